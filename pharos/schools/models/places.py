"""The county's areas, and the districts that place a school in one."""

from django.db import models

from pharos.common.privacy import PROGRAMME, Privacy


class Area(models.Model):
    """A part of the county with an Area Board, an Area Chair and a senior improvement adviser."""

    privacy = Privacy(purpose="Which area a school lies in", keep=PROGRAMME, public="code name position")

    code = models.SlugField(unique=True)
    name = models.TextField(unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A council district; it places its schools in an area. Older register files call it ``former_name``.

    ``outline`` is drawn on maps: polygons of rings of [longitude, latitude], as ``outlines`` says; empty where no
    file has told it. ``outline_source`` are the words that its licence asks for.
    """

    privacy = Privacy(
        purpose="Which area a school lies in",
        keep=PROGRAMME,
        public="code name former_name area outline outline_source",
    )

    code = models.TextField(unique=True)
    name = models.TextField(unique=True)
    former_name = models.TextField(blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="districts")
    outline = models.JSONField(default=list, blank=True)
    outline_source = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, self.former_name) if self.former_name else (self.name,)
