"""Why a school is in the list."""

import pytest

from pharos.schools.criteria import Criteria, reason
from pharos.schools.models import School
from pharos.schools.states import Status

MARRAM = School(urn=900001, name="Marram Primary School", town="Lantern Bay", postcode="ZW1 1AA")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("marram", "“marram” is in its name"),
        (" Prim ", "“Prim” is in its name"),
        ("lantern bay", "“lantern bay” is in its town"),
        ("zw11aa", "“zw11aa” is in its postcode"),
        ("9000", "“9000” is in its URN"),
        ("marram bay", "“marram bay” is in its name and town"),
        ("", ""),
    ],
)
def test_reason(words, told):
    assert reason(MARRAM, Criteria(words=words)) == told


@pytest.mark.parametrize(
    ("status", "statuses"),
    [
        ("", (Status.OPEN, Status.CLOSING)),
        ("closed", (Status.CLOSED,)),
        ("all", tuple(Status)),
        ("nonsense", (Status.OPEN, Status.CLOSING)),
    ],
)
def test_statuses(status, statuses):
    assert Criteria(status=status).statuses == statuses
