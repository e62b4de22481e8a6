"""Bank transfers, which an officer reads from the account's statement."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, User
from orders.actions import ledger
from orders.actions.confirm import accept_money
from orders.actions.payments import lock_payment
from orders.actions.states import move_payment
from orders.errors import Invalid, NotAllowed
from orders.models import Order, Payment
from shop.locks import limit_lock_waits
from theme.formatting import dong_text


@transaction.atomic
def confirm_bank_transfer(*, order: Order, amount: int, reference: str, actor: User) -> Payment:
    """The transfer of exactly ``amount`` dong has arrived; ``reference`` is the bank's own.

    A late transfer brings an expired order back when its goods are still there; otherwise it
    becomes due for refund. Raises NotAllowed (no officer, not a transfer, paid already) and
    Invalid (another amount, no reference); then nothing was changed.
    """
    if not actor.has_role(Role.OFFICER):
        raise NotAllowed(_("Only a programme officer may confirm a transfer."))
    if not reference.strip():
        raise Invalid("reference", _("Please give the bank's reference of the transfer."))
    limit_lock_waits()
    locked, payment = lock_payment(_transfer_of(order).pk)
    if amount != payment.amount:
        text = _("The order costs %(due)s but %(came)s arrived. Please send it back or ask.")
        values = {"due": dong_text(payment.amount), "came": dong_text(amount)}
        raise Invalid("amount", text % values)
    if payment.status not in (Payment.Status.WAITING, Payment.Status.EXPIRED):
        raise NotAllowed(_("This transfer has already been confirmed."))
    payment.gateway_intent = reference.strip()[:120]
    payment.save(update_fields=["gateway_intent"])
    accept_money(locked, payment, actor=actor)
    return payment


@transaction.atomic
def record_bank_refund(*, payment: Payment, actor: User) -> Payment:
    """An officer has sent the money back. Raises NotAllowed."""
    if not actor.has_role(Role.OFFICER):
        raise NotAllowed(_("Only a programme officer may send money back."))
    limit_lock_waits()
    order, locked = lock_payment(payment.pk)
    locked.refunded = locked.amount
    if locked.method == Order.Method.STRIPE or not move_payment(
        locked, Payment.Status.REFUNDED, "refunded"
    ):
        raise NotAllowed(_("No refund by transfer is due for this payment."))
    ledger.post_refund_paid(order, locked)
    return locked


def _transfer_of(order: Order) -> Payment:
    payment = order.payments.filter(method=Order.Method.VIETQR).first()
    if payment is None:
        raise NotAllowed(_("This order is not paid by bank transfer."))
    return payment
