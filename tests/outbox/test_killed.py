"""A real worker process, killed while it delivers: nothing twice, nothing lost. On each database there is."""

import pytest

from tests.installations import installation, migrated_database, migrated_file  # noqa: F401
from tests.outbox.servers import mail_server
from tests.processes import until

pytestmark = pytest.mark.slow
WRITE = """
from django.utils import timezone
from pharos.outbox import actions
from pharos.people.models import Person
grace = Person.objects.named("Grace Okafor", "grace.okafor@wantsum.example")
template = "people/emails/address_changed.txt"
for number in range({count}):
    context = {{"name": "Grace", "new": str(number)}}
    actions.write(to=grace, template=template, context=context, about=grace, by=None, at=timezone.now())
"""
STATES = "SELECT state FROM outbox_letter ORDER BY id"
TASKS = "SELECT status FROM django_tasks_database_dbtaskresult WHERE queue_name = 'letters'"


@pytest.fixture
def postbox():
    with mail_server() as postbox:
        yield postbox


@pytest.fixture
def live(installation, postbox):  # noqa: F811
    """An installation that sends its letters to the postbox."""
    installation.environment["EMAIL_URL"] = f"smtp://127.0.0.1:{postbox.port}"
    return installation


def states(live):
    return [state for (state,) in live.rows(STATES)]


def finished(live):
    return {status for (status,) in live.rows(TASKS)} <= {"SUCCESSFUL"}


def kill(worker):
    worker.kill()
    worker.wait()


def test_killed_before_the_server_took_the_letter_it_is_sent_by_the_next(live, postbox):
    """The server has greeted the worker and says nothing more: the letter still waits."""
    live.say(WRITE.format(count=1))
    postbox.stall_at_greeting.set()
    worker = live.work()
    until(lambda: postbox.greetings)
    assert states(live) == ["waiting"]
    kill(worker)
    assert states(live) == ["waiting"]
    postbox.stall_at_greeting.clear()
    live.work()
    until(lambda: states(live) == ["sent"])
    until(lambda: finished(live))
    assert len(postbox.messages) == 1


def test_killed_after_the_server_took_the_letter_it_is_doubtful_and_not_sent_twice(live, postbox):
    """The server has the letter and hasn't said so yet: nobody but the server can know."""
    live.say(WRITE.format(count=1))
    postbox.stall_after_taking.set()
    worker = live.work()
    until(lambda: postbox.messages)
    assert states(live) == ["sending"]
    kill(worker)
    assert states(live) == ["sending"]
    postbox.stall_after_taking.clear()
    live.work()
    until(lambda: states(live) == ["doubtful"])
    until(lambda: finished(live))
    assert len(postbox.messages) == 1


def test_of_many_letters_one_at_most_is_in_doubt(live, postbox):
    """Killed in the midst of ten: the nine others arrive once each, and the tenth, already taken, once too."""
    live.say(WRITE.format(count=10))
    worker = live.work()
    until(lambda: len(postbox.messages) >= 3)
    postbox.stall_after_taking.set()
    taken = len(postbox.messages)
    until(lambda: len(postbox.messages) > taken or "sending" in states(live))
    until(lambda: len(postbox.messages) == states(live).count("sent") + 1)
    kill(worker)
    postbox.stall_after_taking.clear()
    live.work()
    until(lambda: set(states(live)) == {"sent", "doubtful"} and finished(live))
    assert states(live).count("doubtful") == 1
    ids = [message["Message-ID"] for message in postbox.messages]
    assert (len(ids), len(set(ids))) == (10, 10)


def test_two_workers_send_each_letter_once(live, postbox):
    live.say(WRITE.format(count=12))
    for _ in range(2):
        live.work()
    until(lambda: set(states(live)) == {"sent"} and finished(live))
    ids = [message["Message-ID"] for message in postbox.messages]
    assert (len(ids), len(set(ids))) == (12, 12)
