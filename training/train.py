"""Train the network on the corpora.

    python -m training.train --corpora DIR --silver FILE --encoder DIR --out DIR [--epochs N]

Writes `OUT/epoch-N.pt` after each epoch and goes on from the last one found there. Runs on a GPU
where there is one, else on the CPU.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from attrib.extract.decode import constrain, spans, viterbi
from attrib.extract.labels import TAGS
from training.data import SKIP, Document, Sample, load, load_tokenizer, samples
from training.network import (
    Network,
    crf_loss,
    crf_total,
    from_minilm,
    from_mpnet,
    pointer_scores,
)

WEIGHTS = {
    "tags": 1.0,
    "taught": 1.0,
    "cue": 0.3,
    "names": 0.3,
    "pos": 0.1,
    "rel": 0.15,
    "arc": 0.15,
    "coref": 0.3,
}
TRAIN = ("polnear-train", "gum-coref-train", "names-train")
ENCODER = ("words", "positions", "distances", "norm", "layers")
MASK_RATE = 0.04
FEATURE_DROP = 0.1
# Length of the disturbance of each place, against vectors of length 10; and how much the
# disturbed reading's tags must be like the undisturbed one's.
DISTURBANCE = 0.3
LIKENESS = 1.0


def batches(found: list[Sample], size: int, rng: random.Random) -> Iterator[list[Sample]]:
    """Batches of windows of about one length, in random order."""
    order = sorted(found, key=lambda sample: len(sample.ids) + rng.random() * 16)
    groups = []
    at = 0
    while at < len(order):
        # Short windows are batched by the number of places, so that no step is a tiny one.
        length = len(order[min(at + size, len(order)) - 1].ids)
        count = max(size, size * 200 // max(length, 1)) if length < 160 else size
        groups.append(order[at : at + count])
        at += count
    rng.shuffle(groups)
    yield from groups


def stack(group: list[Sample], field: str, empty: int) -> Tensor:
    longest = max(len(sample.ids) for sample in group)
    out = np.full((len(group), longest), empty, dtype=np.int64)
    for row, sample in enumerate(group):
        values = getattr(sample, field)
        out[row, : len(values)] = values
    return torch.from_numpy(out)


def half(device: torch.device) -> torch.autocast:
    """bfloat16 on a GPU, and on a CPU with products of it; elsewhere single precision is faster."""
    able = device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=able)


def chain(keep: Tensor) -> tuple[Tensor, Tensor]:
    """The places to keep (batch x time), left-aligned: their indices, and a mask of the real."""
    order = torch.argsort((~keep).to(torch.int8), dim=1, stable=True)
    order = order[:, : int(keep.sum(1).max())]
    return order, keep.gather(1, order).float()


def chain_tensors(tags: Tensor, keep: Tensor, scores: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Scores and tags of the words (and the breaks between segments) alone, left-aligned."""
    order, real = chain(keep)
    scores = scores.gather(1, order[..., None].expand(-1, -1, scores.shape[-1]))
    return scores, tags.clamp(min=0).gather(1, order), real


class Batch:
    """Windows as tensors, some of their inputs hidden."""

    def __init__(self, group: list[Sample], device: torch.device, sep: int) -> None:
        self.group, self.device = group, device
        ids, self.shape, self.quote = self.get("ids", 0), self.get("shape", 0), self.get("quote", 0)
        self.mask = (ids != 0).long()
        self.breaks = (ids == sep) & (self.mask > 0)
        hidden = (torch.rand(ids.shape, device=device) < MASK_RATE) & (ids > 998)
        self.ids = torch.where(hidden, torch.full_like(ids, 103), ids)
        for feature in (self.shape, self.quote):
            feature[torch.rand(len(group), device=device) < FEATURE_DROP] = 0

    def taught(self) -> tuple[Tensor, Tensor]:
        """What the teacher said of tags and pairs of them, where it spoke (see `Taught`)."""
        time = self.mask.shape[1]

        def stacked(parts: list[Tensor]) -> Tensor:
            padded = [
                functional.pad(part, (0, 0) * (part.dim() - 1) + (0, time - len(part)))
                for part in parts
            ]
            return torch.stack(padded).float().to(self.device)

        said = [sample.taught for sample in self.group if sample.taught is not None]
        return (
            stacked([torch.from_numpy(one.tags) for one in said]),
            stacked([torch.from_numpy(one.pairs) for one in said]),
        )

    def get(self, field: str, empty: int = SKIP) -> Tensor:
        """One target of the windows, `empty` where there is none."""
        return stack(self.group, field, empty).to(self.device)


