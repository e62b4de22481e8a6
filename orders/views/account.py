"""A signed-in buyer's orders."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from orders import visitor
from orders.queries.desk import orders_of
from orders.views.answers import private


@require_safe
@private
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The list; each order opens without its token, because its owner is signed in."""
    user = visitor.person(request)
    orders = orders_of(user) if user else []
    return render(request, "orders/account_orders.html", {"orders": orders})
