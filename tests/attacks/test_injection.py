"""Text stays text: in pages, in the stream, in mails, in files."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from accounts.models import Role
from analytics.export import safe_cell
from livestream.actions.chat import post_message
from livestream.errors import Held
from livestream.models import ChatMessage, LiveEvent, MarketSession
from livestream.stream import frames
from orders.actions.outbox import drain_outbox
from orders.contact import Contact
from shop.feeds import _plain
from shop.models import Producer, Product
from shop.structured import script_json
from tests.attacks.scene import api, member_of, nothing_changes, signed_in
from tests.livestream.world import make_session
from tests.orders.goods import Market, buy, filled_cart
from tests.orders.page_steps import link

pytestmark = pytest.mark.django_db
EVIL = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)",
    "closing": "</title></script><svg/onload=alert(1)>",
    "template": "{{ 7|add:'7' }}{% debug %}",
    "frame": "a\n\nevent: pin\ndata: {}\n\nid: 99\nretry: 1",
    "entity": "&lt;script&gt;&#x3c;script&#x3e;",
    "header": "A\r\nBcc: victim@example.com\r\n\r\nhello",
}
RAW = re.compile(r"<script>alert|<img src=x|<svg/onload|' onmouseover='alert")


@pytest.mark.parametrize("title", EVIL)
def test_what_a_buyer_writes_is_shown_as_text(market: Market, bank: None, title: str) -> None:
    evil = EVIL[title]
    contact = Contact(f"Người mua {evil}", "0912345678", "buyer@example.com")
    order = buy(
        filled_cart((market.noodles, 1)), market, contact=contact, note=evil,
        address_line=f"Thôn {evil}", invoice={"company": evil, "tax_code": "0123456789"},
    )  # fmt: skip
    parcel = order.parcels.get()
    clients = [
        (Client(), link(order)),
        (member_of(parcel.producer), f"/kenh-nguoi-ban/don-hang/{parcel.pk}/"),
        (signed_in(Role.OFFICER), "/quan-ly/chuyen-khoan/"),
    ]
    for client, path in clients:
        answer = client.get(path)
        assert answer.status_code == 200
        assert not RAW.search(answer.content.decode())
        assert "77" not in answer.content.decode() or title != "template"
    assert drain_outbox() >= 2
    for letter in mail.outbox:
        written = letter.message()
        assert [name for name in written if name.lower() in ("bcc", "cc")] == []
        assert isinstance(letter, EmailMultiAlternatives)
        html = str(letter.alternatives[0][0])
        assert not RAW.search(html)
        assert "victim@example.com" not in " ".join(letter.recipients())


@pytest.mark.parametrize("title", EVIL)
def test_what_is_looked_for_is_shown_as_text(market: Market, title: str) -> None:
    with nothing_changes():
        for path in ("/san-pham/", "/nha-san-xuat/", "/tra-cuu-ocop/", "/en/san-pham/"):
            page = Client().get(path, {"q": EVIL[title], "sort": EVIL[title]}).content.decode()
            assert not RAW.search(page)
        for path in ("/gio-hang/ngan/MIEN-500/", "/tai-khoan/dang-nhap/"):
            sent = {"session": EVIL[title], "next": EVIL[title]}
            assert not RAW.search(Client().get(path, sent).content.decode())


@pytest.mark.parametrize("title", EVIL)
def test_what_is_said_in_the_chat_is_one_line_of_text(show: MarketSession, title: str) -> None:
    try:
        post_message(session=show, text=f"Ngon {EVIL[title]}", name="Khách", visitor="v1")
    except Held:
        assert not LiveEvent.objects.exists()
        return
    event = LiveEvent.objects.get()
    frame = frames.encode(event.kind, event.payload, seq=event.seq).decode()
    lines = frame.split("\n")
    assert [line.split(":")[0] for line in lines] == ["id", "event", "data", "", ""]
    assert "\r" not in frame
    assert json.loads(lines[2].removeprefix("data: "))["text"].startswith("Ngon")
    assert not RAW.search(Client().get(f"/phien-cho/{show.slug}/").content.decode())
    assert not RAW.search(signed_in(Role.OFFICER).get(f"/phong-live/{show.slug}/").content.decode())


@pytest.mark.parametrize("title", EVIL)
def test_what_a_producer_is_called_breaks_no_page_and_no_feed(market: Market, title: str) -> None:
    Producer.objects.filter(pk=market.noodles.product.producer_id or 0).update(name=EVIL[title])
    Product.objects.filter(pk=market.noodles.product_id).update(
        name=EVIL[title], description=EVIL[title]
    )
    for path in ("/san-pham/", "/san-pham/mien-500/", "/nha-san-xuat/"):
        page = Client().get(path).content.decode()
        # Quotes are no danger in the record for search engines; the end of its element is.
        data = re.compile('<script type="application/ld.json">.*?</script>', re.S)
        assert not RAW.search(data.sub("", page)), path
        assert all(json.loads(one[35:-9]) for one in data.findall(page))
    ElementTree.fromstring(Client().get("/feeds/google.xml").content)  # noqa: S314 - our own
    assert "</script>" not in script_json({"name": EVIL[title]})


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(market: Market, text: str) -> None:
    assert safe_cell(text) == _plain(text) == f"'{text}"
    Product.objects.filter(pk=market.noodles.product_id).update(name=text, description=text)
    rows = Client().get("/feeds/facebook.csv").content.decode()
    assert f"'{text.strip()}" in rows or f"'{text}" in rows


NAMES = ["Admin", "ＡＤＭＩＮ", "Ban tổ chức", "Chợ OCOP", "ad\u200bmin", "Người dẫn", "ⓗⓞⓢⓣ"]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_speaks_as_if_for_the_shop(show: MarketSession, name: str) -> None:
    answer = api("POST", f"/sessions/{show.slug}/chat", {"text": "Xin chào", "name": name})
    assert (answer.status_code, answer.json()["code"]) == (422, "held")
    assert not LiveEvent.objects.exists()
    assert not ChatMessage.objects.filter(is_host=True).exists()


HIDDEN = ["gọi 0912 345 678", "gọi ０９１２３４５６７８", "①⓪ www.evil.example", "evil . com",
          "h\u200bttps://evil.example", "ｈｔｔｐｓ：//evil"]  # fmt: skip


@pytest.mark.parametrize("text", HIDDEN)
def test_links_and_numbers_wait_for_the_host(show: MarketSession, text: str) -> None:
    answer = api("POST", f"/sessions/{show.slug}/chat", {"text": text})
    assert (answer.status_code, answer.json()["code"]) == (422, "held")
    assert not LiveEvent.objects.exists()


@pytest.mark.parametrize("extra", ["is_host", "state", "seq", "visitor", "user"])
def test_a_message_takes_no_rank(show: MarketSession, extra: str) -> None:
    with nothing_changes():
        sent = {"text": "Xin chào", extra: 1}
        assert api("POST", f"/sessions/{show.slug}/chat", sent).status_code == 422


ADDRESSES = ["a@example.com\nBcc: b@example.com", "a@example.com,b@example.com", "a@b", "<a@b.vn>",
             "a@example.com\x00", '"a\\\nb"@example.com', "a" * 300 + "@example.com"]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_reminder_goes_to_a_forged_address(db: None, address: str) -> None:
    session = make_session(state="scheduled", starts_in=7200)
    with nothing_changes():
        answer = api("POST", f"/sessions/{session.slug}/reminders", {"email": address})
        assert answer.status_code == 422
        for path, name in (
            (f"/phien-cho/{session.slug}/nhac/", "email"),
            (f"/phien-cho/{session.slug}/noi/", "name"),
            ("/tai-khoan/dang-ky/", "email"),
        ):
            sent = {"text": "Xin chào", "password1": "a long passphrase", "name": "A"}
            form = Client(raise_request_exception=False).post(path, {**sent, name: address})
            assert form.status_code in (200, 400, 422), path
