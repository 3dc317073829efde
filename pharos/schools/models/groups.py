"""Bodies that run several schools."""

from django.db import models

from pharos.common.privacy import REGISTER, Privacy


class Group(models.Model):
    """``code`` is the register's; where a file gives the name alone, it is made from it (``~the lantern trust``)."""

    code = models.TextField(unique=True)
    name = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Trust(Group):
    """An academy trust, or a trust that supports maintained schools."""

    privacy = Privacy(purpose="Conflicts of interest, and fairness", keep=REGISTER, public="code name")


class Federation(Group):
    """Maintained schools under one governing body."""

    privacy = Privacy(purpose="Conflicts of interest", keep=REGISTER, public="code name")
