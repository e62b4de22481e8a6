"""Reading the programme's product list, and the sample figures that a demo shop needs."""
