"""Makes one sample session: its line-up from the real catalogue, its poster, its film."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F

from accounts.models import Role, User
from livestream.actions.lineup import Place, set_lineup
from livestream.demo.script import Theme
from livestream.film import read_loop
from livestream.models import MarketSession
from shop.clock import VIETNAM
from shop.models import Product, Variant
from shop.pictures import PictureJob, Scene, motif_for, render
from shop.queries.stars import stars_of_product

FILM = "film/cho-phien"
GOODS = 8
FEWEST = 4
State = MarketSession.State


@transaction.atomic
def make_session(
    *, theme: Theme, starts_at: datetime.datetime, minutes: int, state: str = State.SCHEDULED
) -> MarketSession:
    """A sample session of ``theme`` from ``starts_at`` (UTC); one that is there stays as it is."""
    slug = f"{theme.key}-{starts_at.astimezone(VIETNAM):%Y%m%d-%H%M}"
    found = MarketSession.objects.filter(slug=slug).first()
    if found is not None:
        return found
    goods = goods_of(theme)
    session = MarketSession.objects.create(
        slug=slug,
        title=theme.title,
        summary=theme.summary,
        state=state,
        starts_at=starts_at,
        ends_at=starts_at + datetime.timedelta(minutes=minutes),
        marketer=demo_marketer(),
        poster=poster_stem(theme, goods),
        film=FILM if read_loop(Path(settings.MEDIA_ROOT) / FILM) else "",
        is_sample_data=True,
    )
    set_lineup(session=session, places=[Place(variant) for variant in goods])
    return session


def demo_marketer() -> User | None:
    """The sample sign-in of the marketer, where it exists."""
    return User.objects.filter(groups__name=Role.MARKETER.value).order_by("pk").first()


def goods_of(theme: Theme) -> list[Variant]:
    """Packs that fit the theme and can be bought. No alcohol: it is left out of live sales."""
    packs = (
        Variant.objects.filter(
            is_active=True,
            position=0,
            product__state=Product.State.PUBLISHED,
            product__is_alcohol=False,
            product__is_functional_food=False,
            stock__on_hand__gt=0,
        )
        .select_related("product__producer", "product__category")
        .annotate(stars_today=stars_of_product(product="product"))
        .order_by(F("stars_today").desc(nulls_last=True), "product__folded", "pk")
    )
    rest: list[Variant] = [*packs]
    fits = [one for one in rest if any(word in f"{one.product.folded} " for word in theme.words)]
    others = [one for one in rest if one not in fits]
    wanted = fits if len(fits) >= FEWEST else [*fits, *others[: FEWEST - len(fits)]]
    return wanted[:GOODS]


def poster_stem(theme: Theme, goods: list[Variant]) -> str:
    """The poster's media path without width and ending; drawn when it is not there yet."""
    motifs = tuple(motif_for(pack.product.name, pack.product.category.number) for pack in goods[:6])
    job = PictureJob(
        scene=Scene.SESSION,
        seed=theme.key,
        folder=Path(settings.MEDIA_ROOT) / "posters",
        stem=theme.key,
        motifs=motifs,
    )
    first = render(job)[0].path
    return f"posters/{first.stem.rsplit('-', 1)[0]}"
