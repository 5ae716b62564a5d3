"""Reports made by hand in which everything that a report can hold occurs, for exports to show."""

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
    MaybeSame,
    Mention,
    Question,
    Report,
    Silence,
    Source,
    Subject,
)
from tests.reports import ENGINE, article, find

TEXT = """\
Dam may fail, engineer says

The dam may fail within two days if rain goes on, state television quoted engineer \
Ana Ruiz as saying.

At least seven people were moved from Sel on Monday, Human Rights Watch (HRW) said. Two officials, \
who asked not to be named because they feared for their jobs, denied that the dam was damaged.

The Interior Ministry did not comment on the damage on Tuesday. Ruiz of the water board was not \
seen again. Five people were moved from Sel, HRW said. The dam was damaged.
"""


def _mention(of: Article, words: str, after: str = "", how: Any = "name") -> Mention:
    return Mention(**find(of, words, after).model_dump(), how=how)


def full_report() -> Report:
    """One article with relays, hedges, figures, dates, subjects, anonymity, links and an audit."""
    of = article(TEXT, title="Dam may fail, engineer says", outlet="The Sel Post",
                 published="2026-11-23", url="https://example.org/dam")  # fmt: skip
    of = of.model_copy(update={"authors": ("Bo Li",), "language": "en"})
    fail = find(of, "The dam may fail within two days if rain goes on")
    seven = find(of, "At least seven people were moved from Sel on Monday")
    damaged = find(of, "that the dam was damaged")
    five = find(of, "Five people were moved from Sel")
    fact = find(of, "The dam was damaged", after="HRW said. The")
    said = find(of, "Ana Ruiz as saying")
    nested = of.span(fail.start, said.end)
    return Report(
        article=of,
        sources=_sources(of),
        claims=(
            Claim(id="c1", text=fail.text, spans=(fail,), voice="attributed", tense="future",
                  hedges=(find(of, "may", after="The dam"),), about=("b1",),
                  conditions=(find(of, "if rain goes on"),)),
            Claim(id="c2", text=seven.text, spans=(seven,), voice="attributed", tense="past",
                  about=("b2",),
                  figures=(Figure(span=find(of, "At least seven"), low=7, high=None,
                                  of=find(of, "people", after="seven")),),
                  dates=(Date(span=find(of, "on Monday"), value="2026-11-23"),)),
            Claim(id="c3", text=damaged.text, spans=(damaged,), voice="attributed", about=("b1",)),
            Claim(id="c4", text=five.text, spans=(five,), voice="attributed", about=("b2",),
                  figures=(Figure(span=find(of, "Five"), low=5, high=5),)),
            Claim(id="c5", text=fact.text, spans=(fact,), voice="outlet", about=("b1",)),
            Claim(id="c6", text="Ruiz of the water board was not seen again",
                  spans=(find(of, "Ruiz of the water board was not seen again"),), voice="outlet",
                  polarity="negated", negations=(find(of, "not", after="water board"),),
                  about=("b3",)),
        ),
        attributions=(
            Attribution(id="a1", sources=("s1",), claims=("c1",), relayed_by="a2",
                        source_spans=(find(of, "engineer Ana Ruiz"),),
                        cue_spans=(find(of, "as saying"),), content_spans=(fail,),
                        form="indirect", act="warns", strength="neutral", confidence=0.9),
            Attribution(id="a2", sources=("s2",), claims=("c1",),
                        source_spans=(find(of, "state television"),),
                        cue_spans=(find(of, "quoted"),), content_spans=(nested,),
                        form="indirect", act="asserts", channel="television", confidence=0.8),
            Attribution(id="a3", sources=("s3",), claims=("c2",),
                        source_spans=(find(of, "Human Rights Watch (HRW)"),),
                        cue_spans=(find(of, "said"),), content_spans=(seven,),
                        form="direct", act="asserts", confidence=0.95),
            Attribution(id="a4", sources=("s4",), claims=("c3",),
                        source_spans=(find(of, "Two officials"),),
                        cue_spans=(find(of, "denied"),), content_spans=(damaged,),
                        form="indirect", act="denies", confidence=0.4, unsure=True),
            Attribution(id="a5", sources=("s3",), claims=("c4",),
                        source_spans=(find(of, "HRW", after="Sel, HRW"),),
                        cue_spans=(find(of, "said", after="Sel, HRW"),), content_spans=(five,),
                        form="indirect", act="asserts", confidence=0.95),
        ),
        silences=(
            Silence(id="n1", source="s5", kind="no comment", claims=("c5",),
                    about=find(of, "the damage"), when=find(of, "on Tuesday"),
                    spans=(find(of, "did not comment on the damage"),),
                    source_spans=(find(of, "The Interior Ministry"),)),
        ),
        links=(
            Link(kind="differs", reason="figures", claims=("c2", "c4"), why="7 or 5 people",
                 spans=(find(of, "At least seven"), find(of, "Five"))),
            Link(kind="same", reason="lost attribution", claims=("c3", "c5"), why="the damage"),
        ),
        subjects=(
            Subject(id="b1", name="dam", kind="other",
                    mentions=(find(of, "The dam"), find(of, "the dam"))),
            Subject(id="b2", name="Sel", kind="place", mentions=(find(of, "Sel"),)),
            Subject(id="b3", name="Ruiz", kind="person", source="s1",
                    mentions=(find(of, "Ruiz of the water board"),)),
        ),
        audit=Audit(
            findings=(Finding(rule="lost-attribution", level="warning", of=("c5",),
                              message="stated as fact, denied elsewhere", spans=(fact,)),),
            ask_next=(Question(claim="c5", reasons=("nobody is credited",), rank=1),),
        ),
        engine=ENGINE,
    )  # fmt: skip


