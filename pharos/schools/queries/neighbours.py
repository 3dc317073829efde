"""Which schools are near to one, and which belong to the same trust or federation."""

from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, Q, QuerySet, Value, Window
from django.db.models.functions import Cast
from django.db.models.lookups import LessThanOrEqual

from .. import distance
from ..distance import Near
from ..models import School
from ..states import OPEN_STATUSES

# How far to look for the schools nearest to one, in metres: beyond that, none is near.
NEAR = 25_000


def squared(place: Near, school: str = "") -> ExpressionWrapper:
    """The square of the distance in metres; ``school`` is the way from the row to its school, like "school__"."""
    # A county's breadth in metres, squared, does not fit into 32 bits.
    east = Cast(F(f"{school}easting"), BigIntegerField()) - Value(place.easting)
    north = Cast(F(f"{school}northing"), BigIntegerField()) - Value(place.northing)
    return ExpressionWrapper(east * east + north * north, output_field=BigIntegerField())


def within(place: Near, metres: int, school: str = "") -> Q:
    """Schools at most so far away: in a box, which an index finds, and there in the circle."""
    box = {
        f"{school}easting__range": (place.easting - metres, place.easting + metres),
        f"{school}northing__range": (place.northing - metres, place.northing + metres),
    }
    return Q(**box) & Q(LessThanOrEqual(squared(place, school), metres * metres))


def nearest(school: School, limit: int = 5) -> list[School]:
    """The open schools nearest to this one, nearest first."""
    if school.easting is None or school.northing is None:
        return []
    place = Near(school.name, school.easting, school.northing)
    around = School.objects.exclude(pk=school.pk).filter(within(place, NEAR), status_code__in=OPEN_STATUSES)
    keys = around.order_by(squared(place), "pk").values("pk")[:limit]
    return sorted(School.objects.filter(pk__in=keys), key=lambda each: (distance.km(each, place) or 0, each.name))


def of_same_group(school: School) -> QuerySet[School]:
    """The other open schools of its trust or its federation, by name."""
    same = Q(pk__in=[])
    if school.trust_id:
        same |= Q(trust=school.trust_id)
    if school.federation_id:
        same |= Q(federation=school.federation_id)
    return School.objects.filter(same, status_code__in=OPEN_STATUSES).exclude(pk=school.pk).order_by("name", "urn")


def first_of_same_group(school: School, most: int) -> tuple[list[School], int]:
    """The first of them, and how many there are in all, in one question."""
    found = list(of_same_group(school).annotate(in_all=Window(Count("pk")))[:most])
    return [*found], found[0].in_all if found else 0
