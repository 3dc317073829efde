"""Questions about people and their accounts."""

from typing import Any, ClassVar

from pharos.common.forms import EmailField, FilterForm, Form, LongTextField, PersonNameField, SelectField, TextField
from pharos.people.states import Role


class PeopleFilter(FilterForm):
    """Whom to list."""

    words = TextField(label="Name or email", required=False)
    role = SelectField(label="Role", required=False, choices=[("", "Any role"), *Role.choices])


class PersonForm(Form):
    """Somebody's details: on adding them, and on putting them right."""

    name = PersonNameField(label="Full name", missing="Enter their full name")
    email = EmailField(
        label="Email address",
        missing="Enter their email address",
        help_text="They sign in with this address.",
    )
    telephone = TextField(label="Telephone number", required=False, max_length=40, width="20")
    constraint_messages: ClassVar[dict[str, tuple[str | None, str]]] = {
        "person_email_is_unique": ("email", "Somebody else uses this email address"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"  # not the reader's own details


class WhyForm(Form):
    """The reason for closing or opening an account."""

    why = LongTextField(label="Why?", missing="Enter the reason", max_length=500, rows=3)
