"""The hosted page in a real browser: no JavaScript needed, no barrier found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import stripe
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.stripe_double.program import Program

pytestmark = pytest.mark.browser
Make = Callable[..., stripe.checkout.Session]


def _open(chromium: Browser, width: int, *, scripts: bool) -> Page:
    size = {"width": width, "height": 844}
    return chromium.new_page(viewport=size, java_script_enabled=scripts)  # type: ignore[arg-type]


def test_a_buyer_pays_without_javascript_after_a_decline_and_a_refused_check(
    chromium: Browser, double: Program, client: stripe.StripeClient, new_session: Make
) -> None:
    # The stand-in itself plays the shop: its /healthz is a page that always answers.
    back = f"{double.url}/healthz?phien={{CHECKOUT_SESSION_ID}}"
    session = new_session(success_url=back)
    page = _open(chromium, 390, scripts=False)
    page.goto(session.url or "")

    page.click("#shortcut-declined")
    assert "Ngân hàng từ chối thẻ này" in page.get_by_role("alert").inner_text()
    page.fill("#number", "4000 0027 6000 3184")
    page.fill("#expiry", "12/34")
    page.fill("#cvc", "123")
    page.click("#pay")
    page.click("#fail")
    assert "Ngân hàng chưa xác nhận được bạn" in page.get_by_role("alert").inner_text()
    page.click("#shortcut-check")
    page.click("#approve")

    page.wait_for_url(f"**/healthz?phien={session.id}")
    paid = client.v1.checkout.sessions.retrieve(session.id)
    assert (paid.status, paid.payment_status) == ("complete", "paid")
    page.close()


def test_leaving_goes_back_to_the_shop_and_takes_nothing(
    chromium: Browser, double: Program, client: stripe.StripeClient, new_session: Make
) -> None:
    page = _open(chromium, 390, scripts=False)
    session = new_session(cancel_url=f"{double.url}/healthz?quay-lai")
    page.goto(session.url or "")
    page.click("#abandon")
    page.wait_for_url("**/healthz?quay-lai")
    assert client.v1.checkout.sessions.retrieve(session.id).status == "open"
    assert client.v1.payment_intents.list().data == []
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_the_page_has_no_barrier_and_fits(
    chromium: Browser, new_session: Make, locale: str, width: int
) -> None:
    # axe has to put a script into the page, which the page's own policy forbids.
    context = chromium.new_context(viewport={"width": width, "height": 844}, bypass_csp=True)
    page = context.new_page()
    page.goto(new_session(locale=locale).url or "")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
