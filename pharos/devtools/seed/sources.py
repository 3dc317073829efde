"""The county's inspections, links and results, through the service's own importers."""

import datetime as dt
import re

from pharos.people.models import Person
from pharos.schools import actions as schools
from pharos.schools.states import SourceKind

from ..county import reading

KINDS = {"ofsted": SourceKind.INSPECTIONS, "establishment": SourceKind.LINKS, "wantsum": SourceKind.RESULTS}


def bring_in(*, by: Person, at: dt.datetime) -> None:
    """Every file of ``county/make_sources.py``."""
    for path in sorted(reading.HERE.glob("*_20??????.csv")):
        kind = KINDS[re.split("_", path.name, maxsplit=1)[0]]
        schools.import_source(kind, path, by=by, at=at)
