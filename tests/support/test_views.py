"""The pages of asking for support: what they say, where they lead, and what happens to what was typed."""

import datetime as dt
import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pharos.people.states import Role
from pharos.support import actions, answers
from pharos.support.models import SupportRequest
from tests.clock import NOW
from tests.leaders import making
from tests.support import stories

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"support:{name}", args=args)


def words(response):
    """What a page says, without its tags."""
    text = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def seen(response):
    """What the form remembers of what it showed."""
    return re.search(r'name="seen" value="(\w*)"', response.content.decode())[1]


@pytest.fixture
def draft(world):
    return stories.draft(world)


class TestList:
    def test_an_empty_list_says_what_to_do(self, as_person, world):
        page = words(as_person(world.head).get(url("requests")))
        assert ("You have not asked for support yet" in page, "Ask for support" in page) == (True, True)

    def test_one_who_asks_for_nobody_is_not_asked_to(self, as_person, world):
        page = words(as_person(world.sia).get(url("requests")))
        assert ("There are no requests that you can see" in page, "Ask for support" in page) == (True, False)

    def test_each_says_where_it_stands_and_for_whom_it_is_told(self, as_person, world):
        stories.sent(world, number=12)
        said = [words(as_person(each).get(url("requests"))) for each in (world.head, world.sia)]
        row = "PH-0012, Marram Primary School {} Mentoring or coaching of a headteacher · Sent on 24 November 2026"
        expected = [row.format("With the adviser"), row.format("Needs an adviser")]
        assert [each in page for each, page in zip(expected, said, strict=True)] == [True, True]

    def test_a_draft_leads_to_its_questions_and_others_to_what_became_of_them(self, as_person, world, draft):
        sent = stories.sent(world)
        page = as_person(world.head).get(url("requests")).content.decode()
        links = [
            f'href="{url("answers", draft.reference)}"',
            f'href="{reverse("matching:request", args=[sent.reference])}"',
        ]
        assert [link in page for link in links] == [True, True]

    def test_a_long_list_is_paged(self, as_person, world):
        for _ in range(26):
            stories.draft(world)
        client = as_person(world.head)
        pages = [words(client.get(f"{url('requests')}{query}")) for query in ("", "?page=2")]
        assert ["26 requests, showing 1 to 25" in pages[0], "showing 26 to 26" in pages[1]] == [True, True]

    @pytest.mark.parametrize("name", ["requests", "start"])
    def test_three_cost_as_many_queries_as_one(self, as_person, world, name):
        client, counts = as_person(world.head), []
        for more in (1, 2):
            for _ in range(more):
                stories.draft(world)
                stories.sent(world)
            with CaptureQueriesContext(connection) as asked:
                page = client.get(url(name)).content.decode()
            counts.append((page.count("/answers/"), len(asked)))
        assert ([rows for rows, _ in counts], counts[0][1] == counts[1][1] <= 12) == ([1, 3], True)


class TestStart:
    def test_begins_a_draft_and_asks_the_first_question(self, as_person, world):
        response = as_person(world.head).post(url("start"), {"form_key": uuid4().hex})
        request = SupportRequest.objects.get()
        assert (request.school, response.url) == (world.marram, url("question", request.reference, "kind"))

    def test_a_double_click_begins_one(self, as_person, world):
        client, data = as_person(world.head), {"form_key": uuid4().hex}
        addresses = {client.post(url("start"), data).url for _ in range(2)}
        assert (len(addresses), SupportRequest.objects.count()) == (1, 1)

    def test_one_who_leads_two_schools_says_which(self, as_person, world):
        world.grant(world.head, Role.HEADTEACHER, 900005)
        client = as_person(world.head)
        wrong = client.post(url("start"), {"form_key": uuid4().hex})
        client.post(url("start"), {"form_key": uuid4().hex, "school": "900005"})
        assert ("Choose the school" in words(wrong), SupportRequest.objects.get().school) == (True, world.beacon)

    def test_a_leader_found_in_the_directory_is_named_from_the_start(self, as_person, world):
        profile = making.publish(world, world.leader, world.kestrel)
        client, address = as_person(world.head), f"{url('start')}?leader={profile.reference}"
        assert "You are asking Amina Rahman, Kestrel Lane Primary School" in words(client.get(address))
        client.post(address, {"form_key": uuid4().hex})
        assert SupportRequest.objects.get().named_leader == world.leader

    def test_an_unknown_leader_is_passed_over(self, as_person, world):
        client = as_person(world.head)
        client.post(f"{url('start')}?leader=nobody", {"form_key": uuid4().hex})
        assert SupportRequest.objects.get().named_leader is None

    def test_drafts_are_offered_before_another_is_begun(self, as_person, world, draft):
        page = words(as_person(world.delegate).get(url("start")))
        assert "Started by Grace Okafor, last saved on 24 November 2026 at 10am" in page

    def test_others_are_told_why_not(self, as_person, world):
        response = as_person(world.sia).get(url("start"))
        said = "Only a headteacher, or somebody who stands in for one, can ask for support for a school."
        assert (response.status_code, said in words(response)) == (403, True)


