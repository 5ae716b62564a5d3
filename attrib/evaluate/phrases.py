"""Scoring what a source is: naming, role, affiliation and number, against phrases read by a person.

A file of labels is JSON lines without any text, one phrase a line, offsets in the corpus's text:

    id, start, end  the document and the phrase that names a source (code points, end exclusive)
    source          false where the corpus marks words that name nobody; such a line is not judged
    sources         how many sources the phrase names
    naming          `named` or `unnamed`; absent where a reader cannot tell
    roles           what the document calls the source, each as [start, end, first, last]: no more
                    than the words from start to end, and at least those from first to last;
                    null where it is right to give none. One of them must be met; absent where
                    nobody has looked
    affiliations    the body it is in, each as [start, end] or null, in the same way
    kind, standing  as in `attrib.model`; absent where a reader cannot tell
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from attrib.errors import InputError
from attrib.evaluate.corpora import Corpus, RelationRow
from attrib.extract import Reading, extract
from attrib.extract.form import form
from attrib.ingest import read_text
from attrib.model import Attribution, Source, Span
from attrib.resolve import Resolution, resolve

FIGURES = ("naming", "role", "affiliation", "role and affiliation", "joint", "kind", "standing")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """One phrase of the file of labels; see above for what each part means."""

    id: str
    start: int
    end: int
    source: bool
    sources: int
    naming: str | None
    roles: tuple[tuple[int, int, int, int] | None, ...] | None
    affiliations: tuple[tuple[int, int] | None, ...] | None
    kind: str | None
    standing: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure of one phrase: whether it is right, what was found and where to look."""

    figure: str
    right: bool
    found: str
    phrase: Labelled


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """Every verdict, and the share that is right for each figure."""

    verdicts: tuple[Verdict, ...]

    def share(self, figure: str) -> tuple[int, int]:
        """How many phrases are right in that figure, and how many are judged in it."""
        judged = [verdict for verdict in self.verdicts if verdict.figure == figure]
        return sum(verdict.right for verdict in judged), len(judged)


def read_phrases(path: Path) -> tuple[Labelled, ...]:
    """The phrases of a file of labels.

    Raises:
        InputError: it cannot be read, or a line of it is malformed.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give a file of labels") from None
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_labelled(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}, line {number}: {error}; mend the line") from None
    return tuple(found)


def _labelled(row: dict[str, Any]) -> Labelled:
    source = row.get("source", True)
    return Labelled(
        id=row["id"],
        start=row["start"],
        end=row["end"],
        source=source,
        sources=row["sources"] if source else 0,
        naming=row.get("naming"),
        roles=_choices(row.get("roles")),
        affiliations=_choices(row.get("affiliations")),
        kind=row.get("kind"),
        standing=row.get("standing"),
    )


def _choices(given: list[list[int] | None] | None) -> Any:
    return None if given is None else tuple(one and tuple(one) for one in given)


def reading_of(row: RelationRow) -> Reading:
    """The reading of an article of a corpus, with the attributions that the corpus marks.

    So a phrase is judged whatever the tagger makes of it.
    """
    article = read_text(row.text, name=row.id)
    if len(article.text) != len(row.text):
        raise InputError(f"{row.id}: line ends of two characters move the offsets; mend the corpus")
    return with_marked(extract(article), row)


def with_marked(reading: Reading, row: RelationRow) -> Reading:
    """The reading with the attributions that the corpus marks in place of its own."""

    def spans(pieces: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(reading.article.span(*piece) for piece in sorted(pieces))

    marked = tuple(
        Attribution(
            id=f"a{place}",
            source_spans=spans(relation.source),
            cue_spans=spans(relation.cue),
            content_spans=spans(relation.content),
            form=form(row.text, sorted(relation.content)),
            act="asserts",
            confidence=1,
        )
        for place, relation in enumerate(row.relations, 1)
        if relation.content
    )
    return replace(reading, attributions=marked)


def score_phrases(
    phrases: Sequence[Labelled],
    corpus: Corpus,
    read: Callable[[RelationRow], Reading] = reading_of,
) -> PhraseScores:
    """Judge what attrib makes of each phrase.

    Args:
        phrases: as `read_phrases` gives them.
        corpus: in the form of PolNeAR; of an article with several annotators the first row counts.
        read: the reading of a row, with the attributions that the corpus marks.

    Raises:
        InputError: the corpus lacks a document that a phrase is of.
    """
    rows: dict[str, RelationRow] = {}
    for row in corpus.rows:
        if isinstance(row, RelationRow):
            rows.setdefault(row.id, row)
    verdicts: list[Verdict] = []
    for id in dict.fromkeys(phrase.id for phrase in phrases if phrase.source):
        if id not in rows:
            raise InputError(f"{corpus.name}: lacks {id}; give the corpus that the labels are of")
        resolved = resolve(read(rows[id]))
        for phrase in phrases:
            if phrase.id == id and phrase.source:
                verdicts += _judged(phrase, rows[id].text, resolved)
    return PhraseScores(tuple(verdicts))


def _judged(phrase: Labelled, text: str, resolved: Resolution) -> list[Verdict]:
    sources = _credited(phrase, resolved)
    first = sources[0] if sources else None
    told = [("joint", len(sources) == phrase.sources, str([source.name for source in sources]))]
    if phrase.roles is not None and phrase.affiliations is not None:
        role, body = (first.role, first.affiliation) if first else (None, None)
        fits = first is not None and _fits_role(phrase.roles, text, role)
        within = first is not None and _fits_body(phrase.affiliations, text, body)
        told += [
            ("role", fits, str(role)),
            ("affiliation", within, str(body)),
            ("role and affiliation", fits and within, f"{role}, {body}"),
        ]
    for figure, wanted in (
        ("naming", phrase.naming),
        ("kind", phrase.kind),
        ("standing", phrase.standing),
    ):
        if wanted is not None:
            found = getattr(first, figure, None)
            told.append((figure, found == wanted, str(found)))
    return [Verdict(figure, right, found, phrase) for figure, right, found in told]


def _credited(phrase: Labelled, resolved: Resolution) -> list[Source]:
    """The sources of the attribution that the phrase is the source of, those named there first."""
    by_id = {source.id: source for source in resolved.sources}
    for attribution in resolved.attributions:
        spans = attribution.source_spans
        if spans and (spans[0].start, spans[-1].end) == (phrase.start, phrase.end):
            return [by_id[id] for id in attribution.sources]
    return []


def _fits_role(
    wanted: tuple[tuple[int, int, int, int] | None, ...], text: str, found: str | None
) -> bool:
    if found is None:
        return None in wanted
    words = _words(found)
    return any(
        set(_words(text[one[2] : one[3]])) <= set(words) <= set(_words(text[one[0] : one[1]]))
        for one in wanted
        if one is not None
    )


def _fits_body(wanted: tuple[tuple[int, int] | None, ...], text: str, found: str | None) -> bool:
    if found is None:
        return None in wanted
    return _words(found) in [_words(text[slice(*one)]) for one in wanted if one is not None]


def _words(text: str) -> list[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return [word for word in words if word not in _ARTICLES]
