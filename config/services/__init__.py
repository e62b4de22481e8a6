"""Real services from wheels: what `make run` and the tests stand on."""
