"""What the cells of a list of leaders mean."""

import datetime as dt

import pytest

from pharos.leaders import list_cells as cells
from pharos.leaders import list_words
from pharos.leaders.list_cells import BadCell, Said
from pharos.leaders.states import DesignationKind

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "day", "note"),
    [
        ("01/09/2024", (2024, 9, 1), ""),
        ("1-9-2024", (2024, 9, 1), ""),
        ("1.9.24", (2024, 9, 1), ""),
        ("2024-09-01", (2024, 9, 1), ""),
        ("2024-09-01 00:00:00", (2024, 9, 1), ""),
        ("1st September 2024", (2024, 9, 1), ""),
        ("1-Sep-24", (2024, 9, 1), ""),
        ("September 2024", (2024, 9, 1), "“September 2024” was read as 1 September 2024"),
        ("Sept 2024", (2024, 9, 1), "“Sept 2024” was read as 1 September 2024"),
        ("45536", (2024, 9, 1), "the number 45536 was read as 1 September 2024, as Excel counts days"),
        ("29/02/2024", (2024, 2, 29), ""),
    ],
)
def test_date(cell, day, note):
    assert cells.date(cell, today=TODAY) == (dt.date(*day), note)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "is empty. Enter a day like 1/9/2024"),
        ("09/25/2024", "“09/25/2024” is not a day. Enter one like 1/9/2024: day, month, year"),
        ("31/02/2025", "“31/02/2025” is not a day. Enter one like 1/9/2024: day, month, year"),
        ("2024", "“2024” is not a day. Enter one like 1/9/2024: day, month, year"),
        ("Autumn 2024", "“autumn 2024” is not a day. Enter one like 1/9/2024: day, month, year"),
        ("1/9/1924", "“1/9/1924” is 1 September 1924. Check the year"),
        ("1/9/2240", "“1/9/2240” is 1 September 2240. Check the year"),
    ],
)
def test_what_is_no_date(cell, why):
    with pytest.raises(BadCell) as bad:
        cells.date(cell, today=TODAY)
    assert str(bad.value) == why


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("KLE", "KLE"), ("kle ", "KLE"), ("K.L.E.", "KLE"), ("Kent Leader of Education", "KLE"),
        ("Kent Leaders of Education", "KLE"), ("National Leader of Education (NLE)", "NLE"), ("SLEs", "SLE"),
        ("SLE - maths", "SLE"), ("national leader of governance", "NLG"), ("LLE", "LLE"),
    ],
)  # fmt: skip
def test_kind(cell, kind):
    assert cells.kind(cell) == DesignationKind(kind)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "is empty. Enter one of KLE, NLE, LLE, SLE, NLG"),
        ("KLE/NLE", "“KLE/NLE” names KLE and NLE. Give each designation a row"),
        ("Adviser", "“Adviser” is not a designation. Enter one of KLE, NLE, LLE, SLE, NLG"),
    ],
)
def test_what_is_no_kind(cell, why):
    with pytest.raises(BadCell) as bad:
        cells.kind(cell)
    assert str(bad.value) == why


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("  Dr  Ada Quill ", Said("Dr Ada Quill")),
        ("Quill, Dr Ada", Said("Dr Ada Quill", "the name “Quill, Dr Ada” was read as “Dr Ada Quill”")),
        ("Ada Quill, MBE", Said("Ada Quill, MBE")),
        ("Siân O’Dune-Fell", Said("Siân O’Dune-Fell")),
        ("Anderson Sandy", Said("Anderson Sandy")),
        ("עדה כהן", Said("עדה כהן")),
        ("Ada\u202e Quill", Said("Ada Quill")),
    ],
)
def test_name(cell, said):
    assert cells.name(cell) == said


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "is empty. Enter the leader’s name"),
        ("A Smith & B Jones", "“A Smith & B Jones” looks like two people. Give each of them a row"),
        ("Ann Smith and Bob Jones", "“Ann Smith and Bob Jones” looks like two people. Give each of them a row"),
        ("Ann Smith/Bob Jones", "“Ann Smith/Bob Jones” looks like two people. Give each of them a row"),
        ("Ann Smith\nBob Jones", "“Ann Smith Bob Jones” looks like two people. Give each of them a row"),
        ("Ann Smith, Bob Jones", "“Ann Smith, Bob Jones” looks like two people. Give each of them a row"),
        ('=HYPERLINK("x")', "begins like a formula. Enter the name itself"),
        ("n" * 300, "has 300 characters. Enter the leader’s name in 200 characters or fewer"),
        ("ada@x.example", "“ada@x.example” is not a name. Enter the leader’s name in letters"),
        ("900001", "“900001” is not a name. Enter the leader’s name in letters"),
    ],
)
def test_what_is_no_name(cell, why):
    with pytest.raises(BadCell) as bad:
        cells.name(cell)
    assert str(bad.value) == why


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("", "is empty. Enter the address that the leader signs in with"),
        ("ada,quill@x.example", "“ada,quill@x.example” has a comma in it. Enter an address like name@school.example"),
        ("a@x.example; b@x.example", "“a@x.example; b@x.example” has more than one address. Give one"),
        (
            f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.example",
            "has 312 characters. Enter an address of 254 characters or fewer",
        ),
        ("ada", "“ada” is not an email address. Enter one like name@school.example"),
    ],
)
def test_what_is_no_address(cell, why):
    with pytest.raises(BadCell) as bad:
        cells.email(cell)
    assert str(bad.value) == why


def test_an_address_is_in_small_letters():
    assert cells.email(" Ada.Quill@X.Example ") == "ada.quill@x.example"


def test_a_text_keeps_its_lines_and_nothing_that_is_not_seen():
    assert cells.text(" I lead.\r\nI\thelp.\x00\u202e ") == "I lead.\nI help."


AREAS = list_words.areas([("sle-phonics", "Phonics"), ("sle-business", "Business, money and staff")])


@pytest.mark.parametrize(
    ("cell", "known", "notes"),
    [
        ("phonics", ("sle-phonics",), ()),
        ("SLE Phonics; Phonics", ("sle-phonics",), ()),
        ("Business, money & staff", ("sle-business",), ()),
        ("Phonics, Phonix", ("sle-phonics",),
         ("the area of expertise “Phonix” is not known and was left out: did you mean Phonics?",)),
        ("Beekeeping", (), ("the area of expertise “Beekeeping” is not known and was left out",)),
        ("", (), ()),
    ],
)  # fmt: skip
def test_areas(cell, known, notes):
    assert AREAS.read(cell) == list_words.Words(known, notes)


def test_phases():
    assert list_words.phases().read("Primary; KS3, All-through;post16").known == (
        "primary", "secondary", "all_through", "post16",
    )  # fmt: skip
