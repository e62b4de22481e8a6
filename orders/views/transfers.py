"""Bank transfers, confirmed by an officer who has the account's statement at hand."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role, User
from orders import visitor
from orders.actions.bank import confirm_bank_transfer, record_bank_refund
from orders.errors import Invalid, NotAllowed
from orders.models import Order, Payment
from orders.queries import desk
from orders.views.answers import private


def _officer(request: HttpRequest) -> User:
    """Raises Http404 for everybody else: the page does not exist for them."""
    user = visitor.person(request)
    if user is None or not user.has_role(Role.OFFICER):
        raise Http404
    return user


@require_safe
@private
@login_required
def transfers(request: HttpRequest) -> HttpResponse:
    """Transfers that are awaited, and money that must go back."""
    _officer(request)
    context = {"payments": desk.open_transfers(), "refunds": desk.refunds_due()}
    return render(request, "orders/transfers.html", context)


@require_POST
@private
@login_required
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The statement shows it: amount in dong and the bank's reference, as they stand there."""
    officer = _officer(request)
    order = get_object_or_404(Order, code=code)
    digits = "".join(sign for sign in request.POST.get("amount", "") if sign in "0123456789")
    try:
        confirm_bank_transfer(
            order=order,
            amount=int(digits[:15] or 0),
            reference=request.POST.get("reference", ""),
            actor=officer,
        )
        messages.success(request, _("%(code)s is paid.") % {"code": order.code})
    except (Invalid, NotAllowed) as problem:
        messages.error(request, f"{order.code}: {problem}")
    return redirect("transfers")


@require_POST
@private
@login_required
def refunded(request: HttpRequest, number: int) -> HttpResponse:
    """The officer has sent the money back."""
    officer = _officer(request)
    payment = get_object_or_404(Payment, pk=number, method=Order.Method.VIETQR)
    try:
        record_bank_refund(payment=payment, actor=officer)
        messages.success(request, _("The refund is recorded."))
    except NotAllowed as problem:
        messages.error(request, str(problem))
    return redirect("transfers")
