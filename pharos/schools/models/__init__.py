"""What is true of schools: places, groups, schools, and the files that told us."""

from .groups import Federation, Trust
from .imports import RegisterImport, RegisterRemark
from .inspections import Inspection, Result
from .links import SchoolLink
from .places import Area, District
from .school import FactChange, School
from .sources import SourceImport, SourceRemark

__all__ = [
    "Area",
    "District",
    "FactChange",
    "Federation",
    "Inspection",
    "RegisterImport",
    "RegisterRemark",
    "Result",
    "School",
    "SchoolLink",
    "SourceImport",
    "SourceRemark",
    "Trust",
]
