"""What may be done with a letter. Who may is the office's question: letters lie below people."""

from pharos.common.verdict import YES, Verdict, no

from .models import Letter


def may_send_again(letter: Letter) -> Verdict:
    """Whether there is anything to send again."""
    if not letter.machine.allows("send_again", letter.state):
        return no("Only a letter that failed, bounced or may not have gone can be sent again.")
    return has_words_to_send(letter)


def has_words_to_send(letter: Letter) -> Verdict:
    """Whether its words are there, and still of use."""
    if letter.secret:
        return no("A sign-in code isn’t sent again. Ask the person to ask for a new one.")
    if not letter.text:
        return no("The words of this letter have been erased, so it can’t be sent again.")
    return YES


def may_confirm_arrival(letter: Letter) -> Verdict:
    if letter.machine.allows("confirm_arrival", letter.state):
        return YES
    return no("Only a letter of which we don’t know whether it went can be said to have arrived.")
