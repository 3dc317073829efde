"""How people sign in: the passkeys they added, the browsers they used, and when."""

from django.db import models

from pharos.common.privacy import ACCOUNT, OPERATION, Privacy
from pharos.common.references import new_reference

from ..states import Way
from .person import Person


class Passkey(models.Model):
    """A key pair whose private half stays on a device of the person. ``credential`` is its public half (CBOR).

    ``signatures`` counts those that the device says it has made: one that goes backwards betrays a copy.
    """

    privacy = Privacy(
        purpose="Sign-in without a code",
        keep=ACCOUNT,
        public="reference",
        personal="person name credential_id credential signatures added_at used_at",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="passkeys")
    name = models.TextField()
    credential_id = models.TextField(unique=True)
    credential = models.BinaryField()
    signatures = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="passkey_is_named_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="passkey_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Browser(models.Model):
    """A browser that a person has signed in with, known again by a cookie of which only the hash is kept."""

    privacy = Privacy(
        purpose="Telling people of sign-ins from a browser that is new",
        keep=OPERATION,
        public="reference",
        personal="person key_hash words first_at last_at",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="browsers")
    key_hash = models.TextField()
    words = models.TextField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key_hash"], name="browser_is_known_once")]
        indexes = [models.Index(fields=["last_at"], name="browser_by_use")]

    def __str__(self) -> str:
        return self.words


class SignIn(models.Model):
    """A person signed in."""

    privacy = Privacy(
        purpose="Showing people when their account was used",
        keep=OPERATION,
        personal="person browser way at",
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sign_ins")
    browser = models.ForeignKey(Browser, null=True, on_delete=models.SET_NULL, related_name="sign_ins")
    way = models.TextField(choices=Way)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(way__in=Way.values), name="sign_in_way_is_known")]
        indexes = [
            models.Index(fields=["person", "-at"], name="sign_in_by_person"),
            models.Index(fields=["at"], name="sign_in_by_time"),
        ]
