"""What can be answered on the pages of agreements, visits and records."""

from .answers import AnswerForm, CompleteForm, KeepingForm, PressForm, ReasonForm
from .rows import RowsForm
from .terms import TermsForm
from .visits import CancelForm, CorrectForm, TookPlaceForm, VisitForm

__all__ = [
    "AnswerForm",
    "CancelForm",
    "CompleteForm",
    "CorrectForm",
    "KeepingForm",
    "PressForm",
    "ReasonForm",
    "RowsForm",
    "TermsForm",
    "TookPlaceForm",
    "VisitForm",
]
