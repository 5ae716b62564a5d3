"""The encoder: one pass over an article, and what the heads say of each word."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
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
from attrib.extract.labels import POINTER, POINTERS
from attrib.extract.windows import Ints, Window, cut, pack

Floats = NDArray[np.float32]

OUTPUTS = ("tags", "names", "pos", "relations", "pointers")


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the heads say; all arrays run over the words (rows), in the order of the text.

    Attributes:
        starts, ends: code points into the text.
        segment: the block, or part of a long one, that the word stands in.
        window: the window that it was read in; pointers reach no further.
        tags, names, pos, relations: scores of each label (`attrib.extract.labels`).
        pointers: queries and keys of all pointers, see `scores`.
    """

    starts: Ints
    ends: Ints
    segment: Ints
    window: Ints
    tags: Floats
    names: Floats
    pos: Floats
    relations: Floats
    pointers: Floats

    def scores(self, pointer: str, rows: Any, columns: Any) -> Floats:
        """Scores that the words `rows` point to the words `columns` (indices or slices)."""
        at = POINTERS.index(pointer) * 2 * POINTER
        query = self.pointers[rows, at : at + POINTER]
        key = self.pointers[columns, at + POINTER : at + 2 * POINTER]
        found: Floats = query @ key.T * np.float32(POINTER**-0.5)
        return found


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
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        vocabulary = self.tokenizer.get_vocab()
        self.cls, self.sep = vocabulary["[CLS]"], vocabulary["[SEP]"]

    def encode(self, text: str, blocks: Sequence[tuple[int, int]]) -> Encoded:
        """Read the blocks of a text.

        Args:
            text: the article.
            blocks: (start, end) in code points, in order, not overlapping.
        """
        pieces = cut(self.tokenizer, text, blocks)
        windows = pack(pieces, self.cls, self.sep)
        shapes = {output.name: output.shape[-1] for output in self.session.get_outputs()}
        result = {
            name: np.zeros((len(pieces.ids), shapes[name]), dtype=np.float32) for name in OUTPUTS
        }
        of_window = np.zeros(len(pieces.ids), dtype=np.int64)
        # One window at a time: a CPU gains nothing from more, and nothing is padded.
        for number, window in enumerate(windows):
            places = window.pieces
            real = np.flatnonzero(places >= 0)
            of_window[places[real]] = number
            for name, values in zip(OUTPUTS, self.forward(window), strict=True):
                result[name][places[real]] = values[real]
        words = np.flatnonzero(pieces.first)
        lasts = np.append(words[1:], len(pieces.ids)) - 1 if len(words) else words
        return Encoded(
            starts=pieces.starts[words],
            ends=pieces.ends[lasts],
            segment=pieces.segment[words],
            window=of_window[words],
            **{name: values[words] for name, values in result.items()},
        )

    def forward(self, window: Window) -> list[Floats]:
        """The network's outputs (`OUTPUTS`) for one window: places x numbers."""
        inputs = {"ids": window.ids, "shape": window.shape, "quote": window.quote}
        outputs = self.session.run(
            list(OUTPUTS), {name: values[None] for name, values in inputs.items()}
        )
        return [output[0] for output in outputs]


@lru_cache(maxsize=1)
def default() -> Encoder:
    """The shipped encoder, loaded once. `ATTRIB_THREADS` sets the number of its threads."""
    threads = os.environ.get("ATTRIB_THREADS", "0")
    if not threads.isdecimal():
        raise AttribError(f"ATTRIB_THREADS is {threads!r}; give a whole number, 0 for all cores")
    with as_file(files("attrib.extract") / "weights") as folder:
        return Encoder(folder, int(threads))
