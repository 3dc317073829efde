"""Guards over every template: it compiles, leads somewhere, and writes nothing that the security policy forbids."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import Http404
from django.template import engines
from django.urls import resolve
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, nodes

from tests.house.addresses import by_name
from tests.house.structure import AREAS, PHAROS, ROOT, modules

FOLDERS = sorted(PHAROS.glob("*/jinja2"))
TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.*"))
PAGES = [path for path in TEMPLATES if path.suffix == ".html" and "outbox" not in path.parts]
NAME = re.compile(rf"(?:{'|'.join(AREAS)}):[a-z_]+")
# An address of ours that stands in a page as it is.
FIXED = re.compile(r'(?:href|action)="(/[^"{?#]*)')
# What the policy refuses: styles and scripts in the page, and code in attributes.
INLINE = re.compile(r"\sstyle\s*=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+\s*=|\shx-on|javascript:", re.IGNORECASE)


@cache
def jinja() -> Environment:
    """The service's own environment, over every template there is, the demo's included."""
    own: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return own.overlay(loader=ChoiceLoader([FileSystemLoader(FOLDERS), own.loader]))


def tree(path: Path) -> nodes.Template:
    return jinja().parse(path.read_text(encoding="utf-8"))


def words(path: Path) -> Iterator[str]:
    """Every fixed piece of text in a template's expressions."""
    yield from (node.value for node in tree(path).find_all(nodes.Const) if isinstance(node.value, str))


def where(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=where)
def test_every_template_compiles(path):
    """With whatever it extends or takes from others."""
    folder = next(folder for folder in FOLDERS if folder in path.parents)
    assert jinja().get_template(path.relative_to(folder).as_posix())
    for taken in tree(path).find_all((nodes.Extends, nodes.FromImport, nodes.Include)):
        if isinstance(taken.template, nodes.Const):
            assert jinja().get_template(taken.template.value)


def test_every_name_of_an_address_in_a_template_exists():
    known = by_name()
    unknown = {f"{where(path)}: {text}" for path in TEMPLATES for text in words(path) if NAME.fullmatch(text)}
    assert sorted(each for each in unknown if each.split(": ")[1] not in known) == []


def test_every_address_in_a_template_is_given_what_it_needs():
    wrong = []
    for path in TEMPLATES:
        for call in tree(path).find_all(nodes.Call):
            if not (isinstance(call.node, nodes.Name) and call.node.name == "url") or call.dyn_args:
                continue
            given = len(call.args) - 1 + sum(each.key != "query" for each in call.kwargs)
            name = call.args[0]
            if isinstance(name, nodes.Const) and given != len(by_name()[name.value].pattern.converters):
                wrong.append(f"{where(path)}:{call.lineno} {name.value}")
    assert wrong == []


def test_every_name_of_an_address_in_the_code_exists():
    known = by_name()
    unknown = {
        f"{name}: {node.value}"
        for name, _, code in modules()
        for node in ast.walk(code)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value)
        and node.value not in known
    }  # fmt: skip
    assert sorted(unknown) == []


def test_every_fixed_address_in_a_page_leads_somewhere():
    dead = {
        f"{where(path)}: {address}"
        for path in PAGES
        for address in FIXED.findall(path.read_text(encoding="utf-8"))
        if not _leads_somewhere(address)
    }
    assert sorted(dead) == []


def _leads_somewhere(address: str) -> bool:
    try:
        resolve(address)
    except Http404:
        return False
    return True


@pytest.mark.parametrize("path", PAGES, ids=where)
def test_no_page_holds_what_the_security_policy_forbids(path):
    """Letters alone carry their styles in their own lines, as mail programs need it."""
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if INLINE.search(_markup(line))]
    assert found == []


def _markup(line: str) -> str:
    """A line without the template's own expressions, in which ``tone="warm"`` is no attribute."""
    return re.sub(r"{[{%#].*?[#%}]}", "", line)


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ('<p style="color: red">', True),
        ("<style>", True),
        ("<script>alert(1)</script>", True),
        ('<script type="module" src="/static/pharos.js"></script>', False),
        ('<button onclick="go()">', True),
        ('<a href="javascript:go()">', True),
        ('<div hx-on:click="go()">', True),
        ('{% call card("On", tone="warm") %}', False),
        ('<form method="post" action="/x/">', False),
    ],
)
def test_what_is_looked_for_would_be_found(line, caught):
    assert bool(INLINE.search(_markup(line))) is caught


def test_every_file_that_a_template_names_ships_with_the_service():
    named = {
        (where(path), call.args[0].value)
        for path in TEMPLATES
        for call in tree(path).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "static" and isinstance(call.args[0], nodes.Const)
    }
    assert named
    assert [f"{path}: {name}" for path, name in sorted(named) if finders.find(name) is None] == []


def test_every_class_of_ours_has_a_style():
    """A name that the style sheet doesn't know is a slip, or a page that nobody has looked at."""
    styles = (PHAROS / "common" / "static" / "pharos" / "pharos.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.(pharos-[\w-]*\w)", styles))
    used = {(where(path), name) for path in PAGES for name in classes(path) if not name.startswith("govuk-")}
    assert [f"{path}: {name}" for path, name in sorted(used) if name not in known] == []


def classes(path: Path) -> Iterator[str]:
    """The names of classes in a page; of one that is put together, what stands in the template."""
    for text in re.findall(r'class(?:es)?"?\s*[=:]\s*"([^"]*)"', path.read_text(encoding="utf-8")):
        yield from re.findall(r"[a-z]+-[\w!-]*\w", re.sub(r"{[{%].*?[%}]}", " ", text))
