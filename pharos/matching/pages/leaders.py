"""The leaders who could, those whom a rule keeps out, and one of them before they are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from pharos.common.pages import Fact, Paging, Tag
from pharos.common.pages.filtering import address
from pharos.common.ui.filters import date, days, sentence
from pharos.common.verdict import Verdict
from pharos.leaders.cards import Brief
from pharos.leaders.pictures import SMALL
from pharos.leaders.states import DesignationKind
from pharos.matching import portrait, wording
from pharos.matching.eligibility import Ask, Check, Outcome, Row, Rule
from pharos.matching.queries import Choice
from pharos.matching.shortlist import Band, Place
from pharos.support.models import SupportRequest

from . import answers
from .offers import ShownCheck

MOST_FOLDED = 25
UNTOLD = wording.OUTCOME_TAGS[Outcome.UNKNOWN]


@dataclass(frozen=True)
class LeaderCard:
    """A leader who could: always the same lines in the same order, so that two can be compared.

    What could not be told is marked beside its words.
    """

    name: str
    href: str
    kinds: list[tuple[str, str]]
    school: str
    band: Band
    quote: str
    lines: list[tuple[str, Tag | None]]
    warnings: list[str]
    offer_href: str
    photo: str


@dataclass(frozen=True)
class KeptOut:
    """A leader whom a rule keeps out. One whom nobody may ask has no ``offer_href``."""

    name: str
    school: str
    rule: str
    words: str
    offer_href: str


@dataclass(frozen=True)
class LeadersPage:
    """``find`` says whether the reader may ask one of them, and why not."""

    title: str
    caption: str
    needs: list[Fact]
    paging: Paging
    bands: list[tuple[Tag, list[LeaderCard]]]
    kept_out: list[KeptOut]
    kept_out_count: int
    kept_out_href: str
    shows_kept_out: bool
    could_href: str
    find: Verdict


@dataclass(frozen=True)
class ChosenPage:
    """Every rule’s result for one leader. Where ``barred`` says why, nobody can ask them."""

    name: str
    caption: str
    card: LeaderCard
    checks: list[ShownCheck]
    to_explain: list[str]
    barred: str
    answer_days: int


def leaders(
    request: SupportRequest, ask: Ask, shown: Paging, kept_out: Sequence[Row], *, of: dict[str, Choice],
    shows_kept_out: bool, find: Verdict, asked: QueryDict,
) -> LeadersPage:  # fmt: skip
    """``shown`` pages places, or, where it ``shows_kept_out``, rows; ``of`` finds the choice that each is about."""
    here = reverse("matching:leaders", args=[request.reference])
    rows: Sequence[Row] = shown.rows if shows_kept_out else kept_out[:MOST_FOLDED]
    places: Sequence[Place] = [] if shows_kept_out else shown.rows
    cards = [_card(request, ask, each, of[each.row.candidate.key], find=find) for each in places]
    return LeadersPage(
        title="Leaders whom a rule keeps out" if shows_kept_out else "Leaders who could help",
        caption=f"{request.case_number}, {request.school.name}",
        needs=_needs(request, ask),
        paging=shown,
        bands=[(wording.BAND_TAGS[band], list(found)) for band, found in groupby(cards, key=lambda each: each.band)],
        kept_out=[_kept_out(request, each, of[each.candidate.key], find=find) for each in rows],
        kept_out_count=len(kept_out),
        kept_out_href=address(here, asked, show="kept-out"),
        shows_kept_out=shows_kept_out,
        could_href=address(here, asked, show=""),
        find=find,
    )


def _needs(request: SupportRequest, ask: Ask) -> list[Fact]:
    """The request in a few lines, to hold the leaders against."""
    free = ", free" if ask.wants_free else ""
    facts = [
        Fact("Kind of support", request.get_kind_display()),
        Fact("How much and when", f"{days(ask.half_days)}{free}, {answers.dates(request)}"),
        Fact("School", ", ".join(filter(None, (request.school.name, request.school.phase, request.school.town)))),
    ]
    areas = [label for _, label in ask.areas]
    return [*facts, *([Fact("Areas of need", sentence(areas))] if areas else [])]


def _card(request: SupportRequest, ask: Ask, place: Place, choice: Choice, *, find: Verdict) -> LeaderCard:
    shown = choice.card
    missed = [f"Did not answer this request by {date(choice.lapsed_on)}"] if choice.lapsed_on else []
    return LeaderCard(
        name=shown.name,
        href=reverse("leaders:leader", args=[shown.reference]) if shown.published else "",
        kinds=[(kind, DesignationKind(kind).label) for kind in dict.fromkeys(shown.kinds)],
        school=", ".join(filter(None, (shown.school.name, shown.school.phase))),
        band=place.band,
        quote=portrait.quote(shown.portrait, [request.need, *(label for _, label in ask.areas)]),
        lines=_lines(place, choice),
        warnings=[*place.warnings, *missed],
        offer_href=_offer_href(request, shown) if find else "",
        photo=_photo_src(shown),
    )


def _photo_src(shown: Brief) -> str:
    """As the directory shows it: nobody’s who is not in it."""
    return reverse("leaders:photo_file", args=[*shown.photo, SMALL]) if shown.photo and shown.published else ""


def _lines(place: Place, choice: Choice) -> list[tuple[str, Tag | None]]:
    conflict = place.row.of(Rule.CONFLICT)
    told = {each.words for each in place.row.unknown}
    binds = f"Conflict of interest: {conflict.words[:1].lower()}{conflict.words[1:]}"
    first = (binds, UNTOLD) if conflict.is_unknown else (binds, None)
    return [first, *((words, UNTOLD if words in told else None) for words in (*place.reasons, _days(choice)))]


def _days(choice: Choice) -> str:
    """What the leader has left and has given in the school year in which the support begins."""
    left = f"{days(max(choice.balance.free_left, 0))} free left"
    given = choice.balance.all_delivered
    return f"{left}, {days(given)} delivered this school year" if given else left


def _check(check: Check) -> ShownCheck:
    return ShownCheck(wording.RULES[check.rule], wording.OUTCOME_TAGS[check.outcome], check.words)


def _offer_href(request: SupportRequest, shown: Brief) -> str:
    return reverse("matching:offer_to", args=[request.reference, shown.reference])


def _kept_out(request: SupportRequest, row: Row, choice: Choice, *, find: Verdict) -> KeptOut:
    failing = row.first_failing
    assert failing is not None
    return KeptOut(
        name=choice.card.name,
        school=choice.card.school.name,
        rule=wording.RULES[failing.rule],
        words=failing.words,
        offer_href=_offer_href(request, choice.card) if find and not row.barred else "",
    )


def chosen(request: SupportRequest, ask: Ask, place: Place, choice: Choice, *, find: Verdict) -> ChosenPage:
    row = place.row
    return ChosenPage(
        name=choice.card.name,
        caption=f"{request.case_number}, {request.school.name}",
        card=_card(request, ask, place, choice, find=find),
        checks=[_check(each) for each in row.checks],
        to_explain=[each.words for each in row.to_explain],
        barred=f"{choice.card.name} cannot be asked. {row.barred.words}." if row.barred else "",
        answer_days=settings.OFFER_WORKING_DAYS,
    )
