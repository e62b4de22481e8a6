"""What is said about a product: the facts of the list without claims that only a paper may make."""

import re

from accounts.folding import fold
from shop.catalogue.dice import Dice
from shop.catalogue.profiles import Profile
from shop.catalogue.rows import Row

# Stars, decisions and doubts about the source belong to certificates and to officers. A text that
# repeated them would go on praising stars after they ended.
_CLAIM = re.compile(
    r"sao\b|QĐ|UBND|nguồn|công nhận|cấp lại|cấp giấy|hạng|đợt|dự thi|danh sách|chấm|kiểm|suy"
    r"|OCOP|hội đồng|địa chỉ hai cấp",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\([^)]*\)")
_ALCOHOL = re.compile(r"^ruou\b|do uong co con|\bruou (?!vang mat)")
_FUNCTIONAL = re.compile(r"thuc pham bao ve suc khoe|curcumin|^vien\b|vien nang|vien tinh nghe")

_CARE = {
    1: "Mỗi mẻ làm vừa đủ bán, đóng gói tại nơi sản xuất và ghi rõ ngày làm trên bao bì.",
    2: "Nguyên liệu được chọn và chế biến tại chỗ, đóng gói kín để giữ hương.",
    3: "Nguyên liệu được sơ chế ngay sau khi thu hái, đóng gói kín, ghi rõ cách dùng trên nhãn.",
    4: "Làm thủ công từng chiếc nên kích thước và hoa văn có thể khác nhau đôi chút.",
    5: "Cây được chăm tại vườn và đóng chậu trước khi giao; mỗi cây có dáng riêng.",
    6: "Khách hẹn ngày trước với nơi đón; vé dùng một lần và không cần giao hàng.",
}


def said_facts(facts: str) -> str:
    """The facts that describe the good, as sentences; empty when the list has none."""
    clauses = re.split(r"[;.]\s+|[;.]$", _ASIDE.sub("", facts))
    kept = [clause.strip() for clause in clauses if clause.strip() and not _CLAIM.search(clause)]
    return " ".join(f"{clause[0].upper()}{clause[1:].rstrip('.')}." for clause in kept)


def description(row: Row, current_place: str) -> str:
    """Two short paragraphs: what it is, and who makes it where."""
    made_at = ", ".join(part for part in (row.place, row.province) if part)
    maker = f"{row.name} do {row.producer} làm" if row.producer else row.name
    where = f" tại {made_at}" if made_at and row.producer else ""
    now = f" (nay là {current_place})" if current_place and where else ""
    first = said_facts(row.facts)
    second = f"{maker}{where}{now}. {_CARE[row.group]}" if row.producer else _CARE[row.group]
    return "\n\n".join(part for part in (first, second) if part)


def is_alcohol(row: Row) -> bool:
    """Whether the good is an alcoholic drink: by its name, or because the list says so."""
    return row.group == 2 and bool(_ALCOHOL.search(fold(f"{row.name} | {row.facts}")))


def is_functional_food(row: Row) -> bool:
    """Whether the good must carry the notice that it is no medicine."""
    return row.group in (1, 2, 3) and bool(_FUNCTIONAL.search(fold(f"{row.name} | {row.facts}")))


def label(row: Row, profile: Profile, origin: str) -> dict[str, str | list[str]]:
    """Label data. ``sample`` names the keys that were made up for the demo."""
    values = {
        "net_quantity": ", ".join(pack.name for pack in profile.packs),
        "origin": origin,
        "shelf_life": profile.shelf_life,
        "storage": profile.storage,
        "use": profile.use,
        "warnings": _warnings(row),
    }
    kept: dict[str, str | list[str]] = {key: text for key, text in values.items() if text}
    kept["sample"] = [k for k in ("net_quantity", "shelf_life", "storage", "use") if k in kept]
    return kept


def _warnings(row: Row) -> str:
    if is_alcohol(row):
        return "Sản phẩm dành cho người từ 18 tuổi trở lên. Phụ nữ mang thai không nên dùng."
    if is_functional_food(row):
        text = "Thực phẩm này không phải là thuốc và không có tác dụng thay thế thuốc chữa bệnh."
        return text
    return ""


def sku(slug: str, position: int, taken: Dice) -> str:
    """A short code people can read aloud: initials of the name, three signs, number of the pack."""
    initials = "".join(word[0] for word in slug.split("-"))[:6].upper()
    signs = "".join(
        taken.pick("ABCDEFGHKLMNPQRSTUVXY23456789", f"sku{index}") for index in range(3)
    )
    return f"{initials}-{signs}-{position + 1}"
