"""What is true of schools: places, postcodes, groups, schools, and the imports that told us."""

from .groups import Federation, Trust
from .imports import RegisterImport, RegisterRemark
from .places import Area, District
from .postcodes import Postcode, PostcodeImport
from .school import FactChange, School

__all__ = [
    "Area",
    "District",
    "FactChange",
    "Federation",
    "Postcode",
    "PostcodeImport",
    "RegisterImport",
    "RegisterRemark",
    "School",
    "Trust",
]
