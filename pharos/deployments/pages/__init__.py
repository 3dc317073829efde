"""What the pages say."""

from . import documents
from .agreements import agreement, check, facts_of_terms, terms
from .contract import contract
from .deployments import COLUMNS, deployment, line, listing
from .records import Comparing, compare, conflict, edit, record
from .sheet import sheet

__all__ = [
    "COLUMNS",
    "Comparing",
    "agreement",
    "check",
    "compare",
    "conflict",
    "contract",
    "deployment",
    "documents",
    "edit",
    "facts_of_terms",
    "line",
    "listing",
    "record",
    "sheet",
    "terms",
]
