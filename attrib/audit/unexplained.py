"""The rule that a report says why a source has no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import (
    elsewhere,
    explained,
    first_explained,
    head,
    individual,
    kind,
    pseudonyms,
    reasoned,
    said,
    said_before,
    sources,
    to_press,
    unqualified,
    unshown,
)
from attrib.audit.brought_in import unnamed
from attrib.audit.crowds import OPENING, in_opening
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.audit.introduced import named_soon, on_record, speaks_next
from attrib.audit.unnamed import proper, told_by
from attrib.model import Attribution, Source, Span

_INDEFINITE = re.compile(
    r"(?:an?|one|another|some|several|two|three|four|five|six|seven|eight|nine|ten|a\s+(?:second|third)"
    r"|at\s+least|multiple|\d+)\s+(?!of\s+(?:the|these|those|them)\b)",
    re.IGNORECASE,
)

_AS = re.compile(r"\bas\s+$", re.IGNORECASE)

# So many of a kind are told of each.
_A_FEW = 3

# Without one of these no sentence tells that a name is not the true one.
_HINT = re.compile(r"\bnames?\b|pseudonym", re.IGNORECASE)


def anonymity_unexplained(evidence: Evidence) -> Iterator[Found]:
    """An unnamed source, and nothing that says why there is no name; many of a kind at once."""
    first: int | None = None
    told: dict[str, list[tuple[Span, Source, Attribution]]] = {}
    for source, attribution, where in unnamed(evidence):
        # Whoever asked not to be named has been granted it, also as "the other engineer".
        brought_in = individual(source) and (
            _indefinite(where.text) or source.anonymity is not None
        )
        several = not brought_in and not sources(source)
        if several and not unshown(source):
            continue
        following = evidence.text[where.end : where.end + 40]
        # Whoever gives out a statement is on record; whoever tells the BBC something is not.
        on_record_there = attribution.channel is not None or said_before(attribution)
        if not said(attribution) or (on_record_there and not to_press(following)):
            continue
        # "Sources" with no more said are those of whom the text has told before.
        noun = kind(source)
        if noun in told and unqualified(where.text) and not _indefinite(where.text):
            continue
        if several and (noun in told or speaks_next(evidence, where)):
            continue
        # "As one employee told the Weekly then": what another outlet wrote.
        if _AS.search(evidence.text, max(0, where.start - 4), where.start):
            continue
        if elsewhere(evidence.text[where.end : where.end + 80]) and not to_press(following):
            continue
        if source.anonymity is not None:
            if source.anonymity.reason is not None:
                continue
        else:
            # A reader who has been told once why names are withheld can think the rest.
            first = first_explained(evidence.told) if first is None else first
            if first < where.start or (
                first < len(evidence.told)
                and (
                    explained(_about(evidence, source)) or _explained_later(evidence, source, where)
                )
            ):
                continue
        if _named_next(evidence, source, where) or _presented_next(evidence, source, where):
            continue
        if named_soon(evidence, source, where) or on_record(evidence, attribution):
            continue
        told.setdefault(noun, []).append((where, source, attribution))
    for alike in told.values():
        # A panel or a survey is one case.
        groups = [alike] if len(alike) > _A_FEW else [[one] for one in alike]
        for group in groups:
            others = f" and {len(group) - 1} more" if len(group) > 1 else ""
            yield Found(
                tuple(where for where, _, _ in group),
                tuple(dict.fromkeys(id for _, a, b in group for id in (a.id, b.id))),
                {"who": short(group[0][0].text) + others},
            )
    yield from _pseudonyms(evidence)


def _explained_later(evidence: Evidence, source: Source, where: Span) -> bool:
    """Whether it is told further on why one who is called the same, and may be he, has no name."""
    noun = re.compile(rf"\b{re.escape(head(source.name))}s?\b", re.IGNORECASE)
    return any(
        noun.search(evidence.told, start, end) and explained(evidence.told[start:end])
        for start, end in evidence.sentences
        if start > where.end
    )


def _pseudonyms(evidence: Evidence) -> Iterator[Found]:
    """A name that is said not to be the true one, and no reason for it."""
    for start, end in evidence.sentences:
        if _HINT.search(evidence.text, start, end) is None:
            continue
        for found in pseudonyms(evidence.text[start:end]):
            if not reasoned(evidence.around(start)):
                first, last = (start + place for place in found.span())
                yield Found((evidence.report.article.span(first, last),), (), {"who": found["who"]})


def _named_next(evidence: Evidence, source: Source, where: Span) -> bool:
    """Whether the opening lines tell in this way of somebody whom they name right after."""
    if not in_opening(evidence, where):
        return False
    start, end = evidence.sentence_at(where.start)
    reach = [one for one in evidence.sentences if one[0] >= start][: OPENING + 1]
    own = told_by(source) | {head(source.name)}
    for other in evidence.credited:
        if other.naming != "named" or other.kind != "person":
            continue
        for attribution in evidence.spoken_by[other.id]:
            for span in attribution.source_spans:
                if end <= span.start < reach[-1][1]:
                    role = f"{span.text} {other.role or ''} {other.affiliation or ''}"
                    if own & (proper(role) | set(role.casefold().split())):
                        return True
    return False


def _presented_next(evidence: Evidence, source: Source, where: Span) -> bool:
    """Whether the next sentence begins with the name of somebody new, who may be the same one.

    One of two or more may be brought in by an office: "Chairwoman Ann Lee".
    """
    following = evidence.sentence_after(evidence.sentence_at(where.start)[1])
    if following is None or not individual(source):
        return False
    return any(
        other.naming == "named"
        and other.kind == "person"
        and other.mentions[0].start == following[0]
        and (source.count != 1 or evidence.text.startswith(other.name.split()[0], following[0]))
        for other in evidence.report.sources
    )


def _about(evidence: Evidence, source: Source) -> str:
    """The text near each place where the source is named."""
    return "\n".join(evidence.around(mention.start) for mention in source.mentions)


def _indefinite(words: str) -> bool:
    """Whether the words bring somebody in, as no headline does: "a senior official"."""
    return _INDEFINITE.match(words) is not None
