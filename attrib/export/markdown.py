"""A report to read and to paste into a wiki: Markdown (CommonMark with tables).

Everything from the article is escaped, so that it can neither format nor link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrib.attributes import LINK_LABELS, shortened, texts
from attrib.claim_graph import different
from attrib.export.escaping import escaped
from attrib.export.wording import wording
from attrib.merging import merge_sources
from attrib.model import Article, Attribution, Audit, Claim, Report, Source

_URL = re.compile(r"https?://[!-;=?-~]+")
UNNAMED = "A source that is not named"


def markdown(reports: Report | Sequence[Report]) -> bytes:
    """Markdown in UTF-8: for each article its sources, what each says, who is silent, the rest."""
    every = different(reports)
    lines: list[str] = []
    for report in every:
        lines += _report(report)
    if len(every) > 1:
        lines += _shared(every)
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", "replace")


def _report(report: Report) -> Iterator[str]:
    yield from _head(report)
    yield from _sources(report)
    yield from _said(report)
    yield from _pictures(report)
    yield from _silences(report)
    yield from _links(report)
    yield from _own(report)
    if report.audit is not None:
        yield from _audit(report.audit, {claim.id: claim for claim in report.claims})
    engine = report.engine
    yield from (f"*Made by attrib {escaped(engine.attrib)}, model {escaped(engine.model)}.*", "")


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield from (f"# Who says what: {escaped(headline(article))}", "")
    known = (article.outlet, article.published, ", ".join(article.authors))
    facts = [escaped(fact) for fact in known if fact]
    if article.url:
        plainly = _URL.fullmatch(article.url)
        facts.append(f"<{article.url}>" if plainly else escaped(article.url))
    if facts:
        yield from (" · ".join(facts), "")
    named = sum(source.naming == "named" for source in report.sources)
    own = sum(claim.voice == "outlet" for claim in report.claims)
    counts = (
        many(len(report.sources), "source") + (f" ({named} named)" if report.sources else ""),
        many(len(_sayings(report)), "attribution"),
        many(own, "statement") + " in the article’s own voice",
        many(len(report.silences), "silence"),
    )
    yield from (", ".join(counts) + ".", "")


def headline(article: Article) -> str:
    """The title of an article, or its first line, shortened: it may be the whole of the text."""
    return article.title or shortened(article.text.lstrip().split("\n")[0]) or "an article"


def many(count: int, noun: str) -> str:
    """The count with its noun in the right number."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield from ("## Sources", "", "| source | what it is | named | attributions |",
                "| --- | --- | --- | --- |")  # fmt: skip
    for source in report.sources:
        count = sum(source.id in one.sources for one in _sayings(report))
        what = "; ".join(map(escaped, _told(source)))
        named = "yes" if source.naming == "named" else "no"
        yield f"| {escaped(source.name)} | {what} | {named} | {count} |"
    yield ""


def _told(source: Source) -> Iterator[str]:
    role = source.role
    parts = [role, source.affiliation]
    if any(parts):
        yield ", ".join(part for part in parts if part)
    if source.kind is not None:
        yield wording()["source_kind"].get(source.kind, source.kind)
    if source.anonymity is not None:
        reason = source.anonymity.reason
        yield "asked not to be named" + (f": {reason.text}" if reason else "")


def _sayings(report: Report) -> list[Attribution]:
    """The attributions but for credits of pictures, whose makers say nothing."""
    return [one for one in report.attributions if one.act != "pictures"]


def _said(report: Report) -> Iterator[str]:
    said = _sayings(report)
    if not said:
        return
    yield from ("## What each says", "")
    hedges = {claim.id: texts(claim.hedges) for claim in report.claims}
    names = {source.id: source.name for source in report.sources}
    by_id = {one.id: one for one in report.attributions}
    groups: dict[tuple[str, ...], list[Attribution]] = {}
    for one in said:
        groups.setdefault(one.sources, []).append(one)
    for sources, theirs in groups.items():
        yield from (f"### {escaped(' and '.join(names[id] for id in sources) or UNNAMED)}", "")
        for one in theirs:
            notes = _notes(one, names, by_id)
            doubts = [hedge for id in one.claims for hedge in hedges[id]]
            if doubts:
                notes.append(f"hedged: {', '.join(doubts)}")
            cue = " ".join(texts(one.cue_spans))
            shown = f" {escaped(cue)}:" if any(map(str.isalnum, cue)) else ""
            words = " … ".join(texts(one.content_spans))
            yield f"-{shown} {escaped(words)} ({escaped('; '.join(notes))})"
        yield ""


