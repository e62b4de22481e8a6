"""Mail goes out once: when the worker dies, when the mail server is away, when Valkey is empty."""

import email
import os
import signal
import time
from email.message import Message
from pathlib import Path

import pytest
import redis
from django.conf import settings as shop
from pytest_django.fixtures import Settings

from orders.actions.outbox import drain_outbox
from orders.models import OutboxMessage
from tests.faults.stage import act, assert_killed, start_worker
from tests.orders.goods import Market, assert_sound, buy, filled_cart
from tests.stripe_double.program import free_port, wait_for


@pytest.fixture
def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that other processes send their mail to."""
    monkeypatch.setenv("EMAIL_URL", f"file:///{tmp_path}")
    return tmp_path


def read(folder: Path) -> list[Message]:
    """Every letter in the folder."""
    texts = (file.read_text() for file in sorted(folder.glob("*.log")))
    parts = [part for text in texts for part in text.split("-" * 79) if part.strip()]
    return [email.message_from_string(part.lstrip()) for part in parts]


def test_killed_before_sending_the_mail_goes_out_once(market: Market, letters: Path) -> None:
    order = buy(filled_cart((market.noodles, 1)), market)

    assert_killed(act("mail", crash="outbox.before_send"))
    assert read(letters) == []
    assert act("mail") == 0
    assert act("mail") == 0

    assert sorted(str(letter["To"]) for letter in read(letters)) == [
        "buyer@example.com",
        "ho-tai-hoan@example.com",
    ]
    assert OutboxMessage.objects.filter(sent_at__isnull=True).count() == 0
    assert order.code in str(email.header.make_header(email.header.decode_header(
        str(read(letters)[0]["Subject"]))))  # fmt: skip


def test_killed_after_sending_the_repetition_carries_the_same_message_id(
    market: Market, letters: Path
) -> None:
    """Nobody can send and commit in one step; mail servers know a repetition by its id."""
    buy(filled_cart((market.noodles, 1)), market)

    assert_killed(act("mail", crash="outbox.after_send"))
    assert act("mail") == 0

    buyer = [letter["Message-ID"] for letter in read(letters) if "buyer@" in str(letter["To"])]
    assert len(buyer) == 2
    assert len(set(buyer)) == 1


def test_mail_server_away_the_letter_waits_and_the_next_try_sends_it(
    market: Market, settings: Settings, mailoutbox: list[object]
) -> None:
    buy(filled_cart((market.noodles, 1)), market)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()

    assert drain_outbox() == 0
    waiting = OutboxMessage.objects.all()
    assert {message.attempts for message in waiting} == {1}
    assert all("Refused" in message.last_error for message in waiting)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert drain_outbox() == 0, "the next try comes later"
    waiting.update(due_at="2026-01-01T00:00Z")
    assert drain_outbox() == 2
    assert len(mailoutbox) == 2


def test_valkey_away_the_order_is_placed_all_the_same(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in another process, because the broker's address is read once."""
    cart = filled_cart((market.noodles, 1))
    monkeypatch.setattr(shop, "REDIS_URL", f"redis://127.0.0.1:{free_port()}/0")
    started = time.monotonic()

    words = (cart.pk, "7b1f4d3e-0000-4000-8000-000000000001", "cod", 198_000, market.near.pk)
    assert act("check_out", *words) == 0

    assert time.monotonic() - started < 20, "the doorbell must not hold the buyer up"
    assert OutboxMessage.objects.filter(sent_at__isnull=True).count() == 2
    assert_sound()


@pytest.mark.slow
def test_worker_killed_and_valkey_flushed_the_mail_goes_out_once(
    market: Market, letters: Path
) -> None:
    worker = start_worker(letters)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait(10)
    redis.Redis.from_url(shop.REDIS_URL).flushdb()
    buy(filled_cart((market.noodles, 1)), market)
    redis.Redis.from_url(shop.REDIS_URL).flushdb()

    worker = start_worker(letters, beat=True)
    try:
        wait_for(lambda: len(read(letters)) >= 2, "the letters", seconds=60)
        time.sleep(2)
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(10)

    ids = [letter["Message-ID"] for letter in read(letters)]
    assert len(ids) == len(set(ids)) == 2
    assert_sound()
