"""What trained networks say of the training texts, for a small one to learn from.

    python -m training.teach CHECKPOINT.pt [...] --tokenizer FILE --corpora DIR --silver FILE \
        --out FILE

Writes, for each text of each training corpus, a `Taught`: how likely the tags of each word are, and
the pairs of them, on average over the networks. They may be of either size; `restore` says which
weights of a checkpoint are used.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from attrib.extract.labels import TAGS
from training.data import Document, Sample, Taught, load, load_tokenizer, samples
from training.export import restore
from training.network import Network, crf_marginals
from training.train import TRAIN, chain, half, stack

BATCH = 16


@torch.no_grad()
def say(networks: Sequence[Network], document: Document, cls: int, sep: int) -> Taught:
    """What the networks say of one text."""
    size = len(document.pieces.ids)
    tags = np.zeros((size, len(TAGS)), np.float32)
    pairs = np.zeros((size, len(TAGS), len(TAGS)), np.float32)
    windows = list(samples([document], cls, sep, None))
    for network in networks:
        for at in range(0, len(windows), BATCH):
            group = windows[at : at + BATCH]
            for places, likely, two in _read(network, group, sep):
                tags[places] += likely / len(networks)
                pairs[places] += two / len(networks)
    return Taught(tags.astype(np.float16), pairs.astype(np.float16))


def _read(
    network: Network, group: list[Sample], sep: int
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each window its words, as indices of pieces, with their tags and pairs of tags."""
    device = network.transitions.device
    ids, shape, quote = (stack(group, name, 0).to(device) for name in ("ids", "shape", "quote"))
    mask = (ids != 0).long()
    with half(device):
        scores = network(ids, shape, quote, mask)[0].float()
    order, real = chain((stack(group, "first", 0).to(device) > 0) | ((ids == sep) & (mask > 0)))
    scores = scores.gather(1, order[..., None].expand(-1, -1, len(TAGS)))
    likely, pairs = crf_marginals(scores, real, network.transitions)
    found = []
    for row, sample in enumerate(group):
        pieces = sample.pieces[order[row, : int(real[row].sum())].cpu().numpy()]
        words = pieces >= 0
        length = len(pieces)
        found.append(
            (
                pieces[words],
                likely[row, :length].cpu().numpy()[words],
                pairs[row, :length].cpu().numpy()[words],
            )
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--on", nargs="+", default=TRAIN, help="the corpora to speak of")
    for name in ("tokenizer", "corpora", "silver", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = load_tokenizer(options.tokenizer)
    cls, sep = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    networks = [restore(checkpoint).to(device) for checkpoint in options.checkpoints]
    corpora = load(options.corpora, options.silver, tokenizer)
    said = {}
    for name in options.on:
        said[name] = [say(networks, document, cls, sep) for document in corpora[name]]
        print(f"{name}: {len(said[name])} texts", flush=True)
    options.out.write_bytes(pickle.dumps(said))


if __name__ == "__main__":
    main()
