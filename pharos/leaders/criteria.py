"""What somebody looks for in the directory. Pure."""

from dataclasses import dataclass

from pharos.schools.distance import Near

# Filters of one answer each, whose options the roll knows; ``expertise`` takes several.
SINGLE = ("support", "phase", "area", "designation", "availability")
# What an address of the directory can say; nothing else in it is kept.
IN_ADDRESSES = ("words", "near", "within", "expertise", *SINGLE, "sort", "literally")
DISTANCES = (5, 10, 15, 20, 30, 50)


@dataclass(frozen=True)
class Criteria:
    """Every answer of the directory's filters; what is empty is not asked for.

    Of several areas of ``expertise`` a leader offers any; more of them rank higher. ``literally`` leaves out what the
    words mean. ``by_availability`` lets availability break ties: for those who may see it, since an order tells.
    ``order`` is "name", "distance", or empty: the best first, else the nearest, else by name.
    """

    words: str = ""
    expertise: tuple[str, ...] = ()
    phase: str = ""
    area: str = ""
    designation: str = ""
    support: str = ""
    availability: str = ""
    near: Near | None = None
    within_km: int | None = None
    literally: bool = False
    by_availability: bool = False
    order: str = ""

    @property
    def ranked(self) -> bool:
        """Whether leaders differ in how well they fit."""
        return bool(self.words.strip()) or len(self.expertise) > 1

    @property
    def best_first(self) -> bool:
        return self.ranked and not self.order

    @property
    def by_distance(self) -> bool:
        return self.near is not None and (self.order == "distance" or not (self.order or self.ranked))
