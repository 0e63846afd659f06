"""An exported reader back to a checkpoint, so that training can go on where no checkpoint was kept.

python model/resume.py READER.onnx OUT.pt

The int8 weights come back as the numbers that the package computes with; the heads that only teach the encoder start anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Labels, Reader
from onnx import numpy_helper
from torch import Tensor

Arrays = dict[str, np.ndarray]
TEACHING = ("upos", "head_", "rel", "predicate", "factuality", "argument", "entity")  # heads of the first stage


def whole(arrays: Arrays, name: str) -> np.ndarray:
    """A quantized weight as floats: its whole numbers less the zero point, times the scale."""
    q, zero, scale = (arrays[f"{name}_{part}"] for part in ("quantized", "zero_point", "scale"))
    return (q.astype(np.float32) - zero.astype(np.float32)) * scale


def weights(graph: onnx.GraphProto) -> Arrays:
    """State of `Reader` by name."""
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {
        name.removeprefix("reader."): a for name, a in arrays.items() if name.startswith("reader.") and "weight_" not in name
    }
    for name in arrays:
        if name.startswith("reader.encoder") and name.endswith("weight_quantized"):
            state[name.removeprefix("reader.").removesuffix("_quantized")] = whole(arrays, name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type in {"MatMulInteger", "DynamicQuantizeMatMul"} and node.input[1].endswith("_quantized"):
            # "/reader/encoder/layers.0/attention/query/MatMul_quant" or a head's own name
            inside = node.input[1].removesuffix("_quantized")
            own = inside.removesuffix("_Transposed") if inside.startswith("reader.") else module_of(node.name) + ".weight"
            own = f"told.{own}" if own in {"up.weight", "down.weight"} else own  # `Reader.kinds` calls the layer's parts, not the layer
            state[own.removeprefix("reader.")] = whole(arrays, inside).T
    return state


def module_of(node: str) -> str:
    parts = [p for p in node.split("/") if p][:-1]
    return ".".join(p for p in parts if p != "reader")


def labels_of(tables: dict[str, object]) -> Labels:
    modes = tuple((event, mode) for event, mode in tables["modes"])  # type: ignore[attr-defined]
    events = ("O", *sorted({event for event, _ in modes} - {"O"}))
    closed = {key: tuple(tables[key]) for key in ("statuses", "layers", "roles", "counted")}  # type: ignore[arg-type]
    return Labels(events=events, modes=modes, distances=len(tables["distance"][0]), **closed)  # type: ignore[index]


def taught_anew(reader: Reader, state: dict[str, Tensor]) -> list[str]:
    """Names of what begins anew. Raises: KeyError where that is more than the heads that only teach."""
    new = [name for name in reader.state_dict() if name not in state]
    if lost := [name for name in new if not name.startswith(TEACHING)]:
        raise KeyError(f"the file's graph lacks {', '.join(lost)}: its nodes have other names than this script knows")
    return new


def main() -> None:
    model = onnx.load(sys.argv[1])
    tables = json.loads(next(p.value for p in model.metadata_props if p.key == "rapporteur"))
    reader = Reader(labels_of(tables), width=tables["width"])
    state = {k: torch.from_numpy(v.copy()) for k, v in weights(model.graph).items()}
    state["pairs.bias"], state["distance"] = torch.tensor(tables["bias"]), torch.tensor(tables["distance"])
    reader.take(state)
    print("new:", ", ".join(taught_anew(reader, state)))
    torch.save({"state": reader.state_dict(), "labels": reader.labels, "shown": tables["shown"]}, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
