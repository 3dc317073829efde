"""Rows of the register imported in a second, beside ``csv.reader`` alone and a bare bulk insert of the same rows.

The aim: the import takes at most three times as long as these two together. What it does beyond them: it reads and
checks 40 facts of each row, compares each school with what is known of it, and keeps every change.

``PHAROS_REAL_DATA`` names the directory of the real files; without it, ``shared/data`` beside the checkout. Where there
is none, the made-up county's file is repeated until it is as large.
"""

import csv
import gzip
import io
import os
import time
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from pharos.common import clock
from pharos.schools import actions
from pharos.schools.models import FactChange, RegisterRemark, School, SchoolBefore

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("PHAROS_REAL_DATA") or ROOT.parent / "shared" / "data")
REAL = DATA / "register" / "edubasealldata20220706.csv.gz"
COUNTY = ROOT / "pharos" / "devtools" / "county" / "edubasealldata20260901.csv"
ROWS = 51_000
# Of so many rounds the quickest counts: whatever else the machine does only ever slows one down.
ROUNDS = 3
AIM = 3


def run():
    path = REAL if REAL.exists() else _made_up(Path(settings.DATA_DIR))
    importing = _quickest(lambda: _import(path), before=_empty)
    again = _quickest(lambda: _import(path), rounds=1)
    reading = _quickest(lambda: _read(path))
    rows, insert = _rows(), _insert_statement()
    inserting = _quickest(lambda: _insert(insert, rows), before=_empty)
    bare = reading + inserting
    print(f"The register of schools: {path.name}, {len(rows):,} rows, {connection.vendor}")
    _tell("csv.reader alone", reading, len(rows))
    _tell("a bare bulk insert", inserting, len(rows))
    _tell("the import", importing, len(rows), f"{importing / bare:.1f} times the two together (aim: {AIM} or less)")
    _tell("the same file again", again, len(rows), f"{again / bare:.1f} times")


def _tell(what, seconds, rows, remark=""):
    print(f"  {what:<20} {seconds:6.2f} s {rows / seconds:>10,.0f} rows a second  {remark}".rstrip())


def _quickest(work, *, before=None, rounds=ROUNDS):
    found = []
    for _ in range(rounds):
        if before:
            before()
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def _read(path):
    unpack = gzip.open if path.suffix == ".gz" else open
    with unpack(path, "rb") as raw:
        for _ in csv.reader(io.TextIOWrapper(raw, "cp1252", newline="")):
            pass


def _import(path):
    actions.import_register(path, by=None, at=clock.now())


def _rows():
    """Every school as it stands in the table, to be put there again."""
    fields = [field.attname for field in School._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(fields)} FROM {School._meta.db_table}")
        return cursor.fetchall()


def _insert_statement():
    fields = [field.attname for field in School._meta.concrete_fields]
    return f"INSERT INTO {School._meta.db_table} ({', '.join(fields)}) VALUES ({', '.join(['%s'] * len(fields))})"


@transaction.atomic
def _insert(statement, rows):
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _empty():
    """The tables without a school, the imports kept: rows that are put back point at them."""
    for model in (FactChange, RegisterRemark, SchoolBefore, School):
        model.objects.all()._raw_delete("default")


def _made_up(folder):
    """The made-up county again and again, each time under other URNs."""
    heading, *rows = COUNTY.read_text(encoding="cp1252").splitlines()
    lines = [heading]
    for number in range(ROWS):
        _, _, rest = rows[number % len(rows)].partition(",")
        lines.append(f'"{100_000 + number}",{rest}')
    path = folder / "edubasealldata20260901.csv"
    path.write_text("\r\n".join([*lines, ""]), encoding="cp1252", newline="")
    return path
