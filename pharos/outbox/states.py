"""A letter's fate."""

from django.db import models

from pharos.common.states import Machine, move


class LetterState(models.TextChoices):
    WAITING = "waiting", "Waiting to go"
    SENDING = "sending", "Being handed over"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    BOUNCED = "bounced", "Bounced"
    DOUBTFUL = "doubtful", "May have gone"


# What needs a person comes first, then what is on its way, then what has arrived.
WORK_FIRST = (
    LetterState.FAILED,
    LetterState.BOUNCED,
    LetterState.DOUBTFUL,
    LetterState.SENDING,
    LetterState.WAITING,
    LetterState.SENT,
)
IN_TROUBLE = WORK_FIRST[:3]

_ = LetterState
LETTER = Machine(
    "this letter",
    hand_over=move(_.WAITING, to=_.SENDING, says="handed the letter to the mail server"),
    send=move(_.SENDING, to=_.SENT, says="sent the letter"),
    put_back=move(_.SENDING, to=_.WAITING, says="put the letter back to try again"),
    fail=move(_.WAITING, _.SENDING, to=_.FAILED, says="gave up sending the letter"),
    bounce=move(_.WAITING, _.SENDING, _.SENT, to=_.BOUNCED, says="learned that the letter was refused"),
    doubt=move(_.SENDING, to=_.DOUBTFUL, says="could not tell whether the letter went"),
    send_again=move(_.FAILED, _.BOUNCED, _.DOUBTFUL, to=_.WAITING, says="asked for the letter to be sent again"),
    confirm_arrival=move(_.DOUBTFUL, to=_.SENT, says="learned that the letter had arrived"),
)
