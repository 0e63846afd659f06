"""Second stage: all heads on annotated reports, with the first stage's corpora mixed in where they are given.

    python model/train.py --pretrained FILE --corpus corpus --out FILE [--epochs 14] [--more FOLDER …] [--data DATA]

What is kept is the running mean of the weights (Polyak and Juditsky 1992, with exponential decay).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import aux_data
import corpus_data
import pretrain
import torch
from corpus_data import COUNTED, LAYERS, ROLES, STATUSES
from losses import ClaimLoss
from network import Encoder, Labels, Reader
from pretended import pretend
from split import training
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from windows import Corpus, batches, tensors

from rapporteur.codebook import load as load_codebook
from rapporteur.find.windows import open_tokenizer, pieces_of

DISTANCES = 8
BATCH, WARM_UP, LOWEST, DECAY = 4, 60, 0.02, 0.998
HALF = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # elsewhere bfloat16 is emulated, fifteen times slower than float32
VOCABULARY = Path(__file__).parents[1] / "src/rapporteur/find/vocabulary.txt"


def arguments() -> argparse.Namespace:
    arg = argparse.ArgumentParser()
    arg.add_argument("--pretrained", type=Path, required=True)
    arg.add_argument("--corpus", type=Path, required=True)
    arg.add_argument("--more", type=Path, nargs="*", default=[], help="further folders of text and gold, all for training")
    arg.add_argument("--data", type=Path, help="shared/data unpacked: mixes the first stage's corpora in")
    arg.add_argument("--out", type=Path, required=True)
    arg.add_argument("--epochs", type=int, default=14)
    arg.add_argument("--aux", type=float, default=0.25, help="windows of the first stage's corpora per window of reports")
    arg.add_argument("--hold", default="", help="batches kept out of training, by comma")
    arg.add_argument("--fresh", default="", help="batches that are whole in every epoch, by comma, where --share is below 1")
    arg.add_argument("--share", type=float, default=1.0, help="share of the other reports that an epoch draws")
    arg.add_argument("--swap", type=float, default=0.0, help="how likely a name is swapped for another")
    arg.add_argument("--reword", type=float, default=0.0, help="how likely a trigger is another word of its kind")
    arg.add_argument("--seed", type=int, default=1)
    arg.add_argument(
        "--rate", type=float, default=1.0, help="factor on both learning rates, below 1 where a trained model goes on"
    )
    arg.add_argument("--minilm", type=Path, help="the encoder's published weights, for --keep")
    arg.add_argument(
        "--keep", type=float, default=1.0, help="share of the encoder's way from its published weights that it keeps"
    )
    arg.add_argument("--pretended", type=int, default=3, help="last epochs that pretend the bytes of the export")
    a = arg.parse_args()
    if a.keep < 1 and not a.minilm:
        arg.error("--keep needs the published weights: give them with --minilm")
    return a


def open_corpus(a: argparse.Namespace) -> Corpus:
    files = [f for f in training(a.corpus) if f.parent.name not in a.hold.split(",")]
    files += [f for folder in a.more for f in sorted(folder.glob("*.yaml"))]
    drawn = [1.0 if f.parent.name in a.fresh.split(",") else a.share for f in files]
    corpus = Corpus([corpus_data.load(f) for f in files], VOCABULARY, a.swap, a.reword, drawn)
    print(f"{len(files)} reports, {sum(len(e.targets) for e in corpus.examples)} targets", flush=True)
    return corpus


def open_model(pretrained: Path) -> Reader:
    """A reader with the labels of the codebook and the weights of a checkpoint; rows of labels move with their names."""
    saved = torch.load(pretrained, weights_only=False)
    old: Labels = saved["labels"]
    kinds = (("O", None), *load_codebook().labels())
    events = ("O", *sorted({e for e, _ in kinds} - {"O"}))
    labels = replace(
        old, events=events, modes=kinds, statuses=STATUSES, layers=LAYERS, roles=ROLES, counted=COUNTED, distances=DISTANCES
    )
    model = Reader(labels)
    state = dict(saved["state"])
    for head, before, now in (("event", old.events, events), ("mode", old.modes, kinds)):
        if before:
            for part in ("weight", "bias"):
                state[f"{head}.{part}"] = moved(state[f"{head}.{part}"], list(before), list(now))
    for part in ("q", "first", "last") if old.roles == ROLES else ():
        widen(state, f"pairs.{part}", model)
    model.take(state)
    return model


def widen(state: dict[str, Tensor], head: str, model: Reader) -> None:
    """The projections of a narrower reader, with columns that begin by adding nothing: of each product one side is zero."""
    for part in ("weight", "bias"):
        name, roles = f"{head}.{part}", len(model.labels.roles)
        before, now = state[name].unflatten(0, (roles, -1)), model.state_dict()[name].unflatten(0, (roles, -1)).clone()
        if not head.endswith("q"):
            now.zero_()
        now[:, : before.shape[1]] = before
        state[name] = now.flatten(0, 1)


def drawn_back(model: Reader, minilm: Path, keep: float) -> None:
    """Draw the encoder back towards its published weights: what it learnt by heart fades sooner than what it learnt (Ash and Adams 2020,
    "warm-starting"; Wortsman et al. 2022, "robust fine-tuning")."""
    published = Encoder()
    published.load_minilm(minilm)
    with torch.no_grad():
        for (name, ours), theirs in zip(model.encoder.named_parameters(), published.parameters(), strict=True):
            if not name.startswith(("cases", "further")):
                ours.lerp_(theirs, 1 - keep)


def moved(rows: Tensor, before: list[object], now: list[object]) -> Tensor:
    """Each label's row at its new place; zeros for a new label."""
    out = torch.zeros(len(now), *rows.shape[1:])
    for n, label in enumerate(now):
        if label in before:
            out[n] = rows[before.index(label)]
    return out


