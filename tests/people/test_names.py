"""Whether two ways of writing a name may be one person's."""

import pytest

from pharos.people.names import are_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Dr Ada Quill", "Ada Quill", True),
        ("Mrs. A. Quill", "ada quill", True),
        ("Ada M Quill", "Ada Quill", True),
        ("Ada Quill MBE", "Ada Quill", True),
        ("Siân O’Dune", "Sian O'Dune", True),
        ("Ann-Marie Fell", "Ann Marie Fell", True),
        ("Ada Quill", "Bea Quill", False),
        ("Ada Quill", "Ada Lark", False),
        ("B Quill", "Ada Quill", False),
        ("Quill", "Ada Quill", False),
        ("", "", False),
        ("Dr", "Dr", True),
    ],
)
def test_are_alike(one, other, alike):
    assert are_alike(one, other) == alike