def _sources(of: Article) -> tuple[Source, ...]:
    anonymity = Anonymity(
        spans=(find(of, "asked not to be named"),),
        reason=find(of, "because they feared for their jobs"),
    )
    return (
        Source(id="s1", name="Ana Ruiz", kind="person", naming="named", role="engineer",
               standing="expert", maybe_same=(MaybeSame(source="s6", why="the same last name"),),
               mentions=(_mention(of, "engineer Ana Ruiz"),)),
        Source(id="s2", name="state television", kind="media", naming="unnamed",
               specificity="described",
               mentions=(_mention(of, "state television", how="description"),)),
        Source(id="s3", name="Human Rights Watch", kind="ngo", naming="named",
               mentions=(_mention(of, "Human Rights Watch (HRW)"),
                         _mention(of, "HRW", after="Sel, HRW", how="initials"))),
        Source(id="s4", name="two officials", kind="government", naming="unnamed", count=2,
               specificity="described", anonymity=anonymity,
               mentions=(_mention(of, "Two officials", how="description"),)),
        Source(id="s5", name="Interior Ministry", kind="government", naming="named",
               mentions=(_mention(of, "The Interior Ministry"),)),
        Source(id="s6", name="Ruiz", kind="person", naming="named", former=True, role="member",
               affiliation="water board",
               maybe_same=(MaybeSame(source="s1", why="the same last name"),),
               mentions=(_mention(of, "Ruiz of the water board"),)),
    )  # fmt: skip


def short_report(line: str, *sources: tuple[str, str | None], **known: Any) -> Report:
    """A report of one line, with the sources that it names: `(name, kind)` as the line has it."""
    of = article(line)
    found = tuple(
        Source(id=f"s{number}", name=name.split(" (")[0], kind=kind, naming="named",
               mentions=(_mention(of, name),), **known)
        for number, (name, kind) in enumerate(sources, start=1)
    )  # fmt: skip
    claims = tuple(
        Claim(id=f"c{number}", text=line, spans=(of.span(0, len(line)),), voice="attributed")
        for number in range(1, len(found) + 1)
    )
    said = tuple(
        Attribution(id=f"a{number}", sources=(source.id,), claims=(f"c{number}",),
                    content_spans=(of.span(0, len(line)),), form="indirect", act="asserts",
                    confidence=0.9)
        for number, source in enumerate(found, start=1)
    )  # fmt: skip
    return Report(article=of, sources=found, claims=claims, attributions=said, engine=ENGINE)
