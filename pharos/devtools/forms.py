"""The form that moves the clock."""

from pharos.common.forms import DateField, Form


class ClockForm(Form):
    """A day to move to."""

    day = DateField(label="Go to another day", subject="The day", missing="Enter the day to go to",
                    help_text="Any day to come, for example 5 1 2027. It will be 8am.")  # fmt: skip
