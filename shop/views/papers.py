"""Certificates in the shape the certificate panel shows."""

from typing import Any

from shop.models import Certificate
from shop.queries.certificates import PaperState
from shop.queries.products import Paper

_STATES = {PaperState.ACTIVE: "valid", PaperState.EXPIRING: "ending"}


def panel(paper: Paper | None, ended: Certificate | None) -> dict[str, Any] | None:
    """The paper that holds, or the one that has ended: without stars and without score."""
    if paper is not None:
        certificate = paper.certificate
        return {
            **_common(certificate),
            "stars": certificate.stars,
            "score": f"{certificate.score:.2f}".replace(".", ","),
            "potential_five": certificate.is_potential_five,
            "status": _STATES[paper.state],
        }
    if ended is None:
        return None
    return {**_common(ended), "stars": None, "status": "ended"}


def _common(certificate: Certificate) -> dict[str, Any]:
    return {
        "decision_no": certificate.decision_no,
        "decision_date": certificate.decision_date,
        "issuer": certificate.issuer,
        "valid_from": certificate.valid_from,
        "valid_to": certificate.valid_to,
    }
