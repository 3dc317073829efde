"""What the service says when it declines to do something."""


class Refused(Exception):
    """An anticipated refusal. Its message is written for the person reading it.

    ``status`` is the HTTP status with which a page reports it.
    """

    status = 400


class NotAllowed(Refused):
    """This person may not do this."""

    status = 403


class WrongState(Refused):
    """Nobody may do this, now."""

    status = 409


class AlreadyDone(WrongState):
    """The same person has just done exactly this: a second press of one button."""
