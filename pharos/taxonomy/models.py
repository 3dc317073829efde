"""What leaders offer and schools need, in words that both use."""

from django.db import models

from pharos.common.privacy import REGISTER, Privacy
from pharos.common.references import new_reference

from .states import KEPT_KINDS, Scheme, TermKind


class Expertise(models.Model):
    """One area of expertise and need. ``code`` never changes, so that files and links stay true.

    ``related`` are the codes of areas that mean much the same in another list. A retired area is offered to no
    new choice, and stays where it was chosen.
    """

    privacy = Privacy(
        purpose="Finding a leader who fits a need",
        keep=REGISTER,
        public="code label group scheme position related retired_at",
    )

    code = models.TextField(unique=True)
    label = models.TextField()
    group = models.TextField()
    scheme = models.TextField(choices=Scheme)
    position = models.PositiveIntegerField()
    related = models.JSONField(default=list)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "label"], name="expertise_is_named_once_in_its_scheme"),
            models.CheckConstraint(condition=models.Q(scheme__in=Scheme.values), name="expertise_scheme_is_known"),
            models.CheckConstraint(condition=~models.Q(label=""), name="expertise_has_a_label"),
        ]

    def __str__(self) -> str:
        return self.label


class Term(models.Model):
    """An expression of the thesaurus: what people say when they mean an area."""

    privacy = Privacy(
        purpose="Finding the area that somebody means",
        keep="as long as the programme runs",
        public="reference expertise words kind",
    )

    reference = models.TextField(unique=True, default=new_reference)
    expertise = models.ForeignKey(Expertise, on_delete=models.PROTECT, related_name="terms")
    words = models.TextField()
    kind = models.TextField(choices=KEPT_KINDS)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["expertise", "words"], name="term_is_kept_once_for_an_area",
                violation_error_message="This area has this expression already.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind, _ in KEPT_KINDS]), name="term_kind_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="term_has_words"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.words

    @property
    def meaning(self) -> TermKind:
        return TermKind(self.kind)


class Edition(models.Model):
    """Which areas and terms stand: a new stamp at every change tells each process to read them again."""

    privacy = Privacy(purpose="Keeping what is read once in step", keep="as long as the programme runs", public="stamp")

    stamp = models.TextField(default=new_reference)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_edition")]
