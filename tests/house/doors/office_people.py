"""The office: people, roles and organisations. For whoever runs the programme; others are told why not."""

from pharos.people import actions
from tests.house.doors import administrators

NORA = {"name": "Nora Quill", "email": "nora.quill@wantsum.example", "telephone": ""}
WHY = {"why": "Has left the county"}
GIVEN = {"key": "east", "from_on_day": "24", "from_on_month": "11", "from_on_year": "2026", "reason": "Appointed"}
ENDED = {"when": "now", "reason": "Has left the county"}


def the_head(world):
    return [world.head.reference]


def closed(world):
    """Somebody whose account is closed."""
    world.nora = world.person("Nora Quill")
    actions.close_account(world.nora, by=world.administrator, at=world.now, why="Has left")


def of_the_closed(world):
    return [world.nora.reference]


def a_role(world):
    return [world.sia.grants.get().reference]


def asks(name, data, **kwargs):
    """A page with a form, and what comes of filling it in."""
    return [
        administrators(f"office:{name}", **kwargs),
        administrators(f"office:{name}", **kwargs, method="post", data=data, status=302),
    ]


DOORS = [
    administrators("office:front"),
    administrators("office:people"),
    *asks("add_person", NORA),
    administrators("office:person", at=the_head),
    *asks("correct_person", NORA, at=the_head),
    *asks("close_account", WHY, at=lambda world: [world.stranger.reference]),
    *asks("reopen_account", WHY, at=of_the_closed, needs=closed),
    administrators("office:sign_out", at=lambda world: [world.chair.reference], method="post", status=302),
    *asks("choose_role", {"role": "sia"}, at=the_head),
    *asks("give_role", GIVEN, at=lambda world: [world.stranger.reference, "sia"]),
    *asks("end_role", ENDED, at=a_role),
    administrators("office:organisations"),
    *asks("add_organisation", {"name": "Wantsum Hub", "kind": "teaching_school"}),
]
