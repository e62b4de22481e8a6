"""Limits the operator may set. Rules of the law with dates are rows in the database instead."""

from config.settings.env import env

# How long goods stay reserved for an unpaid order, in seconds.
VIETQR_HOLD_SECONDS: int = env.int("VIETQR_HOLD_SECONDS", 24 * 3600)
STRIPE_HOLD_SECONDS: int = env.int("STRIPE_HOLD_SECONDS", 35 * 60)
# Above this total cash on delivery is not offered, in dong.
COD_LIMIT_DONG: int = env.int("COD_LIMIT_DONG", 5_000_000)
# How long a buyer may send goods back, in days (policy of the shop, shown at checkout).
RETURN_DAYS: int = env.int("RETURN_DAYS", 7)
# From the confirmation of an order to the door, in days (promised at checkout).
DELIVERY_DAYS_LEAST: int = env.int("DELIVERY_DAYS_LEAST", 2)
DELIVERY_DAYS_MOST: int = env.int("DELIVERY_DAYS_MOST", 7)
# Recording and chat of a live session are kept this long, in days. The length of the legal period
# could not be confirmed, so it is a setting.
LIVE_RETENTION_DAYS: int = env.int("LIVE_RETENTION_DAYS", 1096)
# The waiting room opens this long before a session starts, in seconds.
LIVE_WAITING_ROOM_SECONDS: int = env.int("LIVE_WAITING_ROOM_SECONDS", 15 * 60)
# Readiness turns red when the oldest unsent outbox message is older than this, in seconds.
OUTBOX_MAX_AGE_SECONDS: int = env.int("OUTBOX_MAX_AGE_SECONDS", 300)
