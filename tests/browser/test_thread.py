"""The whole thread, as six people would walk it: from the register of schools to a signed, printed support record.

The register of November names a new headteacher at Thornmouth Primary School. The administrator gives him his role; he
asks for a mentor; the adviser finds one, and then another; the chair of governors confirms; a visit takes place; leader
and headteacher write and sign the record; it prints as the programme's own form. A stranger sees none of it.
"""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.conftest import NARROW, WIDE
from tests.browser.visitor import Visitor
from tests.house.structure import PHAROS

pytestmark = pytest.mark.browser

REGISTER = PHAROS / "devtools" / "county" / "edubasealldata20261101.csv"
ADMINISTRATOR, ADVISER, STRANGER = "Helen Marsh", "Yasmin Toledano", "Sam Fenwick"
HEAD, HEAD_EMAIL = "Ishmael Carrow-Tate", "ishmael.carrow-tate@wantsum.example"
CHAIR, CHAIR_EMAIL = "Marguerite Ashdown-Vale", "marguerite.ashdown-vale@wantsum.example"
BUSY, LEADER = "Patience Mutasa", "Amina Rahman"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_from_the_register_to_a_printed_record(open_window, county, width):
    visitor = open_window(width)
    visitor.asks_axe = width == WIDE
    the_register_names_a_new_headteacher(visitor)
    the_headteacher_gets_his_role(visitor)
    he_signs_in_by_a_code_and_asks_for_a_mentor(visitor)
    case = the_adviser_takes_it_up_and_offers_it(visitor)
    one_leader_declines_and_another_accepts(visitor, case)
    the_terms_are_agreed(visitor)
    a_visit_takes_place(visitor)
    both_write_and_sign_the_record(visitor)
    printed = it_prints_as_the_programmes_own_form(visitor)
    nobody_else_sees_it(visitor, printed)


def the_register_names_a_new_headteacher(visitor: Visitor) -> None:
    visitor.be(ADMINISTRATOR)
    visitor.go("/office/")
    visitor.follow("Register of schools")
    visitor.follow_button("Upload a file")
    visitor.page.locator("input[type=file]").set_input_files(REGISTER)
    visitor.press("Upload")
    visitor.choose("All of them")
    visitor.choose("Import it")
    visitor.press("Start")
    visitor.wait_until("Done")
    visitor.follow("Roll this import back")
    visitor.reads("12 schools that it changed are as before")
    visitor.page.go_back()
    visitor.follow("What happened to schools since")
    visitor.reads("12 changes", "Mr Ishmael Carrow-Tate", "A prompt for a person, not a fact")
    visitor.go("/schools/900021/")
    visitor.reads("Ishmael Carrow-Tate", "Thornmouth Primary School", "1 November 2026")


def the_headteacher_gets_his_role(visitor: Visitor) -> None:
    visitor.go("/office/people/")
    visitor.follow_button("Add a person")
    visitor.fill("Full name", HEAD)
    visitor.fill("Email address", HEAD_EMAIL)
    visitor.press("Add this person")
    visitor.follow_button("Give a role")
    visitor.choose("Headteacher")
    visitor.press("Continue")
    visitor.fill("Which school?", "900021")
    visitor.date("First day", "24 11 2026")
    visitor.fill("Why do they get this role?", "Appointed from November, as the register says.")
    visitor.press("Give this role")
    visitor.reads(f"{HEAD} has the role")


def he_signs_in_by_a_code_and_asks_for_a_mentor(visitor: Visitor) -> None:
    sign_in_by_code(visitor, HEAD_EMAIL)
    visitor.reads("Nothing waits for you")
    visitor.follow("Ask for support for your school")
    visitor.press("Start now")
    visitor.choose("Mentoring or coaching of a headteacher")
    visitor.press("Save and continue")
    visitor.fill("Who is the mentoring for?", HEAD)
    visitor.choose("New to headship")
    visitor.press("Save and continue")
    visitor.fill("What do you need support with?", "This is my first headship, at a school that expects an inspection.")
    visitor.press("Save and continue")
    visitor.press("Save and continue")  # areas of need: none
    visitor.fill("What would success look like?", "By July, a plan that staff wrote with me.")
    visitor.press("Save and continue")
    visitor.choose("No")
    visitor.press("Save and continue")
    visitor.date("When should the support start?", "24 11 2026")
    visitor.date("When should it end?", "16 7 2027")
    visitor.press("Save and continue")
    visitor.fill("How many days", "2")
    visitor.press("Save and continue")
    visitor.choose("Free days, because the headteacher is new to headship")
    visitor.press("Save and continue")
    visitor.fill("Name of the chair of governors", CHAIR)
    visitor.fill("Email address of the chair of governors", CHAIR_EMAIL)
    visitor.press("Save and continue")
    visitor.choose("No, I want the adviser to find a leader")
    visitor.press("Save and continue")
    visitor.reads("You have answered every question")
    visitor.follow_button("Check your answers and send")
    visitor.press("Send the request")
    visitor.reads("Thornmouth Primary School")


