"""Writing PDF: a typst template of ours and plain data make a tagged document, the same on every machine.

Templates are files of the service; what people typed reaches them only as JSON, never as markup. Documents conform
to PDF/UA-1, so that screen readers can read them. Fonts are those shipped beside this module and no others.
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from .glyphs import BOX, FONTS, printable

CONTENT_TYPE = "application/pdf"


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def write(template: Path, data: Mapping[str, Any], *, at: dt.datetime) -> bytes:
    """The document that ``template`` makes of ``data``, which it reads by ``json(bytes(sys.inputs.data))``.

    ``data.boxes`` tells it whether a character had to be replaced by an open box. ``at`` is when it is made.
    """
    clean = _printable(data)
    clean["boxes"] = BOX in json.dumps(clean, ensure_ascii=False) and BOX not in json.dumps(data, ensure_ascii=False)
    made = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
        sys_inputs={"data": json.dumps(clean)},
    )
    assert isinstance(made, bytes)
    return made


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(each) for each in value]
    return value
