"""The pages: what they say, to whom, and what happens to what was typed."""

import datetime as dt
import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from pharos.activity.models import Activity
from pharos.days import queries as days
from pharos.deployments import actions
from pharos.deployments.models import Agreement, Deployment, RecordVersion, Visit
from pharos.support import actions as requests
from tests.clock import NOW, TODAY
from tests.deployments import stories
from tests.deployments.stories import ROW
from tests.support import stories as asking

PARTS = ("leader", "head", "delegate", "sia", "administrator")


def url(name, *args):
    return reverse(f"deployments:{name}", args=args)


def words(response):
    """What a page says, without its tags."""
    text = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def date(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def answers(**changes):
    """The terms form, filled in."""
    return {
        "purpose": "I am new to headship.", "success_measures": "I lead with confidence.", "half_days": "2",
        "pool": "free", "ground": "new_headteacher", **date("starts_on", dt.date(2026, 11, 30)),
        **date("ends_on", dt.date(2027, 3, 31)), "accountable_to": "The governing body", "form_of_reporting": "verbal",
        "chair_name": "Peter Lindqvist", "chair_email": "peter.lindqvist@wantsum.example",
        "record_readers": ["chair"], "expenses": "Travel", "supply_cover": "", "form_key": uuid4().hex,
    } | changes  # fmt: skip


@pytest.fixture
def record(world, deployment):
    return actions.start_record(stories.visited(world, deployment), by=world.leader, at=NOW)


def rows(*typed, base=1, **more):
    data = {"base": base, "count": len(typed), "form_key": uuid4().hex}
    for number, each in enumerate(typed):
        data |= {f"row-{number}-{key}": value for key, value in ({"key": ""} | ROW(**each)).items()}
    return data | more


class TestTerms:
    def test_the_page_is_filled_in_from_the_request(self, as_person, world, offer):
        page = as_person(world.leader).get(url("terms", offer.request.reference)).content.decode()
        assert "I am new to headship." in page
        assert 'value="peter.lindqvist@wantsum.example"' in page
        assert "The governing body of Marram Primary School" in page
        assert "Amina Rahman has 3 days of free time left in 2026 to 2027" in " ".join(page.split())

    def test_terms_are_kept_checked_and_proposed(self, as_person, world, offer):
        client = as_person(world.leader)
        kept = client.post(url("terms", offer.request.reference), answers())
        draft = Agreement.objects.get()
        assert kept.url == url("check", draft.reference)
        assert "We will ask Peter Lindqvist to confirm them" in words(client.get(kept.url))
        client.post(kept.url, {"form_key": uuid4().hex})
        draft.refresh_from_db()
        assert (draft.state, draft.half_days, draft.record_readers, draft.chair) == (
            "proposed",
            4,
            ["chair"],
            world.chair,
        )

    def test_a_draft_is_seen_by_nobody_else(self, as_person, world, offer):
        draft = actions.save_draft(offer, stories.terms(offer), by=world.leader, at=NOW)
        for who in ("head", "sia", "administrator", "chair"):
            assert as_person(getattr(world, who)).get(url("check", draft.reference)).status_code == 404

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"half_days": "-1"}, "Enter a number of days above zero"),
            ({"half_days": "1.3"}, "Enter whole or half days, like 1 or 1.5"),
            ({"half_days": "900"}, "Enter 60 days or fewer"),
            (date("ends_on", dt.date(2026, 11, 1)), "The last day must be 30 November 2026 or later"),
            (date("ends_on", dt.date(2027, 10, 1)), "Make a second agreement for the next"),
            ({"chair_email": "grace.okafor@wantsum.example"}, "somebody other than the leader"),
            ({"pool": "funded", "payer": "", "rate": "400"}, "Enter who pays"),
            ({"pool": "funded", "payer": "The school", "rate": "-4"}, "greater than or equal to 1"),
            ({"pool": ""}, "Choose whether the days are free or funded"),
            ({"purpose": "x" * 40_000}, "Your answer is 30,000 characters too long"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, as_person, world, offer, changes, error):
        response = as_person(world.leader).post(url("terms", offer.request.reference), answers(**changes))
        assert error in words(response)
        assert "<title>\n  Error:" in response.content.decode() or "<title>Error:" in response.content.decode()
        assert "Travel" in response.content.decode()
        assert Agreement.objects.count() == 0

    def test_a_refusal_shows_the_check_page_again(self, as_person, world, offer):
        draft = actions.save_draft(offer, stories.terms(offer, half_days=9), by=world.leader, at=NOW)
        response = as_person(world.leader).post(url("check", draft.reference), {"form_key": uuid4().hex})
        assert (response.status_code, "3 days of free time left" in words(response)) == (409, True)

    def test_new_terms_begin_with_the_last_ones_and_why_they_were_turned_down(self, as_person, world, agreement):
        actions.ask_for_change(agreement, by=world.chair, at=NOW, why="Two days are enough.")
        page = words(as_person(world.head).get(url("terms", agreement.request.reference)))
        assert "Propose new terms" in page
        assert "Two days are enough." in page

    def test_from_a_request_to_where_it_stands(self, as_person, world, offer):
        client = as_person(world.leader)
        here = url("of_request", offer.request.reference)
        assert client.get(here).url == url("terms", offer.request.reference)
        agreement = stories.proposed(world, offer)
        assert client.get(here).url == url("agreement", agreement.reference)
        deployment = actions.confirm(agreement, by=world.chair, at=NOW)
        assert client.get(here).url == url("deployment", deployment.reference)


