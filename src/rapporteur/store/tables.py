"""The tables as queries see them. What they are made of on disk stands in the migrations; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, MetaData, Table, Text

metadata = MetaData()

report = Table(
    "report", metadata,
    Column("seq", Integer, primary_key=True), Column("id", Text), Column("bytes_sha256", Text), Column("title", Text),
    Column("publisher", Text), Column("url", Text), Column("language", Text), Column("published_earliest", Text),
    Column("published_latest", Text), Column("published_how", Text), Column("text", Text), Column("format", Text),
    Column("status", Text), Column("subject", Text), Column("added_at", Text), Column("added_by", Text),
)
generation = Table(
    "generation", metadata,
    Column("seq", Integer, primary_key=True), Column("id", Text), Column("report", Text), Column("reader", Text),
    Column("model", Text), Column("codebook", Text), Column("claims", Integer), Column("complete", Integer),
)
claim = Table(
    "claim", metadata,
    Column("seq", Integer, primary_key=True), Column("id", Text), Column("report", Text), Column("generation", Integer),
    Column("position", Integer), Column("event", Text), Column("mode", Text), Column("status", Text), Column("confidence", Float),
    Column("span_start", Integer), Column("span_end", Integer), Column("when_earliest", Text), Column("when_latest", Text),
    Column("body", Text),
)
claim_party = Table(
    "claim_party", metadata, Column("claim", Integer), Column("role", Text), Column("name_folded", Text), Column("name", Text))
claim_place = Table("claim_place", metadata, Column("claim", Integer), Column("name_folded", Text), Column("name", Text))
claim_voice = Table("claim_voice", metadata, Column("claim", Integer), Column("name_folded", Text), Column("name", Text))
decision = Table(
    "decision", metadata,
    Column("seq", Integer, primary_key=True), Column("id", Text), Column("kind", Text), Column("subject", Text),
    Column("body", Text),
)
log = Table(
    "log", metadata,
    Column("seq", Integer, primary_key=True), Column("at", Text), Column("what", Text), Column("subject", Text),
    Column("body_sha256", Text), Column("previous_hash", Text), Column("hash", Text),
)