def learn(network: Network, batch: Batch, *, disturb: bool) -> dict[str, float]:
    """Add the gradients of one batch. Returns each head's loss.

    With `disturb`, a batch that has gold tags is read a second time with each place moved in the
    direction that hurts most (Miyato et al. 2017), and its tags held to the first reading's (as in
    SMART, Jiang et al. 2020).
    """
    words = batch.get("tags") >= 0
    disturb = disturb and bool(words.any())
    with half(batch.device):
        embedded = network.embed(batch.ids, batch.shape, batch.quote)
        if disturb:
            embedded.retain_grad()
        out = [part.float() for part in network.read(embedded, batch.mask)]
    found = losses(network, batch, out)
    total(found).backward()
    if disturb:
        assert embedded.grad is not None
        slope = embedded.grad
        move = DISTURBANCE * slope / slope.norm(dim=-1, keepdim=True).clamp(min=1e-12)
        with half(batch.device):
            again = network.embed(batch.ids, batch.shape, batch.quote) + move.detach()
            moved = [part.float() for part in network.read(again, batch.mask)]
        second = losses(network, batch, moved)
        first, other = out[0][words].detach().log_softmax(-1), moved[0][words].log_softmax(-1)
        apart = (first.exp() * (first - other)).sum(-1) + (other.exp() * (other - first)).sum(-1)
        found["apart"] = apart.mean()
        (total(second) + LIKENESS * found["apart"]).backward()
    return {name: float(value.detach()) for name, value in found.items()}


def total(found: dict[str, Tensor]) -> Tensor:
    return torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()


def losses(network: Network, batch: Batch, out: list[Tensor]) -> dict[str, Tensor]:
    """The loss of each head that the batch has targets for."""
    tag_scores, names, pos, relations, pointers = out
    get, tags = batch.get, batch.get("tags")
    found: dict[str, Tensor] = {}
    has_tags = (tags >= 0).any(1)
    if has_tags.any():
        keep = (batch.breaks | (tags >= 0))[has_tags]
        scores, gold, real = chain_tensors(tags[has_tags], keep, tag_scores[has_tags])
        loss = crf_loss(scores, gold, real, network.transitions)
        found["tags"] = loss.sum() / real.sum()
    word = batch.mask.bool()
    taught = torch.tensor([sample.taught is not None for sample in batch.group])
    if taught.any():
        found["taught"] = taught_loss(network, batch, tag_scores, taught.to(batch.device))
    for name, values, target in (
        ("names", names, get("names")),
        ("pos", pos, get("pos")),
        ("rel", relations, get("relations")),
    ):
        if (target >= 0).any():
            found[name] = functional.cross_entropy(
                values.flatten(0, 1), target.flatten(), ignore_index=SKIP
            )
    for name in ("cue", "arc"):
        target = get(name)
        if (target >= 0).any():
            values = pointer_scores(pointers, name).masked_fill(~word[:, None, :], -1e4)
            found[name] = functional.cross_entropy(
                values.flatten(0, 1), target.flatten(), ignore_index=SKIP
            )
    chains = get("chains")
    if (chains >= 0).any():
        found["coref"] = coref_loss(pointer_scores(pointers, "coref"), chains)
    return found


