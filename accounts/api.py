"""API v1: places."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from accounts.queries.places import FoundPlace, search_places

router = Router(tags=["places"])
MOST_FOUND = 200


class PlaceOut(Schema):
    """A commune of today. ``former`` lists the former places that matched."""

    code: str
    name: str
    province: str
    former: list[str]

    @staticmethod
    def of(found: FoundPlace) -> "PlaceOut":
        """The public form of a found place."""
        commune = found.commune
        return PlaceOut(
            code=commune.code,
            name=commune.full_name,
            province=commune.province.name,
            former=list(found.former),
        )


class PlacePage(Schema):
    """One page of places."""

    count: int
    page: int
    page_size: int
    results: list[PlaceOut]


@router.get("/places", response=PlacePage, summary="Communes by today's or former names")
def places(
    request: HttpRequest,
    q: str = Query(..., min_length=1, max_length=100),  # type: ignore[type-arg]
    page: int = Query(1, ge=1),  # type: ignore[type-arg]
    page_size: int = Query(20, ge=1, le=100),  # type: ignore[type-arg]
) -> PlacePage:
    """Communes, best match first. Former communes, districts and provinces are found too."""
    found = search_places(q, limit=MOST_FOUND)
    start = (page - 1) * page_size
    shown = [PlaceOut.of(place) for place in found[start : start + page_size]]
    return PlacePage(count=len(found), page=page, page_size=page_size, results=shown)
