"""Areas and expressions come from files, row by row, and coming again changes nothing."""

import json

import pytest
from django.core.management import CommandError, call_command

from pharos.common.errors import Refused
from pharos.taxonomy import actions, queries
from pharos.taxonomy.models import Expertise, Term
from tests.clock import NOW

pytestmark = pytest.mark.django_db

HEADING = "code,label,group,scheme,position\n"
TERMS = "code,term,kind\n"


@pytest.fixture
def file(tmp_path):
    def write(text, name="areas.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def taxonomy(path, **options):
    return actions.import_taxonomy(path, by=None, at=NOW, **options)


def numbers(report):
    return (report.rows, report.added, report.changed, report.unchanged, report.retired)


def refused(report):
    return [(each.line, each.reason) for each in report.refused]


def test_the_shipped_lists_load_and_load_again():
    before = (actions.load_default(), Expertise.objects.count(), Term.objects.count())
    assert before == (actions.load_default(), Expertise.objects.count(), Term.objects.count())
    assert before[:2] == (48, 48)


def test_what_was_removed_from_the_thesaurus_stays_removed():
    actions.load_default()
    Term.objects.filter(words="phonics").delete()
    actions.load_default()
    assert Term.objects.filter(words="phonics").count() == 0


def test_loading_again_keeps_the_rows_that_others_point_at():
    actions.load_default()
    before = list(Expertise.objects.order_by("code").values_list("code", "pk"))
    actions.load_default()
    assert list(Expertise.objects.order_by("code").values_list("code", "pk")) == before


def test_a_changed_label_keeps_its_code(file):
    first = taxonomy(file(HEADING + "sle-maths,Maths,Pupil achievement,sle,10\n"))
    then = taxonomy(file(HEADING + "sle-maths,Mathematics,Pupil achievement,sle,10\n"))
    assert (numbers(first), numbers(then)) == ((1, 1, 0, 0, 0), (1, 0, 1, 0, 0))
    assert list(Expertise.objects.values_list("code", "label")) == [("sle-maths", "Mathematics")]


def test_areas_stand_in_order_under_their_headings(file):
    rows = "b,Phonics,Pupil achievement,sle,20\nc,Headship,,npq,30\na,Maths,Pupil achievement,sle,10\n"
    taxonomy(file(HEADING + rows))
    told = [(group, [a.label for a in areas]) for group, areas in queries.grouped(queries.everything())]
    assert told == [("Pupil achievement", ["Maths", "Phonics"]), ("National professional qualifications", ["Headship"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "This file is empty."),
        ("code,group,scheme\na,b,sle\n", "This file has no column called label, position."),
    ],
)
def test_what_is_no_such_table_is_refused_in_plain_words(file, text, words):
    with pytest.raises(Refused) as refusal:
        taxonomy(file(text))
    assert (str(refusal.value), Expertise.objects.count()) == (words, 0)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Maths,,sle,1", "Give every area a code of small letters, digits and hyphens, like sle-maths."),
        ("Sle Maths,Maths,,sle,1", "Give every area a code of small letters, digits and hyphens, like sle-maths."),
        ("b,,,sle,1", "Give every area a name."),
        ("a,Art,,sle,1", "The code a stands in this file twice."),
        ("b,Fine,,sle,1", "“Fine” stands in this list twice."),
        (
            "b,Maths,,xyz,1",
            "The scheme “xyz” is not known. Use one of sle, npq, ofsted, rise, rise_plan, local.",
        ),
        ("b,Maths,,sle,first", "The position must be a whole number."),
        ("b,Maths", "3 fields too few"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_and_the_others_come_in(file, row, reason):
    report = taxonomy(file(HEADING + "a,Fine,,sle,1\n" + row + "\n"))
    assert (refused(report), list(Expertise.objects.values_list("code", flat=True))) == ([(3, reason)], ["a"])


PUBLISHED = """A list of 2026,,
scheme,group,area
SLE,Pupil achievement,Maths
SLE,Pupil achievement,Phonics
RISE,National priority,Attendance
RISE targeted plan,Area of improvement,Attendance
NPQ,Leadership,Special educational needs co-ordinator (SENCO)
Ofsted report card,Evaluation area,Safeguarding (met/not met)
"""


def test_a_published_list_finds_the_areas_that_are_known_and_gives_the_others_codes(file):
    actions.load_default()
    before = Expertise.objects.get(code="sle-maths")
    first, again = taxonomy(file(PUBLISHED)), taxonomy(file(PUBLISHED))
    new = list(Expertise.objects.filter(scheme__startswith="rise").order_by("code").values_list("code", "label"))
    assert (numbers(first)[:2], numbers(again)[:4]) == ((6, 2), (6, 0, 0, 6))
    assert new == [("rise-attendance", "Attendance"), ("rise-plan-attendance", "Attendance")]
    assert Expertise.objects.get(code="sle-maths").pk == before.pk


def test_areas_that_other_lists_call_the_same_are_tied(file):
    actions.load_default()
    taxonomy(file(PUBLISHED))
    assert Expertise.objects.get(code="rise-attendance").related == ["sle-attendance", "rise-plan-attendance"]
    assert "rise-attendance" in Expertise.objects.get(code="sle-attendance").related


def test_areas_that_vanish_stay_and_can_be_retired(file):
    two = file(HEADING + "a,Alpha,,sle,1\nb,Beta,,sle,2\nc,Gamma,,npq,3\n")
    taxonomy(two)
    one = file(HEADING + "a,Alpha,,sle,1\n", name="less.csv")
    kept, retired = taxonomy(one), taxonomy(one, retire_missing=True)
    assert (kept.missing, kept.retired, retired.missing, retired.retired) == (["Beta"], 0, ["Beta"], 1)
    assert [e.code for e in queries.everything()] == ["a", "b", "c"]
    assert [e.code for e in queries.offered()] == ["a", "c"]


def test_an_area_is_not_related_to_one_that_is_not_there(file):
    text = HEADING.strip() + ",related\nsle-maths,Maths,,sle,1,\nb,Beta,,sle,2,sle-math\n"
    report = taxonomy(file(text))
    reason = "There is no area with the code “sle-math” to relate it to. Did you mean sle-maths?"
    assert refused(report) == [(3, reason)]


def test_the_thesaurus_comes_in_row_by_row(file):
    actions.load_default()
    text = TERMS + (
        "sle-phonics,wobbly words,synonym\nsle-phonics,Wobbly  Words,synonym\nsle-phonix,sounds,synonym\n"
        "sle-phonics,sounds,synonim\nsle-phonics,our own,synonym\nsle-phonics,reading,symptom\n"
    )
    report = actions.import_thesaurus(file(text), by=None, at=NOW)
    assert numbers(report) == (6, 1, 1, 1, 0)
    assert refused(report) == [
        (4, "There is no area with the code “sle-phonix”. Did you mean sle-phonics (Phonics)?"),
        (5, "The kind “synonim” is none of synonym, symptom, broader, related. Did you mean synonym?"),
        (6, "“our own” has only words that everybody uses for anything."),
    ]


def test_the_vocabulary_is_read_once_for_an_edition(file, django_assert_num_queries):
    actions.load_default()
    with django_assert_num_queries(2):
        before = queries.vocabulary()
    with django_assert_num_queries(1):
        assert queries.vocabulary() is before
    actions.import_thesaurus(file(TERMS + "sle-phonics,wobbly words,synonym\n"), by=None, at=NOW)
    assert queries.vocabulary() is not before


def test_the_commands_tell_what_came_of_a_file(file, capsys):
    actions.load_default()
    call_command("import_taxonomy", str(file(HEADING + "new,New,,npq,900\n")), "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["added"], told["rejected"]) == (1, 1, [])
    call_command("import_thesaurus", str(file(TERMS + "x,y,synonym\n")), "--json")
    assert json.loads(capsys.readouterr().out) == {
        "rows": 1, "added": 0, "changed": 0, "unchanged": 0, "retired": 0, "missing": [],
        "rejected": [{"line": 2, "about": "y", "reason": "There is no area with the code “x”."}],
    }  # fmt: skip


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"There is no file .*none\.csv\."):
        call_command("import_taxonomy", str(tmp_path / "none.csv"))


def test_areas_are_suggested_at_the_console(capsys):
    actions.load_default()
    call_command("suggest_areas", "our phonics results dipped", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told[0], [sorted(each) for each in told]) == (
        {"code": "sle-phonics", "label": "Phonics", "why": "“phonics”: the name of this area"},
        [["code", "label", "why"]] * len(told),
    )
