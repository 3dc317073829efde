"""What is true of schools: places, groups, schools, and the imports that told us."""

from .groups import Federation, Trust
from .imports import RegisterImport, RegisterRemark
from .links import SchoolLink
from .places import Area, District
from .school import FactChange, School, SchoolBefore

__all__ = [
    "Area",
    "District",
    "FactChange",
    "Federation",
    "RegisterImport",
    "RegisterRemark",
    "School",
    "SchoolBefore",
    "SchoolLink",
    "Trust",
]
