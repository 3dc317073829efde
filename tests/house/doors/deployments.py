"""Agreements, deployments, visits and records: the parties, the area, and nobody else.

Who may see support (``SEE``) may not therefore act in it, nor read its record: those get the reason (403).
"""

from pharos.deployments import actions
from tests.clock import NOW
from tests.deployments import stories
from tests.house.doors import Door, everyone

SEE = ("leader", "head", "delegate", "chair", "sia", "area_chair", "administrator")
WORK = ("leader", "head", "delegate")
WRITE = ("leader", "head")


def among(those, who, yes=200, no=403):
    """Of those who can see it, what some get and the others don't."""
    return {each: yes if each in who else no for each in those}


def accepted(world):
    stories.kle(world)
    return stories.accepted(world)


def proposed(world):
    return stories.proposed(world, accepted(world))


def running(world):
    return stories.agreed(world, accepted(world))


def paused(world):
    return stories.in_state(running(world), "paused", world)


def planned(world):
    return stories.visit(world, running(world))


def visited(world):
    return stories.visited(world, running(world))


def sheet(world):
    record = actions.start_record(visited(world), by=world.leader, at=NOW)
    stories.save(record, [stories.ROW(focus="Reading")], world.leader, base=1)
    return record


def of(make, *more):
    return lambda world: [make(world).reference, *more]


def request_of(make):
    return lambda world: [make(world).request.reference]


def of_draft(world):
    offer = accepted(world)
    return [actions.save_draft(offer, stories.terms(offer), by=world.leader, at=NOW).reference]


def step(name, make, who, seen_by=SEE):
    return Door(f"deployments:{name}", at=of(make), allowed=among(seen_by, who))


DOORS = [
    Door("deployments:of_request", at=request_of(running), allowed=dict.fromkeys(SEE, 302)),
    # Those who may write terms; for others there is nothing at this address.
    Door("deployments:terms", at=request_of(accepted), allowed=dict.fromkeys((*WORK, "sia"), 200)),
    Door("deployments:check", at=of_draft, allowed={"leader": 200}),
    Door("deployments:agreement", at=of(proposed), allowed=dict.fromkeys(SEE, 200)),
    # The leader proposed and has confirmed by that: not twice (409).
    Door("deployments:confirm", at=of(proposed), allowed=among(SEE, ["chair"]) | {"leader": 409}),
    step("answer", proposed, ("leader", "chair")),
    step("withdraw", proposed, ("leader",)),
    Door("deployments:deployments", allowed=everyone()),
    step("deployment", running, SEE),
    step("pause", running, (*WORK, "sia")),
    step("resume", paused, (*WORK, "sia")),
    step("complete", running, WORK),
    step("end_early", running, (*WORK, "sia")),
    step("keeping", running, WRITE),
    step("plan_visit", running, WORK),
    step("change_visit", planned, WORK),
    step("visit_took_place", planned, WORK),
    step("cancel_visit", planned, WORK),
    step("correct_visit", visited, WORK),
    Door("deployments:start_record", method="post", at=of(visited), allowed=among(SEE, WRITE, yes=302)),
    step("record", sheet, WRITE),
    step("record_pdf", sheet, WRITE),
    step("edit_record", sheet, WRITE),
    Door("deployments:record_version", at=of(sheet, 1), allowed=among(SEE, WRITE)),
    Door("deployments:compare_record", at=of(sheet, 2), allowed=among(SEE, WRITE)),
    Door("deployments:sign_record", method="post", at=of(sheet), data={"version": "2"},
         allowed=among(SEE, WRITE, yes=302)),
]  # fmt: skip
