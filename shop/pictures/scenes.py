"""The larger pictures: a producer's banner, a story's cover, a session's poster."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from . import palette as c
from .goods.living import palm
from .goods.registry import GOODS
from .hand import Hand
from .motif import Motif
from .paper import Paper
from .scenery import lantern, market_table, ridge, seller, stilt_house, sun, terrace
from .shapes import box, ellipse, smooth, zigzag
from .stage import BASE, set_shelf, stand_shadow

PRODUCER_KINDS = ("cooperative", "cooperative_group", "household", "enterprise")

_SKIES: dict[str, tuple[c.Rgb, c.Rgb]] = {
    "cooperative": (c.rgb("#F2DFA9"), c.TURMERIC),
    "cooperative_group": (c.rgb("#D5E3E2"), c.TURMERIC),
    "household": (c.rgb("#F0DAD3"), c.HONEY),
    "enterprise": (c.rgb("#D5DEEA"), c.CREAM),
}


def draw_producer_banner(kind: str, seed: str, size: tuple[int, int] = (1600, 600)) -> Image.Image:
    """Draw the highlands a producer works in.

    `kind` is the producer's kind: a cooperative gets several houses among terraces, a group two,
    a household one, an enterprise a long workshop. An unknown kind is drawn as a household.
    """
    hand = Hand(f"banner:{kind}:{seed}")
    sky, disc = _SKIES.get(kind, _SKIES["household"])
    paper = Paper(size, hand.tone(sky, 0.04))
    sun(paper, hand.near(500, 380), hand.near(270, 50), hand.near(96, 14), disc, c.CARD)
    for foot, height, pitch, share in (
        (1000, 760, 520, 0.16),
        (1000, 600, 420, 0.34),
        (1000, 430, 460, 0.6),
    ):
        paper.cut(ridge(paper, hand, foot, height, pitch), c.mix(sky, c.TEA, share), lift=0.5)
    span = paper.right - paper.left
    for share in (0.16, 0.52, 0.86):
        x = paper.left + span * hand.near(share, 0.04)
        terrace(paper, hand, x, 1000, hand.near(760, 80), hand.near(380, 60))
    _settle(paper, hand, kind)
    _hem(paper, c.INDIGO)
    return paper.finish()


def _settle(paper: Paper, hand: Hand, kind: str) -> None:
    """Put the houses of a producer of this kind into the valley."""
    count = {"cooperative": 3, "cooperative_group": 2}.get(kind, 1)
    span = paper.right - paper.left
    first = hand.pick((0.26, 0.62))
    for i in range(count):
        x = paper.left + span * (first + i * 0.2 if first < 0.5 else first - i * 0.2)
        scale = hand.near(0.62, 0.06) * (0.86 if i else 1)
        with paper.at(x, 930, scale=scale, flip=hand.chance(0.5)):
            stilt_house(paper, hand)
            if kind == "enterprise":
                with paper.at(500, 0):
                    stilt_house(paper, hand)
            with paper.at(380 if kind != "enterprise" else -390, 0):
                palm(paper, hand, hand.near(440, 60))


def _hem(paper: Paper, cloth: c.Rgb) -> None:
    """Close a scene with a band of brocade at its lower edge."""
    width = paper.right - paper.left
    paper.ink(box(paper.left, 930, width, 80), cloth)
    count = int(width / 40)
    paper.stroke(zigzag(paper.left, paper.right, 966, 34, count), c.TURMERIC, 9)
    paper.stroke(zigzag(paper.left, paper.right, 984, 34, count), c.ROSE, 5)


def draw_story_cover(seed: str, motif: Motif, size: tuple[int, int] = (1600, 900)) -> Image.Image:
    """Draw a story's good on its shelf, with the valley it comes from behind it."""
    hand = Hand(f"story:{motif}:{seed}")
    good = GOODS[motif]
    ground = c.GROUNDS[hand.pick(good.grounds)]
    paper = Paper(size, ground)
    side = hand.pick((-1, 1))
    sun(
        paper,
        500 - side * hand.near(420, 60),
        260,
        hand.near(120, 16),
        hand.pick((c.TURMERIC, c.HONEY)),
        c.CARD,
    )
    for foot, height, pitch, share in (
        (800, 520, 520, 0.12),
        (800, 380, 420, 0.24),
        (800, 250, 460, 0.42),
    ):
        paper.cut(ridge(paper, hand, foot, height, pitch), c.mix(ground, c.TEA, share), lift=0.4)
    terrace(paper, hand, 500 - side * 560, 800, 760, 330)
    with paper.at(500 - side * 500, 800, scale=0.5):
        stilt_house(paper, hand)
    set_shelf(paper, hand, ground)
    middle = 500 + side * 270
    stand_shadow(paper, middle, good.half_width * 1.1)
    with paper.at(middle, BASE, scale=1.12):
        good.draw(paper, hand)
    return paper.finish()


