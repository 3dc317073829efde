"""Taking the last import back: everything is as it was, or says what stands in the way."""

import datetime as dt
import random

import pytest

from pharos.activity import queries as happened
from pharos.common.errors import NotAllowed, Refused, WrongState
from pharos.people.states import Role
from pharos.schools import actions, queries
from pharos.schools.models import FactChange, Federation, RegisterImport, School, SchoolBefore, Trust
from pharos.schools.states import ImportState
from tests.clock import NOW
from tests.schools import files

pytestmark = pytest.mark.django_db

AUGUST, SEPTEMBER, NOVEMBER = dt.date(2026, 8, 1), dt.date(2026, 9, 1), dt.date(2026, 11, 1)
TRUSTS = [
    ("", ""),
    ("7", "The Wend Trust"),
    ("7", "The Wendover Trust"),
    ("8", "Lantern Schools"),
    ("", "Reed Schools"),
]


def everything():
    """All that an import can change, as the database has it; its own keys left out."""
    return {
        "schools": list(School.objects.order_by("pk").values()),
        "changes": list(FactChange.objects.order_by("pk").values()),
        "kept": list(SchoolBefore.objects.order_by("pk").values()),
        "trusts": list(Trust.objects.order_by("pk").values()),
        "federations": list(Federation.objects.order_by("pk").values()),
    }


def told(school, imports):
    """A school without keys, which differ where a row is made again."""
    facts = {name: value for name, value in school.items() if name not in ("id", "trust_id", "federation_id")}
    return facts | {"trust": Trust.objects.filter(pk=school["trust_id"]).values_list("code", "name").first(),
                    "first_seen_in_id": imports.get(school["first_seen_in_id"], school["first_seen_in_id"]),
                    "last_seen_in_id": imports.get(school["last_seen_in_id"], school["last_seen_in_id"])}  # fmt: skip


def some_rows(chance):
    """A file as chance would have it: other heads, towns and trusts, schools closed, left out and new."""
    for urn in chance.sample(range(1, 13), 8):
        code, name = chance.choice(TRUSTS)
        flag = "Supported by a multi-academy trust" if name else chance.choice(["", "Not applicable"])
        yield files.row(
            urn, f"School {urn}{chance.choice(['', ' Academy'])}", town=chance.choice(["Lantern Bay", "Saltings", ""]),
            last=chance.choice(["Hartnell", "Marsh", ""]), pupils=chance.choice(["", 90, 210]),
            status=chance.choice("12"), closed=chance.choice(["", "31-08-2026"]),
            trust=code, trust_name=name, trust_flag=flag, opened=chance.choice(["", "01-09-2017"]),
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_an_import_that_is_taken_back_leaves_everything_as_it_was_and_comes_in_again_the_same(bring_in, seed):
    chance = random.Random(seed)
    first, second, third = (list(some_rows(chance)) for _ in range(3))
    bring_in(*first, as_at=AUGUST)
    bring_in(*second, as_at=SEPTEMBER, heading=files.HEADING[: chance.choice([24, len(files.HEADING)])])
    before = everything()
    last = bring_in(*third, as_at=chance.choice([dt.date(2026, 7, 1), SEPTEMBER, NOVEMBER]))
    after = everything()

    actions.roll_back(last, by=None, at=NOW, why="The wrong file")
    assert everything() == before

    again = bring_in(*third, as_at=last.as_at)
    keys = {again.pk: last.pk}
    assert [told(each, keys) for each in everything()["schools"]] == [told(each, keys) for each in after["schools"]]
    assert [(each["field"], each["before"], each["after"], each["late"]) for each in everything()["changes"]] == [
        (each["field"], each["before"], each["after"], each["late"]) for each in after["changes"]
    ]
    assert (again.added, again.changed, again.unchanged) == (last.added, last.changed, last.unchanged)


def test_it_is_remembered_with_its_reason(bring_in, world):
    done = bring_in(files.row(), by=world.administrator)
    actions.roll_back(done, by=world.administrator, at=NOW, why="The wrong county")
    done.refresh_from_db()
    last = happened.timeline(done)[0]
    assert (done.state, done.added, last.by, last.verb, last.why) == (
        ImportState.ROLLED_BACK, 1, world.administrator, "roll_back", "The wrong county",
    )  # fmt: skip


def test_the_one_before_can_be_taken_back_after_it(bring_in):
    bring_in(files.row(1))
    before = everything()
    second, third = bring_in(files.row(1, town="Saltings")), bring_in(files.row(1, town="Hop Weald"))
    for done in (third, second):
        actions.roll_back(done, by=None, at=NOW, why="The wrong files")
    assert everything() == before


def refused(done, by=None):
    with pytest.raises(Refused) as refusal:
        actions.roll_back(done, by=by, at=NOW, why="A mistake")
    return refusal.type, str(refusal.value)


def test_only_the_last_one_is(bring_in):
    first, _ = bring_in(files.row(1)), bring_in(files.row(1, town="Saltings"))
    assert refused(first) == (WrongState, "Only the last import can be rolled back: register.csv.")


def test_a_try_is_not(bring_in):
    done = bring_in(files.row(1), dry_run=True)
    assert refused(done) == (WrongState, "Only an import that changed something can be rolled back.")


def test_a_try_in_between_does_not_matter(bring_in):
    done = bring_in(files.row(1))
    bring_in(files.row(2), dry_run=True)
    actions.roll_back(done, by=None, at=NOW, why="A mistake")
    assert School.objects.count() == 0


def test_one_of_before_this_was_kept_is_not(bring_in):
    done = bring_in(files.row(1))
    RegisterImport.objects.update(groups_before=None)
    assert refused(done)[1].startswith("This import was made before the service kept what an import changes.")


def test_nobody_but_an_administrator_does(bring_in, world):
    done = bring_in(files.row(1))
    assert refused(done, by=world.sia) == (NotAllowed, "Only a programme administrator can do this.")


def test_not_while_another_one_runs(bring_in):
    done = bring_in(files.row(1))
    RegisterImport.objects.create(file_name="b.csv", as_at=NOVEMBER, state="running", requested_at=NOW)
    assert refused(done)[1] == "b.csv is being imported. Wait until that has finished, then try again."


def test_a_school_that_it_added_and_a_role_names_stands_in_the_way(bring_in, world):
    done = bring_in(files.row(900101))
    world.grant(world.stranger, Role.HEADTEACHER, 900101)
    before = everything()
    assert refused(done)[1] == (
        "This import cannot be rolled back, since it added schools that other records name: URN 900101 in a role. "
        "Take those back first, or bring in a newer file instead. Nothing was changed."
    )
    assert (everything(), RegisterImport.objects.get(pk=done.pk).state) == (before, ImportState.DONE)


def test_so_does_one_that_another_area_keeps(bring_in, world):
    done = bring_in(files.row(900101, name="Reedbed Primary School"))
    from tests.support import stories

    stories.draft(world, school=queries.find(900101))
    assert "Reedbed Primary School in a support request" in refused(done)[1]


class TestCancelling:
    def test_an_import_that_waits_is_called_off(self, world):
        asked = actions.ask("register.csv", by=world.administrator, at=NOW)
        actions.cancel(asked, by=world.administrator, at=NOW, why="The wrong file")
        assert (asked.state, happened.timeline(asked)[0].why) == (ImportState.CANCELLED, "The wrong file")

    def test_one_that_is_done_is_not(self, bring_in, world):
        done = bring_in(files.row())
        with pytest.raises(WrongState, match="Only an import that still waits can be cancelled"):
            actions.cancel(done, by=world.administrator, at=NOW, why="Too late")
