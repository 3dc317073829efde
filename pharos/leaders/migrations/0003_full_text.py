"""The index over ``SearchEntry``, which the database itself keeps in step with the table.

SQLite: an FTS5 table that holds no text of its own, and triggers (Django's remaking of the table would drop them:
a later migration that alters ``SearchEntry`` runs these statements again). PostgreSQL: a generated column.
The texts hold stems already, so neither is told a language.
"""

from django.db import migrations

COLUMNS = ("areas", "portrait", "facts", "school")
NEW, OLD = (", ".join(f"{row}.{name}" for name in COLUMNS) for row in ("new", "old"))
TABLE, INDEX = "leaders_searchentry", "leaders_search_words"
ADD = f"INSERT INTO {INDEX}(rowid, {', '.join(COLUMNS)}) VALUES (new.designation_id, {NEW});"
TAKE = f"INSERT INTO {INDEX}({INDEX}, rowid, {', '.join(COLUMNS)}) VALUES ('delete', old.designation_id, {OLD});"
SQLITE = [
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5({', '.join(COLUMNS)}, content='{TABLE}', "
    "content_rowid='designation_id', tokenize='unicode61')",
    f"CREATE TRIGGER {INDEX}_added AFTER INSERT ON {TABLE} BEGIN {ADD} END",
    f"CREATE TRIGGER {INDEX}_changed AFTER UPDATE ON {TABLE} BEGIN {TAKE} {ADD} END",
    f"CREATE TRIGGER {INDEX}_gone AFTER DELETE ON {TABLE} BEGIN {TAKE} END",
]
SQLITE_BACK = [
    *(f"DROP TRIGGER {INDEX}_{name}" for name in ("added", "changed", "gone")),
    f"DROP TABLE {INDEX}",
]
WEIGHED = " || ".join(
    f"setweight(to_tsvector('simple', {name}), '{weight}')" for name, weight in zip(COLUMNS, "ABCD", strict=True)
)
POSTGRESQL = [
    f"ALTER TABLE {TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS ({WEIGHED}) STORED",
    f"CREATE INDEX {INDEX} ON {TABLE} USING gin (words)",
]
POSTGRESQL_BACK = [f"ALTER TABLE {TABLE} DROP COLUMN words"]


def _run(sqlite, postgresql):
    def run(apps, editor):
        for statement in sqlite if editor.connection.vendor == "sqlite" else postgresql:
            editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("leaders", "0002_search")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
