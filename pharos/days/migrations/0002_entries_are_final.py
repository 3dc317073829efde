"""The database itself refuses to change an entry of the ledger."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER days_entry_is_final BEFORE UPDATE ON days_entry
BEGIN SELECT RAISE(ABORT, 'An entry of the ledger is never changed.'); END
"""
POSTGRESQL = """
CREATE FUNCTION days_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'An entry of the ledger is never changed.'; END $$;
CREATE TRIGGER days_entry_is_final BEFORE UPDATE ON days_entry
FOR EACH ROW EXECUTE FUNCTION days_entry_is_final()
"""
DROP_SQLITE = "DROP TRIGGER days_entry_is_final"
DROP_POSTGRESQL = "DROP TRIGGER days_entry_is_final ON days_entry; DROP FUNCTION days_entry_is_final()"


def guard(apps, schema_editor):
    schema_editor.execute(SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def unguard(apps, schema_editor):
    schema_editor.execute(DROP_SQLITE if schema_editor.connection.vendor == "sqlite" else DROP_POSTGRESQL)


class Migration(migrations.Migration):
    dependencies = [("days", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
