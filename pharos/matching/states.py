"""An offer of a request to a leader: the moves it can make, and why leaders decline."""

from django.db import models

from pharos.common.states import Machine, move


class OfferState(models.TextChoices):
    OFFERED = "offered", "Waiting for the leader"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    LAPSED = "lapsed", "Lapsed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DeclineReason(models.TextChoices):
    TIME = "time", "I do not have the time now"
    DATES = "dates", "The dates do not suit me"
    DISTANCE = "distance", "The school is too far away"
    EXPERTISE = "expertise", "Somebody else has more of the expertise that is needed"
    CONFLICT = "conflict", "I have a conflict of interest"
    OWN_SCHOOL = "own_school", "My own school needs me"
    OTHER = "other", "Another reason"


_ = OfferState
OFFER = Machine(
    "this offer",
    accept=move(_.OFFERED, to=_.ACCEPTED, says="accepted the offer"),
    decline=move(_.OFFERED, to=_.DECLINED, says="declined the offer"),
    lapse=move(_.OFFERED, to=_.LAPSED, says="was not answered in time"),
    withdraw=move(_.OFFERED, _.ACCEPTED, to=_.WITHDRAWN, says="withdrew the offer"),
    # A leader who accepted can no longer do it, and nothing is agreed yet.
    step_back=move(_.ACCEPTED, to=_.DECLINED, says="stepped back"),
)

# At most one offer of a request is in one of these states.
LIVE = (_.OFFERED, _.ACCEPTED)
