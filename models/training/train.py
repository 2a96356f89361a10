"""Training: ``python -m models.training.train --corpora FOLDER --out FILE`` (see ``make model``).

AdamW with a short warm-up and a linear fall, 16-bit brain floats where the processor has them, the piece
embeddings at a tenth of the rate (they know more words than the training text holds). The learnt weights are
the mean over the last part of the road, which costs nothing and steadies the scores from seed to seed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import torch
from torch import Tensor, nn

from models.corpus import generate, negatives
from models.corpus.annotated import GENERATED, Marked, read
from models.training.encoder import NameNetwork, published, published_folder
from models.training.examples import Batch, Example, batches, examples
from pipeline.anonymise.naming.labels import LABELS
from pipeline.anonymise.naming.pieces import Pieces

RATE, SLOWER, DECAY, WARM, CLIP = 3e-4, 0.2, 0.01, 0.06, 1.0
BATCH_PIECES = 2048
AVERAGED = 0.25


def loss_of(scores: Tensor, batch: Batch) -> Tensor:
    """The mean over sure tokens of minus the log of what the network gives to the allowed labels."""
    rows = scores.reshape(-1, scores.shape[-1])[batch.heads].float()
    allowed = rows.masked_fill(~batch.allowed, -1e9)
    return (torch.logsumexp(rows, -1) - torch.logsumexp(allowed, -1)).mean()


def train(data: list[Example], *, passes: float, seed: int) -> NameNetwork:
    """A network trained on ``data`` for ``passes`` rounds; the same seed draws the same order."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311
    network = published(len(LABELS))
    network.train()
    pieces = sum(len(example.ids) for example in data)
    steps = max(1, int(passes * pieces / BATCH_PIECES * 1.06))
    optimiser = torch.optim.AdamW(
        _groups(network), lr=RATE, betas=(0.9, 0.98), weight_decay=DECAY, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    mean = _Mean(network)
    began, total = time.monotonic(), 0.0
    for step, batch in enumerate(_endless(data, rng)):
        if step >= steps:
            break
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = network(batch.ids, batch.shapes, batch.mask)
        loss = loss_of(scores, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), CLIP)
        optimiser.step()
        schedule.step()
        total += loss.item()
        if step >= steps * (1 - AVERAGED) and step % 5 == 0:
            mean.add(network)
        if step % 100 == 99:
            spent = time.monotonic() - began
            print(f"step {step + 1} of {steps}  loss {total / 100:.4f}  {spent:.0f} s", flush=True)
            total = 0.0
    mean.put_into(network)
    return network.eval()


def corpus(corpora: Path, *, words: int, seed: int) -> Iterator[Marked]:
    """The annotated corpora, ``words`` words of generated text, a tenth as much without names."""
    people = (Marked(text, GENERATED) for text in generate.documents(seed, words, "train"))
    nobody = (Marked(text, GENERATED) for text in negatives.documents(seed, words // 10, "train"))
    return chain(read(corpora), people, nobody)


class _Mean:
    """The running mean of a network's weights."""

    def __init__(self, network: NameNetwork) -> None:
        self._sum = {name: torch.zeros_like(value) for name, value in network.named_parameters()}
        self._count = 0

    def add(self, network: NameNetwork) -> None:
        self._count += 1
        for name, value in network.named_parameters():
            self._sum[name] += value.detach()

    def put_into(self, network: NameNetwork) -> None:
        if self._count:
            with torch.no_grad():
                for name, value in network.named_parameters():
                    value.copy_(self._sum[name] / self._count)


def _groups(network: NameNetwork) -> list[dict[str, object]]:
    slow = [network.pieces.weight]
    plain = [
        value for name, value in network.named_parameters() if name != "pieces.weight" and value.ndim < 2
    ]
    rest = [
        value for name, value in network.named_parameters() if name != "pieces.weight" and value.ndim >= 2
    ]
    return [
        {"params": slow, "lr": RATE * SLOWER, "weight_decay": 0.0},
        {"params": plain, "weight_decay": 0.0},
        {"params": rest},
    ]


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(steps * WARM))
    return min((step + 1) / warm, max(0.02, (steps - step) / max(1, steps - warm)))


def _endless(data: list[Example], rng: random.Random) -> Iterator[Batch]:
    while True:
        yield from batches(data, BATCH_PIECES, rng)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with the annotated corpora")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go (PyTorch file)")
    parser.add_argument("--words", type=int, default=1_600_000, help="words of generated text")
    parser.add_argument("--passes", type=float, default=1.0, help="rounds over the whole text")
    parser.add_argument("--seed", type=int, default=20260101)
    asked = parser.parse_args()
    pieces = Pieces(published_folder() / "vocab.txt")
    data = list(examples(corpus(asked.corpora, words=asked.words, seed=asked.seed), pieces))
    print(f"{len(data)} windows, {sum(len(example.ids) for example in data)} pieces", flush=True)
    network = train(data, passes=asked.passes, seed=asked.seed)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), asked.out)


if __name__ == "__main__":
    main()
