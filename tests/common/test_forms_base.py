"""The form contract: questions that are not asked, double posts, and refusals that lose nothing."""

import re

import pytest
from django.db import IntegrityError, transaction

from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.common.forms import CheckboxesField, FilterForm, Form, RadiosField, TextField, WholeNumberField, succeeds
from pharos.people.models import Person

KEY = "0123456789abcdef" * 2
PAYERS = [("school", "The school"), ("nobody", "Nobody")]


class Terms(Form):
    conditionals = {"payer": {"school": ["rate", "extras"]}}
    constraint_messages = {"person_email_is_unique": ("purpose", "Somebody else uses this email address")}

    payer = RadiosField(choices=PAYERS)
    rate = WholeNumberField()
    extras = CheckboxesField(choices=PAYERS)
    purpose = TextField()


def terms(**answers):
    return Terms({"payer": "nobody", "purpose": "To help"} | answers)


class TestQuestionsThatAreNotAsked:
    def test_where_the_option_is_chosen_they_are_asked(self):
        form = terms(payer="school")
        assert sorted(form.errors) == ["extras", "rate"]

    def test_where_another_is_chosen_they_are_not(self):
        form = terms()
        assert (form.is_valid(), form.answers) == (
            True,
            {"payer": "nobody", "rate": None, "extras": [], "purpose": "To help"},
        )

    def test_what_was_typed_into_them_is_neither_checked_nor_taken(self):
        form = terms(rate="many", extras=["gold"])
        assert (form.is_valid(), form.answers["rate"], form.answers["extras"]) == (True, None, [])

    def test_where_no_option_is_chosen_none_is_asked(self):
        assert list(terms(payer="").errors) == ["payer"]

    def test_several_options_may_raise_them(self):
        class Help(Form):
            conditionals = {"kinds": {"other": ["words"]}}
            kinds = CheckboxesField(choices=[("phonics", "Phonics"), ("other", "Other")])
            words = TextField()

        assert Help({"kinds": ["phonics"]}).is_valid()
        assert list(Help({"kinds": ["phonics", "other"]}).errors) == ["words"]


class TestFormKey:
    def test_each_showing_has_its_own(self):
        keys = {Terms()["form_key"].value() for _ in range(10)}
        assert len(keys) == 10
        assert all(re.fullmatch(r"[0-9a-f]{32}", key) for key in keys)

    def test_one_showing_keeps_it(self):
        form = Terms()
        assert form["form_key"].value() == form["form_key"].value()

    def test_it_comes_back_as_it_was_handed_out(self):
        form = terms(form_key=KEY)
        assert (form.is_valid(), form.cleaned_data["form_key"]) == (True, KEY)

    @pytest.mark.parametrize("typed", [None, "", "x" * 32, KEY.upper(), KEY + "0", "'; DROP TABLE", f"{KEY}\n"])
    def test_a_lost_or_made_up_one_is_replaced(self, typed):
        form = terms(form_key=typed)
        assert form.is_valid()
        assert re.fullmatch(r"[0-9a-f]{32}", form.cleaned_data["form_key"])
        assert form.cleaned_data["form_key"] != typed

    def test_it_is_no_answer(self):
        form = terms(form_key=KEY)
        assert (form.is_valid(), "form_key" in form.answers) == (True, False)


def refuse(refusal):
    def act():
        raise refusal

    return act


def valid():
    form = terms()
    assert form.is_valid()
    return form


class TestSucceeds:
    def test_what_was_done_is_kept(self):
        form = valid()
        assert (succeeds(form, lambda: "made"), form.outcome, form.refusal_status) == (True, "made", 200)

    @pytest.mark.parametrize(
        ("refusal", "status"),
        [(Refused("No."), 400), (NotAllowed("No."), 403), (WrongState("No."), 409)],
    )
    def test_a_refusal_stands_on_the_form_with_all_that_was_typed(self, refusal, status):
        form = valid()
        assert succeeds(form, refuse(refusal)) is False
        assert (form.non_field_errors(), form.refusal_status) == (["No."], status)
        assert form["purpose"].value() == "To help"

    def test_a_second_press_counts_as_done(self):
        form = valid()
        assert (succeeds(form, refuse(AlreadyDone("It is sent."))), form.errors) == (True, {})

    def test_any_other_fault_is_ours(self):
        with pytest.raises(ZeroDivisionError):
            succeeds(valid(), lambda: 1 / 0)

    def test_a_constraint_says_what_it_means_to_the_person(self, world):
        form = valid()
        assert succeeds(form, lambda: take(world.head.email)) is False
        assert form.errors == {"purpose": ["Somebody else uses this email address"]}
        assert form.refusal_status == 409

    def test_a_constraint_that_the_form_does_not_know_is_ours(self, world):
        class Plain(Form):
            pass

        form = Plain({})
        assert form.is_valid()
        with pytest.raises(IntegrityError):
            succeeds(form, lambda: take(world.head.email))


def take(email):
    with transaction.atomic():
        Person.objects.create(name="Somebody Else", email=email)


def test_a_browser_is_not_asked_to_check_what_we_check():
    assert [Terms.use_required_attribute, FilterForm.use_required_attribute] == [False, False]


def test_a_filter_has_no_key_and_marks_nothing_as_optional():
    class Filters(FilterForm):
        words = TextField(required=False)

    assert (list(Filters().fields), Filters.mark_optional, Form.mark_optional) == (["words"], False, True)
