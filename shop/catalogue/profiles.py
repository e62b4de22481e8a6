"""Plausible packs, prices and label texts by kind of good. All of it is sample data.

The list that is imported knows neither price nor pack; a shop cannot be tried without them.
"""

from typing import NamedTuple

from shop.pictures import Motif


class Pack(NamedTuple):
    """``factor`` times the base price, in hundredths; weights in grams, packed."""

    name: str
    weight_g: int
    factor: int


class Profile(NamedTuple):
    """``low`` and ``high`` bound the first pack's price in thousand dong."""

    low: int
    high: int
    packs: tuple[Pack, ...]
    shelf_life: str
    storage: str
    use: str


_DRY = "Nơi khô ráo, thoáng mát, tránh ánh nắng trực tiếp"
_COLD = "Ngăn mát 2–6 °C, dùng sớm sau khi mở"
_FROZEN = "Ngăn đông −18 °C; rã đông trong ngăn mát"

_SACK = (Pack("Túi 1 kg", 1050, 100), Pack("Túi 2 kg", 2080, 195), Pack("Bao 5 kg", 5150, 470))
_DRY_GOODS = (
    Pack("Gói 500 g", 560, 100),
    Pack("Gói 1 kg", 1080, 190),
    Pack("Hộp quà 1,5 kg", 1800, 310),
)
_TEA = (Pack("Gói 100 g", 130, 100), Pack("Gói 200 g", 240, 190), Pack("Hộp quà 300 g", 420, 310))
_JAR = (Pack("Hũ 250 g", 420, 100), Pack("Hũ 500 g", 760, 190))
_BOTTLE = (Pack("Chai 500 ml", 820, 100), Pack("Thùng 6 chai", 5200, 570))
_ONE = (Pack("Hộp 1 sản phẩm", 700, 100),)

PROFILES: dict[str, Profile] = {
    "dry": Profile(
        62,
        98,
        _DRY_GOODS,
        "12 tháng kể từ ngày sản xuất",
        _DRY,
        "Ngâm nước ấm 10 phút, ráo nước rồi nấu hoặc xào",
    ),
    "rice": Profile(
        34,
        62,
        _SACK,
        "9 tháng kể từ ngày xay xát",
        _DRY,
        "Vo nhẹ, nấu với lượng nước vừa; nếp nên ngâm trước 4 giờ",
    ),
    "starch": Profile(
        78,
        165,
        (Pack("Gói 250 g", 290, 100), Pack("Gói 500 g", 550, 190)),
        "18 tháng kể từ ngày sản xuất",
        _DRY,
        "Khuấy với nước ấm hoặc mật ong trước khi dùng",
    ),
    "fresh": Profile(
        28,
        75,
        (Pack("Túi 1 kg", 1050, 100), Pack("Thùng 5 kg", 5300, 470)),
        "7 ngày kể từ ngày thu hái",
        "Nơi thoáng mát hoặc ngăn mát 5–10 °C",
        "Rửa sạch trước khi dùng",
    ),
    "mushroom": Profile(
        65,
        145,
        (Pack("Gói 200 g", 240, 100), Pack("Gói 500 g", 560, 235)),
        "12 tháng kể từ ngày đóng gói",
        _DRY,
        "Ngâm nở trong nước ấm 20 phút, rửa sạch rồi nấu",
    ),
    "meat": Profile(
        155,
        420,
        (Pack("Gói 300 g", 350, 100), Pack("Gói 500 g", 560, 160)),
        "6 tháng kể từ ngày sản xuất",
        _FROZEN,
        "Hấp hoặc nướng chín kỹ trước khi ăn",
    ),
    "cake": Profile(
        35,
        85,
        (Pack("Hộp 10 chiếc", 650, 100), Pack("Hộp 20 chiếc", 1250, 190)),
        "15 ngày kể từ ngày sản xuất",
        _DRY,
        "Ăn ngay sau khi mở gói",
    ),
    "honey": Profile(
        120,
        260,
        (Pack("Chai 350 ml", 620, 100), Pack("Chai 700 ml", 1200, 190)),
        "24 tháng kể từ ngày đóng chai",
        "Nơi khô mát, đậy kín, không cần để tủ lạnh",
        "Pha nước ấm dưới 60 °C hoặc dùng trực tiếp",
    ),
    "sauce": Profile(
        55,
        145,
        _BOTTLE,
        "24 tháng kể từ ngày sản xuất",
        _DRY,
        "Chấm, ướp hoặc nêm khi nấu",
    ),
    "paste": Profile(
        48,
        110,
        _JAR,
        "12 tháng kể từ ngày sản xuất",
        _COLD,
        "Pha với chanh, đường trước khi chấm",
    ),
    "oil": Profile(
        85,
        190,
        _BOTTLE,
        "12 tháng kể từ ngày ép",
        _DRY,
        "Trộn gỏi, xào hoặc chiên ở lửa vừa",
    ),
    "nuts": Profile(
        95,
        210,
        (Pack("Gói 300 g", 340, 100), Pack("Gói 500 g", 560, 160)),
        "6 tháng kể từ ngày đóng gói",
        _DRY,
        "Ăn trực tiếp hoặc rang, luộc chín",
    ),
    "nest": Profile(
        890,
        1450,
        (Pack("Hộp 50 g", 180, 100), Pack("Hộp 100 g", 300, 195)),
        "24 tháng kể từ ngày sản xuất",
        _DRY,
        "Ngâm nở rồi chưng cách thủy 25 phút",
    ),
    "egg": Profile(
        42,
        68,
        (Pack("Hộp 10 quả", 700, 100), Pack("Khay 30 quả", 2000, 285)),
        "21 ngày kể từ ngày đóng hộp",
        "Ngăn mát 5–10 °C",
        "Nấu chín kỹ trước khi ăn",
    ),
    "tea": Profile(
        95,
        320,
        _TEA,
        "24 tháng kể từ ngày đóng gói",
        _DRY,
        "Tráng ấm, hãm nước 80–90 °C trong 2–3 phút",
    ),
    "bags": Profile(
        52,
        130,
        (Pack("Hộp 20 túi lọc", 90, 100), Pack("Hộp 50 túi lọc", 190, 225)),
        "24 tháng kể từ ngày đóng gói",
        _DRY,
        "Hãm một túi với 200 ml nước sôi trong 5 phút",
    ),
    "coffee": Profile(
        78,
        160,
        (Pack("Gói 250 g", 280, 100), Pack("Gói 500 g", 540, 190)),
        "12 tháng kể từ ngày rang",
        _DRY,
        "Pha phin với 25 g bột cho một tách",
    ),
    "spirit": Profile(
        90,
        260,
        (Pack("Chai 500 ml", 900, 100), Pack("Hộp quà 2 chai", 2100, 210)),
        "36 tháng kể từ ngày đóng chai",
        _DRY,
        "Uống mát; không lái xe sau khi uống",
    ),
    "remedy": Profile(
        185,
        480,
        (Pack("Hộp 30 viên", 110, 100), Pack("Hộp 90 viên", 260, 275)),
        "24 tháng kể từ ngày sản xuất",
        _DRY,
        "Dùng theo hướng dẫn trên nhãn sản phẩm",
    ),
    "essence": Profile(
        95,
        240,
        (Pack("Lọ 10 ml", 60, 100), Pack("Lọ 30 ml", 120, 260)),
        "36 tháng kể từ ngày sản xuất",
        "Nơi mát, đậy kín, xa tầm tay trẻ em",
        "Nhỏ 3–5 giọt vào máy khuếch tán; không uống",
    ),
    "syrup": Profile(
        85,
        175,
        (Pack("Chai 300 ml", 520, 100), Pack("Chai 500 ml", 830, 150)),
        "12 tháng kể từ ngày sản xuất",
        _COLD,
        "Pha 1 phần với 4 phần nước mát",
    ),
    "craft": Profile(
        120,
        620,
        _ONE,
        "",
        "Nơi khô ráo, tránh ẩm mốc",
        "Lau bằng khăn mềm, khô",
    ),
    "plant": Profile(
        180,
        650,
        (Pack("Chậu nhỏ", 2500, 100), Pack("Chậu lớn", 6000, 240)),
        "",
        "Nơi sáng, thoáng gió, không nắng gắt",
        "Tưới 2–3 ngày một lần, giữ ẩm đất",
    ),
    "visit": Profile(
        150,
        280,
        (Pack("Vé tham quan 1 người", 0, 100), Pack("Gói 1 ngày có bữa trưa", 0, 260)),
        "Vé dùng trong 90 ngày kể từ ngày mua",
        "",
        "Hẹn ngày trước khi đến ít nhất 2 ngày",
    ),
}

