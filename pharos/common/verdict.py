"""A yes, or a no with its reason."""

from dataclasses import dataclass

from .errors import NotAllowed, Refused, WrongState


@dataclass(frozen=True)
class Verdict:
    """The answer of a rule: it enforces, shows or hides a button, and explains the refusal."""

    allowed: bool
    reason: str = ""
    refusal: type[Refused] = NotAllowed

    def __bool__(self) -> bool:
        return self.allowed

    def enforce(self) -> None:
        if not self.allowed:
            raise self.refusal(self.reason)


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """No: this person may not."""
    return Verdict(False, reason)


def not_now(reason: str) -> Verdict:
    """No: nobody may, as things stand."""
    return Verdict(False, reason, WrongState)
