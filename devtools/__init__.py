"""Programs for development and tests only: nothing here runs in production."""
