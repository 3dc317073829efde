from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("leaders", "0005_first_confirmation")]

    operations = [
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.CheckConstraint(
                condition=models.Q(("consented_at__isnull", True), ("confirmed_at__isnull", False), _connector="OR"),
                name="profile_that_may_be_published_was_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("warned_at__isnull", True), ("warned_at__gte", models.F("confirmed_at")), _connector="OR"
                ),
                name="profile_warning_follows_its_confirmation",
            ),
        ),
    ]
