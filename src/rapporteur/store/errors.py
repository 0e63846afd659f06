"""StoreError: the one error of the store.

    Exception
    └── StoreError      cannot be opened, is locked, is full, or was asked for something that it does not hold
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

ADVICE = (
    ("locked", "another program is writing to it; close that program or try again in a moment"),
    ("busy", "another program is writing to it; close that program or try again in a moment"),
    ("not a database", "this is not a store; give the path of a .sqlite file that Rapporteur made, or of a new one"),
    ("disk is full", "the disk is full; nothing was stored, free some space and try again"),
    ("readonly", "it may only be read; check the permissions of the file and its folder"),
    ("unable to open", "it cannot be opened; check that the folder exists and may be written to"),
    ("malformed", "the file is damaged; restore a backup"),
    ("append-only", "rows of the record are never changed or deleted; add a new one"),
)


class StoreError(Exception):
    """The message names the store or the row and says what to do."""


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn errors of the database and the disk into a `StoreError` that says what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{path}: {_advice(str(getattr(error, 'orig', None) or error))}") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}; nothing was stored") from error


def _advice(message: str) -> str:
    return next((advice for words, advice in ADVICE if words in message), message)
