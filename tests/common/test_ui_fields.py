"""From a field to what the macro that shows it is given; and the list of what is wrong."""

import datetime as dt

import pytest
from django import forms
from markupsafe import Markup

from pharos.common import forms as ours
from pharos.common.ui import fields
from pharos.common.ui.summary import error_summary

PHASES = [("primary", "Primary"), ("secondary", "Secondary")]


class Everything(ours.Form):
    conditionals = {"phase": {"primary": ["pupils"]}}

    name = ours.PersonNameField(label="Full name", help_text="As in letters")
    email = ours.EmailField(label="Email address", required=False)
    need = ours.LongTextField(label="What you need", max_length=400)
    start_on = ours.DateField(label="Start", subject="The start")
    days = ours.HalfDaysField(label="Days")
    pupils = ours.WholeNumberField(label="Pupils")
    phase = ours.RadiosField(label="Phase", choices=PHASES, hints={"primary": "To 11"}, inline=True)
    area = ours.SelectField(label="Area", choices=[("", "Any"), *PHASES], typeahead=True)
    phases = ours.CheckboxesField(label="Phases", choices=PHASES, small=True)
    agreed = ours.ConfirmField(label="I agree", help_text="Read it first")
    file = ours.FileField(label="File", endings=(".csv",))
    origin = forms.CharField(widget=forms.HiddenInput)


def params(name, form=None, **more):
    return fields.params((form or Everything())[name], **more)


@pytest.mark.parametrize(
    ("name", "macro"),
    [
        ("name", "govukInput"), ("email", "govukInput"), ("need", "govukCharacterCount"),
        ("start_on", "govukDateInput"), ("days", "govukInput"), ("pupils", "govukInput"), ("phase", "govukRadios"),
        ("area", "govukSelect"),
        ("phases", "govukCheckboxes"), ("agreed", "govukCheckboxes"), ("file", "govukFileUpload"),
    ],
)  # fmt: skip
def test_each_field_has_its_macro(name, macro):
    assert fields.macro_for(Everything()[name]) == macro


def test_text():
    assert params("name", Everything({"name": "O'Neill & <b>"})) == {
        "id": "id_name", "idPrefix": "id_name", "name": "name", "type": "text", "value": "O'Neill & <b>",
        "label": {"text": "Full name", "isPageHeading": False, "classes": "govuk-label--s"},
        "hint": {"text": "As in letters"}, "attributes": {}, "spellcheck": "false",
    }  # fmt: skip


def test_an_email_box_helps_to_fill_itself():
    shown = params("email")
    assert (shown["type"], shown["autocomplete"], shown["spellcheck"]) == ("email", "email", "false")
    assert shown["label"]["text"] == "Email address (optional)"


def test_a_number_is_a_text_box_with_a_keyboard_of_digits():
    shown = params("pupils", Everything({"pupils": "many"}))
    assert (shown["type"], shown["inputmode"], shown["value"], shown["classes"]) == (
        "text", "numeric", "many", "govuk-input--width-4",
    )  # fmt: skip
    assert params("days", Everything(initial={"days": 3}))["value"] == "1.5"
    assert params("days")["inputmode"] == "decimal"


def test_several_lines_keep_their_breaks_and_count_what_is_left():
    shown = params("need", Everything({"need": "one\r\ntwo </textarea>"}))
    assert shown["value"] == Markup("one&#10;two &lt;/textarea&gt;")
    assert (shown["maxlength"], shown["threshold"], shown["rows"]) == (400, 75, "6")


def test_a_date_has_three_boxes_and_marks_those_that_are_wrong():
    form = Everything({"start_on_day": "31", "start_on_month": "", "start_on_year": "2027"})
    boxes = params("start_on", form)["items"]
    assert [(box["id"], box["name"], box["value"], "error" in box["classes"]) for box in boxes] == [
        ("id_start_on-day", "start_on_day", "31", False),
        ("id_start_on-month", "start_on_month", "", True),
        ("id_start_on-year", "start_on_year", "2027", False),
    ]


def test_a_date_that_is_known_stands_in_its_boxes():
    boxes = params("start_on", Everything(initial={"start_on": dt.date(2027, 1, 5)}))["items"]
    assert [box["value"] for box in boxes] == ["5", "1", "2027"]


