"""The loss of annotated windows. Labels are partial: where a gold file allows several answers, their probabilities add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from corpus_data import COUNTED, LAYERS, ROLES, STATUSES, Example, Target
from network import Reader
from torch import Tensor
from torch.nn import functional as F
from windows import Piece

from rapporteur.find.pairs import LAYER_ROLES, bucket

OPTIONAL = 0.3  # weight of a claim that may be left out
TAG_WEIGHTS = torch.tensor([1.0, 2.0, 1.5])  # of O, B, I
PARTS = {
    "kind": 20.0,
    "about": 0.5,
    "tag": 5.0,
    "status": 0.7,
    "role": 1.5,
    "counted": 1.0,
}  # kind and tag a word, the others a trigger


@dataclass
class Window:
    """One window's logits and scores, its example and the bounds of its words. W words."""

    kinds: Tensor  # (W, modes), log
    about: Tensor  # (), a logit
    status: Tensor  # (W, statuses), log
    tags: Tensor  # (W, layers, 3), log
    pairs: tuple[Tensor, Tensor, Tensor]  # each (W, roles, width)
    words: Tensor  # (W, H)
    example: Example
    lo: int
    hi: int

    def inside(self, word: int) -> bool:
        return self.lo <= word < self.hi


Chosen = list[tuple[Target, int]]


