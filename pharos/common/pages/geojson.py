"""What a map shows, as GeoJSON (RFC 7946): longitude before latitude, in WGS84."""

from collections.abc import Iterable, Sequence
from typing import Any

from .mapping import Mark, Shape, grounds


def marks_as_geojson(marks: Iterable[Mark]) -> dict[str, Any]:
    """The marks in the list's order; one without a place has no geometry."""
    return _collection(
        (
            {"type": "Point", "coordinates": list(mark.place)} if mark.place else None,
            {"title": mark.title, "href": mark.href, "facts": mark.facts, "count": mark.count},
        )
        for mark in marks
    )


def shapes_as_geojson(shapes: Sequence[Shape]) -> dict[str, Any]:
    """The shapes that have an outline, each with its group and the number of the group's pattern."""
    number = {each.name: each.number for each in grounds(shapes)}
    return _collection(
        (
            {"type": "MultiPolygon", "coordinates": shape.outline},
            {"name": shape.name, "group": shape.group, "ground": number[shape.group]},
        )
        for shape in shapes
        if shape.outline
    )


def _collection(features: Iterable[tuple[dict[str, Any] | None, dict[str, Any]]]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": geometry, "properties": properties} for geometry, properties in features
        ],
    }
