"""API v1: places."""

from django.http import HttpRequest
from ninja import Query, Router, Schema

from accounts.queries.places import FoundPlace, search_places

router = Router(tags=["places"])


class PlaceProvince(Schema):
    """A province of today."""

    code: str
    name: str


class PlaceOut(Schema):
    """A commune of today. ``former`` lists the former places that matched."""

    code: str
    name: str
    province: PlaceProvince
    former: list[str]

    @staticmethod
    def of(found: FoundPlace) -> "PlaceOut":
        """The public form of a found place."""
        commune = found.commune
        province = PlaceProvince(code=commune.province_id, name=commune.province.name)
        return PlaceOut(
            code=commune.code, name=commune.full_name, province=province, former=list(found.former)
        )


@router.get("/places", response=list[PlaceOut], summary="Communes by today's or former names")
def places(request: HttpRequest, q: str = Query(..., min_length=1, max_length=100)) -> list[PlaceOut]:
    """Up to 20 communes, best match first. Former communes, districts and provinces are found too."""
    return [PlaceOut.of(found) for found in search_places(q)]