def _pictures(report: Report) -> Iterator[str]:
    names = {source.id: source.name for source in report.sources}
    credits = [one for one in report.attributions if one.act == "pictures"]
    if credits:
        yield from ("## Whose pictures", "")
    for one in credits:
        who = " and ".join(names[id] for id in one.sources) or UNNAMED
        yield f"- {escaped(who)}: {escaped(' '.join(texts(one.content_spans)))}"
    if credits:
        yield ""


def _notes(
    one: Attribution, names: Mapping[str, str], by_id: Mapping[str, Attribution]
) -> list[str]:
    notes = [] if one.act == "asserts" else [str(one.act)]
    notes.append(one.form)
    if one.channel:
        notes.append(one.channel)
    if one.relayed_by is not None:
        through = " and ".join(names[id] for id in by_id[one.relayed_by].sources)
        notes.append(f"through {through or 'a source that is not named'}")
    if one.unsure:
        notes.append("unsure")
    return notes


def _silences(report: Report) -> Iterator[str]:
    if not report.silences:
        return
    yield from ("## Who kept silent", "")
    names = {source.id: source.name for source in report.sources}
    for silence in report.silences:
        who = names[silence.source] if silence.source else UNNAMED
        words = " ".join(texts(silence.spans))
        yield f"- {escaped(who)}: {escaped(words)} ({escaped(silence.kind)})"
    yield ""


def _links(report: Report) -> Iterator[str]:
    if not report.links:
        return
    yield from ("## Where they agree or differ", "")
    claims = {claim.id: claim for claim in report.claims}
    for link in report.links:
        one, other = (escaped(claims[id].text) for id in link.claims)
        yield f"- {one} / {other} ({escaped(LINK_LABELS[link.reason])}: {escaped(link.why)})"
    yield ""


def _own(report: Report) -> Iterator[str]:
    own = [claim for claim in report.claims if claim.voice == "outlet"]
    if own:
        yield from ("## In the article’s own voice", "", "Nobody is credited with these.", "")
        yield from (f"- {escaped(claim.text)}" for claim in own)
        yield ""


def _audit(audit: Audit, claims: dict[str, Claim]) -> Iterator[str]:
    findings = [finding for finding in audit.findings if not finding.suppressed]
    if findings:
        yield from ("## To look at", "")
        yield from (f"- {escaped(one.level)}: {escaped(one.message)}" for one in findings)
        yield ""
    if audit.ask_next:
        yield from ("## To check first", "")
        for number, question in enumerate(audit.ask_next, start=1):
            why = escaped("; ".join(question.reasons))
            yield f"{number}. {escaped(claims[question.claim].text)} ({why})"
        yield ""


def _shared(every: Iterable[Report]) -> Iterator[str]:
    reports = list(every)
    merging = merge_sources(reports)
    names = {(r.article.id, source.id): source.name for r in reports for source in r.sources}
    titles = {report.article.id: headline(report.article) for report in reports}
    groups: dict[tuple[str, str], list[str]] = {}
    for key, first in merging.first.items():
        groups.setdefault(first, []).append(titles[key[0]])
    shared = {key: where for key, where in groups.items() if len(where) > 1}
    if shared or merging.maybe:
        yield from ("# Sources in several articles", "")
    for key, where in shared.items():
        yield f"- {escaped(names[key])}: {escaped('; '.join(where))}"
    for maybe in merging.maybe:
        pair = f"{names[maybe.first]} / {names[maybe.second]}"
        yield f"- Maybe the same: {escaped(pair)} ({escaped(maybe.why)})"
