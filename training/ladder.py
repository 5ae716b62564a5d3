"""Teach the network what sentences do: criticise, accuse, answer, judge.

    python -m training.ladder LABELS.jsonl.gz TEXTS.jsonl.gz WEIGHTS_DIR [--epochs N] [--out RUN.pt]

LABELS has one document a line (`training/senses.jsonl.gz`): `id`, `part` (`train` or `dev`),
`sha256` of its text, `sentences` as [start, end] in code points, `labels` from the number of a
sentence to `W1`, `W2`, `A` and `O`, and `accused` as [start, end]. TEXTS has `id` and `text`.

The shipped encoder stays as it is, and so does all that it says of words. A narrow transformer
reads what its layers hold (ladder side-tuning, Sung et al. 2022); it is written, as int8, into
`WEIGHTS_DIR/network.onnx` beside the rest, and its calibration into `card.json`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from torch import Tensor, nn
from torch.nn import functional

from attrib.extract.labels import ACCUSED, SENSES
from attrib.extract.windows import cut, pack
from training.data import SKIP, lines, load_tokenizer

# What the side network reads: the embedded input, and what the second, fourth and sixth layer give.
RUNGS = (
    "/network/norm/LayerNormalization_output_0",
    *(f"/network/layers.{layer}/norm2/LayerNormalization_output_0" for layer in (1, 3, 5)),
)
OUTPUTS = ("accused", "senses", "focus")
HIDDEN, WIDTH, HEADS = 384, 128, 4
MARKS = {"W1": (0,), "W2": (0, 1), "A": (2,), "O": (3,)}
BATCH = 16


@dataclass
class Sample:
    """One window: what the rungs hold, and what is to be said of it.

    Attributes:
        held: places x numbers.
        sentence: at each place the index in `gold` of its sentence; -1 where no word begins.
        accused: at each place an index in `ACCUSED`, or `SKIP`.
        gold: of each sentence of the window, which of `SENSES` it has.
    """

    held: NDArray[np.float16]
    sentence: NDArray[np.int64]
    accused: NDArray[np.int64]
    gold: NDArray[np.float32]


class Layer(nn.Module):
    """One narrow transformer layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 3 * WIDTH)
        self.down = nn.Linear(3 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Places x numbers in and out, for each text of the batch; `bias` is added to attention."""
        q, k, v = (
            part.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(1, 2)
            for part in self.qkv(x).chunk(3, -1)
        )
        scores = torch.matmul(q, k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5
        if bias is not None:
            scores = scores + bias
        y = torch.matmul(scores.softmax(-1), v).transpose(1, 2).flatten(2)
        x = self.norm1(x + self.dropout(self.out(y)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Ladder(nn.Module):
    """The side network: from what the rungs hold to the scores of words.

    `forward` takes the rungs (batch x time x `HIDDEN` each) and the mask (1 for places to read;
    none where nothing is padded), and gives `OUTPUTS`: scores of `ACCUSED`, what each place says
    for each of `SENSES`, and how much it counts for that in its sentence (before the softmax).
    """

    def __init__(self, dropout: float = 0.2) -> None:
        super().__init__()
        self.rungs = nn.ModuleList(nn.Linear(HIDDEN, WIDTH) for _ in RUNGS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in RUNGS[1:])
        self.accused = nn.Linear(WIDTH, len(ACCUSED))
        self.senses = nn.Linear(WIDTH, len(SENSES))
        self.focus = nn.Linear(WIDTH, len(SENSES))
        self.dropout = nn.Dropout(dropout)

    def forward(self, *held: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        """`OUTPUTS`, batch x time x numbers."""
        bias = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -10000.0
        first, *others = (self.dropout(rung) for rung in held)
        x = self.rungs[0](first)
        for layer, rung, one in zip(self.layers, list(self.rungs)[1:], others, strict=True):
            x = layer(x + rung(one), bias)
        x = self.dropout(x)
        return self.accused(x), self.senses(x), self.focus(x)


def pooled(senses: Tensor, focus: Tensor, sentence: Tensor, count: int) -> Tensor:
    """Scores of whole sentences (sentences x `SENSES`): the mean of the words, by their focus."""
    real = sentence >= 0
    weight = focus[real].clamp(-15, 15).exp()
    at = sentence[real]
    zeros = torch.zeros(count, len(SENSES))
    total = zeros.index_add(0, at, weight)
    return zeros.index_add(0, at, weight * senses[real]) / total.clamp(min=1e-9)


def samples(rows: Sequence[dict[str, Any]], texts: dict[str, str], weights: Path) -> list[Sample]:
    """The windows of documents as the shipped encoder reads them."""
    graph = onnx.load(str(weights / "network.onnx"))
    kept = {output.name for output in graph.graph.output}
    for name in RUNGS:
        if name not in kept:
            shape = ["batch", "time", HIDDEN]
            kind = onnx.TensorProto.FLOAT
            graph.graph.output.append(onnx.helper.make_tensor_value_info(name, kind, shape))
    session = onnxruntime.InferenceSession(
        graph.SerializeToString(),
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],
    )
    tokenizer = load_tokenizer(weights / "tokenizer.json")
    cls, sep = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    found: list[Sample] = []
    for row in rows:
        text = texts[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: not the text that was labelled")
        gold = np.zeros((len(row["sentences"]), len(SENSES)), np.float32)
        for number, marks in row["labels"].items():
            for mark in marks:
                gold[int(number), list(MARKS[mark])] = 1
        pieces = cut(tokenizer, text, lines(text))
        sentence = np.full(len(pieces.ids), -1)
        for number, (start, end) in enumerate(row["sentences"]):
            sentence[(pieces.starts >= start) & (pieces.starts < end)] = number
        sentence[pieces.first == 0] = -1
        # Who did the wrong is asked of those sentences alone that tell of one.
        wrong = np.append(gold[:, 0] > 0, False)
        tags = np.where(wrong[sentence], 0, SKIP)
        for start, end in row["accused"]:
            inside = np.flatnonzero(
                (pieces.starts >= start) & (pieces.starts < end) & (sentence >= 0)
            )
            tags[inside] = 2
            tags[inside[:1]] = 1
        for window in pack(pieces, cls, sep):
            inputs = {"ids": window.ids, "shape": window.shape, "quote": window.quote}
            held = session.run(list(RUNGS), {name: one[None] for name, one in inputs.items()})
            real = window.pieces >= 0
            numbers = np.where(real, sentence[window.pieces], -1)
            here = [number for number in dict.fromkeys(numbers.tolist()) if number >= 0]
            local = {number: place for place, number in enumerate(here)}
            found.append(
                Sample(
                    held=np.concatenate([one[0] for one in held], -1).astype(np.float16),
                    sentence=np.array([local.get(number, -1) for number in numbers.tolist()]),
                    accused=np.where(real, tags[window.pieces], SKIP),
                    gold=gold[here],
                )
            )
    return found


def gather(group: Sequence[Sample]) -> tuple[list[Tensor], Tensor, Tensor, Tensor, Tensor]:
    """Rungs, mask, sentences, accused and gold of several windows, padded."""
    most = max(len(one.sentence) for one in group)
    held = torch.zeros(len(group), most, group[0].held.shape[1])
    mask = torch.zeros(len(group), most)
    sentence = torch.full((len(group), most), -1)
    accused = torch.full((len(group), most), SKIP)
    before = 0
    for row, one in enumerate(group):
        length = len(one.sentence)
        held[row, :length] = torch.from_numpy(one.held.astype(np.float32))
        mask[row, :length] = 1
        numbers = torch.from_numpy(one.sentence)
        sentence[row, :length] = torch.where(numbers >= 0, numbers + before, numbers)
        accused[row, :length] = torch.from_numpy(one.accused)
        before += len(one.gold)
    gold = torch.from_numpy(np.concatenate([one.gold for one in group]))
    return list(held.split(HIDDEN, -1)), mask, sentence, accused, gold


def measure(network: nn.Module, dev: Sequence[Sample]) -> tuple[Tensor, Tensor, dict[str, float]]:
    """Scores and gold of the sentences of `dev`, and the figures that are printed."""
    network.eval()
    scores, gold, hits = [], [], np.zeros(3)
    with torch.no_grad():
        for at in range(0, len(dev), 2 * BATCH):
            held, mask, sentence, accused, labels = gather(dev[at : at + 2 * BATCH])
            tags, senses, focus = network(*held, mask=mask)
            scores.append(pooled(senses, focus, sentence, len(labels)))
            gold.append(labels)
            told, is_gold, real = tags.argmax(-1) > 0, accused > 0, accused >= 0
            hits += [
                int((told & is_gold & real).sum()),
                int((told & real).sum()),
                int((is_gold & real).sum()),
            ]
    network.train()
    found, labels = torch.cat(scores), torch.cat(gold)
    figures = {
        name: round(float(average_precision_score(labels[:, at], found[:, at])), 3)
        for at, name in enumerate(SENSES)
    }
    figures["accused words, F1"] = round(2 * hits[0] / max(1, hits[1] + hits[2]), 3)
    return found, labels, figures


def train(
    network: Ladder, learn: list[Sample], dev: Sequence[Sample], epochs: int, rate: float
) -> nn.Module:
    """Teach a side network, and give the running average of its weights."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    total = -(-len(learn) // BATCH) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(step / (0.08 * total), max(0.0, (total - step) / (0.92 * total))),
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
    )
    rare = torch.tensor([1.0, 4.0, 4.0])
    for epoch in range(1, epochs + 1):
        begun, losses = time.time(), []
        random.shuffle(learn)
        for at in range(0, len(learn), BATCH):
            held, mask, sentence, accused, gold = gather(learn[at : at + BATCH])
            if not len(gold):
                continue
            tags, senses, focus = network(*held, mask=mask)
            scores = pooled(senses, focus, sentence, len(gold))
            loss = functional.binary_cross_entropy_with_logits(scores, gold, reduction="none")
            loss = loss.sum(1).mean()
            # Many a batch tells of nobody who is accused.
            if (accused >= 0).any():
                loss = loss + functional.cross_entropy(
                    tags.flatten(0, 1), accused.flatten(), weight=rare, ignore_index=SKIP
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            losses.append(loss.item())
        figures = {
            "epoch": epoch,
            "seconds": round(time.time() - begun),
            "loss": round(float(np.mean(losses)), 3),
            "dev": measure(network, dev)[2],
            "dev of the average": measure(average.module, dev)[2],
        }
        print(json.dumps(figures), flush=True)
    return average.module


def calibration(scores: Tensor, gold: Tensor) -> list[list[float]]:
    """Slope and offset of each sense from its score to log odds (Platt 1999)."""
    fitted = [
        LogisticRegression(C=10.0).fit(scores[:, [at]].numpy(), gold[:, at].numpy())
        for at in range(len(SENSES))
    ]
    return [
        [round(float(one.coef_[0, 0]), 4), round(float(one.intercept_[0]), 4)] for one in fitted
    ]


def join(network: nn.Module, weights: Path) -> None:
    """Write the side network into the shipped one, in place of the one that it may have."""
    shipped = weights / "network.onnx"
    main = onnx.load(str(shipped))
    for name in OUTPUTS:
        for output in [one for one in main.graph.output if one.name == name]:
            main.graph.output.remove(output)
    side = {node.name: node for node in main.graph.node if node.name.startswith("ladder")}
    for node in side.values():
        main.graph.node.remove(node)
    for value in [one for one in main.graph.initializer if one.name.startswith("ladder")]:
        main.graph.initializer.remove(value)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready, small = (
            Path(scratch, f"{name}.onnx") for name in ("plain", "ready", "small")
        )
        names = [f"rung{number}" for number in range(len(RUNGS))]
        torch.onnx.export(
            network.eval(),
            tuple(torch.zeros(2, 16, HIDDEN) for _ in RUNGS),
            str(plain),
            input_names=names,
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "batch", 1: "time"} for name in (*names, *OUTPUTS)},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(small),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )
        ladder = onnx.compose.add_prefix(
            onnx.load(str(small)), "ladder", rename_inputs=False, rename_outputs=False
        )
    ladder.ir_version = main.ir_version
    inner = [output.name for output in main.graph.output]
    for rung in RUNGS:
        kind = onnx.TensorProto.FLOAT
        shape = ["batch", "time", HIDDEN]
        main.graph.output.append(onnx.helper.make_tensor_value_info(rung, kind, shape))
    both = onnx.compose.merge_models(
        main,
        ladder,
        io_map=list(zip(RUNGS, names, strict=True)),
        outputs=[*inner, *OUTPUTS],
    )
    onnx.checker.check_model(both)
    onnx.save(both, str(shipped))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    with gzip.open(options.labels, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    with gzip.open(options.texts, "rt", encoding="utf-8") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}
    learn, dev = (
        samples([row for row in rows if row["part"] == part], texts, options.weights)
        for part in ("train", "dev")
    )
    network = train(Ladder(), learn, dev, options.epochs, options.rate)
    scores, gold, figures = measure(network, dev)
    print(json.dumps(figures))
    join(network, options.weights)
    card = options.weights / "card.json"
    known = json.loads(card.read_text("utf-8"))
    known["senses"] = dict(zip(SENSES, calibration(scores, gold), strict=True))
    card.write_text(json.dumps(known, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
