"""The mean of two checkpoints of one line of training (Wortsman et al. 2022, "model soups").

python model/average.py ONE.pt OTHER.pt OUT.pt
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def main() -> None:
    one, other = (torch.load(Path(p), weights_only=False, map_location="cpu") for p in sys.argv[1:3])
    if one["labels"] != other["labels"]:
        sys.exit("the two checkpoints have other labels: average only checkpoints of one codebook")
    for name, weight in one["state"].items():
        if weight.is_floating_point():
            one["state"][name] = (weight + other["state"][name]) / 2
    torch.save(one, Path(sys.argv[3]))


if __name__ == "__main__":
    main()
