"""Where a profile is written: at the leader's own addresses, or at the office's on the leader's behalf. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.urls import reverse

from .completeness import Section

CHECK = "still-right"


@dataclass(frozen=True)
class Desk:
    """The addresses under which one profile is written. ``reference`` is empty at the leader's own.

    ``checking`` leads back to the yearly question, from where each part was opened.
    """

    reference: str = ""
    checking: bool = False

    @classmethod
    def of(cls, asked: Mapping[str, str], reference: str = "") -> Self:
        """The desk at which an address was opened, by what stands behind its question mark."""
        return cls(reference, checking=not reference and asked.get("then") == CHECK)

    @property
    def on_behalf(self) -> bool:
        return bool(self.reference)

    @property
    def home(self) -> str:
        return reverse("leaders:still_right") if self.checking else self._address("mine", "manage_leader")

    @property
    def preview(self) -> str:
        return self._address("preview", "manage_preview")

    @property
    def public_preview(self) -> str:
        return self._address("public_preview", "manage_public_preview")

    def section(self, section: Section) -> str:
        return self._part("section", "manage_section", section.value)

    def evidence(self, code: str) -> str:
        return self._part("evidence", "manage_evidence", code)

    def _part(self, own: str, office: str, name: str) -> str:
        return self._address(own, office, name) + (f"?then={CHECK}" if self.checking else "")

    def _address(self, own: str, office: str, *args: str) -> str:
        if self.on_behalf:
            return reverse(f"leaders:{office}", args=[self.reference, *args])
        return reverse(f"leaders:{own}", args=list(args))
