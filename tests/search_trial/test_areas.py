"""The suggestions do well on needs that they were not tuned on, and nothing in the set gives the answer away."""

import csv

import pytest

from pharos.taxonomy import expertise_file, spoken, thesaurus_file
from pharos.taxonomy.suggesting import Area, Term, Vocabulary, suggest
from tests.search_trial import judged


@pytest.fixture(scope="module")
def vocabulary():
    with expertise_file.SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    areas = [
        Area(r["code"], r["label"], int(r["position"]), tuple(filter(None, r["related"].split(";")))) for r in rows
    ]
    return Vocabulary.of(areas, [Term(row.code, row.words, row.kind) for row in thesaurus_file.shipped()])


def ranked(need, vocabulary):
    return [each.code for each in suggest(need.words, vocabulary)]


def test_the_set_is_large_enough_and_halved():
    halves = [len(judged.needs(half)) for half in (judged.TUNED, judged.HELD_OUT)]
    assert (halves, len(judged.leaders())) == ([35, 35], 50)


def test_every_area_and_leader_that_a_judgement_names_is_there(vocabulary):
    named = {code for each in [*judged.needs(), *judged.leaders()] for code in each.areas}
    with (judged.HERE / "corrections.csv").open(encoding="utf-8", newline="") as file:
        corrected = {row["leader"] for row in csv.DictReader(file)}
    assert (named - set(vocabulary.areas), corrected - {each.name for each in judged.leaders()}) == (set(), set())


def test_no_need_says_the_name_of_an_area_that_it_means(vocabulary):
    given_away = []
    for need in judged.needs():
        said = set(spoken.stems(need.words))
        for code in need.meant:
            name = {stem for stem in spoken.stems(vocabulary.areas[code].label) if stem not in spoken.COMMON}
            given_away += [(need.number, code)] if name and name <= said else []
    assert given_away == []


def test_the_areas_of_the_held_out_needs_are_among_five(vocabulary):
    needs = judged.needs(judged.HELD_OUT)
    recall = judged.mean(judged.recall(ranked(each, vocabulary), each.meant, 5) for each in needs)
    ndcg = judged.mean(judged.ndcg(ranked(each, vocabulary), each.areas, 5) for each in needs)
    assert (recall >= 0.9, ndcg >= 0.85) == (True, True), f"recall@5 {recall:.3f}, nDCG@5 {ndcg:.3f}"


@pytest.mark.parametrize(
    "words",
    [
        "How do I renew my passport?", "The weather was lovely at the weekend", "banana helicopter teapot",
        "Lorem ipsum dolor sit amet", "My car broke down on the motorway", "Please help us", "qwertyuiop asdfgh",
    ],
)  # fmt: skip
def test_nonsense_suggests_nothing(words, vocabulary):
    assert suggest(words, vocabulary) == []
