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

__all__ = [
    "AvailabilityForm",
    "ConsentForm",
    "DesignateForm",
    "DirectoryForm",
    "EndForm",
    "EvidenceForm",
    "ExpertiseForm",
    "ManageForm",
    "PhasesForm",
    "PortraitForm",
    "ProfileForm",
    "SupportForm",
    "WithdrawForm",
]
