"""The tables of the ledger's database."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

SCHEMA = "1"
metadata = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")

# What the deployment is: base IRI, version of these tables, folder of the store in use.
meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String))

# Everything that the store has to take up, in order; its number is the ledger's sequence.
events = Table(
    "events",
    metadata,
    Column("sequence", _number, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("tenant", String, nullable=False),
    Column("reference", String, nullable=False),
    Column("recorded", String, nullable=False),
    sqlite_autoincrement=True,
)

# How far each folder of the store has come, and which ontology it holds.
applied = Table(
    "applied",
    metadata,
    Column("store", String, primary_key=True),
    Column("sequence", _number, nullable=False),
    Column("knowledge", String, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("tenant", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("form", String, nullable=False),
    Column("recorded", String, nullable=False),
)

# One row a picture; body is the Snapshot, given are the flags its files are read with.
snapshots = Table(
    "snapshots",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=True),
    Column("tenant", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("source", String, nullable=False),
    Column("recorded", String, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("given", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("tenant", "digest"),
)

# The same content seen at one or several times; a time that is not known is empty.
observations = Table(
    "observations",
    metadata,
    Column("tenant", String, primary_key=True),
    Column("digest", String, primary_key=True),
    Column("collected", String, primary_key=True),
    Column("recorded", String, nullable=False),
)

# Reduced copies and reports, zstd, in rows of at most 1 MiB.
pieces = Table(
    "pieces",
    metadata,
    Column("owner", String, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

scopes = Table(
    "scopes",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=True),
    Column("tenant", String, nullable=False, index=True),
    Column("recorded", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=True),
    Column("tenant", String, nullable=False, index=True),
    Column("run", String, nullable=False, unique=True),
    Column("as_of", String, nullable=False),
    Column("recorded", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("knowledge", String, nullable=False),
    Column("evidence", String, nullable=False),
    Column("report", String, nullable=False),
)

# Where each value that is believed, or was not, comes from; made anew with the effective graph.
origins = Table(
    "origins",
    metadata,
    Column("number", _number, primary_key=True, autoincrement=True),
    Column("tenant", String, nullable=False),
    Column("resource", String, nullable=False),
    Column("property", String, nullable=False),
    Column("value", String, nullable=False),
    Column("snapshot", String, nullable=False),
    Column("strength", String, nullable=False),
    Column("collected", String),
    Column("pointer", String, nullable=False),
    Column("file", Integer, nullable=False),
    Column("won", Boolean, nullable=False),
    Column("why", String, nullable=False),
    Index("origins_of_resource", "tenant", "resource"),
)
