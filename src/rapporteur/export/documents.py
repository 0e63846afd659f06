"""JSON: one reading as one object, several as a list."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rapporteur.export.shape import reading_shape
from rapporteur.types import Reading


def to_json(readings: Sequence[Reading]) -> str:
    """The readings in the public shape, indented, in the order given; text stays as it is written, not `\\u` escapes."""
    shapes = [reading_shape(r) for r in readings]
    return json.dumps(shapes[0] if len(shapes) == 1 else shapes, ensure_ascii=False, indent=2) + "\n"
