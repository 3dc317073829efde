"""Addresses of the area. What a school answers when it asks stands in ``support``."""

from django.urls import path

from .views import answers, leaders, offers, requests, steps, triage

app_name = "matching"
urlpatterns = [
    path("triage/", triage.listing, name="triage"),
    path("triage/requests.csv", triage.export, name="triage_export"),
    path("requests/<str:reference>/", requests.one, name="request"),
    path("requests/<str:reference>/send/", requests.send, name="send"),
    path("requests/<str:reference>/withdraw/", requests.withdraw, name="withdraw"),
    path("requests/<str:reference>/take-up/", steps.take_up, name="take_up"),
    path("requests/<str:reference>/send-back/", steps.send_back, name="send_back"),
    path("requests/<str:reference>/unfilled/", steps.leave_unfilled, name="leave_unfilled"),
    path("requests/<str:reference>/funded-route/", steps.ground, name="ground"),
    path("requests/<str:reference>/leaders/", leaders.listing, name="leaders"),
    path("requests/<str:reference>/leaders/<str:leader>/offer/", leaders.offer_to, name="offer_to"),
    path("offers/", offers.listing, name="offers"),
    path("offers/<str:reference>/", offers.one, name="offer"),
    path("offers/<str:reference>/accept/", answers.accept, name="accept"),
    path("offers/<str:reference>/decline/", answers.decline, name="decline"),
    path("offers/<str:reference>/step-back/", answers.step_back, name="step_back"),
    path("offers/<str:reference>/withdraw/", answers.withdraw, name="withdraw_offer"),
]
