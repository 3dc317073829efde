"""A real Chromium and the real demo. Where there is no Chromium the tests skip, and say so."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.demo import Demo
from tests.browser.visitor import Visitor

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
           "--disable-sync", "--no-first-run"]  # fmt: skip
WIDE, NARROW = 1280, 360


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("There is no Chromium on this machine, so no page was tried in a real browser.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def running_demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo")).wait()
    yield demo
    assert demo.stop() == 0


@pytest.fixture
def open_window(browser: Browser, running_demo: Demo, request: pytest.FixtureRequest) -> Iterator:
    """``open_window(360)``: somebody at a window of that width. Every page that they came to must be without fault.

    ``PHAROS_SCREENSHOTS`` names a folder in which a picture of each page is left to be looked at.
    """
    opened: list[Visitor] = []
    folder = os.environ.get("PHAROS_SCREENSHOTS")

    def window(width: int = WIDE, *, also: int = 0) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", accept_downloads=True)
        shots = Path(folder) / request.node.originalname if folder else None
        if shots:
            shots.mkdir(parents=True, exist_ok=True)
        opened.append(Visitor(context.new_page(), running_demo.address, shots, also))
        return opened[-1]

    yield window
    faults = [fault for visitor in opened for fault in visitor.faults]
    for visitor in opened:
        visitor.page.context.close()
    assert faults == []


@pytest.fixture
def county(open_window, running_demo: Demo) -> Demo:
    """The made-up county, as it was on its first day."""
    visitor = open_window(WIDE)
    visitor.page.goto(f"{visitor.address}/demo/start-again/")
    visitor.page.get_by_role("button").last.click()
    visitor.page.wait_for_url("**/demo/")
    return running_demo
