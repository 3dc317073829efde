"""Named moves between states: a table, and nothing else."""

from dataclasses import dataclass

from .errors import WrongState


@dataclass(frozen=True)
class Move:
    """One verb: the states it may start from, where it ends, and how a timeline tells it."""

    sources: frozenset[str]
    target: str
    says: str


def move(*sources: str, to: str, says: str) -> Move:
    return Move(frozenset(sources), to, says)


class Machine:
    """The moves of one noun, by verb.

    ``noun`` is how a refusal names the thing ("this request"). States are members of a set of choices:
    a refusal calls them by their labels.
    """

    def __init__(self, noun: str, **moves: Move) -> None:
        self.noun = noun
        self.moves = moves

    def allows(self, verb: str, state: str) -> bool:
        return state in self.moves[verb].sources

    def after(self, verb: str, state: str) -> str:
        """The state that ``verb`` leads to from ``state``; raises ``WrongState`` where it can't start there."""
        if not self.allows(verb, state):
            raise WrongState(f"This cannot be done now: {self.noun} is marked “{self._label(state)}”.")
        return self.moves[verb].target

    def states(self) -> set[str]:
        return {step.target for step in self.moves.values()}.union(*(step.sources for step in self.moves.values()))

    def _label(self, state: str) -> str:
        return next((str(getattr(known, "label", known)) for known in self.states() if known == state), state)

    def diagram(self) -> str:
        """The machine in Mermaid's words, for the documents."""
        lines = [
            f"    {source} --> {step.target}: {verb}"
            for verb, step in self.moves.items()
            for source in sorted(step.sources)
        ]
        return "\n".join(["stateDiagram-v2", *lines])
