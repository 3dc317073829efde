"""The life of a list of leaders, and what became of each of its rows."""

from django.db import models

from pharos.common.states import Machine, move


class ListState(models.TextChoices):
    NEW = "new", "Columns to be chosen"
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    TRIED = "tried", "Tried"
    DONE = "done", "Imported"
    REFUSED = "refused", "Refused"
    UNDONE = "undone", "Taken back"


_ = ListState
LEADER_LIST = Machine(
    "this list",
    ask=move(_.NEW, _.TRIED, to=_.WAITING, says="asked for the list"),
    start=move(_.WAITING, to=_.RUNNING, says="started on the list"),
    report=move(_.RUNNING, to=_.TRIED, says="tried the list"),
    finish=move(_.RUNNING, to=_.DONE, says="brought the list in"),
    refuse=move(_.NEW, _.WAITING, _.RUNNING, to=_.REFUSED, says="refused the list"),
    put_back=move(_.RUNNING, to=_.WAITING, says="found that the import had stopped half-way"),
    undo=move(_.DONE, _.REFUSED, to=_.UNDONE, says="took the list back"),
)


class RowResult(models.TextChoices):
    """What became of a row, or would."""

    ADDED = "added", "New leader"
    CHANGED = "changed", "Change"
    UNCHANGED = "unchanged", "Already so"
    NEEDS_A_LOOK = "needs_a_look", "Needs a look"
    REJECTED = "rejected", "Rejected"


class Doubt(models.TextChoices):
    """What somebody must decide about a row."""

    NONE = "", "Nothing"
    NAMESAKE = "namesake", "Whether it is somebody whom we know by another address"
    ADDRESS = "address", "Whether somebody with another name uses this address"
    DATE = "date", "Which first day is right"


class Answer(models.TextChoices):
    """What somebody decided."""

    OPEN = "", "Not decided"
    SAME = "same", "The same person"
    ANOTHER = "another", "Another person"
    LEAVE = "leave", "Leave this row out"


# The answers that each doubt can be settled with.
ANSWERS = {
    Doubt.NAMESAKE: (Answer.SAME, Answer.ANOTHER, Answer.LEAVE),
    Doubt.ADDRESS: (Answer.SAME, Answer.LEAVE),
    Doubt.DATE: (Answer.LEAVE,),
}
