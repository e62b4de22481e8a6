"""A stand-in for Stripe that speaks real HTTP, for development and tests only.

Written from Stripe's public API reference. It keeps its state in one SQLite file, shows a hosted
test payment page, signs and delivers webhooks, and can be told to fail in the ways a payment
service fails. What it covers and where it differs: docs/reference/stripe-double.md.

    python -m devtools.stripe_double --port 12111 --state-dir var/stripe \\
        --webhook-url http://127.0.0.1:8000/webhooks/stripe/ \\
        --webhook-secret whsec_test --secret-key sk_test_local
"""
