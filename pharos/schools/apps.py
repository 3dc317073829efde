"""The app, and what it checks when the service starts."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured


class SchoolsConfig(AppConfig):
    name = "pharos.schools"

    def ready(self) -> None:
        checks.register(rules_can_be_read)


def rules_can_be_read(**kwargs: Any) -> list[checks.CheckMessage]:
    """An installation's own rules of standing are read when it starts, not when the first panel meets."""
    from . import queries

    try:
        queries.standing_rules_now()
    except ImproperlyConfigured as wrong:
        return [checks.Error(str(wrong), id="schools.E001")]
    return []
