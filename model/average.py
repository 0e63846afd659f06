"""The mean of checkpoints of one line of training (Wortsman et al. 2022, "model soups").

python model/average.py ONE.pt OTHER.pt … OUT.pt      the last checkpoint before OUT is the newest; all else of OUT is its

What an older checkpoint lacks, a layer of some heads' own (`network.Own`) or a further layer of the encoder (`network.Further`), added nothing
there: its projections out and down count as zero, and the rest of it is the mean of those that have it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

ADDED = ("told.", "pairs.up.", "pairs.down.", "encoder.further.")  # what later networks have more
LAST = (".down.", ".attention.out.")  # what of it was zero when it was new


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The newest state, each weight the mean over the states. Raises: KeyError where an older one lacks more than added layers."""
    newest = states[-1]
    lacking = sorted({name for state in states for name in newest.keys() - state.keys() if not name.startswith(ADDED)})
    if lacking:
        raise KeyError(f"a checkpoint lacks {', '.join(lacking)}: average only checkpoints of one network")
    return {name: _mean(name, states) if weight.is_floating_point() else weight for name, weight in newest.items()}


def _mean(name: str, states: Sequence[dict[str, Tensor]]) -> Tensor:
    weights = [state[name] for state in states if name in state]
    return torch.stack(weights).sum(0) / (len(states) if any(last in name for last in LAST) else len(weights))


def main() -> None:
    *paths, out = map(Path, sys.argv[1:])
    saved = [torch.load(p, weights_only=False, map_location="cpu") for p in paths]
    if any(s["labels"] != saved[-1]["labels"] for s in saved):
        sys.exit("the checkpoints have other labels: average only checkpoints of one codebook")
    torch.save({**saved[-1], "state": mean([s["state"] for s in saved])}, out)


if __name__ == "__main__":
    main()
