"""A report in rows: its sources with what they said, and its claims with who made them."""

from __future__ import annotations

from collections.abc import Collection
from typing import get_args

from attrib.errors import UsageError
from attrib.model import Act, Attribution, Claim, Form, Model, Report, Source, Voice


class SourceRow(Model):
    """One source, and how much it says.

    Attributes:
        source: who.
        claims: how many different claims it makes.
        direct, indirect, mixed: how many of its attributions have that form.
        silences: how often it did not answer.
    """

    source: Source
    claims: int
    direct: int
    indirect: int
    mixed: int
    silences: int


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

    Raises:
        UsageError: for a form, act or voice that does not exist, or a source that the report does
            not hold; the message lists those that it does.
    """
    _require("form", forms, get_args(Form))
    _require("act", acts, get_args(Act))
    _require("voice", [voice] if voice is not None else [], get_args(Voice))
    wanted = {source.id for name in sources for source in find_sources(report, name)}
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
        if (voice is None or claim.voice == voice) and (made_by[claim.id] or not narrowed)
    ]


def find_sources(report: Report, name: str) -> list[Source]:
    """The sources of `report` that `name` may stand for.

    An id or a whole name or mention comes first; where there is none, every source with a name
    that contains `name`. Case is ignored.

    Raises:
        UsageError: where there is no such source; the message lists those that there are.
    """
    asked = name.casefold().strip()
    exact = [
        source
        for source in report.sources
        if asked in {source.id, source.name.casefold()}
        or any(asked == mention.text.casefold() for mention in source.mentions)
    ]
    found = exact or [s for s in report.sources if asked and asked in s.name.casefold()]
    if not found:
        known = ", ".join(f"{source.name} ({source.id})" for source in report.sources)
        raise UsageError(f"no source {name!r} in this report; it has {known or 'none'}")
    return found


def _source_row(report: Report, source: Source) -> SourceRow:
    own = [a for a in report.attributions if source.id in a.sources]
    forms = [attribution.form for attribution in own]
    return SourceRow(
        source=source,
        claims=len({id for attribution in own for id in attribution.claims}),
        direct=forms.count("direct"),
        indirect=forms.count("indirect"),
        mixed=forms.count("mixed"),
        silences=sum(silence.source == source.id for silence in report.silences),
    )


def _require(what: str, given: Collection[str], known: Collection[str]) -> None:
    for value in given:
        if value not in known:
            raise UsageError(f"no {what} {value!r}; there are {', '.join(known)}")
