"""Bytes of any length as compressed rows of at most 1 MiB."""

import zstandard
from sqlalchemy import Connection, delete, select

from dutygraph.ledger.tables import pieces
from dutygraph.model.errors import StoreError

PIECE = 1 << 20


def write(connection: Connection, owner: str, content: bytes) -> None:
    """Keep the bytes under a name, in the place of what stood there."""
    packed = zstandard.ZstdCompressor(level=6, write_checksum=True).compress(content)
    connection.execute(delete(pieces).where(pieces.c.owner == owner))
    connection.execute(
        pieces.insert(),
        [
            {"owner": owner, "part": part, "content": packed[start : start + PIECE]}
            for part, start in enumerate(range(0, len(packed), PIECE))
        ],
    )


def read(connection: Connection, owner: str) -> bytes:
    """Return the bytes kept under a name. Raises StoreError when they are not whole."""
    found = connection.execute(
        select(pieces.c.content).where(pieces.c.owner == owner).order_by(pieces.c.part)
    )
    packed = b"".join(row.content for row in found)
    try:
        return zstandard.ZstdDecompressor().decompressobj().decompress(packed)
    except zstandard.ZstdError:
        raise StoreError(f"the ledger's record {owner} is damaged") from None
