"""The county's areas and districts: loaded from a file, and edited by an administrator with a reason."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify

from pharos.activity import actions as activity
from pharos.activity import queries as happened
from pharos.common.errors import AlreadyDone, Refused
from pharos.people.rules import may_administer

from .. import areas_file
from ..models import Area, District

if TYPE_CHECKING:
    from pharos.people.models import Person


def load_areas(path: Path = areas_file.SHIPPED) -> int:
    """Add the file's areas and districts; how many districts it has.

    What stands already stays as it is: an administrator may have renamed an area or moved a district.
    """
    rows = areas_file.read(path)
    try:
        with transaction.atomic():
            _add_missing(rows)
    except IntegrityError as clash:
        raise Refused("An area or a district has a name that another one, of another code, has already.") from clash
    return len(rows)


def _add_missing(rows: list[areas_file.Row]) -> None:
    for position, code in enumerate(dict.fromkeys(row.area_code for row in rows), 1):
        name = next(row.area for row in rows if row.area_code == code)
        Area.objects.get_or_create(code=code, defaults={"name": name, "position": position})
    known = {area.code: area for area in Area.objects.all()}
    for row in rows:
        facts = {"name": row.district, "former_name": row.former_name, "area": known[row.area_code]}
        District.objects.get_or_create(code=row.district_code, defaults=facts)


@transaction.atomic
def add_area(name: str, *, by: "Person | None", at: dt.datetime, why: str) -> Area:
    """One more area, without districts yet."""
    may_administer(by, at=at).enforce()
    _refuse_twice(Area.objects.filter(name=name).first(), by=by)
    _must_be_free(name)
    last = Area.objects.aggregate(last=Max("position"))["last"] or 0
    area = Area.objects.create(code=_code(name), name=name, position=last + 1)
    activity.record("add", area, by=by, at=at, why=why, says=f"added the area {name}")
    return area


def _code(name: str) -> str:
    """A code that no area has: role grants name an area by it, so that it stays when the name changes."""
    stem = slugify(name)[:40] or "area"
    taken = set(Area.objects.values_list("code", flat=True))
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


def _refuse_twice(known: Area | District | None, *, by: "Person | None") -> None:
    """A second press of the button that added it."""
    last = happened.about(known).first() if known else None
    if last is not None and last.verb == "add" and by is not None and last.by_id == by.pk:
        raise AlreadyDone(f"{known} has just been added.")


@transaction.atomic
def rename_area(area: Area, *, name: str, by: "Person | None", at: dt.datetime, why: str) -> None:
    """Call an area something else."""
    may_administer(by, at=at).enforce()
    area = Area.objects.select_for_update().get(pk=area.pk)
    before = area.name
    if name == before:
        raise AlreadyDone(f"This area is called {name} already.")
    _must_be_free(name, but=area)
    area.name = name
    area.save(update_fields=["name"])
    activity.record("rename", area, by=by, at=at, why=why, says=f"renamed the area {before} to {name}")


def _must_be_free(name: str, but: Area | None = None) -> None:
    if any(area != but for area in Area.objects.filter(name__iexact=name)):
        raise Refused(f"There is an area called {name} already. Choose another name.")


@transaction.atomic
def add_district(
    code: str, name: str, *, area: Area, by: "Person | None", at: dt.datetime, why: str, former_name: str = ""
) -> District:
    """One more district: its schools now lie in ``area``."""
    may_administer(by, at=at).enforce()
    _refuse_twice(District.objects.filter(code=code, name=name, area=area).first(), by=by)
    known = District.objects.filter(code=code).first() or District.objects.filter(name__iexact=name).first()
    if known is not None:
        raise Refused(f"There is a district {known.name} with the code {known.code} already.")
    district = District.objects.create(code=code, name=name, former_name=former_name, area=area)
    activity.record("add", district, by=by, at=at, why=why, says=f"added the district {name} to {area.name}")
    return district


@transaction.atomic
def move_district(district: District, *, to: Area, by: "Person | None", at: dt.datetime, why: str) -> None:
    """Its schools lie in another area from now on; requests keep the area in which they were made."""
    may_administer(by, at=at).enforce()
    district = District.objects.select_for_update().select_related("area").get(pk=district.pk)
    before = district.area
    if before == to:
        raise AlreadyDone(f"{district.name} lies in {to.name} already.")
    district.area = to
    district.save(update_fields=["area"])
    says = f"moved the district {district.name} from {before.name} to {to.name}"
    activity.record("move", district, by=by, at=at, why=why, says=says)
