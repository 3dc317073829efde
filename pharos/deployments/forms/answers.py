"""Short answers: a reason, a yes, where a record is kept."""

from typing import ClassVar

from pharos.common.forms import Form, LongTextField, RadiosField

from ..states import Keeping


class PressForm(Form):
    """A page with a button and nothing to fill in."""


class AnswerForm(Form):
    """Why somebody does not confirm terms."""

    what = RadiosField(
        label="What would you like to say?",
        choices=[("change", "I want something to be changed"), ("decline", "I do not agree to this support")],
        hints={
            "change": "New terms can then be proposed, and you will be asked again.",
            "decline": "The adviser will be told as well.",
        },
        missing="Choose what you would like to say",
    )
    why = LongTextField(
        label="Tell them why",
        help_text="The leader, the school and whoever proposed the terms will read this.",
        missing="Enter what should be different, or why you do not agree",
    )


class ReasonForm(Form):
    """A reason, which everybody with a part in it reads."""

    why = LongTextField(
        label="Why?",
        help_text="Everybody with a part in this support will read it. Leave out details about pupils and families.",
        missing="Enter the reason",
        max_length=2000,
    )


class CompleteForm(Form):
    words = LongTextField(
        label="Is there anything to say about how it went?",
        help_text="Everybody with a part in this support will read it.",
        required=False,
        max_length=2000,
    )


class KeepingForm(Form):
    """The form of the protocol is offered, and required of nobody."""

    keeping = RadiosField(
        label="Where do you record your work together?",
        choices=Keeping.choices,
        hints={Keeping.HERE: "One sheet for each visit, carried forward. You can print it as the protocol’s own form."},
        missing="Choose where you record your work together",
    )
    where = LongTextField(
        label="Where is it kept?", help_text="For example, in the school’s own monitoring file.",
        missing="Enter where the record is kept", max_length=500, rows=2,
    )  # fmt: skip
    conditionals: ClassVar = {"keeping": {Keeping.ELSEWHERE: ["where"]}}
