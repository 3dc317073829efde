"""The names by which django-allauth finds our pages. It has no others: no sign-up, no passwords."""

from django.urls import path

from . import views

urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="account_login"),
    path("sign-in/", views.SignInView.as_view(), name="account_request_login_code"),
    path("sign-in/code/", views.CodeView.as_view(), name="account_confirm_login_code"),
    path("sign-out/", views.sign_out, name="account_logout"),
]
