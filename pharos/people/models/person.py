"""Everyone who signs in, the bodies they act for, and the parts they play, with dates."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from pharos.common.privacy import ACCOUNT, PROGRAMME, Privacy
from pharos.common.references import new_reference

from ..states import OrganisationKind, Role, ScopeKind


class PersonManager(BaseUserManager["Person"]):
    """Finds people by email, whatever the case of its letters."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)

    def named(self, name: str, email: str) -> "Person":
        """The person with this email; made with this name where there is none yet."""
        email = email.strip().lower()
        person, _ = self.get_or_create(email__iexact=email, defaults={"email": email, "name": " ".join(name.split())})
        return person


class Person(AbstractBaseUser):
    """One human, one row, many parts to play. Signs in by a code sent to ``email``; has no password."""

    privacy = Privacy(
        purpose="Sign-in, and telling people who acts",
        keep=ACCOUNT,
        public="reference is_active password",
        personal="name email telephone last_login joined_at signed_out_everywhere_at hears_of_sign_ins",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    name = models.TextField()
    email = models.EmailField()
    telephone = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Sessions that began before this moment have ended: it is part of what each of them is checked against.
    signed_out_everywhere_at = models.DateTimeField(null=True, blank=True)
    # Whether a letter tells of each sign-in from a new browser. Administrators always get it.
    hears_of_sign_ins = models.BooleanField(default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_is_unique")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)

    def get_session_auth_hash(self) -> str:
        """What a session of this person must carry. It changes, for all of them at once, on signing out everywhere."""
        ended = self.signed_out_everywhere_at.isoformat() if self.signed_out_everywhere_at else ""
        return salted_hmac("pharos.people.session", f"{self.password} {ended}", algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """None: people sign in again when the service's secret key changes."""
        return iter(())


class Organisation(models.Model):
    """A body that people act for: the association, the authority, a teaching school hub, a provider."""

    privacy = Privacy(purpose="Who commissions and who pays", keep=PROGRAMME, public="reference kind name")

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    kind = models.TextField(choices=OrganisationKind)
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="organisation_is_named_once")]

    def __str__(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """A person holds a role in a scope, from a day until a day (inclusive; open where empty).

    ``scope_key`` is a school's URN, an area's code or an organisation's reference, and empty for the
    programme. A delegate's or deputy's grant names in ``standing_in_for`` the grant that it lends:
    it carries the same role and scope, and holds only while that one does. A grant that was ended on
    the spot has the day before as its last, which may be a day before it would have begun.
    """

    privacy = Privacy(
        purpose="Every permission follows from it",
        keep=PROGRAMME,
        public="reference role scope_kind scope_key form_key",
        personal="person from_on until_on granted_by granted_at ended_by ended_at standing_in_for",
        sensitive="reason end_reason",
    )

    reference = models.TextField(unique=True, default=new_reference, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.TextField(choices=Role)
    scope_kind = models.TextField(choices=ScopeKind)
    scope_key = models.TextField(blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="grants_given"
    )
    granted_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="grants_ended"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    standing_in_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="lent_grants"
    )
    form_key = models.TextField(unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(until_on__gte=models.F("from_on"))
                | models.Q(ended_at__isnull=False),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, end_reason="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(end_reason="")),
                name="grant_is_ended_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(scope_kind=ScopeKind.PROGRAMME, scope_key="")
                | (~models.Q(scope_kind=ScopeKind.PROGRAMME) & ~models.Q(scope_key="")),
                name="grant_scope_has_its_key",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="grant_role_is_known"),
            models.CheckConstraint(
                condition=models.Q(standing_in_for__isnull=True) | models.Q(until_on__isnull=False),
                name="lent_grant_ends_by_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "role"], name="grant_by_person"),
            models.Index(fields=["role", "scope_kind", "scope_key"], name="grant_by_scope"),
        ]

    @property
    def role_name(self) -> str:
        return str(Role(self.role).label)
