"""The county's map: the outlines of its districts, and where its postcodes are."""

import datetime as dt

from pharos.people.models import Person
from pharos.schools import actions as schools

from ..county.reading import HERE

SOURCE = "Districts and postcodes of the county are made up."


def draw(*, by: Person, at: dt.datetime) -> None:
    schools.import_outlines(HERE / "outlines.geojson", by=by, at=at, source=SOURCE)
    schools.import_postcodes(HERE / "postcodes.csv", by=by, at=at, source=SOURCE)
