"""What a leader is asked about a photo."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from pharos.common import forms
from pharos.leaders import pictures
from pharos.leaders.pictures import NotAPhoto, Squares
from pharos.leaders.states import Crop

from .office import WhyField


class PhotoForm(forms.Form):
    """The file alone: whatever is wrong with it, nothing else is lost."""

    photo = forms.FileField(
        label="Choose a photo of yourself",
        help_text=f"A JPEG, PNG or WebP of up to {pictures.MOST_BYTES // pictures.MEGABYTE} MB. "
        "We keep the picture and nothing else: not where or when it was taken.",
        missing="Choose a photo",
        most_bytes=pictures.MOST_BYTES,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].widget.attrs["accept"] = "image/jpeg,image/png,image/webp"

    def clean_photo(self) -> Squares:
        file: UploadedFile = self.cleaned_data["photo"]
        try:
            return pictures.squares(file.read())
        except NotAPhoto as refused:
            raise ValidationError(str(refused)) from refused


class PhotoAnswerForm(forms.Form):
    crop = forms.RadiosField(
        label="Which part of the photo should people see?", choices=Crop.choices, missing="Choose a part of the photo"
    )
    agrees = forms.RadiosField(
        label="May we publish this photo with your profile?",
        help_text="If you say no, people see your initials. You can change your mind at any time.",
        choices=[("yes", "Yes, publish it"), ("no", "No, do not publish it")],
        missing="Choose whether we may publish this photo",
    )

    @property
    def answers(self) -> dict[str, Any]:
        return {"crop": self.cleaned_data["crop"], "agrees": self.cleaned_data["agrees"] == "yes"}


class RemovePhotoForm(forms.Form):
    """One button; an administrator says why."""

    def __init__(self, *args: Any, on_behalf: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on_behalf:
            self.fields["why"] = WhyField()
