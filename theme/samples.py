"""Made-up goods for the gallery, in the shape every component documents."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone


class SampleForm(forms.Form):
    """A form with one field of each kind people meet."""

    name = forms.CharField(label="Họ và tên", max_length=80)
    phone = forms.CharField(label="Số điện thoại", help_text="Người giao hàng gọi số này.")
    email = forms.EmailField(label="Email", required=False)
    province = forms.ChoiceField(label="Tỉnh, thành phố", choices=[("19", "Thái Nguyên")])
    note = forms.CharField(label="Lời nhắn", required=False, widget=forms.Textarea)
    payment = forms.ChoiceField(
        label="Cách trả tiền",
        widget=forms.RadioSelect,
        choices=[("cod", "Trả tiền khi nhận hàng"), ("vietqr", "Chuyển khoản VietQR")],
    )
    invoice = forms.BooleanField(label="Xuất hoá đơn điện tử", required=False)


def _product(**changes: Any) -> dict[str, Any]:
    product = {
        "url": "#",
        "name": "Miến dong Tài Hoan",
        "producer": "HTX Tài Hoan",
        "place": "Na Rì",
        "price": 95000,
        "compare_at": None,
        "stars": 5,
        "image": None,
        "in_stock": True,
        "session": "",
    }
    return product | changes


def sample_products() -> list[dict[str, Any]]:
    """A shelf of six: with and without stars, reduced, sold out, on show."""
    gourd = {"producer": "HTX Yến Dương", "place": "Ba Bể"}
    return [
        _product(session="Đang giới thiệu"),
        _product(name="Bí xanh thơm Ba Bể", price=38000, compare_at=45000, stars=3, **gourd),
        _product(name="Trà hoa vàng Bắc Kạn", producer="Công ty Hà Diệp", price=180000, stars=4),
        _product(name="Mật ong Thanh Thịnh", producer="Tổ hợp tác nuôi ong", price=150000, stars=3),
        _product(name="Gạo nếp Tài hữu cơ", price=62000, stars=None, **gourd),
        _product(name="Rượu men lá Bằng Phúc", price=120000, stars=4, in_stock=False),
    ]


def sample_certificates() -> dict[str, dict[str, Any]]:
    """One paper that holds and one that has ended."""
    held = {
        "stars": 5,
        "score": "92,50",
        "decision_no": "1234/QĐ-BNN",
        "issuer": "Bộ Nông nghiệp và Môi trường",
        "valid_from": date(2025, 6, 24),
        "valid_to": date(2028, 6, 24),
        "status": "valid",
    }
    ended = {"stars": None, "status": "ended", "valid_to": date(2026, 6, 24)}
    return {"certificate": held, "ended_certificate": held | ended}


def sample_sessions(now: datetime) -> dict[str, Any]:
    """A session on air, one about to start, one planned, one ended."""
    on_air = {
        "url": "#",
        "title": "Chợ phiên Ba Bể: mùa miến mới",
        "subtitle": "HTX Tài Hoan đang giới thiệu · phiên do Đoàn xã tổ chức",
        "state": "live",
        "viewers": 2148,
        "producers": 4,
        "products": 12,
        "starts_at": now - timedelta(hours=1),
        "ends_at": now + timedelta(hours=1),
    }
    waiting = {"state": "waiting", "starts_at": now + timedelta(minutes=9)}
    planned = {"state": "planned", "starts_at": now + timedelta(days=2)}
    ended = {"state": "ended", "starts_at": now - timedelta(days=2), "figures": "1.240 đơn"}
    return {"session": on_air, "sessions": [on_air | waiting, on_air | planned, on_air | ended]}


def sample_facets() -> list[dict[str, Any]]:
    """Filters of a catalogue."""
    stars = [
        {"value": n, "label": f"{n} sao", "count": c, "stars": n, "checked": n == 4}
        for n, c in ((5, 4), (4, 21), (3, 96))
    ]
    groups = [
        {"value": "food", "label": "Thực phẩm", "count": 84},
        {"value": "drinks", "label": "Đồ uống", "count": 27},
        {"value": "crafts", "label": "Thủ công mỹ nghệ", "count": 0},
    ]
    return [
        {"title": "Hạng sao hôm nay", "name": "stars", "options": stars},
        {"title": "Nhóm sản phẩm", "name": "group", "options": groups, "folded": True},
    ]


def sample_charts() -> dict[str, Any]:
    """Seven days of sales as bars and as a line, in a box of 600 × 200."""
    values = [60, 96, 42, 120, 150, 132, 88]
    days = ["16/11", "17/11", "18/11", "19/11", "20/11", "21/11", "22/11"]
    places = [70 + 76 * index for index in range(len(values))]
    grid = [{"y": 10, "label": "15 tr"}, {"y": 90, "label": "7,5 tr"}, {"y": 170, "label": "0"}]
    labels = [{"x": x + 24, "text": day} for x, day in zip(places, days, strict=True)]
    bars = [
        {"x": x, "y": 170 - v, "width": 48, "height": v, "title": f"{v / 10} triệu"}
        for x, v in zip(places, values, strict=True)
    ]
    points = " ".join(f"{x + 24},{170 - v}" for x, v in zip(places, values, strict=True))
    base = {"title": "Doanh thu theo ngày", "width": 600, "height": 200, "grid": grid}
    line = {"lines": [{"points": points}], "area": f"94,170 {points} 550,170"}
    return {
        "bars": base | {"bars": bars, "labels": labels},
        "line": base | line | {"labels": labels},
    }


def sample_context() -> dict[str, Any]:
    """Everything the gallery shows."""
    now = timezone.now()
    products = sample_products()
    deal = {"price": 79000, "ends_at": now + timedelta(minutes=5), "sold": 340, "quantity": 500}
    return {
        "now": now,
        "products": products,
        "form": SampleForm(),
        "wrong_form": SampleForm({"name": "", "phone": "0912", "email": "khong phai email"}),
        "facets": sample_facets(),
        "charts": sample_charts(),
        "page": Paginator(range(400), 24).get_page(4),
        "pin": {
            "product": products[0] | {"name": "Miến dong Tài Hoan 500 g"},
            "price": 95000,
            "deal": deal,
            "code": "MD500",
        },
        **sample_certificates(),
        **sample_sessions(now),
    }
