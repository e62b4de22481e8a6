"""The ledger: what each business event means in money. Debits positive, credits negative, dong.

| event            | debit             | credit                                               |
|------------------|-------------------|------------------------------------------------------|
| sale             | receivable        | producer payable, commission, tax withheld, shipping |
| payment received | cash              | receivable (or refund, when nothing is owed any more)|
| cancellation     | the sale, negated |                                                      |
| refund due       | receivable        | refund                                               |
| refund paid      | refund            | cash                                                 |
"""

from collections.abc import Iterable
from dataclasses import dataclass

from orders.models import LedgerEntry, LedgerTransaction, Order, OrderLine, Payment

Account = LedgerEntry.Account


@dataclass(frozen=True)
class Entry:
    """One side: ``amount`` dong, positive for a debit."""

    account: str
    amount: int
    method: str = ""
    producer_id: int | None = None


def post(*, key: str, kind: str, order: Order, entries: Iterable[Entry]) -> LedgerTransaction:
    """Writes one transaction, inside the caller's database transaction.

    ``key`` is unique, so an event is booked once (IntegrityError otherwise). The database refuses
    the commit when the entries do not sum to zero.
    """
    booked = LedgerTransaction.objects.create(key=key, kind=kind, order=order)
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            transaction=booked,
            account=entry.account,
            method=entry.method,
            producer_id=entry.producer_id,
            amount=entry.amount,
        )
        for entry in entries
        if entry.amount
    )
    return booked


def post_sale(order: Order, lines: Iterable[OrderLine]) -> None:
    """The buyer owes the total; each producer is owed its lines less commission and tax.

    Shipping is the platform's: it pays the carriers.
    """
    entries = [Entry(Account.RECEIVABLE, order.total, order.method)]
    owed: dict[int, int] = {}
    commission = tax = 0
    for line in lines:
        net = line.total - line.commission - line.tax_withheld
        owed[line.producer_id] = owed.get(line.producer_id, 0) + net
        commission += line.commission
        tax += line.tax_withheld
    entries += [
        Entry(Account.PRODUCER_PAYABLE, -net, producer_id=producer)
        for producer, net in sorted(owed.items())
    ]
    entries += [
        Entry(Account.COMMISSION, -commission),
        Entry(Account.TAX_WITHHELD, -tax),
        Entry(Account.SHIPPING, -order.shipping),
    ]
    post(key=f"sale:{order.code}", kind="sale", order=order, entries=entries)


def post_received(order: Order, payment: Payment) -> None:
    """Money for a sale has arrived."""
    _move(order, payment, "received", Account.CASH, Account.RECEIVABLE)


def post_received_unowed(order: Order, payment: Payment) -> None:
    """Money has arrived for an order that is over: it is the buyer's, to be given back."""
    _move(order, payment, "received", Account.CASH, Account.REFUND)


def post_cancellation(order: Order) -> None:
    """The sale never was: every entry of it negated, withheld tax and commission included."""
    sold = LedgerEntry.objects.filter(transaction__key=f"sale:{order.code}")
    entries = [
        Entry(entry.account, -entry.amount, entry.method, entry.producer_id) for entry in sold
    ]
    post(key=f"cancel:{order.code}", kind="cancellation", order=order, entries=entries)


def post_refund_due(order: Order, payment: Payment) -> None:
    """What the buyer paid for a cancelled sale is now owed to them."""
    _move(order, payment, "refund_due", Account.RECEIVABLE, Account.REFUND)


def post_refund_paid(order: Order, payment: Payment) -> None:
    """The money has gone back."""
    _move(order, payment, "refunded", Account.REFUND, Account.CASH)


def _move(order: Order, payment: Payment, kind: str, debit: str, credit: str) -> None:
    post(
        key=f"{kind}:{order.code}:{payment.pk}",
        kind=kind,
        order=order,
        entries=[
            Entry(debit, payment.amount, payment.method),
            Entry(credit, -payment.amount, payment.method),
        ],
    )
