"""``pharos draw_machines``: every state machine as a diagram, for docs/machines.md."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

HEADING = """# States and moves

Made by `pharos draw_machines`. Each noun that has states has one machine; `activity.actions.move` is the only code
that makes a move, and it records who made it, when and why.
"""


class Command(BaseCommand):
    help = "Prints every state machine as a Mermaid diagram."

    def handle(self, *args: Any, **options: Any) -> None:
        parts = [HEADING]
        for model in apps.get_models():
            machine = getattr(model, "machine", None)
            if machine is not None:
                words = (model.__doc__ or "").strip().splitlines()[0]
                parts.append(f"## {model.__name__}\n\n{words}\n\n```mermaid\n{machine.diagram()}\n```\n")
        self.stdout.write("\n".join(parts), ending="")
