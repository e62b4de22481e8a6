"""Which still life belongs to a product: its folded name first, then its facts, then its group."""

from __future__ import annotations

import re
from functools import cache

from accounts.folding import fold

from .motif import Motif

# The order decides: "trứng gà cà gai leo" is an egg before it is a herb, and "nước mắm cá cơm"
# is a sauce before it is a fish. A leading ^ asks for the first word of the name, for the short
# words that fold into something else ("Lê Gia" is a family, "Lê Nậm Pung" a pear).
_RULES: tuple[tuple[Motif, str], ...] = (
    (Motif.STILT_HOUSE, "ban lang|lang van hoa|homestay|nha san|du lich van hoa|lang nghe du lich"),
    (Motif.RIVER_ISLE, "du lich|diem den|khu sinh thai|con chim"),
    (Motif.ORCHID, "hoa lan|lan ho diep|lan cay mo|^lan|phong lan|dia lan"),
    (Motif.APRICOT, "mai vang|cay mai|hoa dao|bonsai|cay canh|hoa mai"),
    (Motif.BAMBOO_STRAWS, "ong hut|dua tre|do tre"),
    (Motif.MAT, "chieu|tham"),
    (Motif.BASKET, "^gio trai dat|gio dan|may tre|lang hoa|^gio coi|^ro|^tui coi"),
    (Motif.TEA, "non che"),
    (Motif.HAT, "^non|non la"),
    (Motif.BROCADE, "tho cam|khan|vai lanh|ao cham"),
    (Motif.POTTERY, "gom|bat dia|^binh|am chen"),
    (Motif.COMB, "^luoc"),
    (Motif.CARVING, "tuong go|go my nghe|cham khac|^tuong di lac|^tranh"),
    (Motif.SILVER, "bac luong ngoc|day chuyen|trang suc|vong bac|cham bac"),
    (Motif.CURCUMIN, "curcumin|vien tinh nghe|vien nghe|vien nang|^vien"),
    (Motif.TURMERIC, "nghe nep|tinh nghe|bot nghe|tinh bot nghe|cu nghe"),
    (Motif.GINGER, "gung|rieng"),
    (Motif.CORDYCEPS, "dong trung|trung thao"),
    (Motif.REISHI, "linh chi"),
    (Motif.WOOD_EAR, "moc nhi|nam tai"),
    (Motif.OYSTER_MUSHROOM, "nam so|nam bao ngu"),
    (Motif.MUSHROOM, "nam dui ga|nam huong|nam rom|nam tuoi|^nam"),
    (Motif.EGG, "trung ga|trung vit|^trung"),
    (Motif.BIRDS_NEST, "to yen|yen sao|^yen"),
    (Motif.FISH_SAUCE, "nuoc mam"),
    (Motif.SHRIMP_PASTE, "mam tom|mam tep|mam cay|^mam"),
    (Motif.SOY_SAUCE, "^tuong|nuoc tuong|xi dau"),
    (Motif.VINEGAR, "giam"),
    (Motif.FRUIT_WINE, "ruou mo|ruou sim|ruou vang|ruou chuoi|ruou man|ruou tao|ruou nho"),
    (Motif.SPIRIT, "^ruou|ruou men la|ruou"),
    (Motif.ESSENTIAL_OIL, "tinh dau"),
    (Motif.COOKING_OIL, "^dau lac|^dau phung|^dau sachi|^dau dua|^dau|dau an"),
    (Motif.SYRUP, "siro|nuoc cot|mat hoa dua|nuoc ep"),
    (Motif.EXTRACT, "cao mem|^cao|cao long"),
    (Motif.HONEY, "mat ong|^mat"),
    (Motif.PLANT_MILK, "sua hat|^sua"),
    (Motif.COFFEE, "ca phe|ca cao"),
    (Motif.ARTICHOKE, "atiso"),
    (Motif.LEAF_CAKE, "banh gio|banh gai|banh la|banh chung|banh tet|nem chua|^banh tro"),
    (Motif.PHO, "banh pho|pho kho|bun pho|bun|^pho"),
    (Motif.CAKE, "che lam|banh|khau sli|keo lac"),
    (Motif.CANDY, "keo"),
    (Motif.SUGAR, "^duong|mat mia"),
    (Motif.TEA_BAGS, "tui loc"),
    (Motif.FLOWER_TEA, "hoa vang|tra hoa|uop hoa|hoa cuc|hoa sen|hoa nhai"),
    (Motif.BITTER_MELON, "muop dang"),
    (Motif.BLACK_TEA, "hong tra|tra den|tra gaba|tn gaba|hong dinh tra"),
    (Motif.HERB_TEA, "tra thao duoc|giao co lam|nu voi|day thia canh|tra bi|tra nen|tra gung"),
    (Motif.TEA, "^tra|^che|che xanh|non che|shan tuyet"),
    (Motif.HERB, "ha thu o|la xong|ngam chan|ba kich|sam|cay thuoc|thao moc|duoc lieu"),
    (Motif.NOODLES, "mien"),
    (Motif.BAMBOO_RICE, "com lam"),
    (Motif.FISH_CAKE, "cha ca|cha muc|cha tom"),
    (Motif.PORK_ROLL, "gio lua|^gio|cha com|^cha|nem"),
    (Motif.GREEN_RICE, "^com"),
    (Motif.RICE_BOWL, "gao nep|nep tai|^nep|xoi"),
    (Motif.RICE_SACK, "^gao|gao"),
    (Motif.STARCH, "^bot|tinh bot|bot san|bot dong"),
    (Motif.SAUSAGE, "lap suon|lap xuong|xuc xich"),
    (Motif.SMOKED_MEAT, "gac bep|thit kho|thit trau kho|thit bo kho|thit trau|thit say"),
    (Motif.SALTED_PORK, "thit lon|thit"),
    (Motif.SHRIMP, "^moi|^tom|^ruoc|tom kho|tep kho"),
    (Motif.FISH, "kho ca|^ca|muc kho|ca bong|mot nang"),
    (Motif.POTATO, "khoai|cu san|khoai mon"),
    (Motif.DRIED_SHOOT, "mang kho|mang say"),
    (Motif.CHILLI, "mang ot|^ot|tuong ot|muoi ot"),
    (Motif.BAMBOO_SHOOT, "mang"),
    (Motif.GOURD, "bi xanh|bi thom|bi do|^bi|bau"),
    (Motif.WATERMELON, "dua hau"),
    (Motif.MELON, "dua luoi|dua le"),
    (Motif.POMELO, "buoi"),
    (Motif.ORANGE, "^cam|^quyt|cam sanh|cam ngot"),
    (Motif.PEAR, "^le|qua le|^tao|^oi"),
    (Motif.PLUM, "man hau|man tam hoa|^man|^mo|qua mo|qua dao"),
    (Motif.PERSIMMON, "hong khong hat|hong gion|qua hong|^hong"),
    (Motif.DRIED_FRUIT, "chuoi say|mit say|say deo|hoa qua say"),
    (Motif.BANANA, "chuoi"),
    (Motif.COCONUT, "dua sap|dua xiem|^dua"),
    (Motif.CHESTNUT, "hat de"),
    (Motif.NUTS, "^hat|^lac|dau phong|sachi|dieu|macca|oc cho"),
    (Motif.SPICE, "^muoi|mac khen|hat doi|hoi|que|gia vi|toi"),
    (Motif.VEGETABLE, "^rau|bo khai|^cai|rau qua|su su"),
)

_BY_GROUP: dict[int, Motif] = {
    1: Motif.HARVEST,
    2: Motif.TEA,
    3: Motif.HERB,
    4: Motif.BROCADE,
    5: Motif.ORCHID,
    6: Motif.STILT_HOUSE,
}


def motif_for(name: str, group: int, facts: str = "") -> Motif:
    """Choose the still life for a product.

    `group` is the programme's product group, 1–6 (decision 919/QĐ-TTg of 2022); it decides
    when neither the name nor the facts say what the good is.
    """
    return _find(_words(name)) or _find(_words(facts)) or _BY_GROUP.get(group, Motif.HARVEST)


def _words(text: str) -> str:
    """Return the folded words of the text, a space between each two and at both ends."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', fold(text)))} "


def _find(words: str) -> Motif | None:
    return next((motif for motif, pattern in _patterns() if pattern.search(words)), None)


@cache
def _patterns() -> tuple[tuple[Motif, re.Pattern[str]], ...]:
    return tuple((motif, re.compile(_whole_words(phrases))) for motif, phrases in _RULES)


def _whole_words(phrases: str) -> str:
    parts = ("^ " + part[1:] if part.startswith("^") else " " + part for part in phrases.split("|"))
    return "(?:" + "|".join(parts) + ") "