class TestTaskList:
    def test_says_what_is_left_and_how_far_each_has_come(self, as_person, world):
        request = stories.draft(world, need="", mentee_stage="serving_head")
        page = words(as_person(world.head).get(url("answers", request.reference)))
        for said in ("2 questions left to answer", "What you need Not yet started", "Dates Completed",
                     "How it will be paid for Needs changing", "Areas of need Optional"):  # fmt: skip
            assert said in page
        assert "Check your answers and send" not in page

    def test_leads_on_when_every_question_is_answered(self, as_person, world, draft):
        page = as_person(world.head).get(url("answers", draft.reference)).content.decode()
        assert f'href="{reverse("matching:send", args=[draft.reference])}"' in page

    def test_says_what_the_adviser_wants(self, as_person, world):
        request = stories.sent(world, "in_triage", number=5)
        actions.send_back(request, by=world.sia, at=NOW, why="Say more about <b>reading</b>.")
        page = as_person(world.head).get(url("answers", request.reference)).content.decode()
        assert ("Say more about &lt;b&gt;reading&lt;/b&gt;." in page, "PH-0005" in page) == (True, True)

    @pytest.mark.parametrize(("who", "status"), [("sia", 403), ("administrator", 403), ("other_head", 404)])
    def test_is_the_schools(self, as_person, world, who, status):
        request = stories.sent(world, "returned")
        assert as_person(getattr(world, who)).get(url("answers", request.reference)).status_code == status

    def test_is_closed_once_the_request_is_sent(self, as_person, world):
        response = as_person(world.head).get(url("answers", stories.sent(world).reference))
        assert (response.status_code, "This request has been sent." in words(response)) == (409, True)


