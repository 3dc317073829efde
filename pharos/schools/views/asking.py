"""What somebody looks for among the schools, as the address says it."""

from collections.abc import Iterable

from django.http import HttpRequest

from ..forms import SchoolsForm
from ..models import District


def asked(request: HttpRequest, districts: Iterable[District]) -> SchoolsForm:
    form = SchoolsForm(request.GET, districts=districts)
    form.is_valid()
    return form
