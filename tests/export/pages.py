"""Reports made by hand for the page: one with something of everything, several, very many."""

from __future__ import annotations

from typing import Any

from attrib.model import (
    Anonymity,
    Article,
    Attribution,
    Audit,
    Claim,
    Date,
    Figure,
    Finding,
    Link,
    Report,
    Silence,
    Source,
    Span,
    Subject,
)
from tests.reports import ENGINE, article, find, mention

RICH = """Dam holds, minister says, as tolls differ

The dam at Lake Orra will not fail if the rain stops, Water Minister Ada Quist said on Monday.

State television quoted the army as saying 12 people had reportedly died.

"We counted 15 dead," Bo Lind of the relief agency Aid Now wrote on Twitter.

Two officials, who asked not to be named because they were not allowed to speak, said the gates \
were "badly rusted" for years.

The mayor of Orra did not respond to questions by Tuesday. The lake is the largest in the \
country."""


def rich_report() -> Report:
    """An article with a bit of all that a report can hold."""
    of = article(RICH, title="Dam holds, minister says", outlet="The Orra Post", language="en")
    dam = find(of, "The dam at Lake Orra will not fail if the rain stops")
    toll = find(of, "12 people had reportedly died")
    counted = find(of, '"We counted 15 dead,"')
    gates = find(of, 'the gates were "badly rusted" for years')
    lake = find(of, "The lake is the largest in the country.")
    twelve, fifteen = find(of, "12 people"), find(of, "15 dead")
    claims = (
        _claim(
            "c1", dam, polarity="negated", negations=(find(of, "not"),), tense="future",
            conditions=(find(of, "if the rain stops"),), about=("b1",),
        ),
        _claim(
            "c2", toll, hedges=(find(of, "reportedly"),),
            figures=(Figure(span=twelve, low=12, high=12, of=find(of, "people")),),
        ),
        _claim("c3", counted, figures=(Figure(span=fifteen, low=15, high=15),)),
        _claim("c4", gates),
        Claim(
            id="c5", text=lake.text, spans=(lake,), voice="outlet", about=("b1",),
            dates=(Date(span=find(of, "Tuesday"), value="2015-05-12"),),
        ),
    )  # fmt: skip
    minister = find(of, "Water Minister Ada Quist")
    return Report(
        article=of,
        sources=_rich_sources(of, minister),
        claims=claims,
        attributions=_rich_attributions(of, minister),
        silences=(
            Silence(
                id="n1", source="s6", kind="no response",
                spans=(find(of, "did not respond to questions by Tuesday"),),
                source_spans=(find(of, "The mayor of Orra"),),
                when=find(of, "by Tuesday"), about=find(of, "questions"),
            ),
        ),
        links=(
            Link(
                kind="differs", reason="figures", claims=("c2", "c3"),
                why="12 and 15 dead", spans=(twelve, fifteen),
            ),
        ),
        subjects=(
            Subject(
                id="b1", name="Lake Orra", kind="place",
                mentions=(find(of, "Lake Orra"), find(of, "The lake")),
            ),
        ),
        audit=Audit(
            findings=(
                Finding(
                    rule="unnamed", level="warning", message="A claim rests on unnamed officials.",
                    spans=(gates,), of=("c4",),
                ),
            )
        ),
        engine=ENGINE,
    )  # fmt: skip


def _claim(id: str, span: Span, **known: Any) -> Claim:
    return Claim(id=id, text=span.text, spans=(span,), voice="attributed", **known)


def _rich_sources(of: Article, minister: Span) -> tuple[Source, ...]:
    reason = find(of, "they were not allowed to speak")
    anonymity = Anonymity(spans=(find(of, "asked not to be named"),), reason=reason)
    title = of.mention(minister.start, minister.end, "title")
    short = of.mention(of.text.index("minister"), of.text.index("minister") + 8, "description",
                       of=minister)  # fmt: skip
    return (
        Source(id="s1", name="Ada Quist", kind="government", naming="named", role="Water Minister",
               standing="decision maker", mentions=(short, title)),
        Source(id="s2", name="State television", kind="media", naming="named",
               mentions=(mention(of, "State television"),)),
        Source(id="s3", name="the army", kind="military", naming="named",
               mentions=(mention(of, "the army"),)),
        Source(id="s4", name="Bo Lind", kind="ngo", naming="named", affiliation="Aid Now",
               mentions=(mention(of, "Bo Lind"),)),
        Source(id="s5", name="Two officials", naming="unnamed", count=2, specificity="described",
               anonymity=anonymity, mentions=(mention(of, "Two officials"),)),
        Source(id="s6", name="The mayor of Orra", kind="person", naming="unnamed",
               mentions=(mention(of, "The mayor of Orra"),)),
    )  # fmt: skip


