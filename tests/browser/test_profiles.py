"""A leader looks after their profile, and the office after all of them: in a real browser, at two widths."""

import io

import pytest
from PIL import Image

from tests.browser.conftest import NARROW, WIDE

pytestmark = pytest.mark.browser


def photo():
    file = io.BytesIO()
    Image.linear_gradient("L").resize((600, 800)).save(file, "JPEG")
    return {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def test_a_leader_adds_a_photo_and_sees_the_page_as_others_will(open_window, county):
    visitor = open_window(WIDE, also=NARROW)
    visitor.be("Amina Rahman")
    visitor.go("/directory/mine/")
    visitor.follow("Photo")
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "me.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"}
    )
    visitor.press("Upload and see it")
    visitor.reads("This is a drawing or a web page. Choose a photo")
    visitor.page.locator("input[type=file]").set_input_files(photo())
    visitor.press("Upload and see it")
    visitor.choose("Bottom")
    visitor.choose("Yes, publish it")
    visitor.press("Save and continue")
    visitor.reads("Published with your profile")
    visitor.follow_button("Preview your page")
    visitor.follow("As everybody sees it")
    shown = visitor.page.get_by_alt_text("Amina Rahman")
    assert shown.evaluate("image => [image.complete, image.naturalWidth]") == [True, 480]


def test_a_leader_confirms_and_the_office_follows_up(open_window, county):
    visitor = open_window(WIDE, also=NARROW)
    visitor.be("Joseph Trent")
    visitor.follow("Check that your profile is still right")
    visitor.press("Yes, everything is still right")
    visitor.reads("Thank you. Your profile is confirmed.")
    visitor.be("Helen Marsh")
    visitor.follow("not yet in the directory")
    visitor.choose("Remind Mei Cheung-Lowe")
    visitor.press("Remind the chosen")
    visitor.press("Send the letter")
    visitor.reads("The letter is on its way.", "Reminded on 24 November 2026 by Helen Marsh")
