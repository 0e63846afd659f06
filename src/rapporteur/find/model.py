"""The trained network behind one function: a layout in, scores of every word out. The only file that knows onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rapporteur.find.layout import Layout
from rapporteur.find.windows import Encoded, Window, encode, open_tokenizer, pieces_of, windows
from rapporteur.ids import sha256
from rapporteur.types import Status

HERE = Path(__file__).parent
MODEL_FILE, VOCABULARY = HERE / "reader.onnx", HERE / "vocabulary.txt"
LIMIT = 256  # subwords of a window; longer ones and such with a lead-in find nothing more and cost more (model/LOG.md)
Floats = NDArray[np.float32]


class ModelError(Exception):
    """The model file is missing or is not the one that this version was released with."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The closed sets behind the columns of the scores, and the small tables that go with them.

    `shown`: event → stem of a word → how often training showed a word of that stem carrying such a claim.
    """

    modes: tuple[tuple[str, str | None], ...]
    statuses: tuple[Status, ...]
    layers: tuple[str, ...]
    roles: tuple[str, ...]
    counted: tuple[str, ...]
    bias: Floats
    distance: Floats
    calibration: tuple[tuple[float, float], ...]
    shown: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores of one window of W words, from `offset` to before `stop`.

    kinds (W, modes) and status (W, statuses) are probabilities, tags (W, layers, 3) logits of O, B, I;
    queries, firsts, lasts (W, roles, width) and counted_q, counted_k (W, labels, 16) are projections whose products score pairs;
    vectors (W, 384) are the words themselves as the encoder sees them.
    """

    offset: int
    stop: int
    kinds: Floats
    status: Floats
    tags: Floats
    queries: Floats
    firsts: Floats
    lasts: Floats
    counted_q: Floats
    counted_k: Floats
    vectors: Floats


class Model:
    """An opened model. Deterministic: one thread adds up in one order."""

    def __init__(self, path: Path = MODEL_FILE, *, pinned: str | None = None) -> None:
        if not path.is_file():
            raise ModelError(f"{path}: the model file is missing; reinstall the package, or build it with model/export.py")
        data = path.read_bytes()
        self.sha256 = sha256(data)
        if pinned and self.sha256 != pinned:
            raise ModelError(
                f"{path}: its sha256 is {self.sha256}, this version was released with {pinned}; reinstall the package"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        self.tables = _tables(json.loads(self._session.get_modelmeta().custom_metadata_map["rapporteur"]))
        self._tokenizer = open_tokenizer(VOCABULARY)

    def score(self, layout: Layout) -> list[Scored]:
        """The scores of a whole text, window by window. Each sentence is in exactly one."""
        texts = [[layout.word(w) for w in range(*b)] for b in layout.bounds]
        flat = pieces_of(self._tokenizer, [w for ws in texts for w in ws])
        pieces = [flat[slice(*b)] for b in layout.bounds]
        cut = windows([sum(map(len, s)) + 1 for s in pieces], limit=LIMIT)
        return [self._run(layout, w, encode(pieces[w.start : w.stop], texts[w.start : w.stop])) for w in cut]

    def _run(self, layout: Layout, window: Window, encoded: Encoded) -> Scored:
        first, last = ([at if at < 510 else 510 for at in places] for places in (encoded.first, encoded.last))
        inputs = {"ids": encoded.ids[:511], "cases": encoded.cases[:511], "starts": first, "ends": last}
        feed = {name: np.array([values]) for name, values in inputs.items()}
        kinds, status, tags, q, begin, end, cq, ck, vectors = self._session.run(None, feed)
        t = self.tables
        pair, count = (len(first), len(t.roles), -1), (len(first), len(t.counted), -1)
        bounds = layout.bounds
        return Scored(
            bounds[window.start][0],
            bounds[window.stop - 1][1],
            kinds,
            status,
            tags.reshape(len(first), len(t.layers), 3),
            q.reshape(pair),
            begin.reshape(pair),
            end.reshape(pair),
            cq.reshape(count),
            ck.reshape(count),
            vectors,
        )


def _tables(raw: dict[str, Any]) -> Tables:
    calibration = tuple((float(a), float(b)) for a, b in raw["calibration"]) if raw["calibration"] else ()
    return Tables(
        tuple((e, m) for e, m in raw["modes"]),
        tuple(raw["statuses"]),
        tuple(raw["layers"]),
        tuple(raw["roles"]),
        tuple(raw["counted"]),
        np.array(raw["bias"], np.float32),
        np.array(raw["distance"], np.float32),
        calibration,
        raw["shown"],
    )
