"""Weights → the network that ships: ONNX, its matrices in 8 bits, inside a spaCy pipeline on disk.

``python -m models.training.export WEIGHTS --out FOLDER`` (see ``make model``).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model

from models.training.encoder import HEADS, WIDTH, NameNetwork, published_folder
from pipeline.anonymise.naming.labels import LABELS

OPSET = 17
CAUTION = 0.5
"""How much likelier a name is taken to be than the network says; chosen on the development text."""

WHOLE = ("*",)
LEFT_ALONE = tuple(f"/layers.{number}/outer/MatMul" for number in (3, 4, 5))
"""Matrices left in 32-bit floats: of all, the ones whose 8-bit rounding changes most labels (measured)."""

ABOUT: dict[str, object] = {
    "name": "scr_names",
    "version": "1.0.0",
    "description": "Names, places and organisations in British safeguarding prose",
    "author": "scr-pipeline",
    "license": "Apache-2.0",
    "sources": [{"name": "all-MiniLM-L6-v2", "license": "Apache-2.0", "author": "sentence-transformers"}],
}


def network(weights: Path) -> NameNetwork:
    """The trained network of a weights file, ready to be run."""
    found = NameNetwork(len(LABELS))
    found.load_state_dict(torch.load(weights, weights_only=True), strict=True)
    return found.eval()


def to_onnx(trained: NameNetwork, out: Path) -> None:
    """Writes the network in 32-bit floats, any batch and length."""
    ids = torch.zeros(2, 24, dtype=torch.long)
    names = ["ids", "shapes", "mask"]
    axes = {name: {0: "batch", 1: "length"} for name in [*names, "scores"]}
    torch.onnx.export(
        trained,
        (ids, ids, torch.ones_like(ids)),
        str(out),
        input_names=names,
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def fuse(source: Path, out: Path) -> None:
    """Joins what the runtime has one step for (attention, normalising, activation); the sums stay."""
    model = optimize_model(str(source), model_type="bert", num_heads=HEADS, hidden_size=WIDTH, opt_level=1)
    model.save_model_to_file(str(out))


def quantise(source: Path, out: Path, *, leave: tuple[str, ...] = ()) -> None:
    """Writes the network with 8-bit matrices, a scale for every column; nodes in ``leave`` stay as they are.

    Seven bits of the eight are used (``reduce_range``): processors without the newer instructions overflow
    otherwise, and would find other names than the ones measured here.
    """
    if leave == WHOLE:
        shutil.copyfile(source, out)
        return
    quantize_dynamic(
        source,
        out,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(leave),
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def pack(network_file: Path, out: Path, *, caution: float, about: dict[str, object]) -> None:
    """Writes the spaCy pipeline: our tokeniser, the component with its network, and what is said of it."""
    import spacy

    from pipeline.anonymise.naming import component
    from pipeline.anonymise.naming import network as running

    language = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": component.TOKENISER}}})
    language.add_pipe(component.COMPONENT, config={"caution": caution})
    language.meta.update(about)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "name-finder"
        language.to_disk(made)
        kept = made / component.COMPONENT
        shutil.copyfile(network_file, kept / running.NETWORK_FILE)
        shutil.copyfile(published_folder() / "vocab.txt", kept / running.VOCABULARY_FILE)
        if out.exists():
            shutil.rmtree(out)
        shutil.copytree(made, out)


def export(weights: Path, out: Path, *, caution: float, leave: tuple[str, ...] = LEFT_ALONE) -> None:
    """The whole road from a weights file to the folder that ships; a 32-bit twin is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        plain, fused, small = (Path(folder) / name for name in ("plain.onnx", "fused.onnx", "small.onnx"))
        to_onnx(network(weights), plain)
        fuse(plain, fused)
        quantise(fused, small, leave=leave)
        pack(small, out, caution=caution, about=ABOUT)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Weights to the shipped pipeline")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--caution", type=float, default=CAUTION)
    parser.add_argument("--whole", action="store_true", help="32-bit floats, to measure what 8 bits cost")
    asked = parser.parse_args()
    leave = WHOLE if asked.whole else LEFT_ALONE
    export(asked.weights, asked.out, caution=asked.caution, leave=leave)
    print(json.dumps({"bytes": sum(file.stat().st_size for file in asked.out.rglob("*") if file.is_file())}))


if __name__ == "__main__":
    main()