class TestQuestion:
    def answer(self, client, request, key, data, query=""):
        return client.post(f"{url('question', request.reference, key)}{query}", data)

    @pytest.mark.parametrize("key", [each.key for each in answers.QUESTIONS])
    def test_each_can_be_opened(self, as_person, world, draft, key):
        making.expertise("sle-maths")
        assert as_person(world.head).get(url("question", draft.reference, key)).status_code == 200

    def test_a_question_that_is_not_asked_is_not_there(self, as_person, world):
        request = stories.draft(world, **stories.IMPROVEMENT)
        assert as_person(world.head).get(url("question", request.reference, "chair")).status_code == 404

    def test_keeps_the_answer_and_asks_the_next(self, as_person, world):
        request = stories.blank(world)
        response = self.answer(as_person(world.head), request, "kind", {"kind": "mentoring"})
        request.refresh_from_db()
        assert (request.kind, response.url) == ("mentoring", url("question", request.reference, "mentee"))

    def test_another_day_the_answer_is_still_there(self, as_person, world, clock):
        request = stories.blank(world, kind="mentoring")
        self.answer(as_person(world.head), request, "need", {"need": "Reading has fallen behind."})
        clock.move(days=1)
        page = as_person(world.delegate).get(url("question", request.reference, "need"))
        assert "Reading has fallen behind." in page.content.decode()

    def test_asking_for_suggestions_keeps_no_answer(self, as_person, world, draft):
        making.expertise("sle-phonics")
        data = {"words": "Phonics", "expertise": ["sle-phonics"], "suggest": "1"}
        page = words(self.answer(as_person(world.head), draft, "areas", data))
        assert ("“Phonics”: the name of this area" in page, list(draft.expertise.all())) == (True, [])

    def test_the_last_one_leads_back_to_the_list(self, as_person, world, draft):
        client = as_person(world.head)
        response = self.answer(client, draft, "leader", {"leader_choice": "found"})
        assert response.url == url("answers", draft.reference)
        assert "Your answer has been saved." in words(client.get(response.url))

    def test_from_checking_it_leads_back_to_checking(self, as_person, world, draft):
        response = self.answer(as_person(world.head), draft, "need", {"need": "Reading"}, "?from=check")
        assert response.url == reverse("matching:send", args=[draft.reference])

    def test_from_checking_to_what_the_change_leaves_open(self, as_person, world, draft):
        """The school asks for free days as new headteachers may, and then says that the headteacher is not new."""
        data = {"mentee_name": "Grace Okafor", "mentee_stage": "serving_head"}
        client = as_person(world.head)
        first = self.answer(client, draft, "mentee", data, "?from=check")
        assert first.url == f"{url('question', draft.reference, 'funding')}?from=check"
        then = client.post(first.url, {"funding": "school"})
        assert then.url == reverse("matching:send", args=[draft.reference])

    def test_an_error_keeps_what_was_typed_and_leads_the_title(self, as_person, world, draft):
        response = self.answer(as_person(world.head), draft, "need", {"need": "y" * 40_000})
        page = response.content.decode()
        assert "Your answer is 30,000 characters too long" in words(response)
        assert ("y" * 40_000 in page, re.search(r"<title>\s*Error: ", page) is not None) == (True, True)
        draft.refresh_from_db()
        assert draft.need == "I am new to headship."

    def test_days_below_zero_are_refused_and_stay_in_the_box(self, as_person, world, draft):
        response = self.answer(as_person(world.head), draft, "days", {"half_days": "-2"})
        page = response.content.decode()
        assert ("Enter a number of days above zero" in page, 'value="-2"' in page) == (True, True)

    def test_a_double_click_saves_once_and_leads_on(self, as_person, world, draft):
        client = as_person(world.head)
        data = {"need": "Reading", "seen": seen(client.get(url("question", draft.reference, "need")))}
        assert {self.answer(client, draft, "need", data).status_code for _ in range(2)} == {302}

    def test_a_second_tab_does_not_write_over_the_first(self, as_person, world, draft):
        client = as_person(world.head)
        both = seen(client.get(url("question", draft.reference, "need")))
        self.answer(client, draft, "need", {"need": "From one tab", "seen": both})
        second = self.answer(client, draft, "need", {"need": "From the other", "seen": both})
        draft.refresh_from_db()
        assert ("in another tab or by somebody else" in words(second), draft.need) == (True, "From one tab")
        self.answer(client, draft, "need", {"need": "From the other", "seen": seen(second)})
        draft.refresh_from_db()
        assert draft.need == "From the other"

    def test_a_page_that_was_open_when_the_request_was_sent_keeps_what_was_typed(self, as_person, world, draft):
        client = as_person(world.delegate)
        actions.submit(draft, by=world.head, at=NOW)
        response = self.answer(client, draft, "need", {"need": "Typed too late"})
        assert (response.status_code, "This request has been sent." in words(response)) == (409, True)
        assert "Typed too late" in response.content.decode()

    def test_a_page_of_a_request_that_was_sent_is_not_opened(self, as_person, world):
        response = as_person(world.head).get(url("question", stories.sent(world).reference, "need"))
        assert response.status_code == 409

    def test_the_adviser_writes_no_answers(self, as_person, world):
        request = stories.sent(world, "returned")
        response = self.answer(as_person(world.sia), request, "need", {"need": "Mine"})
        request.refresh_from_db()
        assert (response.status_code, request.need) == (403, "I am new to headship.")

    def test_typed_text_is_never_markup(self, as_person, world):
        request = stories.draft(world, need="<script>alert(1)</script>")
        page = as_person(world.head).get(url("question", request.reference, "need")).content.decode()
        assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)

    def test_the_name_of_a_leader_is_helped_to_complete(self, as_person, world, draft):
        page = as_person(world.head).get(url("question", draft.reference, "leader")).content.decode()
        assert f'data-suggest="{url("leader_names")}"' in page

    def test_an_old_request_says_when_its_dates_have_passed(self, as_person, world, clock):
        request = stories.draft(world)
        clock.set(dt.datetime(2027, 5, 4, 10, tzinfo=NOW.tzinfo))
        page = words(as_person(world.head).get(url("answers", request.reference)))
        assert "Dates Needs changing" in page


class TestLeaderNames:
    @pytest.fixture(autouse=True)
    def amina(self, world):
        making.publish(world, world.leader, world.kestrel)

    def names(self, client, words):
        return client.get(url("leader_names"), {"q": words}).json()

    def test_published_leaders_by_what_is_typed(self, as_person, world):
        making.designate(world, world.other_leader, world.windmill)
        assert self.names(as_person(world.head), "am") == [
            {
                "text": "Amina Rahman", "hint": "Kestrel Lane Primary School", "url": "",
                "value": "Amina Rahman, Kestrel Lane Primary School",
            }
        ]  # fmt: skip

    @pytest.mark.parametrize("words", ["", "  ", "Joseph", "%", "<b>"])
    def test_nobody_otherwise(self, as_person, world, words):
        making.designate(world, world.other_leader, world.windmill)
        assert self.names(as_person(world.head), words) == []

    def test_three_cost_as_many_queries_as_one(self, as_person, world):
        client, counts = as_person(world.head), []
        for more in ((), ("Amina Trent", "Amina Cole")):
            for name in more:
                making.publish(world, world.person(name), world.windmill)
            with CaptureQueriesContext(connection) as asked:
                found = self.names(client, "amina")
            counts.append((len(found), len(asked)))
        assert (counts[0][0], counts[1][0], counts[0][1]) == (1, 3, counts[1][1])
