"""Addresses of the area."""

from django.urls import path

from . import views

app_name = "schools"
urlpatterns = [
    path("", views.schools, name="schools"),
    path("schools.csv", views.export, name="export"),
    path("suggest.json", views.suggest, name="suggest"),
    path("standing/", views.standing, name="standing"),
    path("<int:urn>/", views.school, name="school"),
]
