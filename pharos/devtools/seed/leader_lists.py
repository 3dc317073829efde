"""The administrator hands two lists of leaders in: one came in and left a doubt, one is tried and waits for her."""

import datetime as dt

from pharos.office import actions
from pharos.office.models import LeaderImport
from pharos.people.models import Person

from ..county.reading import email_of
from .telling import Story

ADMINISTRATOR = "Helen Marsh"
HEADING = "Leader,Email address,Designation,Start date,School,Specialism"
REGISTERED = (
    "Amina Rahman,amina.rahman@wantsum.example,Kent Leader of Education,September 2023,Kestrel Lane Primary School,",
    "Mr J Trent,joseph.trent@wantsum.example,KLE,08/01/2024,900004,",
    "Hilary Osgood,office@plovernest.example,KLE,01/09/2021,900006,",
)
HOPED_FOR = (
    "Dr Ada Quill,ada.quill@wantsum.example,SLE,September 2026,900015,Phonics; Phonix",
    "Bea Lark & Cy Dune,office@fleetwater.example,SLE,01/09/2026,900024,Assessment",
    "Desmond Adeyinka,desmond.adeyinka@wantsum.example,KLE,01/09/2023,900015,",
)


def two_lists() -> Story:
    at = yield "2026-11-19 09:20"
    helen = Person.objects.get(email=email_of(ADMINISTRATOR))
    registered = _hand_in("leaders-2026.csv", REGISTERED, by=helen, at=at)
    _ask(registered, dry_run=True, by=helen, at=at)
    at = yield "2026-11-19 09:24"
    _ask(registered, dry_run=False, by=helen, at=at)
    at = yield "2026-11-23 15:40"
    _ask(_hand_in("specialists.csv", HOPED_FOR, by=helen, at=at), dry_run=True, by=helen, at=at)


def _hand_in(name: str, rows: tuple[str, ...], *, by: Person, at: dt.datetime) -> LeaderImport:
    content = "\n".join([HEADING, *rows, ""]).encode()
    return actions.hand_in(name, [content], by=by, at=at)


def _ask(asked: LeaderImport, *, dry_run: bool, by: Person, at: dt.datetime) -> None:
    look, _ = actions.looked_at(asked)
    actions.ask(asked, columns=look.guessed, dry_run=dry_run, letters=False, by=by, at=at)
