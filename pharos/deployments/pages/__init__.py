"""What the pages say."""

from .agreements import agreement, check, facts_of_terms, terms
from .deployments import COLUMNS, deployment, line, listing
from .records import Comparing, compare, conflict, edit, record
from .sheet import sheet, sheet_template

__all__ = [
    "COLUMNS",
    "Comparing",
    "agreement",
    "check",
    "compare",
    "conflict",
    "deployment",
    "edit",
    "facts_of_terms",
    "line",
    "listing",
    "record",
    "sheet",
    "sheet_template",
    "terms",
]
