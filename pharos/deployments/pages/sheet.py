"""The support record as the protocol's own form: the data of its templates, PDF and Word."""

from typing import Any

from django.conf import settings

from pharos.common.ui import filters

from ..models import RecordVersion, SupportRecord
from ..record_rows import COLUMNS, LINES_OF_THE_FORM, filled
from ..states import Party

VISITS_OF_THE_FORM = 3


def sheet(record: SupportRecord, version: RecordVersion, *, head: str, visits: int) -> dict[str, Any]:
    """``visits`` is the highest number of a visit; the form has room for three and grows where there are more."""
    deployment, visit = record.deployment, record.visit
    case = deployment.request.case_number
    return {
        "title": f"KLE Support Record: {deployment.school.name}, support visit {visit.number}",
        "author": settings.PROGRAMME_NAME,
        "footer": f"{deployment.school.name} · {case} · support visit {visit.number} · version {version.number}, "
        f"saved {filters.moment(version.saved_at)}",
        "facts": [
            {"name": "School", "value": deployment.school.name},
            {"name": "KLE", "value": deployment.leader.name},
            {"name": "Headteacher", "value": head or "Not known"},
        ],
        "rows": _rows(version),
        "date": filters.date(visit.on),
        "visit": visit.number,
        "visits": max(VISITS_OF_THE_FORM, visit.number, visits),
        "signatures": [
            _signature("KLE", Party.LEADER, version, deployment.leader.name),
            _signature("Headteacher", Party.HEADTEACHER, version, head),
        ],
    }


def _rows(version: RecordVersion) -> list[dict[str, str]]:
    """At least as many lines as the form has."""
    rows: list[dict[str, str]] = list(filled(version.rows))
    return rows + [dict.fromkeys(COLUMNS, "")] * (LINES_OF_THE_FORM - len(rows))


def _signature(words: str, party: Party, version: RecordVersion, otherwise: str) -> dict[str, str]:
    found = next((each for each in version.signatures.all() if each.party == party), None)
    if found is None:
        return {"party": words, "name": otherwise, "moment": ""}
    return {"party": words, "name": found.person.name, "moment": filters.moment(found.at)}
