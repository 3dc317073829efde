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


ABOUT = {"kind": "friend", "words": "", "from_on_day": "1", "from_on_month": "9", "from_on_year": "2019"}
OVER = {"until_on_day": "24", "until_on_month": "11", "until_on_year": "2026"}


def about_a_school(**more):
    return Door("interests:about_school", at=lambda w: [900002], **more)


def about_somebody(status, **more):
    """Amina Rahman declares nothing about herself."""
    allowed = everyone(status) | {"leader": 404}
    return Door("interests:about_person", allowed=allowed, at=lambda w: [w.leader.reference], **more)


def ending(status, **more):
    return Door("interests:end", allowed={"head": status}, at=lambda w: [declared(w).reference], **more)


DOORS = [
    Door("interests:index", allowed=everyone()),
    Door("interests:find", allowed=everyone()),
    about_a_school(allowed=everyone()),
    about_a_school(allowed=everyone(302), method="post", data=ABOUT),
    about_somebody(200),
    about_somebody(302, method="post", data=ABOUT),
    ending(200),
    ending(302, method="post", data=OVER),
]
