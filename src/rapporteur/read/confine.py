"""Parsing in a process of its own, with limits on memory and time: what kills a parser kills only that process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

from rapporteur.read.extract import Extract
from rapporteur.read.limits import CHILD_CPU_SECONDS, CHILD_WALL_SECONDS

WORKER = (sys.executable, "-P", "-m", "rapporteur.read.worker")
OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)


def extract_apart(
    kind: str,
    data: bytes,
    *,
    media_type: str | None = None,
    command: Sequence[str] = WORKER,
    seconds: float = CHILD_WALL_SECONDS,
) -> Extract:
    """Extract in a child process. A crash or an overrun comes back as the status that says so."""
    words = [*command, kind, *([media_type] if media_type else [])]
    try:
        done = subprocess.run(words, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return _stopped(seconds)
    if done.returncode == OUT_OF_TIME:
        return _stopped(CHILD_CPU_SECONDS)
    if done.returncode != 0:
        return _crashed((done.stderr.decode(errors="replace").strip().splitlines() or [f"exit {done.returncode}"])[-1])
    try:
        raw = json.loads(done.stdout)
        return Extract(**{**raw, "day": date.fromisoformat(raw["day"]) if raw["day"] else None})
    except (ValueError, TypeError, KeyError):
        return _crashed("its answer was not whole")


def _stopped(seconds: float) -> Extract:
    return Extract("", status="timeout", note=f"parsing took over {seconds:g} seconds and was stopped; give the text itself")


def _crashed(why: str) -> Extract:
    return Extract("", status="crashed", note=f"its parser failed ({why[:120]}); give the text itself")
