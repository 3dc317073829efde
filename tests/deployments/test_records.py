"""The support record: kept in versions, read by those whom the agreement names, signed by both."""

import pytest

from pharos.common.append_only import AppendOnly
from pharos.common.errors import AlreadyDone, NotAllowed, WrongState
from pharos.deployments import actions, queries, rules
from pharos.deployments.models import Deployment, RecordVersion, SupportRecord, Visit
from pharos.outbox.models import Letter
from tests.clock import NOW
from tests.deployments import stories
from tests.deployments.stories import ROW
from tests.world import PEOPLE


@pytest.fixture
def visit(world, deployment):
    return stories.visited(world, deployment)


@pytest.fixture
def record(world, visit):
    return actions.start_record(visit, by=world.leader, at=NOW)


def newest(record):
    return queries.newest_version(record)


def words(record):
    return [row["focus"] for row in newest(record).rows]


def sign(record, by):
    return actions.sign_record(record, number=newest(record).number, by=by, at=NOW)


@pytest.mark.parametrize("who", ["leader", "head"])
def test_leader_and_headteacher_write_it(world, visit, who):
    record = actions.start_record(visit, by=getattr(world, who), at=NOW)
    stories.save(record, [ROW(focus="Reading")], getattr(world, who), base=1)
    assert words(record) == ["Reading"]


@pytest.mark.parametrize("who", sorted(set(PEOPLE) - {"leader", "head"}))
def test_nobody_else_writes_it(world, deployment, visit, record, who):
    Deployment.objects.get().agreement.__class__.objects.update(record_readers=["chair", "sia", "commissioner"])
    record = SupportRecord.objects.get()
    with pytest.raises(NotAllowed):
        stories.save(record, [ROW(focus="Reading")], getattr(world, who), base=1)
    with pytest.raises(NotAllowed):
        sign(record, getattr(world, who))


@pytest.mark.parametrize(
    ("readers", "expected"),
    [
        ([], {"leader", "head"}),
        (["chair"], {"leader", "head", "chair"}),
        (["sia"], {"leader", "head", "sia"}),
        (["commissioner"], {"leader", "head", "delegate"}),
        (["chair", "sia", "commissioner"], {"leader", "head", "chair", "sia", "delegate"}),
    ],
)
def test_the_agreement_says_who_reads_it(world, offer, readers, expected):
    """An administrator and an area chair don't, whoever is listed."""
    deployment = stories.agreed(world, offer, record_readers=readers)
    found = {who for who in PEOPLE if rules.may_read_record(getattr(world, who), deployment, at=NOW)}
    assert found == expected


def test_a_sheet_begins_once(world, visit, record):
    assert actions.start_record(visit, by=world.head, at=NOW) == record


def test_a_sheet_is_carried_forward_from_the_visit_before(world, deployment, record):
    stories.save(record, [ROW(focus="Reading"), ROW(focus="Attendance")], world.head, base=1)
    following = actions.start_record(stories.visit(world, deployment), by=world.leader, at=NOW)
    assert words(following) == ["Reading", "Attendance"]
    stories.save(following, [ROW(focus="Writing")], world.leader, base=1)
    assert words(record) == ["Reading", "Attendance"]


def test_every_version_is_kept(world, record):
    stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
    stories.save(record, [ROW(focus="Writing")], world.head, base=2)
    kept = RecordVersion.objects.order_by("number").values_list("number", "saved_by__name")
    assert list(kept) == [(1, "Amina Rahman"), (2, "Amina Rahman"), (3, "Grace Okafor")]


def test_a_version_is_never_changed(record):
    version = newest(record)
    with pytest.raises(AppendOnly):
        version.save()


def test_saving_what_stands_makes_no_version(world, record):
    stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
    stories.save(record, [ROW(focus="Reading"), ROW()], world.head, base=1)
    assert newest(record).number == 2


def test_a_form_posted_twice_saves_one_version(world, record):
    for _ in range(2):
        actions.save_record(record, [ROW(focus="Reading")], base=1, by=world.leader, at=NOW, form_key="a" * 32)
    assert newest(record).number == 2


def test_who_writes_on_an_older_version_is_told_of_the_newer(world, record):
    stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
    with pytest.raises(actions.Overtaken, match="Amina Rahman saved a newer version") as told:
        stories.save(record, [ROW(focus="Writing")], world.head, base=1)
    assert (told.value.newest.number, words(record)) == (2, ["Reading"])


def test_both_sign_and_a_later_edit_needs_signing_again(world, record):
    stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
    sign(record, world.leader)
    sign(record, world.head)
    assert sorted(newest(record).signatures.values_list("party", flat=True)) == ["headteacher", "leader"]
    stories.save(record, [ROW(focus="Writing")], world.head, base=2)
    assert newest(record).signatures.count() == 0


def test_signing_twice_counts_as_done(world, record):
    sign(record, world.leader)
    with pytest.raises(AlreadyDone):
        sign(record, world.leader)


def test_a_newer_version_must_be_read_before_it_is_signed(world, record):
    stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
    with pytest.raises(WrongState, match="Read it before you sign"):
        actions.sign_record(record, number=1, by=world.head, at=NOW)


def test_letters_about_a_record_are_one_a_day(world, record):
    for number, focus in enumerate(["Reading", "Writing", "Spelling"], 1):
        stories.save(record, [ROW(focus=focus)], world.leader, base=number)
    assert list(Letter.objects.filter(kind="record_saved").values_list("to_person__name", flat=True)) == [
        "Grace Okafor"
    ]
    assert "Reading" not in Letter.objects.get(kind="record_saved").text


@pytest.mark.parametrize("keeping", ["elsewhere", "none"])
def test_a_record_kept_elsewhere_is_not_begun_here(world, visit, keeping):
    actions.say_where_record_is(visit.deployment, keeping=keeping, words="x", by=world.leader, at=NOW)
    with pytest.raises(WrongState, match="do not keep your record here"):
        actions.start_record(Visit.objects.get(), by=world.leader, at=NOW)


def test_what_is_over_can_be_signed_and_no_longer_written(world, deployment, record):
    stories.in_state(Deployment.objects.get(), "completed", world)
    record = SupportRecord.objects.get()
    with pytest.raises(WrongState, match="over"):
        stories.save(record, [ROW(focus="Reading")], world.leader, base=1)
    assert sign(record, world.head).party == "headteacher"
