"""The questions about leaders."""

from .directory import DirectoryForm
from .office import DesignateForm, EndForm, FollowUpForm, ManageForm
from .photos import PhotoAnswerForm, PhotoForm, RemovePhotoForm
from .profile import (
    AvailabilityForm,
    ConsentForm,
    EvidenceForm,
    ExpertiseForm,
    PhasesForm,
    PortraitForm,
    ProfileForm,
    SupportForm,
    WithdrawForm,
)
from .searches import NameForm, SaveSearchForm
from .upkeep import NotNowForm, StillRightForm

__all__ = [
    "AvailabilityForm",
    "ConsentForm",
    "DesignateForm",
    "DirectoryForm",
    "EndForm",
    "EvidenceForm",
    "ExpertiseForm",
    "FollowUpForm",
    "ManageForm",
    "NameForm",
    "NotNowForm",
    "PhasesForm",
    "PhotoAnswerForm",
    "PhotoForm",
    "PortraitForm",
    "ProfileForm",
    "RemovePhotoForm",
    "SaveSearchForm",
    "StillRightForm",
    "SupportForm",
    "WithdrawForm",
]
