"""Every page of questions: what is missing or wrong is said, what was typed stays, what is right is kept."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from pharos.support import actions, answers, queries
from pharos.support.forms import FORMS, StartForm
from tests.clock import NOW, TODAY
from tests.leaders import making
from tests.support import stories

pytestmark = pytest.mark.django_db

LONG = "x" * 40_000
ANOTHER_TAB = "This answer was changed after you opened the page"


def filled_in(request, key, **data):
    """The page's form with what somebody typed."""
    question = next(each for each in answers.QUESTIONS if each.key == key)
    return FORMS[key](data, request=request, current=queries.answers_of(request, question), at=NOW)


def as_shown(request, key):
    """The page's form as it is first shown."""
    question = next(each for each in answers.QUESTIONS if each.key == key)
    return FORMS[key](request=request, current=queries.answers_of(request, question), at=NOW)


def date(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def dates(begins, ends):
    return date("wanted_from_on", begins) | date("wanted_until_on", ends)


NEXT_WEEK = TODAY + dt.timedelta(days=7)
DATES = dates(NEXT_WEEK, NEXT_WEEK + dt.timedelta(days=90))


@pytest.fixture
def request_(world):
    return stories.draft(world)


def test_every_question_has_its_form():
    assert list(FORMS) == [each.key for each in answers.QUESTIONS]


@pytest.mark.parametrize(
    ("key", "errors"),
    [
        ("kind", {"kind": ["Choose the kind of support you want"]}),
        ("mentee", {
            "mentee_name": ["Enter the name of the headteacher"],
            "mentee_stage": ["Choose where the headteacher is now"],
        }),
        ("need", {"need": ["Enter what you need support with"]}),
        ("areas", {}),
        ("success", {"success": ["Enter what success would look like"]}),
        ("other-support", {"has_other_support": ["Choose yes if the school has other support"]}),
        ("dates", {
            "wanted_from_on": ["Enter when the support should start"],
            "wanted_until_on": ["Enter when the support should end"],
        }),
        ("days", {"half_days": ["Enter the number of days"]}),
        ("funding", {"funding": ["Choose how the support will be paid for"]}),
        ("chair", {
            "chair_name": ["Enter the name of the chair of governors"],
            "chair_email": ["Enter the email address of the chair of governors"],
        }),
        ("leader", {"leader_choice": ["Choose whether you want to name a leader"]}),
    ],
)  # fmt: skip
def test_what_is_missing_says_what_to_do(request_, key, errors):
    assert filled_in(request_, key).errors == errors


@pytest.mark.parametrize(
    ("key", "data", "error"),
    [
        ("kind", {"kind": "peer_review"}, "Choose the kind of support you want"),
        ("mentee", {"mentee_name": "123", "mentee_stage": "new_to_headship"}, "Enter a name in letters"),
        ("mentee", {"mentee_name": LONG, "mentee_stage": "new_to_headship"}, "39,800 characters too long"),
        ("mentee", {"mentee_name": "Grace", "mentee_stage": "?"}, "Choose where the headteacher is now"),
        ("need", {"need": "   "}, "Enter what you need support with"),
        ("need", {"need": LONG}, "Your answer is 30,000 characters too long. Shorten it to 10,000 characters"),
        ("success", {"success": LONG}, "Your answer is 30,000 characters too long"),
        ("areas", {"expertise": ["no-such-area"]}, "Choose at least one area of need"),
        ("other-support", {"has_other_support": "yes"}, "Enter what other support the school has"),
        ("other-support", {"has_other_support": "yes", "other_support": LONG}, "30,000 characters too long"),
        ("dates", dates(TODAY - dt.timedelta(days=1), NEXT_WEEK), "The start date must be today or later"),
        ("dates", dates(NEXT_WEEK, TODAY), "The end date must be the same as or after the start date"),
        ("dates", dates(TODAY, dt.date(2036, 1, 1)), "The end date must be 26 November 2029 or earlier"),
        ("dates", DATES | {"wanted_from_on_month": "13"}, "The start date must be a real date: check the month"),
        ("dates", DATES | {"wanted_until_on_day": ""}, "The end date must include a day"),
        ("dates", DATES | {"wanted_from_on_year": LONG}, "The start date must be a real date"),
        ("days", {"half_days": "-1"}, "Enter a number of days above zero"),
        ("days", {"half_days": "0"}, "Enter a number of days above zero"),
        ("days", {"half_days": "1.3"}, "Enter whole or half days, like 1 or 1.5"),
        ("days", {"half_days": "61"}, "Enter 60 days or fewer"),
        ("days", {"half_days": "a few"}, "Enter days as a number, like 1 or 1.5"),
        ("days", {"half_days": LONG}, "Enter days as a number, like 1 or 1.5"),
        ("funding", {"funding": "lottery"}, "Choose how the support will be paid for"),
        ("funding", {"funding": "no_funded_route"}, "Enter why there is no other funded route"),
        ("funding", {"funding": "no_funded_route", "funding_words": LONG}, "30,000 characters too long"),
        ("chair", {"chair_name": "Peter", "chair_email": "peter"}, "in the correct format, like name@school.example"),
        ("chair", {"chair_name": LONG, "chair_email": "p@wantsum.example"}, "39,800 characters too long"),
        ("leader", {"leader_choice": "named"}, "Enter the name of the leader"),
        ("leader", {"leader_choice": "named", "leader_name": "Nobody"}, "No leader in the directory has this name"),
        ("leader", {"leader_choice": "named", "leader_name": LONG}, "39,800 characters too long"),
    ],
    ids=lambda each: str(each)[:40],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(request_, key, data, error):
    making.expertise("sle-maths")
    form = filled_in(request_, key, **data)
    said = " ".join(each for errors in form.errors.values() for each in errors)
    assert error in said
    assert {name: form.data[name] for name in data} == data


class TestGiven:
    """What the request is given to keep."""

    def given(self, form):
        assert form.is_valid(), form.errors
        return form.given()

    def test_mentee(self, request_):
        form = filled_in(request_, "mentee", mentee_name="  Zoë   O’Neill-Smith ", mentee_stage="moving_headship")
        assert self.given(form) == {"mentee_name": "Zoë O’Neill-Smith", "mentee_stage": "moving_headship"}

    def test_need_keeps_its_lines(self, request_):
        assert self.given(filled_in(request_, "need", need=" One\r\n\r\nTwo ")) == {"need": "One\n\nTwo"}

    def test_days_are_kept_by_the_half(self, request_):
        assert [self.given(filled_in(request_, "days", half_days=words)) for words in ("1½", "half", "3 days")] == [
            {"half_days": 3}, {"half_days": 1}, {"half_days": 6},
        ]  # fmt: skip

    def test_dates(self, request_):
        assert self.given(filled_in(request_, "dates", **dates(TODAY, TODAY))) == {
            "wanted_from_on": TODAY, "wanted_until_on": TODAY,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("words", "kept"),
        [
            ({"has_other_support": "yes", "other_support": "The trust"}, (True, "The trust")),
            ({"has_other_support": "no", "other_support": "The trust"}, (False, "")),
        ],
    )
    def test_other_support_is_asked_about_only_where_there_is_some(self, request_, words, kept):
        given = self.given(filled_in(request_, "other-support", **words))
        assert (given["has_other_support"], given["other_support"]) == kept

    def test_why_is_asked_only_where_there_is_no_other_route(self, request_):
        form = filled_in(request_, "funding", funding="school", funding_words=LONG)
        assert self.given(form) == {"funding": "school", "funding_words": ""}

    def test_chair(self, request_):
        form = filled_in(request_, "chair", chair_name="Peter Lindqvist", chair_email=" Peter@Wantsum.Example ")
        assert self.given(form) == {"chair_name": "Peter Lindqvist", "chair_email": "peter@wantsum.example"}

    def test_areas_are_kept_in_the_order_of_the_lists(self, request_):
        chosen = making.expertise("sle-maths", "sle-phonics", "sle-art")
        data = {"expertise": [each.code for each in reversed(chosen)], "words": "These are not kept"}
        assert self.given(filled_in(request_, "areas", **data)) == {"expertise": chosen}

    def test_a_named_leader_is_kept_as_a_person(self, world, request_):
        making.publish(world, world.leader, world.kestrel)
        form = filled_in(request_, "leader", leader_choice="named", leader_name="amina rahman")
        assert self.given(form) == {"leader_choice": "named", "named_leader": world.leader}

    def test_a_name_under_the_other_choice_names_nobody(self, world, request_):
        making.publish(world, world.leader, world.kestrel)
        form = filled_in(request_, "leader", leader_choice="found", leader_name="amina rahman")
        assert self.given(form) == {"leader_choice": "found", "named_leader": None}

    def test_a_name_that_two_have_asks_which(self, world, request_):
        making.publish(world, world.leader, world.kestrel)
        making.publish(world, world.person("Amina Trent"), world.windmill)
        form = filled_in(request_, "leader", leader_choice="named", leader_name="amina")
        assert form.errors["leader_name"] == [
            "More than one leader fits. Enter one of these: Amina Rahman, Kestrel Lane Primary School; "
            "Amina Trent, Windmill Hill School"
        ]


class TestShown:
    """What stands in the boxes when the page is opened."""

    def test_the_mentee_is_first_taken_to_be_the_headteacher(self, world):
        by_head = stories.blank(world, kind="mentoring")
        by_delegate = stories.blank(world, kind="mentoring", raised_by=world.delegate, raised_for=world.head)
        assert [as_shown(each, "mentee")["mentee_name"].value() for each in (by_head, by_delegate)] == [
            "Grace Okafor", "Grace Okafor",
        ]  # fmt: skip

    @pytest.mark.parametrize(("kept", "shown"), [(True, "yes"), (False, "no"), (None, "")])
    def test_other_support_is_yes_no_or_unanswered(self, world, kept, shown):
        form = as_shown(stories.draft(world, has_other_support=kept), "other-support")
        assert form["has_other_support"].value() == shown

    def test_days_read_as_people_write_them(self, world):
        assert as_shown(stories.draft(world, half_days=3), "days")["half_days"].value() == "1.5"

    def test_a_leader_is_shown_by_name_and_school(self, world):
        making.publish(world, world.leader, world.kestrel)
        form = as_shown(stories.draft(world, leader_choice="named", named_leader=world.leader), "leader")
        assert form["leader_name"].value() == "Amina Rahman, Kestrel Lane Primary School"

    def test_areas_of_need_are_ticked(self, request_):
        (maths,) = making.expertise("sle-maths")
        request_.expertise.add(maths)
        form = as_shown(request_, "areas")
        assert form["expertise"].value() == ["sle-maths"]

    def test_what_was_written_about_the_need_suggests_areas_and_ticks_none(self, world):
        making.expertise("sle-maths")
        choice = as_shown(stories.draft(world, need="Our phonics results dipped"), "areas").choice
        boxes = [*choice.suggested, *(box for group in choice.groups for box in group.boxes)]
        assert (choice.suggested[0].code, [box.code for box in boxes if box.checked]) == ("sle-phonics", [])

    def test_a_retired_area_is_shown_only_where_it_was_chosen(self, world, request_):
        art, maths = making.expertise("sle-maths", "sle-art")
        request_.expertise.add(maths)
        type(maths).objects.filter(pk__in=[maths.pk, art.pk]).update(retired_at=NOW)
        shown = [each.code for each in as_shown(request_, "areas").areas]
        assert ("sle-maths" in shown, "sle-art" in shown) == (True, False)

    @pytest.mark.parametrize(
        ("changes", "offered"), [({}, True), ({"mentee_stage": "serving_head"}, False), (stories.IMPROVEMENT, False)]
    )
    def test_the_ground_of_a_new_headteacher_is_offered_to_one(self, world, changes, offered):
        form = as_shown(stories.draft(world, **changes), "funding")
        assert ("new_headteacher" in dict(form.fields["funding"].choices)) == offered


class TestAnotherTab:
    """A page that has grown stale says so once, with what was typed; saving again keeps it."""

    @pytest.fixture
    def stale(self, world, request_):
        """Somebody opened the page; meanwhile another answer was kept."""
        seen = as_shown(request_, "need").fingerprint
        request_.need = "Written in another tab"
        request_.save()
        return seen

    def test_is_told_and_keeps_what_was_typed(self, request_, stale):
        form = filled_in(request_, "need", need="Mine", seen=stale)
        assert ANOTHER_TAB in form.non_field_errors()[0]
        assert form["need"].value() == "Mine"

    def test_saving_again_keeps_mine(self, request_, stale):
        told = filled_in(request_, "need", need="Mine", seen=stale)
        assert not told.is_valid()
        assert filled_in(request_, "need", need="Mine", seen=told["seen"].value()).is_valid()

    def test_an_error_beside_it_says_both(self, request_, stale):
        form = filled_in(request_, "need", need="", seen=stale)
        assert [len(form.non_field_errors()), form.errors["need"]] == [1, ["Enter what you need support with"]]

    def test_the_same_answer_is_no_quarrel(self, request_, stale):
        assert filled_in(request_, "need", need="Written in another tab", seen=stale).is_valid()

    @pytest.mark.parametrize(
        ("key", "data"),
        [
            ("kind", {"kind": "school_improvement"}),
            ("dates", DATES),
            ("days", {"half_days": "1.5"}),
            ("other-support", {"has_other_support": "no"}),
            ("leader", {"leader_choice": "named", "leader_name": "Amina Rahman"}),
            ("areas", {}),
        ],
    )
    def test_a_double_click_is_no_other_tab(self, world, request_, key, data):
        """The second post carries what the page first showed, and says what the first one kept."""
        making.expertise("sle-maths")
        making.publish(world, world.leader, world.kestrel)
        data = {"expertise": ["sle-maths"]} if key == "areas" else data
        question = next(each for each in answers.QUESTIONS if each.key == key)
        posted = data | {"seen": as_shown(request_, key).fingerprint}
        first = filled_in(request_, key, **posted)
        assert first.is_valid(), first.errors
        actions.answer(request_, question, first.given(), by=world.head, at=NOW)
        assert filled_in(request_, key, **posted).is_valid()


class TestStartForm:
    def test_one_school_is_not_asked_about(self, world):
        assert "school" not in StartForm(schools=[world.marram]).fields

    def test_several_are(self, world):
        form = StartForm({}, schools=[world.beacon, world.marram])
        assert (form.errors, form.fields["school"].choices) == (
            {"school": ["Choose the school"]},
            [("900005", "Beacon Secondary School"), ("900001", "Marram Primary School")],
        )

    def test_not_one_of_somebody_else(self, world):
        form = StartForm({"school": "900003"}, schools=[world.beacon, world.marram])
        assert form.errors == {"school": ["Choose the school"]}


@pytest.mark.parametrize(
    "changes", [{"half_days": 0}, {"wanted_until_on": dt.date(2026, 11, 1)}, {"kind": "other"}, {"funding": "other"}]
)
def test_the_database_refuses_what_the_forms_do(world, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        stories.draft(world, **changes)
