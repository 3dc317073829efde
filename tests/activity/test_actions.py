"""Moves: one verb, one record, and nobody moves a thing twice."""

import threading

import pytest
from django.db import connection, transaction

from pharos.activity import actions
from pharos.activity.models import Activity
from pharos.common.errors import AlreadyDone, WrongState
from pharos.outbox.models import Letter
from tests.clock import NOW


def test_a_move_changes_the_state_and_remembers_it(letter, helen, tom):
    actions.move(letter, "hand_over", by=helen, at=NOW, why="asked to", standing_for=tom, server="mail.example")
    assert (letter.state, Letter.objects.get().state) == ("sending", "sending")
    recorded = Activity.objects.get()
    assert (recorded.verb, recorded.before, recorded.after) == ("hand_over", "waiting", "sending")
    assert (recorded.by, recorded.standing_for, recorded.at, recorded.why) == (helen, tom, NOW, "asked to")
    assert (recorded.says, recorded.facts) == ("handed the letter to the mail server", {"server": "mail.example"})
    assert (recorded.subject_label, recorded.subject_pk) == ("outbox.Letter", str(letter.pk))


def test_a_move_can_be_told_more_exactly_than_its_machine_tells_it(letter, helen):
    actions.move(letter, "hand_over", by=helen, at=NOW, says="handed the second letter over")
    assert Activity.objects.get().says == "handed the second letter over"


def test_a_move_that_the_state_does_not_allow_is_refused(letter, helen):
    with pytest.raises(WrongState) as refused:
        actions.move(letter, "confirm_arrival", by=helen, at=NOW)
    assert str(refused.value) == "This cannot be done now: this letter is marked “Waiting to go”."
    assert (Letter.objects.get().state, Activity.objects.count()) == ("waiting", 0)


def test_a_stale_copy_does_not_move_twice(letter, helen, tom):
    """Both read the letter while it waited; the row decides, not the copy."""
    stale = Letter.objects.get()
    actions.move(letter, "hand_over", by=helen, at=NOW)
    assert stale.state == "waiting"
    with pytest.raises(WrongState) as refused:
        actions.move(stale, "hand_over", by=tom, at=NOW)
    assert not isinstance(refused.value, AlreadyDone)
    assert Activity.objects.count() == 1


def test_a_move_saves_the_state_alone(letter, helen):
    letter.subject = "Not meant to be saved"
    actions.move(letter, "hand_over", by=helen, at=NOW)
    assert Letter.objects.get().subject == "A notice"


def test_the_same_person_pressing_twice_has_already_done_it(letter, helen):
    actions.move(letter, "hand_over", by=helen, at=NOW)
    with pytest.raises(AlreadyDone):
        actions.move(letter, "hand_over", by=helen, at=NOW)


def test_the_service_itself_never_presses_twice(letter):
    """Where nobody pressed, a second move is a mistake and says so."""
    actions.move(letter, "hand_over", by=None, at=NOW)
    with pytest.raises(WrongState) as refused:
        actions.move(letter, "hand_over", by=None, at=NOW)
    assert not isinstance(refused.value, AlreadyDone)


def test_it_is_not_already_done_when_something_else_came_after(letter, helen):
    actions.move(letter, "hand_over", by=helen, at=NOW)
    actions.move(letter, "send", by=None, at=NOW)
    with pytest.raises(WrongState) as refused:
        actions.move(letter, "hand_over", by=helen, at=NOW)
    assert not isinstance(refused.value, AlreadyDone)


def test_a_record_that_is_no_move_does_not_hide_the_second_press(letter, helen):
    actions.move(letter, "hand_over", by=helen, at=NOW)
    actions.record_reading(letter, by=helen, at=NOW, what="the letter")
    with pytest.raises(AlreadyDone):
        actions.move(letter, "hand_over", by=helen, at=NOW)


def test_the_record_goes_with_the_change(letter, helen):
    def move_and_break():
        with transaction.atomic():
            actions.move(letter, "hand_over", by=helen, at=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        move_and_break()
    assert (Letter.objects.get().state, Activity.objects.count()) == ("waiting", 0)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_people_at_the_same_moment_make_one_move(letter, helen, tom):
    if connection.vendor != "postgresql":
        pytest.skip("Two threads need a database with two connections: this one runs where PostgreSQL answers.")
    ready, outcomes = threading.Barrier(2), []

    def press(person):
        copy = Letter.objects.get()
        ready.wait(timeout=10)
        try:
            actions.move(copy, "hand_over", by=person, at=NOW)
            outcomes.append("moved")
        except WrongState:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[person]) for person in (helen, tom)]
    [thread.start() for thread in threads]
    [thread.join(timeout=20) for thread in threads]
    assert sorted(outcomes) == ["moved", "refused"]
    assert Activity.objects.count() == 1
