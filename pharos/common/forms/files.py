"""Files that people hand in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from .asking import Asked

MEGABYTE = 1024 * 1024


class FileField(Asked, forms.FileField):
    """One file of the kinds in ``endings``, no larger than ``most_bytes``."""

    missing = "Choose a file"

    def __init__(self, *, endings: tuple[str, ...] = (), most_bytes: int = 20 * MEGABYTE, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.endings, self.most_bytes = endings, most_bytes
        self.error_messages |= {
            "empty": "This file is empty. Choose another file",
            "invalid": self.error_messages["required"],
            "missing": self.error_messages["required"],
        }
        if endings:
            self.widget.attrs["accept"] = ",".join(endings)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not isinstance(value, UploadedFile):
            return
        if self.endings and not (value.name or "").lower().endswith(self.endings):
            raise ValidationError(f"Choose a file that ends in {' or '.join(self.endings)}", code="ending")
        if (value.size or 0) > self.most_bytes:
            raise ValidationError(f"Choose a file of {self.most_bytes // MEGABYTE} MB or less", code="too_large")