class ClaimLoss:
    """The loss of one batch of windows; `parts` gathers what each kind of label adds to it."""

    def __init__(self, model: Reader) -> None:
        self.m = model
        self.kind = {k: i for i, k in enumerate(model.labels.modes)}

    def __call__(self, words: Tensor, batch: Sequence[Piece], parts: dict[str, float]) -> Tensor:
        windows = self.windows(words, batch)
        total = {k: words.new_zeros(()) for k in PARTS}
        n_words, n_triggers = sum(w.hi - w.lo for w in windows), 0
        for w in windows:
            chosen = self.choose(w)
            n_triggers += len(chosen)
            for name, value in (
                ("kind", self.kind_loss(w, chosen)),
                ("about", self.about_loss(w)),
                ("status", self.status_loss(w, chosen)),
                ("tag", self.tag_loss(w)),
                *self.role_loss(w, chosen).items(),
            ):
                total[name] = total[name] + value
        per = {"kind": n_words, "tag": n_words, "about": len(windows)}
        scaled = {k: weight * total[k] / per.get(k, max(1, n_triggers)) for k, weight in PARTS.items()}
        for k, v in scaled.items():
            parts[k] = parts.get(k, 0) + v.item()
        return torch.stack(list(scaled.values())).sum()

    def windows(self, words: Tensor, batch: Sequence[Piece]) -> list[Window]:
        bounds = [p.bounds() for p in batch]
        about = self.m.about_of(words, torch.tensor([hi - lo for lo, hi in bounds]))
        kinds, status = self.m.kinds(words, about), F.log_softmax(self.m.status(words), -1)
        tags = F.log_softmax(self.m.tags(words).view(*words.shape[:2], len(LAYERS), 3), -1)
        q, first, last = self.m.pairs(words)
        return [
            Window(kinds[b], about[b], status[b], tags[b], (q[b], first[b], last[b]), words[b], p.example, *bounds[b])
            for b, p in enumerate(batch)
        ]

    def kinds(self, t: Target) -> list[int]:
        return sorted({self.kind.get(k, self.kind.get((k[0], None), 0)) for k in t.kinds})

    def choose(self, w: Window) -> Chosen:
        """For each target the word that the model finds likeliest among those that may carry it."""
        chosen: Chosen = []
        used: set[int] = set()
        scores = w.kinds.detach()
        for t in w.example.targets:
            words = [x for x in t.words if w.inside(x)]
            if words:
                free = [x for x in words if x not in used] or words
                best = max(free, key=lambda x: torch.logsumexp(scores[x - w.lo, self.kinds(t)], 0).item())
                used.add(best)
                chosen.append((t, best))
        return chosen

    def kind_loss(self, w: Window, chosen: Chosen) -> Tensor:
        weight = torch.ones(w.hi - w.lo)
        masked = {x for t in w.example.targets for x in t.masked} | {x for _, x in chosen}
        for x in masked:
            if w.inside(x):
                weight[x - w.lo] = 0
        loss = (-w.kinds[: w.hi - w.lo, 0] * weight).sum()
        for t, x in chosen:
            loss = loss - (OPTIONAL if t.optional else 1.0) * torch.logsumexp(w.kinds[x - w.lo, self.kinds(t)], 0)
        return loss

    def about_loss(self, w: Window) -> Tensor:
        """Has the window a claim? Where all that it has may be left out, nothing is learnt."""
        here = [t for t in w.example.targets if any(w.inside(x) for x in t.words)]
        if here and all(t.optional for t in here):
            return w.about.new_zeros(())
        return F.binary_cross_entropy_with_logits(w.about, torch.tensor(float(bool(here))))

    def status_loss(self, w: Window, chosen: Chosen) -> Tensor:
        wanted = [torch.logsumexp(w.status[x - w.lo, [STATUSES.index(s) for s in t.statuses]], 0) for t, x in chosen]
        return -torch.stack(wanted).sum() if wanted else w.words.new_zeros(())

    def tag_loss(self, w: Window) -> Tensor:
        gold = torch.zeros(w.hi - w.lo, len(LAYERS), dtype=torch.long)
        for m in w.example.mentions:
            if m.layer in LAYERS and w.lo <= m.first and m.last < w.hi:
                n = LAYERS.index(m.layer)
                gold[m.first - w.lo : m.last + 1 - w.lo, n] = 2
                gold[m.first - w.lo, n] = 1
        return F.nll_loss(w.tags[: w.hi - w.lo].reshape(-1, 3), gold.view(-1), weight=TAG_WEIGHTS, reduction="sum")

    def role_loss(self, w: Window, chosen: Chosen) -> dict[str, Tensor]:
        """Of the roles, each target against all mentions of the window, and of what the numbers count."""
        mentions = w.example.mentions
        inside = [i for i, m in enumerate(mentions) if w.lo <= m.first and m.last < w.hi]
        if not inside or not chosen:
            return {}
        where = {m: n for n, m in enumerate(inside)}
        scores = self.pair_scores(w, [x for _, x in chosen], inside)
        gold = torch.zeros_like(scores)
        valid = layer_mask([mentions[i].layer for i in inside])[None].expand_as(scores).clone()
        counted = w.words.new_zeros(())
        for n, (t, x) in enumerate(chosen):
            for role, wanted in t.roles:
                r = ROLES.index(role)
                point([where[m] for m in wanted if m in where], scores[n, :, r], gold[n, :, r], valid[n, :, r])
            for numbers, of in t.counted:
                for i in [i for i in numbers if i in where][:1]:
                    counted = counted + self.counted_loss(w, x, mentions[i].first, of)
        loss = F.binary_cross_entropy_with_logits(scores, gold, reduction="none")
        return {"role": (loss * valid).sum(), "counted": counted}

    def pair_scores(self, w: Window, triggers: Sequence[int], inside: Sequence[int]) -> Tensor:
        """Logits (triggers, mentions, roles)."""
        mentions, sent = w.example.mentions, w.example.layout.sentence_of_word
        q, first, last = w.pairs
        begin = torch.tensor([mentions[i].first - w.lo for i in inside])
        end = torch.tensor([mentions[i].last - w.lo for i in inside])
        at = torch.tensor(triggers) - w.lo
        scores = torch.einsum("trd,mrd->tmr", q[at], first[begin] + last[end]) + self.m.pairs.bias
        buckets = [[bucket(sent[x], sent[mentions[i].first], x, mentions[i].first) for i in inside] for x in triggers]
        return scores + self.m.distance.t()[torch.tensor(buckets)]

    def counted_loss(self, w: Window, trigger: int, number: int, of: str) -> Tensor:
        q, k = self.m.counted_q(w.words[trigger - w.lo]), self.m.counted_k(w.words[number - w.lo])
        return F.cross_entropy((q * k).view(len(COUNTED), 16).sum(-1)[None], torch.tensor([COUNTED.index(of)]))


def point(mentions: Sequence[int], scores: Tensor, gold: Tensor, valid: Tensor) -> None:
    """Of the mentions that would be right the likeliest is the one to find; the others neither help nor harm."""
    if not mentions:
        return
    best = max(mentions, key=lambda m: scores[m].item())
    for m in mentions:
        if gold[m] == 0:
            valid[m] = 0
    gold[best] = valid[best] = 1


def layer_mask(layers: Sequence[str]) -> Tensor:
    return torch.tensor([[float(r in LAYER_ROLES[layer]) for r in ROLES] for layer in layers])
