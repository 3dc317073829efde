"""Leaders who could, and offers as far as a test needs them."""

import datetime as dt

from pharos.leaders.models import Designation
from pharos.matching.models import Offer
from tests.clock import NOW, TODAY
from tests.leaders import making
from tests.support import stories as support


def leader(world, person=None, school=None, **answers):
    """A published leader whom every rule lets pass for Marram Primary School; ``answers`` change the profile."""
    answers = {"kinds": ("mentoring", "school_improvement")} | answers
    return making.publish(world, person or world.leader, school or world.kestrel, **answers)


def designated(world, person):
    """A leader, of whichever kind; one who is a leader already stays as they are."""
    facts = {
        "kind": "SLE", "school": world.kestrel, "from_on": dt.date(2026, 9, 1), "why": "Part of the cast",
        "designated_by": world.administrator, "designated_at": NOW,
    }  # fmt: skip
    if not person.designations.exists():
        Designation.objects.create(person=person, **facts)
    return person


def offered(world, asked=None, leader=None, **changes):
    """The adviser has asked a leader, who has not answered."""
    facts = {
        "request": asked or support.sent(world, "offered", owner=world.sia),
        "leader": designated(world, leader or world.leader),
        "offered_by": world.sia, "offered_at": NOW, "lapses_on": TODAY + dt.timedelta(days=14),
    }  # fmt: skip
    return Offer.objects.create(**(facts | changes))


def direct(world, asked=None, **changes):
    """The school has named a leader, who was asked at once; no adviser looks after the request."""
    asked = asked or support.sent(world, "offered", leader_choice="named", named_leader=world.leader)
    return offered(world, asked, direct=True, offered_by=world.head, **changes)


def accepted(world, asked=None, leader=None, **changes):
    """The leader has said yes; terms are to be agreed."""
    return offered(world, asked, leader, state="accepted", answered_at=NOW, **changes)
