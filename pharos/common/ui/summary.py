"""The list of what is wrong, at the head of a page."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm

from .fields import first_id


def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """The parameters of GOV.UK's error summary; each line leads to the answer that it speaks of."""
    return {"titleText": "There is a problem", "errorList": [line for form in forms for line in _lines(form)]}


def _lines(form: BaseForm) -> list[dict[str, str]]:
    return [
        {"text": str(words)} if name == NON_FIELD_ERRORS or name not in form.fields or form[name].is_hidden
        else {"text": str(words), "href": f"#{first_id(form[name])}"}
        for name, errors in form.errors.items()
        for words in errors
    ]  # fmt: skip
