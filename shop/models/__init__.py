"""Producers, products, their certificates and their stock."""

from shop.models.category import Category
from shop.models.certificate import Certificate, CriteriaVersion, ScoreBand
from shop.models.issuer import IssuerRule
from shop.models.picture import ProductPicture
from shop.models.producer import Member, Producer
from shop.models.product import Product
from shop.models.stock import StockLevel, StockMovement
from shop.models.variant import Variant

__all__ = [
    "Category",
    "Certificate",
    "CriteriaVersion",
    "IssuerRule",
    "Member",
    "Producer",
    "Product",
    "ProductPicture",
    "ScoreBand",
    "StockLevel",
    "StockMovement",
    "Variant",
]