class TestAgreement:
    def test_who_must_confirm_is_asked_and_can(self, as_person, world, agreement):
        client = as_person(world.chair)
        page = words(client.get(url("agreement", agreement.reference)))
        assert "Waiting for you" in page
        assert "Waiting for Peter Lindqvist since 24 November 2026." in page
        client.get(url("confirm", agreement.reference))
        client.post(url("confirm", agreement.reference), {"form_key": uuid4().hex})
        assert Deployment.objects.get().state == "active"
        assert "You have confirmed the agreement. The support can start." in words(
            client.get(url("agreement", agreement.reference))
        )

    def test_confirming_twice_is_no_mistake(self, as_person, world, agreement):
        client = as_person(world.chair)
        for _ in range(2):
            assert client.post(url("confirm", agreement.reference), {"form_key": "a" * 32}).status_code == 302
        assert Deployment.objects.count() == 1

    def test_terms_replaced_meanwhile_are_refused_in_plain_words(self, as_person, world, agreement):
        stories.proposed(world, agreement.offer, by=world.head)
        response = as_person(world.chair).post(url("confirm", agreement.reference), {"form_key": uuid4().hex})
        assert (response.status_code, "replaced by newer ones" in words(response)) == (409, True)

    def test_not_confirming_takes_words(self, as_person, world, agreement):
        client = as_person(world.chair)
        wrong = client.post(url("answer", agreement.reference), {"what": "change", "why": ""})
        assert "Enter what should be different" in words(wrong)
        client.post(url("answer", agreement.reference), {"what": "change", "why": "Two days are enough."})
        agreement.refresh_from_db()
        assert agreement.state == "change_asked"
        assert "Two days are enough." in words(client.get(url("agreement", agreement.reference)))

    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("leader", 200), ("head", 200), ("delegate", 200), ("chair", 200), ("sia", 200), ("area_chair", 200),
            ("administrator", 200), ("other_leader", 404), ("other_head", 404), ("other_sia", 404), ("stranger", 404),
        ],
    )  # fmt: skip
    def test_who_reads_it(self, as_person, world, agreement, who, status):
        assert as_person(getattr(world, who)).get(url("agreement", agreement.reference)).status_code == status

    def test_typed_text_is_never_markup(self, as_person, world, offer):
        agreement = stories.proposed(world, offer, purpose="<script>alert(1)</script>")
        page = as_person(world.head).get(url("agreement", agreement.reference)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


class TestDeployment:
    def test_the_page_says_what_was_agreed_who_sees_what_and_whom_to_tell(self, as_person, world, deployment):
        page = words(as_person(world.head).get(url("deployment", deployment.reference)))
        for said in ("I am new to headship.", "2 days", "Nothing about a supported school is public.", world.sia.email,
                     "No visit has been planned yet", "brought the agreement into force"):  # fmt: skip
            assert said in page

    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("leader", 200), ("head", 200), ("delegate", 200), ("chair", 200), ("sia", 200), ("area_chair", 200),
            ("administrator", 200), ("other_leader", 404), ("other_head", 404), ("other_sia", 404), ("stranger", 404),
        ],
    )  # fmt: skip
    def test_who_sees_it(self, as_person, world, deployment, who, status):
        assert as_person(getattr(world, who)).get(url("deployment", deployment.reference)).status_code == status

    @pytest.mark.parametrize("name", ["pause", "resume", "complete", "end_early", "keeping"])
    def test_each_step_asks_first(self, as_person, world, deployment, name):
        if name == "resume":
            stories.in_state(deployment, "paused", world)
        client = as_person(world.leader)
        assert client.get(url(name, deployment.reference)).status_code == 200
        data = {"why": "A reason", "keeping": "elsewhere", "where": "In a file", "words": "Fine"}
        assert client.post(url(name, deployment.reference), data).url == url("deployment", deployment.reference)
        assert client.get(url("deployment", deployment.reference)).status_code == 200

    def test_a_reason_is_needed(self, as_person, world, deployment):
        response = as_person(world.leader).post(url("end_early", deployment.reference), {"why": " "})
        assert "Enter the reason" in words(response)
        assert Deployment.objects.get().state == "active"

    def test_a_visit_is_planned_and_recorded(self, as_person, world, deployment):
        client = as_person(world.leader)
        data = {**date("on", TODAY), "half_days": "1", "words": "At ten", "form_key": uuid4().hex}
        for _ in range(2):
            client.post(url("plan_visit", deployment.reference), data)
        visit = Visit.objects.get()
        client.post(url("visit_took_place", visit.reference), {**date("on", TODAY), "half_days": "0.5"})
        assert days.balance(world.leader, 2026).delivered == 1
        assert "Took place" in words(client.get(url("deployment", deployment.reference)))

    def test_a_visit_before_the_agreement_is_refused_beside_its_date(self, as_person, world, deployment):
        data = {**date("on", dt.date(2026, 11, 2)), "half_days": "1", "words": "Bring the data"}
        response = as_person(world.leader).post(url("plan_visit", deployment.reference), data)
        assert "A visit cannot be before it." in words(response)
        assert 'href="#id_on-day"' in response.content.decode()
        assert "Bring the data" in response.content.decode()

    @pytest.mark.parametrize(("what", "state", "delivered"), [("facts", "took_place", 1), ("never", "cancelled", 0)])
    def test_a_visit_is_put_right(self, as_person, world, deployment, what, state, delivered):
        visit = stories.visited(world, deployment, half_days=2)
        data = {"what": what, **date("on", TODAY), "half_days": "0.5", "why": "A slip"}
        as_person(world.leader).post(url("correct_visit", visit.reference), data)
        assert (Visit.objects.get().state, days.balance(world.leader, 2026).delivered) == (state, delivered)

    def test_a_visit_is_moved_and_cancelled(self, as_person, world, deployment):
        visit, client = stories.visit(world, deployment), as_person(world.head)
        client.post(url("change_visit", visit.reference), {**date("on", dt.date(2026, 12, 1)), "half_days": "1"})
        assert Visit.objects.get().on == dt.date(2026, 12, 1)
        client.post(url("cancel_visit", visit.reference), {"why": "Snow"})
        assert "Snow" in words(client.get(url("deployment", deployment.reference)))


