"""The commands: the search as the page answers it; the index put right."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pharos.leaders.models import SearchEntry
from tests.leaders import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(world):
    making.publish(world, world.leader, world.kestrel, codes=("sle-phonics",))
    making.publish(world, world.other_leader, world.windmill, codes=("sle-maths", "sle-phonics"))
    making.publish(world, world.area_chair, world.beacon, codes=("sle-maths",), portrait="Phonics and calm corridors.")
    return world


def said(name, *args, **options):
    out = StringIO()
    call_command(name, *args, stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("args", "query"),
    [
        (["our phonics results dipped"], "words=our+phonics+results+dipped"),
        (["phonics", "--near", "900005"], "words=phonics&near=900005"),
        (["", "--area", "sle-maths", "--area", "sle-phonics"], "expertise=sle-maths&expertise=sle-phonics"),
        (["phonics", "--area", "sle-maths"], "words=phonics&expertise=sle-maths"),
        (["", "--near", "900005", "--phase", "primary"], "near=900005&phase=primary"),
        (["rahmen"], "words=rahmen"),
    ],
)  # fmt: skip
def test_search_answers_as_the_page_does(county, client, args, query):
    page = client.get(f"/directory/?{query}").content.decode()
    told = json.loads(said("search", *args, "--json"))
    shown = re.findall(r'pharos-leader__name"><a class="govuk-link" href="/directory/(\w+)/">', page)
    assert (bool(shown), [each["ref"] for each in told]) == (True, shown)


def test_search_says_why_in_bands(county):
    told = json.loads(said("search", "phonics", "--json"))
    assert [(each["name"], each["band"], each["why"]) for each in told] == [
        ("Amina Rahman", "strong", ["“phonics” is in their expertise and their pen portrait"]),
        ("Joseph Trent", "strong", ["“phonics” is in their expertise and their pen portrait"]),
        ("Miriam Stone", "good", ["“phonics” is in their pen portrait"]),
    ]


def test_search_in_words(county):
    assert said("search", "miriam").splitlines()[0].endswith("strong    Miriam Stone: “miriam” is in their name")
    assert said("search", "zebra").splitlines() == ["0 leaders"]


@pytest.mark.parametrize("wrong", [["--area", "sle-zebras"], ["--near", "Nowhere"], ["--phase", "tertiary"]])
def test_search_refuses_what_it_cannot_read(county, wrong):
    with pytest.raises(CommandError, match=f"^{wrong[0]}: "):
        call_command("search", "phonics", *wrong)


def test_rebuild_search_puts_right_what_is_out_of_step(county):
    SearchEntry.objects.filter(designation__person=county.leader).update(portrait="zebra")
    assert [said("rebuild_search") for _ in range(2)] == ["1 entry was written.\n", "0 entries were written.\n"]