def _rich_attributions(of: Article, minister: Span) -> tuple[Attribution, ...]:
    def made(number: int, sources: str, content: str, cue: str, who: Span, **known: Any) -> Any:
        start = of.text.index(content)
        given = {"form": "indirect", "act": "asserts", "confidence": 0.9, **known}
        return Attribution(
            id=f"a{number}", sources=(sources,), source_spans=(who,), cue_spans=(find(of, cue),),
            content_spans=(of.span(start, start + len(content)),), **given,
        )  # fmt: skip

    return (
        made(1, "s1", "The dam at Lake Orra will not fail if the rain stops", "said",
             minister, claims=("c1",), act="predicts"),
        made(2, "s2", "the army as saying 12 people had reportedly died", "quoted",
             find(of, "State television")),
        made(3, "s3", "12 people had reportedly died", "as saying", find(of, "the army"),
             claims=("c2",), relayed_by="a2", confidence=0.6),
        made(4, "s4", '"We counted 15 dead,"', "wrote on Twitter", find(of, "Bo Lind"),
             claims=("c3",), form="direct", channel="Twitter", confidence=0.97),
        made(5, "s5", 'the gates were "badly rusted" for years', "said",
             find(of, "Two officials"), claims=("c4",), form="mixed", act="criticizes",
             strength="charged", confidence=0.4, unsure=True),
    )  # fmt: skip


def three_reports() -> list[Report]:
    """Three articles; one speaker is in the first two, one may be in the first and the third."""
    return [
        _short("Ada Quist of Orra Council said the dam holds. It rained for days.", "Ada Quist",
               "the dam holds", "Monday paper"),
        _short("Ada Quist of Orra Council said the gates were shut. The lake rose.", "Ada Quist",
               "the gates were shut", "Tuesday paper"),
        _short("Quist said nobody was told. The valley is empty.", "Quist", "nobody was told",
               "Wednesday paper"),
    ]  # fmt: skip


def _short(text: str, who: str, what: str, outlet: str) -> Report:
    of = article(text, title=f"From the {outlet}", outlet=outlet, language="en")
    own = find(of, text[text.index(". ") + 2 :])
    name, content = find(of, who), find(of, what)
    return Report(
        article=of,
        sources=(Source(id="s1", name=who, kind="person", naming="named",
                        mentions=(mention(of, who),)),),
        claims=(_claim("c1", content), Claim(id="c2", text=own.text, spans=(own,), voice="outlet")),
        attributions=(
            Attribution(id="a1", sources=("s1",), claims=("c1",), source_spans=(name,),
                        cue_spans=(find(of, "said"),), content_spans=(content,), form="indirect",
                        act="asserts", confidence=0.9),
        ),
        engine=ENGINE,
    )  # fmt: skip


def large_report(claims: int) -> Report:
    """One article of so many claims, with a source for every four of them."""
    lines = [
        f"Speaker {n // 4} of town {n % 7} said that item {n} was seen." for n in range(claims)
    ]
    of = article("\n\n".join(lines), title="A very long list", language="en")
    sources: list[Source] = []
    found: list[Claim] = []
    attributions: list[Attribution] = []
    at = 0
    for number, line in enumerate(lines):
        start = of.text.index(line, at)
        cut = line.index(" of town")
        who = of.mention(start, start + cut)
        what = of.span(start + line.index("that"), start + len(line) - 1)
        if number % 4 == 0:
            sources.append(Source(id=f"s{len(sources) + 1}", name=who.text, naming="named",
                                  kind="person", mentions=(who,)))  # fmt: skip
        found.append(_claim(f"c{number + 1}", what))
        attributions.append(
            Attribution(id=f"a{number + 1}", sources=(f"s{len(sources)}",),
                        claims=(f"c{number + 1}",), source_spans=(of.span(start, start + cut),),
                        cue_spans=(of.span(what.start - 5, what.start - 1),),
                        content_spans=(what,), form="indirect", act="asserts", confidence=0.8)
        )  # fmt: skip
        at = start + len(line)
    return Report(article=of, sources=tuple(sources), claims=tuple(found),
                  attributions=tuple(attributions), engine=ENGINE)  # fmt: skip
