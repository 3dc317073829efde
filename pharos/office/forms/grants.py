"""Questions about a role: which, for what, from when until when, and why."""

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.forms import Field
from django.urls import reverse

from pharos.common.forms import DateField, Form, LongTextField, RadiosField, SelectField, SpanForm, Suggest
from pharos.people.states import SCOPE_OF, Role, ScopeKind
from pharos.schools.models import School

HINTS = {
    Role.ADMINISTRATOR: "Runs the programme: gives roles, imports the register, sees everything.",
    Role.HEADTEACHER: "Asks for support for their school, and leads it.",
    Role.CHAIR_OF_GOVERNORS: "Confirms agreements about mentoring at their school.",
    Role.SIA: "Looks after the requests of an area.",
    Role.AREA_CHAIR: "Looks after an area with its senior improvement adviser.",
    Role.LA_OFFICER: "Acts for the local authority.",
    Role.TEACHING_SCHOOL: "Acts for a teaching school hub.",
    Role.PROVIDER: "Acts for a training provider.",
}
URN = re.compile(r"(?<!\d)(\d{6})(?!\d)")


class RoleForm(Form):
    """Which role."""

    role = RadiosField(
        label="Which role?",
        missing="Choose a role",
        choices=Role.choices,
        hints={role.value: words for role, words in HINTS.items()},
    )


class GiveForm(SpanForm):
    """For what, from when until when, and why. The first question depends on the role."""

    from_on = DateField(label="First day", subject="The first day", missing="Enter the first day")
    until_on = DateField(
        label="Last day",
        subject="The last day",
        required=False,
        help_text="Leave this empty if you do not know yet. You can end the role at any time.",
    )
    reason = LongTextField(
        label="Why do they get this role?",
        missing="Enter why they get this role",
        help_text="For example: “Appointed from September 2026, told by the school.”",
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, role: Role, options: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = _scope_field(SCOPE_OF[role], options)
        if field:
            self.fields = {"key": field, **self.fields}

    def clean_key(self) -> str:
        key: str = self.cleaned_data["key"]
        return _urn(key) if isinstance(self.fields["key"], Suggest) else key


class EndForm(Form):
    """When a role ends, and why."""

    when = RadiosField(
        label="When does it end?",
        missing="Choose when it ends",
        choices=[("now", "Now, at once"), ("later", "After a day that I give")],
    )
    last_day = DateField(label="Last day", subject="The last day", missing="Enter the last day")
    reason = LongTextField(
        label="Why does it end?",
        missing="Enter why it ends",
        help_text="The person is told this.",
        max_length=500,
        rows=3,
    )
    conditionals: ClassVar[dict[str, dict[str, list[str]]]] = {"when": {"later": ["last_day"]}}


def _scope_field(kind: ScopeKind, options: list[tuple[str, str]]) -> Field | None:
    if kind == ScopeKind.SCHOOL:
        return Suggest(
            label="Which school?",
            source=reverse("schools:suggest"),
            missing="Enter the school’s URN or name",
            help_text="Its URN (six numbers), or its name as the register has it.",
        )
    if kind == ScopeKind.PROGRAMME:
        return None
    label = "Which area?" if kind == ScopeKind.AREA else "Which organisation?"
    return SelectField(label=label, missing="Choose from the list", choices=[("", "Choose"), *options])


def _urn(words: str) -> str:
    """The school that the words name: by a URN somewhere in them, or by its whole name."""
    number = URN.search(words)
    found = School.objects.filter(urn=int(number[1])) if number else School.objects.filter(name__iexact=words)
    urns = list(found.order_by("urn").values_list("urn", flat=True)[:2])
    if not urns:
        raise ValidationError("No school in the register has this URN or name. Enter another one")
    if len(urns) > 1:
        raise ValidationError("More than one school has this name. Enter the URN of the one you mean")
    return str(urns[0])
