"""How well words find areas of need and leaders, on the judged set of ``tests/search_trial``.

Printed for each half of the needs: those on which the thesaurus was tuned, and those that were held out. The needs and
the thesaurus come from the same hands, so a stranger's words will do somewhat worse than either.
"""

import datetime as dt
import time
from io import StringIO

from django.core.management import call_command

from pharos.common import clock
from pharos.leaders import actions, queries
from pharos.leaders.criteria import Criteria
from pharos.people.models import Person
from pharos.schools.models import School
from pharos.taxonomy import actions as taxonomy
from pharos.taxonomy import queries as areas
from pharos.taxonomy.suggesting import suggest
from tests.search_trial import judged

FOUND, SUGGESTED = 10, 5
# A person confirms the areas that are exactly this or clearly help.
CONFIRMED = 2


def run():
    taxonomy.load_default()
    at = clock.now()
    _county(at)
    for half in (judged.TUNED, judged.HELD_OUT):
        needs = judged.needs(half)
        print(f"{len(needs)} needs, {half}")
        suggested = _areas(needs)
        for name, chosen in (
            ("words alone", dict.fromkeys(suggested, ())),
            ("words and the areas suggested", suggested),
            ("words and confirmed areas", {need.number: _confirmed(need) for need in needs}),
        ):
            print(f"  leaders, {name}: nDCG@10 {_of_leaders(needs, chosen, at):.3f}")


def _areas(needs):
    """Tell how well areas are suggested; the codes suggested for each need, by its number."""
    vocabulary = areas.vocabulary()
    began = time.perf_counter()
    told = {each.number: tuple(s.code for s in suggest(each.words, vocabulary)) for each in needs}
    took = (time.perf_counter() - began) / len(needs) * 1000
    recall = judged.mean(judged.recall(told[n.number], n.meant, SUGGESTED) for n in needs)
    ndcg = judged.mean(judged.ndcg(told[n.number], n.areas, SUGGESTED) for n in needs)
    print(f"  areas suggested: recall@5 {recall:.3f}, nDCG@5 {ndcg:.3f}, {took:.1f} ms a need")
    return told


def _confirmed(need):
    return tuple(code for code, grade in need.areas.items() if grade >= CONFIRMED)


def _of_leaders(needs, chosen, at):
    return judged.mean(judged.ndcg(_leaders(n.words, chosen[n.number], at), judged.grades(n), FOUND) for n in needs)


def _leaders(words, codes, at):
    """The names that the directory answers with, in its order: the one seam to the search."""
    found = queries.search(Criteria(words=words, expertise=codes), at=at)
    return [leader.person.name for leader in queries.with_keys(found.keys[:FOUND], at=at)]


def _county(at):
    """The fifty leaders, designated and published as people would."""
    call_command("add_administrator", "office@trial.example", name="Office of the trial", stdout=StringIO())
    office = Person.objects.get(email="office@trial.example")
    known = {each.code: each for each in areas.everything()}
    for number, each in enumerate(judged.leaders()):
        person = Person.objects.named(each.name, f"leader{number}@trial.example")
        school = School.objects.create(urn=900_000 + number, name=f"{each.town} School {number}", town=each.town)
        actions.designate(person, kind="KLE", school=school, from_on=dt.date(2026, 9, 1), why="Trial", by=office, at=at)
        profile, said = queries.profile_of(person), {"by": person, "at": at}
        actions.finish_portrait(profile, text=each.portrait, **said)
        actions.choose_expertise(profile, areas=[known[code] for code in each.areas], **said)
        for code in each.areas:
            actions.save_evidence(profile, expertise=known[code], evidence=each.evidence, **said)
        actions.save_phases(profile, phases=[each.phase], **said)
        actions.save_support(profile, kinds=["school_improvement"], **said)
        actions.save_availability(profile, availability="open", words="", from_on=None, **said)
        actions.consent(profile, by=person, at=at)
