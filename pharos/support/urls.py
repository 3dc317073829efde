"""Addresses of asking for support. What becomes of a request stands in ``matching``."""

from django.urls import path

from . import views

app_name = "support"
urlpatterns = [
    path("", views.requests, name="requests"),
    path("new/", views.start, name="start"),
    path("new/leaders.json", views.leader_names, name="leader_names"),
    path("<str:reference>/answers/", views.task_list, name="answers"),
    path("<str:reference>/answers/<slug:key>/", views.question, name="question"),
]
