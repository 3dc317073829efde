"""The questions about leaders."""

from .directory import DirectoryForm
from .office import DesignateForm, EndForm, ManageForm
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
    "ManageForm",
    "NotNowForm",
    "PhasesForm",
    "PortraitForm",
    "ProfileForm",
    "StillRightForm",
    "SupportForm",
    "WithdrawForm",
]
