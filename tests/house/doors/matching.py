"""Requests once they are sent, the leaders who could, and offers: the school, its area, the leader, and nobody else.

Who may read a request or an offer may not therefore act on it: those get the reason (403).
"""

from tests.house.doors import Door, everyone
from tests.matching import stories
from tests.support import stories as asking

SCHOOL = ("head", "delegate")
AREA = ("sia", "area_chair", "administrator")
KEY = {"form_key": "a" * 32}


def among(those, who, yes=200):
    """Of those who can read it, what some get; the others hear why not."""
    return {each: yes if each in who else 403 for each in those}


def submitted(world):
    return [asking.sent(world).reference]


def in_triage(world):
    return [asking.sent(world, "in_triage").reference]


def without_route(world):
    return [asking.no_other_route(world, "in_triage").reference]


def could(world):
    return [*in_triage(world), stories.leader(world).reference]


def offered(world):
    return [stories.offered(world).reference]


def direct(world):
    return [stories.direct(world).reference]


def accepted(world):
    return [stories.accepted(world).reference]


def named_directly(world):
    """The school knows of an offer where it named the leader itself."""


def step(name, at, who, allowed_to_read=(*SCHOOL, *AREA), **data):
    """A page that asks first, and what it then does."""
    yield Door(f"matching:{name}", at=at, allowed=among(allowed_to_read, who))
    yield Door(f"matching:{name}", method="post", at=at, data=KEY | data, allowed=among(allowed_to_read, who, yes=302))


DOORS = [
    Door("matching:triage", allowed=dict.fromkeys((*AREA, "other_sia"), 200), others=403),
    Door("matching:triage_export", allowed=dict.fromkeys((*AREA, "other_sia"), 200), others=403),
    Door("matching:request", at=submitted, allowed=dict.fromkeys((*SCHOOL, *AREA), 200)),
    *step("send", lambda world: [asking.draft(world).reference], SCHOOL, SCHOOL),
    *step("withdraw", submitted, SCHOOL, why="We have found somebody."),
    Door("matching:take_up", method="post", at=submitted, data=KEY, allowed=among((*SCHOOL, *AREA), ("sia",), yes=302)),
    *step("send_back", in_triage, ("sia",), why="Please say more."),
    *step("leave_unfilled", in_triage, ("sia",), why="Nobody is free."),
    *step("ground", without_route, ("sia",), answer="none", note=""),
    Door("matching:leaders", at=in_triage, allowed=among((*SCHOOL, *AREA), AREA)),
    *step("offer_to", could, ("sia",), message="Would you?"),
    Door("matching:offers", allowed=everyone()),
    Door("matching:offer", at=offered, allowed=dict.fromkeys(("leader", *AREA), 200)),
    Door("matching:offer", at=direct, needs=named_directly, allowed=dict.fromkeys(("leader", *SCHOOL, *AREA), 200)),
    Door("matching:accept", method="post", at=offered, data=KEY,
         allowed=among(("leader", *AREA), ("leader",), yes=302)),
    *step("decline", offered, ("leader",), ("leader", *AREA), reason="time", words=""),
    *step("step_back", accepted, ("leader",), ("leader", *SCHOOL, *AREA), reason="time", words=""),
    *step("withdraw_offer", offered, ("sia",), ("leader", *AREA), why="Somebody nearer is free."),
]  # fmt: skip
