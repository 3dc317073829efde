"""Writing down what can't be done anew, where the database is busy."""

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError

from pharos.jobs.running import insist

pytestmark = pytest.mark.django_db(transaction=True)


def busy(times, error=OperationalError):
    """Something that fails so many times, and then answers."""
    left = iter([error("database is locked")] * times)

    def act():
        fault = next(left, None)
        if fault:
            raise fault
        return "written"

    return act


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("times", [0, 1, 2])
def test_it_is_tried_until_it_is_written(times, error):
    assert insist(busy(times, error), tries=3, pause=0) == "written"


def test_but_not_for_ever():
    with pytest.raises(OperationalError):
        insist(busy(3), tries=3, pause=0)


def test_any_other_fault_is_told_at_once():
    with pytest.raises(IntegrityError):
        insist(busy(1, IntegrityError), tries=3, pause=0)
