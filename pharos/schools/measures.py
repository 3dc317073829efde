"""What the performance tables measure, under which heading, and what their markers mean. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """``unit`` is ``%`` for a percentage of the pupils, ``points`` for a score, ``pupils`` for a count."""

    code: str
    key_stage: int
    heading: str
    words: str
    unit: str


MEASURES = (
    Measure("ks2_pupils", 2, "KS2 Pupils", "Pupils at the end of key stage 2", "pupils"),
    Measure("ks2_expected", 2, "Overall Meet Std", "Expected standard in reading, writing and maths", "%"),
    Measure("ks2_higher", 2, "Overall Exceed Std", "Higher standard in reading, writing and maths", "%"),
    Measure("ks2_reading_progress", 2, "Reading Progress", "Progress in reading", "points"),
    Measure("ks2_writing_progress", 2, "Writing Progress", "Progress in writing", "points"),
    Measure("ks2_maths_progress", 2, "Maths Progress", "Progress in maths", "points"),
    Measure("ks2_reading_score", 2, "Reading Score", "Average score in reading", "points"),
    Measure("ks2_maths_score", 2, "Maths Score", "Average score in maths", "points"),
    Measure("ks4_pupils", 4, "KS4 Pupils", "Pupils at the end of key stage 4", "pupils"),
    Measure("ks4_attainment8", 4, "Attainment 8", "Attainment 8", "points"),
    Measure("ks4_progress8", 4, "Progress 8", "Progress 8", "points"),
    Measure("ks4_grade5", 4, "Eng Maths Grade 5", "Grade 5 or above in English and maths", "%"),
    Measure("ks4_ebacc_entered", 4, "Entering EBacc", "Entered for the English Baccalaureate", "%"),
    Measure("ks4_ebacc_score", 4, "EBacc Avg Score", "English Baccalaureate average score", "points"),
    Measure("ks4_ebacc_grade5", 4, "EBacc Grade 5", "English Baccalaureate at grade 5 or above", "%"),
)
BY_CODE = {measure.code: measure for measure in MEASURES}
# What is drawn, for each key stage.
DRAWN = {2: ("ks2_expected",), 4: ("ks4_attainment8", "ks4_grade5")}
# The markers for a value that was not published. ``""`` is an empty cell.
MISSING = {
    "SUPP": "Not published, because there were too few pupils",
    "x": "Not published, because there were too few pupils",
    "c": "Not published, to protect what single pupils reached",
    "LOWCOV": "Not published, because it would cover fewer than half of the pupils",
    "NE": "No pupils were entered",
    "NP": "Not published",
    "NA": "Does not apply",
    "z": "Does not apply",
    "u": "Not known, or unreliable",
    "": "Not stated in the file",
}
EMPTY = "blank"


def meaning(marker: str) -> str:
    """What a marker says of a missing value; ``blank`` stands for an empty cell."""
    return MISSING["" if marker == EMPTY else marker]
