"""The roles there are, what each may be granted for, and the ways to sign in."""

from django.db import models


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", "Programme administrator"
    HEADTEACHER = "headteacher", "Headteacher"
    CHAIR_OF_GOVERNORS = "chair_of_governors", "Chair of governors"
    SIA = "sia", "Senior improvement adviser"
    AREA_CHAIR = "area_chair", "Area chair"
    LA_OFFICER = "la_officer", "Local authority officer"
    TEACHING_SCHOOL = "teaching_school", "Teaching school hub"
    PROVIDER = "provider", "Training provider"


class ScopeKind(models.TextChoices):
    PROGRAMME = "programme", "The programme"
    SCHOOL = "school", "A school"
    AREA = "area", "An area"
    ORGANISATION = "organisation", "An organisation"


class OrganisationKind(models.TextChoices):
    ASSOCIATION = "association", "Headteachers’ association"
    AUTHORITY = "authority", "Local authority"
    TEACHING_SCHOOL = "teaching_school", "Teaching school hub"
    PROVIDER = "provider", "Training provider"


class Way(models.TextChoices):
    """How somebody signed in."""

    CODE = "code", "By a code"
    PASSKEY = "passkey", "With a passkey"
    OPENID = "openid", "With another account"


SCOPE_OF = {
    Role.ADMINISTRATOR: ScopeKind.PROGRAMME,
    Role.HEADTEACHER: ScopeKind.SCHOOL,
    Role.CHAIR_OF_GOVERNORS: ScopeKind.SCHOOL,
    Role.SIA: ScopeKind.AREA,
    Role.AREA_CHAIR: ScopeKind.AREA,
    Role.LA_OFFICER: ScopeKind.ORGANISATION,
    Role.TEACHING_SCHOOL: ScopeKind.ORGANISATION,
    Role.PROVIDER: ScopeKind.ORGANISATION,
}
