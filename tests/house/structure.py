"""What the guards know of the house: its areas in order, and the rooms that every area shares."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PHAROS = ROOT / "pharos"

with (ROOT / "pyproject.toml").open("rb") as file:
    CONTRACTS = tomllib.load(file)["tool"]["importlinter"]["contracts"]

# Lowest first; areas that share a line share a rank.
LAYERS = [line.replace("(", "").replace(")", "") for line in reversed(CONTRACTS[0]["layers"])]
RANK = {area.strip(): rank for rank, line in enumerate(LAYERS) for area in line.split("|")}
AREAS = sorted(RANK)

PRIVATE = {"forms", "pages", "views", "emails", "urls", "tasks"}


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    """(dotted name, file, syntax tree) of each module of the service, migrations left out."""
    for path in sorted(PHAROS.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, path, ast.parse(path.read_text(encoding="utf-8"))


def area_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "pharos" else None


def imports(module: str, path: Path, tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports, relative ones resolved; those for type checkers alone left out."""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in _outside_type_checking(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def _outside_type_checking(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from _outside_type_checking(child)
