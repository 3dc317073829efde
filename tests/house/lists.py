"""Every list that is shown a page at a time: who reads it, and how it gets one more row.

Every list offers itself as Excel and as CSV (``pharos.files.exports``) at its own address with ``?as=``, or it says
where else (``file``) or why not (``no_file``).

``one_more(world, number)`` makes a row and gives words by which the page shows it, so that a list that
stays empty measures nothing. ``at`` gives the arguments of the address, ``needs`` prepares what it stands on.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pharos.files import exports
from pharos.leaders.models import Profile
from pharos.office.models import LeaderImport
from pharos.outbox import actions as outbox
from pharos.people.models import Organisation
from pharos.people.states import Role
from pharos.schools.models import Area, RegisterImport, SourceImport
from pharos.taxonomy.models import Expertise
from tests.clock import NOW
from tests.deployments import stories as deployments
from tests.house.doors import nothing
from tests.leaders import making
from tests.matching import stories as matching
from tests.support import stories as support


@dataclass(frozen=True)
class Listed:
    """A list as one of its readers sees it. Of one that a process ``remembers``, the second look is measured."""

    who: str
    one_more: Callable[[Any, int], str]
    query: str = ""
    remembers: bool = False
    needs: Callable[[Any], Any] = nothing
    at: Callable[[Any], list[Any]] = lambda world: []
    file: str = ""
    forms: tuple[str, ...] = (exports.XLSX, exports.CSV, exports.JSON)
    no_file: str = ""


def letter(world: Any, number: int) -> str:
    outbox.write(
        to=f"reader{number}@wantsum.example", template="people/emails/address_changed.txt", about=world.head,
        context={"name": "Grace", "new": "new@wantsum.example"}, by=None, at=NOW,
    )  # fmt: skip
    return f"reader{number}@wantsum.example"


def person(world: Any, number: int) -> str:
    return world.person(f"Quentin Listed{number}").name


def organisation(world: Any, number: int) -> str:
    return Organisation.objects.create(kind="association", name=f"Association {number}").name


def area(world: Any, number: int) -> str:
    return Area.objects.create(code=f"listed-{number}", name=f"Listed Area {number}").name


def expertise(world: Any, number: int) -> str:
    label = f"Listed area {number}"
    return Expertise.objects.create(
        code=f"listed-{number}", label=label, group="", scheme="local", position=number
    ).label


def school(world: Any, number: int) -> str:
    return world.school(910000 + number, f"Listed School {number}", head=f"Robin Listed{number}").name


def change(world: Any, number: int) -> str:
    later = RegisterImport.objects.create(
        file_name="later.csv", as_at=dt.date(2026, 11, number), state="done", requested_at=NOW
    )
    world.marram.changes.create(
        register_import=later, field="name", before=f"Old Name {number}", after=f"Marram {number}"
    )
    return f"Old Name {number}"


def two_files(world: Any) -> None:
    """The register as the world has it, and a later file."""
    world.later = RegisterImport.objects.create(
        file_name="later.csv", as_at=dt.date(2026, 11, 20), state="done", requested_at=NOW, turn=2
    )


def school_change(world: Any, number: int) -> str:
    found = world.school(940000 + number, f"Changed School {number}", head=f"Io Carrow{number}")
    found.changes.create(
        register_import=world.later, field="head_last_name", before=f"Before{number}", after=f"Carrow{number}"
    )
    return f"Before{number}"


def register_import(world: Any, number: int) -> str:
    RegisterImport.objects.create(
        file_name=f"register-{number}.csv", as_at=dt.date(2026, 9, number), state="done", requested_at=NOW,
        started_by=world.administrator,
    )  # fmt: skip
    return f"register-{number}.csv"


def source(world: Any, number: int) -> str:
    SourceImport.objects.create(
        kind="links", file_name=f"links-{number}.csv", as_at=dt.date(2026, 9, number), state="done", requested_at=NOW,
        started_by=world.administrator,
    )  # fmt: skip
    return f"links-{number}.csv"


def a_source(world: Any) -> None:
    source(world, 9)


def the_source(world: Any) -> list[Any]:
    return [SourceImport.objects.get().reference]


def unread(world: Any, number: int) -> str:
    SourceImport.objects.get().remarks.create(line=number, name=f"Unread School {number}", reason="It has no URN.")
    return f"Unread School {number}"


def leader_list(world: Any, number: int) -> str:
    LeaderImport.objects.create(file_name=f"leaders-{number}.csv", requested_at=NOW, started_by=world.administrator)
    return f"leaders-{number}.csv"


def the_list(world: Any) -> None:
    world.list = LeaderImport.objects.create(file_name="leaders.csv", state="done", requested_at=NOW, finished_at=NOW)


def leader_row(world: Any, number: int) -> str:
    person = world.person(f"Quentin Row{number}")
    making.designate(world, person, world.marram)
    world.list.lines.create(line=number, result="added", name=person.name, person=person)
    return person.name


def rejected(world: Any, number: int) -> str:
    world.register.remarks.create(kind="rejected", line=number, name=f"Broken School {number}", reason="It has no URN.")
    return f"Broken School {number}"


def incomplete(world: Any, number: int) -> str:
    found = world.person(f"Leader Listed{number}")
    making.designate(world, found, world.kestrel)
    return found.name


def stale(world: Any, number: int) -> str:
    name = leader(world, number)
    Profile.objects.update(confirmed_at=NOW - dt.timedelta(400 + number))
    return name


def leader(world: Any, number: int) -> str:
    found = world.person(f"Leader Listed{number}")
    matching.leader(world, found, world.school(920000 + number, f"School of {number}", head=found.name))
    return found.name


def draft(world: Any, number: int) -> str:
    school = world.school(930000 + number, f"Asking School {number}")
    world.grant(world.head, Role.HEADTEACHER, school.urn)
    support.draft(world, school=school)
    return f"Asking School {number}"


def sent(world: Any, number: int) -> str:
    support.sent(world, school=world.school(930000 + number, f"Asking School {number}"))
    return f"Asking School {number}"


def offer(world: Any, number: int) -> str:
    asking = world.school(930000 + number, f"Asking School {number}")
    matching.offered(world, support.sent(world, "offered", owner=world.sia, school=asking))
    return asking.name


def deployment(world: Any, number: int) -> str:
    return deployments.agreed(world, deployments.accepted(world, deployments.improvement(world))).request.case_number


def asked(world: Any) -> list[Any]:
    return [world.__dict__.setdefault("listed", support.sent(world, "in_triage")).reference]


LISTS = {
    "deployments:deployments": Listed("leader", deployment, needs=deployments.kle),
    "leaders:directory": Listed("head", leader, query="words=i&near=900001&phase=primary", remembers=True),
    "leaders:incomplete": Listed("administrator", incomplete),
    "leaders:stale": Listed("administrator", stale),
    "leaders:manage": Listed("administrator", leader),
    "matching:leaders": Listed("sia", leader, at=asked),
    "matching:offers": Listed("leader", offer),
    "matching:triage": Listed("sia", sent),
    "office:areas": Listed("administrator", area),
    "office:expertise": Listed("administrator", expertise),
    "office:changes": Listed("sia", school_change, needs=two_files),
    "office:import_list": Listed(
        "administrator",
        rejected,
        at=lambda world: [world.register.reference, "rejected"],
        file="office:import_csv",
        forms=(exports.CSV,),
    ),
    "office:imports": Listed(
        "administrator", register_import, no_file="what an import did is a file on the page of each"
    ),
    "office:leader_lists": Listed("administrator", leader_list),
    "office:leader_rows": Listed("administrator", leader_row, needs=the_list, at=lambda world: [world.list.reference]),
    "office:letters": Listed("administrator", letter),
    "office:organisations": Listed("administrator", organisation),
    "office:people": Listed("administrator", person, query="words=listed"),
    "office:sources": Listed("administrator", source),
    "office:source_not_read": Listed("administrator", unread, needs=a_source, at=the_source),
    "schools:school": Listed(
        "stranger",
        change,
        at=lambda world: [world.marram.urn],
        no_file="a part of one school's page, open to everybody",
    ),
    "schools:schools": Listed("stranger", school, query="q=listed"),
    "support:requests": Listed("head", draft),
}
# Lists of the demo's own pages, which are there only where the demo is switched on.
OF_THE_DEMO = {"devtools:inbox": Listed("stranger", letter)}
