"""Second stage: all heads on annotated reports, with the first stage's corpora mixed in.

    python model/train.py --pretrained FILE --corpus corpus --out FILE [--epochs 14] [--data DATA]

Trigger, status and role labels are partial: where a gold file allows several answers, their probabilities add up.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path

import aux_data
import corpus_data
import numpy as np
import pretrain
import torch
import yaml
from corpus_data import COUNTED, LAYERS, ROLES, STATUSES, Example, Target
from network import Reader
from split import training
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from rapporteur.find.pairs import LAYER_ROLES, bucket
from rapporteur.find.windows import encode, open_tokenizer, pieces_of

LIMIT = 384
DISTANCES = 8


@dataclass
class Piece:
    """A stretch of sentences of one example, as the model takes it."""

    example: Example
    pieces: list[list[list[int]]]
    start: int
    stop: int


class Corpus:
    def __init__(self, examples: list[Example], vocabulary: Path) -> None:
        tok = open_tokenizer(vocabulary)
        self.examples = examples
        self.pieces = []
        for e in examples:
            per = [[e.layout.word(w) for w in range(*b)] for b in e.layout.bounds]
            flat = [w for ws in per for w in ws]
            flat_pieces = pieces_of(tok, flat)
            at, out = 0, []
            for ws in per:
                out.append(flat_pieces[at : at + len(ws)])
                at += len(ws)
            self.pieces.append(out)

    def cut(self, rng: random.Random) -> list[Piece]:
        """Each example in windows of at most LIMIT subwords, cut at random places now and then."""
        out = []
        for e, pieces in zip(self.examples, self.pieces, strict=True):
            lengths = [sum(map(len, s)) + 1 for s in pieces]
            limit, start = LIMIT if rng.random() < 0.6 else rng.randrange(120, LIMIT), 0
            while start < len(lengths):
                stop, room = start, limit
                while stop < len(lengths) and (stop == start or lengths[stop] <= room):
                    room -= lengths[stop]
                    stop += 1
                if sum(lengths[start:stop]) < 500:
                    out.append(Piece(e, pieces, start, stop))
                if stop >= len(lengths):
                    break
                start = stop
        return out


def tensors(batch: list[Piece], rng: random.Random | None) -> tuple[Tensor, Tensor, Tensor]:
    """ids, cases, first; now and then a window without its capitals, so that headlines in capitals and tickers read too."""
    encoded = [
        encode(
            p.pieces[p.start : p.stop],
            [[p.example.layout.word(w) for w in range(*p.example.layout.bounds[s])] for s in range(p.start, p.stop)],
        )
        for p in batch
    ]
    s, w = max(len(e.ids) for e in encoded), max(len(e.first) for e in encoded)
    ids, cases, first = np.zeros((len(batch), s), int), np.zeros((len(batch), s), int), np.zeros((len(batch), w), int)
    for b, e in enumerate(encoded):
        ids[b, : len(e.ids)], first[b, : len(e.first)] = e.ids, e.first
        cases[b, : len(e.ids)] = e.cases if rng is None or rng.random() > 0.06 else 1
    return torch.as_tensor(ids), torch.as_tensor(cases), torch.as_tensor(first)


class ClaimLoss:
    """The loss of one batch of windows."""

    def __init__(self, model: Reader, weight_optional: float = 0.3) -> None:
        self.m, self.weight_optional = model, weight_optional
        labels = model.labels
        self.kind = {k: i for i, k in enumerate(labels.modes)}
        self.of_event: dict[str, list[int]] = {}
        for i, (e, _) in enumerate(labels.modes):
            self.of_event.setdefault(e, []).append(i)

    def kinds(self, t: Target) -> list[int]:
        return sorted({self.kind.get(k, self.kind.get((k[0], None), 0)) for k in t.kinds})

    def __call__(self, w: Tensor, batch: list[Piece], parts: dict[str, float] | None = None) -> Tensor:
        kinds = F.log_softmax(self.m.kinds(w).float(), -1)
        status = F.log_softmax(self.m.status(w).float(), -1)
        tags = F.log_softmax(self.m.tags(w).float().view(*w.shape[:2], len(LAYERS), 3), -1)
        q, first, last = (x.float() for x in self.m.pairs(w))
        total = {k: w.new_zeros(()) for k in ("kind", "status", "tag", "role", "counted")}
        n_words = n_triggers = 0
        for b, piece in enumerate(batch):
            e = piece.example
            lo, hi = e.layout.bounds[piece.start][0], e.layout.bounds[piece.stop - 1][1]
            n_words += hi - lo
            chosen, weight = self.choose(kinds[b], e, lo, hi)
            n_triggers += len(chosen)
            loss = -kinds[b, : hi - lo, 0] * weight
            total["kind"] = total["kind"] + loss.sum()
            for t, word in chosen:
                scale = self.weight_optional if t.optional else 1.0
                total["kind"] = total["kind"] - scale * torch.logsumexp(kinds[b, word - lo, self.kinds(t)], 0)
                wanted = [STATUSES.index(s) for s in t.statuses]
                total["status"] = total["status"] - torch.logsumexp(status[b, word - lo, wanted], 0)
            total["tag"] = total["tag"] + self.tag_loss(tags[b], e, lo, hi)
            r, c = self.role_loss(b, w, q, first, last, e, chosen, lo, hi)
            total["role"], total["counted"] = total["role"] + r, total["counted"] + c
        scaled = {
            "kind": total["kind"] / n_words * 20,
            "tag": total["tag"] / n_words * 5,
            "status": total["status"] / max(1, n_triggers) * 0.7,
            "role": 1.5 * total["role"] / max(1, n_triggers),
            "counted": total["counted"] / max(1, n_triggers),
        }
        for k, v in scaled.items():
            if parts is not None:
                parts[k] = parts.get(k, 0) + v.item()
        return sum(scaled.values())  # type: ignore[return-value]

    def choose(self, kinds: Tensor, e: Example, lo: int, hi: int) -> tuple[list[tuple[Target, int]], Tensor]:
        """For each target the word that the model finds likeliest among those that may carry it; weights of "no trigger here"."""
        weight = torch.ones(hi - lo)
        chosen, used = [], set()
        scores = kinds.detach()
        for t in e.targets:
            words = [x for x in t.words if lo <= x < hi]
            for x in t.masked:
                if lo <= x < hi:
                    weight[x - lo] = 0
            if words:
                free = [x for x in words if x not in used] or words
                best = max(free, key=lambda x: torch.logsumexp(scores[x - lo, self.kinds(t)], 0).item())
                used.add(best)
                chosen.append((t, best))
        for _, x in chosen:
            weight[x - lo] = 0
        return chosen, weight

    def tag_loss(self, tags: Tensor, e: Example, lo: int, hi: int) -> Tensor:
        gold = torch.zeros(hi - lo, len(LAYERS), dtype=torch.long)
        for m in e.mentions:
            if m.layer in LAYERS and lo <= m.first and m.last < hi:
                n = LAYERS.index(m.layer)
                gold[m.first - lo : m.last + 1 - lo, n] = 2
                gold[m.first - lo, n] = 1
        return F.nll_loss(tags[: hi - lo].reshape(-1, 3), gold.view(-1), weight=torch.tensor([1.0, 2.0, 1.5]), reduction="sum")

    def role_loss(
        self,
        b: int,
        w: Tensor,
        q: Tensor,
        first: Tensor,
        last: Tensor,
        e: Example,
        chosen: list[tuple[Target, int]],
        lo: int,
        hi: int,
    ) -> tuple[Tensor, Tensor]:
        inside = [i for i, m in enumerate(e.mentions) if lo <= m.first and m.last < hi]
        if not inside or not chosen:
            return w.new_zeros(()), w.new_zeros(())
        where = {m: n for n, m in enumerate(inside)}
        begin = torch.tensor([e.mentions[i].first - lo for i in inside])
        end = torch.tensor([e.mentions[i].last - lo for i in inside])
        triggers = torch.tensor([x - lo for _, x in chosen])
        keys = first[b, begin] + last[b, end]
        scores = torch.einsum("trd,mrd->tmr", q[b, triggers], keys) + self.m.pairs.bias
        sent = e.layout.sentence_of_word
        buckets = torch.tensor(
            [[bucket(sent[x], sent[e.mentions[i].first], x, e.mentions[i].first) for i in inside] for _, x in chosen]
        )
        scores = scores + self.m.distance.t()[buckets]
        gold, valid = torch.zeros_like(scores), layer_mask([e.mentions[i].layer for i in inside])[None].expand_as(scores).clone()
        counted = w.new_zeros(())
        for n, (t, x) in enumerate(chosen):
            for role, mentions in t.roles:
                self.point(n, ROLES.index(role), [where[m] for m in mentions if m in where], scores, gold, valid)
            for mentions, of in t.counted:
                for m in [where[m] for m in mentions if m in where][:1]:
                    counted = counted + self.counted_loss(w[b], x - lo, int(begin[m]), of)
        loss = F.binary_cross_entropy_with_logits(scores, gold, reduction="none")
        return (loss * valid).sum(), counted

    @staticmethod
    def point(n: int, role: int, mentions: list[int], scores: Tensor, gold: Tensor, valid: Tensor) -> None:
        if not mentions:
            return
        best = max(mentions, key=lambda m: scores[n, m, role].item())
        for m in mentions:
            if gold[n, m, role] == 0:
                valid[n, m, role] = 0
        gold[n, best, role] = valid[n, best, role] = 1

    def counted_loss(self, w: Tensor, trigger: int, number: int, of: str) -> Tensor:
        logits = (self.m.counted_q(w[trigger]) * self.m.counted_k(w[number])).view(len(COUNTED), 16).sum(-1)
        return F.cross_entropy(logits.float()[None], torch.tensor([COUNTED.index(of)]))


def layer_mask(layers: list[str]) -> Tensor:
    return torch.tensor([[float(r in LAYER_ROLES[layer]) for r in ROLES] for layer in layers])


def inventory(files: list[Path]) -> tuple[tuple[str, str | None], ...]:
    """All (event, mode) pairs of the gold files, and each event without mode."""
    found: set[tuple[str, str | None]] = set()
    for f in files:
        for c in yaml.load(f.read_text(encoding="utf-8"), yaml.CSafeLoader)["claims"] or []:
            for k in c["is"].split("|"):
                event, mode = [*k.split("/"), None][:2]  # type: ignore[operator]
                found |= {(event, mode), (event, None)}
    return (("O", None), *sorted(found, key=lambda k: (k[0], k[1] or "")))


def main() -> None:
    arg = argparse.ArgumentParser()
    arg.add_argument("--pretrained", type=Path, required=True)
    arg.add_argument("--corpus", type=Path, required=True)
    arg.add_argument("--more", type=Path, nargs="*", default=[], help="further folders of text and gold, all for training")
    arg.add_argument("--data", type=Path, help="shared/data unpacked: mixes the first stage's corpora in")
    arg.add_argument("--out", type=Path, required=True)
    arg.add_argument("--epochs", type=int, default=14)
    arg.add_argument("--aux", type=float, default=0.25, help="windows of the first stage's corpora per window of reports")
    arg.add_argument("--hold", default="", help="batches kept out of training, by comma")
    arg.add_argument("--seed", type=int, default=1)
    arg.add_argument("--rate", type=float, default=1.0, help="factor on both learning rates, below 1 where a trained model goes on")
    a = arg.parse_args()
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    files = [f for f in training(a.corpus) if f.parent.name not in a.hold.split(",")]
    files += [f for folder in a.more for f in sorted(folder.glob("*.yaml"))]
    vocabulary = Path(__file__).parents[1] / "src/rapporteur/find/vocabulary.txt"
    begun = time.time()
    corpus = Corpus([corpus_data.load(f) for f in files], vocabulary)
    print(
        f"{len(files)} reports, {sum(len(e.targets) for e in corpus.examples)} targets, aligned in {time.time() - begun:.0f}s",
        flush=True,
    )
    saved = torch.load(a.pretrained, weights_only=False)
    kinds = inventory(training(a.corpus))
    labels = replace(
        saved["labels"],
        events=("O", *sorted({e for e, _ in kinds} - {"O"})),
        modes=kinds,
        statuses=STATUSES,
        layers=LAYERS,
        roles=ROLES,
        counted=COUNTED,
        distances=DISTANCES,
    )
    model = Reader(labels)
    old = {k: v for k, v in saved["state"].items() if k in model.state_dict() and v.shape == model.state_dict()[k].shape}
    model.load_state_dict(old, strict=False)
    aux = []
    if a.data:
        tok = open_tokenizer(vocabulary)
        aux = [(s, pieces_of(tok, s.words)) for s in aux_data.load(a.data)]
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    opt = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": 8e-5 * a.rate}, {"params": heads, "lr": 1e-3 * a.rate}],
        weight_decay=0.01,
        fused=True,
    )
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.998))
    steps = a.epochs * (len(corpus.cut(random.Random(0))) // 4 + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda n: min(1, (n + 1) / 60) * max(0.02, 1 - n / steps))
    claim_loss = ClaimLoss(model)
    aux_groups: list[list[tuple[aux_data.Sentence, list[list[int]]]]] = []
    for epoch in range(a.epochs):
        model.train()
        windows, begun = corpus.cut(rng), time.time()
        rng.shuffle(windows)
        parts: dict[str, float] = {}
        for i in range(0, len(windows), 4):
            batch = windows[i : i + 4]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = model.words(*tensors(batch, rng))
            loss = claim_loss(words.float(), batch, parts)
            if aux and rng.random() < a.aux:
                if len(aux_groups) < 4:
                    aux_groups = pretrain.group(aux, 160, rng)
                    rng.shuffle(aux_groups)
                loss = loss + 0.5 * pretrain.losses(model, pretrain.Batch([aux_groups.pop() for _ in range(4)], labels))
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            schedule.step()
            mean.update_parameters(model)
        n = len(windows) / 4
        print(
            f"epoch {epoch}: " + " ".join(f"{k} {v / n:.3f}" for k, v in parts.items()) + f" ({time.time() - begun:.0f}s)",
            flush=True,
        )
        torch.save({"state": mean.module.state_dict(), "labels": labels}, a.out)


if __name__ == "__main__":
    main()
