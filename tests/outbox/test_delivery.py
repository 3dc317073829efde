"""Delivering letters to a real mail server, and what is written down of it."""

import datetime as dt

import pytest
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from pharos.activity import queries as happened
from pharos.common import clock as clocks
from pharos.jobs import actions as jobs
from pharos.jobs import worker
from pharos.outbox import fate
from pharos.outbox.models import Letter
from tests.clock import NOW

pytestmark = pytest.mark.django_db


def letter():
    return Letter.objects.get()


def verbs():
    return [each.verb for each in happened.timeline(letter())][::-1]


class TestArriving:
    def test_it_arrives_as_text_and_html(self, write, postbox, settings):
        written = write()
        worker.drain()
        (message,) = postbox.messages
        assert (message["To"], message["Subject"], message["Message-ID"]) == (
            "grace.okafor@wantsum.example", "A word for Grace Okafor", written.message_id,
        )  # fmt: skip
        assert (message["From"], message["Auto-Submitted"]) == (settings.DEFAULT_FROM_EMAIL, "auto-generated")
        text, html = (part.get_content().replace("\r\n", "\n") for part in message.iter_parts())
        assert (text, html.strip()) == (written.text, written.html.strip())

    def test_its_fate_is_written_down(self, write, postbox):
        write()
        worker.drain()
        assert (letter().state, letter().sent_at, letter().attempts) == ("sent", clocks.now(), 1)
        assert verbs() == ["write", "hand_over", "send"]

    def test_delivering_twice_sends_once(self, write, postbox):
        from pharos.outbox.delivery import deliver

        deliver.enqueue(write().pk)
        worker.drain()
        assert (len(postbox.messages), DBTaskResult.objects.filter(status="SUCCESSFUL").count()) == (1, 2)

    def test_a_routine_letter_does_not_leave_before_its_hour(self, write, postbox, clock):
        write(routine=True, at=clock.move(hours=9))
        worker.drain()
        assert postbox.messages == []
        clock.move(hours=14)
        worker.drain()
        assert len(postbox.messages) == 1

    def test_letters_without_a_server_become_files(self, write, settings, tmp_path):
        from pharos.config.mail import mailers

        settings.MAILERS = mailers("", tmp_path / "mail")
        write()
        worker.drain()
        assert "A word for Grace Okafor" in next((tmp_path / "mail").glob("*.log")).read_text(encoding="utf-8")


class TestSecrets:
    def test_a_code_is_erased_once_it_has_gone(self, write, postbox):
        write(secret=True)
        worker.drain()
        assert (letter().state, letter().text, letter().html, len(postbox.messages)) == ("sent", "", "", 1)

    def test_the_demo_keeps_it_for_its_inbox(self, write, postbox, settings):
        settings.DEMO = True
        write(secret=True)
        worker.drain()
        assert letter().text.startswith("Dear Grace")

    def test_a_code_that_has_run_out_is_not_sent(self, write, postbox, clock):
        write(secret=True)
        clock.move(minutes=16)
        worker.drain()
        assert (letter().state, letter().text, postbox.messages) == ("failed", "", [])
        assert letter().last_error == "The code that it carried had run out."

    @pytest.mark.parametrize("answer", ["550 No such mailbox", "hang up"])
    def test_a_code_is_erased_when_it_did_not_arrive_too(self, write, postbox, answer):
        postbox.rcpt_answer = answer if answer.startswith("5") else "250 OK"
        postbox.data_answer = answer if answer == "hang up" else "250 OK"
        write(secret=True)
        worker.drain()
        assert (letter().state in {"bounced", "doubtful"}, letter().text) == (True, "")


class TestTrouble:
    @pytest.mark.parametrize(
        ("what", "answer", "state", "words"),
        [
            ("rcpt_answer", "550 No such mailbox", "bounced", "550 No such mailbox"),
            ("data_answer", "554 We do not like it", "failed", "554 We do not like it"),
            ("data_answer", "hang up", "doubtful", "Connection unexpectedly closed"),
        ],
    )
    def test_for_good(self, write, postbox, what, answer, state, words):
        setattr(postbox, what, answer)
        write()
        worker.drain()
        assert (letter().state, letter().last_error) == (state, words)
        assert DBTaskResult.objects.filter(status="READY").count() == 0

    @pytest.mark.parametrize(
        ("what", "answer"),
        [("rcpt_answer", "450 Busy"), ("data_answer", "451 Try later"), ("rcpt_answer", "421 Closing")],
    )
    def test_for_now(self, write, postbox, clock, what, answer):
        setattr(postbox, what, answer)
        write()
        worker.drain()
        assert (letter().state, letter().attempts, letter().last_error) == ("waiting", 1, answer)
        assert 54 <= (letter().not_before - NOW).total_seconds() <= 66
        assert verbs() == ["write", "hand_over", "put_back"]
        setattr(postbox, what, "250 OK")
        clock.set(letter().not_before)
        worker.drain()
        assert (letter().state, letter().attempts, letter().last_error) == ("sent", 2, "")

    def test_a_server_that_does_not_answer(self, write, settings, tmp_path):
        from pharos.config.mail import mailers

        settings.MAILERS = mailers("smtp://127.0.0.1:1", tmp_path)
        write()
        worker.drain()
        assert (letter().state, letter().attempts, "refused" in letter().last_error) == ("waiting", 1, True)
        assert verbs() == ["write", "postpone"]

    def test_eight_tries_within_a_day_then_it_has_failed(self, write, postbox, clock):
        postbox.rcpt_answer = "450 Busy"
        write()
        for _ in range(8):
            worker.drain()
            clock.set(max(letter().not_before, clock.at))
        assert (letter().state, letter().attempts, letter().last_error) == ("failed", 8, "450 Busy")
        assert dt.timedelta(hours=20) < clock.at - NOW < dt.timedelta(hours=26)
        assert DBTaskResult.objects.filter(status="READY").count() == 0

    def test_a_letter_sent_again_starts_anew(self, write, postbox, helen):
        from pharos.outbox import actions

        postbox.rcpt_answer = "550 No such mailbox"
        write()
        worker.drain()
        postbox.rcpt_answer = "250 OK"
        actions.send_again(letter(), by=helen, at=NOW, why="The mailbox exists now.")
        worker.drain()
        assert (letter().state, len(postbox.messages)) == ("sent", 1)


class TestDeadWorkers:
    """As the next worker finds what a dead one left. ``test_killed`` kills real ones."""

    def _die(self):
        DBTaskResult.objects.update(status="RUNNING", worker_ids=["the dead"], started_at=F("enqueued_at"))
        jobs.reap(at=clocks.now())

    def test_killed_while_the_letter_waited_it_is_sent(self, write, postbox):
        write()
        self._die()
        worker.drain()
        assert (letter().state, len(postbox.messages)) == ("sent", 1)

    def test_killed_while_it_handed_over_it_is_doubtful_and_never_sent_by_itself(self, write, postbox):
        fate.hand_over(write(), at=NOW)
        self._die()
        for _ in range(3):
            worker.drain()
        assert (letter().state, postbox.messages) == ("doubtful", [])

    def test_a_worker_thought_dead_that_knows_better_is_believed(self, write):
        written = write()
        fate.hand_over(written, at=NOW)
        fate.doubted(letter(), "…", at=NOW)
        fate.sent(written, at=NOW)
        assert letter().state == "sent"
