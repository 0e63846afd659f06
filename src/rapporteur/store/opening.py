"""Opening a store: the file, its pragmas, and the steps that bring a new or older file to the shape of this version."""

from __future__ import annotations

import sqlite3
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPICursor

from rapporteur.store.blobs import Blobs, blobs_folder
from rapporteur.store.errors import StoreError, told_plainly
from rapporteur.store.store import Store

SCHEMA = "0002"
OLDER: frozenset[str] = frozenset(["0001"])
MIGRATIONS = Path(__file__).parent / "migrations"


def open_store(path: Path, *, wait: float = 5.0) -> Store:
    """Open the store at `path`, or make one; its folder must exist. Blobs go to `NAME.blobs` beside `NAME.sqlite`.

    `wait`: seconds to wait for another program that is writing. Use it in a `with`, or call `close`. Raises `StoreError` where
    the file is not a store, was made by a newer version, or stays locked.
    """
    if path.suffix == ".blobs":
        raise StoreError(f"{path}: this is the name of a folder of blobs; name the store NAME.sqlite")
    with told_plainly(path):
        if not path.exists():
            path.touch(mode=0o600)
        engine = _engine(path, wait)
        with ExitStack() as on_failure:
            on_failure.callback(engine.dispose)
            _bring_up_to_date(engine, path, wait)
            on_failure.pop_all()
    return Store(engine, path, Blobs(blobs_folder(path)))


def _engine(path: Path, wait: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": wait})

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None   # else the driver begins transactions of its own, and too late
        # Without recursive_triggers INSERT OR REPLACE deletes rows past the triggers that refuse a DELETE.
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _bring_up_to_date(engine: Engine, path: Path, wait: float) -> None:
    with engine.connect() as connection, connection.begin():
        schema = _schema(connection, path)
    _keep_wal(engine, wait)
    if schema == SCHEMA:
        return
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        # Asked again under the lock: another program may have taken the steps meanwhile.
        if _schema(connection, path) != SCHEMA:
            _migrate(connection)


def _keep_wal(engine: Engine, wait: float) -> None:
    """Only once the file is known to be ours, since the mode stays in the file. No transaction can hold this pragma."""
    connection = engine.raw_connection()
    deadline = time.monotonic() + wait
    try:
        while not _try_wal(connection.cursor(), last=time.monotonic() > deadline):
            time.sleep(0.01)
    finally:
        connection.close()


def _try_wal(cursor: DBAPICursor, *, last: bool) -> bool:
    """SQLite gives up at once, without the wait it was told, where two programs turn the mode of one new file."""
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _schema(connection: Connection, path: Path) -> str | None:
    """The file's schema, `None` for a new file. Raises `StoreError` where it is none of ours or newer than this program."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if "alembic_version" in names else None
    if found is None or "log" not in names:
        raise StoreError(f"{path}: this is a database of another program; give the path of a store or of a new file")
    if found != SCHEMA and found not in OLDER:
        versions = f"schema {found}, this one knows {SCHEMA}"
        raise StoreError(f"{path}: made by a newer version of Rapporteur ({versions}); upgrade Rapporteur to open it")
    return str(found)


def _migrate(connection: Connection) -> None:
    # Here, since it takes a fifth of a second and only a new or older file needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    attributes: dict[Any, Any] = config.attributes
    attributes["connection"] = connection
    command.upgrade(config, SCHEMA)
