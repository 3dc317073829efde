"""The app, and what it has to say on everybody's home page."""

from django.apps import AppConfig

from pharos.common import waiting


class OfficeConfig(AppConfig):
    name = "pharos.office"

    def ready(self) -> None:
        from . import queries

        waiting.FOR_ADMINISTRATORS.append(queries.waiting_for_administrators)
