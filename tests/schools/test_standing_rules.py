"""An installation's own rules of standing: a mistake is told with its rule, when the service starts."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from pharos.schools import apps, standing_rules

OURS = standing_rules.OURS.read_text(encoding="utf-8")


def refusal(tmp_path, text):
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImproperlyConfigured) as wrong:
        standing_rules.read(path)
    return str(wrong.value).replace(f"{path}", "FILE")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('regime = "overall"', 'regime = "stars"',
         "FILE, rule 1: regime “stars” is none of overall, judgements, report_card, ungraded."),
        ("from = 2011-01-01", 'from = "soon"', "FILE, rule 1: from must be a day, like 2025-11-10."),
        ('meets = ["outstanding", "good"]', 'meets = ["outstanding"]',
         "FILE, rule 1: “good” must stand once among its grades, and stands 0 times."),
        ('meets = ["outstanding", "good"]', 'meets = ["outstanding", "good", "inadequate"]',
         "FILE, rule 1: “inadequate” must stand once among its grades, and stands 2 times."),
        ('meets = ["outstanding", "good"]', 'meets = ["outstanding", "great"]',
         "FILE, rule 1: “great” is no grade of this regime."),
        ('needs = ["overall"]', "needs = []",
         "FILE, rule 1: needs must name an area, since a school without a grade must not meet the standard."),
        ('needs = ["overall"]', 'needs = ["sums"]', "FILE, rule 1: needs: “sums” is no area of this regime."),
        ('needs = ["overall"]', 'needs = ["leadership"]',
         "FILE, rule 1: needs: “leadership” must be among what counts."),
        ('needs = ["overall"]', 'wants = ["overall"]', "FILE, rule 1: it has no line “wants”."),
        ('strict = ["overall"]', 'strict = "overall"', "FILE, rule 1: strict must be a list of words."),
        ('counts = ["overall"]', 'counts = ["overall", "inclusion"]',
         "FILE, rule 1: counts: “inclusion” is no area of this regime."),
    ],
)  # fmt: skip
def test_a_mistake_is_told(tmp_path, before, after, words):
    assert refusal(tmp_path, OURS.replace(before, after, 1)) == words


def test_each_regime_needs_a_rule(tmp_path):
    text = OURS.rsplit("[[rule]]", 1)[0]
    assert refusal(tmp_path, text) == "FILE has no rule for the regime “ungraded”."


def test_a_regime_has_one_rule_a_day(tmp_path):
    text = OURS + "\n[[rule]]" + OURS.split("[[rule]]")[1]
    assert refusal(tmp_path, text) == "FILE has two rules for “overall” from 2011-01-01."


def test_the_service_does_not_start_with_rules_that_cannot_be_read(settings):
    settings.STANDING_RULES_FILE = "/nowhere/rules.toml"
    assert [each.id for each in apps.rules_can_be_read()] == ["schools.E001"]


def test_the_shipped_rules_can_be_read():
    assert apps.rules_can_be_read() == []
