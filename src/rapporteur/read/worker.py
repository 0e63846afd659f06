"""The child process in which HTML and PDF are parsed: `python -m rapporteur.read.worker FORMAT`, bytes in, JSON out."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from rapporteur.read.extract import Extract


def extract(kind: str, data: bytes) -> Extract:
    """One format's extraction; only that format's library is loaded."""
    if kind == "pdf":
        from rapporteur.read.pdf import extract_pdf

        return extract_pdf(data)
    from rapporteur.read.html import extract_html

    return extract_html(data)


def main() -> None:
    found = extract(sys.argv[1], sys.stdin.buffer.read())
    json.dump(asdict(found), sys.stdout, default=str)


if __name__ == "__main__":
    main()
