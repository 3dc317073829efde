"""Offers of requests to leaders."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from pharos.common import clock
from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference
from pharos.support.models import SupportRequest
from pharos.support.states import RequestState

from .states import LIVE, OFFER, DeclineReason, OfferState

_person = settings.AUTH_USER_MODEL


class Offer(models.Model):
    """A leader is asked whether they will give the support that a request asks for.

    ``direct`` offers went straight to the leader whom the school named. ``lapses_on`` is the last day on
    which it can be answered. ``shown`` keeps what the adviser saw of this leader when choosing, and
    ``override_words`` why a rule was set aside.
    """

    privacy = Privacy(
        purpose="Asking a leader to support a school, and why this leader",
        keep=PROGRAMME,
        public="reference request state offered_at lapses_on answered_at direct",
        personal="leader offered_by",
        sensitive="message shown override_words decline_reason decline_words",
    )
    machine = OFFER

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="offers")
    leader = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="offers")
    state = models.TextField(choices=OfferState, default=OfferState.OFFERED)
    direct = models.BooleanField(default=False)
    message = models.TextField(blank=True)
    shown = models.JSONField(default=dict)
    override_words = models.TextField(blank=True)
    offered_by = models.ForeignKey(_person, on_delete=models.PROTECT, related_name="offers_made")
    offered_at = models.DateTimeField()
    lapses_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.TextField(choices=DeclineReason, blank=True)
    decline_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=OfferState.values), name="offer_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=OfferState.DECLINED) | ~Q(decline_reason=""),
                name="offer_is_declined_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state__in=LIVE), name="one_live_offer_of_a_request"
            ),
        ]
        indexes = [models.Index(fields=["leader", "state"], name="offer_by_leader")]

    @property
    def _waits(self) -> bool:
        return self.state == OfferState.OFFERED and self.request.state == RequestState.OFFERED

    def is_open(self, at: dt.datetime) -> bool:
        """Whether the leader can still answer: not answered, not past its last day, and its request still offered."""
        return self._waits and clock.day_of(at) <= self.lapses_on

    def has_run_out(self, at: dt.datetime) -> bool:
        """Whether it counts as lapsed, although nobody has recorded it yet."""
        return self._waits and clock.day_of(at) > self.lapses_on

    def is_accepted(self) -> bool:
        """Whether the leader said yes and the request still stands: an agreement can be made of it."""
        return self.state == OfferState.ACCEPTED and self.request.state in (
            RequestState.OFFERED, RequestState.AGREED, RequestState.CLOSED,
        )  # fmt: skip
