"""A leader's photo as pages show it, and the leader's own page about it."""

from dataclasses import dataclass

from django.urls import reverse

from pharos.common.pages import Step
from pharos.leaders.models import Photo
from pharos.leaders.pictures import LARGE, SMALL
from pharos.leaders.states import Crop, Shape

NAMES = {
    Shape.TALL: {Crop.START: "Top", Crop.MIDDLE: "Centre", Crop.END: "Bottom"},
    Shape.WIDE: {Crop.START: "Left", Crop.MIDDLE: "Centre", Crop.END: "Right"},
    Shape.SQUARE: {Crop.MIDDLE: "The whole photo"},
}


@dataclass(frozen=True)
class CropChoice:
    value: str
    text: str
    src: str


@dataclass(frozen=True)
class PhotoPage:
    """``src`` is the square that is chosen now; ``size`` the side of each of the ``choices``."""

    reference: str
    src: str
    says: str
    choices: list[CropChoice]
    size: int
    before: str  # the reference of the photo that can be put back, if there is one


def small(photo: Photo | None) -> str:
    """The address of the photo in a list."""
    return src(photo, SMALL)


def large(photo: Photo | None) -> str:
    return src(photo, LARGE)


def src(photo: Photo | None, size: int, crop: str = "") -> str:
    """The address of one square; empty where there is no photo. Another crop has another address."""
    return reverse("leaders:photo_file", args=[photo.reference, crop or photo.crop, size]) if photo else ""


def photo(photo: Photo, before: Photo | None) -> PhotoPage:
    choices = NAMES[Shape(photo.shape)]
    return PhotoPage(
        reference=photo.reference,
        src=large(photo),
        says="It is published with your profile." if photo.agreed_at else "It is not published.",
        choices=[CropChoice(crop.value, text, src(photo, SMALL, crop)) for crop, text in choices.items()],
        size=SMALL,
        before=before.reference if before else "",
    )


def step(photo: Photo | None) -> Step:
    """The photo in the list of the parts of a profile, which does without one."""
    status = "Not added"
    if photo:
        status = "Published with your profile" if photo.agreed_at else "Not published"
    return Step("Photo", reverse("leaders:photo"), status, hint="People know whom they are going to meet")
