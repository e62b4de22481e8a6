"""Choices that look random and are the same on every machine and in every run."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws for one product: the same seed and purpose always give the same answer."""

    def __init__(self, seed: str) -> None:
        self.seed = seed

    def between(self, low: int, high: int, purpose: str) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        digest = hashlib.sha256(f"{self.seed}|{purpose}".encode()).digest()
        return low + int.from_bytes(digest[:8], "big") % (high - low + 1)

    def pick(self, choices: Sequence[T], purpose: str) -> T:
        """One of ``choices``."""
        return choices[self.between(0, len(choices) - 1, purpose)]

    def percent(self, purpose: str) -> int:
        """0 to 99, for "so many of a hundred"."""
        return self.between(0, 99, purpose)
