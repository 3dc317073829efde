"""The last list of leaders is taken back: what it made goes, where nothing has come of it since."""

import datetime as dt

import pytest

from pharos.common.errors import Refused
from pharos.leaders import actions as leaders
from pharos.leaders.models import Designation, Profile
from pharos.office import actions
from pharos.office.actions import reading
from pharos.office.models import LeaderImport
from pharos.people.models import Person
from tests.clock import NOW
from tests.office import lists_of_leaders as lists
from tests.office.lists_of_leaders import ADA, BEA, ada, reason, report

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def bring_in(world, tmp_path):
    def import_it(*rows, **more):
        return lists.bring_in(tmp_path / "leaders.csv", *rows, by=world.administrator, **more)

    return import_it


def test_removes_what_the_list_made(bring_in, world):
    done = bring_in(ADA, BEA)
    actions.take_back(done, why="The wrong list", by=world.administrator, at=NOW)
    done.refresh_from_db()
    assert (done.state, Designation.objects.count(), Profile.objects.count()) == ("undone", 0, 0)
    assert Person.objects.filter(email__in=["ada.quill@wantsum.example", "bea.lark@wantsum.example"]).count() == 0
    assert report(bring_in(ADA, BEA)) == [(2, "added"), (3, "added")]


def test_leaves_those_who_have_done_something_since(bring_in, world):
    done = bring_in(ADA, BEA)
    leaders.save_phases(ada().profile, phases=["special"], by=ada(), at=NOW)
    actions.take_back(done, why="The wrong list", by=world.administrator, at=NOW)
    assert [each.person.name for each in Designation.objects.select_related("person")] == ["Dr Ada Quill"]
    assert "Not taken back: Dr Ada Quill has signed in or done something since." in reason(done)


def test_only_the_last_one(bring_in, world):
    first = bring_in(ADA)
    second = bring_in(BEA)
    LeaderImport.objects.filter(pk=second.pk).update(finished_at=NOW + dt.timedelta(hours=1))
    with pytest.raises(Refused, match="Another list was brought in after this one"):
        actions.take_back(first, why="The wrong list", by=world.administrator, at=NOW)


def test_leaves_those_for_whom_an_administrator_has_done_something_since(bring_in, world):
    done = bring_in(ADA, BEA)
    leaders.save_phases(ada().profile, phases=["special"], by=world.administrator, at=LATER, why="By telephone")
    actions.take_back(done, why="The wrong list", by=world.administrator, at=LATER)
    assert [each.person.name for each in Designation.objects.select_related("person")] == ["Dr Ada Quill"]
    assert "Not taken back: somebody has changed the designation or the profile since." in reason(done)


def test_one_that_broke_off_is_taken_back_by_its_page(bring_in, world, office, monkeypatch):
    real = reading.bring_in

    def stops(line, *rest, **more):
        if line.name == "Bea Lark":
            raise RuntimeError("the machine stopped")
        return real(line, *rest, **more)

    monkeypatch.setattr(reading, "bring_in", stops)
    with pytest.raises(RuntimeError):
        bring_in(ADA, BEA)
    address = f"/office/leader-lists/{LeaderImport.objects.get().reference}/"
    assert "Take this list back" in office.get(address).content.decode()
    office.post(f"{address}take-back/", {"why": "It broke off"})
    assert (LeaderImport.objects.get().state, Designation.objects.count()) == ("undone", 0)
