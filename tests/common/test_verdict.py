"""Yes, or no with its reason."""

import pytest

from pharos.common.errors import AlreadyDone, NotAllowed, Refused, WrongState
from pharos.common.verdict import YES, no, not_now


def test_yes_is_true_and_lets_pass():
    assert (bool(YES), YES.reason, YES.enforce()) == (True, "", None)


@pytest.mark.parametrize(("say", "refusal", "status"), [(no, NotAllowed, 403), (not_now, WrongState, 409)])
def test_a_no_is_false_and_refuses_with_its_reason(say, refusal, status):
    verdict = say("Only the headteacher can do this.")
    assert (bool(verdict), verdict.reason) == (False, "Only the headteacher can do this.")
    with pytest.raises(refusal) as refused:
        verdict.enforce()
    assert (str(refused.value), refused.value.status) == ("Only the headteacher can do this.", status)


def test_each_refusal_has_its_status():
    assert [each.status for each in (Refused, NotAllowed, WrongState, AlreadyDone)] == [400, 403, 409, 409]
