"""Whether a school has another head, judged by the names that two files of the register give. Pure.

A verdict is a prompt for a person, never a fact: it says how sure we are, and why, in a sentence. A title, an
initial, a hyphen, case, a space, an accent, a short form or a married name is not by itself a new person.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..states import ChangeKind, Confidence
from .likeness import Likeness, compare
from .reading import Head, Told, Who, read

__all__ = ["Head", "Verdict", "judge", "key"]


class Verdict(NamedTuple):
    """``kind`` is one of the five about heads; ``why`` a sentence or two."""

    kind: ChangeKind
    confidence: Confidence
    why: str


def judge(before: Head, after: Head, *, elsewhere: Sequence[str] = ()) -> Verdict:
    """What became of the head. ``elsewhere`` names the schools at which the one named after is head too."""
    old, new = read(before), read(after)
    if not new.people:
        return _nobody(after, new)
    if not old.people:
        return _after_nobody(before, old, new)
    if len(new.people) > 1:
        return _several(old, new)
    return _one(old, new, elsewhere)


def says_the_same(before: Head, after: Head) -> bool:
    """Whether nothing about who is head was stated otherwise: neither the name nor acting, executive, shared."""
    if before.name != after.name:
        return False
    old, new = read(before), read(after)
    return (old.interim, old.shared, old.executive) == (new.interim, new.shared, new.executive)


def key(head: Head) -> str:
    """By what one head is found at several schools: the whole name in plain letters; empty where that would guess."""
    told = read(head).people
    if len(told) != 1 or told[0].initials_only:
        return ""
    return f"{told[0].firsts[0]} {''.join(told[0].lasts)}"


def _nobody(after: Head, new: Told) -> Verdict:
    if new.vacant:
        return Verdict(ChangeKind.HEAD_UNKNOWN, Confidence.CERTAIN, "The register says that the post is open.")
    if not after.name:
        return Verdict(ChangeKind.HEAD_UNKNOWN, Confidence.LIKELY, "The register no longer names anybody.")
    return Verdict(ChangeKind.HEAD_UNKNOWN, Confidence.DOUBTFUL, "What the register has now is no whole name.")


def _after_nobody(before: Head, old: Told, new: Told) -> Verdict:
    if new.interim:
        return Verdict(
            ChangeKind.INTERIM_HEAD, Confidence.LIKELY, "Nobody was named before; now somebody who is acting."
        )
    if len(new.people) > 1:
        return Verdict(ChangeKind.SHARED_HEAD, Confidence.LIKELY, "Nobody was named before; now several people are.")
    if old.vacant:
        return Verdict(ChangeKind.NEW_HEAD, Confidence.LIKELY, "The post was open, and now somebody is named.")
    why = "No whole name was there before" if before.name else "Nobody was named before"
    return Verdict(
        ChangeKind.HEAD_UNKNOWN, Confidence.DOUBTFUL, f"{why}, so whether this is somebody new is not known."
    )


def _several(old: Told, new: Told) -> Verdict:
    found = [_in(who, old.people) for who in new.people]
    if all(found) and len(old.people) == len(new.people):
        return Verdict(ChangeKind.SAME_HEAD, Confidence.LIKELY, "The same people, written otherwise.")
    confidence = Confidence.DOUBTFUL if new.perhaps else Confidence.LIKELY
    lead = "The field seems to name two people" if new.perhaps else "Several people are named together"
    rest = "one of whom was named before" if any(found) else "none of whom was named before"
    return Verdict(ChangeKind.SHARED_HEAD, confidence, f"{lead}, {rest}.")


def _in(who: Who, people: Sequence[Who]) -> bool:
    return any(compare(who, each).same for each in people)


def _one(old: Told, new: Told, elsewhere: Sequence[str]) -> Verdict:
    likenesses = [compare(each, new.people[0]) for each in old.people]
    best = next((each for each in likenesses if each.same), likenesses[0])
    if best.same:
        return _same(best, old, new)
    if new.interim:
        confidence = best.confidence if new.named_interim else _at_most_likely(best.confidence)
        where = "in the name" if new.named_interim else "in the job title"
        return Verdict(ChangeKind.INTERIM_HEAD, confidence, f"{best.why} Acting or interim stands {where}.")
    if elsewhere:
        return _of_several_schools(best, elsewhere)
    if new.shared:
        why = f"{best.why} The register calls the post shared, and names one person."
        return Verdict(ChangeKind.SHARED_HEAD, _at_most_likely(best.confidence), why)
    more = " As executive headteacher: perhaps of several schools." if new.executive else ""
    return Verdict(ChangeKind.NEW_HEAD, best.confidence, f"{best.why}{more}")


def _of_several_schools(best: Likeness, elsewhere: Sequence[str]) -> Verdict:
    named = " and ".join(elsewhere[:2]) if len(elsewhere) < 3 else f"{elsewhere[0]} and {len(elsewhere) - 1} others"
    why = f"{best.why} Somebody of this name is head of {named} too, or was until lately."
    return Verdict(ChangeKind.SHARED_HEAD, _at_most_likely(best.confidence), why)


def _same(best: Likeness, old: Told, new: Told) -> Verdict:
    if len(old.people) > 1:
        return Verdict(
            ChangeKind.SAME_HEAD, Confidence.LIKELY, "One of those named together before is named alone now."
        )
    changed = [
        words
        for was, now, words in (
            (old.interim, new.interim, "acting or interim"),
            (old.executive, new.executive, "executive"),
            (old.shared, new.shared, "a shared head"),
        )
        for words in ([f"now called {words}"] if now > was else [f"no longer called {words}"] if was > now else [])
    ]
    more = f" The person is {' and '.join(changed)}." if changed else ""
    return Verdict(ChangeKind.SAME_HEAD, best.confidence, f"{best.why}{more}")


def _at_most_likely(confidence: Confidence) -> Confidence:
    return Confidence.LIKELY if confidence == Confidence.CERTAIN else confidence
