"""What a leader is asked about the profile as a whole: whether it is still right, and when to be reminded."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Fact
from pharos.common.ui.filters import date
from pharos.common.verdict import Verdict
from pharos.leaders.completeness import NAMES, Section
from pharos.leaders.desk import Desk
from pharos.leaders.freshness import Freshness, Standing
from pharos.leaders.models import Profile, ProfileExpertise
from pharos.leaders.states import Availability
from pharos.taxonomy.states import Phase, SupportKind

TYPED = tuple(NAMES[each] for each in (Section.PORTRAIT, Section.EXPERTISE, Section.AVAILABILITY))


@dataclass(frozen=True)
class StillRightPage:
    """Everything that the profile says, with where it is changed, and whether it can be confirmed now."""

    says: str
    facts: list[Fact]
    typed: tuple[str, ...]
    may: Verdict
    preview_href: str


@dataclass(frozen=True)
class UpkeepNote:
    """What a leader's own page says about the yearly question. ``calls`` where they are to answer it now."""

    says: str
    calls: bool
    href: str


def still_right(
    profile: Profile, offers: Iterable[ProfileExpertise], standing: Standing, may: Verdict
) -> StillRightPage:  # fmt: skip
    desk = Desk(checking=True)
    return StillRightPage(
        says=f"You last confirmed it on {date(standing.confirmed_on)}." if standing.confirmed_on else "",
        facts=[
            _fact(Section.PORTRAIT, profile.portrait, desk),
            _fact(Section.EXPERTISE, "\n\n".join(_told(each) for each in offers), desk),
            _fact(Section.PHASES, ", ".join(Phase(each).label for each in profile.phases), desk),
            _fact(Section.SUPPORT, ", ".join(SupportKind(each).label for each in profile.can_lead), desk),
            _fact(Section.AVAILABILITY, "\n".join(_availability(profile)), desk),
        ],
        typed=TYPED,
        may=may,
        preview_href=desk.preview,
    )


def _fact(section: Section, value: str, desk: Desk) -> Fact:
    name = NAMES[section]
    return Fact(name, value, desk.section(section), what=f"your {name[:1].lower()}{name[1:]}")


def _told(offer: ProfileExpertise) -> str:
    return f"{offer.expertise.label}: {offer.evidence}" if offer.evidence else offer.expertise.label


def _availability(profile: Profile) -> Iterable[str]:
    if profile.availability:
        yield Availability(profile.availability).label
    if profile.availability_words:
        yield profile.availability_words
    if profile.available_from_on:
        yield f"Not before {date(profile.available_from_on)}"


def note(standing: Standing, *, is_complete: bool) -> UpkeepNote | None:
    """The yearly question, to somebody whose profile has nothing missing."""
    if not is_complete or standing.due_on is None:
        return None
    says = _SAYS[standing.state].format(
        confirmed=date(standing.confirmed_on), due=date(standing.due_on), stale=date(standing.stale_on),
        hidden=date(standing.hidden_on) if standing.hidden_on else "",
    )  # fmt: skip
    return UpkeepNote(says, standing.is_asked, reverse("leaders:still_right"))


_SAYS = {
    Freshness.FRESH: "You confirmed on {confirmed} that it is right. We ask again on {due}.",
    Freshness.DUE: "You last confirmed your profile on {confirmed}. Please look at it by {stale}.",
    Freshness.STALE: "You last confirmed your profile on {confirmed}, and your page says so. Please look at it.",
    Freshness.WARNED: "You last confirmed your profile on {confirmed}. It will be hidden on {hidden}, "
    "unless you confirm it.",
    Freshness.HIDDEN: "Your profile has been hidden since {hidden}, because you last confirmed it on {confirmed}. "
    "Confirm it, and it is found again at once.",
}


def stale_words(standing: Standing) -> str:
    """What a commissioner is told of a page that nobody has confirmed for long."""
    return f"Last confirmed {date(standing.confirmed_on)}" if standing.is_stale and standing.confirmed_on else ""


def put_off_words(profile: Profile, *, day: dt.date) -> str:
    later = profile.remind_from_on
    return f"We do not remind you of it before {date(later)}." if later and later > day else ""


def put_off_done(profile: Profile, *, day: dt.date) -> str:
    return put_off_words(profile, day=day) or "We remind you as usual."


def office_words(standing: Standing) -> str:
    """What the office reads of the yearly question, in one sentence or two."""
    if standing.confirmed_on is None or standing.due_on is None or standing.stale_on is None:
        return ""
    confirmed = f"Last confirmed on {date(standing.confirmed_on)}."
    following = {
        Freshness.FRESH: f"The leader is asked again on {date(standing.due_on)}.",
        Freshness.DUE: f"The leader was asked on {date(standing.due_on)}, and has until {date(standing.stale_on)}.",
        Freshness.STALE: f"Stale since {date(standing.stale_on)}. A warning goes on the next working day in term.",
    }
    if standing.hidden_on and standing.is_hidden:
        return f"{confirmed} Hidden since {date(standing.hidden_on)}."
    if standing.hidden_on:
        return f"{confirmed} Stale. It is hidden from {date(standing.hidden_on)} on."
    return f"{confirmed} {following[standing.state]}"
