"""The names by which django-allauth finds our pages. It has no others: no sign-up, no passwords."""

from django.urls import path

from .views import code, openid

urlpatterns = [
    path("sign-in/", code.SignInView.as_view(), name="account_login"),
    path("sign-in/", code.SignInView.as_view(), name="account_request_login_code"),
    path("sign-in/code/", code.CodeView.as_view(), name="account_confirm_login_code"),
    path("sign-in/with/<slug:provider_id>/", openid.begin, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", openid.come_back, name="openid_connect_callback"),
    path("sign-out/", code.sign_out, name="account_logout"),
]
