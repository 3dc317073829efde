"""The county's stories of this autumn, each as far as it has come by 24 November 2026."""

from collections.abc import Callable

from pharos.deployments import actions as deployments
from pharos.matching import actions as matching
from pharos.matching.states import DeclineReason
from pharos.support import actions as support

from . import detours, place
from .county import County
from .telling import Story


def marram_waits_for_its_chair(county: County) -> Story:
    at = yield "2026-11-09 16:40"
    request = county.draft("marram_mentoring", at=at)
    at = yield "2026-11-10 08:20"
    county.send(request, at=at)
    at = yield "2026-11-12 19:05"
    offer, leader = county.offer_of(request), county.person("Amina Rahman")
    matching.accept(offer, by=leader, at=at)
    at = yield "2026-11-17 12:30"
    county.propose("marram_mentoring", offer, by=leader, at=at)


def marram_writes_a_second_request(county: County) -> Story:
    at = yield "2026-11-20 17:15"
    county.draft("marram_reading", at=at)


def saltmarsh_is_under_way(county: County) -> Story:
    at = yield "2026-09-14 09:10"
    request = county.draft("saltmarsh_curriculum", at=at)
    head, adviser, leader = map(county.person, ("Daniel Whitlock", "Yasmin Toledano", "Callum Geddes-Moir"))
    at = yield "2026-09-14 09:55"
    county.send(request, at=at)
    at = yield "2026-09-16 10:20"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-09-18 11:45"
    matching.offer(request, leader, by=adviser, at=at, message="Daniel would like to start with history and science.")
    at = yield "2026-09-21 07:50"
    offer = county.offer_of(request)
    matching.accept(offer, by=leader, at=at)
    at = yield "2026-09-25 13:20"
    agreement = county.propose("saltmarsh_curriculum", offer, by=leader, at=at)
    at = yield "2026-09-28 08:35"
    deployment = deployments.confirm(agreement, by=head, at=at)
    assert deployment is not None
    first = county.visit(deployment, "2026-10-08", 2, "Work scrutiny with heads of history and science", at=at)
    at = yield "2026-10-08 16:10"
    county.took_place(first, at=at)
    at = yield "2026-10-09 08:05"
    county.write_record("saltmarsh_curriculum", 0, first, by=leader, at=at)
    at = yield "2026-10-12 10:00"
    second = county.visit(deployment, "2026-11-12", 2, "Conversations with Year 8", at=at)
    at = yield "2026-11-12 17:30"
    county.took_place(second, at=at)
    at = yield "2026-11-16 09:25"
    county.write_record("saltmarsh_curriculum", 1, second, by=head, at=at)
    at = yield "2026-11-16 12:40"
    county.visit(deployment, "2026-12-03", 1, "Maps presented to governors", at=at)


def wendmere_has_not_been_looked_at(county: County) -> Story:
    at = yield "2026-11-20 15:30"
    county.send(county.draft("wendmere_attendance", at=at), at=at)


def ashlode_was_declined(county: County) -> Story:
    at = yield "2026-11-02 14:05"
    request, adviser, leader = county.draft("ashlode_small", at=at), county.person("Tom Ashby"), "Rosalind Pymm"
    county.send(request, at=at)
    at = yield "2026-11-03 09:15"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-11-04 10:30"
    matching.offer(
        request, county.person(leader), by=adviser, at=at, message="A school even smaller than yours.",
        reason="She has done this very work, though she does not list school improvement.",
    )  # fmt: skip
    at = yield "2026-11-10 18:20"
    matching.decline(
        county.offer_of(request), by=county.person(leader), at=at, reason=DeclineReason.DISTANCE,
        words="I would love to, but Ashlode is an hour away and I have no one to open the school on a Thursday.",
    )  # fmt: skip


def shingle_waits_for_amina(county: County) -> Story:
    at = yield "2026-11-12 11:10"
    request, adviser = county.draft("shingle_mentoring", at=at), county.person("Tom Ashby")
    county.send(request, at=at)
    at = yield "2026-11-13 09:40"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-11-18 15:00"
    message = "Declan is an experienced head who is new to the county. Two visits and a phone call might be enough."
    matching.offer(request, county.person("Amina Rahman"), by=adviser, at=at, message=message)


def cinderwold_is_in_triage(county: County) -> Story:
    at = yield "2026-11-09 08:50"
    request = county.draft("cinderwold_maths", at=at)
    county.send(request, at=at)
    at = yield "2026-11-10 09:30"
    support.take_up(request, by=county.person("Ruth Calloway"), at=at)


def larkdown_is_done(county: County) -> Story:
    at = yield "2026-09-02 17:20"
    request = county.draft("larkdown_mentoring", at=at)
    head, leader, chair = county.person("Nathaniel Abbiss"), county.person("Joseph Trent"), "Constance Aldermaston"
    at = yield "2026-09-03 08:10"
    county.send(request, at=at)
    at = yield "2026-09-04 12:35"
    offer = county.offer_of(request)
    matching.accept(offer, by=leader, at=at)
    at = yield "2026-09-08 16:45"
    agreement = county.propose("larkdown_mentoring", offer, by=leader, at=at)
    at = yield "2026-09-10 09:00"
    deployment = deployments.confirm(agreement, by=county.person(chair), at=at)
    assert deployment is not None
    plans = [("2026-09-17", "First conversations"), ("2026-10-07", "The budget"), ("2026-11-11", "Governors")]
    visits = [county.visit(deployment, on, 2, words, at=at) for on, words in plans]
    for number, (visit, (on, _)) in enumerate(zip(visits, plans, strict=True)):
        at = yield f"{on} 16:30"
        county.took_place(visit, at=at)
        at = yield f"{on} 19:10"
        version = county.write_record("larkdown_mentoring", number, visit, by=head if number else leader, at=at)
    at = yield "2026-11-13 10:15"
    deployments.sign_record(version.record, number=version.number, by=leader, at=at)
    at = yield "2026-11-16 08:40"
    deployments.sign_record(version.record, number=version.number, by=head, at=at)
    at = yield "2026-11-18 14:00"
    deployments.complete(deployment, by=leader, at=at, words="Nathaniel no longer needs me, and has my number.")


