"""Writing letters, and deciding about those in trouble."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from pharos.activity import actions as activity
from pharos.activity import queries as happened
from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.outbox import actions
from pharos.outbox.models import Letter
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def in_state(letter, *verbs):
    for verb in verbs:
        activity.move(letter, verb, by=None, at=NOW)
    return letter


def tasks():
    return DBTaskResult.objects.order_by("enqueued_at")


class TestWriting:
    def test_a_letter_waits_with_the_task_that_delivers_it(self, write, grace):
        letter = write()
        assert (letter.state, letter.to, letter.to_person, letter.kind) == ("waiting", grace.email, grace, "example")
        assert (letter.subject, letter.about_label, letter.about_pk) == (
            "A word for Grace Okafor", "people.Person", str(grace.pk),
        )  # fmt: skip
        assert (letter.not_before, letter.posted_at) == (NOW, NOW)
        assert letter.message_id == f"<{letter.reference}@127.0.0.1>"
        task = tasks().get()
        assert (task.args_kwargs["args"], task.queue_name, task.status) == ([letter.pk], "letters", "READY")

    def test_it_goes_with_the_change_that_caused_it(self, write):
        def write_and_break():
            with transaction.atomic():
                write()
                raise RuntimeError

        with pytest.raises(RuntimeError):
            write_and_break()
        assert (Letter.objects.count(), tasks().count()) == (0, 0)

    def test_it_may_go_to_somebody_without_an_account(self, write):
        letter = write(to="referee@elsewhere.example")
        assert (letter.to, letter.to_person) == ("referee@elsewhere.example", None)

    def test_not_to_somebody_whose_account_is_closed(self, write, grace):
        grace.is_active = False
        assert (write(), Letter.objects.count(), tasks().count()) == (None, 0, 0)

    def test_it_remembers_who_gave_cause(self, write, helen):
        told = happened.timeline(write(by=helen)).get()
        assert (told.by, told.says) == (helen, "gave cause for this letter")

    def test_a_routine_letter_waits_for_the_hours(self, write, clock):
        evening = clock.move(hours=9)
        letter = write(routine=True, at=evening)
        assert letter.not_before.isoformat() == "2026-11-25T08:00:00+00:00"
        assert tasks().get().run_after == letter.not_before

    def test_any_other_leaves_at_once(self, write, clock):
        evening = clock.move(hours=9)
        assert write(at=evening).not_before == evening

    def test_codes_go_before_all_else(self, write):
        write()
        write(secret=True)
        assert [task.priority for task in tasks()] == [0, 50]

    def test_one_occasion_has_one_letter(self, write):
        first = write(key="offer:7:reminder:1")
        assert write(key="offer:7:reminder:1") == first
        assert (Letter.objects.count(), tasks().count()) == (1, 1)

    def test_letters_without_a_key_are_each_their_own(self, write):
        assert write(key="") != write(key="")

    @pytest.mark.parametrize("to", ["nobody", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example", ""])
    def test_an_address_is_one_address(self, write, to):
        with pytest.raises(Refused, match="is not an email address"):
            write(to=to)
        assert Letter.objects.count() == 0

    @pytest.mark.postgresql
    @pytest.mark.django_db(transaction=True)
    def test_two_at_the_same_moment_write_one(self, write):
        if connection.vendor != "postgresql":
            pytest.skip("Threads need a database with several connections: this one runs where PostgreSQL answers.")
        ready, written = threading.Barrier(2), []

        def press():
            ready.wait(timeout=10)
            written.append(write(key="once").pk)
            connection.close()

        threads = [threading.Thread(target=press) for _ in range(2)]
        [thread.start() for thread in threads]
        [thread.join(timeout=20) for thread in threads]
        assert (len(set(written)), Letter.objects.count(), tasks().count()) == (1, 1, 1)


class TestSendingAgain:
    @pytest.mark.parametrize("verbs", [["fail"], ["bounce"], ["hand_over", "doubt"]])
    def test_a_letter_in_trouble_is_sent_again_with_a_reason(self, write, helen, verbs):
        letter = in_state(write(), *verbs)
        tasks().delete()
        actions.send_again(letter, by=helen, at=NOW, why="The address works again.")
        letter.refresh_from_db()
        assert (letter.state, letter.attempts, tasks().count()) == ("waiting", 0, 1)
        told = happened.timeline(letter).filter(verb="send_again").get()
        assert (told.by, told.why) == (helen, "The address works again.")

    @pytest.mark.parametrize("verbs", [[], ["hand_over"], ["hand_over", "send"]])
    def test_any_other_is_not(self, write, helen, verbs):
        with pytest.raises(WrongState):
            actions.send_again(in_state(write(), *verbs), by=helen, at=NOW, why="…")

    def test_a_code_is_not_sent_again(self, write, helen):
        with pytest.raises(NotAllowed, match="Ask the person to ask for a new one"):
            actions.send_again(in_state(write(secret=True), "fail"), by=helen, at=NOW, why="…")

    def test_a_letter_whose_words_are_erased_is_not(self, write, helen):
        letter = in_state(write(), "fail")
        Letter.objects.update(text="", html="")
        letter.refresh_from_db()
        with pytest.raises(NotAllowed, match="have been erased"):
            actions.send_again(letter, by=helen, at=NOW, why="…")

    def test_pressed_twice_it_goes_once(self, write, helen):
        in_state(write(), "fail")
        tasks().delete()
        actions.send_again(Letter.objects.get(), by=helen, at=NOW, why="Try.")
        with pytest.raises(AlreadyDone):
            actions.send_again(Letter.objects.get(), by=helen, at=NOW, why="Try.")
        assert tasks().count() == 1

    def test_what_cannot_be_sent_stays_as_it_was(self, write, helen):
        letter = in_state(write(secret=True), "fail")
        with pytest.raises(NotAllowed):
            actions.send_again(letter, by=helen, at=NOW, why="…")
        assert Letter.objects.get().state == "failed"


class TestConfirmingArrival:
    def test_a_doubtful_letter_that_arrived(self, write, helen):
        letter = in_state(write(), "hand_over", "doubt")
        actions.confirm_arrival(letter, by=helen, at=NOW, why="Grace has it.")
        letter.refresh_from_db()
        assert (letter.state, letter.sent_at) == ("sent", NOW)

    @pytest.mark.parametrize("verbs", [[], ["hand_over"], ["fail"], ["bounce"]])
    def test_of_others_it_is_known(self, write, helen, verbs):
        with pytest.raises(WrongState):
            actions.confirm_arrival(in_state(write(), *verbs), by=helen, at=NOW)


class TestHousekeeping:
    def test_old_words_are_erased_and_the_fact_of_sending_stays(self, write, clock):
        old = in_state(write(), "hand_over", "send")
        clock.move(days=366)
        write(at=clock.at)
        assert [actions.erase_old_words(at=clock.at), actions.erase_old_words(at=clock.at)] == [1, 0]
        old.refresh_from_db()
        assert (old.text, old.html, old.subject, old.state) == ("", "", "A word for Grace Okafor", "sent")

    def test_a_letter_that_no_task_sees_to_is_picked_up(self, write, clock):
        write()
        tasks().delete()
        assert actions.pick_up_left_behind(at=NOW + dt.timedelta(minutes=10)) == 0
        later = clock.move(minutes=16)
        assert [actions.pick_up_left_behind(at=later) for _ in range(2)] == [1, 0]
        assert tasks().count() == 1

    def test_a_letter_that_nobody_hands_over_any_more_is_doubtful(self, write):
        letter = in_state(write(), "hand_over")
        assert actions.pick_up_left_behind(at=NOW) == 0
        tasks().delete()
        assert actions.pick_up_left_behind(at=NOW) == 1
        letter.refresh_from_db()
        assert letter.state == "doubtful"
