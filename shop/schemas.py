"""What API v1 says about products, certificates and producers. Amounts are dong, weights grams."""

import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from shop.models import Producer

MAX_PAGE_SIZE = 100
# PostgreSQL takes no NUL in a text, so the address may not carry one either.
Text = Annotated[str, Field(max_length=120, pattern=r"^[^\x00]*$")]
Slug = Annotated[str, Field(max_length=90, pattern=r"^[A-Za-z0-9_-]+$")]
Place = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00]+$")]
Code = Annotated[str, Field(pattern=r"^[0-9]{1,8}$")]
Dong = Annotated[int, Field(ge=0, le=1_000_000_000)]
Sort = Literal["relevance", "newest", "price", "-price", "best_selling", "stars"]
PageNumber = Annotated[int, Field(ge=1, le=100_000)]
PageSize = Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE)]


class Paging(Schema):
    """Which page, and how many to a page."""

    page: PageNumber = 1
    page_size: PageSize = 24


class ProductQuery(Paging):
    """Every limit of the catalogue. Lists are asked for by repeating the parameter."""

    q: Text = ""
    stars: list[Annotated[int, Field(ge=3, le=5)]] = []
    group: list[Annotated[int, Field(ge=1, le=6)]] = []
    province: list[Place] = []
    commune: list[Code] = []
    producer: list[Slug] = []
    producer_kind: list[Producer.Kind] = []
    min_price: Dong | None = None
    max_price: Dong | None = None
    in_stock: bool = False
    sort: Sort | None = None


class TextQuery(Paging):
    """Words to look for."""

    q: Text = ""


class ProducerShort(Schema):
    """Who makes it."""

    slug: str
    name: str
    kind: str


class PlaceOut(Schema):
    """Where it comes from: today's names, and the words of the paper."""

    commune: str
    province: str
    as_certified: str


class ImageOut(Schema):
    """One picture; sizes in pixels."""

    src: str
    srcset: str
    alt: str
    width: int
    height: int


class ProductOut(Schema):
    """A product on a shelf. ``stars`` is null unless a certificate holds today."""

    slug: str
    name: str
    stars: int | None
    price: int | None
    compare_at: int | None
    producer: ProducerShort
    place: PlaceOut
    image: ImageOut | None
    in_stock: bool
    alcohol: bool
    url: str


class FacetOut(Schema):
    """One choice and how many products it leaves under the other choices."""

    value: str
    label: str
    count: int


class FacetsOut(Schema):
    """Every facet of the catalogue."""

    stars: list[FacetOut]
    group: list[FacetOut]
    province: list[FacetOut]
    producer_kind: list[FacetOut]
    price: list[FacetOut]
    in_stock: list[FacetOut]


class ProductPage(Schema):
    """One page of products with the facets of the whole answer."""

    count: int
    page: int
    page_size: int
    results: list[ProductOut]
    facets: FacetsOut


class VariantOut(Schema):
    """A pack that can be put into a cart."""

    sku: str
    name: str
    price: int
    compare_at: int | None
    weight_g: int
    available: int


class CertificateOut(Schema):
    """The paper that holds today."""

    stars: int
    score: Decimal
    potential_five: bool
    decision_no: str
    decision_date: datetime.date
    issuer: str
    valid_from: datetime.date
    valid_to: datetime.date
    status: str


class FactOut(Schema):
    """One line of the label. ``sample`` marks what was made up for a demo."""

    key: str
    label: str
    value: str
    sample: bool


class RatingOut(Schema):
    """What buyers say."""

    average: float | None
    count: int


class ProductDetail(ProductOut):
    """Everything about one product."""

    description: str
    functional_food: bool
    variants: list[VariantOut]
    certificate: CertificateOut | None
    certificate_ended: datetime.date | None
    facts: list[FactOut]
    images: list[ImageOut]
    rating: RatingOut
    lots: list[dict[str, str]]
    sessions: list[dict[str, Any]]
    sample_data: bool


class LookupProduct(Schema):
    """A product in the public lookup."""

    slug: str
    name: str
    url: str


class LookupOut(Schema):
    """Is this still OCOP today? ``stars`` only while the paper holds; status "none" without one."""

    product: LookupProduct
    producer: ProducerShort
    stars: int | None
    decision_no: str
    issuer: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    status: str


class LookupPage(Schema):
    """One page of the lookup."""

    count: int
    page: int
    page_size: int
    results: list[LookupOut]


class ProducerOut(ProducerShort):
    """A producer in a list."""

    place: PlaceOut
    products: int
    image: ImageOut | None
    url: str


class ProducerPage(Schema):
    """One page of producers."""

    count: int
    page: int
    page_size: int
    results: list[ProducerOut]


class ProducerDetail(ProducerShort):
    """A producer with its products."""

    place: PlaceOut
    story: str
    image: ImageOut | None
    url: str
    products: list[ProductOut]
