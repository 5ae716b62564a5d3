"""A report in rows: its sources with what they said, and its claims with who made them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar, get_args

from attrib.claims.certainty import hedged_cue
from attrib.errors import UsageError
from attrib.model import (
    Act,
    Attribution,
    Claim,
    Form,
    Model,
    Report,
    Sense,
    Source,
    Span,
    Subject,
    Voice,
)

Named = TypeVar("Named", Source, Subject)


class SourceRow(Model):
    """One source, and how much it says.

    Attributes:
        source: who.
        claims: how many different claims it makes.
        direct, indirect, mixed: how many of these it makes in that form; one made in two forms
            counts for both.
        silences: how often it did not answer.
        first: the words that name it where it first speaks, else the first of what it says;
            `None` for a source that says nothing.
    """

    source: Source
    claims: int
    direct: int
    indirect: int
    mixed: int
    silences: int
    first: Span | None = None


class ClaimRow(Model):
    """One claim, and the attributions that make it; none where only the outlet vouches for it."""

    claim: Claim
    attributions: tuple[Attribution, ...]


def source_rows(report: Report) -> list[SourceRow]:
    """Every source of `report`, in the order of first mention."""
    return [_source_row(report, source) for source in report.sources]


def claim_rows(
    report: Report,
    *,
    sources: Collection[str] = (),
    forms: Collection[str] = (),
    acts: Collection[str] = (),
    voice: str | None = None,
    sure: bool | None = None,
    about: Collection[str] = (),
    hedged: bool = False,
    negated: bool = False,
    senses: Collection[str] = (),
) -> list[ClaimRow]:
    """The claims of `report`, in the order of the text, that pass every filter given.

    A filter on sources, forms, acts or certainty keeps a claim where at least one attribution
    passes all of them, and only those attributions; it leaves out the outlet's own statements.

    Args:
        report: what to list.
        sources: ids or names; case is ignored, and part of a name will do ("Lee").
        forms: `direct`, `indirect`, `mixed`.
        acts: `asserts`, `denies`, ...
        voice: `attributed` or `outlet`.
        sure: True for the attributions above the model's threshold, False for those under it.
        about: ids or names of the people, organisations and places that a claim must speak of,
            one of them at least.
        hedged: only claims with words that lower their certainty, in the claim or in or beside
            the cue ("reportedly told"), or whose cue doubts them ("claimed").
        negated: only claims that deny something in their own words.
        senses: only claims that do one of these: "criticism", "allegation", "response", "opinion".

    Raises:
        UsageError: for a form, act, voice or sense that does not exist, or a source or subject that
            the report does not hold; the message lists those that it does.
    """
    check_filters(forms=forms, acts=acts, voice=voice, senses=senses)
    wanted = {source.id for name in sources for source in find_sources(report, name)}
    subjects = {subject.id for name in about for subject in find_subjects(report, name)}
    narrowed = bool(sources or forms or acts or sure is not None)
    made_by: dict[str, list[Attribution]] = {claim.id: [] for claim in report.claims}
    for attribution in report.attributions:
        if (
            (not sources or wanted.intersection(attribution.sources))
            and (not forms or attribution.form in forms)
            and (not acts or attribution.act in acts)
            and (sure is None or attribution.unsure is not sure)
        ):
            for id in attribution.claims:
                made_by[id].append(attribution)
    return [
        ClaimRow(claim=claim, attributions=tuple(made_by[claim.id]))
        for claim in report.claims
        if (voice is None or claim.voice == voice)
        and (made_by[claim.id] or not narrowed)
        and (not about or subjects.intersection(claim.about))
        and (not hedged or claim.hedges or _doubted(report, made_by[claim.id]))
        and (claim.polarity == "negated" or not negated)
        and (not senses or set(senses) & set(claim.senses))
    ]


def check_filters(
    *,
    forms: Collection[str] = (),
    acts: Collection[str] = (),
    voice: str | None = None,
    senses: Collection[str] = (),
) -> None:
    """Refuse what `claim_rows` would refuse in any report, before one is made.

    Raises:
        UsageError: a form, act, voice or sense that does not exist; the message lists those
            that do.
    """
    _require("form", forms, get_args(Form))
    _require("act", acts, get_args(Act))
    _require("voice", [voice] if voice is not None else [], get_args(Voice))
    _require("sense", senses, get_args(Sense))


def _doubted(report: Report, attributions: Sequence[Attribution]) -> bool:
    """Whether who makes the claim is reported with a doubt: every cue of it hedges or doubts."""
    return bool(attributions) and all(
        one.strength == "doubting"
        or any(hedged_cue(report.article.text, span.start, span.end) for span in one.cue_spans)
        for one in attributions
    )


def find_sources(report: Report, name: str) -> list[Source]:
    """The sources of `report` that `name` may stand for.

    An id or a whole name or mention comes first; where there is none, every source with a name
    that contains `name`. Case is ignored.

    Raises:
        UsageError: where there is no such source; the message lists those that there are.
    """
    return _find("source", name, report.sources)


def find_subjects(report: Report, name: str) -> list[Subject]:
    """The people, organisations and places that claims speak of and that `name` may stand for.

    As `find_sources`.

    Raises:
        UsageError: where there is no such subject; the message lists those that there are.
    """
    return _find("subject", name, report.subjects)


def _find(what: str, name: str, known: Sequence[Named]) -> list[Named]:
    asked = name.casefold().strip()
    exact = [
        one
        for one in known
        if asked in {one.id, one.name.casefold()}
        or any(asked == mention.text.casefold() for mention in one.mentions)
    ]
    found = exact or [one for one in known if asked and asked in one.name.casefold()]
    if not found:
        told = ", ".join(f"{one.name} ({one.id})" for one in known)
        raise UsageError(f"no {what} {name!r} in this report; it has {told or 'none'}")
    return found


def _source_row(report: Report, source: Source) -> SourceRow:
    own = [a for a in report.attributions if source.id in a.sources]
    forms = {
        form: {id for a in own if a.form == form for id in a.claims} for form in get_args(Form)
    }
    return SourceRow(
        source=source,
        claims=len({id for attribution in own for id in attribution.claims}),
        direct=len(forms["direct"]),
        indirect=len(forms["indirect"]),
        mixed=len(forms["mixed"]),
        silences=sum(silence.source == source.id for silence in report.silences),
        first=_first(source, own),
    )


def _first(source: Source, own: Sequence[Attribution]) -> Span | None:
    """Where it is named in the first attribution in the text that credits it."""
    if not own:
        return None
    earliest = min(
        own, key=lambda a: min(span.start for span in (*a.source_spans, *a.content_spans))
    )
    for span in earliest.source_spans:
        for mention in source.mentions:
            if span.start <= mention.start < span.end:
                return Span(start=mention.start, end=mention.end, text=mention.text)
    return (*earliest.source_spans, *earliest.content_spans)[0]


def _require(what: str, given: Collection[str], known: Collection[str]) -> None:
    for value in given:
        if value not in known:
            raise UsageError(f"no {what} {value!r}; there are {', '.join(known)}")
