"""How far a piece of support has come, told from the offer on. What this area does is done by its own actions."""

import datetime as dt
from uuid import uuid4

from pharos.activity import actions as activity
from pharos.deployments import actions
from pharos.deployments.models import Agreement
from pharos.leaders.models import Designation
from tests.clock import NOW, TODAY
from tests.matching import stories as matching
from tests.support import stories as asking


def kle(world, person=None, school=None):
    """The leader is designated; each year promises three free days."""
    return Designation.objects.create(
        person=person or world.leader, kind="KLE", school=school or world.kestrel, from_on=dt.date(2025, 9, 1),
        why="Appointed by the panel", designated_by=world.administrator, designated_at=NOW,
    )  # fmt: skip


def request(world, **changes):
    """A headteacher has asked, and a leader has been offered it."""
    return asking.sent(world, **({"state": "offered"} | changes))


def improvement(world, **changes):
    """The same for school improvement, which the school pays for."""
    return request(world, **(asking.IMPROVEMENT | changes))


def accepted(world, asked=None, leader=None):
    """The leader has said yes; terms are to be agreed."""
    return matching.accepted(world, asked or request(world), leader)


def terms(offer, **changes):
    """The terms as somebody would propose them."""
    asked = offer.request
    mentoring = asked.kind == "mentoring"
    free = {"pool": "free", "ground": "new_headteacher", "payer": "", "rate_pence": None}
    funded = {"pool": "funded", "ground": "", "payer": "Marram Primary School", "rate_pence": 40000}
    facts = {
        "purpose": asked.need, "success_measures": asked.success, "half_days": 4, **(free if mentoring else funded),
        "starts_on": dt.date(2026, 11, 24), "ends_on": dt.date(2027, 3, 31),
        "accountable_to": "The governing body of Marram Primary School",
        "form_of_reporting": "verbal" if mentoring else "notes", "record_readers": [], "expenses": "",
        "supply_cover": "", "why_changed": "", "chair_name": asked.chair_name, "chair_email": asked.chair_email,
    }  # fmt: skip
    return facts | changes


def proposed(world, offer=None, by=None, at=NOW, **changes):
    """Terms have been put before both parties."""
    offer = offer or accepted(world)
    by = by or world.leader
    draft = actions.save_draft(offer, terms(offer, **changes), by=by, at=at)
    actions.propose(draft, by=by, at=at)
    return Agreement.objects.get(pk=draft.pk)


def agreed(world, offer=None, at=NOW, **changes):
    """Both have confirmed: the leader by proposing, then the chair of governors or the headteacher."""
    agreement = proposed(world, offer, at=at, **changes)
    by = world.chair if agreement.request.is_mentoring else world.head
    return actions.confirm(agreement, by=by, at=at)


def visit(world, deployment, on=TODAY, half_days=1, by=None, at=NOW, words=""):
    return actions.plan_visit(
        deployment, on=on, half_days=half_days, words=words, by=by or world.leader, at=at, form_key=uuid4().hex
    )


def visited(world, deployment, on=TODAY, half_days=1, at=NOW):
    """A visit that took place."""
    planned = visit(world, deployment, on, half_days, at=at)
    actions.record_visit(planned, on=on, half_days=half_days, by=world.leader, at=at)
    return planned


def ROW(**words):  # noqa: N802
    return {"focus": "", "actions": "", "responsible": "", "by_when": "", "impact": ""} | words


def save(record, rows, by, *, base, at=NOW):
    return actions.save_record(record, rows, base=base, by=by, at=at, form_key=uuid4().hex)


def in_state(deployment, state, world, at=NOW):
    """The support in any of its states, by the moves that lead there."""
    moves = {"active": [], "paused": ["pause"], "completed": ["complete"], "ended_early": ["end_early"]}
    for verb in moves[state]:
        if verb in {"complete", "end_early"}:
            deployment.ended_at = at
            deployment.save(update_fields=["ended_at"])
        activity.move(deployment, verb, by=world.sia, at=at, why="For the test")
    return deployment
