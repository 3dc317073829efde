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
from .searches import NameForm, SaveSearchForm

__all__ = [
    "AvailabilityForm",
    "ConsentForm",
    "DesignateForm",
    "DirectoryForm",
    "EndForm",
    "EvidenceForm",
    "ExpertiseForm",
    "ManageForm",
    "NameForm",
    "PhasesForm",
    "PortraitForm",
    "ProfileForm",
    "SaveSearchForm",
    "SupportForm",
    "WithdrawForm",
]
