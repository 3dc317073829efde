"""Writing Word documents: a template of ours, which an office can edit in Word, and plain data.

A template is a ``.docx`` file with the placeholders of docxtpl (Jinja in the document's own text). What people typed
reaches it as text only: it's never read as markup or as a placeholder, whatever it looks like.
"""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "en-GB"
# What docxtpl would turn into a brace of its own after everything has been filled in.
_LOOKALIKES = (("{_", "{&#95;"), ("_}", "&#95;}"), ("%_", "%&#95;"), ("_%", "&#95;%"))


def write(template: Path, data: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """The document that ``template`` makes of ``data``. Its properties are ``data``'s title and author, and ``at``.

    Line breaks and tabs of a text stay; characters that XML cannot hold go.
    """
    from docxtpl import DocxTemplate  # takes a while to load, and most processes write no Word

    document: Any = DocxTemplate(template)
    document.render(_safe(data), SandboxedEnvironment(autoescape=True, undefined=StrictUndefined))
    told = document.docx.core_properties
    told.title, told.author = _plain(data["title"]), _plain(data["author"])
    told.last_modified_by = told.author
    told.created = told.modified = at.astimezone(dt.UTC).replace(tzinfo=None)
    told.language = LANGUAGE
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {key: _safe(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(each) for each in value]
    return value


def _plain(typed: str) -> str:
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if _is_xml(character))


def _text(typed: str) -> Markup:
    safe = str(escape(_plain(typed)))
    for shown, written in _LOOKALIKES:
        safe = safe.replace(shown, written)
    return Markup(safe)  # noqa: S704 (escaped above)


def _is_xml(character: str) -> bool:
    """Whether XML can hold this character: no control but the line break and the tab, no half of a pair."""
    if character in "\n\t":
        return True
    return unicodedata.category(character) not in {"Cc", "Cs"} and character not in "\ufffe\uffff"
