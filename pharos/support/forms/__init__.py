"""The questions of a request, a page each."""

from .need import AreasForm, KindForm, MenteeForm, NeedForm, OtherSupportForm, SuccessForm
from .people import ChairForm, LeaderForm
from .question import QuestionForm
from .start import StartForm
from .terms import DatesForm, DaysForm, FundingForm

FORMS: dict[str, type[QuestionForm]] = {
    "kind": KindForm,
    "mentee": MenteeForm,
    "need": NeedForm,
    "areas": AreasForm,
    "success": SuccessForm,
    "other-support": OtherSupportForm,
    "dates": DatesForm,
    "days": DaysForm,
    "funding": FundingForm,
    "chair": ChairForm,
    "leader": LeaderForm,
}

__all__ = ["FORMS", "QuestionForm", "StartForm"]
