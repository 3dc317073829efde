"""Addresses of sign-in, and of how a person signs in."""

from django.urls import path

from .views import code, openid, passkeys, proving, ways

app_name = "people"
urlpatterns = [
    path("sign-in/", code.SignInView.as_view(), name="sign_in"),
    path("sign-in/code/", code.CodeView.as_view(), name="sign_in_code"),
    path("sign-in/passkey/", passkeys.sign_in, name="sign_in_by_passkey"),
    path("sign-in/passkey/ask/", passkeys.ask, name="ask_passkey"),
    path("sign-in/with/<slug:provider_id>/", openid.begin, name="sign_in_elsewhere"),
    path("sign-out/", code.sign_out, name="sign_out"),
    path("account/sign-in/", ways.ways, name="ways"),
    path("account/sign-in/again/", proving.prove, name="prove"),
    path("account/sign-in/notices/", ways.notices, name="notices"),
    path("account/sign-in/browsers/<str:reference>/forget/", ways.forget_browser, name="forget_browser"),
    path("account/sign-in/passkeys/add/", passkeys.add, name="add_passkey"),
    path("account/sign-in/passkeys/<str:reference>/rename/", passkeys.rename, name="rename_passkey"),
    path("account/sign-in/passkeys/<str:reference>/remove/", passkeys.remove, name="remove_passkey"),
]
