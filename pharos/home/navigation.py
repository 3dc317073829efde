"""The links at the head of every page, by role."""

from django.http import HttpRequest

from pharos.common import clock
from pharos.common.ui.navigation import Item
from pharos.leaders import queries as leaders
from pharos.people import queries as people
from pharos.people.models import Person
from pharos.people.queries import Roles
from pharos.people.states import Role

PUBLIC = [Item("Directory", "/directory/"), Item("Schools", "/schools/")]


def items(request: HttpRequest) -> list[Item]:
    """Where this reader may want to go. Whoever isn't signed in sees what is public."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return PUBLIC
    at = clock.now()
    work = _work(people.roles_of(person, at=at), is_leader=leaders.is_leader(person, at=at))
    return [Item("Home", "/"), *PUBLIC, *work, Item("Account", "/account/")]


def _work(roles: Roles, *, is_leader: bool) -> list[Item]:
    offered = [
        (bool(roles.keys(Role.HEADTEACHER)) or roles.administrator, Item("Requests", "/requests/")),
        (bool(roles.keys(Role.SIA, Role.AREA_CHAIR)) or roles.administrator, Item("Triage", "/triage/")),
        (bool(roles.keys(Role.SIA)), Item("Changes", "/office/changes/")),
        (is_leader, Item("Offers", "/offers/")),
        (bool(roles.held) or is_leader, Item("Deployments", "/deployments/")),
        (roles.administrator, Item("Office", "/office/")),
    ]
    return [item for applies, item in offered if applies]
