"""Officers end a certificate in the admin, and its stars are gone everywhere at once."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.actions.people import seed_roles
from accounts.models import Role, User
from shop.actions.officers import open_papers_desk
from shop.clock import today
from shop.models import Certificate
from tests.shop import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate() -> Certificate:
    product = shelf.product("Miến dong Tài Hoan")
    shelf.pack(product)
    return shelf.certify(product)


def signed_in(role: Role) -> Client:
    seed_roles()
    open_papers_desk()
    user = User.objects.create_user(f"{role.value}@example.com", "a long password")
    user.groups.add(Group.objects.get(name=role.value))
    client = Client()
    client.force_login(user)
    return client


def form_of(certificate: Certificate, **changes: object) -> dict[str, object]:
    names = ("score", "status", "decision_no", "decision_date", "issuer_level", "issuer")
    return {
        "product": certificate.product_id,
        "criteria": certificate.criteria_id,
        **{name: getattr(certificate, name) for name in names},
        "valid_from": certificate.valid_from,
        "valid_to": certificate.valid_to,
        **changes,
    }


def stars_shown(certificate: Certificate) -> list[object]:
    """On the API's shelf, in its facet and on the product page."""
    client = Client()
    answer = client.get("/api/v1/products").json()
    facet = {one["value"]: one["count"] for one in answer["facets"]["stars"]}
    page = client.get(f"/san-pham/{certificate.product.slug}/").content.decode()
    return [answer["results"][0]["stars"], facet.get("5", 0), "OCOP 5 sao" in page]


def test_ending_a_paper_yesterday_takes_its_stars_away_at_once(certificate: Certificate) -> None:
    client = signed_in(Role.OFFICER)
    assert stars_shown(certificate) == [5, 1, True]
    yesterday = today() - datetime.timedelta(days=1)

    address = f"/quan-tri/snippets/shop/certificate/edit/{certificate.pk}/"
    assert client.get(address).status_code == 200
    answer = client.post(address, form_of(certificate, valid_to=yesterday))

    assert answer.status_code == 302, answer.context["form"].errors
    assert stars_shown(certificate) == [None, 0, False]


def test_editors_and_strangers_cannot_touch_a_paper(certificate: Certificate) -> None:
    address = f"/quan-tri/snippets/shop/certificate/edit/{certificate.pk}/"
    for client in (signed_in(Role.EDITOR), signed_in(Role.MARKETER), Client()):
        client.post(address, form_of(certificate, valid_to=certificate.valid_from))
    before = certificate.valid_to
    certificate.refresh_from_db()
    assert certificate.valid_to == before
