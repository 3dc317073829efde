"""How a request stands: what happens next and when, and who is awaited. In words for the school and for its area."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pharos.common.ui.filters import date, sentence
from pharos.matching.models import Offer
from pharos.people.models import Person
from pharos.support import rules as support
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState as S
from pharos.support.wording import Audience


@dataclass(frozen=True)
class Standing:
    """``next`` are sentences; ``awaited`` is empty where nobody is."""

    next: tuple[str, ...]
    awaited: str = ""


@dataclass(frozen=True)
class Seen:
    """A request as somebody looks at it: from which side, with the offer that lives and when."""

    request: SupportRequest
    reader: Person
    audience: Audience
    live: Offer | None
    at: dt.datetime

    @property
    def by_school(self) -> bool:
        return self.audience == Audience.SCHOOL

    @property
    def owned(self) -> bool:
        """Whether the reader is the adviser who looks after it."""
        return self.request.owner_id == self.reader.pk

    @property
    def accepted_at(self) -> dt.datetime | None:
        """When the leader said yes to what is not agreed yet."""
        waits = self.live and self.live.is_accepted() and self.request.state == S.OFFERED
        return self.live.answered_at if self.live and waits else None

    @property
    def answers_ground(self) -> bool:
        """Whether the reader is to say if there is another funded route."""
        return bool(support.may_answer_ground(self.reader, self.request, at=self.at))

    @property
    def adviser(self) -> str:
        """The adviser, as the reader knows them."""
        if self.owned:
            return "you"
        return self.request.owner.name if self.request.owner else "the senior improvement adviser"

    def names(self, offer: Offer) -> str:
        """The leader, as the reader may know them: a school that named nobody hears who it is when they accept."""
        return offer.leader.name if offer.direct or offer.is_accepted() or not self.by_school else "A leader"


def standing(seen: Seen) -> Standing:
    return WORDS[S(seen.request.state)](seen)


def _draft(seen: Seen) -> Standing:
    return Standing(("It has not been sent yet. Nobody outside the school can read it.",), "the school")


def _submitted(seen: Seen) -> Standing:
    if seen.by_school:
        says = "The senior improvement adviser of your area takes up your request and looks for a leader."
        return Standing((says, "We write to you when that has happened."), "the senior improvement adviser")
    return Standing(("It waits for an adviser to take it up, who then looks for a leader.",), "an adviser")


def _returned(seen: Seen) -> Standing:
    if seen.by_school:
        return Standing(("Change your answers and send the request again. It keeps its case number.",), "you")
    return Standing(
        ("The school has been asked for more. When it sends the request again, it comes back.",), "the school"
    )


def _in_triage(seen: Seen) -> Standing:
    if seen.owned:
        return Standing(("Look at the leaders who could, and offer the request to one of them.",), "you")
    later = " We write to you when somebody has been asked." if seen.by_school else ""
    return Standing((f"{seen.adviser} looks for a leader who fits.{later}",), seen.adviser)


def _offered(seen: Seen) -> Standing:
    offer = seen.live
    if offer is None:
        return Standing(("The request goes back to the adviser, who looks for another leader.",), seen.adviser)
    if offer.is_accepted():
        return _accepted(seen, offer)
    who, until = seen.names(offer), date(offer.lapses_on)
    if offer.has_run_out(seen.at):
        return Standing((f"{who} did not answer by {until}. The request goes back to the adviser.",), seen.adviser)
    after = "you look" if seen.owned else f"{seen.adviser} looks"
    says = f"{who} has been asked, and can answer until {until}.", f"If they cannot do it, {after} for somebody else."
    return Standing((*says, *_ground(seen)), _lower_article(who))


def _accepted(seen: Seen, offer: Offer) -> Standing:
    school = "you" if seen.by_school else "the school"
    says = f"{offer.leader} has accepted. Next, {school} and {offer.leader} agree the days, the dates and who pays."
    chair = " The chair of governors confirms it for the governing body." if seen.request.is_mentoring else ""
    last = f"Nothing starts before the agreement is confirmed.{chair}"
    adviser = "you" if seen.answers_ground else seen.adviser
    awaited = [school, offer.leader.name, *([adviser] if seen.request.ground_needs_confirming else [])]
    return Standing((says, last, *_ground(seen)), sentence(awaited))


def _ground(seen: Seen) -> tuple[str, ...]:
    """What keeps an agreement from being confirmed."""
    if not seen.request.ground_needs_confirming:
        return ()
    says = "Say whether the school has" if seen.answers_ground else "The adviser still has to say whether there is"
    return (f"{says} another funded route: the agreement cannot be confirmed before that.",)


def _agreed(seen: Seen) -> Standing:
    return Standing(("The support has been agreed. Its visits and its record have a page of their own.",))


def _closed(seen: Seen) -> Standing:
    return Standing(("The support is over, and this request is closed. All of it can still be read.",))


def _withdrawn(seen: Seen) -> Standing:
    again = " You can ask again at any time." if seen.by_school else ""
    return Standing((f"The school withdrew this request. There is nothing left to do.{again}",))


def _unfilled(seen: Seen) -> Standing:
    if seen.by_school:
        return Standing(("No leader was found this time, and the request is closed.", "You can ask again at any time."))
    return Standing(("No leader was found, and the request is closed.",))


def _lower_article(who: str) -> str:
    return "a leader" if who == "A leader" else who


WORDS: dict[S, Callable[[Seen], Standing]] = {
    S.DRAFT: _draft, S.SUBMITTED: _submitted, S.RETURNED: _returned, S.IN_TRIAGE: _in_triage, S.OFFERED: _offered,
    S.AGREED: _agreed, S.CLOSED: _closed, S.WITHDRAWN: _withdrawn, S.UNFILLED: _unfilled,
}  # fmt: skip
