"""The original bytes of each report, one file under the sha256 of what it holds, in `NAME.blobs` beside `NAME.sqlite`."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path


def blobs_folder(store: Path) -> Path:
    """`NAME.sqlite` → `NAME.blobs`."""
    return store.with_suffix(".blobs")


def blob_path(folder: Path, sha256: str) -> Path:
    """`sha256` with or without its prefix: the file's name is the hex digits alone, since Windows refuses a colon."""
    return folder / sha256.removeprefix("sha256:")


class Blobs:
    """A folder of blobs. `keep` returns only when the bytes would survive a loss of power."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> Path:
        """Write the bytes and return their path. Raises `OSError` where the disk refuses; then no part of them stays."""
        self._make_folder()
        path = blob_path(self.folder, hashlib.sha256(data).hexdigest())
        temporary = self._write_aside(data)
        try:
            os.replace(temporary, path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(self.folder)
        return path

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            # Who keeps such a record may be a target: nobody else on the machine reads it.
            self.folder.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self.folder.parent)

    def _write_aside(self, data: bytes) -> Path:
        handle, name = tempfile.mkstemp(prefix=".new-", dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        return Path(name)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":   # Windows opens no folders; NTFS journals its names
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
