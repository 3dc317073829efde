"""How fresh a profile is: from its dates, one way for one profile and for SQL over all."""

import datetime as dt

import pytest

from pharos.common import clock
from pharos.leaders import actions, freshness, queries
from pharos.leaders.freshness import Freshness, Spans
from pharos.leaders.models import Profile
from tests.leaders import making

SPANS = Spans(holds=365, to_answer=28, notice=28)
CONFIRMED = dt.date(2025, 3, 3)


@pytest.mark.parametrize(
    ("confirmed_on", "warned_on", "day", "state"),
    [
        (None, None, dt.date(2026, 3, 3), Freshness.FRESH),
        (CONFIRMED, None, CONFIRMED, Freshness.FRESH),
        (CONFIRMED, None, dt.date(2026, 3, 2), Freshness.FRESH),
        (CONFIRMED, None, dt.date(2026, 3, 3), Freshness.DUE),
        (CONFIRMED, None, dt.date(2026, 3, 30), Freshness.DUE),
        (CONFIRMED, None, dt.date(2026, 3, 31), Freshness.STALE),
        (CONFIRMED, None, dt.date(2029, 1, 1), Freshness.STALE),  # never hidden without a warning
        (CONFIRMED, dt.date(2026, 4, 1), dt.date(2026, 3, 31), Freshness.STALE),
        (CONFIRMED, dt.date(2026, 4, 1), dt.date(2026, 4, 1), Freshness.WARNED),
        (CONFIRMED, dt.date(2026, 4, 1), dt.date(2026, 4, 28), Freshness.WARNED),
        (CONFIRMED, dt.date(2026, 4, 1), dt.date(2026, 4, 29), Freshness.HIDDEN),
    ],
)
def test_follows_from_the_dates(confirmed_on, warned_on, day, state):
    assert freshness.standing(confirmed_on, warned_on, day=day, spans=SPANS).state == state


def test_says_when_each_stage_begins():
    told = freshness.standing(CONFIRMED, dt.date(2026, 4, 1), day=dt.date(2026, 4, 2), spans=SPANS)
    assert (told.due_on, told.stale_on, told.hidden_on) == (
        dt.date(2026, 3, 3), dt.date(2026, 3, 31), dt.date(2026, 4, 29),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "asked", "stale", "hidden"),
    [
        (Freshness.FRESH, False, False, False),
        (Freshness.DUE, True, False, False),
        (Freshness.STALE, True, True, False),
        (Freshness.WARNED, True, True, False),
        (Freshness.HIDDEN, True, True, True),
    ],
)
def test_what_each_stage_means(state, asked, stale, hidden):
    standing = freshness.Standing(state)
    assert (standing.is_asked, standing.is_stale, standing.is_hidden) == (asked, stale, hidden)


# Late in the evening and past midnight: days are days in London, in summer too.
MOMENTS = [
    dt.datetime(2026, 6, day, hour, minute, tzinfo=dt.UTC)
    for day in (9, 10, 11)
    for hour, minute in ((22, 59), (23, 0), (23, 30), (0, 0), (12, 0))
]


@pytest.mark.django_db
@pytest.mark.parametrize("days_before", [363, 364, 365, 366, 392, 393, 394])
def test_the_database_tells_the_same_of_every_moment(world, days_before):
    """Due, stale and hidden, for each moment of confirmation and of warning against one moment of asking."""
    making.publish(world, world.leader, world.kestrel)
    profile, at, told = queries.profile_of(world.leader), dt.datetime(2027, 6, 10, 22, 30, tzinfo=dt.UTC), []
    for moment in MOMENTS:
        confirmed = moment.replace(year=2027) - dt.timedelta(days_before)
        profile.confirmed_at, profile.warned_at = confirmed, confirmed + dt.timedelta(days_before - 28)
        profile.save(update_fields=["confirmed_at", "warned_at"])
        standing = freshness.of(profile, day=clock.day_of(at))
        day = clock.day_of(at)
        told.append(
            (
                Profile.objects.filter(queries.due(at=at)).exists() == (standing.due_on <= day),
                Profile.objects.filter(queries.stale(at=at)).exists() == (standing.stale_on <= day),
                Profile.objects.filter(queries.hidden(at)).exists() == standing.is_hidden,
            )
        )
    assert told == [(True, True, True)] * len(MOMENTS)


@pytest.mark.django_db
class TestPublished:
    @pytest.fixture
    def profile(self, world):
        return making.publish(world, world.leader, world.kestrel)

    def test_hides_a_profile_after_its_warning_and_shows_it_again_once_confirmed(self, world, profile, clock):
        later = world.now + dt.timedelta(400)
        Profile.objects.update(warned_at=later)
        seen = [
            bool(queries.find(profile.reference, at=later + dt.timedelta(days))) for days in (0, 27, 28, 90)
        ]  # fmt: skip
        actions.confirm(profile, by=world.leader, at=later + dt.timedelta(91))
        again = bool(queries.find(profile.reference, at=later + dt.timedelta(91)))
        assert (seen, again) == ([True, True, False, False], True)

    def test_is_told_the_same_way_everywhere(self, world, profile):
        Profile.objects.update(warned_at=world.now)
        at = world.now + dt.timedelta(28)
        assert [
            queries.candidates(at).get().is_published,
            queries.in_brief(queries.leaders(at), at)[0].published,
            queries.visible_to(None, at=at).exists(),
            queries.visible_to(world.leader, at=at).exists(),
            queries.managed(at=at).get().is_published,
        ] == [False, False, False, True, False]

    def test_agreeing_again_is_confirming(self, world, profile):
        Profile.objects.update(warned_at=world.now)
        later = world.now + dt.timedelta(60)
        actions.withdraw_consent(profile, by=world.leader, at=later)
        agreed = actions.consent(profile, by=world.leader, at=later)
        assert (agreed.confirmed_at, agreed.warned_at) == (later, None)
