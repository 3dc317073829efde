"""What may be done with a letter, in each of its states."""

import pytest

from pharos.outbox import rules
from pharos.outbox.models import Letter
from pharos.outbox.states import LetterState

SENT_AGAIN = {"failed", "bounced", "doubtful"}


@pytest.fixture
def letter(write):
    written = write()

    def in_state(state, **facts):
        Letter.objects.filter(pk=written.pk).update(state=state, **facts)
        return Letter.objects.get(pk=written.pk)

    return in_state


@pytest.mark.parametrize("state", LetterState.values)
def test_a_letter_that_did_not_arrive_can_be_sent_again(letter, state):
    assert bool(rules.may_send_again(letter(state))) is (state in SENT_AGAIN)


@pytest.mark.parametrize("state", LetterState.values)
def test_only_a_doubtful_one_can_be_said_to_have_arrived(letter, state):
    assert bool(rules.may_confirm_arrival(letter(state))) is (state == "doubtful")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"state": "sent"}, "Only a letter that failed, bounced or may not have gone can be sent again."),
        ({"state": "failed", "secret": True}, "A sign-in code isn’t sent again. Ask the person to ask for a new one."),
        ({"state": "failed", "text": ""}, "The words of this letter have been erased, so it can’t be sent again."),
    ],
)
def test_why_not(letter, facts, reason):
    assert rules.may_send_again(letter(**facts)).reason == reason
