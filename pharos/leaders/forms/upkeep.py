"""What a leader is asked about the profile as a whole."""

from pharos.common import forms


class StillRightForm(forms.Form):
    """One button."""


class NotNowForm(forms.Form):
    mark_optional = False
    refusals_about = "until_on"

    until_on = forms.DateField(
        label="Do not remind me before",
        help_text="Until then we send you no letter about what is missing in your profile. "
        "Leave this empty to be reminded as usual.",
        subject="The day",
        required=False,
    )
