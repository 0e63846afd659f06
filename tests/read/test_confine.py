"""The parser's own process: what crashes, hangs, swells or answers nonsense there ends as a status here."""

from __future__ import annotations

import resource
import sys
from datetime import date

import pytest
from read_files import pdf

from rapporteur.read import limits
from rapporteur.read.confine import extract_apart


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_an_extract_comes_back_whole() -> None:
    found = extract_apart("pdf", pdf(["Rebels took the bridge."], info="/CreationDate (D:20200609)"))
    assert (found.text, found.day, found.status) == ("Rebels took the bridge.", date(2020, 6, 9), "ok")


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        ("import os; os.abort()", "crashed", "failed"),
        ("raise RuntimeError('bad page')", "crashed", "RuntimeError: bad page"),
        ("print('not json')", "crashed", "not whole"),
        ('print(\'{"text": 1, "odd": 2, "day": null}\')', "crashed", "not whole"),
        ("print('[]')", "crashed", "not whole"),
        ("", "crashed", "not whole"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "timeout", "seconds"),
    ],
)
def test_whatever_happens_there_is_a_status_here(code: str, status: str, words: str) -> None:
    found = extract_apart("html", b"", command=python(code))
    assert (found.status, found.text) == (status, "")
    assert found.note and words in found.note and "\n" not in found.note and "give the text itself" in found.note


def test_what_hangs_is_stopped() -> None:
    assert extract_apart("html", b"", command=python("import time; time.sleep(30)"), seconds=0.3).status == "timeout"


def test_what_swells_is_stopped() -> None:
    code = (
        "from rapporteur.read import worker as w\nw.CHILD_MEMORY = 200 << 20\nw.extract = lambda *a: bytearray(1 << 30)\nw.main()"
    )
    found = extract_apart("html", b"", command=python(code))
    assert found.status == "resource_limit" and found.note and "200 MB" in found.note


def test_a_library_that_prints_does_not_spoil_the_answer() -> None:
    code = (
        "from rapporteur.read import worker as w\n"
        "from rapporteur.read.extract import Extract\n"
        "w.extract = lambda *a: print('noise') or Extract('text')\n"
        "w.main()"
    )
    assert extract_apart("html", b"", command=python(code)).text == "text"


def test_the_limits_bind_the_child_only() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    extract_apart("html", b"<p>Rebels took the bridge on Monday.</p>")
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert limits.CHILD_MEMORY < 4 << 30
