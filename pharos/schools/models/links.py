"""Which schools went before which: the register's own file of links."""

from django.db import models

from pharos.common.privacy import REGISTER, Privacy

from ..states import LinkKind


class SchoolLink(models.Model):
    """The file says of the school ``urn`` that ``other_urn`` is its predecessor, successor or something else.

    Numbers, not keys: a link may speak of a school that we don't hold. ``words`` is the file's own kind,
    "Predecessor - merged". A day that the file leaves empty is unknown.
    """

    privacy = Privacy(
        purpose="Which school's past is a school's own",
        keep=REGISTER,
        public="urn other_urn other_name kind words established_on",
    )

    urn = models.PositiveIntegerField()
    other_urn = models.PositiveIntegerField()
    other_name = models.TextField(blank=True)
    kind = models.TextField(choices=LinkKind)
    words = models.TextField()
    established_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["urn", "other_urn", "kind"],
                name="school_link_is_told_once",
                violation_error_message="This link between the two schools is known already.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=LinkKind.values),
                name="school_link_kind_is_known",
                violation_error_message="Say how the schools are linked: predecessor, successor or other.",
            ),
            models.CheckConstraint(
                condition=~models.Q(urn=models.F("other_urn")),
                name="school_link_joins_two_schools",
                violation_error_message="A school cannot be linked with itself.",
            ),
        ]
        indexes = [models.Index(fields=["other_urn", "kind"], name="school_link_by_other")]

    def __str__(self) -> str:
        return f"{self.urn}: {self.words} {self.other_urn}"
