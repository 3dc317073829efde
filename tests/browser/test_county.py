"""The made-up county has something of everything: as large as a small county, and each state that work can be in."""

import sqlite3
from contextlib import closing

import pytest

from pharos.deployments.models import Agreement, Deployment, Visit
from pharos.leaders.models import Designation
from pharos.matching.models import Offer
from pharos.schools.models import School
from pharos.support.models import SupportRequest

pytestmark = pytest.mark.browser


@pytest.fixture
def first_day(running_demo):
    """The database as it was when the county had just been made."""
    with closing(sqlite3.connect(running_demo.folder / "data" / "first-day.sqlite3")) as database:
        yield database


def found(database, model, column):
    return {value for (value,) in database.execute(f"SELECT DISTINCT {column} FROM {model._meta.db_table}")}


@pytest.mark.parametrize("model", [SupportRequest, Offer, Agreement, Deployment, Visit], ids=lambda m: m.__name__)
def test_something_stands_in_every_state(first_day, model):
    states = model._meta.get_field("state").choices
    assert found(first_day, model, "state") == {state for state, _ in states}


@pytest.mark.parametrize(("model", "column", "number"), [(School, "urn", 300), (Designation, "person_id", 40)])
def test_the_county_is_as_large_as_a_small_one(first_day, model, column, number):
    assert len(found(first_day, model, column)) == number
