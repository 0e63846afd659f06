"""Opening: new files, files of other versions and programs, and files that somebody else holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from store_records import report

from rapporteur.store import StoreError, open_store
from rapporteur.store.opening import MIGRATIONS, OLDER, SCHEMA
from rapporteur.store.tables import metadata
from rapporteur.store.verify import TRIGGERS


def test_opened_again_it_is_the_same_store(tmp_path: Path) -> None:
    path = tmp_path / "100% record.sqlite"
    made = report()
    with open_store(path) as store:
        store.add_report(made, made.text.encode(), subject="a", added_by="t")
    with open_store(path) as store:
        assert list(store.reports()) == [made]
        assert store.verify() == ()


def test_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"newer version .*9999.*upgrade Rapporteur"):
        open_store(path)


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE songs (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear reader, " * 100)
    with pytest.raises(StoreError, match="not a store"):
        open_store(path)


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere.*No such file"):
        open_store(tmp_path / "nowhere" / "record.sqlite")


def test_locked_store_says_so(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    made = report()
    with open_store(path, wait=0.05) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"record\.sqlite: another program is writing"):
            store.add_report(made, made.text.encode(), subject="a", added_by="t")
        assert list(store.reports()) == []
        other.execute("ROLLBACK")
        assert store.add_report(made, made.text.encode(), subject="a", added_by="t").new


def test_new_file_that_is_locked_says_so(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program is writing"):
            open_store(path, wait=0.05)


def test_tables_are_what_the_migrations_make(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.sqlite") as store, store._engine.connect() as connection:
        kinds = {"add_table", "remove_table", "add_column", "remove_column", "modify_type"}
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        assert [d for d in differences if isinstance(d, tuple) and d[0] in kinds] == []
        made = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
        assert set(made) == TRIGGERS


def test_every_migration_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [SCHEMA]
    assert {s.revision for s in scripts.walk_revisions()} == {SCHEMA, *OLDER}
