"""The gallery shows all that pages are made of."""

import re
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes

from pharos.common import forms as fields
from pharos.devtools.gallery.forms import EveryField, Filters
from pharos.devtools.gallery.pages import ERRORS, LAYOUTS
from pharos.devtools.gallery.views import PAGES
from tests.house.structure import PHAROS

JINJA = PHAROS / "common" / "jinja2"
OWN = PHAROS / "devtools" / "jinja2" / "devtools" / "gallery"
MACROS = sorted(
    (path.name, macro.name)
    for path in (JINJA / "components").glob("*.html")
    for macro in engines["jinja2"].env.parse(path.read_text(encoding="utf-8")).find_all(nodes.Macro)
)

pytestmark = pytest.mark.django_db


def called_in(*folders: Path) -> set[str]:
    """The macros that these templates call by name."""
    pages = [path for folder in folders for path in folder.glob("*.html")]
    calls = [
        call.node.name
        for path in pages
        for call in engines["jinja2"].env.parse(path.read_text(encoding="utf-8")).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
    ]
    return set(calls)


@pytest.mark.parametrize(("file", "macro"), MACROS)
def test_every_component_stands_in_it(file, macro):
    """In its own pages, or in the layouts, each of which is one of its pages."""
    assert macro in called_in(OWN, JINJA / "layouts")


def test_every_layout_stands_in_it():
    used = {
        name for path in OWN.glob("*.html") for name in re.findall(r'extends "(layouts/\w+\.html)"', path.read_text())
    }
    ours = {f"layouts/{path.name}" for path in (JINJA / "layouts").glob("*.html")}
    assert ours - used == {"layouts/failed.html"}  # which the error pages extend


def test_every_kind_of_field_stands_in_it():
    kinds = {getattr(fields, name) for name in fields.__all__ if name.endswith("Field")} | {fields.Suggest}
    asked = {type(field) for form in (EveryField, Filters) for field in form.base_fields.values()}
    assert kinds - asked == set()


def test_every_error_page_stands_in_it():
    """Each template of ``common`` that is no part of another, shown by one of the gallery's pages."""
    names = {path.stem for path in JINJA.glob("*.html")}
    shown = {"400", "403", "404", "413", "429", "500", "refused", "form_expired"}
    assert (names, {name for _, name in ERRORS} | {name for _, name in LAYOUTS}) == (shown, set(PAGES))


def test_its_first_page_leads_to_each_of_the_others(client, demo):
    html = client.get("/demo/gallery/").content.decode()
    linked = set(re.findall(r'href="/demo/gallery/([\w-]+)/"', html))
    assert linked == set(PAGES)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("form", "Full name"),
        ("wrong", "Enter a name in letters"),
        ("list", "75 schools, showing 26 to 50"),
        ("empty", "No school has asked for support yet"),
        ("sheet", "What was agreed"),
        ("400", "We could not understand that request"),
        ("403", "This page is for administrators."),
        ("refused", "Only the chair of governors of Marram Primary School can confirm this."),
        ("expired", "This form has expired"),
        ("404", "Page not found"),
        ("409", "This offer has been withdrawn."),
        ("413", "That is too large"),
        ("429", "Please wait a moment"),
        ("500", "Sorry, something went wrong on our side"),
    ],
)
def test_each_page_shows_what_it_is_for(client, demo, name, words):
    response = client.get(f"/demo/gallery/{name}/")
    assert (response.status_code, words in response.content.decode()) == (200, True)


def test_the_form_answers_for_itself_and_keeps_nothing(client, demo, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.post("/demo/gallery/form/", {"name": "42", "need": "Keep me"})
    html = response.content.decode()
    assert ("Enter a name in letters" in html, "Keep me</textarea>" in html, "Error: A form" in html) == (True,) * 3


def test_there_is_no_other_page(client, demo):
    assert client.get("/demo/gallery/nowhere/").status_code == 404


def test_the_personas_page_leads_to_it_and_to_the_register_of_november(client, demo):
    html = client.get("/demo/").content.decode()
    assert [f'href="/demo/{name}/"' in html for name in ("gallery", "register/november")] == [True, True]
