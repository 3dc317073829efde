"""Hand in a photo, say which part of it is shown and whether it is published, take it away, put it back.

A new photo replaces the one before it, which can be put back as long as its files are kept. Whether it is published is
an answer of its own, and nobody answers it for a leader.
"""

import datetime as dt

from django.db import transaction

from pharos.activity import actions as activity
from pharos.common.errors import AlreadyDone, Refused, WrongState
from pharos.people.models import Person

from .. import album, queries, rules
from ..models import Photo, Profile
from ..pictures import Squares
from ..states import Crop

MOST_A_DAY = 20


@transaction.atomic
def hand_in_photo(profile: Profile, *, squares: Squares, by: Person, at: dt.datetime) -> Photo:
    """The leader's photo from now on, not published until they agree to it."""
    profile = _locked(profile)
    rules.may_choose_photo(by, profile).enforce()
    if profile.photos.filter(handed_in_at__gt=at - dt.timedelta(1)).count() >= MOST_A_DAY:
        raise Refused("You have changed your photo very often today. Try again tomorrow.")
    profile.photos.filter(removed_at__isnull=True).update(removed_at=at)
    made = Photo(profile=profile, shape=squares.shape, handed_in_at=at)
    album.keep(made.reference, squares)
    made.save()
    activity.record("hand_in_photo", profile, by=by, at=at, says="handed in a photo")
    return made


@transaction.atomic
def answer_photo(
    profile: Profile, *, crop: Crop | str, agrees: bool, by: Person, at: dt.datetime, seen: str = ""
) -> Photo:
    """Which square of the photo is shown, and whether it is published with the profile.

    ``seen`` is the reference of the photo of which it was asked: nobody agrees to one that they have not looked at.
    """
    profile = _locked(profile)
    rules.may_choose_photo(by, profile).enforce()
    photo = _current(profile)
    if seen and seen != photo.reference:
        raise WrongState("Your photo was changed after you opened this page. Look at the one that is there now.")
    agreed_at = (photo.agreed_at or at) if agrees else None
    if (photo.crop, photo.agreed_at) == (Crop(crop), agreed_at):
        return photo
    says = _says(photo, agrees=agrees)
    photo.crop, photo.agreed_at = Crop(crop), agreed_at
    photo.save(update_fields=["crop", "agreed_at"])
    activity.record("answer_photo", profile, by=by, at=at, says=says)
    return photo


def _says(photo: Photo, *, agrees: bool) -> str:
    if agrees == bool(photo.agreed_at):
        return "chose which part of the photo is shown"
    return "agreed that the photo is published" if agrees else "took back the agreement to publish the photo"


@transaction.atomic
def remove_photo(profile: Profile, *, by: Person, at: dt.datetime, why: str = "") -> Photo:
    """Nobody sees it from this moment on. An administrator gives the reason."""
    profile = _locked(profile)
    rules.may_edit(by, profile, at=at).enforce()
    if by != profile.person and not why.strip():
        raise Refused("Give the reason why you remove the photo.")
    photo = _current(profile)
    photo.removed_at = at
    photo.save(update_fields=["removed_at"])
    activity.record("remove_photo", profile, by=by, at=at, says="removed the photo", why=why.strip())
    return photo


@transaction.atomic
def put_back_photo(profile: Profile, *, by: Person, at: dt.datetime, reference: str = "") -> Photo:
    """The photo before this one, or the one that was removed, with the answers that it had.

    With its ``reference``, a second press of the button does not exchange the two again.
    """
    profile = _locked(profile)
    rules.may_choose_photo(by, profile).enforce()
    now = queries.photo_of(profile)
    if now and reference and now.reference == reference:
        return now
    photo = queries.photo_before(profile, at=at)
    if photo is None or (reference and photo.reference != reference):
        raise WrongState("The photo is no longer kept. Choose it again from your device.")
    profile.photos.filter(removed_at__isnull=True).update(removed_at=at)
    photo.removed_at = None
    photo.save(update_fields=["removed_at"])
    activity.record("put_back_photo", profile, by=by, at=at, says="put the photo back")
    return photo


def forget_photos(*, at: dt.datetime) -> int:
    """Remove for good what nobody is to see any more, and files that no photo knows. Says how many photos."""
    forgotten = 0
    for photo in queries.photos_to_forget(at=at):
        photo.delete()
        album.forget(photo.reference)
        forgotten += 1
    old = set(album.older_than(at - dt.timedelta(1)))
    for reference in old - set(Photo.objects.filter(reference__in=old).values_list("reference", flat=True)):
        album.forget(reference)
    return forgotten


def _locked(profile: Profile) -> Profile:
    return Profile.objects.select_for_update(of=("self",)).select_related("person").get(pk=profile.pk)


def _current(profile: Profile) -> Photo:
    photo = queries.photo_of(profile)
    if photo is None:
        raise AlreadyDone("There is no photo.")
    return photo
