"""Addresses of sign-in."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("sign-in/", views.SignInView.as_view(), name="sign_in"),
    path("sign-in/code/", views.CodeView.as_view(), name="sign_in_code"),
    path("sign-out/", views.sign_out, name="sign_out"),
]
