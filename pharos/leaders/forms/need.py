"""What a school needs, in its own words, before looking in the directory."""

from typing import Any

from pharos.common import forms
from pharos.taxonomy import choosing
from pharos.taxonomy import queries as taxonomy


class NeedForm(forms.FilterForm):
    """Words that suggest areas of need, and the areas that somebody then chose. Neither is kept."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.areas = list(taxonomy.offered())
        self.fields.update(choosing.fields(self.areas, required=not self.only_suggests))

    @property
    def only_suggests(self) -> bool:
        return choosing.only_suggests(self.data)

    @property
    def choice(self) -> choosing.Choice:
        return choosing.choice(self, self.areas)
