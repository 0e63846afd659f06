"""Parsing in a process of its own, with limits on memory and time: what kills a parser kills only that process."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from datetime import date

from rapporteur.read.extract import Extract
from rapporteur.read.limits import CHILD_CPU_SECONDS, CHILD_MEMORY, CHILD_WALL_SECONDS


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU_SECONDS, CHILD_CPU_SECONDS))


def extract_apart(
    kind: str,
    data: bytes,
    *,
    command: Sequence[str] = (sys.executable, "-P", "-m", "rapporteur.read.worker"),
    seconds: float = CHILD_WALL_SECONDS,
) -> Extract:
    """Extract in a child process. A crash or an overrun comes back as the status that says so."""
    try:
        done = subprocess.run([*command, kind], input=data, capture_output=True, timeout=seconds, preexec_fn=_limit, check=False)
    except subprocess.TimeoutExpired:
        return Extract("", status="timeout", note=f"parsing took over {seconds:g} seconds and was stopped; give the text itself")
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return Extract("", status="crashed", note=f"its parser failed ({last[0][:120]}); give the text itself")
    raw = json.loads(done.stdout)
    return Extract(**{**raw, "day": date.fromisoformat(raw["day"]) if raw["day"] else None})
