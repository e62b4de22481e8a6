"""The places the theme's tests use."""

from typing import Any

COMMUNES: list[dict[str, Any]] = [
    {
        "code": "02020",
        "name": "Xã Chợ Đồn",
        "province": "Tỉnh Thái Nguyên",
        "former": ["thị trấn Bằng Lũng, Bắc Kạn"],
    },
    {"code": "02152", "name": "Xã Na Rì", "province": "Tỉnh Thái Nguyên", "former": []},
]