def first_stage(a: argparse.Namespace, model: Reader, rng: random.Random) -> Callable[[], Tensor] | None:
    """Losses of the first stage's corpora, batch by batch without end."""
    if not a.data:
        return None
    tok = open_tokenizer(VOCABULARY)
    sentences = [(s, pieces_of(tok, s.words)) for s in aux_data.load(a.data)]

    def endless() -> Iterator[Tensor]:
        while True:
            groups = pretrain.group(sentences, 160, rng)
            rng.shuffle(groups)
            for i in range(0, len(groups) - BATCH, BATCH):
                yield pretrain.losses(model, pretrain.Batch(groups[i : i + BATCH], model.labels))

    losses = endless()
    return lambda: next(losses)


def optimizer(model: Reader, rate: float, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    groups: dict[float, list[Tensor]] = {8e-5: [], 2e-4: [], 1e-3: []}  # the published layers, ours above them, the heads
    for name, p in model.named_parameters():
        groups[2e-4 if name.startswith("encoder.further") else 8e-5 if name.startswith("encoder") else 1e-3].append(p)
    opt = torch.optim.AdamW([{"params": ps, "lr": lr * rate} for lr, ps in groups.items()], weight_decay=0.01, fused=True)
    return opt, torch.optim.lr_scheduler.LambdaLR(opt, lambda n: min(1, (n + 1) / WARM_UP) * max(LOWEST, 1 - n / steps))


def main() -> None:
    a = arguments()
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    corpus, model = open_corpus(a), open_model(a.pretrained)
    if a.keep < 1:
        drawn_back(model, a.minilm, a.keep)
    first, loss_of = first_stage(a, model, rng), ClaimLoss(model)
    opt, schedule = optimizer(model, a.rate, a.epochs * (len(corpus.cut(random.Random(0))) // BATCH + 1))
    shown = corpus_data.shown(corpus.examples)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(DECAY))
    for epoch in range(a.epochs):
        if epoch == a.epochs - a.pretended:
            pretend(model.encoder)
        model.train()
        cut, begun = batches(corpus.cut(rng), BATCH, rng), time.time()
        parts: dict[str, float] = {}
        for n, batch in enumerate(cut, 1):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
                words = model.words(*tensors(batch, rng))
            loss = loss_of(words.float(), batch, parts)
            if first and rng.random() < a.aux:
                loss = loss + 0.5 * first()
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            schedule.step()
            mean.update_parameters(model)
            if n % 100 == 0:
                print(f"epoch {epoch}: {n} of {len(cut)} batches ({time.time() - begun:.0f}s)", flush=True)
        said = " ".join(f"{k} {v / len(cut):.3f}" for k, v in parts.items())
        print(f"epoch {epoch}: {said} ({time.time() - begun:.0f}s)", flush=True)
        torch.save({"state": mean.module.state_dict(), "labels": model.labels, "shown": shown}, a.out)


if __name__ == "__main__":
    main()
