"""A leader comes into the directory, is found and asked for, and goes out of it again."""

import json
import re

import pytest

from pharos.activity import queries as activity
from pharos.leaders import queries
from pharos.leaders.models import Designation
from pharos.outbox.models import Letter
from pharos.taxonomy import actions as taxonomy
from tests.leaders import making

pytestmark = pytest.mark.django_db


def words_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def follow(client, address, answers):
    response = client.post(address, answers, follow=True)
    assert response.redirect_chain, words_of(response)
    return response


def test_a_leader_is_designated_found_and_gone_again(client, as_person, world):
    taxonomy.load_lists()

    # given Helen Marsh designates Amina Rahman
    as_person(world.administrator)
    follow(client, "/directory/manage/designate/", {
        "name": "Amina Rahman", "email": world.leader.email, "kind": "KLE", "school": "900002",
        "from_on_day": "1", "from_on_month": "11", "from_on_year": "2026", "why": "Appointed by the panel of November",
        "form_key": "d" * 32,
    })  # fmt: skip
    assert "Joseph Trent" not in words_of(client.get("/directory/manage/incomplete/"))
    assert "Amina Rahman" in words_of(client.get("/directory/manage/incomplete/"))
    letter = Letter.objects.get(to_person=world.leader)
    assert "http://127.0.0.1:8000/directory/mine/" in letter.text

    # then nobody finds her yet
    client.logout()
    assert "Nobody is in the directory yet" in words_of(client.get("/directory/"))

    # when she completes her profile, one part after another, in two sittings
    as_person(world.leader)
    follow(client, "/directory/mine/portrait/", {"portrait": "I have led", "save": "draft"})
    assert "I have led" in words_of(client.get("/directory/mine/portrait/"))
    portrait = "I have led a primary school for nine years, and help schools to teach phonics."
    follow(client, "/directory/mine/portrait/", {"portrait": portrait, "save": "finish"})
    follow(client, "/directory/mine/expertise/", {"areas": ["sle-phonics"]})
    follow(client, "/directory/mine/expertise/sle-phonics/", {"evidence": "Two schools read better"})
    follow(client, "/directory/mine/phases/", {"phases": ["primary", "nursery"]})
    follow(client, "/directory/mine/support/", {"kinds": ["mentoring"]})
    follow(client, "/directory/mine/availability/", {"availability": "limited", "words": "Thursdays only"})
    assert "1 of 6 parts to go" in words_of(client.get("/directory/mine/"))
    assert "Two schools read better" in words_of(client.get("/directory/mine/preview/"))

    # and agrees
    done = follow(client, "/directory/mine/consent/", {"agreed": "on"})
    assert "Your profile is in the directory" in words_of(done)
    assert queries.waiting_for(world.leader, at=world.now) == []

    # then everybody finds her by what she knows, and reads what is public
    client.logout()
    found = words_of(client.get("/directory/?words=phonics&phase=primary&support=mentoring&near=900001&within=10"))
    assert ("Amina Rahman" in found, "5.0 km from Marram Primary School" in found) == (True, True)
    page = re.search(r'href="(/directory/[a-z0-9]{10}/)"', found)[1]
    public = words_of(client.get(page))
    assert [text in public for text in (portrait, "Thursdays only", "Two schools read better", world.leader.email)] == [
        True, False, False, False,
    ]  # fmt: skip

    # and a headteacher reads more, and can ask for her
    as_person(world.head)
    told = words_of(client.get(page))
    assert [text in told for text in ("Thursdays only", "Two schools read better", world.leader.email)] == [
        True, True, False,
    ]  # fmt: skip
    ask = re.search(r'href="(/requests/new/\?leader=[a-z0-9]{10})"', told)[1]
    assert "Amina Rahman" in words_of(client.get(ask))

    # when she takes her profile out of the directory
    as_person(world.leader)
    gone = follow(client, "/directory/mine/consent/", {})
    assert "Your profile is no longer in the directory." in words_of(gone)

    # then nobody finds her, all is remembered, and nothing that she wrote is lost
    client.logout()
    assert (client.get(page).status_code, "Nobody is in" in words_of(client.get("/directory/"))) == (404, True)
    profile = queries.profile_of(world.leader)
    told = [each.says for each in activity.timeline(profile, *Designation.objects.all())]
    assert told == [
        "took back the agreement to publish",
        "agreed that the profile is published",
        "changed the availability",
        "chose the kinds of support to lead",
        "chose the phases",
        "said what shows expertise in Phonics",
        "chose the areas of expertise",
        "wrote the pen portrait",
        "saved a draft of the pen portrait",
        "designated Amina Rahman as a Kent Leader of Education at Kestrel Lane Primary School from 1 November 2026",
    ]
    assert profile.portrait == portrait


def test_a_headteacher_finds_the_right_leader_and_keeps_the_search(client, as_person, world):
    # given three leaders, unlike each other
    making.publish(world, world.leader, world.kestrel, codes=("sle-phonics",))
    making.publish(world, world.other_leader, world.windmill, codes=("sle-maths",), portrait="Phonics, once.")
    making.publish(world, world.area_chair, world.beacon, codes=("sle-behaviour",), portrait="Calm corridors.")

    # when Grace Okafor says what her school needs, in her own words
    as_person(world.head)
    found = words_of(client.get("/directory/?words=our+phonics+results+dipped&phase=", follow=True))

    # then who offers it comes first, who only speaks of it after that, and each says why
    bands = re.findall(r"(Strong|Good|Possible) matches|leader__name\"><a[^>]*>([^<]*)", found)
    assert [one or other for one, other in bands] == ["Strong", "Amina Rahman", "Good", "Joseph Trent"]
    assert "“phonics” is in their expertise and their pen portrait" in found

    # and the area is suggested, not chosen
    only = re.search(
        r'href="([^"]*)"><span class="govuk-visually-hidden">Show only leaders who offer </span>Phonics', found
    )
    assert 'value="sle-phonics" checked' not in found
    narrowed = words_of(client.get(only[1].replace("&amp;", "&")))
    assert ("Amina Rahman" in narrowed, "Joseph Trent" in narrowed) == (True, False)

    # when she keeps the search, and opens it again
    save = re.search(r'href="(/directory/searches/save/[^"]*)"', narrowed)[1].replace("&amp;", "&")
    follow(client, save, {"name": "Phonics near us"})
    kept = words_of(client.get("/directory/searches/"))
    again = re.search(r'href="(/directory/\?[^"]*)">Phonics near us', kept)[1].replace("&amp;", "&")
    assert "1 leader" in words_of(client.get(again))

    # then the same list is a file, for her and not for a stranger
    listed = json.loads(client.get(f"{again}&as=json").getvalue())
    assert [row["Name"] for row in listed] == ["Amina Rahman"]
    as_person(world.stranger)
    assert client.get(f"{again}&as=json").status_code == 403

    # when somebody spells a name a letter wrong, or asks for too much, the page says what to do
    assert "Did you mean" in words_of(client.get("/directory/?words=rahmen"))
    assert "You would find some without one of these filters" in words_of(
        client.get("/directory/?words=phonics&area=east")
    )
