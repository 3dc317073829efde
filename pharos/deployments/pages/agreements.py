"""Terms being written, checked, read and confirmed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Fact, Tag, TimelineItem, timeline
from pharos.common.ui import filters
from pharos.common.verdict import Verdict
from pharos.days.states import Pool
from pharos.days.tally import Balance
from pharos.matching.models import Offer
from pharos.people.models import Person

from .. import rules, wording
from ..models import Agreement
from ..states import AgreementState, Party, Reader

TYPED = ("Purpose", "How it will be seen to have worked", "Expenses", "Supply cover", "What has changed")


@dataclass(frozen=True)
class TermsPage:
    """Above the form: whom it is about, and how many free days are left."""

    school: str
    leader: str
    case_number: str
    year: str
    free_left: str
    confirms: str
    turned_down: str


@dataclass(frozen=True)
class CheckPage:
    facts: list[Fact]
    terms_href: str
    typed: tuple[str, ...]
    next_step: str
    replaces: str


@dataclass(frozen=True)
class PartyRow:
    """A party, who confirms for it, and when that was."""

    party: str
    who: str
    words: str


@dataclass(frozen=True)
class VersionRow:
    number: int
    by: str
    at: dt.datetime
    tag: Tag
    href: str


@dataclass(frozen=True)
class AgreementPage:
    reference: str
    school: str
    leader: str
    case_number: str
    version: int
    tag: Tag
    facts: list[Fact]
    typed: tuple[str, ...]
    parties: list[PartyRow]
    versions: list[VersionRow]
    timeline: list[TimelineItem]
    next_step: str
    confirm: Verdict
    answer: Verdict
    withdraw: Verdict
    change_href: str
    deployment_href: str


def facts_of_terms(agreement: Agreement, *, change: str = "") -> list[Fact]:
    """Every term, ready to read; ``change`` is where they are written."""

    def fact(label: str, value: str, anchor: str) -> Fact:
        return Fact(label, value, href=f"{change}#id_{anchor}" if change else "")

    facts = [
        fact("Purpose", agreement.purpose, "purpose"),
        fact("How it will be seen to have worked", agreement.success_measures, "success_measures"),
        fact("Days", filters.days(agreement.half_days), "half_days"),
        fact("Who pays", _who_pays(agreement), "pool"),
        fact("From", filters.date(agreement.starts_on), "starts_on-day"),
        fact("Until", filters.date(agreement.ends_on), "ends_on-day"),
        fact("The leader is accountable to", agreement.accountable_to, "accountable_to"),
        fact("Form of reporting", agreement.get_form_of_reporting_display(), "form_of_reporting"),
        fact("Who may read the support record", _readers(agreement), "record_readers"),
        fact("Expenses", agreement.expenses or "None agreed", "expenses"),
        fact("Supply cover", agreement.supply_cover or "None agreed", "supply_cover"),
    ]
    if agreement.request.is_mentoring:
        chair = f"{agreement.chair_name}, {agreement.chair_email}"
        facts.insert(8, fact("Chair of governors, who confirms", chair, "chair_name"))
    if agreement.why_changed:
        facts.insert(0, fact("What has changed", agreement.why_changed, "why_changed"))
    return facts


def _who_pays(agreement: Agreement) -> str:
    if agreement.pool == Pool.FREE:
        return f"Free to the school: {agreement.get_ground_display().lower()}"
    return f"{agreement.payer}, {filters.money(agreement.rate_pence)} a day"


def _readers(agreement: Agreement) -> str:
    more = [Reader(each).label for each in agreement.record_readers]
    return filters.sentence(["The leader", "the headteacher", *(_lower(each) for each in more)])


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _confirms(agreement_or_offer: Agreement | Offer) -> str:
    return "the chair of governors" if agreement_or_offer.request.is_mentoring else "the school"


def terms(offer: Offer, *, balance: Balance, year: str, turned_down: str) -> TermsPage:
    return TermsPage(
        school=offer.request.school.name,
        leader=offer.leader.name,
        case_number=offer.request.case_number,
        year=year,
        free_left=filters.days(max(balance.free_left, 0)),
        confirms=_confirms(offer),
        turned_down=turned_down,
    )


def check(agreement: Agreement, *, person: Person, waiting: Agreement | None, at: dt.datetime) -> CheckPage:
    href = reverse("deployments:terms", args=[agreement.request.reference])
    counts = rules.party_of(person, agreement, at=at) in agreement.parties
    others = [p for p in agreement.parties if p != rules.party_of(person, agreement, at=at)]
    names = filters.sentence([_name_of(party, agreement) for party in others])
    start = "Proposing these terms confirms them for you. " if counts else ""
    replaces = ""
    if waiting is not None:
        replaces = (
            f"{waiting.drafted_by} proposed terms on {filters.date(waiting.proposed_at)}. Yours will take their place."
        )
    return CheckPage(
        facts=facts_of_terms(agreement, change=href),
        terms_href=href,
        typed=TYPED,
        next_step=f"{start}We will ask {names} to confirm them. The support starts when both have confirmed.",
        replaces=replaces,
    )


def _name_of(party: Party, agreement: Agreement) -> str:
    if party == Party.LEADER:
        return agreement.offer.leader.name
    return agreement.chair_name if party == Party.GOVERNORS else agreement.request.school.name


def agreement(
    agreement: Agreement, *, person: Person, versions: Sequence[Agreement], activities: Sequence[object],
    deployment: str, at: dt.datetime,
) -> AgreementPage:  # fmt: skip
    confirm = rules.may_confirm(person, agreement, at=at)
    answer = rules.may_answer(person, agreement, at=at)
    confirmed = any(each.person_id == person.pk for each in agreement.confirmations.all())
    request = agreement.request
    may_write = rules.may_write_terms(person, agreement.offer, at=at)
    return AgreementPage(
        reference=agreement.reference,
        school=request.school.name,
        leader=agreement.offer.leader.name,
        case_number=request.case_number,
        version=agreement.version or 1,
        tag=wording.agreement(
            agreement.state, stands=agreement.offer.is_accepted(), asked=bool(answer) and not confirmed,
            confirmed=confirmed,
        ),
        facts=facts_of_terms(agreement),
        typed=TYPED,
        parties=[party_row(party, agreement) for party in agreement.parties],
        versions=[_version(each) for each in versions if each.pk != agreement.pk],
        timeline=timeline(activities),
        next_step=_next_step(agreement),
        confirm=confirm,
        answer=answer,
        withdraw=rules.may_withdraw(person, agreement, at=at),
        change_href=reverse("deployments:terms", args=[request.reference]) if may_write else "",
        deployment_href=reverse("deployments:deployment", args=[deployment]) if deployment else "",
    )  # fmt: skip


def party_row(party: Party, agreement: Agreement) -> PartyRow:
    signed = next((each for each in agreement.confirmations.all() if each.party == party), None)
    if signed is None:
        return PartyRow(party.label, _name_of(party, agreement), "Has not confirmed")
    who = f"{signed.person}, for {signed.standing_for}" if signed.standing_for else str(signed.person)
    return PartyRow(party.label, who, f"Confirmed on {filters.moment(signed.at)}")


def _version(agreement: Agreement) -> VersionRow:
    assert agreement.version is not None
    assert agreement.proposed_at is not None
    return VersionRow(
        agreement.version, agreement.drafted_by.name, agreement.proposed_at,
        wording.AGREEMENT_TAGS[AgreementState(agreement.state)],
        reverse("deployments:agreement", args=[agreement.reference]),
    )  # fmt: skip


def _next_step(agreement: Agreement) -> str:
    """Who is awaited, and since when."""
    if agreement.state == AgreementState.PROPOSED:
        if not agreement.offer.is_accepted():
            return "The leader’s offer no longer stands, so nobody needs to confirm these terms."
        confirmed = {each.party for each in agreement.confirmations.all()}
        awaited = [_name_of(party, agreement) for party in agreement.parties if party not in confirmed]
        pending = rules.free_days(agreement)
        since = filters.date(agreement.proposed_at)
        words = f"Waiting for {filters.sentence(awaited)} since {since}."
        return words if pending else f"{words} {pending.reason}"
    if agreement.state in {AgreementState.CHANGE_ASKED, AgreementState.DECLINED}:
        return "New terms can be proposed. Everything that stays the same is filled in already."
    return ""
