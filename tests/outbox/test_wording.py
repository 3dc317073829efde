"""From a template to a letter's words."""

import pytest

from pharos.outbox.wording import BadSubject, BadTemplate, as_html, words_of

ABOUT = {"name": "Grace Okafor", "address": "https://pharos.example/offers/abc/"}


def test_subject_and_text():
    words = words_of("example.txt", ABOUT)
    assert words.subject == "A word for Grace Okafor"
    assert words.text == "Dear Grace Okafor,\n\nSee https://pharos.example/offers/abc/.\n\nGoodbye, we’re off\n"


def test_plain_text_is_not_escaped_and_html_is():
    words = words_of("example.txt", ABOUT | {"name": "O’Hara & <b>"})
    assert ("O’Hara & <b>" in words.text, "O’Hara &amp; &lt;b&gt;" in words.html, "<b>" in words.html) == (
        True, True, False,
    )  # fmt: skip


def test_html_has_paragraphs_breaks_links_and_our_name(settings):
    settings.PROGRAMME_NAME = "Wantsum Leaders"
    html = as_html("A word", "Hello,\nyou.\n\nSee https://pharos.example/x/?a=1&b=2.\n")
    assert "<p>Hello,<br>\nyou.</p>" in html
    assert '<a href="https://pharos.example/x/?a=1&amp;b=2" ' in html
    assert ">https://pharos.example/x/?a=1&amp;b=2</a>.</p>" in html
    assert "Wantsum Leaders</p>" in html


@pytest.mark.parametrize("template", ["no_subject.txt"])
def test_a_template_without_a_subject_is_a_mistake_of_ours(template):
    with pytest.raises(BadTemplate, match="does not begin with"):
        words_of(template, ABOUT)


@pytest.mark.parametrize(
    "name", ["Eve\nBcc: all@wantsum.example", "Eve\r\nBcc: all@wantsum.example", "Eve\rBcc: x", "Eve\x00", "Eve\u2028x"]
)
def test_a_name_cannot_bring_a_header_with_it(name):
    with pytest.raises(BadSubject, match="has a line break in it"):
        words_of("example.txt", ABOUT | {"name": name})


def test_a_subject_is_followed_by_an_empty_line():
    with pytest.raises(BadSubject):
        words_of("no_gap.txt", ABOUT)


def test_odd_spaces_in_a_name_are_no_harm():
    assert words_of("example.txt", ABOUT | {"name": "Grace\u00a0\tOkafor"}).subject == "A word for Grace Okafor"
