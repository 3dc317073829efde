"""The form contract: what every form and every field of the service has in common.

Fields take ``missing="Enter your name"``: the words shown when nothing was answered. They say what to
do, never "invalid". What was typed is kept, whatever was wrong with it.
"""

from .base import FilterForm, Form, succeeds
from .choices import CheckboxesField, ChoiceField, ConfirmField, RadiosField, SelectField, Suggest
from .dates import DateField, DateInput
from .days import HalfDaysField
from .files import FileField
from .spans import SpanForm
from .texts import EmailField, LongTextField, PersonNameField, TextField, WholeNumberField

__all__ = [
    "CheckboxesField",
    "ChoiceField",
    "ConfirmField",
    "DateField",
    "DateInput",
    "EmailField",
    "FileField",
    "FilterForm",
    "Form",
    "HalfDaysField",
    "LongTextField",
    "PersonNameField",
    "RadiosField",
    "SelectField",
    "SpanForm",
    "Suggest",
    "TextField",
    "WholeNumberField",
    "succeeds",
]
