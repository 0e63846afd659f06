"""A trained checkpoint to the one ONNX file that the package runs: int8 weights, labels and small tables in its metadata.

python model/export.py CHECKPOINT OUT.onnx [--fp32]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Labels, Reader
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

FLOAT = "/down/MatMul"  # its inputs have outliers; see LOG.md, 2026-11-26, 2 and 8
Knots = list[list[float]]
OUTPUTS = ("kinds", "status", "tags", "queries", "firsts", "lasts", "counted_q", "counted_k")


class Runtime(nn.Module):
    """The heads that the package uses, over one window."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        r = self.reader
        w = r.words(ids, cases, first)[0]
        q, begin, end = (f(w) for f in (r.pairs.q, r.pairs.first, r.pairs.last))
        return (
            torch.softmax(r.kinds(w), -1),
            torch.softmax(r.status(w), -1),
            r.tags(w),
            q,
            begin,
            end,
            r.counted_q(w),
            r.counted_k(w),
        )


def load(path: Path) -> Reader:
    saved = torch.load(path, weights_only=False, map_location="cpu")
    model = Reader(saved["labels"])
    model.load_state_dict(saved["state"], strict=False)
    return model.eval()


def metadata(model: Reader, calibration: Knots) -> dict[str, str]:
    labels: Labels = model.labels
    tables = {
        "modes": labels.modes,
        "statuses": labels.statuses,
        "layers": labels.layers,
        "roles": labels.roles,
        "counted": labels.counted,
        "width": model.pairs.width,
        "bias": model.pairs.bias.tolist(),
        "distance": model.distance.tolist(),
        "calibration": calibration,
    }
    return {"rapporteur": json.dumps(tables)}


def export(model: Reader, out: Path, *, calibration: Knots, int8: bool = True) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        trace(model, plain)
        graph = quantized(plain) if int8 else onnx.load(str(plain))
    for key, value in metadata(model, calibration).items():
        graph.metadata_props.add(key=key, value=value)
    onnx.save(graph, str(out))


def trace(model: Reader, out: Path) -> None:
    example = (torch.ones(1, 12, dtype=torch.long), torch.ones(1, 12, dtype=torch.long), torch.arange(1, 9)[None])
    torch.onnx.export(
        Runtime(model),
        example,
        str(out),
        input_names=["ids", "cases", "starts"],
        output_names=list(OUTPUTS),
        opset_version=17,
        dynamic_axes={"ids": {1: "s"}, "cases": {1: "s"}, "starts": {1: "w"}, **{o: {0: "w"} for o in OUTPUTS}},
        dynamo=False,
    )


def quantized(plain: Path) -> onnx.ModelProto:
    """Weights of 7 bits, which every processor multiplies without overflow, but for those of the products in FLOAT."""
    floats = [n.name for n in onnx.load(str(plain)).graph.node if n.name.endswith(FLOAT)]
    small = plain.with_name("small.onnx")
    quantize_dynamic(
        str(plain),
        str(small),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=floats,
    )
    model = onnx.load(str(small))
    for node in [n for n in model.graph.node if n.name in floats]:
        keep_small(model.graph, node)
    return model


def keep_small(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    """Weights (IN, OUT) of a product with float inputs, kept as bytes with one scale a column."""
    name = node.input[1]
    weight = next(i for i in graph.initializer if i.name == name)
    values = numpy_helper.to_array(weight)
    scale = np.abs(values).max(0).astype(np.float32) / 127
    parts = {"bytes": np.rint(values / scale).astype(np.int8), "scale": scale, "zero": np.zeros(len(scale), np.int8)}
    graph.initializer.remove(weight)
    graph.initializer.extend(numpy_helper.from_array(v, f"{name}.{k}") for k, v in parts.items())
    made = onnx.helper.make_node("DequantizeLinear", [f"{name}.{k}" for k in parts], [name], f"{name}.float", axis=1)
    graph.node.insert(list(graph.node).index(node), made)


def main() -> None:
    arg = argparse.ArgumentParser()
    arg.add_argument("checkpoint", type=Path)
    arg.add_argument("out", type=Path)
    arg.add_argument("--fp32", action="store_true")
    arg.add_argument("--calibration", type=Path, help="knots by eval/calibration.py")
    a = arg.parse_args()
    calibration = json.loads(a.calibration.read_text()) if a.calibration else []
    export(load(a.checkpoint), a.out, calibration=calibration, int8=not a.fp32)
    data = a.out.read_bytes()
    print(f"{len(data) / 1e6:.1f} MB sha256:{hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
