"""Maps: what is drawn, and that list, drawing and data say the same."""

import pytest

from pharos.common.pages.geojson import marks_as_geojson, shapes_as_geojson
from pharos.common.pages.mapping import Map, Mark, Shape, draw, grounds


def square(west, south, size=0.1):
    east, north = west + size, south + size
    return [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]]


NORTH, SOUTH = Shape("Lantern Bay", "North", square(1.0, 51.1)), Shape("Windmill Downs", "South", square(1.0, 51.0))
MARRAM = Mark("Marram", "/schools/1/", "Primary", (1.05, 51.15))
WINDMILL = Mark("Windmill", "/schools/2/", "Primary", (1.05, 51.05))
UNPLACED = Mark("Saltmarsh", "/schools/3/")


def test_north_is_up_and_east_is_right():
    marks = [MARRAM, WINDMILL, Mark("East", "/", place=(1.09, 51.05))]
    east, south, north = draw([NORTH, SOUTH], marks).dots
    assert (north.y < south.y, north.x == south.x, east.x > south.x, east.y == south.y) == (True,) * 4


def test_all_that_has_a_place_is_inside_the_drawing():
    drawn = draw([NORTH, SOUTH], [MARRAM, WINDMILL, UNPLACED])
    inside = [0 <= dot.x <= drawn.width and 0 <= dot.y <= drawn.height for dot in drawn.dots]
    assert (inside, [path.name for path in drawn.paths]) == ([True, True], ["Lantern Bay", "Windmill Downs"])


def test_a_name_stands_in_the_middle_of_its_shape():
    drawn = draw([NORTH], [MARRAM])
    assert (drawn.paths[0].x, drawn.paths[0].y) == (drawn.dots[0].x, drawn.dots[0].y)


def test_neighbours_have_one_border():
    first, second = (set(path.d.strip("MZ").split("L")) for path in draw([NORTH, SOUTH], []).paths)
    assert len(first & second) == 2


def test_closely_leaves_out_what_lies_far_away():
    far = Shape("Hop Weald", "West", square(0.0, 50.5))
    drawn = draw([NORTH, SOUTH, far], [MARRAM], closely=True, numbered=True)
    assert ([path.name for path in drawn.paths], [dot.words for dot in drawn.dots]) == (["Lantern Bay"], ["1"])


def test_the_first_of_the_list_lies_on_top():
    drawn = draw([NORTH], [MARRAM, WINDMILL], closely=True, numbered=True)
    assert [dot.words for dot in drawn.dots] == ["2", "1"]


def test_nothing_with_a_place_draws_nothing():
    assert draw([Shape("Lantern Bay", "North")], [UNPLACED]) is None


def test_a_mark_for_many_grows_with_them_and_says_how_many():
    few, many = draw([NORTH], [Mark("A", "/", place=(1, 51), count=4), Mark("B", "/", place=(1, 51), count=64)]).dots[
        ::-1
    ]
    assert (few.words, many.words, few.r < many.r) == ("4", "64", True)


@pytest.mark.parametrize(("size", "km"), [(0.05, 1), (0.3, 5), (1.0, 20)])
def test_the_scale_is_a_round_number_and_true(size, km):
    """The square is as high in degrees as the drawing without its margins."""
    drawn = draw([Shape("A", "B", square(1.0, 51.0, size))], [])
    units, told = drawn.scale
    per_degree = drawn.height / (size * 1.08)
    assert (told, abs(units - told / 111.32 * per_degree) < 2) == (km, True)


def test_each_group_has_a_pattern_of_its_own():
    found = grounds([NORTH, Shape("Saltings", "East"), SOUTH, Shape("Hollow", "North", square(1.1, 51.0))])
    assert [(each.name, each.number, each.pattern, each.shapes) for each in found] == [
        ("North", 0, "rising lines", ["Hollow", "Lantern Bay"]),
        ("South", 2, "dots", ["Windmill Downs"]),
    ]


def test_legend_drawing_and_data_agree_about_the_pattern():
    shapes = [Shape("Saltings", "East"), SOUTH]
    told = shapes_as_geojson(shapes)["features"][0]["properties"]["ground"]
    assert (grounds(shapes)[0].number, draw(shapes, []).paths[0].ground, told) == (1, 1, 1)


def test_geojson_has_the_marks_in_their_order_with_or_without_a_place():
    assert [
        (each["geometry"], each["properties"]["title"]) for each in marks_as_geojson([MARRAM, UNPLACED])["features"]
    ] == [({"type": "Point", "coordinates": [1.05, 51.15]}, "Marram"), (None, "Saltmarsh")]


def test_geojson_of_shapes_leaves_out_those_without_an_outline():
    told = shapes_as_geojson([NORTH, Shape("Upper Wend", "North"), SOUTH])["features"]
    assert [each["properties"] for each in told] == [
        {"name": "Lantern Bay", "group": "North", "ground": 0},
        {"name": "Windmill Downs", "group": "South", "ground": 1},
    ]


def test_what_has_no_place_stands_in_the_list_alone():
    shown = Map("Map", [MARRAM, UNPLACED], [], None)
    assert (shown.placed, shown.unplaced) == ([MARRAM], [UNPLACED])
