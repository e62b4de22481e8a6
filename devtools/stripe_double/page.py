"""The hosted page: addresses, and who goes where after paying."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

from devtools.stripe_double import page_html, page_text, pay, session_state
from devtools.stripe_double.double import Double
from devtools.stripe_double.errors import StripeError
from devtools.stripe_double.store import Body

_CSS = Path(__file__).with_name("static") / "page.css"
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"


@dataclass(frozen=True)
class Reply:
    """An HTTP answer."""

    status: int
    body: bytes
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


def _html(status: int, text: str) -> Reply:
    headers = {"Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}
    return Reply(status, text.encode(), headers=headers)


def _go(url: str) -> Reply:
    return Reply(303, b"", headers={"Location": url})


class Page:
    """Answers a browser."""

    def __init__(self, double: Double) -> None:
        self._double = double

    def answer(
        self, method: str, path: str, query: str, body: str, headers: dict[str, str]
    ) -> Reply:
        """Any address outside the API and the switches."""
        if path == "/_assets/page.css":
            return Reply(200, _CSS.read_bytes(), "text/css; charset=utf-8")
        if path == "/healthz":
            return Reply(200, b"ok", "text/plain")
        accepted = headers.get("accept-language", "")
        language = page_text.language_of(None, accepted)
        parts = path.strip("/").split("/")
        typed = {name: values[-1].strip() for name, values in parse_qs(body).items()}
        try:
            if method in ("GET", "POST") and parts[:2] == ["c", "pay"] and len(parts) == 3:
                return self._pay(method, parts[2], typed, accepted)
            if method in ("GET", "POST") and parts[:2] == ["c", "3ds"] and len(parts) == 3:
                return self._check(method, parts[2], typed, accepted)
        except StripeError as fault:
            if fault.status != 404:
                raise
        return _html(404, page_html.unknown(language, page_text.texts(language)))

    def _pay(self, method: str, session_id: str, typed: dict[str, str], accepted: str) -> Reply:
        session = session_state.current(self._double, session_id)
        language = page_text.language_of(session["locale"], accepted)
        words = page_text.texts(language)
        if session["status"] != "open":
            if method == "POST" and session["status"] == "complete":
                return _go(pay.success_url(session))
            return _html(200, page_html.closed(session, language, words))
        if method == "GET":
            problem = self._last_problem(session, words)
            return _html(200, page_html.checkout(session, language, words, None, problem))
        shortcut = typed.get("shortcut")
        form = pay.CardForm(
            number=shortcut or "".join(typed.get("number", "").split()),
            expiry="12/34" if shortcut else typed.get("expiry", ""),
            cvc="123" if shortcut else typed.get("cvc", ""),
            name=typed.get("name", ""),
            email=typed.get("email", ""),
        )
        fault = form.fault(self._double)
        if fault:
            page = page_html.checkout(session, language, words, form, words[fault])
            return _html(422, page)
        return self._after(pay.pay(self._double, session, form), session)

    def _after(self, intent: Body, session: Body) -> Reply:
        if intent["status"] == "succeeded":
            return _go(pay.success_url(session))
        if intent["status"] == "requires_action":
            return _go(f"/c/3ds/{intent['id']}")
        return _go(f"/c/pay/{session['id']}")

    def _last_problem(self, session: Body, words: dict[str, str]) -> str | None:
        """Why the last try failed: the page shows it until a try succeeds."""
        if not session["payment_intent"]:
            return None
        intent = self._double.get("payment_intent", session["payment_intent"])
        error = intent["last_payment_error"]
        return page_text.reason(words, error) if error else None

    def _check(self, method: str, intent_id: str, typed: dict[str, str], accepted: str) -> Reply:
        intent = self._double.get("payment_intent", intent_id)
        session = None
        if intent["_session"]:
            session = session_state.current(self._double, intent["_session"])
            intent = self._double.get("payment_intent", intent_id)
        language = page_text.language_of(session["locale"] if session else None, accepted)
        if method == "GET" and intent["status"] == "requires_action":
            return _html(200, page_html.bank(intent, language, page_text.texts(language)))
        if method == "POST":
            approved = typed.get("result") == "approve"
            intent = pay.finish_check(self._double, intent, approved=approved)
        if session:
            return self._after_check(intent, session)
        target = intent["_return_url"]
        return _go(target) if target else Reply(200, intent["status"].encode(), "text/plain")

    def _after_check(self, intent: Body, session: Body) -> Reply:
        if intent["status"] == "succeeded":
            return _go(pay.success_url(session))
        return _go(f"/c/pay/{session['id']}")
