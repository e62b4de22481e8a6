"""The stand-in for Stripe, driven by Stripe's own Python client over real HTTP."""
