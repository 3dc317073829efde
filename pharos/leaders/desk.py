"""Where a profile is written: at the leader's own addresses, or at the office's on the leader's behalf. Pure."""

from dataclasses import dataclass

from django.urls import reverse

from .completeness import Section


@dataclass(frozen=True)
class Desk:
    """The addresses under which one profile is written. ``reference`` is empty at the leader's own."""

    reference: str = ""

    @property
    def on_behalf(self) -> bool:
        return bool(self.reference)

    @property
    def home(self) -> str:
        return self._address("mine", "manage_leader")

    @property
    def preview(self) -> str:
        return self._address("preview", "manage_preview")

    @property
    def public_preview(self) -> str:
        return self._address("public_preview", "manage_public_preview")

    def section(self, section: Section) -> str:
        return self._address("section", "manage_section", section.value)

    def evidence(self, code: str) -> str:
        return self._address("evidence", "manage_evidence", code)

    def _address(self, own: str, office: str, *args: str) -> str:
        if self.on_behalf:
            return reverse(f"leaders:{office}", args=[self.reference, *args])
        return reverse(f"leaders:{own}", args=list(args))
