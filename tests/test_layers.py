"""A module imports from lower layers only, and rooms of one layer never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "rapporteur"
LAYERS = {
    "types": 0,
    "ids": 0,
    "codebook": 1,
    "text": 1,
    "records": 1,
    "read": 2,
    "find": 2,
    "resolve": 2,
    "store": 2,
    "export": 2,
    "pipeline": 3,
    "review": 3,
    "report": 3,
    "run": 4,
    "web": 5,
    "cli": 5,
}
ONCE = {"onnxruntime": "find/model.py", "ray": "run/ray.py", "psycopg": "store/postgresql.py"}
FILES = sorted(p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Every module that a file imports, inside functions and under TYPE_CHECKING too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return names | {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and not n.level}


def may_import(importer: str, imported_room: str) -> bool:
    return importer == imported_room or LAYERS[imported_room] < LAYERS[importer]


def test_there_are_files() -> None:
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_down(path: Path) -> None:
    rooms = {name.split(".")[1] for name in imported(path) if name.startswith("rapporteur.")}
    assert {r for r in rooms if not may_import(room(path), r)} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_heavy_parts_are_imported_in_one_file(path: Path) -> None:
    here = str(path.relative_to(SOURCE))
    assert {name.split(".")[0] for name in imported(path)} & ONCE.keys() <= {part for part, home in ONCE.items() if home == here}


def test_the_rule_refuses_what_it_should() -> None:
    assert not may_import("find", "resolve")
    assert not may_import("text", "read")
    assert may_import("cli", "store")
