"""Questions about organisations."""

from pharos.common.forms import Form, RadiosField, TextField
from pharos.people.states import OrganisationKind


class OrganisationForm(Form):
    """A body that people act for."""

    name = TextField(label="Name", missing="Enter the organisation’s name")
    kind = RadiosField(
        label="What kind of organisation is it?", missing="Choose a kind", choices=OrganisationKind.choices
    )
