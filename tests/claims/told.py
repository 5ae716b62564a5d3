"""Articles in which it is certain who says what: the words are read, the attributions given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attrib.claims import claims
from attrib.claims.links import Connected, connect
from attrib.extract import Reading, extract
from attrib.ingest import read_text
from attrib.model import Act, Article, Attribution, Claim, Link, Silence, Span
from attrib.resolve import resolve


@dataclass(frozen=True)
class Said:
    """A paragraph `content, source cue.`; without a source it is the outlet's own sentence."""

    content: str
    source: str = ""
    cue: str = "said"
    act: Act = "asserts"

    def text(self) -> str:
        """The paragraph."""
        if not self.source:
            return self.content
        return f"{self.content}, {self.source} {self.cue}."


def told(*paragraphs: Said, headline: str = "", published: str | None = None) -> Connected:
    """Read the paragraphs and connect their claims."""
    return connected(reading(*paragraphs, headline=headline, published=published))


def connected(read: Reading) -> Connected:
    """The claims of a reading, connected."""
    resolved = resolve(read)
    found = claims(read, resolved.attributions, resolved.silences)
    return connect(read, resolved, found.claims, found.attributions)


def reading(*paragraphs: Said, headline: str = "", published: str | None = None) -> Reading:
    """The paragraphs as read, with the attributions that they are known to hold."""
    parts = [headline] * bool(headline) + [one.text() for one in paragraphs]
    article = read_text("\n\n".join(parts) + "\n").model_copy(update={"published": published})
    at = 0
    given: list[Attribution] = []
    for one in paragraphs:
        at = article.text.index(one.text(), at)
        if one.source:
            given.append(_attribution(article, one, at, f"a{len(given) + 1}"))
    return replace(extract(article), attributions=tuple(given), silences=())


def silent(read: Reading, source: str, words: str, about: str) -> Reading:
    """The reading with one silence."""
    one = Silence(
        id="n1",
        kind="no comment",
        spans=(span(read.article, words),),
        source_spans=(span(read.article, source),),
        about=span(read.article, about, words),
    )
    return replace(read, silences=(one,))


def span(article: Article, words: str, after: str = "") -> Span:
    """Where the words stand, the first time after `after` begins."""
    start = article.text.index(words, article.text.index(after))
    return article.span(start, start + len(words))


def _attribution(article: Article, one: Said, at: int, id: str) -> Attribution:
    end = at + len(one.content)
    who = article.text.index(one.source, end)
    cue = article.text.index(one.cue, who + len(one.source))
    return Attribution(
        id=id,
        source_spans=(article.span(who, who + len(one.source)),),
        cue_spans=(article.span(cue, cue + len(one.cue)),),
        content_spans=(article.span(at, end),),
        form="indirect",
        act=one.act,
        confidence=0.9,
    )


def claim(found: Connected, words: str) -> Claim:
    """The first claim that holds the words."""
    return next(one for one in found.claims if words in one.text)


def links(found: Connected) -> list[tuple[str, str, str, str]]:
    """Kind and reason of each link, and the texts of its claims."""
    texts = {one.id: one.text for one in found.claims}
    return [
        (one.kind, one.reason, texts[one.claims[0]], texts[one.claims[1]]) for one in found.links
    ]


def only(found: Connected) -> Link:
    """The one link there is."""
    (link,) = found.links
    return link
