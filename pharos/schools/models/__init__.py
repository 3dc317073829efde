"""What is true of schools: places, postcodes, groups, schools, and the files that told us."""

from .groups import Federation, Trust
from .imports import RegisterImport, RegisterRemark
from .inspections import Inspection, Result
from .links import SchoolLink
from .places import Area, District
from .postcodes import Postcode, PostcodeImport
from .school import FactChange, School, SchoolBefore
from .sources import SourceImport, SourceRemark

__all__ = [
    "Area",
    "District",
    "FactChange",
    "Federation",
    "Inspection",
    "Postcode",
    "PostcodeImport",
    "RegisterImport",
    "RegisterRemark",
    "Result",
    "School",
    "SchoolBefore",
    "SchoolLink",
    "SourceImport",
    "SourceRemark",
    "Trust",
]
