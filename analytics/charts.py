"""Turns figures into the coordinates that the theme's charts draw."""

from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from analytics.queries.sales import SalesDay
from theme.formatting import day_text, dong_text, grouped

WIDTH, HEIGHT = 720, 260
LEFT, TOP, BOTTOM = 60, 16, 28
GRID_LINES = 4
MOST_LABELS = 8
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass
class Chart:
    """What theme/components/chart_bars.html draws, in the box 0 0 width height."""

    title: str
    width: int = WIDTH
    height: int = HEIGHT
    grid: list[dict[str, object]] = field(default_factory=list)
    bars: list[dict[str, object]] = field(default_factory=list)
    labels: list[dict[str, object]] = field(default_factory=list)
    baseline: int = HEIGHT - BOTTOM


def sales_bars(days: list[SalesDay]) -> Chart:
    """Sales per day: what sessions sold stands on what pages sold."""
    chart = Chart(title=_("Sales per day, in million dong"))
    top = round_up(max((day.page + day.live for day in days), default=0))
    room = chart.baseline - TOP
    for line in range(GRID_LINES + 1):
        amount = top * line / GRID_LINES
        y = point(chart.baseline - room * line / GRID_LINES)
        chart.grid.append({"y": y, "label": millions(amount)})
    slot = (WIDTH - LEFT) / max(len(days), 1)
    every = -(-len(days) // MOST_LABELS) or 1
    for index, day in enumerate(days):
        x = LEFT + slot * index
        _add_day(chart, day, x=x, slot=slot, scale=room / top)
        if index % every == 0:
            text = f"{day.day:%d/%m}"
            chart.labels.append({"x": point(x + slot / 2), "text": text})
    return chart


def _add_day(chart: Chart, day: SalesDay, *, x: float, slot: float, scale: float) -> None:
    foot = float(chart.baseline)
    parts = ((day.page, False, _("on pages")), (day.live, True, _("in sessions")))
    for amount, second, where in parts:
        if not amount:
            continue
        height = amount * scale
        foot -= height
        chart.bars.append(
            {
                "x": point(x + slot * 0.15),
                "y": point(foot),
                "width": point(slot * 0.7),
                "height": point(height),
                "second": second,
                "title": f"{day_text(day.day)} {where}: {dong_text(amount)}",
            }
        )


def point(number: float) -> str:
    """A coordinate. As text, because a template would write a comma into a Vietnamese drawing."""
    return f"{number:.1f}"


def round_up(amount: float) -> float:
    """The next round figure above ``amount``, so that grid lines carry round labels."""
    if amount <= 0:
        return 1_000_000
    power = 10 ** (len(str(int(amount))) - 1)
    return next(float(step * power) for step in _STEPS if step * power >= amount)


def millions(amount: float) -> str:
    """Dong as millions for an axis."""
    value = amount / 1_000_000
    if value >= 10 or value == int(value):
        return grouped(round(value))
    return number_format(value, 1)
