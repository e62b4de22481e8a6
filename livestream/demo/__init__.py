"""The sample sessions of the demo: a rota that never ends, and a host who reads from a script."""
