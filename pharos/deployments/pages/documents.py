"""The templates of the documents, and what their files are called."""

import datetime as dt
from pathlib import Path

from ..models import Agreement, SupportRecord

HERE = Path(__file__).parent.parent
SHEET_AS_PDF = HERE / "typst" / "support_record.typ"
SHEET_AS_WORD = HERE / "word" / "support_record.docx"
AGREEMENT = HERE / "typst" / "agreement.typ"


def record_name(record: SupportRecord, at: dt.datetime, ending: str) -> str:
    return f"kle-support-record-visit-{record.visit.number}-{at:%Y-%m-%d}.{ending}"


def agreement_name(agreement: Agreement, at: dt.datetime) -> str:
    case = agreement.request.case_number.lower()
    return f"agreement-{case}-version-{agreement.version}-{at:%Y-%m-%d}.pdf"
