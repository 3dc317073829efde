"""What somebody typed comes back to them, whatever came between."""

import pytest

from tests.browser.conftest import NARROW
from tests.browser.test_thread import sign_in_with_code_for
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

TYPED = "The timetable changed in September, and nobody has had time to think about reading."


def begin_to_answer(visitor: Visitor) -> None:
    visitor.be("Grace Okafor")
    visitor.follow("Finish your request for support for Marram Primary School")
    visitor.follow("What you need")
    visitor.fill("What do you need support with?", TYPED)


def test_a_session_that_ran_out_in_the_middle_of_a_form(open_window, county):
    visitor = open_window(NARROW)
    begin_to_answer(visitor)
    visitor.page.context.clear_cookies(name="sessionid")
    visitor.press("Save and continue")
    visitor.reads("Sign in")
    sign_in_with_code_for(visitor, "grace.okafor@wantsum.example")
    assert visitor.page.get_by_label("What do you need support with?").input_value() == TYPED


def test_the_back_button_after_an_answer_was_saved(open_window, county):
    visitor = open_window(NARROW)
    begin_to_answer(visitor)
    visitor.press("Save and continue")
    visitor.page.go_back()
    assert visitor.page.get_by_label("What do you need support with?").input_value() == TYPED


def test_the_same_question_in_two_tabs(open_window, county):
    """The second to save is told, and keeps what they typed."""
    visitor = open_window(NARROW)
    begin_to_answer(visitor)
    other = Visitor(visitor.page.context.new_page(), visitor.address)
    other.go(visitor.path)
    other.fill("What do you need support with?", "Something else")
    other.press("Save and continue")
    visitor.press("Save and continue")
    visitor.reads("This answer was changed after you opened the page")
    assert visitor.page.get_by_label("What do you need support with?").input_value() == TYPED


def test_a_double_click_makes_one_request(open_window, county):
    visitor = open_window(NARROW)
    visitor.be("Tamsin Polglaze")
    visitor.go("/requests/new/")
    visitor.page.get_by_role("button", name="Start now").dblclick()
    visitor.page.wait_for_url("**/answers/kind/")
    visitor.go("/requests/")
    assert visitor.page.get_by_text("Not sent yet").count() == 1
