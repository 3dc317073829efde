"""Reads the hand-made tables of the county's people."""

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEPTEMBER = HERE / "edubasealldata20260901.csv"
NOVEMBER = HERE / "edubasealldata20261101.csv"
DISTRICTS = HERE / "districts.csv"


@dataclass(frozen=True)
class Persona:
    """One of the cast: who they are, and what they find when they come in."""

    key: str
    name: str
    who: str
    waits: str
    grants: list[list[str]]
    lent_by: str = ""


@dataclass(frozen=True)
class Offered:
    """An area of expertise that a leader offers."""

    code: str
    evidence: str


@dataclass(frozen=True)
class LeaderSketch:
    """A leader of the county, with the words of their profile. Without a portrait: newly designated."""

    name: str
    urn: int
    kinds: list[str]
    from_on: dt.date
    why: str
    phases: list[str]
    can_lead: list[str]
    availability: str
    availability_words: str
    portrait: str
    available_from_on: dt.date | None = None
    expertise: list[Offered] = field(default_factory=list)


@cache
def cast() -> list[Persona]:
    return [Persona(**row) for row in _table("cast.toml")["person"]]


@cache
def leaders() -> list[LeaderSketch]:
    return [_leader(**row) for row in _table("leaders.toml")["leader"]]


def email_of(name: str) -> str:
    """Every address of the county: ``grace.okafor@wantsum.example``."""
    return f"{name.lower().replace(' ', '.').replace('’', '')}@wantsum.example"


def _leader(expertise: list[dict[str, str]] | None = None, **facts: Any) -> LeaderSketch:
    offered = [Offered(**row) for row in expertise or []]
    return LeaderSketch(**facts, expertise=offered)


def _table(name: str) -> dict[str, list[dict[str, Any]]]:
    with (HERE / name).open("rb") as lines:
        return tomllib.load(lines)
