"""The programme's rules as first rows of the database, with their dates and their sources.

Officers keep them in the admin afterwards: a new decision is a new row, never a change of code.
"""

import datetime
from typing import NamedTuple


class Group(NamedTuple):
    """A product group of decision 919/QĐ-TTg of 1 August 2022."""

    number: int
    slug: str
    name_vi: str
    name_en: str
    is_service: bool = False


GROUPS = (
    Group(1, "thuc-pham", "Thực phẩm", "Food"),
    Group(2, "do-uong", "Đồ uống", "Drinks"),
    Group(3, "duoc-lieu", "Dược liệu và sản phẩm từ dược liệu", "Herbs and herbal products"),
    Group(4, "thu-cong-my-nghe", "Thủ công mỹ nghệ", "Handicrafts"),
    Group(5, "sinh-vat-canh", "Sinh vật cảnh", "Ornamental plants and animals"),
    Group(
        6,
        "du-lich",
        "Du lịch cộng đồng, sinh thái và điểm du lịch",
        "Community and eco tourism",
        is_service=True,
    ),
)
GROUP_NUMBERS = {group.name_vi: group.number for group in GROUPS}


class Criteria(NamedTuple):
    """An edition of the assessment criteria. ``valid_to`` is its last day, None while in force."""

    code: str
    name: str
    valid_from: datetime.date
    valid_to: datetime.date | None


CRITERIA = (
    Criteria(
        "1048/QĐ-TTg",
        "Bộ tiêu chí theo Quyết định 1048/QĐ-TTg (2019), sửa đổi bởi 781/QĐ-TTg (2020)",
        datetime.date(2019, 8, 21),
        datetime.date(2023, 2, 23),
    ),
    Criteria(
        "148/QĐ-TTg",
        "Bộ tiêu chí theo Quyết định 148/QĐ-TTg (2023)",
        datetime.date(2023, 2, 24),
        None,
    ),
)
# Stars and the least score that earns them; below 50 there is no OCOP certificate.
BANDS = ((3, "50.00"), (4, "70.00"), (5, "90.00"))


class Issuer(NamedTuple):
    """Who recognised products of so many stars in a period; ``valid_to`` is the last day."""

    stars: int
    level: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    source: str


_START = datetime.date(2019, 8, 21)
ISSUERS = (
    Issuer(3, "province", _START, datetime.date(2023, 2, 23), "1048/QĐ-TTg, 781/QĐ-TTg"),
    Issuer(3, "district", datetime.date(2023, 2, 24), datetime.date(2025, 6, 30), "148/QĐ-TTg"),
    Issuer(3, "province", datetime.date(2025, 7, 6), None, "1489/QĐ-TTg"),
    Issuer(4, "province", _START, None, "1048/QĐ-TTg, 148/QĐ-TTg"),
    Issuer(5, "central", _START, None, "1048/QĐ-TTg, 148/QĐ-TTg"),
)
