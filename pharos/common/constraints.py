"""Which constraint the database found broken."""

import re

from django.apps import apps
from django.db import IntegrityError, models

NAMED = re.compile(r"CHECK constraint failed: (\w+)|index '(\w+)'|constraint \"(\w+)\"")
COLUMNS = re.compile(r"UNIQUE constraint failed: (.+)")


def name_of(broken: IntegrityError) -> str:
    """The name of the broken constraint; empty where the database doesn't tell."""
    words = str(broken)
    if named := NAMED.search(words):
        return next(group for group in named.groups() if group)
    if columns := COLUMNS.search(words):
        return _unique_over(columns[1].split(", "))
    return ""


def _column(model: type[models.Model], name: str) -> str | None:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field.column


def _unique_over(columns: list[str]) -> str:
    """SQLite names the columns of a unique constraint, not the constraint: ask the models which it is."""
    table, wanted = columns[0].split(".")[0], {column.split(".")[1] for column in columns}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table != table:
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and wanted == {
                _column(model, name) for name in constraint.fields
            }:
                return constraint.name
    return ""