def thornmouth_found_nobody(county: County) -> Story:
    at = yield "2026-09-28 12:15"
    request, adviser = county.draft("thornmouth_behaviour", at=at), county.person("Yasmin Toledano")
    county.send(request, at=at)
    at = yield "2026-09-30 10:05"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-10-01 09:20"
    leader = county.person("Ayodele Bankole-Reeve")
    matching.offer(request, leader, by=adviser, at=at)
    at = yield "2026-10-05 07:45"
    matching.decline(
        county.offer_of(request), by=leader, at=at, reason=DeclineReason.DATES,
        words="Afternoons only until Christmas, and this school needs somebody at lunchtime.",
    )  # fmt: skip
    at = yield "2026-10-19 15:50"
    why = "Nobody with this expertise is free before Christmas. The new headteacher will ask again in January."
    support.leave_unfilled(request, by=adviser, at=at, why=why)


def hopgarth_was_asked_for_more(county: County) -> Story:
    at = yield "2026-11-16 16:25"
    request = county.draft("hopgarth_early_years", at=at)
    county.send(request, at=at)
    at = yield "2026-11-18 11:20"
    adviser = county.person("Gareth Whitcombe-Lee")
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-11-18 11:30"
    why = "Please say a little more about what happens in Reception now, and what you would see if it were better."
    support.send_back(request, by=adviser, at=at, why=why)


def star_has_just_asked(county: County) -> Story:
    at = yield "2026-11-23 13:10"
    county.send(county.draft("star_send", at=at), at=at)


def turnstone_waits_for_its_ground(county: County) -> Story:
    at = yield "2026-11-06 09:30"
    request = county.draft("turnstone_inclusion", at=at)
    adviser, leader = county.person("Tom Ashby"), county.person("Bronwen Prosser-Gale")
    county.send(request, at=at)
    at = yield "2026-11-09 10:10"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-11-11 11:20"
    matching.offer(request, leader, by=adviser, at=at)
    at = yield "2026-11-16 08:15"
    offer = county.offer_of(request)
    matching.accept(offer, by=leader, at=at)
    at = yield "2026-11-19 17:40"
    county.propose("turnstone_inclusion", offer, by=leader, at=at)


def millbarrow_is_under_way(county: County) -> Story:
    at = yield "2026-09-29 15:05"
    request = county.draft("millbarrow_maths", at=at)
    head, adviser, leader = map(county.person, ("Parveen Sandhu-Clarke", "Ruth Calloway", "Joseph Trent"))
    county.send(request, at=at)
    at = yield "2026-09-30 09:25"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-09-30 14:50"
    matching.offer(request, leader, by=adviser, at=at)
    at = yield "2026-10-02 12:05"
    offer = county.offer_of(request)
    matching.accept(offer, by=leader, at=at)
    at = yield "2026-10-06 16:00"
    agreement = county.propose("millbarrow_maths", offer, by=leader, at=at)
    at = yield "2026-10-08 08:45"
    deployment = deployments.confirm(agreement, by=head, at=at)
    assert deployment is not None
    at = yield "2026-10-13 10:30"
    first = county.visit(deployment, "2026-11-05", 1, "A lesson together in Year 4", at=at)
    at = yield "2026-11-05 15:55"
    county.took_place(first, at=at)
    at = yield "2026-11-06 08:00"
    county.write_record("millbarrow_maths", 0, first, by=leader, at=at)
    county.visit(deployment, "2026-12-01", 2, "Planning with the subject leader", at=at)


def pebbleham_thought_better_of_it(county: County) -> Story:
    at = yield "2026-10-05 10:40"
    request = county.draft("pebbleham_writing", at=at)
    county.send(request, at=at)
    at = yield "2026-10-12 13:30"
    matching.withdraw(request, by=request.raised_by, at=at, why="The diocese has found us an adviser.")


def quillfield_was_not_answered(county: County) -> Story:
    at = yield "2026-10-16 11:00"
    request = county.draft("quillfield_transition", at=at)
    adviser = county.person("Gareth Whitcombe-Lee")
    county.send(request, at=at)
    at = yield "2026-10-19 09:50"
    support.take_up(request, by=adviser, at=at)
    at = yield "2026-10-20 10:15"
    matching.offer(request, county.person("Nuala Devaney-Birch"), by=adviser, at=at)
    # Nobody answers: the offer lapses by itself.


STORIES: list[Callable[[County], Story]] = [
    marram_waits_for_its_chair,
    marram_writes_a_second_request,
    saltmarsh_is_under_way,
    wendmere_has_not_been_looked_at,
    ashlode_was_declined,
    shingle_waits_for_amina,
    cinderwold_is_in_triage,
    larkdown_is_done,
    thornmouth_found_nobody,
    hopgarth_was_asked_for_more,
    star_has_just_asked,
    turnstone_waits_for_its_ground,
    millbarrow_is_under_way,
    pebbleham_thought_better_of_it,
    quillfield_was_not_answered,
]


def stories() -> list[Story]:
    county = County()
    return [place.newly_designated(), *(story(county) for story in (*STORIES, *detours.STORIES))]
