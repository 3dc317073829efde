"""Addresses of the demo's own pages."""

from django.urls import path

from . import views
from .gallery.views import gallery, gallery_page

app_name = "devtools"
urlpatterns = [
    path("", views.personas, name="personas"),
    path("sign-in/", views.step_into, name="step_into"),
    path("start-again/", views.start_again, name="start_again"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<slug:reference>/", views.letter, name="letter"),
    path("inbox/<slug:reference>/html/", views.letter_html, name="letter_html"),
    path("clock/", views.clock, name="clock"),
    path("clock/<slug:step>/", views.clock_step, name="clock_step"),
    path("gallery/", gallery, name="gallery"),
    path("gallery/<slug:name>/", gallery_page, name="gallery_page"),
    path("register/november/", views.november, name="november"),
]
