"""Doors to areas of expertise and the thesaurus."""

from pharos.taxonomy.models import Expertise
from tests.clock import NOW
from tests.house.doors import administrators

WHY = {"why": "The list changed."}
TERM = {"words": "wobbly words", "kind": "synonym"}


def area(world):
    world.expertise, _ = Expertise.objects.get_or_create(
        code="sle-phonics", defaults={"label": "Phonics", "group": "", "scheme": "sle", "position": 1}
    )
    return world.expertise


def term(world):
    world.term, _ = area(world).terms.get_or_create(words="decoding", defaults={"kind": "synonym"})


def retired(world):
    area(world)
    Expertise.objects.update(retired_at=NOW)


def the_area(world):
    return [world.expertise.code]


def the_term(world):
    return [world.term.reference]


DOORS = [
    administrators("office:expertise"),
    administrators("office:thesaurus"),
    administrators("office:try_words"),
    administrators("office:try_words", method="post", data={"words": "phonics"}),
    administrators("office:import_expertise"),
    administrators("office:import_expertise", method="post", data={"what": "thesaurus"}),
    administrators("office:expertise_area", at=the_area, needs=area),
    administrators("office:retire_area", at=the_area, needs=area),
    administrators("office:retire_area", at=the_area, needs=area, method="post", data=WHY, status=302),
    administrators("office:offer_area", at=the_area, needs=area),
    administrators("office:offer_area", at=the_area, needs=retired, method="post", data=WHY, status=302),
    administrators("office:add_term", at=the_area, needs=area),
    administrators("office:add_term", at=the_area, needs=area, method="post", data=TERM, status=302),
    administrators("office:correct_term", at=the_term, needs=term),
    administrators("office:correct_term", at=the_term, needs=term, method="post", data=TERM | WHY, status=302),
    administrators("office:remove_term", at=the_term, needs=term),
    administrators("office:remove_term", at=the_term, needs=term, method="post", data=WHY, status=302),
]  # fmt: skip
