"""Days of a leader's time, by the half."""

import re
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError

from .texts import TextField

NUMBER = re.compile(r"(?P<sign>[-−–]?)(?P<whole>\d{0,6})(?:[.,](?P<tenths>\d{1,6}))?")
FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75", " 1/2": ".5", "1/2": ".5"}


class HalfDaysField(TextField):
    """Days as people write them ("1.5", "1½", "half", "2 days"); a whole number of half days to the service."""

    missing = "Enter the number of days"
    empty_value: Any = None

    def __init__(self, *, most: int | None = None, allow_none: bool = False, width: str = "4", **kwargs: Any) -> None:
        """``most`` is the largest number of half days; ``allow_none`` lets people answer 0."""
        super().__init__(width=width, **kwargs)
        self.most, self.allow_none = most, allow_none
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = super().to_python(value)
        return half_days(text) if text else None

    def validate(self, value: Any) -> None:
        if value is None:
            super().validate("")
        elif value < 0 or (value == 0 and not self.allow_none):
            raise ValidationError("Enter a number of days above zero", code="too_few")
        elif self.most is not None and value > self.most:
            raise ValidationError(f"Enter {written(self.most)} days or fewer", code="too_many")


def half_days(text: str) -> int:
    """How many half days the words mean."""
    plain = re.sub(r"\s*(a\s+)?days?$", "", text.strip().lower())
    plain = "½" if plain == "half" else plain
    for sign, digits in FRACTIONS.items():
        plain = plain.replace(sign, digits)
    found = NUMBER.fullmatch(plain.replace(" ", ""))
    if not found or not (found["whole"] or found["tenths"]):
        raise ValidationError("Enter days as a number, like 1 or 1.5", code="not_a_number")
    halves = Fraction(f"{found['whole'] or 0}.{found['tenths'] or 0}") * 2
    if halves.denominator != 1:
        raise ValidationError("Enter whole or half days, like 1 or 1.5", code="not_halves")
    return int(halves) * (-1 if found["sign"] else 1)


def written(value: int) -> str:
    """Half days as a person would type them: 3 is "1.5"."""
    return f"{value // 2}.5" if value % 2 else str(value // 2)
