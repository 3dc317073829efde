"""The roll of the directory: read from the database, and remembered by the process for as long as it is true."""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.db.models import Count, Max

from pharos.common import clock
from pharos.leaders.models import Designation, DirectoryChange, ProfileExpertise
from pharos.leaders.roll import Area, Entry, Roll, roll
from pharos.schools.models import District
from pharos.taxonomy import queries as taxonomy

from .designated import current, published

type Version = tuple[dt.date, int | None, int]
WANTED = (
    "pk", "person_id", "person__name", "school__easting", "school__northing", "school__district_code",
    *(f"person__profile__{each}" for each in ("availability", "phases", "can_lead")),
)  # fmt: skip
# The version of the newest roll, when it was read by the process's own clock, and the roll.
_remembered: dict[str, tuple[Version, float, Roll]] = {}


def current_roll(*, at: dt.datetime) -> Roll:
    """Everybody in the directory at this moment: one query, and five more where something changed since the last.

    What lies in earlier areas (a name, a school's place) changes without telling: so no roll is remembered for longer
    than ``DIRECTORY_REMEMBERED`` seconds.
    """
    version = _version(at)
    known = _remembered.get("roll")
    if known and known[0] == version and time.monotonic() - known[1] < settings.DIRECTORY_REMEMBERED:
        return known[2]
    districts = area_names()
    expertise = [Area(code, label) for code, label in taxonomy.everything().values_list("code", "label")]
    fresh = roll(_entries(districts, at), districts=districts, expertise=expertise)
    if settings.DIRECTORY_REMEMBERED:
        _remembered["roll"] = version, time.monotonic(), fresh
    return fresh


def forget() -> None:
    """Remember nothing: the next question reads everybody."""
    _remembered.clear()


def _version(at: dt.datetime) -> Version:
    told = DirectoryChange.objects.aggregate(newest=Max("pk"), count=Count("pk"))
    return clock.day_of(at), told["newest"], told["count"]


def area_names() -> dict[str, tuple[str, str]]:
    """District code to (code, name) of its area: one query, for every school of a page."""
    rows = District.objects.order_by("area__position", "area__name", "name")
    return {code: (area, name) for code, area, name in rows.values_list("code", "area__code", "area__name")}


def _entries(districts: Mapping[str, tuple[str, str]], at: dt.datetime) -> Iterator[Entry]:
    offers, kinds = _offers(), _kinds(at)
    for pk, person, name, easting, northing, district, availability, phases, can_lead in (
        published(at).order_by().values_list(*WANTED)
    ):  # fmt: skip
        options = {
            "expertise": offers[person], "designation": kinds[person], "phase": phases, "support": can_lead,
            "availability": [availability], "area": [districts[district][0]] if district in districts else [],
        }  # fmt: skip
        yield Entry(pk, name, easting, northing, availability, options)


def _offers() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for person, code in ProfileExpertise.objects.values_list("profile__person", "expertise__code"):
        found[person].append(code)
    return found


def _kinds(at: dt.datetime) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for person, kind in Designation.objects.filter(current(at)).values_list("person", "kind"):
        found[person].append(kind)
    return found
