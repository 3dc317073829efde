"""The map that moves: by keyboard, with what the list beside it has, and without it where there is no script."""

import pytest

from tests.browser.conftest import NARROW, WIDE

pytestmark = pytest.mark.browser

SIGNS, LIST = ".pharos-map__sign", "#map-list a"
FOCUSED = "document.activeElement.getAttribute('href') ?? document.activeElement.getAttribute('aria-label')"


def test_the_keyboard_goes_from_mark_to_mark_in_the_order_of_the_list(open_window, county):
    visitor = open_window(WIDE, also=NARROW)
    visitor.go("/schools/map/?near=900001&within=10")
    page = visitor.page
    page.wait_for_selector(SIGNS)
    listed = page.eval_on_selector_all(LIST, "all => all.map(each => each.textContent)")
    page.locator(SIGNS).first.focus()
    found = []
    for _ in range(page.locator(SIGNS).count()):
        found.append([named(words, listed) for words in page.evaluate(FOCUSED).split("; ")])
        page.keyboard.press("Tab")
    assert sorted(name for names in found for name in names) == sorted(listed)
    firsts = [listed.index(names[0]) for names in found]
    assert firsts == sorted(firsts)

    page.locator(SIGNS).nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"({FOCUSED}).startsWith('/schools/')")
    page.keyboard.press("Escape")
    page.wait_for_selector(".leaflet-popup", state="detached")
    assert named(page.evaluate(FOCUSED).split("; ")[0], listed) == found[1][0]


def named(words, listed):
    """The school that the words of a mark begin with; its name may have a comma, or be how another one begins."""
    return max((name for name in listed if words.startswith(name)), key=len, default=words)


def test_without_its_data_the_drawing_stays(open_window, county):
    visitor = open_window(WIDE)
    visitor.page.route("**/*.geojson*", lambda route: route.fulfill(json={}))
    visitor.page.goto(f"{visitor.address}/schools/map/")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.locator(".pharos-map__drawing").is_visible()


UNDER_THE_BUTTONS = """
() => {
  const buttons = document.querySelector('.leaflet-control-zoom').getBoundingClientRect();
  const canvas = document.querySelector('.pharos-map__canvas').getBoundingClientRect();
  const seen = (sign) => sign.left >= canvas.left && sign.right <= canvas.right;
  const clear = (sign) => sign.left >= buttons.right || sign.top >= buttons.bottom;
  return [...document.querySelectorAll('.pharos-map__sign')]
    .map(each => each.getBoundingClientRect()).filter(sign => !seen(sign) || !clear(sign)).length;
}
"""


def test_a_telephone_that_is_turned_shows_all_signs_and_none_under_the_buttons(open_window, county):
    visitor = open_window(WIDE)
    visitor.page.goto(f"{visitor.address}/schools/map/")
    page = visitor.page
    page.wait_for_selector(SIGNS)
    page.set_viewport_size({"width": NARROW, "height": 900})
    page.wait_for_function(f"({UNDER_THE_BUTTONS})() === 0", timeout=5_000)
