"""The county as it was when it had just been made, kept as a file: to begin again takes a moment."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from pharos.common.errors import WrongState

HERE = Path(__file__).parent
PHAROS = HERE.parent


def _kept() -> Path:
    return Path(settings.DATA_DIR) / "first-day.sqlite3"


def _stamp() -> Path:
    return Path(settings.DATA_DIR) / "version.txt"


def mail() -> Path:
    return Path(settings.DATA_DIR) / "mail"


def _photos() -> Path:
    """The files of leaders' photos, which the county's clock may have outlived."""
    folder = Path(settings.DATA_DIR) / "photos"
    folder.mkdir(exist_ok=True)
    return folder


def _kept_photos() -> Path:
    return Path(settings.DATA_DIR) / "first-day-photos"


def version() -> str:
    """Changes with whatever the made county depends on: these files, and the shape of the database."""
    ours = [path for path in sorted(HERE.rglob("*")) if path.suffix in {".py", ".csv", ".toml"}]
    shape = sorted(PHAROS.glob("*/migrations/*.py"))
    digest = hashlib.sha256()
    for path in [*ours, *shape]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the database that is there was made by this version."""
    return _kept().exists() and _stamp().exists() and _stamp().read_text(encoding="ascii") == version()


def keep() -> None:
    """Remember the database as it is now, and which version made it."""
    connection.ensure_connection()
    _kept().unlink(missing_ok=True)
    with closing(sqlite3.connect(_kept())) as copy:
        connection.connection.backup(copy)
    shutil.copytree(_photos(), _kept_photos(), dirs_exist_ok=True)
    _stamp().write_text(version(), encoding="ascii")


def restore() -> None:
    """Put the remembered pages back under everybody's feet: other processes see them at their next question."""
    if not _kept().exists():  # else all that is there would be replaced by nothing
        raise WrongState("There is no first day to go back to. Start the demo with `make demo`, which makes one.")
    connection.ensure_connection()
    with closing(sqlite3.connect(_kept())) as copy:
        copy.backup(connection.connection)
    shutil.copytree(_kept_photos(), _photos(), dirs_exist_ok=True)


def forget() -> None:
    """Remove the database and all that lies beside it."""
    for path in Path(settings.DATA_DIR).glob("*"):
        if path.name == "demo.lock":
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()
