"""A trained checkpoint to the one ONNX file that the package runs: int8 weights, labels and small tables in its metadata.

python model/export.py CHECKPOINT OUT.onnx [--fp32]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from network import HEADS, Labels, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

Knots = list[list[float]]
Shown = dict[str, dict[str, int]]
OUTPUTS = ("kinds", "status", "tags", "queries", "firsts", "lasts", "counted_q", "counted_k", "vectors")


class Fused(torch.autograd.Function):
    """Attention as the one operator that ONNX Runtime has for it; nothing is masked, for one window fills its input."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return q  # only its shape is asked for

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any) -> Any:
        return graph.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS).setType(q.type())


class Runtime(nn.Module):
    """The heads that the package uses, over one window."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        for layer in (*reader.encoder.layers, *reader.encoder.further):
            layer.attention.mixed = lambda q, k, v, mask: Fused.apply(q, k, v)

    def forward(self, ids: Tensor, cases: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        r = self.reader
        w = r.words(ids, cases, first, last)[0]
        q, begin, end = (x.flatten(-2) for x in r.pairs(w))
        return (
            torch.exp(r.kinds(w[None], r.about(w.mean(0, keepdim=True))[0]))[0],
            torch.softmax(r.status(w), -1),
            r.tags(w),
            q,
            begin,
            end,
            r.counted_q(w),
            r.counted_k(w),
            w,
        )


def load(path: Path) -> tuple[Reader, Shown]:
    """The reader of a checkpoint, and how often training showed it each stem as the word of each event."""
    saved = torch.load(path, weights_only=False, map_location="cpu")
    model = Reader(saved["labels"], width=len(saved["state"]["pairs.q.bias"]) // len(saved["labels"].roles))
    model.take(saved["state"])
    return model.eval(), saved["shown"]


def metadata(model: Reader, shown: Shown, calibration: Knots) -> dict[str, str]:
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
        "shown": shown,
        "calibration": calibration,
    }
    return {"rapporteur": json.dumps(tables)}


def export(model: Reader, out: Path, *, shown: Shown, calibration: Knots, int8: bool = True) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        trace(model, plain)
        graph = quantized(plain) if int8 else onnx.load(str(plain))
    for key, value in metadata(model, shown, calibration).items():
        graph.metadata_props.add(key=key, value=value)
    onnx.save(graph, str(out))


def trace(model: Reader, out: Path) -> None:
    ids, words = torch.ones(1, 12, dtype=torch.long), torch.arange(1, 9)[None]
    example = (ids, ids.clone(), words, words.clone())
    torch.onnx.export(
        Runtime(model),
        example,
        str(out),
        input_names=["ids", "cases", "starts", "ends"],
        output_names=list(OUTPUTS),
        opset_version=17,
        dynamic_axes={"ids": {1: "s"}, "cases": {1: "s"}, "starts": {1: "w"}, "ends": {1: "w"}, **{o: {0: "w"} for o in OUTPUTS}},
        dynamo=False,
    )


def quantized(plain: Path) -> onnx.ModelProto:
    """Weights of 7 bits, which every processor multiplies without overflow."""
    small = plain.with_name("small.onnx")
    quantize_dynamic(
        str(plain),
        str(small),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    return onnx.load(str(small))


def main() -> None:
    arg = argparse.ArgumentParser()
    arg.add_argument("checkpoint", type=Path)
    arg.add_argument("out", type=Path)
    arg.add_argument("--fp32", action="store_true")
    arg.add_argument("--calibration", type=Path, help="knots by eval/calibration.py")
    a = arg.parse_args()
    calibration = json.loads(a.calibration.read_text()) if a.calibration else []
    model, shown = load(a.checkpoint)
    export(model, a.out, shown=shown, calibration=calibration, int8=not a.fp32)
    data = a.out.read_bytes()
    print(f"{len(data) / 1e6:.1f} MB sha256:{hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
