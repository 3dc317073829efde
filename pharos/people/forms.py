"""The two questions of sign-in, and those about ways to sign in."""

from typing import Any, ClassVar

from allauth.account.forms import ConfirmLoginCodeForm
from django import forms

from pharos.common.forms import EmailField, Form, TextField

from . import queries
from .models import Person


class EmailForm(Form):
    """Which address to send a code to. The answer is taken whether or not anybody signs in with it."""

    email = EmailField(
        label="What is your email address?",
        help_text="We will send you a code to sign in with. You do not need a password.",
        missing="Enter your email address",
    )
    # Where allauth looks for who asked.
    _user: Person | None = None

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self._user = queries.active(email)
        return email

    @property
    def person(self) -> Person | None:
        return self._user


class CodeForm(Form, ConfirmLoginCodeForm):
    """The code from the letter: dashes, spaces and the case of letters don't matter."""

    code = TextField(label="Code", missing="Enter the code from the email", max_length=40, width="10")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false",
        }  # fmt: skip


class NameForm(Form):
    """What the owner calls a passkey."""

    constraint_messages: ClassVar[dict[str, tuple[str | None, str]]] = {
        "passkey_is_named_once": ("name", "You have a passkey of this name. Choose another name")
    }

    name = TextField(
        label="What do you call this passkey?", help_text="For example: school laptop, my phone.",
        missing="Enter a name by which you will know the passkey again", max_length=60, width="20",
    )  # fmt: skip


class PasskeyForm(NameForm):
    """A new passkey: its name, and what the browser made."""

    credential = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20_000)
