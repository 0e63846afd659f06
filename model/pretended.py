"""Training that feels the quantisation to come: forward as with the exported file's bytes, backward as without (Jacob et al. 2018).

What is pretended is what model/export.py does: weights of 7 bits with one scale an output, inputs of 8 bits with one scale and zero a tensor.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WEIGHT_LEVELS, INPUT_LEVELS = 64, 255


class PretendedLinear(nn.Linear):
    """A linear layer over rounded inputs with rounded weights; the weights that learn stay whole."""

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(passed(x, rounded_input(x)), passed(self.weight, rounded_weight(self.weight)), self.bias)


def passed(whole: Tensor, rounded: Tensor) -> Tensor:
    """The rounded values, with the gradient of the whole ones."""
    return whole + (rounded - whole).detach()


@torch.no_grad()
def rounded_weight(w: Tensor) -> Tensor:
    """(OUT, IN) in steps of each output's greatest weight by 64."""
    scale = w.abs().amax(1, keepdim=True).clamp_min(1e-9) / WEIGHT_LEVELS
    return torch.round(w / scale) * scale


@torch.no_grad()
def rounded_input(x: Tensor) -> Tensor:
    """In 256 steps from the least to the greatest value, one of which is 0."""
    low, high = x.min().clamp_max(0).float(), x.max().clamp_min(0).float()
    scale = ((high - low) / INPUT_LEVELS).clamp_min(1e-9)
    zero = torch.round(-low / scale)
    return ((torch.round(x.float() / scale) + zero).clamp(0, INPUT_LEVELS) - zero) * scale


def pretend(encoder: nn.Module) -> None:
    """Let all linear layers of an encoder pretend."""
    for module in encoder.modules():
        if type(module) is nn.Linear:
            module.__class__ = PretendedLinear
