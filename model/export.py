"""A trained checkpoint to the one ONNX file that the package runs: int8 weights, labels and small tables in its metadata.

python model/export.py CHECKPOINT OUT.onnx [--fp32]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from network import Labels, Reader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

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


def metadata(model: Reader, calibration: dict[str, float]) -> dict[str, str]:
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


def export(model: Reader, out: Path, *, calibration: dict[str, float], int8: bool = True) -> None:
    example = (torch.ones(1, 12, dtype=torch.long), torch.ones(1, 12, dtype=torch.long), torch.arange(1, 9)[None])
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Runtime(model),
            example,
            str(plain),
            input_names=["ids", "cases", "starts"],
            output_names=list(OUTPUTS),
            opset_version=17,
            dynamic_axes={"ids": {1: "s"}, "cases": {1: "s"}, "starts": {1: "w"}, **{o: {0: "w"} for o in OUTPUTS}},
            dynamo=False,
        )
        if int8:
            quantize_dynamic(
                str(plain),
                str(out),
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather"],
            )
        else:
            out.write_bytes(plain.read_bytes())
    graph = onnx.load(str(out))
    for key, value in metadata(model, calibration).items():
        graph.metadata_props.add(key=key, value=value)
    onnx.save(graph, str(out))


def main() -> None:
    arg = argparse.ArgumentParser()
    arg.add_argument("checkpoint", type=Path)
    arg.add_argument("out", type=Path)
    arg.add_argument("--fp32", action="store_true")
    arg.add_argument("--calibration", type=Path, help="JSON of the calibration's figures")
    a = arg.parse_args()
    calibration = json.loads(a.calibration.read_text()) if a.calibration else {}
    export(load(a.checkpoint), a.out, calibration=calibration, int8=not a.fp32)
    data = a.out.read_bytes()
    print(f"{len(data) / 1e6:.1f} MB sha256:{hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
