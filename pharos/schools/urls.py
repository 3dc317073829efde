"""Addresses of the area."""

from django.urls import path

from . import views

app_name = "schools"
urlpatterns = [
    path("", views.schools, name="schools"),
    path("schools.csv", views.export, name="export"),
    path("suggest.json", views.suggest, name="suggest"),
    path("map/", views.school_map, name="map"),
    path("map/schools.geojson", views.marks, name="marks"),
    path("map/districts.geojson", views.outlines, name="outlines"),
    path("<int:urn>/", views.school, name="school"),
]
