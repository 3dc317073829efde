"""Beginning a request, and giving a reason."""

from typing import TYPE_CHECKING, Any

from pharos.common import forms

if TYPE_CHECKING:
    from pharos.schools.models import School


class StartForm(forms.Form):
    """Which school it is for: asked only of those who lead more than one."""

    school = forms.RadiosField(label="Which school is the support for?", missing="Choose the school")

    def __init__(self, *args: Any, schools: "list[School]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(schools) == 1:
            del self.fields["school"]
        else:
            self.fields["school"].choices = [(str(each.urn), each.name) for each in schools]  # type: ignore[attr-defined]
