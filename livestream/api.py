"""Sessions for programs: what is on, what is shown, and what viewers send.

Answers as in the public interface: times with offset, integer dong, problem+json on refusal.
"""

import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Field, Query, Router, Schema, Status
from pydantic import AwareDatetime, ConfigDict, field_validator

from accounts.models import User
from livestream import speakers
from livestream.actions.audience import complain, remind
from livestream.actions.chat import post_message
from livestream.errors import BadMessage, Held, Refused, SlowDown
from livestream.models import Complaint, MarketSession
from livestream.queries.detail import session_detail, session_list
from livestream.queries.sessions import PUBLIC, public_session
from orders.api.inputs import Text
from theme.problem import Problem

router = Router(tags=["sessions"])


class Filters(Schema):
    """Which sessions."""

    state: str = Field("", description="scheduled, waiting, live or ended; empty for all of them.")
    from_: AwareDatetime | None = Field(None, alias="from", description="Ends after this moment.")
    to: AwareDatetime | None = Field(None, description="Starts before this moment.")
    page: int = Field(1, ge=1, le=10_000)
    page_size: int = Field(20, ge=1, le=100)

    @field_validator("state")
    @classmethod
    def known(cls, value: str) -> str:
        if value and value not in PUBLIC:
            raise ValueError("scheduled, waiting, live, ended")
        return value

    @field_validator("from_", "to")
    @classmethod
    def on_our_clock(cls, value: datetime.datetime | None) -> datetime.datetime | None:
        """In UTC: PostgreSQL knows fewer offsets, and fewer days with one, than ISO 8601."""
        try:
            return value.astimezone(datetime.UTC) if value else None
        except OverflowError as error:
            raise ValueError("out of range") from error


class SessionOut(Schema):
    """One session in a list."""

    slug: str
    title: str
    state: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    url: str
    producers: list[dict[str, str]]
    viewers: int | None


class SessionsOut(Schema):
    """A page of sessions."""

    count: int
    page: int
    page_size: int
    results: list[SessionOut]


class ProductOut(Schema):
    """A product of a line-up: the pack that is sold. ``stars`` is null unless certified today."""

    slug: str
    name: str
    sku: str
    pack: str
    price: int
    compare_at: int | None
    stars: int | None
    available: int


class LineupOut(Schema):
    """One place of the line-up. ``code`` is the short word that viewers type."""

    position: int
    code: str
    product: ProductOut
    deal: None = None


class PlayerOut(Schema):
    """What a player needs; empty before the session and where there is no picture."""

    hls: str
    poster: str


class SessionDetailOut(Schema):
    """One session whole."""

    slug: str
    title: str
    summary: str
    state: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    hosts: list[str]
    producers: list[dict[str, str]]
    lineup: list[LineupOut]
    pinned: list[str]
    player: PlayerOut
    viewers: int | None
    rules_url: str
    events_url: str
    last_event: int


class MessageIn(Schema):
    """What somebody says."""

    model_config = ConfigDict(extra="forbid")
    text: Text = Field(max_length=2000)
    name: Text = Field("", max_length=200)


class ReminderIn(Schema):
    """Where the reminder goes."""

    model_config = ConfigDict(extra="forbid")
    email: Text = Field(max_length=254)

    @field_validator("email")
    @classmethod
    def real(cls, value: str) -> str:
        try:
            validate_email(value)
        except ValidationError as error:
            raise ValueError(error.messages[0]) from error
        return value


class ComplaintIn(Schema):
    """What a viewer reports."""

    model_config = ConfigDict(extra="forbid")
    kind: Complaint.Kind = Complaint.Kind.OTHER
    text: Text = Field(min_length=10, max_length=1000)
    contact: Text = Field("", max_length=120)


class AcceptedOut(Schema):
    """The request was taken."""

    id: int


def _session(slug: str) -> MarketSession:
    try:
        return public_session(slug)
    except MarketSession.DoesNotExist:
        raise Http404 from None


def _problem(refused: Refused) -> Problem:
    """How each refusal is told to a program."""
    status = {SlowDown: 429, Held: 422, BadMessage: 422}.get(type(refused), 409)
    extra: dict[str, Any] = {}
    if isinstance(refused, SlowDown):
        extra["retry_after"] = refused.seconds
    if isinstance(refused, BadMessage):
        extra["errors"] = [{"field": "text", "message": refused.sentence}]
    return Problem(status, refused.code, refused.sentence, **extra)


@router.get("/sessions", response=SessionsOut)
def sessions(request: HttpRequest, filters: Query[Filters]) -> dict[str, Any]:
    """Market sessions by their start; drafts and cancelled ones are left out."""
    return session_list(
        state=filters.state,
        since=filters.from_,
        until=filters.to,
        page=filters.page,
        page_size=filters.page_size,
    )


@router.get("/sessions/{slug}", response=SessionDetailOut)
def session(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One session with its line-up, what is held up now, and where to watch."""
    return session_detail(_session(slug), site=settings.SITE_URL)


@router.post("/sessions/{slug}/chat", response={202: AcceptedOut})
def chat(request: HttpRequest, slug: str, message: MessageIn, response: HttpResponse) -> Any:
    """Say something. It is shown to everyone through the event stream."""
    found = _session(slug)
    visitor = speakers.visitor_of(request)
    try:
        speakers.hold_back(request)
        posted = post_message(
            session=found,
            text=message.text,
            name=speakers.name_of(request, visitor, message.name),
            visitor=visitor,
            user=request.user if isinstance(request.user, User) else None,
            is_host=speakers.runs(request.user, found),
        )
    except Refused as refused:
        raise _problem(refused) from refused
    speakers.remember(request, response, visitor)
    return Status(202, {"id": posted.pk})


@router.post("/sessions/{slug}/reminders", response={201: AcceptedOut})
def reminders(request: HttpRequest, slug: str, wish: ReminderIn) -> Any:
    """One mail when the waiting room opens."""
    language = "en" if (get_language() or "vi").startswith("en") else "vi"
    try:
        speakers.hold_back_mails(request, wish.email)
        made = remind(session=_session(slug), email=wish.email, language=language)
    except Refused as refused:
        raise _problem(refused) from refused
    return Status(201, {"id": made.pk})


@router.post("/sessions/{slug}/complaints", response={201: AcceptedOut})
def complaints(request: HttpRequest, slug: str, complaint: ComplaintIn) -> Any:
    """Report something about a session, during it or after."""
    try:
        speakers.hold_back_reports(request)
    except Refused as refused:
        raise _problem(refused) from refused
    made = complain(
        session=_session(slug),
        kind=complaint.kind,
        text=complaint.text,
        contact=complaint.contact,
        user=request.user if isinstance(request.user, User) else None,
    )
    return Status(201, {"id": made.pk})
