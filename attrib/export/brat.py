"""Reports as brat standoff, https://brat.nlplab.org/standoff.html: an `.ann` file beside its text.

Text-bound annotations are `Source`, `Cue`, `Content` and `Silence`, one for each part of each
attribution; `said_by` leads from a content to its source, `cued_by` to its cue, `relayed_by` to the
content that carries it. Form, act and the rest are attributes, the name of the source a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from attrib.claim_graph import different
from attrib.model import Report, Span


def brat_files(reports: Report | Sequence[Report]) -> dict[str, bytes]:
    """`.ann` and `.txt` of one article; of several, each with the article's id in its name."""
    every = different(reports)
    found = {}
    for report in every:
        stem = f"-{report.article.id}" if len(every) > 1 else ""
        found[f"{stem}.ann"] = _Standoff(report).text().encode("utf-8", "replace")
        found[f"{stem}.txt"] = report.article.text.encode("utf-8", "replace")
    return found


class _Standoff:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines: list[str] = []
        self.numbers = {letter: count(1) for letter in "TRA#"}

    def text(self) -> str:
        names = {source.id: source.name for source in self.report.sources}
        contents = {}
        for one in self.report.attributions:
            content = self._bound("Content", one.content_spans)
            contents[one.id] = content
            if content is None:
                continue
            self._attribute("Form", content, one.form)
            self._attribute("Act", content, one.act)
            if one.strength:
                self._attribute("Strength", content, one.strength)
            if one.unsure:
                self._attribute("Unsure", content)
            cue = self._bound("Cue", one.cue_spans)
            if cue is not None:
                self._relation("cued_by", content, cue)
            for source in self._each("Source", one.source_spans):
                self._relation("said_by", content, source)
            self._note(content, [names[source] for source in one.sources])
        for one in self.report.attributions:
            carried, carrier = contents[one.id], contents.get(one.relayed_by or "")
            if carried and carrier:
                self._relation("relayed_by", carried, carrier)
        for silence in self.report.silences:
            words = self._bound("Silence", silence.spans)
            if words is not None:
                self._attribute("SilenceKind", words, silence.kind)
                for source in self._each("Source", silence.source_spans):
                    self._relation("silence_of", words, source)
        return "".join(f"{line}\n" for line in self.lines)

    def _bound(self, kind: str, spans: Sequence[Span]) -> str | None:
        """One annotation for all spans, which brat calls discontinuous."""
        pieces = sorted(piece for span in spans for piece in _pieces(span))
        if not pieces:
            return None
        id = f"T{next(self.numbers['T'])}"
        where = ";".join(f"{start} {end}" for start, end, _ in pieces)
        words = " ".join(text for *_, text in pieces)
        self.lines.append(f"{id}\t{kind} {where}\t{words}")
        return id

    def _each(self, kind: str, spans: Sequence[Span]) -> Iterable[str]:
        found = (self._bound(kind, [span]) for span in spans)
        return [id for id in found if id is not None]

    def _relation(self, kind: str, first: str, second: str) -> None:
        self.lines.append(f"R{next(self.numbers['R'])}\t{kind} Arg1:{first} Arg2:{second}")

    def _attribute(self, kind: str, of: str, value: str = "") -> None:
        parts = (kind, of, *value.replace(" ", "_").split())
        self.lines.append(f"A{next(self.numbers['A'])}\t{' '.join(parts)}")

    def _note(self, of: str, names: Sequence[str]) -> None:
        words = " ".join("; ".join(names).split())
        if words:
            self.lines.append(f"#{next(self.numbers['#'])}\tAnnotatorNotes {of}\t{words}")


def _pieces(span: Span) -> Iterable[tuple[int, int, str]]:
    """The span cut at the ends of lines, which a line of standoff can't hold."""
    at = span.start
    for line in span.text.splitlines(keepends=True):
        text = line.splitlines()[0].replace("\t", " ")
        if text.strip():
            yield at, at + len(text), text
        at += len(line)
