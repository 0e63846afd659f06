"""First stage: teach the encoder syntax, names, semantic roles and factuality on the open corpora.

    python model/pretrain.py --data DATA --out FILE [--epochs 3]

DATA holds shared/data unpacked. Prints UPOS, UAS, LAS and entity F1 on EWT dev after each epoch.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import aux_data
import numpy as np
import torch
from network import Labels, Reader
from torch import Tensor
from torch.nn import functional as F

from rapporteur.find.windows import encode, open_tokenizer, pieces_of

IGNORE = -100


class Batch:
    """Windows padded to one length, with the labels of their words (IGNORE where a corpus is silent)."""

    def __init__(self, groups: list[list[tuple[aux_data.Sentence, list[list[int]]]]], labels: Labels) -> None:
        encoded = [encode([p for _, p in g], [s.words for s, _ in g]) for g in groups]
        subwords, words = max(len(e.ids) for e in encoded), max(len(e.first) for e in encoded)
        shape = (len(groups), words)
        self.ids, self.cases = np.zeros((len(groups), subwords), int), np.zeros((len(groups), subwords), int)
        self.first, self.last, self.block = np.zeros(shape, int), np.zeros(shape, int), np.full(shape, -1)
        self.upos, self.heads, self.rel, self.entity = (np.full(shape, IGNORE) for _ in range(4))
        self.predicate, self.fact = np.full(shape, IGNORE), np.full(shape, np.nan, np.float32)
        self.frames: list[tuple[int, int, int, int, list[tuple[int, int]]]] = []
        for b, (group, e) in enumerate(zip(groups, encoded, strict=True)):
            self.ids[b, : len(e.ids)], self.cases[b, : len(e.ids)] = e.ids, e.cases
            self.first[b, : len(e.first)], self.last[b, : len(e.last)] = e.first, e.last
            at = 0
            for n, (s, _) in enumerate(group):
                self.fill(b, at, n, s, labels)
                at += len(s.words)

    def fill(self, b: int, at: int, n: int, s: aux_data.Sentence, labels: Labels) -> None:
        end = at + len(s.words)
        self.block[b, at:end] = n
        if s.upos:
            self.upos[b, at:end] = [labels.upos.index(u) for u in s.upos]
            self.heads[b, at:end] = [h + at for h in s.heads or []]
            self.rel[b, at:end] = [labels.relations.index(r) if r in labels.relations else IGNORE for r in s.relations or []]
        if s.entities:
            self.entity[b, at:end] = [labels.entities.index(t) for t in s.entities]
        if s.frames is not None:
            self.predicate[b, at:end] = 0
            for p, args in s.frames:
                self.predicate[b, at + p] = 1
                self.frames.append((b, at + p, at, end, [(at + h, labels.arguments.index(r)) for h, r in args]))
        for i, v in s.facts:
            self.fact[b, at + i] = v


def losses(model: Reader, x: Batch, dev: str = "cpu") -> Tensor:
    t = {
        k: torch.as_tensor(getattr(x, k), device=dev)
        for k in ("ids", "cases", "first", "last", "block", "upos", "heads", "rel", "entity", "predicate", "fact")
    }
    w = model.words(t["ids"], t["cases"], t["first"], t["last"])
    loss = F.cross_entropy(model.upos(w).flatten(0, 1), t["upos"].flatten(), ignore_index=IGNORE)
    loss = (
        loss + 0.5 * F.cross_entropy(model.entity(w).flatten(0, 1), t["entity"].flatten(), ignore_index=IGNORE)
        if (t["entity"] >= 0).any()
        else loss
    )
    arcs = model.heads_of(w).masked_fill(t["block"][:, :, None] != t["block"][:, None, :], -1e4)
    loss = loss + F.cross_entropy(arcs.flatten(0, 1), t["heads"].flatten(), ignore_index=IGNORE)
    rel = model.relations_of(w, t["heads"].clamp(min=0))
    loss = loss + F.cross_entropy(rel.flatten(0, 1), t["rel"].flatten(), ignore_index=IGNORE)
    if (t["predicate"] >= 0).any():
        loss = loss + 0.5 * F.cross_entropy(model.predicate(w).flatten(0, 1), t["predicate"].flatten(), ignore_index=IGNORE)
        loss = loss + argument_loss(model, w, x)
    known = ~torch.isnan(t["fact"])
    if known.any():
        loss = loss + 0.5 * F.smooth_l1_loss(model.factuality(w)[..., 0][known], t["fact"][known])
    return loss


def argument_loss(model: Reader, w: Tensor, x: Batch) -> Tensor:
    """Each (predicate, word of its sentence) pair, for each role: is the word the head of that argument?"""
    if not x.frames:
        return w.sum() * 0
    q, first, _ = model.argument(w)
    span = max(e - s for _, _, s, e, _ in x.frames)
    b = torch.tensor([f[0] for f in x.frames])
    p = torch.tensor([f[1] for f in x.frames])
    places = torch.tensor([[min(s + i, e - 1) for i in range(span)] for _, _, s, e, _ in x.frames])
    valid = torch.tensor([[i < e - s for i in range(span)] for _, _, s, e, _ in x.frames])
    score = torch.einsum("nrd,nwrd->nwr", q[b, p], first[b[:, None], places]) + model.argument.bias
    gold = torch.zeros_like(score)
    for n, (_, _, s, _, args) in enumerate(x.frames):
        for h, r in args:
            gold[n, h - s, r] = 1
    return (
        2 * F.binary_cross_entropy_with_logits(score.float(), gold.float(), reduction="none")[valid].sum() / (len(x.frames) * 4)
    )


def group(
    sentences: list[tuple[aux_data.Sentence, list[list[int]]]], limit: int, rng: random.Random
) -> list[list[tuple[aux_data.Sentence, list[list[int]]]]]:
    """Consecutive sentences to windows of at most `limit` subwords, cut elsewhere at each call."""
    out, now, size = [], [], rng.randrange(limit)
    for s, p in sentences:
        n = sum(map(len, p)) + 1
        if now and size + n > limit:
            out.append(now)
            now, size = [], 0
        if n < 300:
            now.append((s, p))
            size += n
    return [*out, now] if now else out


def evaluate(model: Reader, sentences: list[tuple[aux_data.Sentence, list[list[int]]]]) -> str:
    model.eval()
    right = np.zeros(4)
    ent = np.zeros(3)
    with torch.no_grad():
        for g in group(sentences, 200, random.Random(1)):
            x = Batch([g], model.labels)
            w = model.words(*(torch.as_tensor(v) for v in (x.ids, x.cases, x.first, x.last)))
            block = torch.as_tensor(x.block)
            heads = model.heads_of(w).masked_fill(block[:, :, None] != block[:, None, :], -1e4).argmax(-1)
            rel = model.relations_of(w, heads).argmax(-1).numpy()
            ok = heads.numpy() == x.heads
            right += [(model.upos(w).argmax(-1).numpy() == x.upos).sum(), ok.sum(), (ok & (rel == x.rel)).sum(), x.heads.size]
            said = model.entity(w).argmax(-1).numpy()
            ent += [((said == x.entity) & (said > 0)).sum(), (said > 0).sum(), (x.entity > 0).sum()]
    model.train()
    u, a, la = right[:3] / right[3]
    return f"UPOS {u:.3f} UAS {a:.3f} LAS {la:.3f} entity words F1 {2 * ent[0] / max(1, ent[1] + ent[2]):.3f}"


def main() -> None:
    arg = argparse.ArgumentParser()
    arg.add_argument("--data", type=Path, required=True)
    arg.add_argument("--minilm", type=Path, required=True)
    arg.add_argument("--out", type=Path, required=True)
    arg.add_argument("--epochs", type=int, default=3)
    arg.add_argument("--seed", type=int, default=1)
    a = arg.parse_args()
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    train, dev = aux_data.load(a.data), aux_data.load(a.data, "dev")
    labels = Labels(
        ("O",),
        (("O", None),),
        ("happened",),
        ("party",),
        ("actor",),
        ("killed",),
        aux_data.tags(train),
        aux_data.relations(train),
        aux_data.ARGUMENTS,
        aux_data.ENTITY,
    )
    tok = open_tokenizer(Path(__file__).parents[1] / "src/rapporteur/find/vocabulary.txt")
    train_p, dev_p = ([(s, pieces_of(tok, s.words)) for s in part] for part in (train, dev))
    model = Reader(labels)
    model.encoder.load_minilm(a.minilm)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    opt = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": 1e-4}, {"params": heads, "lr": 1e-3}], weight_decay=0.01
    )
    steps = a.epochs * len(group(train_p, 160, random.Random(0))) // 8
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda n: min(1, (n + 1) / 100) * max(0.02, 1 - n / steps))
    for epoch in range(a.epochs):
        groups, begun, total = group(train_p, 160, rng), time.time(), 0.0
        rng.shuffle(groups)
        for i in range(0, len(groups), 8):
            loss = losses(model, Batch(groups[i : i + 8], labels))
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            schedule.step()
            total += loss.item()
            if i % 400 == 0:
                print(f"{i}/{len(groups)} loss {total / (i / 8 + 1):.3f} {time.time() - begun:.0f}s", flush=True)
        print(f"epoch {epoch}: {evaluate(model, dev_p)} ({time.time() - begun:.0f}s)", flush=True)
        torch.save({"state": model.state_dict(), "labels": labels}, a.out)


if __name__ == "__main__":
    main()