def test_what_passed_between_school_and_adviser_is_not_told_to_leader_and_governors(as_person, world, kle):
    asked = asking.no_other_route(world, "offered", owner=world.sia)
    requests.confirm_ground(asked, by=world.sia, at=NOW, words="The reserves are gone.")
    deployment = stories.agreed(world, stories.accepted(world, asked), chair_name="", chair_email="")
    there = url("deployment", deployment.reference)
    read = {who: "The reserves are gone." in words(as_person(getattr(world, who)).get(there)) for who in PARTS}
    assert read == {"leader": False, "head": True, "delegate": True, "sia": True, "administrator": True}


class TestRecord:
    def test_it_is_begun_from_the_visit_written_and_read(self, as_person, world, deployment):
        visit, client = stories.visited(world, deployment), as_person(world.head)
        begun = client.post(url("start_record", visit.reference))
        assert client.get(begun.url).status_code == 200
        saved = client.post(begun.url, rows({"focus": "Reading", "impact": "80%"}, save="yes"))
        page = words(client.get(saved.url))
        assert "Reading" in page
        assert "Version 2, saved by Grace Okafor" in page

    def test_rows_come_and_go_without_saving(self, as_person, world, record):
        client, there = as_person(world.leader), url("edit_record", record.reference)
        more = client.post(there, rows({"focus": "Reading"}, add="yes")).content.decode()
        assert ("Reading" in more, 'name="row-1-focus"' in more) == (True, True)
        less = client.post(there, rows({"focus": "Reading"}, {"focus": "Writing"}, remove="0")).content.decode()
        assert ("Reading" in less, "Writing" in less, 'name="row-1-focus"' in less) == (False, True, False)
        assert RecordVersion.objects.count() == 1

    def test_a_text_that_is_too_long_is_kept_and_said(self, as_person, world, record):
        there = url("edit_record", record.reference)
        response = as_person(world.leader).post(there, rows({"focus": "y" * 40_000, "impact": "80%"}, save="yes"))
        assert "Your answer is 36,000 characters too long" in words(response)
        assert "y" * 40_000 in response.content.decode()

    def test_two_who_write_at_once_see_both_and_lose_nothing(self, as_person, world, record):
        stories.save(record, [ROW(focus="Reading", key="a")], world.leader, base=1)
        there, client = url("edit_record", record.reference), as_person(world.head)
        response = client.post(there, rows({"focus": "Attendance"}, save="yes", base=1))
        page = response.content.decode()
        assert response.status_code == 409
        assert "What Amina Rahman saved" in page
        assert page.count("Attendance") >= 3  # read, kept only, and put together
        assert 'name="base" value="2"' in page
        client.post(there, rows({"focus": "Reading"}, {"focus": "Attendance"}, base=2, save="yes"))
        assert [row["focus"] for row in RecordVersion.objects.get(number=3).rows] == ["Reading", "Attendance"]

    @pytest.mark.parametrize(
        ("name", "more"),
        [
            ("record", []),
            ("record_version", [1]),
            ("compare_record", [2]),
            ("record_pdf", []),
            ("record_word", []),
            ("edit_record", []),
        ],
    )
    def test_each_reading_is_recorded_once(self, as_person, world, record, name, more):
        stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
        as_person(world.head).get(url(name, record.reference, *more))
        read = Activity.objects.filter(verb="read").values_list("by__name", "says")
        assert list(read) == [("Grace Okafor", "read the support record of visit 1")]

    @pytest.mark.parametrize(
        ("name", "typed"),
        [("edit_record", rows({"focus": "Attendance"}, save="yes", base=1)), ("sign_record", {"version": "1"})],
    )
    def test_so_is_that_of_a_newer_version_which_stands_in_the_way(self, as_person, world, record, name, typed):
        stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
        page = as_person(world.head).post(url(name, record.reference), typed)
        assert (page.status_code, "Reading" in page.content.decode()) == (409, True)
        assert Activity.objects.filter(verb="read", by=world.head).count() == 1

    @pytest.mark.parametrize(("name", "number"), [("record_version", 9), ("compare_record", 1)])
    def test_a_version_that_is_not_there_was_not_read(self, as_person, world, record, name, number):
        assert as_person(world.head).get(url(name, record.reference, number)).status_code == 404
        assert Activity.objects.filter(verb="read").count() == 0

    def test_who_reads_it_and_does_not_write_it_has_read_nothing_at_the_form(self, as_person, world, record):
        Agreement.objects.update(record_readers=["sia"])
        assert as_person(world.sia).get(url("edit_record", record.reference)).status_code == 403
        assert Activity.objects.filter(verb="read").count() == 0

    @pytest.mark.parametrize("name", ["record", "record_pdf", "record_word"])
    def test_nothing_of_it_stays_in_a_browsers_cache(self, as_person, world, record, name):
        kept = as_person(world.head).get(url(name, record.reference))["Cache-Control"]
        assert {"no-store", "private"} <= set(kept.split(", "))

    @pytest.mark.parametrize("who", ["sia", "area_chair", "chair", "delegate", "administrator"])
    def test_who_may_see_the_support_may_not_therefore_read_its_record(self, as_person, world, record, who):
        client = as_person(getattr(world, who))
        for name in ("record", "record_pdf", "record_word", "edit_record"):
            response = client.get(url(name, record.reference))
            assert (response.status_code, "Only those whom the agreement names" in words(response)) == (403, True)
        assert Activity.objects.filter(verb="read").count() == 0

    @pytest.mark.parametrize("who", ["other_head", "other_leader", "other_sia", "stranger"])
    def test_others_find_nothing(self, as_person, world, record, who):
        assert as_person(getattr(world, who)).get(url("record", record.reference)).status_code == 404

    def test_versions_are_read_and_compared(self, as_person, world, record):
        stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
        client = as_person(world.head)
        assert "This is an earlier version" in words(client.get(url("record_version", record.reference, 1)))
        assert "Added" in words(client.get(url("compare_record", record.reference, 2)))
        assert client.get(url("record_version", record.reference, 9)).status_code == 404

    def test_it_is_signed_on_the_page(self, as_person, world, record):
        client = as_person(world.head)
        client.post(url("sign_record", record.reference), {"version": "1"})
        assert "You have signed this version" in words(client.get(url("record", record.reference)))
        stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
        late = client.post(url("sign_record", record.reference), {"version": "1"})
        assert (late.status_code, "Read it before you sign" in words(late)) == (409, True)

    def test_it_prints_as_the_form(self, as_person, world, record):
        stories.save(record, [ROW(focus="Reading", actions="#strong[Daily]")], world.leader, base=1)
        response = as_person(world.leader).get(url("record_pdf", record.reference))
        text = " ".join(PdfReader(BytesIO(response.content)).pages[0].extract_text().split())
        assert response["Content-Type"] == "application/pdf"
        assert "#strong[Daily]" in text
        assert "(Support visit 1, visit 2, visit 3, circle as appropriate)" in text.replace(" ,", ",")


