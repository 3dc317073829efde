"""A request for support: its answers in choices, and the moves it can make."""

from django.db import models

from pharos.common.states import Machine, move
from pharos.taxonomy.states import SupportKind

# The kinds of support that a school can ask for itself.
OFFERED = (SupportKind.MENTORING, SupportKind.SCHOOL_IMPROVEMENT)


class Route(models.TextChoices):
    """Who raises a request, and with that who agrees and who pays."""

    SCHOOL = "school", "A school"


class MenteeStage(models.TextChoices):
    """Where the headteacher who is to be mentored stands."""

    NEW = "new_to_headship", "New to headship"
    MOVING = "moving_headship", "Moving from one headship to another"
    EXECUTIVE = "executive_head", "Becoming an executive headteacher"
    SERVING = "serving_head", "A serving headteacher"


class Funding(models.TextChoices):
    """How the school expects the support to be paid for. The first two are the grounds for free days."""

    NEW_HEADTEACHER = "new_headteacher", "Free days, because the headteacher is new to headship"
    NO_FUNDED_ROUTE = "no_funded_route", "Free days, because there is no other funded route"
    SCHOOL = "school", "The school will pay"
    NOT_SURE = "not_sure", "I am not sure"


FREE_GROUNDS = (Funding.NEW_HEADTEACHER, Funding.NO_FUNDED_ROUTE)


class LeaderChoice(models.TextChoices):
    NAMED = "named", "Yes, I want to name a leader"
    FOUND = "found", "No, I want the adviser to find a leader"


class RequestState(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    RETURNED = "returned", "Returned"
    IN_TRIAGE = "in_triage", "In triage"
    OFFERED = "offered", "Offered"
    AGREED = "agreed", "Agreed"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    UNFILLED = "unfilled", "Unfilled"


_ = RequestState
REQUEST = Machine(
    "this request",
    submit=move(_.DRAFT, _.RETURNED, to=_.SUBMITTED, says="sent the request"),
    take_up=move(_.SUBMITTED, to=_.IN_TRIAGE, says="took up the request"),
    send_back=move(_.SUBMITTED, _.IN_TRIAGE, to=_.RETURNED, says="sent the request back for more"),
    offer=move(_.SUBMITTED, _.IN_TRIAGE, to=_.OFFERED, says="offered the request to a leader"),
    resume=move(_.OFFERED, to=_.IN_TRIAGE, says="went back to looking for a leader"),
    # As resume, where the offer went straight to a named leader and no adviser has taken up the request yet.
    put_back=move(_.OFFERED, to=_.SUBMITTED, says="passed the request to the adviser to find a leader"),
    agree=move(_.OFFERED, to=_.AGREED, says="agreed the support"),
    close=move(_.AGREED, to=_.CLOSED, says="closed the request"),
    withdraw=move(
        _.DRAFT, _.RETURNED, _.SUBMITTED, _.IN_TRIAGE, _.OFFERED, to=_.WITHDRAWN, says="withdrew the request"
    ),
    leave_unfilled=move(_.IN_TRIAGE, to=_.UNFILLED, says="closed the request without a leader"),
)

# Where the school may still write its answers, where an adviser has it, and where it has come to an end.
WRITABLE = (_.DRAFT, _.RETURNED)
TRIAGE = (_.SUBMITTED, _.IN_TRIAGE)
OPEN = (_.DRAFT, _.RETURNED, _.SUBMITTED, _.IN_TRIAGE, _.OFFERED)
SENT = (_.RETURNED, _.SUBMITTED, _.IN_TRIAGE, _.OFFERED, _.AGREED, _.CLOSED, _.WITHDRAWN, _.UNFILLED)
