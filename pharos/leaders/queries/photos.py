"""Photos: a leader's own, and who may see which."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from pharos.common import clock
from pharos.leaders.models import Designation, Photo, Profile
from pharos.people import rules as people
from pharos.people.models import Person

from .designated import published

# For so long a photo that nobody sees any more can be put back.
KEPT = dt.timedelta(7)


def photo_of(profile: Profile) -> Photo | None:
    """The photo that a leader has handed in, whether or not it is published."""
    return Photo.objects.filter(profile=profile, removed_at__isnull=True).first()


def photo_before(profile: Profile, *, at: dt.datetime) -> Photo | None:
    """The photo that can be put back: the last that was removed or replaced."""
    rows = Photo.objects.filter(profile=profile, removed_at__gt=at - KEPT)
    return rows.order_by("-removed_at", "-pk").first()


def public_photo(reference: str, crop: str, *, at: dt.datetime) -> Photo | None:
    """The photo under this reference, if anybody may see this square of it."""
    shown = published(at).filter(person=OuterRef("profile__person"))
    rows = Photo.objects.filter(Exists(shown), reference=reference, crop=crop)
    return rows.filter(removed_at__isnull=True, agreed_at__isnull=False).first()


def photo_for(person: Person | None, reference: str, *, at: dt.datetime) -> Photo | None:
    """The photo, for its leader, also one that was removed; an administrator sees what is in use."""
    if person is None:
        return None
    own = Q(profile__person=person)
    if people.may_administer(person, at=at):
        own |= Q(removed_at__isnull=True)
    return Photo.objects.filter(own, reference=reference).first()


def photos_to_forget(*, at: dt.datetime) -> QuerySet[Photo]:
    """Photos that have been out of use for so long that nobody can want them back."""
    then = at - KEPT
    held = Designation.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=clock.day_of(then)), person=OuterRef("profile__person")
    )
    unseen = Q(profile__withdrew_at__lt=then) | ~Exists(held)
    # Whoever hands one in before agreeing again is not done yet.
    out_of_use = Q(removed_at__lt=then) | (Q(handed_in_at__lt=then) & unseen)
    return Photo.objects.filter(out_of_use).order_by("pk")
