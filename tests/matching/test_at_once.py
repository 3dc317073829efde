"""Several people act on one request at the same moment, each on a connection of their own: one comes first.

On each database there is.
"""

import pytest

from tests.installations import installation, migrated_database, migrated_file  # noqa: F401

pytestmark = pytest.mark.slow

COUNTY = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.db import connection
from pharos.common.errors import Refused
from pharos.matching import actions
from tests.clock import NOW
from tests.matching import stories
from tests.support import stories as support
from tests.world import World
world = World()

def at_once(*deeds):
    # Everybody is connected before anybody begins.
    connection.close()
    ready = Barrier(len(deeds))
    def act(deed):
        connection.ensure_connection()
        ready.wait()
        try:
            deed()
            return "done"
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()
    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(act, deeds))
"""
WITHDRAW_AND_ACCEPT = """
offer = stories.offered(world)
withdraw = lambda: actions.withdraw(type(offer.request).objects.get(), by=world.head, at=NOW, why="The trust helps.")
accept = lambda: actions.accept(type(offer).objects.get(), by=world.leader, at=NOW)
answer = at_once(withdraw, accept)
"""
OFFER_IN_TWO_TABS = """
request = support.sent(world, "in_triage")
stories.leader(world)
stories.leader(world, world.other_leader, world.windmill)
def offer_to(leader):
    return lambda: actions.offer(type(request).objects.get(), leader, by=world.sia, at=NOW)
answer = at_once(offer_to(world.leader), offer_to(world.other_leader))
"""
SEND_THREE = """
drafts = [support.draft(world) for _ in range(3)]
def send(draft):
    return lambda: actions.send(draft, by=world.head, at=NOW)
answer = at_once(*map(send, drafts))
"""


def test_a_school_withdraws_as_the_leader_accepts(installation):  # noqa: F811
    """Whoever comes first, the request ends withdrawn and the offer with it; a leader who comes second reads why."""
    withdrew, accepted = installation.say(COUNTY + WITHDRAW_AND_ACCEPT)
    refusal = "Marram Primary School has withdrawn its request. There is nothing left to do."
    assert (withdrew, accepted in {"done", refusal}) == ("done", True)
    assert installation.rows("SELECT state FROM support_supportrequest") == [("withdrawn",)]
    assert installation.rows("SELECT state FROM matching_offer") == [("withdrawn",)]


def test_an_adviser_offers_in_two_tabs(installation):  # noqa: F811
    said = installation.say(COUNTY + OFFER_IN_TWO_TABS)
    assert sorted(said) == ["This request is not waiting for a leader.", "done"]
    assert installation.rows("SELECT state FROM matching_offer") == [("offered",)]


def test_several_requests_are_sent_and_each_has_its_own_number(installation):  # noqa: F811
    assert installation.say(COUNTY + SEND_THREE) == ["done"] * 3
    assert installation.rows("SELECT number FROM support_supportrequest ORDER BY number") == [(1,), (2,), (3,)]
