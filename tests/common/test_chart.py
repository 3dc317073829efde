"""A column chart: laid out in its view box, told in words, and never a column for what is missing."""

from pharos.common.pages.chart import FOOT, HEIGHT, TOP, Point, chart

HEADS = ("Year", "Pupils")


def test_columns_stand_on_their_base_and_fit_the_scale():
    drawn = chart("key", "Title", [Point("2024", 50, "50%"), Point("2025", 100, "100%")], heads=HEADS, most=100)
    assert [(each.y + each.height, each.height) for each in drawn.columns] == [
        (drawn.base, (HEIGHT - TOP - FOOT) / 2), (drawn.base, HEIGHT - TOP - FOOT),
    ]  # fmt: skip


def test_a_missing_value_has_no_column():
    [column] = chart("key", "Title", [Point("2024", None, "Not published")], heads=HEADS).columns
    assert (column.is_missing, column.height) == (True, 0)


def test_below_nought_a_column_hangs():
    up, down = chart("key", "Title", [Point("a", 2, "2"), Point("b", -2, "−2")], heads=HEADS).columns
    assert (up.y + up.height, down.y, up.height) == (down.y, down.y, down.height)


def test_it_is_told_in_words_and_in_a_table():
    drawn = chart("key", "Title", [Point("2024", 50, "50%"), Point("2025", None, "Not published")], heads=HEADS)
    assert (drawn.describes, drawn.rows) == (
        "2024: 50%; 2025: Not published.", [["2024", "50%"], ["2025", "Not published"]],
    )  # fmt: skip


def test_all_noughts_and_nothing_at_all():
    assert [each.height for each in chart("key", "Title", [Point("a", 0, "0")], heads=HEADS).columns] == [0]
    assert chart("key", "Title", [], heads=HEADS).columns == []
