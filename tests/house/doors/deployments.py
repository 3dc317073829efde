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


PRESSED = {"form_key": "d" * 32}
WHY = {"why": "For the test"}
ON = {"on_day": "24", "on_month": "11", "on_year": "2026", "half_days": "0.5"}
TERMS = {
    "purpose": "I am new to headship.", "success_measures": "I lead with confidence.", "half_days": "2", "pool": "free",
    "ground": "new_headteacher", "starts_on_day": "30", "starts_on_month": "11", "starts_on_year": "2026",
    "ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2027", "accountable_to": "The governing body",
    "form_of_reporting": "verbal", "chair_name": "Peter Lindqvist", "chair_email": "peter.lindqvist@wantsum.example",
}  # fmt: skip
SHEET = {"base": "2", "count": "1", "row-0-key": "", "row-0-focus": "Attendance", "save": "yes"}


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


def done(name, make, who, data=PRESSED, **more):
    """What ``step`` shows, done: those who may are sent on (302), those who only see it get the reason."""
    return Door(f"deployments:{name}", method="post", at=of(make), data=data, allowed=among(SEE, who, yes=302) | more)


DOORS = [
    Door("deployments:of_request", at=request_of(running), allowed=dict.fromkeys(SEE, 302)),
    # Those who may write terms; for others there is nothing at this address.
    Door("deployments:terms", at=request_of(accepted), allowed=dict.fromkeys((*WORK, "sia"), 200)),
    Door("deployments:terms", method="post", at=request_of(accepted), data=TERMS,
         allowed=dict.fromkeys((*WORK, "sia"), 302)),
    Door("deployments:check", at=of_draft, allowed={"leader": 200}),
    Door("deployments:check", method="post", at=of_draft, data=PRESSED, allowed={"leader": 302}),
    Door("deployments:agreement", at=of(proposed), allowed=dict.fromkeys(SEE, 200)),
    Door("deployments:agreement_pdf", at=of(proposed), allowed=dict.fromkeys(SEE, 200)),
    # The leader proposed and has confirmed by that: not twice (409).
    Door("deployments:confirm", at=of(proposed), allowed=among(SEE, ["chair"]) | {"leader": 409}),
    done("confirm", proposed, ["chair"], leader=302),
    step("answer", proposed, ("leader", "chair")),
    done("answer", proposed, ("leader", "chair"), {"what": "decline"} | WHY),
    step("withdraw", proposed, ("leader",)),
    done("withdraw", proposed, ("leader",)),
    Door("deployments:deployments", allowed=everyone()),
    step("deployment", running, SEE),
    step("pause", running, (*WORK, "sia")),
    done("pause", running, (*WORK, "sia"), WHY),
    step("resume", paused, (*WORK, "sia")),
    done("resume", paused, (*WORK, "sia")),
    step("complete", running, WORK),
    done("complete", running, WORK, {"words": "It went well"}),
    step("end_early", running, (*WORK, "sia")),
    done("end_early", running, (*WORK, "sia"), WHY),
    step("keeping", running, WRITE),
    done("keeping", running, WRITE, {"keeping": "here"}),
    step("plan_visit", running, WORK),
    done("plan_visit", running, WORK, ON),
    step("change_visit", planned, WORK),
    done("change_visit", planned, WORK, ON | {"words": "At nine"}),
    step("visit_took_place", planned, WORK),
    done("visit_took_place", planned, WORK, ON),
    step("cancel_visit", planned, WORK),
    done("cancel_visit", planned, WORK, WHY),
    step("correct_visit", visited, WORK),
    done("correct_visit", visited, WORK, {"what": "never"} | WHY),
    done("start_record", visited, WRITE),
    step("record", sheet, WRITE),
    step("record_pdf", sheet, WRITE),
    step("record_word", sheet, WRITE),
    step("edit_record", sheet, WRITE),
    done("edit_record", sheet, WRITE, SHEET),
    Door("deployments:record_version", at=of(sheet, 1), allowed=among(SEE, WRITE)),
    Door("deployments:compare_record", at=of(sheet, 2), allowed=among(SEE, WRITE)),
    done("sign_record", sheet, WRITE, {"version": "2"}),
]  # fmt: skip
