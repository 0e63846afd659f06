"""Reports, generations, claims and the log, each append-only; names to filter by."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE report (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, bytes_sha256 TEXT NOT NULL UNIQUE,
        title TEXT, publisher TEXT, url TEXT, language TEXT,
        published_earliest TEXT, published_latest TEXT, published_how TEXT,
        text TEXT NOT NULL, format TEXT NOT NULL, status TEXT NOT NULL,
        subject TEXT NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL)""",
    """CREATE TABLE generation (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report TEXT NOT NULL REFERENCES report(id),
        reader TEXT, model TEXT, codebook TEXT, claims INTEGER NOT NULL, complete INTEGER NOT NULL CHECK (complete = 1))""",
    """CREATE TABLE claim (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL, report TEXT NOT NULL REFERENCES report(id),
        generation INTEGER NOT NULL REFERENCES generation(seq), position INTEGER NOT NULL,
        event TEXT NOT NULL, mode TEXT, status TEXT NOT NULL, confidence REAL NOT NULL,
        span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, when_earliest TEXT, when_latest TEXT,
        body TEXT NOT NULL CHECK (json_valid(body)), UNIQUE (generation, position), UNIQUE (generation, id))""",
    """CREATE TABLE claim_party (
        claim INTEGER NOT NULL REFERENCES claim(seq), role TEXT NOT NULL, name_folded TEXT NOT NULL, name TEXT NOT NULL)""",
    "CREATE TABLE claim_place (claim INTEGER NOT NULL REFERENCES claim(seq), name_folded TEXT NOT NULL, name TEXT NOT NULL)",
    "CREATE TABLE claim_voice (claim INTEGER NOT NULL REFERENCES claim(seq), name_folded TEXT NOT NULL, name TEXT NOT NULL)",
    """CREATE TABLE log (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, body_sha256 TEXT NOT NULL,
        previous_hash TEXT, hash TEXT NOT NULL UNIQUE)""",
)
INDEXES = ("generation(report)", "claim(id)", "claim(event)", "claim(when_earliest)", "claim(when_latest)",
           "claim_party(claim)", "claim_place(claim)", "claim_voice(claim)", "log(subject)")
APPEND_ONLY = ("report", "generation", "claim", "log")


def upgrade() -> None:
    for statement in TABLES:
        op.execute(statement)
    for index in INDEXES:
        op.execute(f"CREATE INDEX ix_{index.rstrip(')').replace('(', '_')} ON {index}")
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END")
    # A reading is whole from its first moment: no claim joins it afterwards.
    op.execute(
        "CREATE TRIGGER claim_no_late BEFORE INSERT ON claim "
        "WHEN NEW.position >= (SELECT claims FROM generation WHERE seq = NEW.generation) OR NEW.position < 0 "
        "BEGIN SELECT RAISE(ABORT, 'claim is append-only: its generation is complete'); END")
