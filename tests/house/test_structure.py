"""Guards over the whole house: what may stand where, and what may never be written."""

import ast

import pytest
from importlinter.cli import lint_imports

from tests.house.structure import AREAS, PHAROS, PRIVATE, ROOT, area_of, imports, modules

MODULES = list(modules())
FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers", "signals", "mixins"}
# The demo, the office's pages and the front door compose other areas' work; nothing else opens a private door.
MAY_LOOK_INSIDE = {"config", "devtools"}


@pytest.mark.slow
def test_import_contracts_hold(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None) == 0, capsys.readouterr().out


def test_every_area_stands_in_the_contract():
    on_disk = {p.name for p in PHAROS.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert on_disk == set(AREAS)


def test_no_module_is_named_after_nothing():
    assert [name for name, _, _ in MODULES if set(name.split(".")) & FORBIDDEN_NAMES] == []


def test_areas_enter_each_other_by_the_doorways():
    """Forms, pages, views, emails, addresses and tasks are private to their area."""
    wrong = [
        f"{name} imports {target}"
        for name, path, tree in MODULES
        for target in imports(name, path, tree)
        if (there := area_of(target)) and there != (here := area_of(name)) and there not in {"common", "jobs"}
        and here not in MAY_LOOK_INSIDE
        and len(target.split(".")) > 2 and target.split(".")[2] in PRIVATE
    ]  # fmt: skip
    assert wrong == []


def test_only_move_assigns_a_state():
    wrong = []
    for name, _, tree in MODULES:
        if name == "pharos.activity.actions":
            continue
        for node in ast.walk(tree):
            targets = node.targets if isinstance(node, ast.Assign) else []
            wrong += [f"{name}:{t.lineno}" for t in targets if isinstance(t, ast.Attribute) and t.attr == "state"]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update":
                wrong += [f"{name}:{node.lineno}" for k in node.keywords if k.arg == "state"]
    assert wrong == []


def test_the_clock_is_asked_at_the_door():
    """No module but the clock reads the time from anywhere else."""
    wrong = [
        f"{name}:{node.lineno}"
        for name, _, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
        and isinstance(node.value, ast.Name) and node.value.id in {"timezone", "datetime", "date"}
        and name not in {"pharos.common.clock", "pharos.devtools.time_travel"}
    ]  # fmt: skip
    assert wrong == []


def test_rules_and_pages_do_not_write():
    wrong = [
        f"{name}:{node.lineno}"
        for name, _, tree in MODULES
        if name.split(".")[-1] in {"rules", "pages", "queries", "forms"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
    ]  # fmt: skip
    assert wrong == []


def test_no_history_is_cascaded_away_and_no_order_is_implied():
    wrong = [
        f"{name}:{node.lineno}"
        for name, _, tree in MODULES
        if area_of(name) and ".models" in name
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "CASCADE")
        or (isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "ordering" for t in node.targets))
    ]
    assert wrong == []


def test_modules_and_functions_stay_small():
    long_modules = [
        f"{name}: {lines} lines"
        for name, path, _ in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300 and not name.startswith("pharos.config")
    ]
    long_functions = [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, _, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 40
    ]
    views = [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, _, tree in MODULES
        if ".views" in name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 20
    ]
    assert (long_modules, long_functions, views) == ([], [], [])


def test_templates_stay_small():
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in PHAROS.rglob("jinja2/**/*.html")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 150
    ]
    assert long == []
