"""The process in which HTML and PDF are parsed: `python -m rapporteur.read.worker FORMAT [MEDIA_TYPE]`, bytes in, JSON out."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from rapporteur.read.extract import Extract
from rapporteur.read.limits import CHILD_CPU_SECONDS, CHILD_MEMORY, MEGABYTE


def limit() -> None:
    """Bound this process: no more memory and processor time than one report may take, no core files."""
    try:
        import resource
    except ImportError:  # no such bounds outside POSIX; the parent's clock still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY, CHILD_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU_SECONDS, CHILD_CPU_SECONDS + 5))  # equal ones end in SIGKILL
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def extract(kind: str, data: bytes, media_type: str | None = None) -> Extract:
    """One format's extraction; only that format's library is loaded."""
    if kind == "pdf":
        from rapporteur.read.pdf import extract_pdf

        return extract_pdf(data)
    from rapporteur.read.html import extract_html

    return extract_html(data, media_type)


def main() -> None:
    limit()
    answer, sys.stdout = sys.stdout, sys.stderr  # a library that prints must not spoil the answer
    try:
        found = extract(sys.argv[1], sys.stdin.buffer.read(), *sys.argv[2:3])
    except MemoryError:
        note = f"parsing it took over {CHILD_MEMORY // MEGABYTE} MB of memory; give the text itself"
        found = Extract("", status="resource_limit", note=note)
    json.dump(asdict(found), answer, default=str)
    answer.flush()


if __name__ == "__main__":
    main()
