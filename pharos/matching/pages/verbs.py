"""What can be done with a request by whoever reads it: what comes next, and what else there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from pharos.matching import rules
from pharos.support import rules as support
from pharos.support.states import TRIAGE, RequestState

from .standing import Seen


@dataclass(frozen=True)
class Verb:
    """A button. ``posts`` acts at once; else it leads to a page that asks first."""

    text: str
    href: str
    kind: str = ""
    posts: bool = False


def main(seen: Seen) -> list[Verb]:
    """What comes next, the first of them as the page's own button."""
    found = list(_for_area(seen)) + list(_for_school(seen)) + list(_for_both(seen))
    return [Verb(each.text, each.href, "secondary" if place else "", each.posts) for place, each in enumerate(found)]


def _for_area(seen: Seen) -> Iterator[Verb]:
    request, reader, at = seen.request, seen.reader, seen.at
    if request.state == RequestState.SUBMITTED and support.may_take_up(reader, request, at=at):
        yield Verb("Take up this request", _to(seen, "take_up"), posts=True)
    if support.may_find_leaders(reader, request, at=at):
        yield Verb("Find a leader", _to(seen, "leaders"))
    if request.ground_needs_confirming and support.may_answer_ground(reader, request, at=at):
        yield Verb("Say whether there is another funded route", _to(seen, "ground"))
    if support.may_send_back(reader, request, at=at):
        yield Verb("Ask the school for more", _to(seen, "send_back"))


def _for_school(seen: Seen) -> Iterator[Verb]:
    request, reader, at = seen.request, seen.reader, seen.at
    if support.may_write(reader, request, at=at):
        words = "Go on with your answers" if request.state == RequestState.DRAFT else "Change your answers"
        yield Verb(words, reverse("support:answers", args=[request.reference]))
    over = request.state in {RequestState.WITHDRAWN, RequestState.UNFILLED}
    if over and support.acts_for_school(reader, request, at=at):
        yield Verb("Ask for support again", reverse("support:start"))


def _for_both(seen: Seen) -> Iterator[Verb]:
    if rules.may_go_to_agreement(seen.reader, seen.request, seen.live, at=seen.at):
        words = "Go to the agreement" if seen.request.state == RequestState.OFFERED else "See the support"
        yield Verb(words, reverse("deployments:of_request", args=[seen.request.reference]))


def more(seen: Seen) -> list[Verb]:
    """What is seldom done, or ends something."""
    return [*_more_for_area(seen), *_endings(seen)]


def _more_for_area(seen: Seen) -> Iterator[Verb]:
    request, reader, at = seen.request, seen.reader, seen.at
    if request.state != RequestState.SUBMITTED and support.may_take_up(reader, request, at=at):
        yield Verb(f"Take over from {request.owner}", _to(seen, "take_up"), "secondary", posts=True)
    looks = rules.may_see_leaders(reader, request, at=at) and not support.may_find_leaders(reader, request, at=at)
    if looks and request.state in TRIAGE:
        yield Verb("See the leaders who could", _to(seen, "leaders"))
    answered = request.ground_confirmed_at or request.ground_denied_at
    if answered and support.may_answer_ground(reader, request, at=at):
        yield Verb("Change what was said about another funded route", _to(seen, "ground"))
    if support.may_leave_unfilled(reader, request, at=at):
        yield Verb("Close the request without a leader", _to(seen, "leave_unfilled"))


def _endings(seen: Seen) -> Iterator[Verb]:
    request, reader, at, live = seen.request, seen.reader, seen.at, seen.live
    if live is not None and rules.may_withdraw_offer(reader, live, at=at):
        yield Verb(f"Withdraw the offer to {live.leader}", reverse("matching:withdraw_offer", args=[live.reference]))
    if support.may_withdraw(reader, request, at=at):
        words = "Withdraw this request" if request.number else "Delete this draft"
        yield Verb(words, _to(seen, "withdraw"))


def _to(seen: Seen, name: str) -> str:
    return reverse(f"matching:{name}", args=[seen.request.reference])
