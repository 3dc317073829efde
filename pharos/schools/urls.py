"""Addresses of the area."""

from django.urls import path

from .views import listing, map, school

app_name = "schools"
urlpatterns = [
    path("", listing.schools, name="schools"),
    path("schools.csv", listing.export, name="export"),
    path("suggest.json", listing.suggest, name="suggest"),
    path("standing/", school.standing, name="standing"),
    path("map/", map.school_map, name="map"),
    path("map/schools.geojson", map.marks, name="marks"),
    path("map/districts.geojson", map.outlines, name="outlines"),
    path("<int:urn>/", school.school, name="school"),
]
