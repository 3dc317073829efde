"""Every address declares who may enter.

Each area has a module here with ``DOORS``, a list of ``Door``. The test beside this package knocks at
each one as every member of the cast and compares what they get. An address that no door declares fails.

    Door("support:request", at=lambda w: [w.request.reference], allowed={"head": 200, "sia": 200})

``anonymous`` is what somebody who isn't signed in gets (302: to sign in), ``others`` what everybody
else gets who isn't in ``allowed``. ``at`` gives the address's arguments from the world; ``needs`` names
a function of the world that prepares what the page shows, such as a request in the right state.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

CAST = (
    "head", "other_head", "leader", "other_leader", "sia", "other_sia",
    "area_chair", "chair", "administrator", "delegate", "stranger",
)  # fmt: skip


def nothing(world: Any) -> None:
    return None


@dataclass(frozen=True)
class Door:
    """One address, one method, and the status that each of the cast gets."""

    name: str
    allowed: dict[str, int] = field(default_factory=dict)
    others: int = 404
    anonymous: int = 302
    method: str = "get"
    at: Callable[[Any], list[Any]] = lambda world: []
    needs: Callable[[Any], Any] = nothing
    data: dict[str, Any] = field(default_factory=dict)

    def expected(self, who: str) -> int:
        if who == "anonymous":
            return self.anonymous
        return self.allowed.get(who, self.others)


def everyone(status: int = 200) -> dict[str, int]:
    return dict.fromkeys(CAST, status)


def public(name: str, **kwargs: Any) -> Door:
    """A page that anybody may read."""
    return Door(name, allowed=everyone(), anonymous=200, **kwargs)


def administrators(name: str, **kwargs: Any) -> Door:
    """A page of the office: others are told why not."""
    status = kwargs.pop("status", 200)
    return Door(name, allowed={"administrator": status}, others=403, **kwargs)
