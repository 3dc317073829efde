"""What has been recorded stays as it was recorded."""

import pytest
from django.db import DatabaseError, connection, transaction

from pharos.activity import actions
from pharos.activity.models import Activity
from pharos.common.append_only import AppendOnly
from tests.clock import NOW

TABLE = Activity._meta.db_table


@pytest.fixture
def recorded(letter, helen):
    return actions.record("note", letter, by=helen, at=NOW, says="noted something", why="to remember")


@pytest.mark.parametrize(
    "change",
    [
        lambda activity: activity.save(),
        lambda activity: activity.delete(),
        lambda activity: Activity.objects.update(why=""),
        lambda activity: Activity.objects.filter(pk=activity.pk).update(why=""),
        lambda activity: Activity.objects.all().delete(),
        lambda activity: Activity.objects.bulk_update([activity], ["why"]),
    ],
)
def test_the_model_offers_no_way_to_change_it(recorded, change):
    recorded.why = "something else"
    with pytest.raises(AppendOnly), transaction.atomic():
        change(recorded)
    assert Activity.objects.get().why == "to remember"


def _execute(sql, *params):
    """Past the model: in a savepoint, so that the test can look afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def test_the_database_refuses_an_update(recorded):
    with pytest.raises(DatabaseError, match="An activity is never changed"):
        _execute(f"UPDATE {TABLE} SET why = %s WHERE id = %s", "something else", recorded.pk)
    assert Activity.objects.get().why == "to remember"


@pytest.mark.postgresql
def test_postgresql_refuses_a_removal(recorded):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite’s tables are emptied row by row between tests, so there the model alone refuses.")
    with pytest.raises(DatabaseError, match="An activity is never changed"):
        _execute(f"DELETE FROM {TABLE}")
    assert Activity.objects.count() == 1
