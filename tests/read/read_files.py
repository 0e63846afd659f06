"""Files made by hand for the tests of reading: PDFs byte by byte, and a story."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

STORY = (
    "Rebels take the bridge at Wadi Zem\n\nWADI ZEM, 10 June 2020 (Harbour News) - Rebels took the bridge on Monday after two "
    "days of fighting with the army, officials said. The ministry denied it.\n"
)
PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
PICTURE = "q 200 0 0 200 50 500 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q"


def page_of(lines: Sequence[str]) -> str:
    """The drawing commands of a page with these lines of text."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    return f"BT /F1 12 Tf 50 750 Td 14 TL {shown} ET"


def pdf(*pages: Sequence[str] | str, info: str = "", password: str | None = None) -> bytes:
    """A PDF: a page for each list of lines (or its drawing commands), with entries of /Info, behind a password or not."""
    drawn = [p if isinstance(p, str) else page_of(p) for p in pages]
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(drawn)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(drawn)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>".encode(),
    ]
    for n, commands in enumerate(drawn):
        box = f"/MediaBox [0 0 612 792] /Contents {6 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} >>".encode())
        body = commands.encode("latin-1")
        objects.append(f"<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream")
    return _file(objects, _lock(password) if password else "")


def _file(objects: Sequence[bytes], lock: str) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {lock} >>"
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode("latin-1")


def _lock(password: str) -> str:
    """The trailer entries of a file locked by the oldest standard handler, so that it does not open without the password."""
    padded = (password.encode() + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True)).digest()[:5]
    locked = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{rc4(key, PADDING).hex()}>"
    return f"/Encrypt << {locked} >> /ID [<00> <00>]"


def rc4(key: bytes, data: bytes) -> bytes:
    """The stream cipher that old PDFs use."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
