"""Addresses of the area."""

from django.urls import path

from . import views

app_name = "interests"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.find, name="find"),
    path("new/school/<int:urn>/", views.about_school, name="about_school"),
    path("new/person/<slug:reference>/", views.about_person, name="about_person"),
    path("<slug:reference>/end/", views.end, name="end"),
]
