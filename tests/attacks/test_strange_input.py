"""Whatever is typed, pasted or sent: never an error of ours, and nothing changes."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from accounts.models import Role, User
from livestream.models import MarketSession
from orders.models import Order
from shop.models import Member
from tests.attacks.scene import api, browser_of, is_problem, nothing_changes, signed_in
from tests.livestream.world import make_session
from tests.orders.goods import Market
from tests.orders.page_steps import add, link, wish

pytestmark = pytest.mark.django_db
TEXTS = {
    "nul": "a\x00b",
    "only-nul": "\x00",
    "right-to-left": "\u202egnp.exe",
    "decomposed": "Mie\u0302\u0301n",
    "zero-width": "\u200b\u200d\ufeff",
    "ten-thousand": "ă" * 10_000,
    "controls": "\x01\x07\x1b[31m\x7f",
    "emoji": "🍜" * 50,
    "beyond-the-plane": "\U000e0001\U0010fffd",
    "superscript": "²",
    "other-digits": "٣๓",
    "sql": "' OR 1=1; --",
    "tsquery": "a & | ! ( :* <->",
    "like": "%_\\",
    "format": "%s %(x)s {0} {x.__class__}",
    "template": "{{ 7|add:7 }}{% debug %}",
    "minus": "-1",
    "float": "1.5",
    "exponent": "1e309",
    "nan": "NaN",
    "huge": "9" * 30,
    "endless": "9" * 5000,
    "empty": "",
    "spaces": " \t\r\n\u3000 ",
}
# One of each kind of trouble, for the many fields that are read alike.
SOME = ("nul", "ten-thousand", "superscript", "huge", "endless")
PARAMETERS = {
    "/san-pham/": (
        "q", "page", "sort", "stars", "group", "province", "producer_kind", "price",
        "min_price", "max_price", "in_stock",
    ),
    "/nha-san-xuat/": ("q", "page", "producer_kind"),
    "/tra-cuu-ocop/": ("q", "page"),
    "/san-pham/mien-500/": ("sku",),
    "/thanh-toan/": ("address",),
    "/gio-hang/ngan/MIEN-500/": ("session",),
    "/tai-khoan/dang-nhap/": ("next",),
    "/phien-cho/": ("q",),
    "/api/v1/products": (
        "q", "page", "page_size", "sort", "stars", "group", "province", "commune", "producer",
        "producer_kind", "min_price", "max_price", "in_stock",
    ),
    "/api/v1/producers": ("q", "page", "page_size"),
    "/api/v1/certificates": ("q", "page", "page_size"),
    "/api/v1/sessions": ("state", "from", "to", "page", "page_size"),
    "/api/v1/places": ("q", "page", "page_size"),
}  # fmt: skip
SEARCHES = ("/san-pham/", "/tra-cuu-ocop/", "/api/v1/places")


@pytest.fixture
def visitor(market: Market) -> Client:
    """A browser with something in its cart, that shows our errors instead of raising them."""
    client = Client(raise_request_exception=False)
    add(client, market.noodles)
    return client


@pytest.mark.parametrize("path", PARAMETERS)
def test_no_query_parameter_breaks_a_page(visitor: Client, path: str) -> None:
    with nothing_changes():
        for name in PARAMETERS[path]:
            for title in TEXTS if name == "q" and path in SEARCHES else SOME:
                text = TEXTS[title]
                answer = visitor.get(path, {name: text})
                assert answer.status_code < 500, (name, title, answer.status_code)
                if "\0" in text:
                    assert answer.status_code in (400, 422), (name, title)
                if path.startswith("/api/") and answer.status_code != 200:
                    assert is_problem(answer), (name, title, answer.content[:200])


@pytest.mark.parametrize(
    ("query", "statuses"),
    [
        ("page=0", (200, 400)),
        ("page=99999999999", (200, 400)),
        ("sort=evil", (200, 400)),
        ("min_price=-1", (200, 400)),
        ("max_price=1.5", (200, 400)),
        ("min_price=1e3&max_price=0", (200, 400)),
        ("stars=6&stars=-1&stars=5.0", (200, 400)),
        ("%00=1", (400,)),
        ("q=%00", (400,)),
        ("q=%ff%fe", (200,)),
        ("q=a&q=b&q=c", (200, 400)),
        ("&".join(["stars=5"] * 999), (200, 400)),
        ("&".join(f"a{n}=1" for n in range(2000)), (200, 400)),
    ],
)
@pytest.mark.parametrize("path", ["/san-pham/", "/api/v1/products"])
def test_an_absurd_query_is_answered(
    visitor: Client, path: str, query: str, statuses: tuple[int, ...]
) -> None:
    with nothing_changes():
        answer = visitor.get(f"{path}?{query}")
    assert answer.status_code in statuses


MOMENTS = ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00", "9999-12-31T23:59:59-14:00",
           "9999-12-31T23:59:59+23:59", "1e12", "-1e12", "1e308", "99999999999", "now",
           "2026-11-22T20:00:00", "2026-02-30T00:00:00Z", "2026-11-22T24:00:00Z"]  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS)
def test_no_moment_is_out_of_this_world(show: MarketSession, moment: str) -> None:
    for name in ("from", "to"):
        with nothing_changes():
            answer = api("GET", f"/sessions?{name}={moment.replace('+', '%2B')}")
        assert answer.status_code == 200 or is_problem(answer)
        assert answer.status_code in (200, 400)


PATHS = [
    "/san-pham/{}/", "/nha-san-xuat/{}/", "/don-hang/{}/", "/don-hang/{}/tinh-trang/",
    "/don-hang/{}/ma-qr.png", "/gio-hang/ngan/{}/", "/gio-hang/ngan/{}/thanh-toan/",
    "/phien-cho/{}/", "/phong-live/{}/", "/kenh-nguoi-ban/don-hang/{}/", "/tai-khoan/dia-chi/{}/",
    "/quan-ly/chuyen-khoan/{}/", "/tai-khoan/email/{}/", "/cau-chuyen/{}/", "/tai-lieu/{}/x.pdf",
    "/api/v1/products/{}", "/api/v1/producers/{}", "/api/v1/sessions/{}", "/api/v1/orders/{}",
    "/api/v1/carts/{}", "/api/{}", "/en/{}/",
]  # fmt: skip
# These show the cart, or say that a link is used up.
KIND = ("/gio-hang/ngan/{}/thanh", "/tai-khoan/email/")
PRIVATE = re.compile("/(phong-live|quan-ly|kenh|tai-khoan|tai-lieu)")
PIECES = ["%00", "a%00b", "%ff%fe", "9" * 30, "9" * 5000, "..%2f..%2fetc%2fpasswd", "%0d%0aX:1",
          "%E2%80%AE", "a" * 3000, "-1", "²", "%2e%2e", "'"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_address_breaks_the_shop(visitor: Client, path: str) -> None:
    officer = signed_in(Role.OFFICER, raise_request_exception=False)
    with nothing_changes():
        for client in (visitor, officer) if PRIVATE.match(path) else (visitor,):
            for piece in PIECES:
                answer = client.get(path.format(piece), headers={"X-Order-Token": "x"})
                assert answer.status_code < 500, (piece, answer.status_code)
                assert answer.status_code >= 300 or path.startswith(KIND), piece
                if path.startswith("/api/"):
                    assert is_problem(answer), piece


def _forms(market: Market, order: Order, show: MarketSession) -> dict[str, dict[str, str]]:
    """Every form of the shop with values that would do."""
    parcel = order.parcels.first()
    address = {"name": "A", "phone": "0912345678", "place": str(market.near), "line": "B"}
    ask = f"/phien-cho/{show.slug}"
    studio = f"/phong-live/{show.slug}"
    return {
        "/gio-hang/them/": {"sku": "MIEN-500", "quantity": "1", "session": "", "next": "cart"},
        "/gio-hang/dong/MIEN-500/": {"quantity": "2"},
        "/gio-hang/ngan/MIEN-500/thanh-toan/": {
            "step": "start", "sku": "MIEN-500", "quantity": "1", "session": "", "take": "",
        },
        link(order, "tra-tien/"): {"x": ""},
        f"{ask}/noi/": {"text": "Ngon quá", "name": "A"},
        f"{ask}/bao-vi-pham/": {"kind": "other", "text": "Đây là phản ánh", "contact": "A"},
        f"{ask}/nhac/": {"email": "a@example.com"},
        f"{studio}/viec/": {"do": "pin", "code": "MD1", "message": "1", "text": "A"},
        f"{studio}/hang/luu/": {"sku": "", "code": "", "order": "1", "off": "", "add": "", "q": ""},
        "/phong-live/moi/": {"title": "A", "summary": "B", "starts_at": "", "ends_at": ""},
        f"/kenh-nguoi-ban/don-hang/{parcel.pk if parcel else 0}/buoc/": {
            "to": "handed_over", "carrier": "A", "tracking_code": "B",
        },
        f"/quan-ly/chuyen-khoan/{order.code}/": {"amount": "1", "reference": "A"},
        "/tai-khoan/ho-so/": {"name": "A", "language": "vi"},
        "/tai-khoan/dia-chi/moi/": address,
        "/tai-khoan/dang-nhap/": {"login": "a@example.com", "password": "x", "next": ""},
        "/tai-khoan/dang-ky/": {
            "name": "A", "email": "moi@example.com", "phone": "", "password1": "x",
        },
        "/tai-khoan/mat-khau/quen/": {"email": "khong@example.com"},
    }  # fmt: skip


FORMS = 17


@pytest.mark.parametrize("number", range(FORMS))
def test_no_field_of_a_form_breaks_a_page(
    market: Market, placed: Order, show: MarketSession, number: int
) -> None:
    forms = _forms(market, placed, show)
    assert len(forms) == FORMS
    path, values = list(forms.items())[number]
    person = User.objects.create_user("viec@example.com", "a long passphrase", is_superuser=True)
    for producer in {parcel.producer for parcel in placed.parcels.all()}:
        Member.objects.create(producer=producer, user=person)
    outside = path.startswith(("/tai-khoan/dang", "/tai-khoan/mat"))
    client = Client(raise_request_exception=False)
    if not outside:
        client = browser_of(person, raise_request_exception=False)
    for name in values:
        for title in SOME:
            answer = client.post(path, {**values, name: TEXTS[title]})
            assert answer.status_code < 500, (path, name, title)
            if title == "nul":
                assert answer.status_code in (400, 422), (path, name, title)


def test_no_field_of_the_checkout_breaks_it(visitor: Client, market: Market) -> None:
    good = wish(visitor, market.near)
    extra = {"invoice_address": "", "company": "", "tax_code": "", "invoice_email": "", "take": ""}
    for name in {**good, **extra}:
        if name in ("email", "note", "invoice_address"):
            continue
        for title in ("nul", "controls", "ten-thousand", "endless", "superscript", "exponent"):
            value = TEXTS[title] if name != "name" else TEXTS[title] * 200
            answer = visitor.post("/thanh-toan/", {**good, name: value})
            assert answer.status_code in (302, 400, 422, 200), (name, title, answer.status_code)
    assert Order.objects.filter(name__contains="\x01").count() == 0


BODIES: dict[str, Any] = {
    "nothing": "",
    "not-json": "{",
    "a-list": "[]",
    "a-number": "1",
    "null": "null",
    "nested": "[" * 20_000,
    "latin": '{"text": "\xe9"}'.encode("latin-1"),
    "an-endless-number": '{"quantity": ' + "9" * 5000 + "}",
    "infinity": '{"quantity": Infinity, "expected_total": NaN}',
    "surrogate": '{"text": "xin ch\\ud800o c\\u1ea3 nh\\u00e0", "name": "\\udfff"}',
    "nul": '{"text": "xin ch\\u0000o c\\u1ea3 nh\\u00e0", "name": "\\u0000", "email": "\\u0000"}',
    "contact": '{"text": "xin ch\\u00e0o c\\u1ea3 nh\\u00e0", "contact": "\\u0000\\ud800"}',
    "wrong-kinds": '{"text": {}, "name": [], "email": 1, "quantity": "1", "commune_code": 1}',
    "twice": '{"quantity": 1, "quantity": 2}',
    "a-megabyte": json.dumps({"text": "a" * 1_000_000}),
    "three-megabytes": json.dumps({"text": "a" * 3_000_000}),
}


@pytest.mark.parametrize("title", BODIES)
def test_no_body_breaks_the_api(market: Market, title: str) -> None:
    session = make_session(state="waiting", starts_in=600)
    cart = api("POST", "/carts").json()["id"]
    calls = [
        ("PUT", f"/carts/{cart}/lines/MIEN-500"),
        ("POST", f"/carts/{cart}/quote"),
        ("POST", f"/carts/{cart}/checkout"),
        ("POST", f"/sessions/{session.slug}/chat"),
        ("POST", f"/sessions/{session.slug}/reminders"),
        ("POST", f"/sessions/{session.slug}/complaints"),
    ]
    for method, path in calls:
        answer = api(method, path, BODIES[title], **{"Idempotency-Key": "12345678"})
        assert answer.status_code < 500, (path, answer.status_code)
        assert answer.status_code < 300 or is_problem(answer), (path, answer.content[:200])


COOKIES = ['"\\000aaaaaaaaaaaa"', "\u00e9" * 40, "a" * 4000, "x:y:z", "..", "'", '"']


NAMES = ("sessionid", "gio", "gio_n", "visitor", "csrftoken", "messages", "django_language")


@pytest.mark.parametrize("value", COOKIES)
def test_no_cookie_breaks_a_page(show: MarketSession, value: str) -> None:
    client = Client(raise_request_exception=False)
    for name in NAMES:
        for path in ("/gio-hang/", "/tai-khoan/"):
            answer = client.get(path, headers={"Cookie": f"{name}={value}"})
            assert answer.status_code in (200, 302, 400), (name, path, answer.status_code)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded; charset=evil", b"sku=MIEN"),
        ("application/x-www-form-urlencoded", b"sku=%ff%00"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(2000))),
        ("application/x-www-form-urlencoded", b"sku=" + b"a" * 3_000_000),
        ("multipart/form-data; boundary=", b"--\r\n"),
        (MULTIPART_CONTENT, b"--wrong\r\n"),
        ("text/plain", b"\x00"),
        ("", b"sku=1"),
    ],
)
def test_no_broken_body_breaks_a_form(market: Market, kind: str, body: bytes) -> None:
    client = Client(raise_request_exception=False)
    with nothing_changes():
        answer = client.generic("POST", "/gio-hang/them/", body, content_type=kind)
    assert answer.status_code in (302, 400, 413)
