"""When a school counts as good or outstanding: this table of cases is the specification of the shipped rules."""

import datetime as dt
from dataclasses import replace

import pytest

from pharos.schools import standing, standing_rules
from pharos.schools.standing import Bond, Inspected
from pharos.schools.states import Concern, Outcome, Regime, Safeguarding

RULES = standing_rules.read(standing_rules.OURS)
TODAY = dt.date(2026, 11, 25)
MET, NOT_MET = Safeguarding.MET, Safeguarding.NOT_MET
SPECIAL = Concern.SPECIAL_MEASURES
MEETS, PANEL, FAILS, UNKNOWN = Outcome.MEETS, Outcome.PANEL, Outcome.FAILS, Outcome.UNKNOWN


def overall(grade, year=2022, **more):
    return Inspected(Regime.OVERALL, dt.date(year, 5, 10), {"overall": grade}, **more)


KEY = {"quality_of_education": "good", "behaviour": "good", "personal_development": "good", "leadership": "good"}


def judged(year=2025, safeguarding=MET, concern=Concern.NONE, bond=Bond.OWN, **grades):
    told = {area: grade for area, grade in (KEY | grades).items() if grade}
    return Inspected(Regime.JUDGEMENTS, dt.date(year, 5, 10), told, safeguarding=safeguarding, concern=concern,
                     bond=bond)  # fmt: skip


CARD = dict.fromkeys(
    ("inclusion", "curriculum", "achievement", "attendance", "well_being", "governance"), "expected standard"
)


def card(year=2026, safeguarding=MET, concern=Concern.NONE, **grades):
    told = {area: grade for area, grade in (CARD | grades).items() if grade}
    return Inspected(Regime.REPORT_CARD, dt.date(year, 3, 10), told, safeguarding=safeguarding, concern=concern)


def ungraded(outcome, year=2024, **more):
    return Inspected(Regime.UNGRADED, dt.date(year, 2, 1), outcome=outcome, **more)


