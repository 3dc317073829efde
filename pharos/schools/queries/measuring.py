"""From where to measure: the place that somebody's words mean."""

from collections.abc import Iterable

from django.db.models import Avg, Count, QuerySet

from pharos.common.errors import Refused

from .. import postcodes, words
from ..distance import Near
from ..models import Postcode, School
from ..states import OPEN_STATUSES

EXAMPLE = "Enter a school’s full name, its URN or its postcode, like ME14 1XX"
OTHERWISE = "Enter another postcode nearby, or a school’s full name or URN"


class NotPlaced(Refused):
    """No place is known by these words; the message says what to do."""


def measuring_point(typed: str) -> Near | None:
    """The place that these words mean; None, where none is known by them."""
    try:
        return place_of(typed)
    except NotPlaced:
        return None


def place_of(typed: str) -> Near:
    """The school with the URN in these words, a school at this postcode, the postcode itself, the school that the words
    name, or the middle of a district of postcodes ("ME14"): the first that there is. Raises ``NotPlaced``.

    Two schools of one name are told apart by their URN: a name that two have finds none.
    """
    if urn := words.urn(typed):
        found = _near(_placed().filter(urn=urn).first())
    elif keys := postcodes.readings(typed):
        found = _at_postcode(keys)
    else:
        found = _named(typed) or _middle(postcodes.parts(typed))
    if found is None:
        raise NotPlaced(_what_to_do(typed))
    return found


def _placed() -> QuerySet[School]:
    return School.objects.filter(easting__isnull=False, northing__isnull=False)


def _near(school: School | None) -> Near | None:
    if school is None or school.easting is None or school.northing is None:
        return None
    return Near(school.name, school.easting, school.northing)


def _at_postcode(keys: list[str]) -> Near | None:
    """What was typed comes before what may have been meant."""
    listed = {each.key: each for each in Postcode.objects.filter(key__in=keys, easting__isnull=False)}
    for key in keys:
        here = _placed().filter(search_text__contains=f" {key.lower()} ").order_by("status_code", "name", "pk")
        if found := _near(here.first()) or _listed(listed.get(key)):
            return found
    return None


def _listed(postcode: Postcode | None) -> Near | None:
    if postcode is None or postcode.easting is None or postcode.northing is None:
        return None
    return Near(str(postcode), postcode.easting, postcode.northing)


def _named(typed: str) -> Near | None:
    named = list(_placed().filter(name__iexact=" ".join(typed.split()), status_code__in=OPEN_STATUSES)[:2])
    return _near(named[0]) if len(named) == 1 else None


def _middle(parts: Iterable[tuple[str, str]]) -> Near | None:
    """The middle of all the postcodes of a district, or of one of its sectors."""
    for district, sector in parts:
        rows = Postcode.objects.filter(outward=district, key__startswith=f"{district}{sector}", easting__isnull=False)
        told = rows.aggregate(count=Count("pk"), east=Avg("easting"), north=Avg("northing"))
        if told["count"]:
            name = f"the middle of {district} {sector}".strip()
            return Near(name, round(told["east"]), round(told["north"]), of_many=told["count"])
    return None


def _what_to_do(typed: str) -> str:
    keys = postcodes.readings(typed)
    part = next((" ".join(filter(None, each)) for each in postcodes.parts(typed)), "")
    shown = postcodes.shown(keys[0]) if keys else part
    if country := postcodes.country(typed):
        return (
            f"{shown or typed.strip()} is a postcode in {country}. Enter one of this county, or a school’s name or URN"
        )
    if keys and Postcode.objects.filter(key__in=keys).exists():
        return f"The register of postcodes does not say where {shown} is. {OTHERWISE}"
    if shown:
        return f"We do not know where {shown} is. Check it for a slip. {OTHERWISE}"
    return EXAMPLE
