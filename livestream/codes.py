"""The short word by which viewers name a product: MD500 for Miến dong, 500 g."""

import re
from collections.abc import Container

from accounts.folding import fold

LONGEST = 12
SHAPE = re.compile(r"[A-Z0-9]{2,12}")


def make_code(name: str, pack: str, taken: Container[str]) -> str:
    """First letters of the first words of ``name``, then the number in ``pack``; not one taken."""
    words = re.findall(r"[a-z0-9]+", fold(name))
    letters = "".join(word[0] for word in words[:2]).upper() or "SP"
    number = "".join(re.findall(r"\d+", fold(pack)))[:4]
    code = f"{letters}{number}" if number else "".join(word[0] for word in words[:4]).upper()
    code = code if len(code) > 1 else f"{code}1"
    tries = 2
    wanted = code
    while wanted in taken:
        wanted = f"{code}{chr(ord('A') + tries - 2)}" if tries < 28 else f"{code}{tries}"
        tries += 1
    return wanted[:LONGEST]
