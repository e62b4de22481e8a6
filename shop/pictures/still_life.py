"""Draw the still life of one product."""

from __future__ import annotations

from PIL import Image

from . import palette as c
from .goods.registry import GOODS
from .hand import Hand
from .motif import Motif
from .paper import Paper
from .stage import BASE, lay_prop, set_stage, stand_shadow


def draw(motif: Motif, seed: str, size: tuple[int, int] = (1200, 1200)) -> Image.Image:
    """Draw the good on its shelf.

    The same motif, seed and size (pixels) give the same picture. Other seeds change tint,
    light, label, count and what lies beside, so that a shelf of teas is no row of stamps.
    """
    hand = Hand(f"{motif}:{seed}")
    good = GOODS[motif]
    ground = c.GROUNDS[hand.pick(good.grounds)]
    paper = Paper(size, hand.tone(ground, 0.03))
    set_stage(paper, hand, ground)
    middle = 500 + hand.near(0, 14)
    beside = 0 if good.crowd or hand.chance(0.5) else hand.pick((-1, 1))
    stand_shadow(paper, middle, good.half_width)
    scale = hand.near(1.09, 0.03)
    with paper.at(middle - beside * 40, BASE, scale=scale):
        good.draw(paper, hand)
    if beside:
        lay_prop(paper, hand, beside)
    return paper.finish()
