"""What belongs to others does not exist: not by its number, not by its code, not by a guess."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.actions.addresses import save_address
from accounts.models import Role, User
from livestream.models import MarketSession
from orders.models import Cart, Order
from tests.attacks.scene import api, browser_of, is_problem, member_of, nothing_changes, signed_in
from tests.livestream.world import make_session
from tests.orders.goods import Market, buy, filled_cart
from tests.orders.page_steps import link

pytestmark = pytest.mark.django_db
TOKENS = {
    "no": "", "a-guess": "x" * 43, "a-longer": "y" * 4000, "a-star": "*", "a-joker": "%",
    "letters": "ă" * 43, "null": "null",
}  # fmt: skip
PARTS = ["", "tinh-trang/", "ma-qr.png", "da-thanh-toan/"]
DEEDS = ["tra-tien/", "huy/"]


@pytest.mark.parametrize("title", TOKENS)
def test_an_order_opens_with_its_own_token_only(placed: Order, title: str) -> None:
    for client in (Client(), signed_in()):
        with nothing_changes():
            for part in PARTS:
                answer = client.get(link(placed, part, token=TOKENS[title]))
                assert answer.status_code == 404
                assert placed.name not in answer.content.decode()
            for part in DEEDS:
                assert client.post(link(placed, part, token=TOKENS[title])).status_code == 404
        User.objects.all().delete()


@pytest.mark.parametrize("title", TOKENS)
def test_a_wrong_code_and_a_wrong_token_look_alike(placed: Order, title: str) -> None:
    if title == "letters":
        pytest.skip("a header cannot hold them")
    with nothing_changes():
        answers = [
            api(method, f"/orders/{code}{part}", **{"X-Order-Token": TOKENS[title][:64]})
            for code in (placed.code, "DH999999")
            for method, part in (("GET", ""), ("POST", "/cancel"))
        ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    pages = [
        Client().get(f"/don-hang/{code}/", {"t": TOKENS[title]}).content
        for code in (placed.code, "DH999999")
    ]
    assert pages[0].replace(placed.code.encode(), b"DH999999") == pages[1]


def test_another_orders_token_opens_nothing(market: Market, placed: Order) -> None:
    own = buy(filled_cart((market.noodles, 1)), market)
    with nothing_changes():
        assert Client().get(link(placed, token=own.access_token)).status_code == 404
        header = {"X-Order-Token": own.access_token}
        assert api("POST", f"/orders/{placed.code}/cancel", **header).status_code == 404


def test_the_owner_alone_needs_no_token(market: Market, placed: Order) -> None:
    owner = User.objects.create_user("owner@example.com", "a long passphrase")
    Order.objects.filter(pk=placed.pk).update(user=owner)
    assert browser_of(owner).get(f"/don-hang/{placed.code}/").status_code == 200
    other = signed_in()
    assert other.get(f"/don-hang/{placed.code}/").status_code == 404
    assert placed.code not in other.get("/tai-khoan/don-hang/").content.decode()


def test_a_persons_cart_is_not_given_out_by_its_id(market: Market) -> None:
    owner = User.objects.create_user("owner@example.com", "a long passphrase")
    cart = Cart.objects.create(user=owner)
    with nothing_changes():
        for method, part, sent in (
            ("GET", "", None), ("DELETE", "", None), ("PUT", "/lines/MIEN-500", {"quantity": 1}),
            ("POST", "/quote", {"commune_code": market.near.pk}),
        ):  # fmt: skip
            answer = api(method, f"/carts/{cart.pk}{part}", sent)
            assert (answer.status_code, is_problem(answer)) == (404, True)
        forged = Client()
        forged.cookies["gio"] = f"{cart.pk}:1vMabc:forged-signature"
        assert forged.post("/gio-hang/dong/MIEN-500/", {"quantity": "3"}).status_code == 302


def test_a_guests_cookie_cannot_be_forged(market: Market) -> None:
    cart = filled_cart((market.noodles, 2))
    for value in (str(cart.pk), f"{cart.pk}:x:y", ""):
        client = Client()
        client.cookies["gio"] = value
        with nothing_changes():
            assert "Miến dong" not in client.get("/gio-hang/").content.decode()
            client.post("/gio-hang/dong/MIEN-500/", {"quantity": "9"})


@pytest.mark.parametrize("to", ["packed", "handed_over", "delivered", "cancelled", "", "new"])
def test_another_producers_parcel_does_not_exist(placed: Order, to: str) -> None:
    own = placed.parcels.get(producer__slug="ho-tai-hoan")
    other = placed.parcels.get(producer__slug="htx-yen-duong")
    client = member_of(own.producer)
    with nothing_changes():
        assert client.get(f"/kenh-nguoi-ban/don-hang/{other.pk}/").status_code == 404
        step = f"/kenh-nguoi-ban/don-hang/{other.pk}/buoc/"
        assert client.post(step, {"to": to}).status_code == 404
        for pile in ("new", "sent", "done", "off", "x"):
            page = client.get("/kenh-nguoi-ban/don-hang/", {"xem": pile}).content.decode()
            assert "Một ngày ở bản" not in page


STAFF = {
    "/bao-cao/": Role.OFFICER,
    "/bao-cao/ban-hang.csv": Role.OFFICER,
    "/quan-ly/chuyen-khoan/": Role.OFFICER,
    "/phong-live/": Role.MARKETER,
    "/phong-live/moi/": Role.MARKETER,
    "/kenh-nguoi-ban/don-hang/": None,
    "/quan-tri/": Role.OFFICER,
}


@pytest.mark.parametrize("path", STAFF)
def test_pages_of_the_staff_exist_for_them_only(placed: Order, path: str) -> None:
    member = member_of(placed.parcels.get(producer__slug="ho-tai-hoan").producer)
    strangers = {
        "nobody": Client(),
        "buyer": signed_in(),
        "member": member,
        "marketer": signed_in(Role.MARKETER),
        "officer": signed_in(Role.OFFICER),
    }
    allowed = {
        Role.OFFICER: {"officer"},
        Role.MARKETER: {"marketer", "officer"},
        None: {"member"},
    }[STAFF[path]]
    for who, client in strangers.items():
        status = client.get(path).status_code
        assert (status == 200) == (who in allowed), (who, status)
        assert status in (200, 302, 404), (who, status)


def test_only_an_officer_says_that_money_came(placed: Order) -> None:
    sent = {"amount": str(placed.total), "reference": "FT1"}
    for client in (Client(), signed_in(), signed_in(Role.MARKETER), signed_in(Role.EDITOR)):
        with nothing_changes():
            answer = client.post(f"/quan-ly/chuyen-khoan/{placed.code}/", sent)
            assert answer.status_code in (302, 404)
            payment = placed.payments.get()
            assert client.post(f"/quan-ly/hoan-tien/{payment.pk}/").status_code in (302, 404)


@pytest.mark.parametrize("amount", ["1", "0", "", "-585000", "585000.5", "9" * 400])
def test_an_officer_cannot_accept_another_amount(placed: Order, amount: str) -> None:
    officer = signed_in(Role.OFFICER)
    with nothing_changes():
        sent = {"amount": amount, "reference": "FT1"}
        assert officer.post(f"/quan-ly/chuyen-khoan/{placed.code}/", sent).status_code == 302


@pytest.mark.parametrize("deed", ["start", "end", "cancel", "pin", "unpin", "remove", "say"])
def test_another_marketers_stage_does_not_exist(show: MarketSession, deed: str) -> None:
    for client in (Client(), signed_in(), signed_in(Role.MARKETER)):
        with nothing_changes():
            sent = {"do": deed, "code": "MD1", "message": "1", "text": "Xin chào"}
            answer = client.post(f"/phong-live/{show.slug}/viec/", sent)
            assert answer.status_code in (302, 404)
            assert client.get(f"/phong-live/{show.slug}/").status_code in (302, 404)
            for page in ("hang/luu/", "mo/", "sua/"):
                assert client.post(f"/phong-live/{show.slug}/{page}").status_code in (302, 404)


def test_a_draft_is_not_there_for_others(db: None) -> None:
    draft = make_session(state="draft")
    with nothing_changes():
        assert Client().get(f"/phien-cho/{draft.slug}/").status_code == 404
        assert api("GET", f"/sessions/{draft.slug}").status_code == 404
        for part, sent in (
            ("chat", {"text": "Xin chào"}), ("reminders", {"email": "a@example.com"}),
            ("complaints", {"text": "Mười ký tự trở lên"}),
        ):  # fmt: skip
            assert api("POST", f"/sessions/{draft.slug}/{part}", sent).status_code == 404


def test_another_persons_address_does_not_exist(market: Market) -> None:
    owner = User.objects.create_user("owner@example.com", "a long passphrase")
    fields = {"name": "A", "phone": "+84912345678", "commune": market.near, "line": "Bí mật"}
    mine = save_address(user=owner, fields=fields, is_default=True)  # type: ignore[arg-type]
    client = signed_in()
    with nothing_changes():
        assert client.get(f"/tai-khoan/dia-chi/{mine.pk}/").status_code == 404
        assert client.post(f"/tai-khoan/dia-chi/{mine.pk}/", {"name": "B"}).status_code == 404
        assert client.post(f"/tai-khoan/dia-chi/{mine.pk}/xoa/").status_code == 404
        page = client.get("/thanh-toan/", {"address": mine.pk}).content.decode()
        assert "Bí mật" not in page


@pytest.mark.parametrize(
    "extra", [{"is_staff": "1"}, {"is_superuser": "1"}, {"groups": "1"}, {"email": "x@example.com"},
              {"phone": "+84900000000", "phone_verified": "1"}],
    ids=lambda extra: "-".join(extra),
)  # fmt: skip
def test_a_profile_takes_no_rights(db: None, extra: dict[str, str]) -> None:
    client = signed_in()
    with nothing_changes():
        client.post("/tai-khoan/ho-so/", {"name": "Người lạ", "language": "vi", **extra})