@pytest.mark.parametrize("who", ["leader", "head", "sia", "administrator", "stranger"])
def test_the_list_has_something_to_say_when_it_is_empty(as_person, world, who):
    assert as_person(getattr(world, who)).get(url("deployments")).status_code == 200


@pytest.mark.parametrize("who", ["leader", "head", "chair", "sia", "area_chair", "administrator", "delegate"])
def test_the_list_shows_what_one_has_a_part_in(as_person, world, deployment, who):
    assert "Marram Primary School" in words(as_person(getattr(world, who)).get(url("deployments")))


def counted(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def several(world, number):
    for _ in range(number):
        deployment = stories.agreed(world, stories.accepted(world), half_days=2)
        stories.visited(world, deployment)
    return deployment


@pytest.mark.parametrize("who", ["leader", "head", "sia", "administrator"])
def test_the_list_asks_the_same_of_one_and_of_three(as_person, world, kle, who):
    client = as_person(getattr(world, who))
    several(world, 1)
    one = counted(client, url("deployments"))
    several(world, 2)
    assert counted(client, url("deployments")) == one <= 12


def test_the_page_asks_the_same_of_one_and_of_three_visits(as_person, world, deployment):
    client = as_person(world.head)
    for number in range(3):
        visit = stories.visited(world, deployment)
        record = actions.start_record(visit, by=world.leader, at=NOW)
        actions.sign_record(record, number=1, by=world.leader, at=NOW)
        if number == 0:
            one = counted(client, url("deployment", deployment.reference))
    assert counted(client, url("deployment", deployment.reference)) == one


def test_a_sheet_asks_the_same_of_one_and_of_three_versions(as_person, world, record):
    client = as_person(world.head)
    one = counted(client, url("record", record.reference))
    for base, focus in enumerate(("Reading", "Writing"), 1):
        stories.save(record, [ROW(focus=focus)], world.leader, base=base)
    assert counted(client, url("record", record.reference)) == one <= 14
