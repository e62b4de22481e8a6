"""Addresses of accounts, in Vietnamese: allauth's views under names that people here can read."""

from allauth.account import views as allauth
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import path

from accounts.views import account, addresses

urlpatterns = [
    path("", account.account, name="account"),
    path("ho-so/", account.edit_profile, name="account-profile"),
    path("dia-chi/", addresses.addresses, name="account-addresses"),
    path("dia-chi/moi/", addresses.add_address, name="account-address-add"),
    path("dia-chi/<int:pk>/", addresses.edit_address, name="account-address"),
    path("dia-chi/<int:pk>/xoa/", addresses.delete_address, name="account-address-delete"),
    # In and out
    path("dang-nhap/", allauth.login, name="account_login"),
    path("dang-nhap/ma/", allauth.confirm_login_code, name="account_confirm_login_code"),
    path("dang-ky/", allauth.signup, name="account_signup"),
    path("dang-xuat/", allauth.logout, name="account_logout"),
    path("tam-khoa/", allauth.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", allauth.reauthenticate, name="account_reauthenticate"),
    # E-mail and phone
    path("email/", allauth.email, name="account_email"),
    path("email/da-gui/", allauth.email_verification_sent, name="account_email_verification_sent"),
    path("email/<str:key>/", allauth.confirm_email, name="account_confirm_email"),
    path("dien-thoai/", allauth.change_phone, name="account_change_phone"),
    path("dien-thoai/xac-minh/", allauth.verify_phone, name="account_verify_phone"),
    # Password
    path("mat-khau/doi/", allauth.password_change, name="account_change_password"),
    path("mat-khau/dat/", allauth.password_set, name="account_set_password"),
    path("mat-khau/quen/", allauth.password_reset, name="account_reset_password"),
    path(
        "mat-khau/quen/ma/",
        allauth.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        "mat-khau/quen/moi/",
        allauth.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        "mat-khau/quen/xong/",
        allauth.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    # A second step and passkeys
    path("bao-mat/", mfa.index, name="mfa_index"),
    path("bao-mat/xac-thuc/", mfa.authenticate, name="mfa_authenticate"),
    path("bao-mat/xac-thuc-lai/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("bao-mat/ung-dung/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("bao-mat/ung-dung/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("bao-mat/ma-du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "bao-mat/ma-du-phong/tao/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "bao-mat/ma-du-phong/tai/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("bao-mat/khoa/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("bao-mat/khoa/them/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("bao-mat/khoa/dang-nhap/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "bao-mat/khoa/xac-nhan/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("bao-mat/khoa/<int:pk>/xoa/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("bao-mat/khoa/<int:pk>/sua/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]
