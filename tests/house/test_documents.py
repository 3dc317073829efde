"""The documents say what there is: every setting, every command, every move."""

import re

import pytest
from django.apps import apps

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


def test_links_between_documents_lead_somewhere():
    broken = []
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
