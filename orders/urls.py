"""Cart, checkout, orders, a producer's parcels and an officer's transfers."""

from django.urls import path

from orders.views import (
    account,
    cart,
    checkout,
    drawer,
    order,
    payment_return,
    qr,
    seller,
    transfers,
)

urlpatterns = [
    path("gio-hang/", cart.cart, name="cart"),
    path("gio-hang/them/", cart.add, name="cart-add"),
    path("gio-hang/dong/<str:sku>/", cart.line, name="cart-line"),
    path("gio-hang/ngan/<str:sku>/", drawer.drawer, name="drawer"),
    path("gio-hang/ngan/<str:sku>/thanh-toan/", drawer.checkout, name="drawer-checkout"),
    path("thanh-toan/", checkout.checkout, name="checkout"),
    path("don-hang/<str:code>/", order.order, name="order"),
    path("don-hang/<str:code>/tinh-trang/", order.state, name="order-state"),
    path("don-hang/<str:code>/tra-tien/", order.pay, name="order-pay"),
    path("don-hang/<str:code>/huy/", order.cancel, name="order-cancel"),
    path("don-hang/<str:code>/ma-qr.png", qr.qr, name="order-qr"),
    path(
        "don-hang/<str:code>/da-thanh-toan/",
        payment_return.payment_return,
        name="payment-return",
    ),
    path("tai-khoan/don-hang/", account.mine, name="account-orders"),
    path("kenh-nguoi-ban/don-hang/", seller.parcels, name="seller-parcels"),
    path("kenh-nguoi-ban/don-hang/<int:number>/", seller.parcel, name="seller-parcel"),
    path("kenh-nguoi-ban/don-hang/<int:number>/buoc/", seller.step, name="seller-parcel-step"),
    path("quan-ly/chuyen-khoan/", transfers.transfers, name="transfers"),
    path("quan-ly/chuyen-khoan/<str:code>/", transfers.confirm, name="transfer-confirm"),
    path(
        "quan-ly/hoan-tien/<int:number>/",
        transfers.refunded,
        name="transfer-refunded",
    ),
]
