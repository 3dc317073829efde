"""Choosing among options, ticking boxes, handing in files."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from pharos.common.forms import CheckboxesField, ChoiceField, ConfirmField, FileField, RadiosField, SelectField

PHASES = [("primary", "Primary"), ("secondary", "Secondary")]


def wrong(field, typed):
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return refused.value.messages


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (ChoiceField(choices=PHASES), "Choose one of the options"),
        (RadiosField(choices=PHASES, missing="Choose a phase"), "Choose a phase"),
        (SelectField(choices=PHASES), "Choose from the list"),
    ],
)
@pytest.mark.parametrize("typed", ["", None, "tertiary", "PRIMARY", "x" * 40_000, "primary\x00"])
def test_one_of_the_options_and_no_other(field, words, typed):
    assert field.clean("primary") == "primary"
    assert wrong(field, typed) == [words]


@pytest.mark.parametrize("typed", [[], None, ["tertiary"], ["primary", "tertiary"], "primary"])
def test_any_of_the_options_but_no_other(typed):
    field = CheckboxesField(choices=PHASES)
    assert field.clean(["secondary", "primary"]) == ["secondary", "primary"]
    assert wrong(field, typed) == ["Choose at least one option"]


def test_none_may_be_chosen_where_it_is_not_required():
    assert CheckboxesField(choices=PHASES, required=False).clean([]) == []
    assert ChoiceField(choices=PHASES, required=False).clean("") == ""


def test_a_box_must_be_ticked():
    assert ConfirmField().clean("on") is True
    assert [wrong(ConfirmField(), typed) for typed in ("", None, "false")] == [["Tick the box to go on"]] * 3


def test_a_long_list_may_be_searched_by_typing():
    assert SelectField(choices=PHASES, typeahead=True).widget.attrs == {"data-typeahead": "true"}
    assert SelectField(choices=PHASES).widget.attrs == {}


def file(name="form.pdf", content=b"%PDF"):
    return SimpleUploadedFile(name, content)


class TestFile:
    def test_one_of_the_right_kind(self):
        assert FileField(endings=(".csv", ".gz")).clean(file("Register.CSV")).name == "Register.CSV"

    @pytest.mark.parametrize("typed", [None, "", "form.pdf"])
    def test_missing(self, typed):
        assert wrong(FileField(), typed) == ["Choose a file"]
        assert wrong(FileField(missing="Choose the register"), typed) == ["Choose the register"]

    def test_empty(self):
        assert wrong(FileField(), file(content=b"")) == ["This file is empty. Choose another file"]

    @pytest.mark.parametrize("name", ["form.exe", "form", "form.pdf.exe"])
    def test_of_another_kind(self, name):
        words = ["Choose a file that ends in .csv or .pdf"]
        assert wrong(FileField(endings=(".csv", ".pdf")), file(name)) == words

    def test_too_large(self):
        field = FileField(most_bytes=1024 * 1024)
        assert field.clean(file(content=b"x" * 1024 * 1024)).size == 1024 * 1024
        assert wrong(field, file(content=b"x" * (1024 * 1024 + 1))) == ["Choose a file of 1 MB or less"]

    def test_the_box_tells_the_browser_what_may_be_chosen(self):
        assert FileField(endings=(".csv", ".gz")).widget.attrs == {"accept": ".csv,.gz"}
