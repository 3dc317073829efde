"""Agreements, deployments and visits: the words they are told in, and the moves they can make."""

from django.db import models

from pharos.common.states import Machine, move


class AgreementState(models.TextChoices):
    DRAFT = "draft", "Being written"
    PROPOSED = "proposed", "Proposed"
    CONFIRMED = "confirmed", "Confirmed"
    CHANGE_ASKED = "change_asked", "A change is asked for"
    DECLINED = "declined", "Not agreed"
    SUPERSEDED = "superseded", "Replaced"
    WITHDRAWN = "withdrawn", "Withdrawn"


_ = AgreementState
AGREEMENT = Machine(
    "this agreement",
    propose=move(_.DRAFT, to=_.PROPOSED, says="proposed the terms"),
    confirm=move(_.PROPOSED, to=_.CONFIRMED, says="brought the agreement into force, now that both have confirmed it"),
    ask_for_change=move(_.PROPOSED, to=_.CHANGE_ASKED, says="asked for a change of the terms"),
    decline=move(_.PROPOSED, to=_.DECLINED, says="did not agree to the terms"),
    withdraw=move(_.PROPOSED, to=_.WITHDRAWN, says="withdrew the proposed terms"),
    # New terms take the place of those that are open when they are proposed, and of those in force when both confirm.
    supersede=move(_.PROPOSED, _.CHANGE_ASKED, _.DECLINED, _.CONFIRMED, to=_.SUPERSEDED, says="replaced these terms"),
)
# Waiting for somebody: at most one agreement of a request is in one of these states.
OPEN = (_.PROPOSED, _.CHANGE_ASKED, _.DECLINED)


class Party(models.TextChoices):
    """As whom somebody confirms an agreement or signs a record."""

    LEADER = "leader", "The leader"
    COMMISSIONER = "commissioner", "The school"
    GOVERNORS = "governors", "The governing body"
    HEADTEACHER = "headteacher", "The headteacher"


class Ground(models.TextChoices):
    """Why days are free. The first two go before all others."""

    NEW_HEADTEACHER = "new_headteacher", "Mentoring of a new headteacher"
    NO_FUNDED_ROUTE = "no_funded_route", "No other funded route exists"
    OTHER = "other", "Another purpose"


FIRST_GROUNDS = (Ground.NEW_HEADTEACHER, Ground.NO_FUNDED_ROUTE)


class Reporting(models.TextChoices):
    VERBAL = "verbal", "Verbal feedback to the chair of governors"
    WRITTEN = "written", "A written report"
    NOTES = "notes", "Notes of visit"
    NONE = "none", "No report"


class Reader(models.TextChoices):
    """Who may read the support record besides the leader and the headteacher, who always may."""

    CHAIR = "chair", "The chair of governors"
    SIA = "sia", "The senior improvement adviser of the area"
    COMMISSIONER = "commissioner", "Those who stand in for the headteacher"


class DeploymentState(models.TextChoices):
    ACTIVE = "active", "Under way"
    PAUSED = "paused", "Paused"
    COMPLETED = "completed", "Completed"
    ENDED_EARLY = "ended_early", "Ended early"


_d = DeploymentState
DEPLOYMENT = Machine(
    "this support",
    pause=move(_d.ACTIVE, to=_d.PAUSED, says="paused the support"),
    resume=move(_d.PAUSED, to=_d.ACTIVE, says="took the support up again"),
    complete=move(_d.ACTIVE, _d.PAUSED, to=_d.COMPLETED, says="completed the support"),
    end_early=move(_d.ACTIVE, _d.PAUSED, to=_d.ENDED_EARLY, says="ended the support early"),
)
RUNNING = (_d.ACTIVE, _d.PAUSED)


class Keeping(models.TextChoices):
    """Where the leader and the headteacher record their work together. The form is offered, never required."""

    HERE = "here", "Here, on the KLE Support Record"
    ELSEWHERE = "elsewhere", "Somewhere else"
    NONE = "none", "We are not keeping a record"


class VisitState(models.TextChoices):
    PLANNED = "planned", "Planned"
    TOOK_PLACE = "took_place", "Took place"
    CANCELLED = "cancelled", "Cancelled"


_v = VisitState
VISIT = Machine(
    "this visit",
    take_place=move(_v.PLANNED, to=_v.TOOK_PLACE, says="recorded that the visit took place"),
    cancel=move(_v.PLANNED, to=_v.CANCELLED, says="cancelled the visit"),
    strike_out=move(_v.TOOK_PLACE, to=_v.CANCELLED, says="corrected the record: the visit did not take place"),
)
