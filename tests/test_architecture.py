"""The house: every import points down a floor, none goes sideways into a neighbour, and there is no cycle."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "normalize"
FLOORS = {
    "cli": 6, "adapters": 6, "pipeline": 5, "article": 4, "profile": 4,
    "language": 3, "dates": 3, "money": 3,
    "text": 2, "lexicon": 2, "evidence": 2, "hints": 2, "streams": 2, "export": 2,
    "model": 1, "errors": 1, "offsets": 1, "patterns": 1, "pieces": 1, "value": 1,
}  # fmt: skip
SEPARATE = {"language", "dates", "money"}
"""Rooms of one floor that must not know each other."""


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("normalize."):
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.startswith("normalize.")]
    return found


def _modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", _modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for module in _imports(path):
        other = _room(module)
        if other == room:
            continue
        assert FLOORS[other] <= FLOORS[room], f"{path.name} (floor {FLOORS[room]}) imports {module}"
        assert not (room in SEPARATE and other in SEPARATE), f"{path.name} imports its neighbour {module}"


def test_every_room_has_a_floor() -> None:
    rooms = {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in _modules()}
    assert rooms <= set(FLOORS)


def test_no_cycles() -> None:
    """Top-level imports form no cycle (lazy ones inside functions are free to point at models' helpers)."""
    graph: dict[str, set[str]] = {}
    for path in _modules():
        name = ".".join(["normalize", *path.relative_to(PACKAGE).with_suffix("").parts])
        tree = ast.parse(path.read_text(encoding="utf8"))
        graph[name] = {n.module for n in tree.body if isinstance(n, ast.ImportFrom) and n.module}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join([*trail, name])
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())
