"""Blocks that editors put together; each reads what it shows when it is shown."""
