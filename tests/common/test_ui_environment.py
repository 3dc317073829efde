"""What templates may use, and what they may not get wrong."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from jinja2 import UndefinedError

from pharos.common.pages import Fact
from pharos.common.ui import assets


def render(source, **context):
    return engines["jinja2"].env.from_string(source).render(**context)


class TestAbsent:
    """GOV.UK's macros ask for what isn't there; our own templates may not."""

    def test_what_nobody_gave_is_nothing(self):
        assert render("{{ params.a.b.c }}{% if params.a %}x{% endif %}|{{ params.a or 'else' }}") == "|else"

    @pytest.mark.parametrize(
        "source", ["{{ page.valeu }}", "{% if page.valeu %}x{% endif %}", "{{ page.valeu | upper }}"]
    )
    def test_what_a_page_does_not_have_is_a_mistake(self, source):
        with pytest.raises(UndefinedError):
            render(source, page=Fact("Label", "Value"))


def test_what_people_typed_is_escaped():
    assert render("{{ typed }}", typed="<b>O'Neill</b>") == "&lt;b&gt;O&#39;Neill&lt;/b&gt;"


def test_an_address_is_made_of_its_name():
    assert render('{{ url("home:lend", "abc") }}') == "/account/roles/abc/stand-in/"
    assert render('{{ url("home:help", query={"from": "a b"}) }}') == "/help/?from=a+b"


def test_an_address_that_does_not_exist_is_a_mistake():
    with pytest.raises(NoReverseMatch):
        render('{{ url("home:nowhere") }}')


def test_the_installation_is_called_as_its_settings_say(settings):
    settings.PROGRAMME_NAME, settings.CONTACT_EMAIL = "Wantsum Leaders", "help@wantsum.example"
    shown = render("{{ programme().name }} {{ programme().contact_email }}")
    assert shown == "Wantsum Leaders help@wantsum.example"


class TestFiles:
    def test_an_address_changes_with_the_content(self, tmp_path, settings):
        settings.STATICFILES_DIRS = [tmp_path]
        addresses = []
        for content in ("a{}", "b{}", "b{}"):
            (tmp_path / "made.css").write_text(content, encoding="utf-8")
            assets.address.cache_clear()
            addresses.append(assets.address("made.css"))
        assert (len({*addresses}), addresses[1] == addresses[2]) == (2, True)
        assert addresses[0].startswith("/static/made.css?")

    def test_a_font_has_the_address_that_the_style_sheet_knows(self):
        font = "pharos/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
        assert assets.address(font) == f"/static/{font}"

    def test_a_file_that_is_not_there_is_a_mistake(self):
        with pytest.raises(assets.NoSuchFile):
            assets.address("pharos/missing.css")
