"""What the article states on its own authority."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from attrib.claims.split import independent
from attrib.extract.form import form
from attrib.extract.grammar import Grammar
from attrib.model import Article, Attribution, Block, BlockKind, Silence

Bounds = tuple[int, int]

# The body: headline and caption repeat it in short, a block quotation is somebody else's.
_BODY: frozenset[BlockKind] = frozenset({"paragraph", "list"})
_WORD = re.compile(r"(?=[\d'’.-]*[^\W\d_])[^\W_]+(?:['’.-][^\W_]+)*")
_MARK = re.compile("[\"“”„«»‹›‘’']")
# Without one of these no clause stands before another.
_JOINING = re.compile(r"\b(?:and|but|yet)\b|[&;]")
_QUOTED = re.compile('["“”„«»]')
_FINAL = re.compile(r"[.!…:;][\"'”’»)\]]*$")
_QUESTION = re.compile(r"\?[!?]*[\"'”’»)\]]*$")
# A line of at most so many words without a full stop is a heading, not a sentence.
_HEADING_WORDS = 10
# Two words are no proposition; nor are fewer than these left beside a silence.
_LEAST_WORDS = 3
_BESIDE_SILENCE = 4
# A content that spills this little into a sentence was cut wrongly and does not cover it.
_SPILL_WORDS = 2
# An attribution to nobody leaves the sentence to the outlet unless it is more than this much of it.
_UNSOURCED_SHARE = 1 / 3


def outlet_spans(
    article: Article,
    sentences: Sequence[Bounds],
    attributions: Iterable[Attribution],
    silences: Iterable[Silence],
    grammar: Grammar,
) -> Iterator[Bounds]:
    """What nobody but the outlet vouches for, in the order of the text.

    A sentence of the body counts when no attribution stands in it, and when it asserts something:
    it is no question, heading, credit, list of references or boilerplate (nothing.toml), does not
    stand wholly in quotation marks, and says more than that somebody was silent. Where one stands
    in it, the independent clauses before that of the attribution count: "The bridge fell on
    Monday, and the mayor said it was old."

    Args:
        sentences: (start, end) in code points, in order.
        grammar: of the article.
    """
    attributions = tuple(attributions)
    cues = sorted((span.start, span.end) for one in attributions for span in one.cue_spans)
    covering = _Covering(article.text, attributions)
    silent = [
        (span.start, span.end) for one in silences for span in (*one.spans, *one.source_spans)
    ]
    blocks = sorted(article.blocks, key=lambda block: block.start)
    starts = [block.start for block in blocks]
    bounds = [(block.start, block.end) for block in blocks]
    for start, end in sentences:
        place = bisect_right(starts, start) - 1
        if place < 0 or blocks[place].end <= start or blocks[place].kind not in _BODY:
            continue
        if not asserts(article.text[start:end], alone=_alone(blocks[place], start, end)):
            continue
        if _only_silence(article.text, start, end, silent):
            continue
        if covering.covers(start, end):
            yield from _before_attribution(grammar, covering, cues, (start, end))
            continue
        # Somebody's words, though nobody found whose: never the outlet's.
        block = [bounds[place]]
        marked = _MARK.search(article.text, *bounds[place])
        if not marked or form(article.text, [(start, end)], block) != "direct":
            yield start, end


def _before_attribution(
    grammar: Grammar, covering: _Covering, cues: Sequence[Bounds], sentence: Bounds
) -> Iterator[Bounds]:
    """The clauses of a sentence that stand before the first one that attributes.

    What follows it may be part of what was said. The cue must be the verb of its clause, and no
    word before that clause may be attributed: so it is in "Sales fell, and he said why", not in
    "Sales fell, according to the bank, and he said why".
    """
    first = bisect_left(cues, (sentence[0], 0))
    if first == len(cues) or cues[first][0] >= sentence[1] or not len(grammar.words):
        return
    cued = cues[first]
    if not _JOINING.search(grammar.text, sentence[0], cued[0]):
        return
    clauses = independent(grammar, sentence)
    place = next((k for k, (one, _) in enumerate(clauses) if one[0] <= cued[0] < one[1]), 0)
    if place == 0 or not cued[0] <= grammar.words[clauses[place][1]].start < cued[1]:
        return
    for (start, end), _ in clauses[:place]:
        words = _WORD.findall(grammar.text, start, end)
        if _QUOTED.search(grammar.text, start, end) or covering.any(start, end):
            return
        if len(words) > _BESIDE_SILENCE and asserts(grammar.text[start:end], alone=False):
            yield start, end


def asserts(sentence: str, *, alone: bool) -> bool:
    """Whether a sentence of the body says that something is so.

    Args:
        sentence: its text.
        alone: whether it is all that its block holds, as a heading is.

    >>> asserts("The bridge is closed.", alone=True)
    True
    >>> asserts("Will it open?", alone=True)
    False
    """
    words = _WORD.findall(sentence)
    if len(words) < _LEAST_WORDS or _QUESTION.search(sentence):
        return False
    if alone and len(words) <= _HEADING_WORDS and not _FINAL.search(sentence):
        return False
    known = _nothing()
    plain = sentence.replace("’", "'")
    if known.openings.match(plain.lstrip("-–—•* \t")):
        return False
    lowered = plain.lower()
    return not (any(map(lowered.__contains__, known.needs)) and known.anywhere.search(plain))


def _alone(block: Block, start: int, end: int) -> bool:
    return start == block.start and end == block.end


@dataclass(frozen=True, slots=True)
class Nothing:
    """nothing.toml: `needs` are parts of words, one of which `anywhere` needs."""

    openings: re.Pattern[str]
    anywhere: re.Pattern[str]
    needs: tuple[str, ...]


@cache
def _nothing() -> Nothing:
    file = resources.files("attrib.claims").joinpath("nothing.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    openings, anywhere = (
        re.compile("|".join(f"(?:{one})" for one in data[name]), re.IGNORECASE)
        for name in ("openings", "anywhere")
    )
    return Nothing(openings, anywhere, tuple(data["needs"]))


class _Covering:
    """Where attributions stand, looked up by sentence."""

    def __init__(self, text: str, attributions: Iterable[Attribution]) -> None:
        self.text = text
        self.firm: list[Bounds] = []
        self.loose: list[Bounds] = []
        # Words that nobody is named for: whatever they attribute, it is not to a source.
        self.unsourced: list[Bounds] = []
        for one in attributions:
            firm = [(span.start, span.end) for span in (*one.cue_spans, *one.source_spans)]
            content = [(span.start, span.end) for span in one.content_spans]
            if one.source_spans:
                self.firm += firm
                self.loose += content
            else:
                self.unsourced += firm + content
        spans = (self.firm, self.loose, self.unsourced)
        for found in spans:
            found.sort()
        self.longest = max((b - a for found in spans for a, b in found), default=0)

    def covers(self, start: int, end: int) -> bool:
        """Whether an attribution has a word in the sentence, beyond what spilt into it."""
        if any(self._words(a, b, start, end) for a, b in self._near(self.firm, start, end)):
            return True
        for a, b in self._near(self.loose, start, end):
            words = self._words(a, b, start, end)
            within = start <= a and b <= end
            whole = a <= start and end <= b
            if words > _SPILL_WORDS or (words and (within or whole)):
                return True
        unsourced = sum(
            self._words(a, b, start, end) for a, b in self._near(self.unsourced, start, end)
        )
        return unsourced > _UNSOURCED_SHARE * len(_WORD.findall(self.text, start, end))

    def any(self, start: int, end: int) -> bool:
        """Whether any word between two places belongs to an attribution."""
        return any(
            self._words(a, b, start, end)
            for spans in (self.firm, self.loose, self.unsourced)
            for a, b in self._near(spans, start, end)
        )

    def _near(self, spans: Sequence[Bounds], start: int, end: int) -> Sequence[Bounds]:
        first = bisect_left(spans, (start - self.longest, 0))
        return [span for span in spans[first : bisect_left(spans, (end, 0))] if span[1] > start]

    def _words(self, a: int, b: int, start: int, end: int) -> int:
        return len(_WORD.findall(self.text, max(a, start), min(b, end)))


def _only_silence(text: str, start: int, end: int, silent: Sequence[Bounds]) -> bool:
    inside = sorted((max(a, start), min(b, end)) for a, b in silent if a < end and b > start)
    if not inside:
        return False
    rest, at = 0, start
    for a, b in inside:
        rest += len(_WORD.findall(text[at:a])) if a > at else 0
        at = max(at, b)
    return rest + len(_WORD.findall(text[at:end])) < _BESIDE_SILENCE
