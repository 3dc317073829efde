"""The addresses of the service, area by area."""

from django.conf import settings
from django.urls import include, path

handler400 = "pharos.common.views.bad_request"
handler403 = "pharos.common.views.forbidden"
handler404 = "pharos.common.views.not_found"
handler500 = "pharos.common.views.server_error"

urlpatterns = [
    path("", include("pharos.home.urls")),
    path("", include("pharos.people.urls")),
    path("", include("pharos.people.allauth_urls")),
    path("schools/", include("pharos.schools.urls")),
    path("directory/", include("pharos.leaders.urls")),
    path("account/interests/", include("pharos.interests.urls")),
    path("requests/", include("pharos.support.urls")),
    path("", include("pharos.matching.urls")),
    path("", include("pharos.deployments.urls")),
    path("office/", include("pharos.office.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("pharos.devtools.urls")))
