"""Doors to files of other sources."""

import datetime as dt

from pharos.schools import actions
from pharos.schools.states import SourceKind
from tests.house.doors import administrators

LINKS = (
    b"URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\r\n900001,890001,Old Marram School,Predecessor,01-09-2020\r\n"
)


def upload(world):
    """A file that was handed in."""
    world.upload = actions.hand_in_source(
        SourceKind.LINKS, "links_20260901.csv", [LINKS], by=world.administrator, at=world.now
    )


def asked(world):
    upload(world)
    world.asked = actions.start_source(
        SourceKind.LINKS, world.upload.key, by=world.administrator, at=world.now, as_at=dt.date(2026, 9, 1),
        dry_run=False, form_key="b" * 32,
    )  # fmt: skip


def the_upload(world):
    return ["links", world.upload.key]


def the_source(world):
    return [world.asked.reference]


START = {"as_at_day": "1", "as_at_month": "9", "as_at_year": "2026", "doing": "do"}

DOORS = [
    administrators("office:sources"),
    administrators("office:upload_source"),
    administrators("office:upload_source", method="post", data={}),
    administrators("office:start_source", at=the_upload, needs=upload),
    administrators("office:start_source", at=the_upload, needs=upload, method="post", data=START, status=302),
    administrators("office:source", at=the_source, needs=asked),
    administrators("office:source_not_read", at=the_source, needs=asked),
]
