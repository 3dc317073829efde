"""A person's own interests: open to whoever is signed in, each their own."""

from tests.house.doors import Door, everyone


def declared(world):
    from pharos.interests import actions
    from pharos.interests.states import InterestKind

    if "declaration" not in world.__dict__:
        world.declaration = actions.declare(
            world.head, about=world.leader, kind=InterestKind.FRIEND, by=world.head, at=world.now
        )
    return world.declaration


DOORS = [
    Door("interests:index", allowed=everyone()),
    Door("interests:find", allowed=everyone()),
    Door("interests:about_school", allowed=everyone(), at=lambda w: [900002]),
    Door("interests:about_person", allowed=everyone() | {"leader": 404}, at=lambda w: [w.leader.reference]),
    Door("interests:end", allowed={"head": 200}, at=lambda w: [declared(w).reference]),
]
