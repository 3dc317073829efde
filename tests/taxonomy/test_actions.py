"""Areas of expertise come from a file, and coming again changes nothing."""

import pytest

from pharos.common.errors import Refused
from pharos.taxonomy import actions, queries
from pharos.taxonomy.models import Expertise

pytestmark = pytest.mark.django_db

HEADING = "code,label,group,scheme,position\n"


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "areas.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_the_shipped_lists_load_and_load_again():
    counts = (actions.load_default(), actions.load_default(), Expertise.objects.count())
    assert counts == (48, 48, 48)


def test_loading_again_keeps_the_rows_that_others_point_at():
    actions.load_default()
    before = list(Expertise.objects.order_by("code").values_list("code", "pk"))
    actions.load_default()
    assert list(Expertise.objects.order_by("code").values_list("code", "pk")) == before


def test_a_changed_label_keeps_its_code(file):
    actions.load(file(HEADING + "sle-maths,Maths,Pupil achievement,sle,10\n"))
    actions.load(file(HEADING + "sle-maths,Mathematics,Pupil achievement,sle,10\n"))
    assert list(Expertise.objects.values_list("code", "label")) == [("sle-maths", "Mathematics")]


def test_areas_stand_in_order_under_their_headings(file):
    rows = "b,Phonics,Pupil achievement,sle,20\nc,Headship,,npq,30\na,Maths,Pupil achievement,sle,10\n"
    actions.load(file(HEADING + rows))
    told = [(group, [a.label for a in areas]) for group, areas in queries.grouped(queries.everything())]
    assert told == [("Pupil achievement", ["Maths", "Phonics"]), ("National professional qualifications", ["Headship"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "areas.csv has no column called code, label, group, scheme, position."),
        (HEADING, "areas.csv has no areas of expertise in it."),
        ("code,label\na,b\n", "areas.csv has no column called group, scheme, position."),
        (HEADING + ",Maths,,sle,1\n", "areas.csv, line 2: give every area a code and a label."),
        (HEADING + "a,Maths,,sle,1\na,Art,,sle,2\n", "areas.csv, line 3: the code a stands twice."),
        (HEADING + "a,Maths,,xyz,1\n", "areas.csv, line 2: the scheme or the position is not one that is known."),
        (HEADING + "a,Maths,,sle,first\n", "areas.csv, line 2: the scheme or the position is not one that is known."),
        (HEADING + "a,Maths\n", "areas.csv, line 2: the scheme or the position is not one that is known."),
    ],
)
def test_a_bad_file_is_refused_in_plain_words(file, text, words):
    with pytest.raises(Refused) as refusal:
        actions.load(file(text))
    assert (str(refusal.value), Expertise.objects.count()) == (words, 0)


def test_a_binary_file_is_refused(tmp_path):
    path = tmp_path / "areas.csv"
    path.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(Refused, match="cannot be read as a UTF-8 text file"):
        actions.load(path)
