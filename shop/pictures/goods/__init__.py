"""The goods themselves, a module per corner of the market."""
