"""Who has agreed to publish a profile has said with it that the profile is right."""

from django.db import migrations
from django.db.models import F


def confirm_with_consent(apps, schema_editor):
    profiles = apps.get_model("leaders", "Profile").objects.using(schema_editor.connection.alias)
    profiles.filter(consented_at__isnull=False, confirmed_at__isnull=True).update(confirmed_at=F("consented_at"))


class Migration(migrations.Migration):
    dependencies = [("leaders", "0004_upkeep")]

    operations = [migrations.RunPython(confirm_with_consent, migrations.RunPython.noop, elidable=True)]
