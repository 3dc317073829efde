"""Plain words propose areas of need, each with a reason; nonsense proposes nothing."""

import pytest

from pharos.taxonomy.states import TermKind
from pharos.taxonomy.suggesting import Area, Expansion, Term, Vocabulary, expand, suggest

VOCABULARY = Vocabulary.of(
    [
        Area("phonics", "Phonics", 10, related=("english",)),
        Area("english", "English", 20),
        Area("attendance", "Attendance", 30),
        Area("both", "Attendance and behaviour", 40),
        Area("governance", "Leadership and governance", 50),
        Area("gone", "Latin", 60, retired=True),
    ],
    [
        Term("phonics", "early reading", TermKind.SYNONYM),
        Term("phonics", "Y1 screening check", TermKind.SYNONYM),
        Term("phonics", "children cannot decode", TermKind.SYMPTOM),
        Term("english", "reading", TermKind.SYNONYM),
        Term("attendance", "persistent absence", TermKind.SYNONYM),
        Term("governance", "governors don't challenge", TermKind.SYMPTOM),
        Term("gone", "declensions", TermKind.SYNONYM),
    ],
)


def codes(words):
    return [each.code for each in suggest(words, VOCABULARY)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Our phonics results dipped", ["phonics", "english"]),
        ("kids can’t decode", ["phonics", "english"]),
        ("The Year 1 screening check went badly", ["phonics", "english"]),
        ("early reading", ["phonics", "english"]),
        ("more reading", ["english"]),
        ("atendance is down", ["attendance", "both"]),
        ("governors never really challenge me", ["governance"]),
        ("The problem is not phonics", []),
        ("not attendance but reading", ["english"]),
        ("everything apart from phonics, above all attendance", ["attendance", "both"]),
        ("Pupils are not attending", ["attendance", "both"]),
        ("Declensions in Latin", []),
        ("How do I renew my passport?", []),
        ("We need help with our children", []),
        ("", []),
        ("…", []),
    ],
)
def test_areas_are_suggested_from_plain_words(words, found):
    assert codes(words) == found


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Our phonics results dipped", "“phonics”: the name of this area"),
        ("kids can’t decode", "“kids can’t decode”: a sign of this need"),
        ("an early start in reading", "“early” and “reading”: said when this is meant"),
        ("atendance", "“atendance”, read as “attendance”: the name of this area"),
    ],
)
def test_the_reason_quotes_the_person(words, why):
    assert suggest(words, VOCABULARY)[0].why == why


def test_what_an_expression_means_and_is_also_called():
    assert expand("Phonics, and persistent absences", VOCABULARY) == [
        Expansion("Phonics", ("phonics",), ("early reading",)),
        Expansion("persistent absences", ("attendance",), ("Attendance",)),
    ]


def test_the_order_of_terms_changes_nothing():
    terms = [Term("a", "x-rays", TermKind.SYNONYM), Term("b", "x-rays", TermKind.SYNONYM)]
    areas = [Area("a", "Alpha", 2), Area("b", "Beta", 1)]
    told = [suggest("x-rays", Vocabulary.of(a, t)) for a in (areas, areas[::-1]) for t in (terms, terms[::-1])]
    assert [[s.code for s in each] for each in told] == [["b", "a"]] * 4
