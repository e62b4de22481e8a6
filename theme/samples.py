"""Made-up goods for the gallery, in the shape every component documents."""

from typing import Any

from django import forms


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


def sample_context() -> dict[str, Any]:
    """Everything the gallery shows."""
    return {
        "products": [
            _product(session="Đang giới thiệu"),
            _product(name="Bí xanh thơm Ba Bể", producer="HTX Yến Dương", place="Ba Bể",
                     price=38000, compare_at=45000, stars=3),
            _product(name="Trà hoa vàng Bắc Kạn", producer="Công ty Hà Diệp", place="",
                     price=180000, stars=4),
            _product(name="Mật ong Thanh Thịnh", producer="Tổ hợp tác nuôi ong", place="",
                     price=150000, stars=3),
            _product(name="Gạo nếp Tài hữu cơ", producer="HTX Yến Dương", place="Ba Bể",
                     price=62000, stars=None),
            _product(name="Rượu men lá Bằng Phúc", producer="HTX Bằng Phúc", place="Chợ Đồn",
                     price=120000, stars=4, in_stock=False),
        ],
        "form": SampleForm(),
        "wrong_form": SampleForm({"name": "", "phone": "09123", "email": "khong phai email"}),
    }
