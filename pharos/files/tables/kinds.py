"""What a file is by its bytes, never by its name; and what to do with one that is no table."""

import lzma
import mmap
import struct
import zipfile
import zlib
from pathlib import Path

from .table import Unreadable

CHOOSE = "Choose a file that ends in .csv, .csv.gz or .xlsx."
SAVE_AS = "Open it, choose “Save as”, and save it as an Excel workbook (.xlsx) or as CSV."
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What a file is when it begins with these bytes.
_OTHERS = (
    (b"%PDF", f"This is a PDF, not a table. {CHOOSE}"),
    (b"\x89PNG", f"This is a picture, not a table. {CHOOSE}"),
    (b"\xff\xd8\xff", f"This is a picture, not a table. {CHOOSE}"),
    (b"\xff\xfe", f"This is text in a form of Unicode that the service does not read. {SAVE_AS}"),
    (b"\xfe\xff", f"This is text in a form of Unicode that the service does not read. {SAVE_AS}"),
    (ZIP, "This is a packed zip or Excel file. Unpack it, and choose the table inside it."),
    (OLE, f"This is a packed Excel workbook in the old form (.xls). Unpack it first. {SAVE_AS}"),
)
# What a zip file is when its list of contents has this word. The first that fits tells.
_WORKBOOKS = (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml")
_PACKAGES = (
    (b"sheet.binary", f"This is a binary Excel workbook (.xlsb). {SAVE_AS}"),
    (b"macroEnabled", f"This Excel workbook can hold macros (.xlsm), which the service does not accept. {SAVE_AS}"),
    (b"wordprocessingml", f"This is a Word document, not a table. {CHOOSE}"),
    (b"presentationml", f"This is a PowerPoint presentation, not a table. {CHOOSE}"),
    (b"opendocument.spreadsheet", f"This is an OpenDocument spreadsheet (.ods). {SAVE_AS}"),
)
_OTHER_ZIP = "This is a zip file. Unpack it, and choose the table inside it."
_PROTECTED = (
    "This Excel workbook is protected by a password. In Excel, take the password off "
    "(File, Info, Protect Workbook, Encrypt with Password), save it, and choose it again."
)
DAMAGED = "This Excel workbook is damaged or cut short. Open it in Excel, save it again, and choose the new file."
# What reading a damaged package may raise.
BROKEN = (
    zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error, EOFError, struct.error,
    lzma.LZMAError,
)  # fmt: skip


def is_workbook(path: Path) -> bool:
    """Whether this is a workbook that the service reads. Refuses its relatives, each with what to do."""
    with path.open("rb") as file:
        start = file.read(4)
    if start == OLE:
        raise Unreadable(
            _PROTECTED if _is_encrypted(path) else f"This is an Excel workbook in the old form (.xls). {SAVE_AS}"
        )
    if start == ZIP:
        _refuse_other_packages(path)
    return start == ZIP


def refuse_no_text(start: bytes) -> None:
    """``start``: the first bytes of a file, unpacked where it was gzipped."""
    for signature, why in _OTHERS:
        if start.startswith(signature):
            raise Unreadable(why)
    if b"\x00" in start[: 64 * 1024]:
        raise Unreadable(f"This is not a table. {CHOOSE}")


def _is_encrypted(path: Path) -> bool:
    """A workbook with a password lies, encrypted, in a file of the old form, in a stream of this name."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find("EncryptedPackage".encode("utf-16-le")) >= 0


def _refuse_other_packages(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            contents = b"".join(_start(package, name) for name in ("[Content_Types].xml", "mimetype"))
    except BROKEN as broken:
        raise Unreadable("This zip or Excel file is damaged or cut short. Download or save it again.") from broken
    for word, why in _PACKAGES:
        if word in contents:
            raise Unreadable(why)
    if not any(word in contents for word in _WORKBOOKS):
        raise Unreadable(_OTHER_ZIP)


def _start(package: zipfile.ZipFile, name: str) -> bytes:
    if name not in package.NameToInfo:
        return b""
    with package.open(name) as file:
        return file.read(1024 * 1024)
