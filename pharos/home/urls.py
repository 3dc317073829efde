"""Addresses of the front door: home, a person's own account, and what this service says of itself."""

from django.urls import path

from .views import account, front, stand_ins, words

app_name = "home"
urlpatterns = [
    path("", front.home, name="home"),
    path("account/", account.account, name="account"),
    path("account/details/", account.details, name="details"),
    path("account/sign-out-everywhere/", account.sign_out_everywhere, name="sign_out_everywhere"),
    path("account/my-data.json", account.download, name="my_data"),
    path("account/stand-ins/", stand_ins.stand_ins, name="stand_ins"),
    path("account/roles/<slug:reference>/stand-in/", stand_ins.lend, name="lend"),
    path("account/stand-ins/<slug:reference>/end/", stand_ins.end, name="end_stand_in"),
    path("help/", words.help_page, name="help"),
    path("accessibility/", words.accessibility, name="accessibility"),
    path("privacy/", words.privacy, name="privacy"),
    path("cookies/", words.cookies, name="cookies"),
    path("favicon.ico", words.favicon, name="favicon"),
    path("robots.txt", words.robots, name="robots"),
    path(".well-known/security.txt", words.security, name="security"),
    path("healthz", words.health, name="health"),
]
