"""Asking for support: headteachers and those who stand in for them."""

from tests.house.doors import Door, everyone
from tests.support import stories

# Everybody of the cast who leads a school, or stands in for one who does.
HEADS = ("head", "delegate", "other_head", "leader", "other_leader", "area_chair")
SCHOOL = ("head", "delegate")
# Who may read what was sent, and therefore hears why they may not write it (403).
READ = ("sia", "area_chair", "administrator")


def draft(world):
    return [stories.draft(world).reference]


def returned(world):
    return [stories.sent(world, "returned").reference]


def sent(world):
    return [stories.sent(world).reference]


def school(status=200, **others):
    return dict.fromkeys(SCHOOL, status) | others


READERS = dict.fromkeys(READ, 403)
NEED = {"need": "Reading has fallen behind."}


def a_draft_waits(world):
    stories.draft(world)


def of_need(at):
    return lambda world: [*at(world), "need"]


DOORS = [
    Door("support:requests", allowed=everyone()),
    Door("support:start", allowed=dict.fromkeys(HEADS, 200), others=403, needs=a_draft_waits),
    Door("support:start", method="post", data={"form_key": ""}, allowed=dict.fromkeys(HEADS, 302), others=403),
    Door("support:leader_names", allowed=dict.fromkeys(HEADS, 200), others=403),
    Door("support:answers", at=draft, allowed=school()),
    Door("support:answers", at=returned, allowed=school() | READERS, needs=a_draft_waits),
    Door("support:question", at=of_need(draft), allowed=school()),
    Door("support:question", at=of_need(draft), method="post", data=NEED, allowed=school(302)),
    Door("support:question", at=of_need(returned), method="post", data=NEED, needs=a_draft_waits,
         allowed=school(302) | READERS),
]  # fmt: skip
