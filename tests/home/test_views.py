"""Home by role, what one reads when nothing waits, and the pages that say what this service is."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pharos.deployments import actions as deployments
from tests.clock import NOW
from tests.deployments import stories
from tests.reading import links_of, number_of_queries, title_of, words_of

pytestmark = pytest.mark.django_db


class TestBeforeSignIn:
    def test_says_what_this_is_and_where_to_begin(self, client, world):
        shown = client.get("/")
        assert "Kent Leaders of Education Experienced headteachers who support other schools" in words_of(shown)
        assert {"/sign-in/", "/requests/new/", "/help/"} <= set(links_of(shown))

    def test_searches_lead_to_the_directory_and_the_register(self, client, world):
        html = client.get("/").content.decode()
        assert 'action="/directory/"' in html
        assert 'action="/schools/"' in html


class TestHome:
    @pytest.mark.parametrize(
        ("who", "words"),
        [
            ("head", "When you ask for support, what comes next appears here"),
            ("delegate", "When you ask for support, what comes next appears here"),
            ("sia", "When a school in your area asks for support, it appears here."),
            ("area_chair", "When a school in your area asks for support, it appears here."),
            ("chair", "When an agreement needs your answer, it appears here"),
            ("administrator", "Letters that fail and leaders who cannot be found yet appear here."),
            ("stranger", "You hold no role in the programme yet."),
        ],
    )
    def test_when_nothing_waits_it_says_what_to_expect(self, world, as_person, who, words):
        shown = words_of(as_person(getattr(world, who)).get("/"))
        assert f"Nothing waits for you {words}" in shown

    @pytest.mark.parametrize("who", ["head", "sia", "chair", "administrator", "stranger"])
    def test_what_to_do_meanwhile_can_be_opened(self, world, as_person, who):
        client = as_person(getattr(world, who))
        offered = [href for href in links_of(client.get("/")) if href.startswith("/")]
        assert offered != []
        assert {href: client.get(href).status_code for href in offered} == dict.fromkeys(offered, 200)

    def test_a_task_says_what_why_and_since_when(self, world, as_person):
        stories.kle(world)
        agreement = stories.proposed(world)
        shown = as_person(world.chair).get("/")
        assert "Confirm the agreement about support for Marram Primary School" in words_of(shown)
        assert "Since 24 November 2026" in words_of(shown)
        assert f"/agreements/{agreement.reference}/" in " ".join(links_of(shown))

    def test_what_is_late_says_so(self, world, as_person, clock):
        stories.kle(world)
        stories.visit(world, stories.agreed(world))
        clock.set(dt.datetime(2026, 12, 10, 10, tzinfo=NOW.tzinfo))
        shown = words_of(as_person(world.head).get("/"))
        assert "1 thing to do, 1 of them late." in shown
        assert "Say whether visit 1 to Marram Primary School took place Late" in shown
        assert "Was due 1 December 2026" in shown

    def test_what_others_did_is_told_with_its_page(self, world, as_person):
        stories.kle(world)
        deployment = stories.agreed(world)
        deployments.pause(deployment, by=world.sia, at=NOW, why="Illness")
        shown = as_person(world.head).get("/")
        assert "Support for Marram Primary School Tom Ashby paused" in words_of(shown)
        assert f"/deployments/{deployment.reference}/" in links_of(shown)

    @pytest.mark.parametrize("who", ["head", "leader", "sia", "chair", "administrator", "stranger"])
    def test_the_number_of_queries_does_not_grow(self, world, as_person, who):
        stories.kle(world)
        client, counts = as_person(getattr(world, who)), []
        for more in (1, 2):
            for _ in range(more):
                stories.accepted(world)
                stories.visit(world, stories.agreed(world, half_days=1))
            counts.append(number_of_queries(client, "/"))
        assert counts[0] == counts[1]


class TestWordsOfTheService:
    @pytest.mark.parametrize(
        ("address", "title"),
        [("/help/", "Help"), ("/accessibility/", "Accessibility"), ("/privacy/", "Privacy"), ("/cookies/", "Cookies")],
    )
    def test_every_page_has_its_own_title(self, client, world, address, title):
        assert title_of(client.get(address)) == f"{title} – Pharos"

    def test_privacy_says_how_long_things_are_kept(self, client, world):
        shown = words_of(client.get("/privacy/"))
        assert "The emails that we sent Twelve months" in shown
        assert "Your account While the person has a part in the programme, and two years after" in shown

    def test_every_cookie_that_is_set_is_named(self, client, world, as_person):
        shown = words_of(client.get("/cookies/"))
        signed_in = as_person(world.head)
        signed_in.get("/account/details/")
        signed_in.post("/account/details/", {"name": "Grace Okafor", "telephone": "1"})
        assert set(signed_in.cookies) == {"sessionid", "csrftoken", "messages"}
        assert [name for name in signed_in.cookies if name not in shown] == []

    def test_robots_are_kept_out_of_what_is_private(self, client, world):
        answer = client.get("/robots.txt")
        assert answer["Content-Type"] == "text/plain; charset=utf-8"
        closed = [line.split(": ")[1] for line in answer.content.decode().splitlines() if line.startswith("Disallow")]
        assert [address for address in ("/directory/", "/schools/", "/") if address in closed] == []
        assert {"/account/", "/office/", "/requests/", "/sign-in/"} <= set(closed)

    def test_whom_to_tell_of_a_weakness(self, client, world):
        assert client.get("/.well-known/security.txt").content.decode() == (
            "Contact: mailto:programme@pharos.example\n"
            "Expires: 2027-05-23T00:00:00Z\n"
            "Preferred-Languages: en\n"
            "Canonical: http://127.0.0.1:8000/.well-known/security.txt\n"
        )


class TestHealth:
    def test_answers_in_one_word_that_nobody_keeps(self, client, db):
        answer = client.get("/healthz")
        assert (answer.status_code, answer.content, "no-store" in answer["Cache-Control"]) == (200, b"ok\n", True)

    def test_needs_no_session_and_asks_one_question(self, client, db):
        with CaptureQueriesContext(connection) as asked:
            client.get("/healthz")
        assert [query["sql"] for query in asked] == ["SELECT 1"]

    def test_says_when_the_database_is_away(self, client, db):
        def away(execute, sql, params, many, context):
            from django.db import OperationalError

            raise OperationalError("the server closed the connection")

        with connection.execute_wrapper(away):
            answer = client.get("/healthz")
        assert (answer.status_code, answer.content) == (503, b"unavailable\n")
