"""Reports as linked data, in the words of schema.org, PROV and Web Annotation.

Schema.org is for things, PROV for who has it from whom, Web Annotation for the words in the text;
for what none of these has there are a few terms of our own. All are listed in `context.json`.

- An article is a `schema:NewsArticle`, a claim a `schema:Claim`, an attribution a
  `schema:Quotation` (https://schema.org/Quotation), a source a `prov:Agent`.
- Behind each quotation stands an `attrib:Utterance`: what the source itself said or wrote, of which
  the article is our only witness. Word for word, the quotation `prov:wasQuotedFrom` it; in the
  article's words it `prov:wasDerivedFrom` it. What another source passed on comes from the
  utterance of that one. `prov:hadPrimarySource` leads to the end of the chain: whoever said it
  first-hand, as far as the article tells (https://www.w3.org/TR/prov-o/).
- Every span is an `oa:SpecificResource` with a text quote selector, 32 code points on either side,
  and a text position selector (https://www.w3.org/TR/annotation-model/#selectors).

Nodes have names, none is blank, and all stand in one list, so that any order of reading will do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from attrib.attributes import texts
from attrib.claim_graph import different
from attrib.merging import BODIES, Key, fuller, merge_sources, merge_subjects
from attrib.model import Act, Attribution, Claim, Report, Silence, Source, Span, Subject

BASE = "urn:attrib:"
AROUND = 32
# whose content the source itself puts forward as so; who denies a claim is not its author
PUT_FORWARD: frozenset[Act] = frozenset(
    {"asserts", "confirms", "alleges", "admits", "warns", "predicts", "agrees", "believes"}
)
SUBJECTS = {"person": "schema:Person", "organization": "schema:Organization",
            "place": "schema:Place", "other": "schema:Thing"}  # fmt: skip

Node = dict[str, Any]


@cache
def context() -> Mapping[str, Any]:
    """The JSON-LD context of what we write."""
    text = resources.files("attrib.export").joinpath("context.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def jsonld(reports: Report | Sequence[Report]) -> bytes:
    """JSON-LD 1.1 in UTF-8, with its context in it: nothing need be fetched to read it."""
    data = {"@context": context(), "@graph": nodes(reports)}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def nodes(reports: Report | Sequence[Report]) -> list[Node]:
    """The nodes by the terms of `context`, each with `id` and `type`, in the order of the text."""
    every = different(reports)
    sources, subjects = merge_sources(every), merge_subjects(every)
    found = _Nodes({**sources.first, **subjects.first})
    for report in every:
        found.add_report(report)
    for maybe in (*sources.maybe, *subjects.maybe):
        found.add(found.iri(*maybe.first), maybeSame=[found.iri(*maybe.second)])
    return list(found.nodes.values())


class _Nodes:
    """The nodes so far; what is said twice of one node is joined."""

    def __init__(self, first: Mapping[Key, Key]) -> None:
        self.first = first
        self.nodes: dict[str, Node] = {}

    def iri(self, article: str, id: str) -> str:
        return BASE + "/".join(self.first.get((article, id), (article, id)))

    def add(self, iri: str, *types: str, **terms: Any) -> None:
        node = self.nodes.setdefault(iri, {"id": iri, "type": []})
        for term, value in (("type", list(types)), *terms.items()):
            if value is None or value == []:
                continue
            if isinstance(value, list):
                node[term] = list(dict.fromkeys((*node.get(term, ()), *value)))
            else:
                node.setdefault(term, value)

    def _add_name(self, iri: str, name: str) -> None:
        """Keep the fullest name that one of the articles gives."""
        self.nodes[iri]["name"] = fuller(self.nodes[iri].get("name", name), name)

    def add_report(self, report: Report) -> None:
        self._add_article(report)
        for source in report.sources:
            self._add_source(report, source)
        for subject in report.subjects:
            self._add_subject(report, subject)
        for claim in report.claims:
            self._add_claim(report, claim)
        carried = _carried(report)
        for attribution in report.attributions:
            if attribution.act == "pictures":
                self._add_picture_credit(report, attribution)
            else:
                self._add_attribution(report, attribution, carried)
        for silence in report.silences:
            self._add_silence(report, silence)
        self._add_links(report)

    def _add_article(self, report: Report) -> None:
        article = report.article
        writers = []
        for number, name in enumerate(article.authors, start=1):
            writers.append(self.iri(article.id, f"author/{number}"))
            self.add(writers[-1], "schema:Person", "prov:Person", "prov:Agent", name=name)
        outlet = self.iri(article.id, "outlet") if article.outlet else None
        if outlet is not None:
            self.add(
                outlet,
                "schema:Organization",
                "prov:Organization",
                "prov:Agent",
                name=article.outlet,
            )
        self.add(
            self.iri(article.id, "article"),
            "schema:NewsArticle",
            "prov:Entity",
            headline=article.title,
            url=article.url,
            datePublished=article.published,
            inLanguage=article.language,
            author=writers,
            publisher=outlet,
            sha256=article.sha256,
        )

    def _add_source(self, report: Report, source: Source) -> None:
        iri = self.iri(report.article.id, source.id)
        anonymity = source.anonymity
        self.add(
            iri,
            *_source_types(source),
            name=source.name,
            kind=source.kind,
            naming=source.naming,
            role=source.role,
            jobTitle=source.role if source.kind == "person" and not source.former else None,
            former=source.former if source.role else None,
            affiliation=source.affiliation,
            standing=source.standing,
            count=source.count,
            specificity=source.specificity,
            anonymity=texts(anonymity.spans) if anonymity else None,
            anonymityReason=anonymity.reason.text if anonymity and anonymity.reason else None,
            resolved=source.resolved,
            maybeSame=[self.iri(report.article.id, one.source) for one in source.maybe_same],
        )
        self._add_name(iri, source.name)
        self._annotate(report, source.id, "source", iri, source.mentions)

    def _add_subject(self, report: Report, subject: Subject) -> None:
        iri = self.iri(report.article.id, subject.id)
        same = [self.iri(report.article.id, subject.source)] if subject.source else []
        self.add(iri, SUBJECTS[subject.kind], name=subject.name, **{"is": same})
        self._add_name(iri, subject.name)
        self._annotate(report, subject.id, "subject", iri, subject.mentions)

    def _add_claim(self, report: Report, claim: Claim) -> None:
        article = report.article
        iri = self.iri(article.id, claim.id)
        figures, dates = [], []
        for number, figure in enumerate(claim.figures, start=1):
            figures.append(f"{iri}/figure/{number}")
            self.add(
                figures[-1],
                "attrib:Figure",
                text=figure.span.text,
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                of=figure.of.text if figure.of else None,
            )
        for number, date in enumerate(claim.dates, start=1):
            dates.append(f"{iri}/date/{number}")
            self.add(dates[-1], "attrib:Date", text=date.span.text, value=date.value)
        outlet = claim.voice == "outlet" and article.outlet
        publisher = [self.iri(article.id, "outlet")] if outlet else []
        self.add(
            iri,
            "schema:Claim",
            "prov:Entity",
            text=claim.text,
            appearance=self.iri(article.id, "article"),
            voice=claim.voice,
            polarity=claim.polarity,
            tense=claim.tense,
            hedge=texts(claim.hedges),
            negation=texts(claim.negations),
            condition=texts(claim.conditions),
            sense=list(claim.senses),
            accused=texts(claim.accused[:1]),
            figure=figures,
            date=dates,
            about=[self.iri(article.id, subject) for subject in claim.about],
            author=publisher,
            wasAttributedTo=publisher,
        )
        self._annotate(report, claim.id, "claim", iri, claim.spans)

    def _add_attribution(
        self, report: Report, attribution: Attribution, carried: Mapping[str, Sequence[str]]
    ) -> None:
        article = report.article.id
        iri = self.iri(article, attribution.id)
        sources = [self.iri(article, source) for source in attribution.sources]
        claims = [self.iri(article, claim) for claim in attribution.claims]
        own = f"{iri}/utterance"
        inner = [f"{self.iri(article, id)}/utterance" for id in carried.get(attribution.id, ())]
        self.add(
            own,
            "attrib:Utterance",
            "prov:Entity",
            wasAttributedTo=sources,
            channel=attribution.channel,
            wasDerivedFrom=inner,
        )
        carrier = attribution.relayed_by
        origin = f"{self.iri(article, carrier)}/utterance" if carrier else own
        taken = "wasDerivedFrom" if attribution.form == "indirect" else "wasQuotedFrom"
        primary = [f"{self.iri(article, id)}/utterance" for id in _ends(attribution.id, carried)]
        self.add(
            iri,
            "schema:Quotation",
            "prov:Entity",
            text=" ".join(texts(attribution.content_spans)),
            isPartOf=self.iri(article, "article"),
            author=sources,
            wasAttributedTo=sources,
            claim=claims,
            cue=" ".join(texts(attribution.cue_spans)) or None,
            form=attribution.form,
            act=attribution.act,
            strength=attribution.strength,
            channel=attribution.channel,
            confidence=attribution.confidence,
            unsure=attribution.unsure,
            relayedBy=self.iri(article, carrier) if carrier else None,
            hadPrimarySource=primary,
            **{taken: [origin]},
        )
        if attribution.act in PUT_FORWARD:
            for claim in claims:
                self.add(claim, author=sources, wasAttributedTo=sources)
        for part, spans in (
            ("source", attribution.source_spans),
            ("cue", attribution.cue_spans),
            ("content", attribution.content_spans),
        ):
            self._annotate(report, attribution.id, part, iri, spans)

    def _add_picture_credit(self, report: Report, attribution: Attribution) -> None:
        """Who made a picture does not say what its caption says: no quotation."""
        iri = self.iri(report.article.id, attribution.id)
        self.add(
            iri,
            "attrib:PictureCredit",
            text=" ".join(texts(attribution.content_spans)) or None,
            author=[self.iri(report.article.id, source) for source in attribution.sources],
            isPartOf=self.iri(report.article.id, "article"),
        )
        self._annotate(report, attribution.id, "source", iri, attribution.source_spans)
        self._annotate(report, attribution.id, "content", iri, attribution.content_spans)

    def _add_silence(self, report: Report, silence: Silence) -> None:
        article = report.article.id
        iri = self.iri(article, silence.id)
        self.add(
            iri,
            "attrib:Silence",
            kind=silence.kind,
            text=" ".join(texts(silence.spans)),
            silentSource=self.iri(article, silence.source) if silence.source else None,
            aboutWords=silence.about.text if silence.about else None,
            when=silence.when.text if silence.when else None,
            claim=[self.iri(article, claim) for claim in silence.claims],
            isPartOf=self.iri(article, "article"),
        )
        self._annotate(report, silence.id, "silence", iri, silence.spans)

    def _add_links(self, report: Report) -> None:
        for number, link in enumerate(report.links, start=1):
            one, other = (self.iri(report.article.id, claim) for claim in link.claims)
            self.add(
                self.iri(report.article.id, f"l{number}"),
                "attrib:Link",
                kind=link.kind,
                reason=link.reason,
                why=link.why,
                links=[one, other],
            )
            term = "agreesWith" if link.kind == "same" else "differsFrom"
            self.add(one, **{term: [other]})

    def _annotate(
        self, report: Report, id: str, part: str, body: str, spans: Iterable[Span]
    ) -> None:
        targets = [self._target(report, span) for span in spans]
        if targets:
            self.add(
                f"{BASE}{report.article.id}/{id}/{part}",
                "oa:Annotation",
                motivation="oa:identifying",
                part=part,
                body=body,
                target=targets,
            )

    def _target(self, report: Report, span: Span) -> str:
        article = report.article
        iri = f"{BASE}{article.id}/text/{span.start}-{span.end}"
        self.add(
            iri,
            "oa:SpecificResource",
            source=self.iri(article.id, "article"),
            selector=[f"{iri}/quote", f"{iri}/position"],
        )
        self.add(
            f"{iri}/quote",
            "oa:TextQuoteSelector",
            exact=span.text,
            prefix=article.text[max(0, span.start - AROUND) : span.start],
            suffix=article.text[span.end : span.end + AROUND],
        )
        self.add(f"{iri}/position", "oa:TextPositionSelector", start=span.start, end=span.end)
        return iri


def _source_types(source: Source) -> list[str]:
    if source.kind == "person":
        return ["schema:Person", "prov:Person", "prov:Agent"]
    if source.kind in BODIES:
        return ["schema:Organization", "prov:Organization", "prov:Agent"]
    if source.kind == "document":
        return ["schema:CreativeWork", "prov:Entity", "prov:Agent"]
    return ["schema:Thing", "prov:Agent"]


def _carried(report: Report) -> dict[str, list[str]]:
    """For each attribution that carries others, their ids."""
    found: dict[str, list[str]] = {}
    for attribution in report.attributions:
        if attribution.relayed_by is not None:
            found.setdefault(attribution.relayed_by, []).append(attribution.id)
    return found


def _ends(id: str, carried: Mapping[str, Sequence[str]]) -> list[str]:
    """Where the chains of relay that begin with `id` end; `id` itself where it carries none."""
    ends, seen, left = [], {id}, [id]
    while left:
        here = left.pop(0)
        inner = [one for one in carried.get(here, ()) if one not in seen]
        seen.update(inner)
        left += inner
        if here not in carried:
            ends.append(here)
    return ends
