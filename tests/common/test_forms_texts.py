"""Words and numbers that people type: trimmed, limited, and never lost."""

import pytest
from django.core.exceptions import ValidationError

from pharos.common.forms import (
    EmailField,
    Form,
    LongTextField,
    PersonNameField,
    Suggest,
    TextField,
    WholeNumberField,
)

HUGE = "x" * 40_000
FIELDS = [TextField, LongTextField, PersonNameField, EmailField, WholeNumberField]


def wrong(field, typed):
    """What the field says of it."""
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (TextField, "Enter an answer"),
        (LongTextField, "Enter an answer"),
        (PersonNameField, "Enter a name"),
        (EmailField, "Enter an email address"),
        (WholeNumberField, "Enter a number"),
    ],
)
@pytest.mark.parametrize("typed", ["", "   ", None])
def test_a_missing_answer(kind, words, typed):
    assert wrong(kind(), typed) == [words]
    assert wrong(kind(missing="Enter your own words"), typed) == ["Enter your own words"]


@pytest.mark.parametrize("kind", FIELDS)
def test_an_answer_may_be_left_out_where_it_is_not_required(kind):
    assert kind(required=False).clean("") in ("", None)


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_wrong_stays_in_the_box(kind):
    class One(Form):
        answer = kind()

    form = One({"answer": HUGE})
    assert (form.is_valid(), form["answer"].value()) == (False, HUGE)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Marram  Primary ", "Marram  Primary"),
        ("Siân’s café – 中文 😀", "Siân’s café – 中文 😀"),
        ("a\x00b", "ab"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_text_is_trimmed_and_otherwise_kept(typed, kept):
    assert TextField().clean(typed) == kept


def test_a_limit_counts_characters_and_says_by_how_many():
    field = TextField(max_length=3)
    assert field.clean("😀é字") == "😀é字"
    assert wrong(field, "abcd") == ["This is 1 character too long. Use 3 characters or fewer"]
    assert wrong(field, HUGE) == ["This is 39,997 characters too long. Use 3 characters or fewer"]


def test_several_lines_are_counted_as_they_are_kept():
    """A browser posts a line break as two characters; the person typed one."""
    field = LongTextField(max_length=5)
    assert field.clean("ab\r\ncd") == "ab\ncd"
    assert wrong(field, "ab\r\ncde") == ["Your answer is 1 character too long. Shorten it to 5 characters"]


def test_a_long_answer_has_ten_thousand_characters_unless_it_says_otherwise():
    assert len(LongTextField().clean("x" * 10_000)) == 10_000
    assert wrong(LongTextField(), HUGE) == [
        "Your answer is 30,000 characters too long. Shorten it to 10,000 characters"
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Mary-Jane  O’Neill ", "Mary-Jane O’Neill"),
        ("Łucja D'Ŵyn", "Łucja D'Ŵyn"),
        ("李 明", "李 明"),
        ("Anne\r\nBell", "Anne Bell"),
        ("J", "J"),
    ],
)
def test_names_are_as_people_write_them(typed, name):
    assert PersonNameField().clean(typed) == name


@pytest.mark.parametrize("typed", ["42", "---", "😀", "'"])
def test_a_name_has_letters(typed):
    assert wrong(PersonNameField(), typed) == ["Enter a name in letters"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Grace.Okafor@School.example ", "grace.okafor@school.example"),
        ("o'neill+kle@a-b.example", "o'neill+kle@a-b.example"),
    ],
)
def test_addresses_are_trimmed_and_in_small_letters(typed, address):
    assert EmailField().clean(typed) == address


@pytest.mark.parametrize(
    "typed", ["grace", "grace@", "@school.example", "a b@school.example", "grace@school", "a@b.c\nd"]
)
def test_an_address_looks_like_one(typed):
    assert wrong(EmailField(), typed) == ["Enter an email address in the correct format, like name@school.example"]


def test_an_address_is_no_longer_than_mail_allows():
    assert wrong(EmailField(), f"{HUGE}@school.example")[0] == (
        "This is 39,761 characters too long. Use 254 characters or fewer"
    )


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 1,204 ", 1204), ("51 012", 51012), ("-3", -3), ("٣", 3)])
def test_numbers_may_have_commas_and_spaces(typed, number):
    assert WholeNumberField().clean(typed) == number


@pytest.mark.parametrize("typed", ["many", "1.5", "1e3", "12x", "½", HUGE])
def test_a_number_is_whole(typed):
    assert wrong(WholeNumberField(), typed) == ["Enter a whole number, like 12"]
    assert wrong(WholeNumberField(not_a_number="Enter pounds, like 400"), typed) == ["Enter pounds, like 400"]


def test_a_suggestion_is_text_that_tells_the_script_where_to_ask():
    attrs = Suggest(source="/schools/suggest.json", goes=True).widget.attrs
    assert attrs == {"data-suggest": "/schools/suggest.json", "autocomplete": "off", "data-suggest-goes": "true"}
    assert "data-suggest-goes" not in Suggest(source="/s").widget.attrs
