"""Words and numbers that people type."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from .asking import Asked

LONGEST = 10_000


class TextField(Asked, forms.CharField):
    """One line. Trimmed."""

    too_long = "This is {over} too long. Use {most} characters or fewer"

    def __init__(self, *, max_length: int = 200, width: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = max_length
        if width:
            self.widget.attrs["class"] = f"govuk-input--width-{width}"

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\x00", "")

    def validate(self, value: Any) -> None:
        super().validate(value)
        over = len(value) - self.longest
        if over > 0:
            characters = "1 character" if over == 1 else f"{over:,} characters"
            words = self.too_long.format(over=characters, most=f"{self.longest:,}")
            raise ValidationError(words, code="max_length")


class LongTextField(TextField):
    """Several lines, with a count of the characters that are left."""

    widget = forms.Textarea
    too_long = "Your answer is {over} too long. Shorten it to {most} characters"

    def __init__(self, *, max_length: int = LONGEST, rows: int = 6, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs.update({"rows": str(rows), "cols": ""})


class PersonNameField(TextField):
    """A person's name as they write it: hyphens, apostrophes and accents stay; doubled spaces go."""

    missing = "Enter a name"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"spellcheck": "false"})

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not any(character.isalpha() for character in value):
            raise ValidationError("Enter a name in letters", code="no_letters")


class EmailField(TextField):
    """An email address, trimmed and in small letters."""

    widget = forms.EmailInput
    missing = "Enter an email address"
    default_validators = [
        EmailValidator("Enter an email address in the correct format, like name@school.example"),
    ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, **kwargs)
        self.widget.attrs.update({"autocomplete": "email", "spellcheck": "false"})

    def to_python(self, value: Any) -> str:
        return super().to_python(value).lower()


class WholeNumberField(Asked, forms.IntegerField):
    """A count. Commas and spaces are forgiven."""

    missing = "Enter a number"

    def __init__(self, *, not_a_number: str = "Enter a whole number, like 12", width: str = "4", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages["invalid"] = not_a_number
        self.widget.attrs["class"] = f"govuk-input--width-{width}"

    def to_python(self, value: Any) -> int | None:
        return super().to_python(value.replace(",", "").replace(" ", "") if isinstance(value, str) else value)
