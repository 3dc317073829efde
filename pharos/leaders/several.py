"""A field that holds several of a few known words, and can be asked for one of them in SQL.

SQLite can't look into a JSON list by ``contains``; a space on either side of each word lets ``LIKE`` do it
on every database.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models.lookups import Contains


class SeveralField(models.TextField):
    """A list of words (no spaces in them) in Python; " one two " in the database, empty where none."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return (value or "").split()

    def to_python(self, value: Any) -> list[str]:
        return value.split() if isinstance(value, str) else list(value or [])

    def get_prep_value(self, value: Any) -> str:
        return packed(self.to_python(value))


def packed(words: Iterable[str]) -> str:
    """The words as the database keeps them."""
    joined = " ".join(words)
    return f" {joined} " if joined else ""


@SeveralField.register_lookup
class Has(Contains):
    """``phases__has="primary"``: the rows whose list has this word."""

    lookup_name = "has"

    def get_prep_lookup(self) -> str:
        return packed([str(self.rhs)])

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        operator: str = connection.operators["contains"]
        return operator % rhs
