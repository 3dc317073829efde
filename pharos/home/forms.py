"""What people say about themselves and about who stands in for them."""

from typing import Any

from pharos.common.forms import DateField, EmailField, Form, LongTextField, PersonNameField, SpanForm, TextField


class DetailsForm(Form):
    """A person's own details. The address that they sign in with is changed by an administrator."""

    name = PersonNameField(label="Full name", missing="Enter your full name")
    telephone = TextField(
        label="Telephone number",
        required=False,
        max_length=40,
        width="20",
        help_text="For the people you work with in the programme. It is never public.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["telephone"].widget.attrs |= {"autocomplete": "tel", "type": "tel"}


class LendForm(SpanForm):
    """Who stands in, from when until when, and why."""

    to_name = PersonNameField(label="Their full name", missing="Enter the name of the person who stands in")
    to_email = EmailField(
        label="Their email address",
        missing="Enter the email address of the person who stands in",
        help_text="We will write to them at once. They sign in with this address.",
    )
    from_on = DateField(label="First day", subject="The first day", missing="Enter the first day")
    until_on = DateField(
        label="Last day",
        subject="The last day",
        missing="Enter the last day",
        help_text="It ends by itself after this day, at most a year after the first. You can end it sooner.",
    )
    reason = LongTextField(
        label="Why do they stand in?",
        missing="Enter why they stand in",
        help_text="For example: “Our business manager deals with agreements.” Do not write about anybody’s health.",
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # It is somebody else's address: a browser must not offer the reader's own.
        self.fields["to_email"].widget.attrs["autocomplete"] = "off"


class EndStandInForm(Form):
    """Why it ends sooner than was planned."""

    reason = LongTextField(label="Why does it end now?", missing="Enter why it ends", max_length=500, rows=3)
