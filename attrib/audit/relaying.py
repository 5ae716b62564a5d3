"""Rules about words that come at second hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrib.audit.anonymous import head, insider, last, said
from attrib.audit.catalogue import compiled, data
from attrib.audit.evidence import Evidence
from attrib.audit.found import Found, short
from attrib.audit.hearsay import from_hearsay
from attrib.model import Attribution, Source
from attrib.resolve.lexicon import plural

_DETERMINER = re.compile(r"(?:The|A|An|This|That|One|Another|Some|State|Local|News|National)\b")


def origin_missing(evidence: Evidence) -> Iterator[Found]:
    """A claim from another outlet, or from hearsay, and nobody who can be asked where it began."""
    yield from _from_outlets(evidence)
    yield from from_hearsay(evidence)


def _from_outlets(evidence: Evidence) -> Iterator[Found]:
    told: set[str] = set()
    for attribution in evidence.report.attributions:
        if not _reports(evidence, attribution):
            continue
        named = all(evidence.sources[id].naming == "named" for id in attribution.sources)
        # Another newsroom's name can be asked; whoever it leaves unnamed can't.
        if named and not _from_unnamed(evidence, attribution):
            continue
        if not named and (
            compiled("hearsay.toml", "origin").search(_near(evidence, attribution))
            or _named_later(evidence, attribution)
        ):
            continue
        # One report that is passed on in two sentences is one.
        if not told.isdisjoint(attribution.sources):
            continue
        told.update(attribution.sources)
        yield Found(
            (*attribution.source_spans, *attribution.content_spans),
            (attribution.id, *attribution.sources, *attribution.claims),
            {"carrier": short(evidence.names(attribution.sources))},
        )


def _named_later(evidence: Evidence, carrier: Attribution) -> bool:
    """Whether an outlet is named after all: "the state agency", then "the Norpress agency"."""
    nouns = "|".join({re.escape(head(evidence.sources[id].name)) for id in carrier.sources})
    named = re.compile(rf"\b[A-Z][\w’'-]+\s+(?i:(?:news|press|state)\s+)?(?i:{nouns})\b")
    return any(
        not _DETERMINER.match(found[0])
        for found in named.finditer(evidence.text, carrier.source_spans[0].end)
    )


def _from_unnamed(evidence: Evidence, carrier: Attribution) -> bool:
    """Whether what an outlet passes on began with somebody whom it does not name."""
    begun = [
        one for one in evidence.report.attributions if one.relayed_by == carrier.id and said(one)
    ]
    sources = [evidence.sources[id] for one in begun for id in one.sources]
    if sources:
        return all(insider(one) for one in sources)
    start, end = evidence.sentence_at(carrier.source_spans[0].start)
    # Whose official an outlet quotes can be asked; who its "sources" are, nobody knows.
    quotes = any("quot" in span.text.lower() for span in carrier.cue_spans)
    unnamed = (
        compiled("hearsay.toml", "unnamed_sources")
        if quotes
        else compiled("hearsay.toml", "unnamed_origin")
    )
    return unnamed.search(evidence.text, start, end) is not None


def _reports(evidence: Evidence, attribution: Attribution) -> bool:
    """Whether an outlet passes on what it has not said of itself."""
    if attribution.unsure or attribution.form == "direct" or attribution.act != "asserts":
        return False
    if not attribution.sources or not attribution.source_spans:
        return False
    outlet = (evidence.report.article.outlet or "").casefold()
    sources = [evidence.sources[id] for id in attribution.sources]
    if not all(_outlet(one) for one in sources):
        return False
    if any(one.name.casefold() == outlet for one in sources):
        return False
    cue = " ".join(span.text for span in attribution.cue_spans)
    return compiled("hearsay.toml", "relays").search(cue) is not None


def _outlet(source: Source) -> bool:
    """Whether a source is an outlet, and not its commentators."""
    if source.kind != "media" or not source.resolved:
        return False
    if source.naming == "named":
        return True
    # "The news agency Reuters" can be asked, whatever stands before its name.
    if compiled("hearsay.toml", "houses", cased=True).search(source.name):
        return False
    # Several outlets are several origins; "local media" is none that one could ask.
    several = source.count not in (None, 1) or plural(last(source.name))
    return head(source.name) in data("hearsay.toml")["outlets"] and not several


def _near(evidence: Evidence, attribution: Attribution) -> str:
    """What stands near the places that name the carrier, without its name and cue."""
    places = [attribution.content_spans[0], *attribution.source_spans]
    places += [one for id in attribution.sources for one in evidence.sources[id].mentions]
    told = "\n".join(dict.fromkeys(evidence.around(place.start) for place in places))
    for span in (*attribution.cue_spans, *places[1:]):
        told = told.replace(span.text, " ")
    return told