RI, BAD, ATTENTION, URGENT = "requires improvement", "inadequate", "needs attention", "urgent improvement"
CASES = [
    ("never inspected", [], UNKNOWN),
    # One overall grade.
    ("outstanding", [overall("outstanding")], MEETS),
    ("good", [overall("good")], MEETS),
    ("good long ago: the age is shown, not judged", [overall("good", 2012)], MEETS),
    ("requires improvement", [overall(RI)], FAILS),
    ("inadequate", [overall(BAD)], FAILS),
    ("good, in a category of concern", [overall("good", concern=SPECIAL)], FAILS),
    ("good, safeguarding not effective", [overall("good", safeguarding=NOT_MET)], FAILS),
    ("good after inadequate", [overall("good"), overall(BAD, 2018, concern=SPECIAL)], MEETS),
    ("requires improvement after outstanding", [overall(RI), overall("outstanding", 2015)], FAILS),
    ("what the file says contradicts itself", [overall("good", unclear="Latest: so and so")], UNKNOWN),
    ("the latest is unclear, the one before was good",
     [overall("good", unclear="Latest: so and so"), overall("good", 2017)], UNKNOWN),
    ("the latest is clear, the one before was not",
     [overall("good"), overall("good", 2017, unclear="Previous: so and so")], MEETS),
    ("one of unknown day may be the latest",
     [Inspected(Regime.OVERALL, None, unclear="Latest: no day"), overall("good")], UNKNOWN),
    # Ungraded inspections confirm the last grade.
    ("remains good", [overall("good"), ungraded("School remains Good")], MEETS),
    ("remains good, improving", [overall("good"), ungraded("School remains Good (Improving) - S5 Next")], MEETS),
    ("remains good, with concerns", [overall("good"), ungraded("School remains Good (Concerns) - S5 Next")], PANEL),
    ("remains outstanding", [overall("outstanding"), ungraded("School remains Outstanding")], MEETS),
    ("remains outstanding, with concerns",
     [overall("outstanding"), ungraded("School remains Outstanding (Concerns) - S5 Next")], PANEL),
    ("standards maintained", [overall("good"), ungraded("Standards maintained")], MEETS),
    ("improved significantly", [overall("good"), ungraded("Improved significantly")], MEETS),
    ("some aspects not as strong", [overall("good"), ungraded("Some aspects not as strong")], PANEL),
    ("an ungraded one lifts nobody", [overall(RI), ungraded("Improved significantly")], FAILS),
    ("concerns of before the last grade", [overall("good"), ungraded("Some aspects not as strong", 2020)], MEETS),
    ("confirmed, after concerns", [overall("good"), ungraded("Some aspects not as strong", 2023),
                                   ungraded("Standards maintained", 2024)], MEETS),
    ("it confirms another grade than the last", [overall(RI), ungraded("School remains Good")], UNKNOWN),
    ("ungraded alone", [ungraded("School remains Good")], UNKNOWN),
    ("an unclear ungraded one", [overall("good"), ungraded("", unclear="Latest ungraded: x")], UNKNOWN),
    ("a monitoring visit", [overall("good"), ungraded("")], MEETS),
    ("a monitoring visit to a school that requires improvement", [overall(RI), ungraded("")], FAILS),
    ("ungraded after key judgements", [judged(), ungraded("Standards maintained", 2026)], MEETS),
    # Key judgements only.
    ("all good", [judged()], MEETS),
    ("outstanding and good", [judged(quality_of_education="outstanding")], MEETS),
    ("quality of education requires improvement", [judged(quality_of_education=RI)], FAILS),
    ("leadership requires improvement", [judged(leadership=RI)], FAILS),
    ("behaviour requires improvement", [judged(behaviour=RI)], PANEL),
    ("early years requires improvement", [judged(early_years=RI)], PANEL),
    ("behaviour inadequate", [judged(behaviour=BAD)], FAILS),
    ("no quality of education", [judged(quality_of_education="")], UNKNOWN),
    ("no leadership, and behaviour inadequate", [judged(leadership="", behaviour=BAD)], FAILS),
    ("good judgements, serious weaknesses", [judged(concern=Concern.SERIOUS_WEAKNESSES)], FAILS),
    ("good judgements, safeguarding not effective", [judged(safeguarding=NOT_MET)], FAILS),
    ("good judgements after an overall grade", [judged(), overall(BAD)], MEETS),
    # Report cards.
    ("expected standard throughout", [card()], MEETS),
    ("strong and exceptional", [card(achievement="exceptional", inclusion="strong standard")], MEETS),
    ("an area needs attention", [card(attendance=ATTENTION)], PANEL),
    ("leadership and governance needs attention", [card(governance=ATTENTION)], PANEL),
    ("an area needs urgent improvement", [card(achievement=URGENT)], FAILS),
    ("attention here, urgent there", [card(inclusion=ATTENTION, achievement=URGENT)], FAILS),
    ("safeguarding not met", [card(safeguarding=NOT_MET)], FAILS),
    ("safeguarding not stated", [card(safeguarding=Safeguarding.UNKNOWN)], UNKNOWN),
    ("requires significant improvement", [card(concern=Concern.SIGNIFICANT_IMPROVEMENT)], FAILS),
    ("no grade for leadership", [card(governance="")], UNKNOWN),
    ("post-16 needs attention", [card(post_16=ATTENTION)], PANEL),
    ("a report card after good", [card(curriculum=ATTENTION), overall("good")], PANEL),
    ("a report card after inadequate", [card(), overall(BAD)], MEETS),
    # Of a school before it.
    ("a converter whose predecessor was good", [overall("good", bond=Bond.CARRIED)], MEETS),
    ("a converter whose predecessor was inadequate", [overall(BAD, bond=Bond.CARRIED)], FAILS),
    ("its own after its predecessor’s", [overall(RI), overall("good", 2017, bond=Bond.CARRIED)], FAILS),
    ("a sponsor-led academy, not inspected", [overall("good", bond=Bond.NEW)], UNKNOWN),
    ("a sponsor-led academy, inspected", [overall("good"), overall(BAD, 2017, bond=Bond.NEW)], MEETS),
    ("merged of several, the last one good", [overall("good", bond=Bond.MERGED)], PANEL),
    ("merged of several, the last one inadequate", [overall(BAD, bond=Bond.MERGED)], PANEL),
    ("merged of several, the last one unclear", [overall("good", bond=Bond.MERGED, unclear="x")], UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("told", "outcome"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_standing(told, outcome):
    assert standing.of(told, rules=RULES, on=TODAY).outcome == outcome


def test_the_order_in_which_files_tell_makes_no_difference():
    told = [overall("good"), ungraded("Some aspects not as strong", 2023), ungraded("Standards maintained", 2024)]
    assert standing.of(told[::-1], rules=RULES, on=TODAY) == standing.of(told, rules=RULES, on=TODAY)


def test_the_panel_is_told_which_areas():
    found = standing.of([card(attendance=ATTENTION, governance=ATTENTION)], rules=RULES, on=TODAY)
    assert found.why == ("Attendance and behaviour: needs attention; Leadership and governance: needs attention.",)


def test_evidence_has_both_inspections_and_the_words_of_both_rules():
    graded, later = overall("good"), ungraded("Standards maintained")
    found = standing.of([graded, later], rules=RULES, on=TODAY)
    rules = [standing_rules.in_force(RULES, regime, TODAY).words for regime in (Regime.OVERALL, Regime.UNGRADED)]
    assert [(each.inspected, each.judgements, each.rule) for each in found.evidence] == [
        (graded, ("Overall effectiveness: good",), rules[0]),
        (later, ("Standards maintained",), rules[1]),
    ]


def test_before_a_rule_is_in_force_nobody_can_say():
    assert standing.of([card(2026)], rules=RULES, on=dt.date(2025, 11, 9)).outcome == UNKNOWN


def test_the_later_of_two_rules_counts_from_its_own_day():
    strict = replace(standing_rules.in_force(RULES, Regime.REPORT_CARD, TODAY), from_on=TODAY, strict=("governance",))
    found = [
        standing.of([card(governance=ATTENTION)], rules=(*RULES, strict), on=day).outcome
        for day in (TODAY - dt.timedelta(days=1), TODAY)
    ]
    assert found == [PANEL, FAILS]


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([], (UNKNOWN, (), ())),
        ([MEETS], (MEETS, (1,), ())),
        ([FAILS, MEETS], (MEETS, (2,), (1,))),
        ([FAILS, PANEL], (PANEL, (), (1, 2))),
        ([FAILS, UNKNOWN], (UNKNOWN, (), (1, 2))),
        ([FAILS, FAILS], (FAILS, (), (1, 2))),
    ],
)
def test_one_of_several_schools_suffices(outcomes, told):
    found = standing.of_several({n: standing.Standing(outcome) for n, outcome in enumerate(outcomes, 1)})
    assert (found.outcome, found.meeting, found.others) == told
