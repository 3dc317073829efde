"""The documents say what there is: every setting, every command, every move."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.house.structure import PHAROS, ROOT, area_of

SETTINGS = re.findall(r'env\.\w+\("([A-Z_]+)"', (PHAROS / "config" / "settings.py").read_text(encoding="utf-8"))
COMMANDS = sorted(p.stem for p in PHAROS.glob("*/management/commands/*.py") if p.stem != "__init__")


@pytest.mark.parametrize("name", sorted(set(SETTINGS)))
def test_setting_is_documented(name):
    assert f"`{name}`" in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented(name):
    assert f"`pharos {name}" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_machines_are_drawn_as_they_are():
    """``docs/machines.md`` holds each machine's diagram, word for word."""
    text = (ROOT / "docs" / "machines.md").read_text(encoding="utf-8")
    drawn = [m for m in apps.get_models() if area_of(m.__module__) and hasattr(m, "machine")]
    assert [m._meta.label for m in drawn if m.machine.diagram() not in text] == []


def test_the_register_of_processing_is_as_the_models_say():
    """``docs/privacy.md`` is what ``pharos privacy_register`` prints."""
    printed = StringIO()
    call_command("privacy_register", stdout=printed)
    assert (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8") == printed.getvalue()


def test_links_between_documents_lead_somewhere():
    broken = []
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
