"""The service's addresses with the demo's own, as where the demo is switched on."""

from django.urls import include, path

from pharos.config.urls import *  # noqa: F403
from pharos.config.urls import urlpatterns as ours

urlpatterns = [*ours, path("demo/", include("pharos.devtools.urls"))]