_KINDS: dict[str, str] = {
    "dry": "NOODLES PHO DRIED_SHOOT DRIED_FRUIT",
    "rice": "RICE_SACK RICE_BOWL GREEN_RICE",
    "starch": "STARCH TURMERIC GINGER HERB REISHI CORDYCEPS SPICE SUGAR PLANT_MILK",
    "fresh": "GOURD BITTER_MELON POTATO VEGETABLE BAMBOO_SHOOT POMELO ORANGE PEAR PLUM PERSIMMON "
    "BANANA MELON WATERMELON COCONUT HARVEST OYSTER_MUSHROOM",
    "mushroom": "MUSHROOM WOOD_EAR",
    "meat": "SMOKED_MEAT SAUSAGE PORK_ROLL SALTED_PORK FISH FISH_CAKE SHRIMP",
    "cake": "LEAF_CAKE CAKE CANDY BAMBOO_RICE",
    "honey": "HONEY",
    "sauce": "FISH_SAUCE SOY_SAUCE VINEGAR",
    "paste": "SHRIMP_PASTE CHILLI",
    "oil": "COOKING_OIL",
    "nuts": "CHESTNUT NUTS",
    "nest": "BIRDS_NEST",
    "egg": "EGG",
    "tea": "TEA BLACK_TEA FLOWER_TEA HERB_TEA ARTICHOKE",
    "bags": "TEA_BAGS",
    "coffee": "COFFEE",
    "spirit": "SPIRIT FRUIT_WINE",
    "remedy": "CURCUMIN EXTRACT",
    "essence": "ESSENTIAL_OIL",
    "syrup": "SYRUP",
    "craft": "HAT MAT BASKET BROCADE POTTERY COMB CARVING SILVER BAMBOO_STRAWS",
    "plant": "ORCHID APRICOT",
    "visit": "STILT_HOUSE RIVER_ISLE",
}
_BY_MOTIF = {motif: kind for kind, motifs in _KINDS.items() for motif in motifs.split()}
_BY_GROUP = {1: "dry", 2: "tea", 3: "starch", 4: "craft", 5: "plant", 6: "visit"}


def profile_for(motif: Motif, group: int) -> Profile:
    """The sample profile of a good; the group decides where the drawing does not fit it."""
    kind = _BY_MOTIF.get(motif.name, _BY_GROUP[group])
    # A tea of bitter melon is drawn as a melon and sold as a tea.
    if (kind == "visit") != (group == 6) or (kind == "fresh" and group == 2):
        kind = _BY_GROUP[group]
    return PROFILES[kind]
