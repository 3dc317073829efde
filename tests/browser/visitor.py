"""Somebody at a browser. Each page that they come to is looked at: accessibility, console, width, errors."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Response

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK_AXE = """
rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(
  found => found.violations.map(fault => [fault.id, fault.nodes.map(node => node.html)])
)
"""
# Known faults of the libraries that we build on: by rule and by the element that has it, never by the rule alone.
KNOWN = (
    ("aria-allowed-attr", re.compile(r'class="govuk-(radios|checkboxes)__input"[^>]*aria-expanded')),
    ("aria-allowed-attr", re.compile(r'aria-expanded[^>]*class="govuk-(radios|checkboxes)__input"')),
)


# How a sign-in code is written, and how often to look whether it has come.
CODE = re.compile(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b")
PATIENCE = 40


@dataclass
class Visitor:
    """One window on one installation. ``also`` is a second width at which each page is looked at.

    ``asks_axe`` is off where another test has axe look at the same kinds of pages at this width.
    """

    page: Page
    address: str
    shots: Path | None = None
    also: int = 0
    asks_axe: bool = True
    seen: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self._fault(f"console {said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self._fault(f"script error: {error}"))
        self.page.on("response", self._listen)
        self.expected = {200}

    def _fault(self, words: str) -> None:
        self.faults.append(f"{self.page.url.removeprefix(self.address)}: {words}")

    def _listen(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self._fault(f"{response.request.method} {response.url} answered {response.status}")

    # --- What a person does -----------------------------------------------------------------------------------------
    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.look()

    def be(self, name: str) -> None:
        """Step into somebody of the demo county."""
        self.page.goto(f"{self.address}/demo/")
        self.press(f"Be {name}")

    def follow(self, words: str, *, nth: int = 0) -> None:
        self.page.get_by_role("link", name=words).nth(nth).click()
        self.look()

    def press(self, words: str, *, nth: int = 0) -> None:
        self.page.get_by_role("button", name=words).nth(nth).click()
        self.look()

    def follow_button(self, words: str) -> None:
        """A link that looks like a button."""
        self.press(words)

    def leave(self) -> None:
        """Sign out, where signed in."""
        self.page.goto(f"{self.address}/")
        out = self.page.get_by_role("button", name="Sign out")
        if out.count():
            out.first.click()
            self.page.wait_for_load_state()

    def code_sent_to(self, email: str) -> str:
        """The code in the newest letter to this address, read in another window of the demo's inbox."""
        inbox = self.page.context.new_page()
        try:
            for _ in range(PATIENCE):
                inbox.goto(f"{self.address}/demo/inbox/?words={email}")
                inbox.get_by_role("link", name="code").first.click()
                found = CODE.search(inbox.locator("main").inner_text())
                if found:
                    return found[0]
                inbox.wait_for_timeout(500)
        finally:
            inbox.close()
        raise AssertionError(f"No code was sent to {email}.")

    def wait_until(self, words: str) -> None:
        """Until a page that renews itself says so."""
        self.page.get_by_text(words).first.wait_for(timeout=60_000)
        self.look()

    def expects(self, status: int, act: Callable[[], None]) -> None:
        """Do something that the service refuses with this status."""
        self.expected.add(status)
        act()
        self.expected.discard(status)
        self.faults = [fault for fault in self.faults if f"status of {status}" not in fault]

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label).first.fill(words)

    def choose(self, label: str) -> None:
        """A radio or a box, by its words; within ``question`` where the same words stand twice on a page."""
        self.page.get_by_label(label, exact=True).first.check()

    def date(self, question: str, day: str) -> None:
        """A date of three boxes, as "30 11 2026"."""
        group = self.page.get_by_role("group", name=question)
        for part, value in zip(("Day", "Month", "Year"), day.split(), strict=True):
            group.get_by_label(part).fill(value)

    # --- What they see ----------------------------------------------------------------------------------------------
    @property
    def words(self) -> str:
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def reads(self, *expected: str) -> None:
        shown = self.words
        assert [words for words in expected if words not in shown] == [], f"{self.path}: {shown[:3000]}"

    def look(self) -> None:
        """Note whatever is wrong with this page."""
        self.page.wait_for_load_state()
        self.seen.append(self.path)
        self._look()
        if self.also:
            before = self.page.viewport_size
            self.page.set_viewport_size({"width": self.also, "height": 900})
            self._look()
            self.page.set_viewport_size(before)

    def _look(self) -> None:
        width = self.page.viewport_size["width"]
        for rule, html in self._axe() if self.asks_axe else ():
            self._fault(f"axe at {width}: {rule}: {html[:200]}")
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            self._fault(f"the page is {wide} pixels wider than a window of {width}")
        if self.shots:
            name = re.sub(r"\W+", "-", f"{len(self.seen):03}{self.path}")[:80]
            self.page.screenshot(path=self.shots / f"{name}-{width}.png", full_page=True)

    def _axe(self) -> list[tuple[str, str]]:
        self.page.evaluate(AXE_SCRIPT)
        found: list[Any] = self.page.evaluate(ASK_AXE, RULES)
        return [(rule, html) for rule, nodes in found for html in nodes if not _is_known(rule, html)]


def _is_known(rule: str, html: str) -> bool:
    return any(rule == known and where.search(html) for known, where in KNOWN)
