"""Doors to letters and their fate."""

from pharos.activity import actions as activity
from pharos.outbox import actions
from tests.house.doors import administrators


def letter(world):
    """A letter of which nobody knows whether it went: every page about letters has something to show."""
    world.letter = actions.write(
        to=world.head, template="people/emails/address_changed.txt",
        context={"name": "Grace", "new": "new@wantsum.example"},
        about=world.head, by=None, at=world.now,
    )  # fmt: skip
    for verb in ("hand_over", "doubt"):
        activity.move(world.letter, verb, by=None, at=world.now)


def the_letter(world):
    return [world.letter.reference]


WHY = {"why": "She told me by telephone."}

DOORS = [
    administrators("office:letters"),
    administrators("office:letter", at=the_letter, needs=letter),
    administrators("office:send_again", at=the_letter, needs=letter),
    administrators("office:send_again", at=the_letter, needs=letter, method="post", data=WHY, status=302),
    administrators("office:arrived", at=the_letter, needs=letter),
    administrators("office:arrived", at=the_letter, needs=letter, method="post", data=WHY, status=302),
]
