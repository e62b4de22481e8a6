"""The last lines of the start: where the shop is, and who can sign in to the demo."""

from __future__ import annotations

from config.services.progress import say

# Kept equal to accounts.actions.people by a test; importing that would load all of Django here.
SIGN_INS = {
    "buyer@example.com": "buys",
    "coop@example.com": "sells: producer workspace /kenh-nguoi-ban/",
    "marketer@example.com": "runs market sessions: studio /phong-live/",
    "officer@example.com": "checks and reports: dashboards /bao-cao/",
    "editor@example.com": "writes: editors' rooms /quan-tri/",
}
PASSWORD = "cho-ocop-2026"  # noqa: S105 - the demo's, for everybody to read


def welcome(address: str, *, seconds: float, demo: bool) -> None:
    """Say it; `seconds` is how long the start took."""
    say(f"\nChợ OCOP is open after {seconds:.0f} s:  {address}\n")
    if demo:
        say(f"Sign in at {address}/tai-khoan/dang-nhap/ with the password {PASSWORD}")
        for email, does in SIGN_INS.items():
            say(f"  {email:<22} {does}")
    say("\nCtrl-C stops everything.")
