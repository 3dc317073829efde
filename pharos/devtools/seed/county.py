"""The county as the stories know it: its people and schools by name, and what they say by heart."""

import datetime as dt
import tomllib
import uuid
from functools import cached_property
from typing import Any

from pharos.deployments import actions as deployments
from pharos.deployments.models import Agreement, Deployment, Visit
from pharos.deployments.record_rows import Row, row
from pharos.matching import actions as matching
from pharos.matching import queries as offers
from pharos.matching.models import Offer
from pharos.people.models import Person
from pharos.schools.models import School
from pharos.support import actions as support
from pharos.support import answers
from pharos.support.models import SupportRequest
from pharos.support.states import LeaderChoice
from pharos.taxonomy import queries as taxonomy

from ..county.reading import HERE, email_of


def _words(name: str) -> dict[str, Any]:
    with (HERE / name).open("rb") as lines:
        return tomllib.load(lines)


def _key() -> str:
    return uuid.uuid4().hex


class County:
    """Hands out people, and does for a story what people do over several pages."""

    requests = cached_property(lambda self: _words("requests.toml"))
    agreements = cached_property(lambda self: _words("agreements.toml"))
    records = cached_property(lambda self: _words("records.toml"))

    def person(self, name: str) -> Person:
        return Person.objects.get(email=email_of(name))

    def draft(self, case: str, *, at: dt.datetime) -> SupportRequest:
        """Begin a request and answer what the case has words for."""
        words = self.requests[case]
        by, leader = self.person(words["by"]), words.get("leader")
        request = support.start(
            School.objects.get(urn=words["urn"]), by=by, at=at, form_key=_key(),
            leader=self.person(leader) if leader else None,
        )  # fmt: skip
        given = self._given(words)
        for question in answers.questions(_with_kind(request, words)):
            if any(given.get(name) not in (None, "", []) for name in question.fields):
                support.answer(request, question, {name: given.get(name, "") for name in question.fields},
                               by=by, at=at)  # fmt: skip
        return request

    def _given(self, words: dict[str, Any]) -> dict[str, Any]:
        chair, leader = words.get("chair", ""), words.get("leader", "")
        finished = "success" in words
        return {
            "kind": words["kind"], "need": words["need"], "success": words.get("success", ""),
            "mentee_stage": words.get("mentee_stage", ""), "mentee_name": words.get("mentee_name", ""),
            "expertise": list(taxonomy.by_codes(words.get("areas", []))),
            "wanted_from_on": words.get("from_on"), "wanted_until_on": words.get("until_on"),
            "half_days": words.get("half_days"), "funding": words.get("funding", ""),
            "funding_words": words.get("funding_words", ""),
            "has_other_support": False if finished else None, "other_support": "",
            "chair_name": chair, "chair_email": email_of(chair) if chair else "",
            "leader_choice": (LeaderChoice.NAMED if leader else LeaderChoice.FOUND) if finished else "",
            "named_leader": self.person(leader) if leader else None,
        }  # fmt: skip

    def send(self, request: SupportRequest, *, at: dt.datetime) -> None:
        matching.send(request, by=request.raised_by, at=at)

    def offer_of(self, request: SupportRequest) -> Offer:
        found = offers.live(request)
        assert found is not None, f"{request} has no live offer"
        found.request = request
        return found

    def draft_terms(self, case: str, offer: Offer, *, by: Person, at: dt.datetime) -> Agreement:
        """Write down the terms of the case, for nobody else to see yet."""
        words = dict(self.agreements[case])
        chair = words.pop("chair", "")
        terms = {
            "pool": "free" if "ground" in words else "funded",
            "accountable_to": f"The governing body of {offer.request.school.name}",
            "chair_name": chair, "chair_email": email_of(chair) if chair else "", **words,
        }  # fmt: skip
        return deployments.save_draft(offer, terms, by=by, at=at)

    def propose(self, case: str, offer: Offer, *, by: Person, at: dt.datetime) -> Agreement:
        """Write the terms of the case and put them before both parties."""
        draft = self.draft_terms(case, offer, by=by, at=at)
        deployments.propose(draft, by=by, at=at)
        return draft

    def visit(self, deployment: Deployment, on: str, half_days: int, words: str, *, at: dt.datetime) -> Visit:
        day = dt.date.fromisoformat(on)
        return deployments.plan_visit(
            deployment, on=day, half_days=half_days, words=words, by=deployment.leader, at=at, form_key=_key()
        )

    def took_place(self, visit: Visit, *, at: dt.datetime) -> None:
        deployments.record_visit(visit, on=visit.on, half_days=visit.half_days, by=visit.deployment.leader, at=at)

    def write_record(self, case: str, number: int, visit: Visit, *, by: Person, at: dt.datetime) -> Any:
        """Begin the visit's sheet and write what the case says; the version that was saved."""
        record = deployments.start_record(visit, by=by, at=at)
        before = record.versions.order_by("-number")[0]
        rows = _carrying_keys(before.rows, self.records[case][number]["rows"])
        return deployments.save_record(record, rows, base=before.number, by=by, at=at, form_key=_key())


def _with_kind(request: SupportRequest, words: dict[str, Any]) -> SupportRequest:
    """The same request, so that it asks the questions of its kind."""
    request.kind = words["kind"]
    return request


def _carrying_keys(before: list[Row], words: list[dict[str, str]]) -> list[Row]:
    """The new rows, each with the key of the row of the same focus that was carried forward."""
    known = {each["focus"]: each["key"] for each in before}
    return [row(each | {"key": known.get(each["focus"], "")}) for each in words]
