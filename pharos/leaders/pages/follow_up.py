"""The office's list of profiles to follow up, and the page that asks before reminders go."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from pharos.common.pages import Paging, Tag
from pharos.common.ui.filters import date
from pharos.common.verdict import Verdict
from pharos.leaders import completeness, freshness, queries, reminding, rules
from pharos.leaders.freshness import Freshness, Standing
from pharos.leaders.models import Profile

HEADINGS = (
    "Name", "Email", "School", "Profile", "Still to do", "Since", "Last confirmed", "Last reminded", "Reminded by",
    "Next letter",
)  # fmt: skip
TAGS = {
    Freshness.FRESH: Tag("In the directory", "green"),
    Freshness.DUE: Tag("To be confirmed", "blue"),
    Freshness.STALE: Tag("Stale", "orange"),
    Freshness.WARNED: Tag("Stale, warned", "orange"),
    Freshness.HIDDEN: Tag("Hidden", "red"),
}
SOON = "on the next working day in term"


@dataclass(frozen=True)
class FollowUpRow:
    """One leader. ``may`` says whether a reminder can go now, or why not."""

    reference: str
    href: str
    name: str
    email: str
    school: str
    tag: Tag
    still: list[str]
    since: dt.date
    confirmed: dt.date | None
    reminded: dt.date | None
    by: str
    following: str
    may: Verdict


@dataclass(frozen=True)
class FollowUpPage:
    rows: list[FollowUpRow]
    remind_href: str
    all_href: str
    can_remind: bool


@dataclass(frozen=True)
class RemindPage:
    """Who gets a letter, and who does not, with the reason."""

    to: list[FollowUpRow]
    not_to: list[FollowUpRow]
    back: str


def follow_up(paged: Paging, asked: dict[str, str], *, day: dt.date) -> FollowUpPage:
    rows = [row(each, day) for each in paged.rows]
    return FollowUpPage(
        rows=rows,
        remind_href=reverse("leaders:remind_chosen"),
        all_href=reverse("leaders:remind_all", query=asked),
        can_remind=any(each.may for each in rows),
    )


def remind(leaders: Iterable[Any], *, back: str, day: dt.date) -> RemindPage:
    rows = [row(each, day) for each in leaders]
    return RemindPage([each for each in rows if each.may], [each for each in rows if not each.may], back)


def row(leader: Any, day: dt.date) -> FollowUpRow:
    """A row of ``queries.to_follow_up``."""
    profile: Profile = leader.person.profile
    states = completeness.sections(profile, profile.offers.all())
    standing = freshness.of(profile, day=day)
    return FollowUpRow(
        reference=profile.reference,
        href=reverse("leaders:manage_leader", args=[profile.reference]),
        name=leader.person.name,
        email=leader.person.email,
        school=leader.school.name,
        tag=TAGS[standing.state] if leader.is_whole else _unfinished(states),
        still=[state.name for state in states if not state.is_complete],
        since=standing.due_on if leader.is_whole and standing.due_on else queries.waits_since(leader),
        confirmed=standing.confirmed_on,
        reminded=leader.written_on,
        by=(leader.written_by or "the service") if leader.written_on else "",
        following=_of_whole(standing) if leader.is_whole else _of_unfinished(leader, day),
        may=rules.may_be_reminded(profile, states, day=day),
    )


def _unfinished(states: Sequence[completeness.SectionState]) -> Tag:
    if completeness.is_complete(states):
        return Tag("Waits for consent", "yellow")
    untouched = all(state.progress == completeness.Progress.NOT_STARTED for state in states)
    return Tag("Not started" if untouched else "Not complete", "yellow")


def _of_unfinished(leader: Any, day: dt.date) -> str:
    known = queries.reminders_of(leader, last_on=leader.reminded_on)
    on = reminding.next_on(known, settings.PROFILE_REMINDER_DAYS, day=day)
    if on is None:
        return "No further reminder goes by itself"
    put_off = " as the leader asked" if on == known.not_before else ""
    return f"Next reminder {SOON if on == day else f'on {date(on)}'}{put_off}"


def _of_whole(standing: Standing) -> str:
    if standing.hidden_on:
        return (
            f"Hidden since {date(standing.hidden_on)}"
            if standing.is_hidden
            else f"Hidden on {date(standing.hidden_on)}"
        )
    if standing.state == Freshness.STALE:
        return f"Warning {SOON}"
    return f"Warning on {date(standing.stale_on)}" if standing.stale_on else ""


def line(row: FollowUpRow) -> list[Any]:
    """The row as a line of a file."""
    return [
        row.name, row.email, row.school, row.tag.text, ", ".join(row.still), row.since, row.confirmed, row.reminded,
        row.by, row.following,
    ]  # fmt: skip


def reminded(count: int) -> str:
    return "The letter is on its way." if count == 1 else f"{count} letters are on their way."
