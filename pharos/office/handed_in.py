"""A small file that was handed in on a page, on the disk for as long as it is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile


@contextmanager
def as_file(handed_in: UploadedFile) -> Iterator[tuple[Path, str]]:
    """(where it lies, the name that it was handed in under)."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "handed-in"
        with path.open("wb") as file:
            file.writelines(handed_in.chunks())
        yield path, handed_in.name or "the file"
