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
    "NotNowForm",
    "PhasesForm",
    "PhotoAnswerForm",
    "PhotoForm",
    "PortraitForm",
    "ProfileForm",
    "RemovePhotoForm",
    "StillRightForm",
    "SupportForm",
    "WithdrawForm",
]
