"""What to say when nothing was answered."""

from typing import Any

from django import forms


class Asked(forms.Field):
    """A field that declares its own words for a missing answer: ``missing="Enter your full name"``."""

    missing = "Enter an answer"

    def __init__(self, *, missing: str = "", error_messages: dict[str, str] | None = None, **kwargs: Any) -> None:
        words = {"required": missing or self.missing} | (error_messages or {})
        super().__init__(error_messages=words, **kwargs)
