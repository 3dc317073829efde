"""What system leaders were designated as, where and for how long."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from pharos.common.privacy import PROGRAMME, Privacy
from pharos.common.references import new_reference

from ..states import DesignationKind


class Designation(models.Model):
    """A person is designated as one kind of leader, at a school, from a day until a day (inclusive).

    Nothing flips when a date passes: whether it holds follows from the dates. A leader who moves to another
    school and stays designated has a second designation, from that day, at that school.
    """

    privacy = Privacy(
        purpose="Who is a designated system leader, and why",
        keep=PROGRAMME,
        public="reference form_key person kind school from_on until_on",
        personal="designated_by designated_at ended_by ended_at",
        sensitive="why end_why",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    form_key = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="designations")
    kind = models.TextField(choices=DesignationKind)
    school = models.ForeignKey("schools.School", on_delete=models.PROTECT, related_name="designations")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    why = models.TextField()
    # Nobody where a list was brought in at the service's console.
    designated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    designated_at = models.DateTimeField()
    end_why = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="designation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, end_why="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False, until_on__isnull=False) & ~Q(end_why="")),
                name="designation_is_ended_with_a_reason",
            ),
            models.CheckConstraint(condition=Q(kind__in=DesignationKind.values), name="designation_kind_is_known"),
            models.CheckConstraint(condition=~Q(why=""), name="designation_has_a_reason"),
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(until_on__isnull=True), name="one_open_designation_of_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["person", "from_on", "until_on"], name="designation_by_span")]
