"""The encoder: one pass over an article, and what the heads say of each word."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from attrib.errors import AttribError
from attrib.extract.labels import POINTERS
from attrib.extract.windows import Ints, Window, cut, pack

Floats = NDArray[np.float32]

LABELLED = ("tags", "names", "pos", "relations")
SENSED = ("accused", "senses", "focus")
OUTPUTS = (*LABELLED, *POINTERS)


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the heads say; all arrays run over the words (rows), in the order of the text.

    Attributes:
        starts, ends: code points into the text.
        segment: the block, or part of a long one, that the word stands in.
        window: the window that it was read in; pointers reach no further.
        place: where in that window it stands.
        tags, names, pos, relations, accused: scores of each label (`attrib.extract.labels`).
        senses, focus: what the word says for each of `SENSES`, and how much it counts for that; no
            rows of these and of `accused` where nobody asked for them.
        pointers: of each window, the scores of each pointer, from place to place; see `scores`.
    """

    starts: Ints
    ends: Ints
    segment: Ints
    window: Ints
    place: Ints
    tags: Floats
    names: Floats
    pos: Floats
    relations: Floats
    accused: Floats
    senses: Floats
    focus: Floats
    pointers: Sequence[Mapping[str, Floats]]

    def scores(self, pointer: str, rows: Ints, columns: Ints) -> Floats:
        """Scores that the words `rows` point to the words `columns`: rows x columns.

        Args:
            pointer: one of `POINTERS`.
            rows, columns: indices of at least one word each, all of one window.
        """
        window = self.pointers[int(self.window[rows[0]])][pointer]
        return window.take(self.place[rows], 0).take(self.place[columns], 1)


class Encoder:
    """The shipped network, run by onnxruntime.

    Args:
        folder: holds `network.onnx`, `tokenizer.json` and `card.json`.
        threads: of the encoder; 0 lets onnxruntime choose one for each core.

    Attributes:
        card: name of the model, transitions of the tags, calibration and thresholds.
        digest: sha256 of `network.onnx`.
    """

    def __init__(self, folder: Path, threads: int = 0) -> None:
        # onnxruntime reports its use to its maker unless told not to before it is imported. An
        # article under embargo is nobody's business: attrib sends nothing anywhere.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            weights = (folder / "network.onnx").read_bytes()
            self.card: dict[str, Any] = json.loads((folder / "card.json").read_text("utf-8"))
            self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            # The fused form of addition and layer normalization is the slower one on a CPU: without
            # it a pass takes nine tenths of the time.
            self.session = onnxruntime.InferenceSession(
                weights,
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=["SkipLayerNormFusion"],
            )
        except Exception as error:
            # Both libraries raise nothing narrower for a file that is missing or damaged.
            raise AttribError(
                f"{folder}: the weights cannot be read ({error}); reinstall attrib"
            ) from error
        self.digest = sha256(weights).hexdigest()
        outputs = {output.name: output.shape[-1] for output in self.session.get_outputs()}
        self._sizes: dict[str, int] = {name: outputs[name] for name in (*LABELLED, *SENSED)}
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        vocabulary = self.tokenizer.get_vocab()
        self.cls, self.sep = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def encode(
        self, text: str, blocks: Sequence[tuple[int, int]], *, senses: bool = True
    ) -> Encoded:
        """Read the blocks of a text.

        Args:
            text: the article.
            blocks: (start, end) in code points, in order, not overlapping.
            senses: whether to ask what sentences do, which takes a tenth of a pass.
        """
        labelled = (*LABELLED, *SENSED) if senses else LABELLED
        pieces = cut(self.tokenizer, text, blocks)
        windows = pack(pieces, self.cls, self.sep)
        parts = {name: [np.zeros((0, size), np.float32)] for name, size in self._sizes.items()}
        places = [np.zeros(0, dtype=np.int64)]
        pointers: list[dict[str, Floats]] = []
        # One window at a time: a CPU gains nothing from more, and nothing is padded.
        for window in windows:
            places.append(np.flatnonzero((window.pieces >= 0) & pieces.first[window.pieces]))
            outputs = self.forward(window, (*labelled, *POINTERS))
            for name in labelled:
                parts[name].append(outputs[name][places[-1]])
            pointers.append({name: outputs[name] for name in POINTERS})
        words = np.flatnonzero(pieces.first)
        lasts = np.append(words[1:], len(pieces.ids)) - 1 if len(words) else words
        return Encoded(
            starts=pieces.starts[words],
            ends=pieces.ends[lasts],
            segment=pieces.segment[words],
            window=np.repeat(np.arange(len(pointers)), [len(part) for part in places[1:]]),
            place=np.concatenate(places),
            pointers=pointers,
            **{name: np.concatenate(values) for name, values in parts.items()},
        )

    def forward(self, window: Window, names: Sequence[str] = OUTPUTS) -> dict[str, Floats]:
        """Outputs of the network for one window: places x labels, or places x places."""
        inputs = {"ids": window.ids, "shape": window.shape, "quote": window.quote}
        outputs = self.session.run(
            list(names), {name: values[None] for name, values in inputs.items()}
        )
        return {name: output[0] for name, output in zip(names, outputs, strict=True)}


@lru_cache(maxsize=1)
def default() -> Encoder:
    """The shipped encoder, loaded once. `ATTRIB_THREADS` sets the number of its threads."""
    threads = os.environ.get("ATTRIB_THREADS", "0")
    if not threads.isdecimal():
        raise AttribError(f"ATTRIB_THREADS is {threads!r}; give a whole number, 0 for all cores")
    with as_file(files("attrib.extract") / "weights") as folder:
        return Encoder(folder, int(threads))
