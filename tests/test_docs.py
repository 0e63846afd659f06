"""The documentation is what the code says: generated pages are current, every command stands in the README."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
import typer.main
from typer.testing import CliRunner

from rapporteur.cli import app

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "docs" / "reference.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["commands.md", "codebook.md"])
def test_a_generated_page_is_current(reference: ModuleType, page: str) -> None:
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == reference.PAGES[page](), "run tools/docs/reference.py"


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert len(names) >= 10
    assert [n for n in names if f"`rapporteur {n}" not in readme] == []


def test_what_the_readme_shows_is_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    readme, sample = (ROOT / "README.md").read_text(encoding="utf-8"), "demo/02-strike-hospital-toll.txt"
    for words in (["read", sample, "--format", "md"], ["explain", sample, "--claim", "1"]):
        printed = CliRunner().invoke(app, words).stdout
        shown = printed[max(0, printed.find("## ")) :].rstrip()
        assert len(shown) > 400 and f"```\n{shown}\n```" in readme, f"the README shows another output of {' '.join(words)}"


def test_every_decision_is_numbered_once() -> None:
    numbers = [p.name[:3] for p in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{n:03}" for n in range(1, len(numbers) + 1)]
