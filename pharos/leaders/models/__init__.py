"""Designated system leaders: what they were designated as, what they tell about themselves, how they are found."""

from .designations import Designation
from .profiles import Photo, Profile, ProfileExpertise, Reminder
from .searching import DirectoryChange, SavedSearch, SearchEntry

__all__ = [
    "Designation",
    "DirectoryChange",
    "Photo",
    "Profile",
    "ProfileExpertise",
    "Reminder",
    "SavedSearch",
    "SearchEntry",
]