def night_valley(paper: Paper, hand: Hand) -> None:
    """Paint the indigo evening of a market session: moon, mountains, first stars."""
    width = paper.right - paper.left
    for i in range(5):
        paper.ink(
            box(paper.left, 760 - i * 150, width, 1000),
            c.mix(c.NIGHT, c.DUSK, 0.3 + i * 0.12),
            alpha=70,
        )
    for _ in range(26):
        x, y = paper.left + width * hand.rng.random(), hand.near(180, 190)
        paper.ink(ellipse(x, y, 3.2, 3.2, 12), c.CREAM, alpha=170)
    sun(paper, paper.right - width * 0.16, 250, 112, c.TURMERIC, c.TURMERIC)
    for height, pitch, colour in (
        (640, 560, c.mix(c.DUSK, c.SLATE, 0.3)),
        (520, 460, c.mix(c.TEA, c.NIGHT, 0.45)),
        (380, 420, c.TEA),
        (250, 520, c.FOREST),
    ):
        paper.cut(ridge(paper, hand, 960, height, pitch, sharp=True), colour, lift=0.6)


def draw_session_poster(
    seed: str, motifs: Sequence[Motif], size: tuple[int, int] = (1280, 720)
) -> Image.Image:
    """Draw a market session at night: the seller behind a table with up to six goods on it."""
    hand = Hand(f"session:{','.join(motifs)}:{seed}")
    paper = Paper(size, c.DUSK)
    night_valley(paper, hand)
    _lantern_line(paper, hand)
    with paper.at(500, 392, scale=0.92):
        seller(paper, hand)
    market_table(paper, 800, hand.pick((c.CLAY, c.mix(c.LACQUER, c.BARK, 0.45), c.BARK)))
    for x, motif in zip(_places(paper, len(motifs)), motifs, strict=False):
        with paper.at(x, 812, scale=0.42):
            GOODS[motif].draw(paper, hand)
    return paper.finish()


def _places(paper: Paper, count: int) -> list[float]:
    """Return where up to six goods stand: left and right in turn, the seller's middle free."""
    shown = min(count, 6)
    lanes = (500 - paper.left, -1), (paper.right - 500, 1)
    places: list[float] = []
    for (room, side), many in zip(lanes, (-(-shown // 2), shown // 2), strict=True):
        step = (room - 300) / max(many, 1)
        places += [500 + side * (240 + step * (i + 0.5)) for i in range(many)]
    return places


def _lantern_line(paper: Paper, hand: Hand) -> None:
    rope = [
        (paper.left - 20, 20),
        (paper.left * 0.4 + 100, 110),
        (500, 60),
        (paper.right * 0.6 + 200, 116),
        (paper.right + 20, 10),
    ]
    line = smooth(rope, closed=False)
    paper.stroke(line, c.STRAW, 4)
    for k in (7, 16, 32, 41):
        x, y = line[min(k, len(line) - 1)]
        with paper.at(x, y, scale=hand.near(0.78, 0.08)):
            lantern(paper, hand.pick((c.LACQUER, c.HONEY, c.TURMERIC)))
