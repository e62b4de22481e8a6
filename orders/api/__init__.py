"""API v1: carts, checkout and orders."""

from ninja import Router

from orders.api.carts import router as carts
from orders.api.checkout import router as checkout
from orders.api.orders import router as orders

router = Router()
router.add_router("", carts)
router.add_router("", checkout)
router.add_router("", orders)

__all__ = ["router"]
