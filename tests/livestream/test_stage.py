"""Starting, ending and holding goods up; each refusal leaves everything as it was."""

import pytest
from django.utils import timezone

from livestream.actions.audience import remind
from livestream.actions.lineup import Place, set_lineup
from livestream.actions.sales import announce_sold
from livestream.actions.stage import (
    cancel_session,
    end_session,
    pin_item,
    start_session,
    unpin_item,
)
from livestream.errors import CodeTaken, NotLive, NotPossible, TooManyPins
from livestream.models import LineupItem, LiveEvent, MarketSession, Pin, SessionChange
from livestream.queries.sessions import is_sold_in, sessions_of_products
from orders import hooks as order_hooks
from orders.models import OutboxMessage
from shop import hooks as shop_hooks
from tests.livestream.world import make_session, make_variant

pytestmark = pytest.mark.django_db
State = MarketSession.State


def told(session: MarketSession) -> list[str]:
    return list(LiveEvent.objects.filter(session=session).values_list("kind", flat=True))


class TestStartAndEnd:
    def test_a_marketer_may_start_early_and_the_waiting_room_is_passed(self) -> None:
        session = make_session(state=State.SCHEDULED, starts_in=3600)
        started = start_session(session=session)
        assert started.state == State.LIVE
        assert started.started_at is not None
        assert started.started_at <= timezone.now()
        assert list(SessionChange.objects.values_list("after", flat=True)) == ["waiting", "live"]

    @pytest.mark.parametrize("state", ["draft", "live", "ended", "cancelled"])
    def test_nothing_else_can_be_started(self, state: str) -> None:
        session = make_session(state=state)
        with pytest.raises(NotPossible):
            start_session(session=session)
        session.refresh_from_db()
        assert (session.state, told(session)) == (state, [])

    @pytest.mark.parametrize("state", ["draft", "scheduled", "waiting", "ended", "cancelled"])
    def test_only_a_running_session_can_end(self, state: str) -> None:
        session = make_session(state=state)
        with pytest.raises(NotPossible):
            end_session(session=session)
        session.refresh_from_db()
        assert (session.state, told(session)) == (state, [])

    def test_the_end_takes_the_goods_down(self) -> None:
        session = make_session(items=2)
        pin_item(session=session, code="MD1")
        end_session(session=session)
        assert not Pin.objects.filter(unpinned_at__isnull=True).exists()
        assert told(session) == ["pin", "state"]

    def test_calling_off_withdraws_the_reminders(self) -> None:
        session = make_session(state=State.SCHEDULED, starts_in=7200)
        remind(session=session, email="a@example.com")
        cancel_session(session=session)
        assert not OutboxMessage.objects.exists()


class TestPins:
    def test_the_newest_comes_first(self) -> None:
        session = make_session(items=3)
        assert pin_item(session=session, code="MD1") == ["MD1"]
        assert pin_item(session=session, code="MD2") == ["MD2", "MD1"]
        assert pin_item(session=session, code="MD3") == ["MD3", "MD2", "MD1"]

    def test_a_fourth_is_refused_with_a_sentence(self) -> None:
        session = make_session(items=4)
        for code in ("MD1", "MD2", "MD3"):
            pin_item(session=session, code=code)
        with pytest.raises(TooManyPins) as refused:
            pin_item(session=session, code="MD4")
        assert refused.value.sentence
        assert Pin.objects.filter(unpinned_at__isnull=True).count() == 3
        assert told(session) == ["pin"] * 3

    def test_pinning_twice_tells_once(self) -> None:
        session = make_session(items=1)
        pin_item(session=session, code="MD1")
        pin_item(session=session, code="MD1")
        assert told(session) == ["pin"]

    def test_unpinning_what_is_not_up_tells_nothing(self) -> None:
        session = make_session(items=1)
        assert unpin_item(session=session, code="MD1") == []
        assert told(session) == []

    def test_nothing_is_held_up_before_the_show(self) -> None:
        session = make_session(state=State.WAITING, items=1)
        with pytest.raises(NotLive):
            pin_item(session=session, code="MD1")
        assert not Pin.objects.exists()

    def test_another_sessions_product_cannot_be_pinned(self) -> None:
        session, other = make_session(items=1), make_session(items=2)
        assert other.lineup.count() == 2
        with pytest.raises(LineupItem.DoesNotExist):
            pin_item(session=session, code="MD2")


class TestLineup:
    def test_codes_come_from_the_name_and_never_twice(self) -> None:
        session = make_session()
        items = set_lineup(session=session, places=[Place(make_variant()) for _ in range(3)])
        assert [item.code for item in items] == ["MD500", "MD500A", "MD500B"]

    def test_two_products_may_swap_their_words_and_places(self) -> None:
        session = make_session(items=2)
        first, second = session.lineup.all()
        set_lineup(
            session=session, places=[Place(second.variant, "MD1"), Place(first.variant, "MD2")]
        )
        rows = session.lineup.values_list("position", "code", "variant")
        assert list(rows) == [(1, "MD1", second.variant_id), (2, "MD2", first.variant_id)]
        assert told(session) == ["lineup"]

    @pytest.mark.parametrize("code", ["MD1", "x y", "Đ1", "A"])
    def test_a_word_that_stands_twice_or_is_no_word_is_refused(self, code: str) -> None:
        session = make_session(items=1)
        kept = session.lineup.get()
        with pytest.raises(CodeTaken):
            set_lineup(
                session=session, places=[Place(kept.variant, "MD1"), Place(make_variant(), code)]
            )
        assert session.lineup.count() == 1

    def test_a_session_that_is_over_keeps_its_lineup(self) -> None:
        session = make_session(state=State.ENDED, items=1)
        with pytest.raises(NotPossible):
            set_lineup(session=session, places=[])
        assert session.lineup.count() == 1


class TestFloorsBelow:
    def test_a_pack_is_sold_in_a_session_only_while_it_runs(self) -> None:
        for state, expected in [("live", True), ("waiting", False), ("ended", False)]:
            session = make_session(state=state, items=1)
            variant = session.lineup.get().variant
            assert is_sold_in(session.slug, variant) is expected
            assert order_hooks.sold_in_session(session.slug, variant) is expected
        assert not is_sold_in(make_session().slug, variant)

    def test_a_product_knows_its_sessions(self) -> None:
        session = make_session(items=1)
        product = session.lineup.get().variant.product_id
        found = shop_hooks.upcoming_sessions([product])
        assert found == sessions_of_products([product])
        assert [one["slug"] for one in found[product]] == [session.slug]

    def test_orders_announce_their_sales_here(self) -> None:
        assert announce_sold in order_hooks._sale_listeners
