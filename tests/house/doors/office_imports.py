"""Doors to imports of the register, and to areas and districts."""

import datetime as dt
import tempfile
from pathlib import Path

from pharos.schools import actions
from tests.house.doors import Door, administrators
from tests.schools import files

WHY = {"why": "The boundaries changed."}


def upload(world):
    """A file that was handed in."""
    content = files.text(files.row(1), files.row("x")).encode()
    world.upload = actions.hand_in("edubasealldata20260901.csv", [content], by=world.administrator, at=world.now)


def asked(world):
    upload(world)
    world.asked = actions.start(
        world.upload.key, by=world.administrator, at=world.now, as_at=dt.date(2026, 9, 1), la="", dry_run=False,
        form_key="a" * 32,
    )  # fmt: skip


def done(world):
    with tempfile.TemporaryDirectory() as folder:
        path = files.write(Path(folder) / "edubasealldata20260901.csv", files.row(1))
        world.asked = actions.import_register(path, by=world.administrator, at=world.now)


def the_upload(world):
    return [world.upload.key]


def the_import(world):
    return [world.asked.reference]


def its_list(show):
    return lambda world: [world.asked.reference, show]


START = {"as_at_day": "1", "as_at_month": "9", "as_at_year": "2026", "schools": "all", "doing": "do"}

IMPORTS = [
    administrators("office:imports"),
    administrators("office:upload"),
    administrators("office:upload", method="post", data={}),
    administrators("office:start_import", at=the_upload, needs=upload),
    administrators("office:start_import", at=the_upload, needs=upload, method="post", data=START, status=302),
    administrators("office:import", at=the_import, needs=asked),
    administrators("office:cancel_import", at=the_import, needs=asked),
    administrators("office:cancel_import", at=the_import, needs=asked, method="post", data=WHY, status=302),
    administrators("office:roll_back", at=the_import, needs=done),
    administrators("office:roll_back", at=the_import, needs=done, method="post", data=WHY, status=302),
    administrators("office:import_list", at=its_list("rejected"), needs=asked),
    administrators("office:import_csv", at=its_list("rejected"), needs=asked),
]

AREAS = [
    administrators("office:areas"),
    administrators("office:area", at=lambda world: ["north"]),
    administrators("office:add_area"),
    administrators("office:add_area", method="post", data={"name": "Coast", **WHY}, status=302),
    administrators("office:rename_area", at=lambda world: ["north"]),
    administrators(
        "office:rename_area", at=lambda world: ["north"], method="post", data={"name": "Coast", **WHY}, status=302
    ),
    administrators("office:add_district", at=lambda world: ["north"]),
    administrators(
        "office:add_district", at=lambda world: ["north"], method="post", status=302,
        data={"name": "Shingle Point", "code": "D99", **WHY},
    ),
    administrators("office:move_district", at=lambda world: ["D01"]),
    administrators(
        "office:move_district", at=lambda world: ["D01"], method="post", data={"to": "east", **WHY}, status=302
    ),
]  # fmt: skip

CHANGES = [Door("office:changes", allowed=dict.fromkeys(("administrator", "sia", "other_sia"), 200), others=403)]

DOORS = [*IMPORTS, *CHANGES, *AREAS]
