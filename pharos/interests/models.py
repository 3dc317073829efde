"""Interests that people declare, with dates."""

from django.conf import settings
from django.db import models

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference

from .states import InterestKind


class Declaration(models.Model):
    """A person says what binds them to a school or to another person, from a day until a day (inclusive).

    It is about a school or about a person, never both. It is ended, never removed.
    """

    privacy = Privacy(
        purpose="Keeping conflicts of interest out of support and selection",
        keep=PROGRAMME,
        public="reference form_key",
        personal="person about_person declared_at ended_at",
        sensitive="about_school kind words from_on until_on",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    form_key = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="declarations")
    about_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="declarations_about"
    )
    about_school = models.ForeignKey(
        "schools.School", null=True, blank=True, on_delete=models.PROTECT, related_name="declarations_about"
    )
    kind = models.TextField(choices=InterestKind)
    words = models.TextField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(about_person__isnull=True, about_school__isnull=False)
                | models.Q(about_person__isnull=False, about_school__isnull=True),
                name="declaration_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(about_person__isnull=True) | ~models.Q(about_person=models.F("person")),
                name="declaration_is_about_somebody_else",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="declaration_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=InterestKind.values), name="declaration_kind_is_known"),
        ]
