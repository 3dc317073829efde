"""Under which headings Ofsted's management information tells each of the inspections of a row. Pure.

The files changed their headings in 2024 (section 8 inspections became ungraded ones, full ones graded) and
in November 2025 (report cards). Where a fact has several headings, the first that is filled in counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Headings = tuple[str, ...]

_JUDGEMENTS = {
    "quality_of_education": "quality of education",
    "behaviour": "behaviour and attitudes",
    "personal_development": "personal development",
    "leadership": "effectiveness of leadership and management",
    "early_years": "early years provision (where applicable)",
    "sixth_form": "sixth form provision (where applicable)",
}
_CARD = {
    "inclusion": ("Inclusion",),
    "curriculum": ("Curriculum and teaching",),
    "achievement": ("Achievement",),
    "attendance": ("Attendance and behaviour",),
    "well_being": ("Personal development and wellbeing", "Personal development and well-being"),
    "early_years": ("Early years (where applicable)",),
    "post_16": ("Post-16 provision (where applicable)",),
    "governance": ("Leadership and governance",),
}


@dataclass(frozen=True)
class Part:
    """Where one of the inspections of a row stands; without ``told_by``, a file has no such part."""

    name: str
    told_by: Headings
    number: Headings
    starts_on: Headings
    published_on: Headings
    relates: Headings
    urn: Headings
    words: Headings = ()
    overall: Headings = ()
    areas: Mapping[str, Headings] = field(default_factory=dict)
    concern: Headings = ()
    safeguarding: Headings = ()
    outcome: Headings = ()
    converted: Headings = ()


def _judgements(prefix: str) -> dict[str, Headings]:
    return {area: (f"{prefix}{heading}",) for area, heading in _JUDGEMENTS.items()}


def _both(heading: str) -> Headings:
    """The heading as it was, and as it has been called since 2024."""
    return (heading, heading.replace("full inspection", "graded inspection"))


_LATEST = {
    "number": _both("Inspection number of latest full inspection"),
    "starts_on": ("Inspection start date",),
    "published_on": ("Publication date",),
    "relates": _both("Does the latest full inspection relate to the URN of the current school?"),
    "urn": _both("URN at time of latest full inspection"),
    "words": ("Inspection type",),
    "concern": ("Category of concern",),
}
CARD = Part(
    "latest report card", told_by=("Inclusion",), areas=_CARD, safeguarding=("Safeguarding standards",), **_LATEST
)
FULL = Part(
    "latest full inspection", told_by=("Overall effectiveness",), overall=("Overall effectiveness",),
    areas=_judgements(""), safeguarding=("Safeguarding is effective?",), **_LATEST,
)  # fmt: skip
OEIF = Part(
    "latest graded inspection",
    told_by=("Latest OEIF overall effectiveness",),
    number=("Inspection number of latest OEIF graded inspection",),
    starts_on=("Inspection start date of latest OEIF graded inspection",),
    published_on=("Publication date of latest OEIF graded inspection",),
    relates=("Does the latest OEIF graded inspection relate to the URN of the current school?",),
    urn=("URN at time of latest OEIF graded inspection",),
    words=("Inspection type of latest OEIF graded inspection",),
    overall=("Latest OEIF overall effectiveness",),
    areas=_judgements("latest OEIF "),
    concern=("Latest OEIF category of concern",),
    safeguarding=("Latest OEIF safeguarding is effective?",),
)
UNGRADED = Part(
    "latest ungraded inspection",
    told_by=("Ungraded inspection overall outcome", "Section 8 inspection overall outcome"),
    number=("Latest ungraded inspection number", "Latest section 8 inspection number since last full inspection",
            "Latest ungraded inspection number since last graded inspection"),
    starts_on=("Date of latest ungraded inspection", "Date of latest section 8 inspection"),
    published_on=("Ungraded inspection publication date", "Section 8 inspection publication date"),
    relates=("Does the ungraded inspection relate to the URN of the current school?",
             "Does the section 8 inspection relate to the URN of the current school?"),
    urn=("URN at time of the ungraded inspection", "URN at time of the section 8 inspection"),
    outcome=("Ungraded inspection overall outcome", "Section 8 inspection overall outcome"),
    converted=("Did the latest section 8 inspection convert to a full inspection?",
               "Did the latest ungraded inspection convert to a graded inspection?"),
)  # fmt: skip
PREVIOUS = Part(
    "previous full inspection",
    told_by=_both("Previous full inspection overall effectiveness"),
    number=_both("Previous full inspection number"),
    starts_on=("Previous inspection start date",),
    published_on=("Previous publication date",),
    relates=_both("Does the previous full inspection relate to the URN of the current school?"),
    urn=_both("URN at time of previous full inspection"),
    overall=_both("Previous full inspection overall effectiveness"),
    areas=_judgements("previous "),
    concern=("Previous category of concern",),
    safeguarding=("Previous safeguarding is effective?",),
)
PARTS = (CARD, FULL, OEIF, UNGRADED, PREVIOUS)
RECENT_CONCERN = "Most recent category of concern"
