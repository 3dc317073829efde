"""Rows that are written once: never changed, never removed. A mistake is put right by another row."""

from typing import Any, Never

from django.db import models


class AppendOnly(Exception):
    """Something tried to change or remove what stands for good."""


class WrittenOnceQuerySet[Row: models.Model](models.QuerySet[Row]):
    """Reads and appends; it offers no way to change what stands."""

    def update(self, **kwargs: Any) -> Never:
        raise AppendOnly(f"{self.model.__name__} is never changed.")

    def delete(self) -> Never:
        raise AppendOnly(f"{self.model.__name__} is never deleted.")


class WrittenOnce(models.Model):
    """A row that can be added, and nothing else."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(f"{type(self).__name__} is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise AppendOnly(f"{type(self).__name__} is never deleted.")
