"""Why an action on a session was refused. Each says what the person can do next."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Refused(Exception):
    """An action that was not carried out; ``sentence`` is for the person who asked."""

    code = "not_allowed"

    @property
    def sentence(self) -> str:
        """What to do, in the reader's language."""
        return _("This cannot be done right now. Reload the page to see how things stand.")


class NotPossible(Refused):
    """The session is in a state from which this does not follow."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{before} → {after}")
        self.before, self.after = before, after

    @property
    def sentence(self) -> str:
        return {
            "ended": _("This session is over."),
            "cancelled": _("This session was cancelled."),
            "live": _("This session is already live."),
        }.get(self.before, super().sentence)


class TooManyPins(Refused):
    """Three products are held up already."""

    @property
    def sentence(self) -> str:
        return _("Three products are pinned already. Unpin one of them first.")


class NotLive(Refused):
    """Only a running session has a stage."""

    @property
    def sentence(self) -> str:
        return _("The session is not live, so nothing can be pinned.")


class ChatClosed(Refused):
    """Nobody can talk before the waiting room opens or after the end."""

    code = "chat_closed"

    @property
    def sentence(self) -> str:
        return _("The chat is open from the waiting room until the session ends.")


class SlowDown(Refused):
    """Too many messages at once; ``seconds`` is how long to wait."""

    code = "slow_down"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds

    @property
    def sentence(self) -> str:
        return ngettext(
            "That was quick. You can write again in %(n)d second.",
            "That was quick. You can write again in %(n)d seconds.",
            self.seconds,
        ) % {"n": self.seconds}


class Held(Refused):
    """The message was kept for the host to read, and not shown."""

    code = "held"

    @property
    def sentence(self) -> str:
        return _("Your message waits for the host: it has a link, a phone number or a rude word.")


class BadMessage(Refused):
    """Empty or too long."""

    code = "invalid"

    @property
    def sentence(self) -> str:
        return _("A message has 1 to 300 characters, a name 1 to 40.")


class CodeTaken(Refused):
    """Two products of a session would answer to one word, or the word is no word."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code_word = code

    @property
    def sentence(self) -> str:
        return _(
            "Each code word is 2 to 12 letters or digits and stands once: check “%(code)s”."
        ) % {"code": self.code_word}
