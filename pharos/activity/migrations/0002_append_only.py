"""The database itself refuses to change what has been recorded.

PostgreSQL refuses removal too. SQLite doesn't, since Django empties its tables between tests row by row; there the
model refuses. On SQLite a later migration that rebuilds this table drops its triggers: such a migration ends with
``add_triggers`` again (``tests/activity/test_append_only.py`` notices where it doesn't).
"""

from django.db import migrations

SQLITE = """
CREATE TRIGGER activity_is_never_changed BEFORE UPDATE ON activity_activity
BEGIN SELECT RAISE(ABORT, 'An activity is never changed.'); END
"""
POSTGRESQL = [
    """
CREATE FUNCTION activity_refuses() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'An activity is never changed.' USING ERRCODE = 'integrity_constraint_violation'; END $$
""",
    """
CREATE TRIGGER activity_is_never_changed BEFORE UPDATE OR DELETE ON activity_activity
FOR EACH ROW EXECUTE FUNCTION activity_refuses()
""",
]


def add_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE)
    elif schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def drop_triggers(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS activity_is_never_changed")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER IF EXISTS activity_is_never_changed ON activity_activity")
        schema_editor.execute("DROP FUNCTION IF EXISTS activity_refuses()")


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
