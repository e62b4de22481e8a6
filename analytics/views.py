"""Dashboards for programme officers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Role
from accounts.people import role_required
from analytics import charts
from analytics.export import sales_csv
from analytics.queries import sales
from analytics.queries.sessions import sessions_that_ran

PERIODS = (7, 30, 90)
DEFAULT_PERIOD = 30


@role_required(Role.OFFICER)
def reports(request: HttpRequest) -> HttpResponse:
    """Sales of a period: the figures, drawn; the best products, producers and sessions."""
    days = _days(request)
    period = sales.Period.last_days(days)
    now, before = sales.totals(period), sales.totals(period.before)
    change = _change(now.revenue, before.revenue)
    context = {
        "days": days,
        "periods": PERIODS,
        "now": now,
        "change": change,
        "change_text": f"{change or 0:+d}",
        "live_share": round(100 * now.live_revenue / now.revenue) if now.revenue else 0,
        "chart": charts.sales_bars(sales.per_day(period)),
        "products": sales.top_products(period),
        "producers": sales.top_producers(period),
        "sessions": sessions_that_ran(),
    }
    return render(request, "analytics/reports.html", context)


@role_required(Role.OFFICER)
def export_sales(request: HttpRequest) -> HttpResponse:
    """The period's roll-ups as CSV."""
    period = sales.Period.last_days(_days(request))
    response = HttpResponse(sales_csv(period), content_type="text/csv; charset=utf-8")
    name = f"cho-ocop-{period.first:%Y%m%d}-{period.last:%Y%m%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _days(request: HttpRequest) -> int:
    asked = request.GET.get("ngay", "")
    return next((days for days in PERIODS if str(days) == asked), DEFAULT_PERIOD)


def _change(now: int, before: int) -> int | None:
    return round(100 * (now - before) / before) if before else None
