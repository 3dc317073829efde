"""What a model says about the people in it."""

from pharos.common.privacy import Privacy


def test_a_declaration_names_its_fields_in_the_order_of_their_kinds():
    said = Privacy(purpose="To know", keep="A year", public="state  at", personal="name", sensitive="need\n words")
    assert said.names() == ["state", "at", "name", "need", "words"]


def test_a_model_may_hold_nothing_about_people():
    assert Privacy(purpose="To know", keep="A year").names() == []