def taught_loss(network: Network, batch: Batch, scores: Tensor, rows: Tensor) -> Tensor:
    """How unlike the teacher's the tags are, as sequences; `rows` are those that it spoke of.

    The cross-entropy between two linear-chain CRFs, which needs no more of the teacher's than its
    marginals (structure-level distillation, Wang et al. 2020).
    """
    likely, pairs = batch.taught()
    breaks, scores = batch.breaks[rows], scores[rows]
    order, real = chain((batch.get("first", 0)[rows] > 0) | breaks)
    wide = order[..., None].expand(-1, -1, len(TAGS))
    scores, likely = scores.gather(1, wide), likely.gather(1, wide)
    pairs = pairs.gather(1, wide[..., None].expand(-1, -1, -1, len(TAGS)))
    # Over a break between segments the teacher's two tags are independent: the break's is known.
    broken = breaks.gather(1, order)
    apart = broken | functional.pad(broken, (1, 0))[:, :-1]
    before = functional.pad(likely, (0, 0, 1, 0))[:, :-1]
    pairs = torch.where(apart[..., None, None], before[..., None] * likely[..., None, :], pairs)
    path = ((scores * likely).sum(-1) * real).sum(1)
    moves = ((pairs * network.transitions).sum((-1, -2)) * real)[:, 1:].sum(1)
    return (crf_total(scores, real, network.transitions) - path - moves).sum() / real.sum()


def coref_loss(scores: Tensor, chains: Tensor) -> Tensor:
    """Marginal log-likelihood of all right antecedents (Lee et al. 2017); oneself where none."""
    mention = chains >= 0
    time = chains.shape[1]
    earlier = torch.ones(time, time, dtype=torch.bool, device=scores.device).tril(-1)
    itself = torch.eye(time, dtype=torch.bool, device=scores.device)
    allowed = (earlier & mention[:, None, :]) | itself
    right = (chains[:, :, None] == chains[:, None, :]) & earlier & mention[:, None, :]
    right = right | (itself & ~right.any(2, keepdim=True))
    total = scores.masked_fill(~allowed, -1e4).logsumexp(2)
    gold = scores.masked_fill(~right, -1e4).logsumexp(2)
    return (total - gold)[mention].mean()


