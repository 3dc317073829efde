"""Every component, layout and error page of the gallery, in a real browser."""

import pytest

from tests.browser.conftest import NARROW, WIDE

pytestmark = pytest.mark.browser


def test_every_page_of_the_gallery_is_without_fault(open_window, county):
    visitor = open_window(WIDE, also=NARROW)
    visitor.go("/demo/gallery/")
    pages = visitor.page.eval_on_selector_all("main a[href*='/demo/gallery/']", "all => all.map(a => a.pathname)")
    for path in sorted(set(pages)):
        status = visitor.page.request.get(f"{visitor.address}{path}").status
        visitor.expects(status, lambda path=path: visitor.go(path))
    assert len(visitor.seen) > 10, visitor.seen
