"""The questions of a request and how far each has come: pure, so with requests that were never saved."""

import datetime as dt

import pytest

from pharos.support import answers
from pharos.support.answers import Progress
from pharos.support.models import SupportRequest
from tests.clock import TODAY
from tests.support.stories import IMPROVEMENT, MENTORING

EVERY = [
    "kind", "mentee", "need", "areas", "success", "other-support", "dates", "days", "funding", "chair", "leader",
]  # fmt: skip


def mentoring(**changes):
    return SupportRequest(**(MENTORING | changes))


def improvement(**changes):
    return mentoring(**(IMPROVEMENT | changes))


def keys(questions):
    return [each.key for each in questions]


def question(key):
    return next(each for each in answers.QUESTIONS if each.key == key)


def progress(key, request, **more):
    return answers.progress(question(key), request, today=TODAY, **more)


def missing(request):
    return answers.still_missing(request, today=TODAY)


def after(key, request):
    found = answers.after(question(key), request, today=TODAY)
    return found.key if found else None


class TestQuestions:
    def test_mentoring_asks_them_all(self):
        assert keys(answers.questions(mentoring())) == EVERY

    def test_school_improvement_asks_nothing_about_a_mentee_or_a_chair(self):
        assert set(EVERY) - set(keys(answers.questions(improvement()))) == {"mentee", "chair"}

    def test_before_the_kind_is_chosen_only_what_both_ask_is_asked(self):
        assert keys(answers.questions(SupportRequest())) == keys(answers.questions(improvement()))

    def test_each_stands_under_one_heading(self):
        assert {each.group for each in answers.QUESTIONS} == set(answers.GROUPS)

    def test_a_question_that_is_not_asked_is_not_found(self):
        found = [answers.find(request, "chair") for request in (mentoring(), improvement())]
        assert found == [question("chair"), None]

    def test_no_question_has_another_name(self):
        assert answers.find(mentoring(), "colour") is None


class TestProgress:
    @pytest.mark.parametrize("key", [each for each in EVERY if each != "areas"])
    def test_nothing_answered_is_not_started(self, key):
        assert progress(key, SupportRequest(kind="" if key == "kind" else "mentoring")) == Progress.TO_DO

    @pytest.mark.parametrize("key", [each for each in EVERY if each != "areas"])
    def test_everything_answered_is_completed(self, key):
        assert progress(key, mentoring()) == Progress.DONE

    @pytest.mark.parametrize(("chosen", "how"), [(0, Progress.OPTIONAL), (2, Progress.DONE)])
    def test_areas_of_need_may_be_left_out(self, chosen, how):
        assert progress("areas", mentoring(), areas=chosen) == how

    @pytest.mark.parametrize(
        ("key", "changes"),
        [
            ("mentee", {"mentee_stage": ""}),
            ("mentee", {"mentee_name": ""}),
            ("dates", {"wanted_until_on": dt.date(2026, 11, 23), "wanted_from_on": dt.date(2026, 11, 2)}),
            ("funding", {"mentee_stage": "serving_head"}),
            ("chair", {"chair_email": ""}),
            ("leader", {"leader_choice": "named"}),
        ],
    )
    def test_an_answer_that_another_has_made_impossible_asks_for_itself_again(self, key, changes):
        assert progress(key, mentoring(**changes)) == Progress.WRONG

    def test_the_last_day_itself_has_not_passed(self):
        assert progress("dates", mentoring(wanted_from_on=TODAY, wanted_until_on=TODAY)) == Progress.DONE

    def test_no_other_support_is_an_answer(self):
        assert progress("other-support", mentoring(has_other_support=False)) == Progress.DONE

    def test_a_named_leader_is_an_answer(self):
        assert progress("leader", mentoring(leader_choice="named", named_leader_id=7)) == Progress.DONE


class TestStillMissing:
    def test_nothing_of_a_request_that_is_answered(self):
        assert (missing(mentoring()), missing(improvement())) == ([], [])

    def test_each_in_its_order(self):
        assert missing(SupportRequest(kind="mentoring")) == [
            "Say whom the mentoring is for", "Say what you need", "Say what success would look like",
            "Say whether you have other support", "Say when you want the support", "Say how many days you want",
            "Say how the support will be paid for", "Give the chair of governors’ name and email address",
            "Say whether you want to name a leader",
        ]  # fmt: skip

    def test_the_kind_comes_first(self):
        assert missing(SupportRequest())[0] == "Choose the kind of support"

    def test_dates_that_have_passed_say_so(self):
        past = {"wanted_from_on": dt.date(2026, 9, 1), "wanted_until_on": dt.date(2026, 10, 1)}
        assert missing(mentoring(**past)) == ["The dates have passed: say when you want the support"]

    @pytest.mark.parametrize("changes", [{"mentee_stage": "moving_headship"}, IMPROVEMENT])
    def test_the_ground_of_a_new_headteacher_is_for_mentoring_one(self, changes):
        request = mentoring(**(changes | {"funding": "new_headteacher"}))
        assert missing(request) == [
            "Free days for a new headteacher are only for mentoring somebody who is new to headship"
        ]

    def test_a_leader_who_is_to_be_named_and_is_not(self):
        assert missing(mentoring(leader_choice="named")) == ["Name a leader, or let the adviser find one"]

    def test_the_first_of_them_is_asked_for(self):
        found = [
            answers.first_missing(request, today=TODAY)
            for request in (mentoring(success="", half_days=None), mentoring())
        ]
        assert found == [question("success"), None]


class TestAfter:
    def test_the_next_that_has_something_to_answer(self):
        assert after("kind", SupportRequest(kind="mentoring")) == "mentee"

    def test_what_is_answered_is_passed_over(self):
        assert after("success", mentoring(half_days=None)) == "days"

    def test_an_optional_one_is_still_asked(self):
        assert after("need", mentoring()) == "areas"

    def test_none_where_the_rest_is_done(self):
        assert after("areas", mentoring()) is None

    def test_earlier_ones_are_not_gone_back_to(self):
        assert after("leader", mentoring(need="")) is None

    def test_a_question_that_is_no_longer_asked_begins_again(self):
        assert after("chair", improvement(need="")) == "need"
