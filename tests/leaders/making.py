"""Leaders for tests, made as people would: designated by the administrator, profiles written by themselves."""

import datetime as dt
import io
from functools import cache

from PIL import Image

from pharos.leaders import actions, pictures, queries
from pharos.taxonomy import actions as taxonomy
from pharos.taxonomy.models import Expertise

PORTRAIT = (
    "I have led Kestrel Lane for nine years. I help new headteachers to find their feet, and schools to teach "
    "phonics so that every child reads."
)


def expertise(*codes):
    if not Expertise.objects.exists():
        taxonomy.load_lists()
    return list(Expertise.objects.filter(code__in=codes).order_by("position"))


def designate(world, person, school, kind="KLE", from_on=dt.date(2026, 9, 1), **more):
    return actions.designate(
        person, kind=kind, school=school, from_on=from_on, why="Appointed by the panel", by=world.administrator,
        at=world.now, **more,
    )  # fmt: skip


def end(world, designation, until_on, why="Has left the county"):
    return actions.end_designation(designation, until_on=until_on, why=why, by=world.administrator, at=world.now)


def complete(
    world, person, *, portrait=PORTRAIT, codes=("sle-phonics",), evidence="Results rose by ten points.",
    phases=("primary",), kinds=("mentoring",), availability="open", words="", from_on=None,
):  # fmt: skip
    """Fill in every part of the profile but the consent."""
    profile, said = queries.profile_of(person), {"by": person, "at": world.now}
    actions.finish_portrait(profile, text=portrait, **said)
    areas = expertise(*codes)
    actions.choose_expertise(profile, areas=areas, **said)
    for area in areas:
        actions.save_evidence(profile, expertise=area, evidence=evidence, **said)
    actions.save_phases(profile, phases=phases, **said)
    actions.save_support(profile, kinds=kinds, **said)
    actions.save_availability(profile, availability=availability, words=words, from_on=from_on, **said)
    return profile


def publish(world, person, school, *, kind="KLE", **answers):
    """A designated leader whom everybody finds in the directory."""
    designate(world, person, school, kind)
    profile = complete(world, person, **answers)
    actions.consent(profile, by=person, at=world.now)
    return queries.profile_of(person)


@cache
def squares(width=300, height=400, colour="teal"):
    """A photo of one colour, cut."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return pictures.squares(file.getvalue())


def photo(world, person, *, agrees=None, at=None, **more):
    """A photo of this leader; published, where they agree to it."""
    profile, at = queries.profile_of(person), at or world.now
    made = actions.hand_in_photo(profile, squares=squares(**more), by=person, at=at)
    return made if agrees is None else actions.answer_photo(profile, crop="middle", agrees=agrees, by=person, at=at)
