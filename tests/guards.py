"""Guards that stand over every test."""

import jinja2
import pytest
from django.db import connections
from django.template.base import Template as DjangoTemplate


def _refuse(execute, sql, params, many, context):
    raise AssertionError(f"A template asked the database while it was rendered: {sql[:200]}")


def _guarded(render):
    def rendered(self, *args, **kwargs):
        # Rendering in rendering (a widget in a page) lays one guard over another, which is harmless.
        with connections["default"].execute_wrapper(_refuse):
            return render(self, *args, **kwargs)

    return rendered


@pytest.fixture(autouse=True)
def templates_do_not_query(monkeypatch):
    """A template that reaches for the database fails the test that renders it.

    What the frame of a page needs (person, session, messages, navigation) is asked by
    ``pharos.common.ui.context.frame`` before rendering begins.
    """
    for kind in (jinja2.Template, DjangoTemplate):
        monkeypatch.setattr(kind, "render", _guarded(kind.render))
