"""What happened to schools between two files of the register: events, each with how sure we are and why. Pure.

A school that closes and the academy that takes its place are one event. About heads an event is a prompt for a
person to look, never a fact.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pharos.common.ui.filters import date

from .. import heads
from ..heads import Verdict
from ..states import ChangeKind, Confidence, Status
from .academies import Pair, pairs
from .story import Event, Links, Post, Side, Story

__all__ = ["Event", "Links", "Post", "Side", "Story", "events", "pairs"]

ORDER = {kind: number for number, kind in enumerate(ChangeKind)}
# A school that the register gives so much older than the earlier file was not opened between the two.
LATE = dt.timedelta(days=366)
NOT_THERE = "Not in the register"


def events(
    stories: Sequence[Story],
    *,
    since: dt.date,
    partners: Sequence[Story] = (),
    links: Links = frozenset(),
    posts: Mapping[str, Sequence[Post]] | None = None,
) -> list[Event]:
    """What happened to these schools after the file of ``since``, by kind, then by name.

    ``partners`` are schools to which nothing happened, which may have come before or after one of these. ``links``
    are pairs of predecessor and successor, by URN. ``posts`` has the posts of heads by their key.
    """
    found = [pair for pair in pairs(stories, partners, links) if pair.old.closes or pair.new.opens]
    olds, news = {pair.old.urn for pair in found}, {pair.new.urn for pair in found}
    told: list[Event] = []
    for story in stories:
        if story.opens and story.urn not in news:
            told += _opened(story, since)
        if story.closes and story.urn not in olds:
            told.append(_event(story, ChangeKind.CLOSED, "Open", "Closed", Confidence.CERTAIN, _closing(story)))
        if story.before and story.after.is_open and story.urn not in news:
            told += _of_trust(story, story.before)
            told += _of_head(story, story.before, posts or {})
    for pair in found:
        told += _academised(pair, posts or {})
    return sorted(told, key=lambda each: (ORDER[each.kind], each.name.casefold(), each.urn, each.before))


def _event(story: Story, kind: ChangeKind, before: str, after: str, confidence: Confidence, why: str) -> Event:
    return Event(story.urn, story.name, kind, before, after, confidence, why)


def _opened(story: Story, since: dt.date) -> Iterable[Event]:
    """A school that no earlier file had opened only if the register's own date does not say otherwise."""
    if story.before is not None:
        was = Status(story.before.status).label
        yield _event(story, ChangeKind.OPENED, was, "Open", Confidence.CERTAIN, "The register changed its status.")
    elif story.unread_before:
        return
    elif story.opened_on is None:
        why = "No earlier file had this school; the register gives no date of opening."
        yield _event(story, ChangeKind.OPENED, NOT_THERE, "Open", Confidence.LIKELY, why)
    elif story.opened_on > since:
        why = f"No earlier file had this school; the register says that it opened on {date(story.opened_on)}."
        yield _event(story, ChangeKind.OPENED, NOT_THERE, "Open", Confidence.CERTAIN, why)
    elif story.opened_on > since - LATE:
        why = f"No earlier file had this school, though it opened on {date(story.opened_on)}: the register was late."
        yield _event(story, ChangeKind.OPENED, NOT_THERE, "Open", Confidence.LIKELY, why)


def _closing(story: Story) -> str:
    on = f" on {date(story.closed_on)}" if story.closed_on else ""
    given = story.reason_closed not in ("", "Not applicable")
    reason = f", for the reason “{story.reason_closed}”" if given else ""
    return f"The register says that it closed{on}{reason}."


def _of_trust(story: Story, before: Side) -> Iterator[Event]:
    was, now = before.trust, story.after.trust
    if was == now or not (was or "trust" in story.stated):
        return
    if was:
        why = f"It is now in {now}." if now else "The register says that it is in no trust now."
        yield _event(story, ChangeKind.LEFT_TRUST, was, now, Confidence.CERTAIN, why)
    if now:
        why = f"It was in {was}." if was else "The register named no trust before."
        yield _event(story, ChangeKind.JOINED_TRUST, was, now, Confidence.CERTAIN, why)


def _of_head(story: Story, before: Side, posts: Mapping[str, Sequence[Post]]) -> Iterator[Event]:
    was, now = before.head, story.after.head
    if heads.says_the_same(was, now) or not (was.name or "head" in story.stated):
        return
    verdict = heads.judge(was, now, elsewhere=_elsewhere(story, posts))
    if verdict.kind == ChangeKind.SAME_HEAD or was.name != now.name:
        yield _of_verdict(story, was, now, verdict)


def _of_verdict(story: Story, was: heads.Head, now: heads.Head, verdict: Verdict) -> Event:
    before, after = was.words, now.words
    if before == after:  # the name stays, and what the post is called changed
        before, after = f"{before}, {was.job or 'no job title'}", f"{after}, {now.job or 'no job title'}"
    return _event(story, verdict.kind, before, after, verdict.confidence, verdict.why)


def _elsewhere(story: Story, posts: Mapping[str, Sequence[Post]]) -> list[str]:
    """The other schools of the same authority whose head has this name."""
    found = posts.get(heads.key(story.after.head), ())
    return [post.school for post in found if post.urn != story.urn and post.la_code == story.la_code]


def _academised(pair: Pair, posts: Mapping[str, Sequence[Post]]) -> Iterator[Event]:
    """One event of the academy; its head is compared with the one of the school before it."""
    old, new = pair.old, pair.new
    before, after = f"{old.urn} {old.name}", f"{new.urn} {new.name}"
    yield _event(new, ChangeKind.ACADEMISED, before, after, pair.confidence, pair.why)
    if old.before and old.before.head.name and new.after.head.name:
        yield from _of_head(new, old.before, posts)
