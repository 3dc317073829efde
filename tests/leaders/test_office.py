"""The office's pages of one leader: ending a designation, a reminder, the page as it would be published."""

import datetime as dt

import pytest

from pharos.leaders import actions, queries
from pharos.outbox.models import Letter
from tests.leaders import making

pytestmark = pytest.mark.django_db
LAST_DAY = {"until_on_day": "31", "until_on_month": "12", "until_on_year": "2026"}


@pytest.fixture
def published(world):
    return making.publish(world, world.leader, world.kestrel)


@pytest.fixture
def office(as_person, world):
    return as_person(world.administrator)


def text(response):
    return response.content.decode()


class TestTheList:
    @pytest.mark.parametrize("asked", ["?as=csv", "?page=1", "?words=a"])
    def test_of_those_not_in_the_directory_stays_that_however_it_is_asked(self, office, world, published, asked):
        shown = office.get(f"/directory/manage/incomplete/{asked}")
        assert "amina.rahman@wantsum.example" not in shown.getvalue().decode()


class TestEndingADesignation:
    @pytest.fixture
    def address(self, world, published):
        designation = queries.designations_of(world.leader).get()
        return f"/directory/manage/designations/{designation.reference}/end/"

    def test_with_a_last_day_and_a_reason(self, office, world, published, address):
        response = office.post(address, {**LAST_DAY, "why": "Has retired"}, follow=True)
        ended = queries.designations_of(world.leader).get()
        assert (ended.until_on, ended.end_why, ended.ended_by) == (
            dt.date(2026, 12, 31), "Has retired", world.administrator,
        )  # fmt: skip
        assert response.redirect_chain == [(f"/directory/manage/{published.reference}/", 302)]
        assert "The designation of Amina Rahman ends." in text(response)

    def test_pressed_twice_it_ends_once(self, office, world, address):
        letters = []
        for _ in range(2):
            assert office.post(address, {**LAST_DAY, "why": "Has retired"}).status_code == 302
            letters.append(Letter.objects.count())
        assert letters[0] == letters[1]

    def test_what_is_missing_is_asked_for_and_what_was_typed_stays(self, office, world, address):
        shown = text(office.post(address, {**LAST_DAY, "until_on_month": "", "why": ""}))
        assert ("must include a month" in shown, 'value="31"' in shown) == (True, True)
        assert queries.designations_of(world.leader).get().until_on is None

    def test_not_before_it_began(self, office, world, address):
        response = office.post(address, {**LAST_DAY, "until_on_year": "2025", "why": "Has retired"})
        refused = "The designation began on 1 September 2026. Choose a last day on or after that."
        assert (response.status_code, refused in text(response), "Has retired" in text(response)) == (400, True, True)

    def test_a_second_end_is_refused_with_its_reason(self, office, world, address):
        office.post(address, {**LAST_DAY, "why": "Has retired"})
        response = office.post(address, {**LAST_DAY, "until_on_day": "30", "why": "Once more"})
        assert (response.status_code, "This designation has already been ended." in text(response)) == (409, True)


class TestReminding:
    def test_a_letter_says_what_is_left_to_do(self, office, world):
        making.designate(world, world.leader, world.kestrel)
        address = f"/directory/manage/{queries.profile_of(world.leader).reference}/"
        shown = text(office.post(f"{address}remind/", follow=True))
        assert "A reminder to Amina Rahman is on its way." in shown
        assert Letter.objects.order_by("-pk").first().to == world.leader.email

    def test_not_where_nothing_is_left(self, office, published):
        response = office.post(f"/directory/manage/{published.reference}/remind/")
        assert (response.status_code, "There is nothing left to do" in text(response)) == (409, True)


class TestPreview:
    def test_shows_the_newest_draft_to_whoever_may_write_it(self, office, world, published):
        actions.save_portrait_draft(published, text="Not yet published", by=world.leader, at=world.now)
        shown = text(office.get(f"/directory/manage/{published.reference}/preview/"))
        assert ("Not yet published" in shown, "Preview: Amina Rahman" in shown) == (True, True)
        assert "Not yet published" not in text(office.get(f"/directory/{published.reference}/"))

    def test_of_a_leader_whom_nobody_knows(self, office, world):
        assert office.get("/directory/manage/abcdefghjk/preview/").status_code == 404

    def test_once_the_designation_is_over_there_is_none(self, office, world, published):
        making.end(world, queries.designations_of(world.leader).get(), dt.date(2026, 11, 1))
        assert office.get(f"/directory/manage/{published.reference}/preview/").status_code == 404
