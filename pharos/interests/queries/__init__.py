"""What can be asked about interests."""

from .conflicts import Posts, conflicts
from .declarations import declarable_people, in_force, person_by_reference, school_by_urn, visible_to

__all__ = [
    "Posts",
    "conflicts",
    "declarable_people",
    "in_force",
    "person_by_reference",
    "school_by_urn",
    "visible_to",
]
