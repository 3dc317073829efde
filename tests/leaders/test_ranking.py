"""Bands and their order, from what matched; the question, the roll and the sieve. Plain values."""

import itertools

import pytest

from pharos.leaders import roll as rolls
from pharos.leaders.criteria import Criteria
from pharos.leaders.question import Meaning, question, telling
from pharos.leaders.ranking import Hits, Judge, judge
from pharos.leaders.roll import Entry
from pharos.leaders.sieve import Sieve
from pharos.schools.distance import Near

# Bits of the index for the first unit; the second's are four further up.
AREAS, PORTRAIT, FACTS, SCHOOL = 1, 2, 4, 8


def twice(bits):
    return bits | bits << 4


@pytest.mark.parametrize(
    ("hits", "band"),
    [
        (Hits(named=0b11), "strong"),
        (Hits(words=AREAS | PORTRAIT << 4), "strong"),
        (Hits(meant=1), "strong"),
        (Hits(words=AREAS), "good"),
        (Hits(words=twice(PORTRAIT)), "good"),
        (Hits(words=SCHOOL | FACTS << 4), "good"),
        (Hits(words=PORTRAIT), "possible"),
        (Hits(named=0b01), "possible"),
        (Hits(nearly=0b01), "possible"),
        (Hits(), None),
    ],
)
def test_the_band_of_two_words(hits, band):
    asked = question("maths mastery", [Meaning("maths mastery", ("sle-maths",))])
    assert Judge(asked).of(hits).band == band


@pytest.mark.parametrize(
    ("confirmed", "offered", "band"),
    [(1, 1, "strong"), (2, 2, "strong"), (3, 2, "good"), (2, 1, "good"), (3, 1, "possible")],
)  # fmt: skip
def test_the_band_of_areas_alone(confirmed, offered, band):
    assert Judge(question(""), confirmed).of(Hits(offered=offered)).band == band


def test_the_order_is_lexicographic():
    asked = question("maths mastery", [Meaning("maths mastery", ("sle-maths",))])
    best_first = [
        Hits(named=0b11),
        Hits(offered=2, words=twice(AREAS)),
        Hits(words=twice(AREAS)),
        Hits(words=AREAS | PORTRAIT << 4, meant=1),
        Hits(words=AREAS | PORTRAIT << 4),
        Hits(meant=1, words=PORTRAIT),
        Hits(meant=1),
        Hits(words=AREAS),
        Hits(words=twice(PORTRAIT)),
        Hits(words=twice(SCHOOL)),
        Hits(words=PORTRAIT),
        Hits(words=SCHOOL),
    ]
    judging = Judge(asked, confirmed=2)
    orders = [judging.of(hits).order for hits in best_first]
    assert all(one < other for one, other in itertools.pairwise(orders))


def test_words_that_nobody_has_or_everybody_has_keep_nobody_out():
    asked = question("phonics results dipped")
    results = PORTRAIT << 4
    found = {number: Hits(words=results) for number in range(20)} | {20: Hits(words=results | AREAS)}
    judging = judge(asked, 0, found, among=21)
    assert (judging.of(found[20]).band, judging.of(found[0]).band, judging.nobodys) == ("strong", None, 0b100)


@pytest.mark.parametrize(
    ("typed", "units"),
    [
        ("Our phonics results have dipped!", ["phonics", "results", "dipped"]),
        ("help with", ["help", "with"]),
        ("ME14 1XX", ["me14", "1xx"]),
        ("phonics Phonics PHONICS", ["phonics"]),
        ("% * \" ' ; --", []),
        (" ".join(f"word{n}" for n in range(20)), [f"word{n}" for n in range(8)]),
    ],
)
def test_the_words_that_tell_something(typed, units):
    assert telling(typed) == units


def entry(pk, name, *codes, east=None, phase=("primary",)):
    return Entry(pk, name, east, 0, "open", {"expertise": codes, "phase": phase})


ROLL = rolls.roll([
    entry(1, "Zoë Ash", "maths", east=1000), entry(2, "Ann O’Hara-Smith", "maths", "reading", east=9000),
    entry(3, "Bo Smyth", "reading", phase=("secondary",)),
])  # fmt: skip


def named(leaders):
    return [ROLL.entries[place].name for place in rolls.places(leaders)]


class TestRoll:
    def test_is_by_name(self):
        assert named(ROLL.everybody) == ["Ann O’Hara-Smith", "Bo Smyth", "Zoë Ash"]

    def test_knows_who_has_any_of_several_options(self):
        assert [named(ROLL.having("expertise", codes)) for codes in (["reading"], ["maths", "reading"], ["zebra"])] == [
            ["Ann O’Hara-Smith", "Bo Smyth"], ["Ann O’Hara-Smith", "Bo Smyth", "Zoë Ash"], [],
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("word", "whose"), [("smi", ["Ann O’Hara-Smith"]), ("ohara", ["Ann O’Hara-Smith"]), ("hara", [])]
    )
    def test_knows_names_by_their_beginnings(self, word, whose):
        assert named(ROLL.named(word)) == whose

    @pytest.mark.parametrize(
        ("word", "names"),
        [
            ("smitj", ["smith"]),
            ("smiht", ["smith"]),
            ("smjth", ["smith", "smyth"]),
            ("smith", ["smyth"]),
            ("zo", []),
            ("axe", []),
        ],
    )
    def test_knows_names_a_letter_wrong(self, word, names):
        assert list(ROLL.nearly_named(word)) == names


class TestSieve:
    def test_counts_each_option_under_the_other_filters(self):
        sieve = Sieve(ROLL, Criteria(expertise=("reading",), phase="primary"), rolls.NOBODY)
        assert (named(sieve.left()), sieve.counts()["expertise"], sieve.counts()["phase"]) == (
            ["Ann O’Hara-Smith"], {"maths": 2, "reading": 1}, {"primary": 1, "secondary": 1},
        )  # fmt: skip

    def test_counts_limits_of_distance(self):
        near = Near("Here", 0, 0)
        sieve = Sieve(ROLL, Criteria(near=near, within_km=5), rolls.NOBODY, ROLL.squared(near))
        assert (named(sieve.left()), sieve.counts()["within"]["5"], sieve.counts()["within"]["10"]) == (
            ["Zoë Ash"],
            1,
            2,
        )
        assert sieve.relaxations() == {"within": 3, "near": 3}
