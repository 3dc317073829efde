"""The office's list of the bodies that people act for."""

import pytest

from pharos.people import actions
from pharos.people.models import Organisation
from pharos.people.states import OrganisationKind, Role
from tests.clock import NOW
from tests.reading import number_of_queries, words_of

pytestmark = pytest.mark.django_db

ORGANISATIONS = "/office/organisations/"
HUB = {"name": "Wantsum  Hub ", "kind": "teaching_school", "form_key": "a" * 32}


def add(world, name, kind=OrganisationKind.PROVIDER):
    return actions.add_organisation(kind=kind, name=name, by=world.administrator, at=NOW)


def test_none_yet_says_which_to_add(office):
    shown = words_of(office.get(ORGANISATIONS))
    assert "No organisations yet Add the authority, teaching school hubs and training providers" in shown


def test_each_with_its_kind_and_how_many_act_for_it(office, world):
    add(world, "Saltings Training")
    hub = add(world, "Lantern Hub", OrganisationKind.TEACHING_SCHOOL)
    for person in (world.head, world.stranger):
        world.grant(person, Role.TEACHING_SCHOOL, hub.reference)
    shown = words_of(office.get(ORGANISATIONS))
    assert "Lantern Hub Teaching school hub 2 Saltings Training Training provider 0" in shown


def test_one_is_added(office, world):
    response = office.post(f"{ORGANISATIONS}add/", HUB, follow=True)
    assert "Wantsum Hub is in the list." in words_of(response)
    assert list(Organisation.objects.values_list("kind", "name")) == [("teaching_school", "Wantsum Hub")]


def test_posted_twice_makes_one(office, world):
    answers = [office.post(f"{ORGANISATIONS}add/", HUB).status_code for _ in range(2)]
    assert (answers, Organisation.objects.count()) == ([302, 302], 1)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"name": ""}, "Enter the organisation’s name"),
        ({"kind": ""}, "Choose a kind"),
        ({"kind": "x"}, "Choose a kind"),
    ],
)
def test_a_wrong_answer_is_told_what_to_enter(office, world, answers, words):
    response = office.post(f"{ORGANISATIONS}add/", HUB | answers)
    assert (words in words_of(response), Organisation.objects.count()) == (True, 0)


def test_only_an_administrator_adds_one(world, as_person):
    response = as_person(world.sia).post(f"{ORGANISATIONS}add/", HUB)
    assert (response.status_code, Organisation.objects.count()) == (403, 0)


def test_the_number_of_queries_does_not_grow(office, world):
    counts = []
    for names in (["A"], ["B", "C"]):
        for name in names:
            world.grant(world.stranger, Role.PROVIDER, add(world, name).reference)
        counts.append(number_of_queries(office, ORGANISATIONS))
    assert counts[0] == counts[1] <= 12


def test_twenty_five_to_a_page(office, world):
    for number in range(26):
        add(world, f"Provider {number:02}")
    first, second = (words_of(office.get(f"{ORGANISATIONS}?page={page}")) for page in (1, 2))
    assert ("26 organisations, showing 1 to 25" in first, "Provider 25" in first) == (True, False)
    assert "Provider 25" in second
