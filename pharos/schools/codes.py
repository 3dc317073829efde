"""Completes the register's pairs of code and name, where a file gives only one of the two. Pure."""

from functools import lru_cache

from . import authorities
from .states import RegisterPhase, Status

_STATUS_CODES = {label.casefold(): code for code, label in Status.choices if code}
_STATUS_NAMES = {code: label for code, label in Status.choices if code}
_PHASE_CODES = {label.casefold(): code for code, label in RegisterPhase.choices if code}
_PHASE_NAMES = {code: label for code, label in RegisterPhase.choices if code}


class UnknownStatus(ValueError):
    """The register has no such status."""


@lru_cache(maxsize=10_000)
def completed(
    la_code: str, la_name: str, status_code: str, status_name: str, phase_code: str, phase_name: str
) -> tuple[str, str, str, str, str, str]:
    """The three pairs with what their other half tells; a status that is not the register's is refused."""
    status = status_code if status_code in _STATUS_NAMES else _STATUS_CODES.get(status_name.casefold(), "")
    if not status:
        raise UnknownStatus(_no_status(status_code or status_name))
    phase = phase_code if phase_code in _PHASE_NAMES else _PHASE_CODES.get(phase_name.casefold(), "")
    return (
        la_code or authorities.code_of(la_name),
        la_name or authorities.name_of(la_code),
        status,
        _STATUS_NAMES[status],
        phase,
        phase_name or _PHASE_NAMES.get(phase, ""),
    )


def _no_status(cell: str) -> str:
    if not cell:
        return "EstablishmentStatus is empty"
    return f"EstablishmentStatus “{cell[:60]}” is not one of the register’s"
