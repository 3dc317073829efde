"""The register of schools, open to everybody."""

from tests.house.doors import Door, everyone, public

DOORS = [
    public("schools:schools"),
    public("schools:suggest"),
    public("schools:standing"),
    public("schools:map"),
    public("schools:marks"),
    public("schools:outlines"),
    public("schools:school", at=lambda world: [world.marram.urn]),
    Door("schools:export", allowed=everyone()),
]
