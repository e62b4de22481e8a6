"""Addresses of accounts, in Vietnamese where people read them."""

from allauth.account import views as allauth
from django.urls import include, path

from accounts.views import account, addresses

urlpatterns = [
    path("", account.account, name="account"),
    path("ho-so/", account.edit_profile, name="account-profile"),
    path("dia-chi/", addresses.addresses, name="account-addresses"),
    path("dia-chi/moi/", addresses.add_address, name="account-address-add"),
    path("dia-chi/<int:pk>/", addresses.edit_address, name="account-address"),
    path("dia-chi/<int:pk>/xoa/", addresses.delete_address, name="account-address-delete"),
    path("dang-nhap/", allauth.login, name="account_login"),
    path("dang-ky/", allauth.signup, name="account_signup"),
    path("dang-xuat/", allauth.logout, name="account_logout"),
    path("mat-khau/quen/", allauth.password_reset, name="account_reset_password"),
    path("", include("allauth.account.urls")),
    path("bao-mat/", include("allauth.mfa.urls")),
]