def the_adviser_takes_it_up_and_offers_it(visitor: Visitor) -> str:
    visitor.be(ADVISER)
    visitor.follow("Thornmouth Primary School")
    case = re.search(r"PH-\d{4}", visitor.words)[0]
    visitor.press("Take up")
    offer(visitor, BUSY)
    return case


def offer(visitor: Visitor, leader: str) -> None:
    visitor.follow_button("Find a leader")
    visitor.page.get_by_label("Name or school").fill(leader)
    visitor.press("Show")
    visitor.follow(f"Offer the request to {leader}")
    reason = visitor.page.get_by_label(f"Why do you ask {leader} all the same?")
    if reason.count():
        reason.fill("We spoke, and she is willing to travel.")
    visitor.fill("Message to the leader", "Ishmael would welcome a first visit before Christmas.")
    visitor.press(f"Offer the request to {leader}")
    visitor.reads(leader)


def one_leader_declines_and_another_accepts(visitor: Visitor, case: str) -> None:
    visitor.be(BUSY)
    visitor.follow("Answer the offer to support Thornmouth Primary School")
    visitor.follow_button("Decline")
    visitor.choose("The dates do not suit me")
    visitor.press("Decline the offer")
    visitor.be(ADVISER)
    visitor.follow(f"Find a leader for {case}")
    visitor.reads("The dates do not suit me")
    offer(visitor, LEADER)
    visitor.be(LEADER)
    visitor.follow("Answer the offer to support Thornmouth Primary School")
    visitor.press("Accept")


def the_terms_are_agreed(visitor: Visitor) -> None:
    visitor.go("/")
    visitor.follow("Propose the terms of the support for Thornmouth Primary School")
    visitor.choose("Verbal feedback to the chair of governors")
    visitor.press("Save and check")
    visitor.press("Propose these terms")
    sign_in_by_code(visitor, CHAIR_EMAIL)
    visitor.follow("Thornmouth Primary School")
    visitor.follow_button("Confirm the agreement")
    visitor.press("Confirm the agreement")
    visitor.reads("Thornmouth Primary School", LEADER)


def a_visit_takes_place(visitor: Visitor) -> None:
    visitor.be(LEADER)
    visitor.go("/deployments/?show=mine")
    visitor.follow("Thornmouth Primary School")
    visitor.follow_button("Plan a visit")
    visitor.date("Date of the visit", "24 11 2026")
    visitor.fill("How many days will it take?", "0.5")
    visitor.press("Plan the visit")
    visitor.follow("It took place")
    visitor.press("Record the visit")
    visitor.reads("The visit has been recorded", "½ day")


def both_write_and_sign_the_record(visitor: Visitor) -> None:
    visitor.press("Write the support record")
    visitor.fill("Key area of focus", "The first term")
    visitor.fill("Agreed Actions", "A walk through the school each Friday")
    visitor.press("Save the support record")
    sign_in_by_code(visitor, HEAD_EMAIL)
    visitor.go("/deployments/")
    visitor.follow("Thornmouth Primary School")
    visitor.follow("Support record of visit 1")
    visitor.follow_button("Write the support record")
    visitor.fill("Person Responsible", HEAD)
    visitor.fill("Impact", "Staff survey: from 41% to 70% by July")
    visitor.press("Save the support record")
    visitor.press("Sign this version")
    visitor.be(LEADER)
    visitor.follow("Sign the support record of visit 1, Thornmouth Primary School")
    visitor.press("Sign this version")
    visitor.reads("Signed")


def it_prints_as_the_programmes_own_form(visitor: Visitor) -> str:
    """What the link leads to, read as a file: a browser shows it in a window of its own."""
    link = visitor.page.get_by_role("button", name="Print the KLE Support Record (PDF)").get_attribute("href")
    document = PdfReader(BytesIO(visitor.page.request.get(f"{visitor.address}{link}").body()))
    said = " ".join(" ".join(page.extract_text() for page in document.pages).split())
    expected = ("KLE Support Record", "Key area of focus", "The first term", "from 41% to 70%", HEAD, LEADER)
    assert [words for words in expected if words not in said] == []
    return visitor.path


def nobody_else_sees_it(visitor: Visitor, record: str) -> None:
    visitor.be(STRANGER)
    visitor.reads("Nothing waits for you")
    visitor.expects(404, lambda: visitor.go(record))
    visitor.reads("Page not found")
    visitor.press("Sign out")
    visitor.go(record)
    visitor.reads("Sign in")


def sign_in_by_code(visitor: Visitor, email: str) -> None:
    """As somebody does who is no persona: the code is in the letter that the demo's inbox shows."""
    visitor.leave()
    visitor.go("/sign-in/")
    sign_in_with_code_for(visitor, email)


def sign_in_with_code_for(visitor: Visitor, email: str) -> None:
    visitor.fill("What is your email address?", email)
    visitor.press("Email me a code")
    visitor.fill("Code", visitor.code_sent_to(email))
    visitor.press("Sign in")
