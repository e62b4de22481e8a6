"""Gateways and bank account. Amounts are integer dong everywhere."""

from config.settings.env import DEMO, env

STRIPE_SECRET_KEY: str = env.str("STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRET: str = env.str("STRIPE_WEBHOOK_SECRET", "")
# Empty means Stripe itself.
STRIPE_API_BASE: str = env.str("STRIPE_API_BASE", "")

# The account that VietQR transfers go to. The defaults belong to the sample shop.
BANK_BIN: str = env.str("BANK_BIN", "970436" if DEMO else "")
BANK_NAME: str = env.str("BANK_NAME", "Vietcombank" if DEMO else "")
BANK_ACCOUNT: str = env.str("BANK_ACCOUNT", "1017595600" if DEMO else "")
BANK_HOLDER: str = env.str("BANK_HOLDER", "CHO OCOP" if DEMO else "")