def test_radios():
    shown = params("phase", Everything({"phase": "secondary"}), conditional={"primary": "<p>More</p>"})
    assert shown["items"] == [
        {"text": "Primary", "value": "primary", "checked": False, "hint": {"text": "To 11"},
         "conditional": {"html": "<p>More</p>"}},
        {"text": "Secondary", "value": "secondary", "checked": True},
    ]  # fmt: skip
    assert (shown["classes"], shown["fieldset"]["legend"]["text"]) == ("govuk-radios--inline", "Phase")


def test_checkboxes():
    shown = params("phases", Everything({"phases": ["primary", "secondary"]}))
    assert [item["checked"] for item in shown["items"]] == [True, True]
    assert shown["classes"] == "govuk-checkboxes--small"


def test_one_box_carries_its_own_words():
    shown = params("agreed", Everything({"agreed": "on"}))
    assert shown["items"] == [{"value": "on", "checked": True, "text": "I agree", "hint": {"text": "Read it first"}}]
    assert {"fieldset", "label", "hint"} & set(shown) == set()


def test_a_list():
    shown = params("area", Everything({"area": "secondary"}))
    assert [(item["value"], item["selected"]) for item in shown["items"]] == [
        ("", False), ("primary", False), ("secondary", True),
    ]  # fmt: skip
    assert shown["attributes"] == {"data-typeahead": "true"}


def test_a_file_never_comes_back():
    shown = params("file", Everything({"file": "register.csv"}))
    assert ("value" in shown, shown["attributes"], shown["javascript"]) == (False, {"accept": ".csv"}, True)


def test_a_question_may_be_the_heading_of_its_page():
    assert params("name", heading=True)["label"] == {
        "text": "Full name", "isPageHeading": True, "classes": "govuk-label--l",
    }  # fmt: skip
    assert params("phase", heading=True)["fieldset"]["legend"]["classes"] == "govuk-fieldset__legend--l"


def test_a_page_may_say_more():
    assert params("name", classes="govuk-input--width-10")["classes"] == "govuk-input--width-10"


def test_errors_are_shown_with_the_field_and_escaped():
    class Odd(ours.Form):
        phase = ours.RadiosField(choices=PHASES, missing="Choose <one> & go on")

    assert params("phase", Odd({}))["errorMessage"] == {"html": "Choose &lt;one&gt; &amp; go on"}


def test_words_that_are_marked_as_safe_are_markup_and_no_others():
    class Hinted(ours.Form):
        plain = ours.TextField(help_text="<b>no</b>")
        marked = ours.TextField(help_text=Markup("<b>yes</b>"))

    assert params("plain", Hinted())["hint"] == {"text": "<b>no</b>"}
    assert params("marked", Hinted())["hint"] == {"html": "<b>yes</b>"}


def test_a_filter_marks_nothing_as_optional():
    class Filters(ours.FilterForm):
        words = ours.TextField(label="Words", required=False)

    assert params("words", Filters())["label"]["text"] == "Words"


def test_questions_below_an_option():
    assert fields.nested_names(Everything()) == {"pupils"}
    assert fields.nested_names(forms.Form()) == set()


class TestErrorSummary:
    def test_each_line_leads_to_the_answer_it_speaks_of(self):
        form = Everything({"phase": "secondary", "start_on_day": "5", "start_on_year": "2027"})
        lines = error_summary(form)["errorList"]
        assert ("Enter a name", "#id_name") in [(line["text"], line["href"]) for line in lines if "href" in line]
        assert {"text": "The start must include a month", "href": "#id_start_on-month"} in lines
        assert {"text": "Choose at least one option", "href": "#id_phases"} in lines

    def test_a_refusal_and_a_hidden_field_lead_nowhere(self):
        form = Everything({"phase": "secondary"})
        form.add_error(None, "This offer has been withdrawn.")
        lines = error_summary(form)["errorList"]
        assert {"text": "This offer has been withdrawn."} in lines
        assert {"text": "This field is required."} in lines

    def test_several_forms_make_one_list(self):
        first, second = Everything({"phase": "secondary"}), Everything({"phase": "secondary"}, prefix="more")
        hrefs = [line.get("href") for line in error_summary(first, second)["errorList"]]
        assert (hrefs.count("#id_name"), hrefs.count("#id_more-name")) == (1, 1)
