"""What the demo's own pages say."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from pharos.common.pages import Paging, Tag
from pharos.outbox.models import Letter
from pharos.outbox.states import LetterState
from pharos.people.models import Person
from pharos.people.states import Role

from .county.reading import Persona

# Wherever the demo ran when a letter was written, its links lead to where it runs now.
HERE = re.compile(r"https?://(?:127\.0\.0\.1|localhost)(?::\d+)?(?=/)")
LINK = re.compile(r"(?<![\w/])/[a-z][^\s<>]*[^\s<>.,;:!?)]|https?://[^\s<>]+[^\s<>.,;:!?)]")
COLOURS = {LetterState.SENT: "green", LetterState.WAITING: "blue", LetterState.SENDING: "blue"}


@dataclass(frozen=True)
class Card:
    """Somebody to step into."""

    reference: str
    name: str
    who: str
    waits: str = ""
    current: bool = False


@dataclass(frozen=True)
class PersonasPage:
    cards: list[Card]
    others: list[Card]
    today: dt.datetime
    you: Tag


def personas_page(
    cast: Iterable[Persona], people: Mapping[str, Person], others: Iterable[Person],
    kinds: Mapping[int, list[str]], *, signed_in: Person | None, at: dt.datetime,
) -> PersonasPage:  # fmt: skip
    current = signed_in.reference if signed_in else ""
    cards = [_card(persona, people[persona.name], current) for persona in cast if persona.name in people]
    rest = [Card(p.reference, p.name, _parts(p, kinds.get(p.pk, [])), current=p.reference == current) for p in others]
    return PersonasPage(cards=cards, others=rest, today=at, you=Tag("You", "green"))


def _card(persona: Persona, person: Person, current: str) -> Card:
    return Card(person.reference, person.name, persona.who, persona.waits, current=person.reference == current)


def _parts(person: Person, kinds: list[str]) -> str:
    roles = dict.fromkeys(Role(grant.role).label for grant in person.grants.all())
    return ", ".join([*roles, *kinds]) or "No role"


@dataclass(frozen=True)
class Row:
    """One letter in the list."""

    reference: str
    to: str
    subject: str
    at: dt.datetime
    state: Tag


@dataclass(frozen=True)
class InboxPage:
    paging: Paging
    rows: list[Row]
    words: str


def inbox_page(paging: Paging, *, words: str) -> InboxPage:
    return InboxPage(paging=replace(paging, rows=[]), rows=[_row(letter) for letter in paging.rows], words=words)


def _row(letter: Letter) -> Row:
    return Row(letter.reference, _to(letter), letter.subject, letter.sent_at or letter.posted_at, _tag(letter))


def _tag(letter: Letter) -> Tag:
    state = LetterState(letter.state)
    return Tag(state.label, COLOURS.get(state, "red"))


def _to(letter: Letter) -> str:
    return f"{letter.to_person.name} ({letter.to})" if letter.to_person else letter.to


@dataclass(frozen=True)
class LetterPage:
    """One letter, as plain text with its links live, and whether it has an HTML body."""

    reference: str
    to: str
    subject: str
    posted_at: dt.datetime
    sent_at: dt.datetime | None
    not_before: dt.datetime
    state: Tag
    text: Markup
    has_html: bool


def letter_page(letter: Letter, *, text: str) -> LetterPage:
    return LetterPage(
        reference=letter.reference, to=_to(letter), subject=letter.subject, posted_at=letter.posted_at,
        sent_at=letter.sent_at, not_before=letter.not_before, state=_tag(letter),
        text=with_links(text), has_html=bool(letter.html),
    )  # fmt: skip


def local(text: str) -> str:
    """The same words with links that lead to this demo, at whatever address it was opened."""
    return HERE.sub("", text)


def with_links(text: str) -> Markup:
    safe = str(escape(local(text)))
    return Markup(LINK.sub(lambda m: f'<a class="govuk-link" href="{m[0]}">{m[0]}</a>', safe))  # noqa: S704


@dataclass(frozen=True)
class ClockPage:
    today: dt.datetime
    steps: list[tuple[str, str]]
