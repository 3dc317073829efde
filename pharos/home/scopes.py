"""What people call the scope of a grant: the school, the area, the organisation, the programme."""

from collections.abc import Iterable, Mapping

from pharos.people.models import Organisation, RoleGrant
from pharos.people.states import SCOPE_OF, OrganisationKind, Role, ScopeKind
from pharos.schools.models import Area, School

Names = Mapping[tuple[str, str], str]
BODIES = {
    Role.LA_OFFICER: OrganisationKind.AUTHORITY,
    Role.TEACHING_SCHOOL: OrganisationKind.TEACHING_SCHOOL,
    Role.PROVIDER: OrganisationKind.PROVIDER,
}


def names_of(grants: Iterable[RoleGrant]) -> Names:
    """The names of all these grants' scopes, by (kind, key): at most one query for each kind."""
    wanted = {(grant.scope_kind, grant.scope_key) for grant in grants}
    keys = {kind: [key for each, key in wanted if each == kind] for kind in ScopeKind.values}
    found: dict[tuple[str, str], str] = {}
    if keys[ScopeKind.SCHOOL]:
        schools = School.objects.filter(urn__in=[int(key) for key in keys[ScopeKind.SCHOOL]])
        found |= {(ScopeKind.SCHOOL.value, str(urn)): name for urn, name in schools.values_list("urn", "name")}
    if keys[ScopeKind.AREA]:
        areas = Area.objects.filter(code__in=keys[ScopeKind.AREA]).values_list("code", "name")
        found |= {(ScopeKind.AREA.value, code): f"{name} area" for code, name in areas}
    if keys[ScopeKind.ORGANISATION]:
        bodies = Organisation.objects.filter(reference__in=keys[ScopeKind.ORGANISATION])
        found |= {(ScopeKind.ORGANISATION.value, key): name for key, name in bodies.values_list("reference", "name")}
    return found


def options(role: Role) -> list[tuple[str, str]]:
    """The areas or organisations for which this role may be given, by key and name."""
    if SCOPE_OF[role] == ScopeKind.AREA:
        return list(Area.objects.order_by("name", "pk").values_list("code", "name"))
    bodies = Organisation.objects.filter(kind=BODIES.get(role, ""))
    return list(bodies.order_by("name", "pk").values_list("reference", "name"))


def name_of(grant: RoleGrant) -> str:
    """The name of one grant's scope; empty for the programme, which needs none."""
    return called(grant, names_of([grant]))


def of(role: Role, key: str) -> str:
    """The name of a scope that a role is about to be given for."""
    return name_of(RoleGrant(role=role, scope_kind=SCOPE_OF[role], scope_key=key))


def called(grant: RoleGrant, names: Names) -> str:
    """How a grant's scope reads; its key where the register doesn't have it any more."""
    if grant.scope_kind == ScopeKind.PROGRAMME:
        return ""
    return names.get((grant.scope_kind, grant.scope_key), grant.scope_key)
