"""From a checkpoint to the weights that the package ships: int8 ONNX.

    python -m training.export CHECKPOINT.pt ENCODER_DIR OUTPUT_DIR [--with OTHER.pt]

Writes `network.onnx`, `tokenizer.json` and, where there is none yet, `card.json`. Weights of
the matrix products and of the embeddings are int8, one scale for each column; activations are
quantised as they come (dynamic quantisation).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from attrib.extract.encoder import LABELLED, OUTPUTS
from attrib.extract.labels import POINTERS
from training.data import load_tokenizer
from training.network import MINILM, MPNET, Network, pointer_scores


def restore(checkpoint: Path, others: Sequence[Path] = ()) -> Network:
    """The mean of a checkpoint's last weights, their running average and that of others.

    Weights of runs that began alike may be averaged into one better network (model soups, Wortsman
    et al. 2022). A checkpoint of `read_back` has no running average: its weights stand for it.
    """
    states = [_load(path) for path in (checkpoint, *others)]
    parts = [states[0]["network"], *(_average(state) for state in states)]
    weights = {name: torch.stack([part[name] for part in parts]).mean(0) for name in parts[0]}
    size = MPNET if "distances.weight" in weights else MINILM
    network = Network(weights["words.weight"].shape[0], 0.0, size)
    network.load_state_dict(weights)
    return network.eval()


def _load(path: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=False)
    return state


def _average(state: dict[str, Any]) -> dict[str, Tensor]:
    average: dict[str, Tensor] = {
        name.removeprefix("module."): value
        for name, value in state.get("average", {}).items()
        if name.startswith("module.")
    }
    return average or state["network"]


class Reader(nn.Module):  # type: ignore[misc]  # torch is no dependency
    """A network whose pointers come out as scores, from each place to each place."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor) -> tuple[Tensor, ...]:
        """The outputs in the order of `OUTPUTS`."""
        *labelled, pointers = self.network(ids, shape, quote)
        return (*labelled, *(pointer_scores(pointers, name) for name in POINTERS))


def to_onnx(network: Network, path: Path) -> None:
    example = torch.ones(2, 16, dtype=torch.int64)
    names = ["ids", "shape", "quote"]
    axes = {name: {0: "batch", 1: "time"} for name in [*names, *LABELLED]}
    axes |= {name: {0: "batch", 1: "time", 2: "to"} for name in POINTERS}
    torch.onnx.export(
        Reader(network),
        (example, example, example),
        str(path),
        input_names=names,
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--with", type=Path, nargs="*", default=[], dest="others")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    network = restore(options.checkpoint, options.others)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch, "plain.onnx"), Path(scratch, "ready.onnx")
        to_onnx(network, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(options.output / "network.onnx"),
            op_types_to_quantize=["MatMul", "Gather"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )
    onnx.checker.check_model(str(options.output / "network.onnx"))
    load_tokenizer(options.encoder / "tokenizer.json").save(str(options.output / "tokenizer.json"))
    card = options.output / "card.json"
    known = json.loads(card.read_text("utf-8")) if card.exists() else {}
    known["transitions"] = [
        [round(float(value), 4) for value in row] for row in network.transitions.tolist()
    ]
    card.write_text(json.dumps(known, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
