"""The app, and what it checks when the service starts."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.exceptions import ImproperlyConfigured


class CommonConfig(AppConfig):
    name = "pharos.common"

    def ready(self) -> None:
        checks.register(calendar_can_be_read)


def calendar_can_be_read(**kwargs: Any) -> list[checks.CheckMessage]:
    """An installation's own term dates or bank holidays are read when it starts, not when the first letter waits."""
    from . import calendar

    try:
        calendar.known_until(), calendar.bank_holidays()
    except ImproperlyConfigured as wrong:
        return [checks.Error(str(wrong), id="common.E001")]
    return []
