"""Doors to lists of leaders."""

from pharos.office import actions
from tests.house.doors import administrators
from tests.office import lists_of_leaders as lists

COLUMNS = {key: key for key in lists.HEADING.split(",")}


def handed_in(world):
    """A list whose columns are to be chosen."""
    world.list = actions.hand_in("leaders.csv", [lists.text(lists.ADA).encode()], by=world.administrator, at=world.now)


def tried(world):
    """A list that waits for the word to be brought in, with a row in doubt."""
    handed_in(world)
    type(world.list).objects.filter(pk=world.list.pk).update(state="tried", columns=COLUMNS)
    world.list.lines.create(
        line=2, result="needs_a_look", doubt="namesake", name="G Okafor", person=world.head, reason="Is it she?"
    )


def done(world):
    tried(world)
    type(world.list).objects.filter(pk=world.list.pk).update(state="done", finished_at=world.now)


def the_list(world):
    return [world.list.reference]


def the_row(world):
    return [world.list.reference, 2]


SAME, NOBODY, WHY = {"answer": "same"}, {"letters": "nobody"}, {"why": "The wrong list"}

DOORS = [
    administrators("office:leader_lists"),
    administrators("office:upload_leaders"),
    administrators("office:upload_leaders", method="post", data={}),
    administrators("office:leader_columns", at=the_list, needs=handed_in),
    administrators("office:leader_columns", at=the_list, needs=handed_in, method="post", data=COLUMNS, status=302),
    administrators("office:leader_list", at=the_list, needs=tried),
    administrators("office:import_leaders", at=the_list, needs=tried),
    administrators("office:import_leaders", at=the_list, needs=tried, method="post", data=NOBODY, status=302),
    administrators("office:leader_rows", at=the_list, needs=tried),
    administrators("office:leader_row", at=the_row, needs=tried),
    administrators("office:leader_row", at=the_row, needs=tried, method="post", data=SAME, status=302),
    administrators("office:take_back_leaders", at=the_list, needs=done),
    administrators("office:take_back_leaders", at=the_list, needs=done, method="post", data=WHY, status=302),
]
