"""Pages whose form says who speaks: transcripts, interviews, quotations signed with a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrib.extract.acts import act
from attrib.extract.form import form
from attrib.extract.interviews import interview
from attrib.extract.pieces import Stretches
from attrib.extract.reading import Name, Word
from attrib.extract.signatures import signed
from attrib.extract.spoken import Sheet, Spoken
from attrib.extract.turns import turns
from attrib.model import Article, Attribution, Span

# Nothing but the page's form speaks for these, so they never count as sure.
_CONFIDENCE = 0.75


def laid_out(
    article: Article,
    words: Sequence[Word],
    names: Sequence[Name],
    found: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """The attributions `found`, mended where the form of the page says who speaks.

    Args:
        words, names: of the article, in order.
        found: what the tagger found. It was taught on running text, where a turn of a transcript
            is rare: it often takes one turn together with the next.
    """
    sheet = Sheet(article, words, names, found)
    spoken = interview(sheet) or turns(sheet)
    taken = Stretches(bounds for one in spoken for bounds in one.around)
    spoken += [one for one in signed(sheet) if not any(map(taken.touch, one.around))]
    if not spoken:
        return tuple(found)
    taken = Stretches(bounds for one in spoken for bounds in one.around)
    kept = [rest for one in found if (rest := _beside(article, one, taken)) is not None]
    sure = {
        (one.cue_spans[0].start, _letters(one.content_spans)): one.confidence
        for one in found
        if one.cue_spans
    }
    return (*kept, *(_made(article, one, sure) for one in spoken if one.contents))


def _beside(article: Article, one: Attribution, taken: Stretches) -> Attribution | None:
    """What is left of an attribution outside `taken`; None where that is not the most of it."""
    if any(taken.touch((span.start, span.end)) for span in one.cue_spans):
        return None
    contents = tuple(s for s in one.content_spans if not taken.touch((s.start, s.end)))
    if len(contents) == len(one.content_spans):
        return one
    if len(_letters(contents)) * 2 < len(_letters(one.content_spans)):
        return None
    pieces = [(span.start, span.end) for span in contents]
    return one.model_copy(update={"content_spans": contents, "form": form(article.text, pieces)})


def _made(article: Article, one: Spoken, sure: dict[tuple[int, str], float]) -> Attribution:
    contents = tuple(article.span(*bounds) for bounds in one.contents)
    cue = article.span(*one.cue)
    # Where the tagger reads it in the same way, its own estimate may be higher.
    seconded = sure.get((cue.start, _letters(contents)), 0.0)
    return Attribution(
        id="a0",
        source_spans=(article.span(*one.source),) if one.source else (),
        cue_spans=(cue,),
        content_spans=contents,
        form=form(article.text, one.contents),
        act=act(cue.text, " ".join(span.text for span in contents)),
        confidence=max(_CONFIDENCE, seconded),
    )


def _letters(spans: Iterable[Span]) -> str:
    return "".join(filter(str.isalnum, "".join(span.text for span in spans)))
