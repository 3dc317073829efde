"""The directory's filters over the roll: who is left, what each option would leave, what each filter costs. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .criteria import DISTANCES, SINGLE, Criteria
from .roll import Leaders, Roll, by_limit, within


@dataclass(frozen=True)
class Sieve:
    """One question's filters, each with those whom it lets through. ``by_words`` are those whom words find.

    Where areas of expertise are confirmed, they narrow and the words only rank: a leader who offers what was confirmed
    is not lost because they say it in other words.
    """

    roll: Roll
    criteria: Criteria
    by_words: Leaders
    squared: Sequence[int | None] = ()
    lets_through: dict[str, Leaders] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lets_through.update(self._filters())

    def _filters(self) -> Iterator[tuple[str, Leaders]]:
        asked = self.criteria
        if asked.expertise:
            yield "expertise", self.roll.having("expertise", asked.expertise)
        elif asked.words.strip():
            yield "words", self.by_words
        for name in SINGLE:
            if code := getattr(asked, name):
                yield name, self.roll.having(name, [code])
        if asked.near and asked.within_km is not None:
            yield "within", within(self.squared, asked.within_km * 1000)

    def left(self, *without: str) -> Leaders:
        """Who passes every filter, but for those named."""
        found = self.roll.everybody
        for name, passed in self.lets_through.items():
            if name not in without:
                found &= passed
        return found

    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """By filter and option, how many leaders it would leave beside the other filters."""
        return {**{name: self._counts(name) for name in ("expertise", *SINGLE)}, **self._distances()}

    def _counts(self, name: str) -> Mapping[str, int]:
        others = self.left(name, "words") if name == "expertise" else self.left(name)
        return {code: (others & having).bit_count() for code, having in self.roll.options.get(name, {}).items()}

    def _distances(self) -> Mapping[str, Mapping[str, int]]:
        if not self.criteria.near:
            return {}
        found = by_limit(self.squared, self.left("within"), [km * 1000 for km in DISTANCES])
        return {"within": {str(metres // 1000): count for metres, count in found.items()}}

    def relaxations(self) -> Mapping[str, int]:
        """How many there would be without each filter in force; without a place, there is no limit from it either."""
        found = {name: self.left(name).bit_count() for name in self.lets_through}
        if self.criteria.expertise and self.criteria.words.strip():
            found["expertise"] = (self.left("expertise") & self.by_words).bit_count()
        if self.criteria.near:
            found["near"] = self.left("within").bit_count()
        return found
