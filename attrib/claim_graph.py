"""A report, or several, as a networkx graph: who asserted what, and who kept silent.

Every node and edge has a `kind` and an id that is the same in every run. Ids begin with the id of
the article, whether one report is given or many, so that graphs of different articles can be
composed without a clash:

    a0123456789ab/article       the article, for what it states on its own authority
    a0123456789ab/s1            a source            a0123456789ab/nobody  words credited to no one
    a0123456789ab/c1            a claim             a0123456789ab/n1      a silence
    a0123456789ab/b1            a subject
    a0123456789ab/a1/s1/c1      edge: a source makes a claim, through attribution a1
    a0123456789ab/outlet/c8     edge: the article itself states a claim
    a0123456789ab/a2/relays/s1/s2   edge: s1 passes on what s2 says
    a0123456789ab/n1/s3         edge: a source to its silence
    a0123456789ab/n1/c4         edge: a silence to the claim that it leaves unanswered
    a0123456789ab/c1/b2         edge: a claim to what it speaks of
    a0123456789ab/b2/s1         edge: a subject to the source that it is
    a0123456789ab/l1            edge: two claims say the same, or differ
    a0123456789ab/s2/maybe/a0123456789ab/s5   edge: two that may be one

A source of several articles that is surely one (see `attrib.merging`) is one node, with the id that
it has in the first of them; the ids of edges stay. What the report does not know is absent from the
attributes, never None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from attrib import attributes
from attrib.attributes import Attributes, offsets, shortened
from attrib.errors import UsageError
from attrib.merging import Key, Maybe, fuller, merge_sources, merge_subjects
from attrib.model import Attribution, Report

__all__ = ["different", "graph", "shortened"]


def graph(report: Report | Sequence[Report]) -> nx.MultiDiGraph[str]:
    """The claim graph of one report or of several.

    Args:
        report: one report, or several of different articles. Equal reports count once.

    Returns:
        A plain directed multigraph; attributes are JSON-able. `kind` of a node is `article`,
        `source`, `nobody` (the text credits someone, but names no one), `claim`, `silence` or
        `subject`. `kind` of an edge is the act of an attribution (`asserts`, `denies`, `asks`,
        ...), `states` (article to claim), `relays` (the source that passes words on to the source
        of the words), `silent about` (source to silence), `unanswered` (silence to claim), `about`
        (claim to subject), `is` (subject to source), `same` or `differs` (claim to claim, with a
        `reason`), or `maybe the same` (two sources, or two subjects). The last three have no
        direction of their own. An edge with `act` comes from an attribution and carries its
        `form`, `strength`, `channel`, `confidence`, `unsure` and spans. An attribution without
        claims gives no edge; nor does one that a source relays of itself.

        `articles` of a node or an edge are the ids of the articles that it is from, and `article`
        is the first, which its spans are in. A source of several articles has `elsewhere`, its
        spans in each of the others, and `alone`, the id that it has in the graph of each.

    Raises:
        UsageError: no report, or two different reports of one article.

    Example:
        >>> from attrib.model import Article, Attribution, Claim, Engine, Report, Source
        >>> from hashlib import sha256
        >>> text = "It rained, Ann said."
        >>> digest = sha256(text.encode()).hexdigest()
        >>> article = Article(id=f"a{digest[:12]}", text=text, sha256=digest)
        >>> ann, rain = article.mention(12, 15), article.span(0, 9)
        >>> report = Report(
        ...     article=article,
        ...     sources=(Source(id="s1", name="Ann", naming="named", mentions=(ann,)),),
        ...     claims=(Claim(id="c1", text="It rained", spans=(rain,), voice="attributed"),),
        ...     attributions=(
        ...         Attribution(
        ...             id="a1", sources=("s1",), claims=("c1",), source_spans=(ann,),
        ...             content_spans=(rain,), form="indirect", act="asserts", confidence=0.9,
        ...         ),
        ...     ),
        ...     engine=Engine(attrib="0", model="none", model_sha256="0" * 64),
        ... )
        >>> for source, claim, edge in graph(report).edges(data=True):
        ...     print(source, edge["kind"], claim, edge["content_spans"])
        af088e9ab9d7a/s1 asserts af088e9ab9d7a/c1 [[0, 9]]
    """
    reports = different(report)
    sources, subjects = merge_sources(reports), merge_subjects(reports)
    first = {**sources.first, **subjects.first}
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one in reports:
        _Part(result, one, first).add()
    for maybe in (*sources.maybe, *subjects.maybe):
        _add_maybe(result, maybe)
    return result


def different(report: Report | Sequence[Report]) -> list[Report]:
    """The reports, each article once.

    Raises:
        UsageError: no report, or two different reports of one article.
    """
    reports = [report] if isinstance(report, Report) else list(report)
    if not reports:
        raise UsageError("there is no report to draw: give at least one")
    found: dict[str, Report] = {}
    for one in reports:
        if found.setdefault(one.article.id, one) != one:
            raise UsageError(
                f"two different reports of article {one.article.id} were given: keep one of them"
            )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Part:
    """One report on its way into the graph; `first` tells which source stands for which."""

    result: nx.MultiDiGraph[str]
    report: Report
    first: Mapping[Key, Key]

    def add(self) -> None:
        article = self.report.article.id
        self.result.add_node(f"{article}/article", **attributes.of_article(self.report))
        for source in self.report.sources:
            self._add_party(source.id, attributes.of_source(article, source))
        if _credits_nobody(self.report):
            self.result.add_node(
                self._node("nobody"),
                kind="nobody",
                **attributes.placed(article),
                label="source not named",
            )
        for claim in self.report.claims:
            self.result.add_node(self._node(claim.id), **attributes.of_claim(article, claim))
        for silence in self.report.silences:
            self.result.add_node(self._node(silence.id), **attributes.of_silence(article, silence))
        for subject in self.report.subjects:
            self._add_party(subject.id, attributes.of_subject(article, subject))
        self._add_attributions()
        self._add_outlet()
        self._add_silences()
        self._add_subjects()
        self._add_links()
        self._add_maybe_same()

    def _node(self, id: str) -> str:
        return "/".join(self.first.get((self.report.article.id, id), (self.report.article.id, id)))

    def _add_party(self, id: str, found: Attributes) -> None:
        node, own = self._node(id), f"{self.report.article.id}/{id}"
        if node == own:
            self.result.add_node(node, **found)
        else:
            _take_in(self.result.nodes[node], node, own, found)

    def _add_edge(self, start: str, end: str, key: str, found: Attributes) -> None:
        self.result.add_edge(
            self._node(start), self._node(end), key=f"{self.report.article.id}/{key}", **found
        )

    def _add_attributions(self) -> None:
        carriers = {attribution.id: attribution for attribution in self.report.attributions}
        for attribution in self.report.attributions:
            found = attributes.of_attribution(self.report.article.id, attribution)
            for source in _credited(attribution.sources):
                for claim in dict.fromkeys(attribution.claims):
                    self._add_edge(source, claim, f"{attribution.id}/{source}/{claim}", found)
            if attribution.relayed_by is not None:
                self._add_relays(carriers[attribution.relayed_by], attribution)

    def _add_relays(self, carrier: Attribution, origin: Attribution) -> None:
        found = {
            "kind": "relays",
            **attributes.placed(self.report.article.id),
            "label": "relays",
            "attribution": origin.id,
            "relayed_by": carrier.id,
            "confidence": carrier.confidence,
            "unsure": carrier.unsure,
            "source_spans": offsets(carrier.source_spans),
            "cue_spans": offsets(carrier.cue_spans),
            "content_spans": offsets(carrier.content_spans),
        }
        for outer in _credited(carrier.sources):
            for inner in _credited(origin.sources):
                if outer != inner:
                    self._add_edge(outer, inner, f"{origin.id}/relays/{outer}/{inner}", found)

    def _add_outlet(self) -> None:
        for claim in self.report.claims:
            if claim.voice == "outlet":
                found = {
                    "kind": "states",
                    **attributes.placed(self.report.article.id),
                    "label": "states",
                    "content_spans": offsets(claim.spans),
                }
                self._add_edge("article", claim.id, f"outlet/{claim.id}", found)

    def _add_silences(self) -> None:
        for silence in self.report.silences:
            common = {
                **attributes.placed(self.report.article.id),
                "source_spans": offsets(silence.source_spans),
                "cue_spans": offsets(silence.spans),
            }
            source = silence.source or "nobody"
            found = {"kind": "silent about", "label": "silent about", **common}
            self._add_edge(source, silence.id, f"{silence.id}/{source}", found)
            for claim in dict.fromkeys(silence.claims):
                found = {"kind": "unanswered", "label": "leaves unanswered", **common}
                self._add_edge(silence.id, claim, f"{silence.id}/{claim}", found)

    def _add_subjects(self) -> None:
        here = attributes.placed(self.report.article.id)
        subjects = {subject.id: subject for subject in self.report.subjects}
        for claim in self.report.claims:
            for id in dict.fromkeys(claim.about):
                spans = offsets(attributes.inside(subjects[id].mentions, claim.spans))
                found = {"kind": "about", **here, "label": "about", "spans": spans}
                self._add_edge(claim.id, id, f"{claim.id}/{id}", found)
        for subject in subjects.values():
            if subject.source is not None:
                found = {"kind": "is", **here, "label": "is"}
                self._add_edge(subject.id, subject.source, f"{subject.id}/{subject.source}", found)

    def _add_links(self) -> None:
        for number, link in enumerate(self.report.links, start=1):
            found = attributes.of_link(self.report.article.id, link)
            self._add_edge(*link.claims, f"l{number}", found)

    def _add_maybe_same(self) -> None:
        article = self.report.article.id
        seen: set[frozenset[str]] = set()
        for source in self.report.sources:
            for other in source.maybe_same:
                pair = frozenset((source.id, other.source))
                if len(pair) == 2 and pair not in seen:
                    seen.add(pair)
                    _add_maybe(
                        self.result,
                        Maybe((article, source.id), (article, other.source), other.why),
                        self.first,
                    )


def _take_in(node: Attributes, id: str, own: str, found: Attributes) -> None:
    """Join what another article tells of a source to its node; what that knew before stands."""
    if fuller(node["name"], found["name"]) != node["name"]:
        node["name"], node["label"] = found["name"], found["label"]
    if "role" not in node and "role" in found:
        node["role"], node["former"] = found["role"], found["former"]
    for name in ("affiliation", "standing"):
        if name in found:
            node.setdefault(name, found[name])
    node["articles"].append(found["article"])
    node.setdefault("elsewhere", {})[found["article"]] = found["spans"]
    node.setdefault("alone", [id]).append(own)


def _add_maybe(
    result: nx.MultiDiGraph[str], maybe: Maybe, first: Mapping[Key, Key] | None = None
) -> None:
    found = {
        "kind": "maybe the same",
        **attributes.placed(*dict.fromkeys((maybe.first[0], maybe.second[0]))),
        "label": "maybe the same",
        "why": maybe.why,
    }
    key = f"{'/'.join(maybe.first)}/maybe/{'/'.join(maybe.second)}"
    known = first or {}
    start, end = (known.get(one, one) for one in (maybe.first, maybe.second))
    if start != end:
        result.add_edge("/".join(start), "/".join(end), key=key, **found)


def _credits_nobody(report: Report) -> bool:
    return any(not attribution.sources for attribution in report.attributions) or any(
        silence.source is None for silence in report.silences
    )


def _credited(sources: Sequence[str]) -> Iterable[str]:
    return dict.fromkeys(sources) or ("nobody",)
