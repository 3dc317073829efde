"""What can be answered on the pages of requests, leaders and offers."""

from .offers import FindForm, OfferForm, RefuseForm
from .requests import GroundForm, PressForm, ReasonForm, TriageForm, WithdrawForm

__all__ = [
    "FindForm",
    "GroundForm",
    "OfferForm",
    "PressForm",
    "ReasonForm",
    "RefuseForm",
    "TriageForm",
    "WithdrawForm",
]
