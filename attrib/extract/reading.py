"""What one pass of the encoder over an article yields, for the stages after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attrib.casing import lowered
from attrib.model import Article, Attribution, Silence

if TYPE_CHECKING:
    from attrib.extract.grammar import Grammar

NameLabel = Literal["PER", "ORG", "LOC", "MISC"]


# Not frozen: a frozen one takes four times as long to make, and a text has many.
@dataclass(slots=True, unsafe_hash=True)
class Word:
    """One word or punctuation mark.

    Attributes:
        start, end: code points into the article's text, end exclusive.
        tag: universal part of speech (https://universaldependencies.org/u/pos/), as predicted.
        head: index in `Reading.words` of the word it depends on; its own index for a root.
        relation: dependency label in spaCy's English scheme (ClearNLP: nsubj, appos, conj, ...).
        sentence: index in `Reading.sentences`.
    """

    start: int
    end: int
    tag: str
    head: int
    relation: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: `start`, `end` in code points, and its label."""

    start: int
    end: int
    label: NameLabel


@dataclass(frozen=True, slots=True)
class Corefers:
    """The coreference head's word that `mention` stands for the same as the earlier `antecedent`.

    Attributes:
        mention, antecedent: indices in `Reading.words` of the two head words.
        probability: 0 to 1.
    """

    mention: int
    antecedent: int
    probability: float


@dataclass(frozen=True, slots=True)
class Sense:
    """What a sentence does, as the network tells it; each 0 to 1.

    Attributes:
        criticism: how likely it says that a particular party does something wrong.
        allegation: how likely the wrong is one whose answer an editor would want.
        response: how likely it is the answer of somebody who is accused or criticised.
        opinion: how likely it holds a judgement, a guess or a feeling that is somebody's.
        accused: (start, end) in code points of words for whoever may be said to do wrong, the
            likeliest first.
    """

    criticism: float
    allegation: float
    response: float
    opinion: float
    accused: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Reading:
    """An article read, before anyone asked who is who.

    Attributes:
        sentences: (start, end) in code points, in order, none across blocks.
        words: in order; punctuation marks are words of their own.
        names: in order, not overlapping.
        attributions: spans, form, act, channel and confidence are filled; `sources` and `claims`
            are empty until `resolve` and `claims` have run.
        silences: `source` is None until `resolve` has run; `source_spans` is filled.
        corefers: proposals of the coreference head.
        senses: of each sentence; none where nobody asked the network.
        parsed: the same words as a `Grammar`, where one is at hand; read `grammar` instead.
    """

    article: Article
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    silences: tuple[Silence, ...] = ()
    corefers: tuple[Corefers, ...] = field(default=())
    senses: tuple[Sense, ...] = field(default=())
    parsed: Grammar | None = field(default=None, repr=False, compare=False)

    @cached_property
    def lowered(self) -> str:
        """The article's text in lower case, sign for sign."""
        return lowered(self.article.text)

    @cached_property
    def grammar(self) -> Grammar:
        """What depends on what among the words."""
        from attrib.extract.grammar import Grammar

        if self.parsed is not None and self.parsed.words is self.words:
            return self.parsed
        return Grammar(self.article.text, self.words)