@torch.no_grad()
def measure(
    network: Network, documents: list[Document], device: torch.device, cls: int, sep: int
) -> dict[str, float]:
    """Exact F1 of source, cue and content pieces, and the accuracy of the pointers."""
    network.eval()
    found = list(samples(documents, cls, sep, None))
    right: dict[str, int] = {}
    gold_count: dict[str, int] = {}
    told: dict[str, int] = {}
    hits: dict[str, list[float]] = {"cue": [], "arc": [], "pos": []}
    transitions = constrain(network.transitions.detach().cpu().float().numpy(), TAGS)
    for at in range(0, len(found), 16):
        group = found[at : at + 16]
        ids = stack(group, "ids", 0).to(device)
        mask = (ids != 0).long()
        with half(device):
            out = network(
                ids, stack(group, "shape", 0).to(device), stack(group, "quote", 0).to(device), mask
            )
        tag_scores, _, pos, _, pointers = (part.float().cpu() for part in out)
        tags = stack(group, "tags", SKIP)
        keep = ((ids.cpu() == sep) & (mask.cpu() > 0)) | (tags >= 0)
        scores, gold, real = chain_tensors(tags, keep, tag_scores)
        path = viterbi(scores.numpy(), real.sum(1).long().numpy(), transitions, TAGS)
        for row in range(len(group)):
            length = int(real[row].sum())
            is_gold = set(spans(gold[row, :length].tolist(), TAGS))
            is_told = set(spans(path[row, :length].tolist(), TAGS))
            for kind in ("source", "cue", "content"):
                gold_kind = {span for span in is_gold if span[2] == kind}
                told_kind = {span for span in is_told if span[2] == kind}
                right[kind] = right.get(kind, 0) + len(gold_kind & told_kind)
                gold_count[kind] = gold_count.get(kind, 0) + len(gold_kind)
                told[kind] = told.get(kind, 0) + len(told_kind)
        for name in ("cue", "arc"):
            target = stack(group, name, SKIP)
            best = pointer_scores(pointers, name).argmax(2)
            hits[name] += (best == target)[target >= 0].float().tolist()
        target = stack(group, "pos", SKIP)
        hits["pos"] += (pos.argmax(2) == target)[target >= 0].float().tolist()
    network.train()
    result = {f"{name} right": float(np.mean(values)) for name, values in hits.items()}
    for kind in ("source", "cue", "content"):
        result[kind] = 2 * right[kind] / max(1, gold_count[kind] + told[kind])
    return {name: round(value, 4) for name, value in result.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "silver", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="a checkpoint whose network to begin with")
    parser.add_argument("--taught", type=Path, help="what a teacher said (training.teach)")
    parser.add_argument("--deep", action="store_true", help="the encoder is MPNet, not MiniLM")
    parser.add_argument("--on", nargs="+", default=TRAIN, help="the corpora to train on")
    parser.add_argument("--disturb", action="store_true", help="read disturbed inputs too")
    parser.add_argument("--limit", type=int, help="documents of each corpus, for a quick try")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    tokenizer = load_tokenizer(options.encoder / "tokenizer.json")
    cls, sep = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
    corpora = load(options.corpora, options.silver, tokenizer)
    corpora = {name: documents[: options.limit] for name, documents in corpora.items()}
    if options.taught:
        said = pickle.loads(options.taught.read_bytes())
        for name, told in said.items():
            for doc, taught in zip(corpora[name], told, strict=not options.limit):
                doc.taught = taught
    train = [doc for name in options.on for doc in corpora[name]]
    network = (from_mpnet if options.deep else from_minilm)(options.encoder).to(device)
    if options.start:
        network.load_state_dict(torch.load(options.start, map_location=device)["network"])
    # The word vectors stay as they are: most words of the news are too rare here to be taught anew.
    network.words.weight.requires_grad_(False)
    if network.distances is not None:
        network.distances.weight.requires_grad_(False)
    encoder, heads = [], []
    for name, value in network.named_parameters():
        inside = name.split(".")[0] in ENCODER
        if value.requires_grad:
            (encoder if inside else heads).append(value)
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.rate * 5}],
        weight_decay=0.01,
        fused=True,
    )
    per_epoch = len(list(batches(list(samples(train, cls, sep, rng)), options.batch, rng)))
    total = per_epoch * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(step / (0.06 * total), max(0.0, (total - step) / (0.94 * total))),
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.98)
    )
    first = 0
    saved = sorted(options.out.glob("epoch-*.pt"), key=lambda path: int(path.stem.split("-")[1]))
    if saved:
        state = torch.load(saved[-1], map_location=device, weights_only=False)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"]
    log = (options.out / "log.jsonl").open("a", encoding="utf-8")
    network.train()
    for epoch in range(first + 1, options.epochs + 1):
        begun = time.time()
        sums: dict[str, list[float]] = {}
        rng = random.Random(options.seed * 1000 + epoch)
        for step, group in enumerate(
            batches(list(samples(train, cls, sep, rng)), options.batch, rng), 1
        ):
            optimizer.zero_grad(set_to_none=True)
            found = learn(network, Batch(group, device, sep), disturb=options.disturb)
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if step % 5 == 0:
                average.update_parameters(network)
            for name, value in found.items():
                sums.setdefault(name, []).append(value)
            if step % 50 == 0:
                lately = {name: round(float(np.mean(last[-50:])), 3) for name, last in sums.items()}
                print(epoch, step, per_epoch, round(time.time() - begun), lately, flush=True)
        result = {
            "epoch": epoch,
            "seconds": round(time.time() - begun),
            "dev": measure(network, corpora["polnear-dev"], device, cls, sep),
            "dev of the average": measure(average.module, corpora["polnear-dev"], device, cls, sep),
        }
        print(json.dumps(result), file=log, flush=True)
        print(result, flush=True)
        state = {
            "network": network.state_dict(),
            "average": average.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch,
        }
        torch.save(state, options.out / f"epoch-{epoch}.pt")
        for old in options.out.glob("epoch-*.pt"):
            if int(old.stem.split("-")[1]) < epoch - 1:
                old.unlink()


if __name__ == "__main__":
    main()
