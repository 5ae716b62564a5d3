"""A report, looked up the ways that indicators and rules need."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrib.audit.suppression import directives
from attrib.extract.sentences import sentences
from attrib.model import Attribution, Block, BlockKind, Claim, Link, Report, Source, Span

Bounds = tuple[int, int]

BODY: frozenset[BlockKind] = frozenset({"paragraph", "list", "quotation"})
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "these", "those", "some", "any", "no"})
_LEAST_WORDS = 2
# On articles that were not trained on, six of seven sentences so likely held one.
_OPINION = 0.75


def opinion(claim: Claim) -> bool:
    """Whether a claim is most likely a judgement or a guess, and no report of what happened."""
    return (claim.opinion or 0) >= _OPINION


def count_words(text: str) -> int:
    """How many words `text` has; figures count, punctuation does not."""
    return len(_WORD.findall(text))


class Evidence:
    """What a report holds, by sentence, claim and source.

    Attributes:
        report: the report, without the credits of pictures: whoever made one says nothing.
        text: of its article.
        sources: by id.
        claims: by id.
        attributions: by id.
    """

    def __init__(self, report: Report) -> None:
        self.report = report = _without_pictures(report)
        self.text = report.article.text
        self.sources: Mapping[str, Source] = {one.id: one for one in report.sources}
        self.claims: Mapping[str, Claim] = {one.id: one for one in report.claims}
        self.attributions: Mapping[str, Attribution] = {one.id: one for one in report.attributions}
        self._read: dict[int, tuple[Bounds, ...]] = {}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks of the article in the order of the text."""
        return tuple(sorted(self.report.article.blocks, key=lambda block: block.start))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(block.start for block in self.blocks)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, for a first look for words."""
        return self.text.lower()

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the code point `offset`."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.blocks[place].end <= offset:
            return None
        return self.blocks[place]

    def blocks_before(self, block: Block, most: int) -> tuple[Block, ...]:
        """The last blocks before `block`, at most so many, in the order of the text."""
        place = bisect_left(self._starts, block.start)
        return self.blocks[max(0, place - most) : place]

    def _sentences_of(self, block: Block) -> tuple[Bounds, ...]:
        known = self._read.get(block.start)
        if known is None:
            known = tuple(sentences(self.text, block.start, block.end))
            self._read[block.start] = known
        return known

    @cached_property
    def told(self) -> str:
        """The text with the lines to attrib blank; offsets are those of the text."""
        text = self.text
        for line in directives(self.report.article):
            text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
        return text

    @cached_property
    def sentences(self) -> tuple[Bounds, ...]:
        """(start, end) of the sentences of the body, in code points, lines to attrib left out."""
        ours = [(line.start, line.end) for line in directives(self.report.article)]
        return tuple(
            (start, end)
            for block in self.blocks
            if block.kind in BODY
            for start, end in self._sentences_of(block)
            if not any(start < b and a < end for a, b in ours)
        )

    def sentence_at(self, offset: int) -> Bounds:
        """(start, end) of the sentence that holds `offset`, or of its block, or the whole text."""
        block = self.block_at(offset)
        if block is None:
            return (0, len(self.text))
        for start, end in self._sentences_of(block):
            if start <= offset < end:
                return (start, end)
        return (block.start, block.end)

    def sentence_after(self, offset: int) -> Bounds | None:
        """The first sentence of the body that begins at or after `offset`."""
        place = bisect_left(self.sentences, (offset, offset))
        return self.sentences[place] if place < len(self.sentences) else None

    def sentence_before(self, offset: int) -> Bounds | None:
        """The last sentence of the body that ends at or before `offset`."""
        place = bisect_left(self.sentences, (offset, offset)) - 1
        while place >= 0 and self.sentences[place][1] > offset:
            place -= 1
        return self.sentences[place] if place >= 0 else None

    def around(self, offset: int) -> str:
        """The sentence at `offset` and the one of the body that follows it."""
        start, end = self.sentence_at(offset)
        following = self.sentence_after(end)
        return self.told[start : following[1] if following else end]

    @cached_property
    def made_by(self) -> Mapping[str, tuple[Attribution, ...]]:
        """The attributions of each claim, by its id."""
        found: dict[str, list[Attribution]] = {id: [] for id in self.claims}
        for attribution in self.report.attributions:
            for id in attribution.claims:
                found[id].append(attribution)
        return {id: tuple(several) for id, several in found.items()}

    @cached_property
    def spoken_by(self) -> Mapping[str, tuple[Attribution, ...]]:
        """The attributions of each source, by its id."""
        found: dict[str, list[Attribution]] = {id: [] for id in self.sources}
        for attribution in self.report.attributions:
            for id in attribution.sources:
                found[id].append(attribution)
        return {id: tuple(several) for id, several in found.items()}

    @cached_property
    def credited(self) -> tuple[Source, ...]:
        """Sources with at least one attribution; who is not told counts for none."""
        return tuple(one for one in self.report.sources if one.resolved and self.spoken_by[one.id])

    @cached_property
    def attributed(self) -> tuple[Claim, ...]:
        """The claims that somebody other than the outlet makes, bare words left out."""
        return tuple(one for one in self.stated if one.voice == "attributed")

    @cached_property
    def stated(self) -> tuple[Claim, ...]:
        """The claims of the outlet and of others, bare words left out, in order."""
        return tuple(one for one in self.report.claims if one.voice == "outlet" or not _bare(one))

    @cached_property
    def bases(self) -> Mapping[str, frozenset[str]]:
        """Ids of the known sources of each attributed claim, and of those that agree with it."""
        own = {
            claim.id: frozenset(self.known(id for a in self.made_by[claim.id] for id in a.sources))
            for claim in self.attributed
        }
        found = dict(own)
        for link in self.report.links:
            if link.reason == "agreement":
                for one, other in (link.claims, link.claims[::-1]):
                    if one in found:
                        found[one] |= own.get(other, frozenset())
        return found

    def rank(self, id: str) -> int:
        """Where a source stands among the sources, by its id."""
        return self._ranks[id]

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        return {one.id: place for place, one in enumerate(self.report.sources)}

    @cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of each claim, by its id."""
        found: dict[str, list[Link]] = {id: [] for id in self.claims}
        for link in self.report.links:
            for id in link.claims:
                found[id].append(link)
        return {id: tuple(several) for id, several in found.items()}

    def known(self, ids: Iterable[str]) -> list[str]:
        """Those of the sources that the text tells."""
        return [id for id in ids if self.sources[id].resolved]

    def names(self, ids: Iterable[str]) -> str:
        """The names of sources for a sentence, or "nobody named"."""
        return " and ".join(self.sources[id].name for id in ids) or "nobody named"

    def carried(self, span: Span, within: Attribution) -> bool:
        """Whether `span` begins in the content of an attribution other than `within`."""
        place = bisect_right(self._contents, (span.start, len(self.text), "~"))
        # Contents rarely lie in more than two others; those that do begin close together.
        return any(
            start <= span.start < end and id != within.id
            for start, end, id in self._contents[max(0, place - 50) : place]
        )

    @cached_property
    def _contents(self) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            sorted(
                (span.start, span.end, one.id)
                for one in self.report.attributions
                for span in one.content_spans
            )
        )


def _bare(claim: Claim) -> bool:
    """Whether it is a word and no statement: "caution" of "urged caution"; an answer is quoted."""
    words = [word for word in _WORD.findall(claim.text) if word.lower() not in _DETERMINERS]
    quoted = any(mark in claim.text for mark in "\"“”‘’'")
    return claim.tense is None and len(words) < _LEAST_WORDS and not quoted


def _without_pictures(report: Report) -> Report:
    credits = {one.id for one in report.attributions if one.act == "pictures"}
    if not credits:
        return report
    said = tuple(
        one.model_copy(update={"relayed_by": None}) if one.relayed_by in credits else one
        for one in report.attributions
        if one.id not in credits
    )
    return report.model_copy(update={"attributions": said})
