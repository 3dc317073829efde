"""Which school a list means that names it in its own words."""

from .. import words
from ..models import School
from .finding import find, matching
from .places import areas_of

MOST = 20


def known_as(typed: str) -> list[School]:
    """The schools that these words may mean: the one with the URN in them, or those of exactly this name.

    Of several of one name, those in the county come alone, where there are any.
    """
    if urn := words.urn(typed):
        school = find(urn)
        return [school] if school else []
    plain = words.plain(typed)
    if not plain:
        return []
    found = [each for each in matching(typed).order_by("urn")[:MOST] if words.plain(each.name) == plain]
    if len(found) > 1:
        open_now = [each for each in found if each.is_open] or found
        in_county = areas_of(open_now)
        return [each for each in open_now if each.urn in in_county] or open_now
    return found


def near_to(typed: str, most: int = 3) -> list[School]:
    """A few open schools in whose names these words stand, to propose."""
    if not words.plain(typed):
        return []
    return [each for each in matching(typed).order_by("name", "urn")[:MOST] if each.is_open][:most]


def at_the_place_of(closed: School) -> list[School]:
    """The open schools at a closed one's address: one of them may have taken its place."""
    if not closed.postcode:
        return []
    here = words.plain(closed.postcode).replace(" ", "")
    found = School.objects.filter(search_text__contains=f" {here} ").exclude(pk=closed.pk).order_by("urn")[:MOST]
    return [each for each in found if each.is_open and each.street == closed.street]
