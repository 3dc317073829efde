"""Take in the outlines of the county's districts."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import Refused
from pharos.people.rules import may_administer

from .. import outlines
from ..models import District, SourceImport
from ..outlines import Feature
from ..source_file import Rejected, SourceFile
from .tally import SourceTally

if TYPE_CHECKING:
    from pharos.people.models import Person

SOURCE = (
    "Boundaries: Office for National Statistics, licensed under the Open Government Licence v.3.0. Contains OS data "
    "© Crown copyright and database right {year}."
)
ELSEWHERE = "It is of no district of this county."


@dataclass
class OutlinesTold:
    """What came of a file of outlines. ``elsewhere`` are whole outlines of districts that this county doesn't have."""

    features: int
    changed: int = 0
    unchanged: int = 0
    elsewhere: list[Feature] = field(default_factory=list)
    rejected: list[Feature] = field(default_factory=list)


@transaction.atomic
def import_outlines(path: Path, *, by: "Person | None", at: dt.datetime, source: str = "") -> OutlinesTold:
    """Give each district of the county the outline that the file has for its code, or else for its name.

    ``source`` are the words that its licence asks for; empty: the national statisticians'.
    """
    may_administer(by, at=at).enforce()
    features = outlines.read(path)
    known = list(District.objects.select_for_update(of=("self",)).order_by("pk"))
    by_code = {district.code.casefold(): district for district in known}
    by_name = {name.casefold(): district for district in known for name in district.names}
    told, words = OutlinesTold(len(features)), source or SOURCE.format(year=at.year)
    for feature in features:
        district = by_code.get(feature.code.casefold()) or by_name.get(feature.name.casefold())
        if feature.problem:
            told.rejected.append(feature)
        elif district is None:
            told.elsewhere.append(feature)
        else:
            _draw(district, feature, words, told, by=by, at=at)
    if not told.changed + told.unchanged:
        raise Refused(_nothing(told))
    return told


def write(found: SourceFile[Path], by: SourceImport) -> SourceTally:
    """A file that was handed in on a page: what it has of other counties is told as not read."""
    [path] = found.entries
    told = import_outlines(path, by=by.started_by, at=by.started_at or by.requested_at)
    found.rows = told.features
    left = [*((each, each.problem) for each in told.rejected), *((each, ELSEWHERE) for each in told.elsewhere)]
    found.rejected += [Rejected(each.number, "", each.name or each.code, why) for each, why in left]
    return SourceTally(0, told.changed, told.unchanged)


def _draw(
    district: District, feature: Feature, source: str, told: OutlinesTold, *, by: "Person | None", at: dt.datetime
) -> None:
    if (district.outline, district.outline_source) == (feature.outline, source):
        told.unchanged += 1
        return
    district.outline, district.outline_source = feature.outline, source
    district.save(update_fields=["outline", "outline_source"])
    told.changed += 1
    activity.record("outline", district, by=by, at=at, says=f"took in the outline of {district.name}")


def _nothing(told: OutlinesTold) -> str:
    if told.rejected:
        first = told.rejected[0]
        name = first.name or first.code or "nameless"
        return f"No outline of this file can be used. The first, {name}: {first.problem}."
    return "No outline of this file is of a district of this county: neither its code nor its name is known here."
