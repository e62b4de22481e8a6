"""Which drawing, grounds and shadow belong to each motif."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..hand import Hand
from ..motif import Motif
from ..paper import Paper
from . import (
    apothecary,
    bakery,
    craft,
    drinks,
    garden,
    grain,
    larder,
    living,
    mushrooms,
    orchard,
    table,
)

WARM = ("straw", "honey", "rice", "sand")
GREEN = ("leaf", "sage", "rice", "mist")
EARTH = ("clay", "sand", "rose", "rice")
COOL = ("mist", "sky", "sage", "rice")


@dataclass(frozen=True)
class Good:
    """How a motif stands on the shelf.

    `half_width` is that of its shadow; a `crowd` leaves no room for anything beside it.
    """

    draw: Callable[[Paper, Hand], None]
    grounds: tuple[str, ...]
    half_width: float = 250
    crowd: bool = True


GOODS: dict[Motif, Good] = {
    Motif.NOODLES: Good(grain.noodles, ("straw", "straw", "honey", "sage"), 240, False),
    Motif.PHO: Good(grain.pho, WARM),
    Motif.RICE_SACK: Good(grain.rice_sack, ("sage", "clay", "mist", "sand"), 230),
    Motif.RICE_BOWL: Good(grain.rice_bowl, EARTH, 190),
    Motif.BAMBOO_RICE: Good(grain.bamboo_rice, ("straw", "rice", "rose"), 240),
    Motif.GREEN_RICE: Good(grain.green_rice, ("straw", "rice", "honey"), 290),
    Motif.STARCH: Good(grain.starch, EARTH, 270),
    Motif.POTATO: Good(grain.potato, GREEN, 210),
    Motif.HARVEST: Good(grain.harvest, GREEN, 210),
    Motif.GOURD: Good(garden.gourd, ("leaf", "leaf", "rice", "sage"), 280),
    Motif.BITTER_MELON: Good(drinks.bitter_melon, ("straw", "rice", "leaf"), 280),
    Motif.BAMBOO_SHOOT: Good(garden.bamboo_shoot, GREEN, 260),
    Motif.DRIED_SHOOT: Good(garden.dried_shoot, GREEN, 300),
    Motif.VEGETABLE: Good(garden.vegetable, ("rice", "straw", "leaf"), 120),
    Motif.MUSHROOM: Good(mushrooms.mushroom, ("sage", "clay", "mist"), 250),
    Motif.OYSTER_MUSHROOM: Good(mushrooms.oyster_mushroom, ("leaf", "clay", "honey"), 170),
    Motif.WOOD_EAR: Good(mushrooms.wood_ear, ("leaf", "sage", "straw"), 310),
    Motif.REISHI: Good(mushrooms.reishi, ("leaf", "mist", "rice"), 200),
    Motif.CORDYCEPS: Good(mushrooms.cordyceps, ("mist", "sky", "rice", "leaf"), 180, False),
    Motif.POMELO: Good(orchard.pomelo, ("leaf", "mist", "rose"), 280),
    Motif.ORANGE: Good(orchard.orange, ("leaf", "mist", "rice"), 290),
    Motif.PEAR: Good(orchard.pear, ("rose", "mist", "leaf"), 260),
    Motif.PLUM: Good(orchard.plum, ("leaf", "honey", "mist"), 220),
    Motif.PERSIMMON: Good(orchard.persimmon, ("mist", "leaf", "rice"), 260),
    Motif.BANANA: Good(orchard.banana, ("leaf", "mist", "rice"), 200, False),
    Motif.MELON: Good(orchard.melon, ("rose", "honey", "rice"), 290),
    Motif.WATERMELON: Good(orchard.watermelon, ("rose", "straw", "mist"), 290),
    Motif.COCONUT: Good(orchard.coconut, ("leaf", "mist", "straw"), 290),
    Motif.DRIED_FRUIT: Good(orchard.dried_fruit, ("leaf", "sage", "mist"), 310),
    Motif.CHESTNUT: Good(garden.chestnut, ("straw", "rice", "mist"), 300),
    Motif.NUTS: Good(garden.nuts, ("straw", "sage", "clay"), 180),
    Motif.SMOKED_MEAT: Good(table.smoked_meat, ("sand", "straw", "rose"), 330),
    Motif.SAUSAGE: Good(table.sausage, ("straw", "sage", "rice"), 330),
    Motif.PORK_ROLL: Good(table.pork_roll, ("straw", "rose", "rice"), 290),
    Motif.SALTED_PORK: Good(table.salted_pork, ("sage", "leaf", "straw"), 320),
    Motif.FISH: Good(table.fish, ("mist", "straw", "sky"), 320),
    Motif.FISH_CAKE: Good(table.fish_cake, ("mist", "sky", "leaf"), 310),
    Motif.SHRIMP: Good(table.shrimp, ("mist", "sky", "rice"), 320),
    Motif.EGG: Good(bakery.egg, ("leaf", "mist", "rose"), 220),
    Motif.BIRDS_NEST: Good(bakery.birds_nest, ("rose", "mist", "sand"), 170, False),
    Motif.LEAF_CAKE: Good(bakery.leaf_cake, WARM, 300),
    Motif.CAKE: Good(bakery.cake, ("leaf", "mist", "rose"), 300),
    Motif.CANDY: Good(bakery.candy, ("mist", "straw", "rose"), 270),
    Motif.SUGAR: Good(bakery.sugar, ("leaf", "rice", "mist"), 270),
    Motif.HONEY: Good(larder.honey, ("honey", "honey", "leaf", "rice"), 240),
    Motif.FISH_SAUCE: Good(larder.fish_sauce, ("mist", "sand", "honey", "sky"), 240),
    Motif.SHRIMP_PASTE: Good(larder.shrimp_paste, ("rose", "mist", "sand", "rice"), 270),
    Motif.SOY_SAUCE: Good(larder.soy_sauce, ("straw", "sage", "rice"), 180),
    Motif.VINEGAR: Good(larder.vinegar, ("leaf", "mist", "rice"), 220),
    Motif.CHILLI: Good(larder.chilli, ("leaf", "straw", "rice"), 240),
    Motif.SPICE: Good(larder.spice, WARM, 190),
    Motif.COOKING_OIL: Good(larder.cooking_oil, ("leaf", "sage", "mist"), 240),
    Motif.ESSENTIAL_OIL: Good(larder.essential_oil, ("sage", "mist", "rose"), 230),
    Motif.EXTRACT: Good(larder.extract, ("leaf", "sage", "rice"), 270),
    Motif.TEA: Good(drinks.tea, ("sage", "rice", "leaf", "straw", "mist"), 200, False),
    Motif.TEA_BAGS: Good(drinks.tea_bags, ("sage", "honey", "mist", "rose"), 270),
    Motif.BLACK_TEA: Good(drinks.black_tea, EARTH, 280),
    Motif.FLOWER_TEA: Good(drinks.flower_tea, ("rice", "mist", "rose", "leaf"), 250),
    Motif.HERB_TEA: Good(drinks.herb_tea, ("sage", "straw", "rice"), 260),
    Motif.COFFEE: Good(drinks.coffee, EARTH, 270),
    Motif.ARTICHOKE: Good(drinks.artichoke, ("rose", "sage", "mist"), 270),
    Motif.PLANT_MILK: Good(drinks.plant_milk, ("mist", "clay", "leaf"), 270),
    Motif.SPIRIT: Good(drinks.spirit, EARTH, 230),
    Motif.FRUIT_WINE: Good(drinks.fruit_wine, ("rose", "sage", "sand", "mist"), 240),
    Motif.SYRUP: Good(drinks.syrup, ("rose", "leaf", "rice"), 230),
    Motif.TURMERIC: Good(apothecary.turmeric, ("leaf", "sage", "mist", "rice"), 290),
    Motif.GINGER: Good(apothecary.ginger, ("leaf", "sage", "mist"), 290),
    Motif.CURCUMIN: Good(apothecary.curcumin, ("honey", "mist", "sage", "rose"), 290),
    Motif.HERB: Good(apothecary.herb, ("rice", "straw", "mist"), 270),
    Motif.HAT: Good(craft.hat, ("leaf", "mist", "rose"), 300),
    Motif.MAT: Good(craft.mat, ("mist", "rose", "leaf"), 310),
    Motif.BASKET: Good(craft.basket, ("mist", "leaf", "rose"), 190),
    Motif.BROCADE: Good(craft.brocade, WARM, 290),
    Motif.POTTERY: Good(craft.pottery, ("mist", "sand", "leaf"), 290),
    Motif.COMB: Good(craft.comb, ("rose", "leaf", "mist"), 250),
    Motif.CARVING: Good(craft.carving, ("sage", "straw", "mist"), 230),
    Motif.SILVER: Good(craft.silver, EARTH, 230),
    Motif.BAMBOO_STRAWS: Good(craft.bamboo_straws, ("straw", "mist", "rose"), 230),
    Motif.ORCHID: Good(living.orchid, ("leaf", "mist", "rice", "rose"), 120),
    Motif.APRICOT: Good(living.apricot, ("mist", "leaf", "rose"), 170),
    Motif.STILT_HOUSE: Good(living.village, ("straw", "sky", "mist"), 320),
    Motif.RIVER_ISLE: Good(living.river_isle, ("honey", "mist", "rose"), 330),
}
"""Every motif is here; a test counts them."""
