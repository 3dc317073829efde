"""The sentence of a pen portrait that speaks most of the need."""

import pytest

from pharos.matching import portrait

WORDS = "I have led a school for nine years. I teach phonics so that every child reads! Governors ask me about finance."


@pytest.mark.parametrize(
    ("need", "sentence"),
    [
        (["Our phonics results fell"], "I teach phonics so that every child reads!"),
        (["FINANCE and governors"], "Governors ask me about finance."),
        (["Nothing in common"], "I have led a school for nine years."),
        ([], "I have led a school for nine years."),
        (["for the and a"], "I have led a school for nine years."),
        (["Reads", "Phonics"], "I teach phonics so that every child reads!"),
    ],
)
def test_the_sentence_that_shares_most_words_with_the_need(need, sentence):
    assert portrait.quote(WORDS, need) == sentence


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_no_portrait_has_no_sentence(text):
    assert portrait.quote(text, ["phonics"]) == ""


def test_lines_become_one():
    assert portrait.quote("I teach\n  phonics\n\nwell.", ["phonics"]) == "I teach phonics well."


def test_a_long_sentence_is_cut_between_words():
    quoted = portrait.quote("word " * 100, [])
    assert (len(quoted) <= portrait.LONGEST + 2, quoted.endswith("word …")) == (True, True)


def test_one_long_word_is_cut_too():
    assert len(portrait.quote("x" * 40_000, [])) <= portrait.LONGEST + 2
