"""What leaders offer and schools need, in words that both use."""

from django.db import models

from pharos.common.privacy import REGISTER, Privacy

from .states import Scheme


class Expertise(models.Model):
    """One area of expertise and need. ``code`` never changes, so that files and links stay true."""

    privacy = Privacy(
        purpose="Finding a leader who fits a need",
        keep=REGISTER,
        public="code label group scheme position",
    )

    code = models.TextField(unique=True)
    label = models.TextField()
    group = models.TextField()
    scheme = models.TextField(choices=Scheme)
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "label"], name="expertise_is_named_once_in_its_scheme"),
            models.CheckConstraint(condition=models.Q(scheme__in=Scheme.values), name="expertise_scheme_is_known"),
            models.CheckConstraint(condition=~models.Q(label=""), name="expertise_has_a_label"),
        ]

    def __str__(self) -> str:
        return self.label
