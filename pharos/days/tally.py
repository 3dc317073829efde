"""Adding up a ledger: plain numbers in, plain numbers out.

All amounts are half days. Days reserved are open until a visit delivers them or a release gives them back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .states import EntryKind, Pool


@dataclass(frozen=True)
class Line:
    """One entry, as far as a sum needs it. A reversal carries the kind of the entry that it takes back."""

    kind: str
    pool: str
    half_days: int
    reverses_kind: str = ""


@dataclass(frozen=True)
class Balance:
    """What one account, or one piece of support within it, comes to, in half days."""

    committed: int = 0
    reserved: int = 0
    delivered: int = 0
    funded_reserved: int = 0
    funded_delivered: int = 0

    @property
    def free_left(self) -> int:
        """Free half days that nobody has reserved yet."""
        return self.committed - self.reserved - self.delivered

    @property
    def open(self) -> int:
        """Reserved in either pool and not delivered yet: the live load."""
        return self.reserved + self.funded_reserved

    @property
    def all_delivered(self) -> int:
        return self.delivered + self.funded_delivered


def tally(lines: Iterable[Line]) -> Balance:
    """The balance of these entries."""
    sums: dict[tuple[str, str], int] = {}
    for line in lines:
        takes_back = line.kind == EntryKind.REVERSE
        key = (line.reverses_kind if takes_back else line.kind, line.pool)
        sums[key] = sums.get(key, 0) + (-line.half_days if takes_back else line.half_days)

    def of(kind: str, pool: str) -> int:
        return sums.get((kind, pool), 0)

    def still_open(pool: str) -> int:
        return of(EntryKind.RESERVE, pool) - of(EntryKind.DELIVER, pool) - of(EntryKind.RELEASE, pool)

    return Balance(
        committed=of(EntryKind.COMMIT, Pool.FREE),
        reserved=still_open(Pool.FREE),
        delivered=of(EntryKind.DELIVER, Pool.FREE),
        funded_reserved=still_open(Pool.FUNDED),
        funded_delivered=of(EntryKind.DELIVER, Pool.FUNDED),
    )
