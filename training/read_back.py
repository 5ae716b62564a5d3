"""From the shipped weights back to a checkpoint, to train on from them.

    python -m training.read_back attrib/extract/weights CHECKPOINT.pt

The int8 weights become the numbers that they stand for; what rounding took from them is lost.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import MINILM, Network


def read_back(folder: Path) -> Network:
    """The network whose weights stand in `folder`, as `training.export` wrote them."""
    graph = onnx.load(str(folder / "network.onnx")).graph
    values = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    card = json.loads((folder / "card.json").read_text("utf-8"))
    state = {"transitions": np.array(card["transitions"], np.float32)}
    for name, value in values.items():
        if name.startswith("network.") and value.dtype == np.float32:
            state[name.removeprefix("network.").removesuffix("_scale")] = value
    for name in ("words", "shapes", "quotes"):
        state[f"{name}.weight"] = _plain(values, f"network.{name}.weight")
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            place = node.output[0].removeprefix("/network/").split("/MatMul")[0]
            # The one product without a module of its own is that of query, key and value.
            place = f"{place}.qkv" if place.startswith("layers.") and "/" not in place else place
            product = node.input[1].removesuffix("_quantized")
            state[f"{place.replace('/', '.')}.weight"] = _plain(values, product).T
    network = Network(len(state["words.weight"]), 0.1, MINILM)
    network.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    return network


def _plain(values: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    whole, zero = values[f"{name}_quantized"], values[f"{name}_zero_point"]
    return (whole.astype(np.float32) - zero.astype(np.float32)) * values[f"{name}_scale"]


def main() -> None:
    folder, checkpoint = Path(sys.argv[1]), Path(sys.argv[2])
    torch.save({"network": read_back(folder).state_dict()}, checkpoint)


if __name__ == "__main__":
    main()
