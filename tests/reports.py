"""Reports made by hand, so that stages after the parse can be tested without the model."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from attrib.model import (
    Article,
    Attribution,
    Block,
    Claim,
    Engine,
    Link,
    Mention,
    Report,
    Silence,
    Source,
    Span,
)

SEED = Path(__file__).parent.parent / "seeds" / "seed-article.txt"
ENGINE = Engine(attrib="0", model="by hand", model_sha256="0" * 64)


def article(text: str, **known: str) -> Article:
    """An article of `text`: the first line is its headline, every other line a paragraph."""
    blocks = tuple(
        Block(kind="paragraph" if line.start() else "headline", start=line.start(), end=line.end())
        for line in re.finditer(r"\S(?:[^\n]*\S)?", text)
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=f"a{digest[:12]}", text=text, sha256=digest, blocks=blocks, **known)


def find(of: Article, words: str, after: str = "") -> Span:
    """The first place of `words`, or the first at or after the place of `after`."""
    start = of.text.index(words, of.text.index(after))
    return of.span(start, start + len(words))


def mention(of: Article, words: str, after: str = "") -> Mention:
    """The same place as a mention of a source."""
    return Mention(**find(of, words, after).model_dump())


def claim(id: str, span: Span, voice: str = "attributed") -> Claim:
    """The claim that is one span."""
    return Claim(id=id, text=span.text, spans=(span,), voice=voice)


def seed_report() -> Report:
    """What a careful reader finds in the article of `seeds/`."""
    of = article(SEED.read_text(encoding="utf-8"))
    contents = {
        "c1": find(of, "Russia's airstrikes in Syria’s Idlib spark concern"),
        "c2": Span(
            start=(start := of.text.index("A new round of killing by Russia")),
            end=(end := of.text.index(", the former head")),
            text=of.text[start:end],
        ),
        "c3": find(of, of.text[of.text.index('"Under') : of.text.index(" he wrote")]),
        "c4": find(of, of.text[of.text.index("At least seven") : of.text.index(", a war")]),
        "c5": find(of, of.text[of.text.index("15 people") : of.text.index(".\n\nThe monitoring")]),
        "c6": find(of, "some of the killed were civilians"),
        "c7": find(of, "prohibited cluster bombs were used in the attack"),
        "c8": find(
            of, of.text[of.text.index('"Today') : of.text.index(" the White Helmets said s")]
        ),
    }
    outlet = [
        "is a key backer of Bashar Assad's regime",
        *re.findall(r"[^.\n]+\.", of.text[of.text.index("With Russian and") :]),
    ]
    claims = [claim(id, span) for id, span in contents.items()]
    for number, sentence in enumerate(outlet, start=len(claims) + 1):
        claims.append(claim(f"c{number}", find(of, sentence.strip()), "outlet"))
    return Report(
        article=of.model_copy(update={"title": of.text.split("\n")[0], "language": "en"}),
        sources=_seed_sources(of),
        claims=tuple(claims),
        attributions=_seed_attributions(of, contents),
        silences=(
            Silence(
                id="n1",
                source="s4",
                kind="no comment",
                about=find(of, "the raid"),
                spans=(find(of, "did not comment immediately on the raid"),),
                source_spans=(find(of, "Russia", after="Russia, which did not"),),
            ),
        ),
        links=(Link(kind="same", reason="agreement", claims=("c7", "c8"), why="cluster bombs"),),
        engine=ENGINE,
    )


def _seed_sources(of: Article) -> tuple[Source, ...]:
    return (
        Source(
            id="s1",
            name="Kenneth Roth",
            kind="person",
            naming="named",
            role="former head",
            affiliation="Human Rights Watch",
            mentions=(
                mention(of, "Former HRW chief"),
                mention(of, "the former head of the Human Rights Watch (HRW) Kenneth Roth"),
                mention(of, "he", after="he wrote on Twitter"),
            ),
        ),
        Source(
            id="s2",
            name="Syrian Observatory for Human Rights",
            kind="ngo",
            naming="named",
            mentions=(
                mention(of, "a war monitor"),
                mention(of, "The Syrian Observatory for Human Rights"),
                mention(of, "The monitoring group"),
            ),
        ),
        Source(
            id="s3",
            name="White Helmets",
            kind="ngo",
            naming="named",
            mentions=(
                mention(of, "the White Helmets"),
                mention(of, "the White Helmets", after="the White Helmets said similarly"),
            ),
        ),
        Source(
            id="s4",
            name="Russia",
            kind="government",
            naming="named",
            mentions=(mention(of, "Russia", after="Russia, which did not"),),
        ),
    )


def _seed_attributions(of: Article, contents: dict[str, Span]) -> tuple[Attribution, ...]:
    roth = find(of, "the former head of the Human Rights Watch (HRW) Kenneth Roth")
    return (
        Attribution(
            id="a1",
            sources=("s1",),
            claims=("c1",),
            source_spans=(find(of, "Former HRW chief"),),
            cue_spans=(find(of, ":"),),
            content_spans=(contents["c1"],),
            form="indirect",
            act="asserts",
            confidence=0.81,
        ),
        Attribution(
            id="a2",
            sources=("s1",),
            claims=("c2",),
            source_spans=(roth,),
            cue_spans=(find(of, "said on Thursday"),),
            content_spans=(contents["c2"],),
            form="indirect",
            act="asserts",
            confidence=0.95,
        ),
        Attribution(
            id="a3",
            sources=("s1",),
            claims=("c3",),
            source_spans=(find(of, "he", after="he wrote on Twitter"),),
            cue_spans=(find(of, "wrote on Twitter"),),
            content_spans=(contents["c3"],),
            form="direct",
            act="asserts",
            channel="Twitter",
            confidence=0.97,
        ),
        Attribution(
            id="a4",
            sources=("s2", "s3"),
            claims=("c4",),
            source_spans=(find(of, "a war monitor"), find(of, "the White Helmets")),
            cue_spans=(find(of, "said", after="a war monitor"),),
            content_spans=(contents["c4"],),
            form="indirect",
            act="asserts",
            confidence=0.92,
        ),
        Attribution(
            id="a5",
            sources=("s2",),
            claims=("c5",),
            source_spans=(find(of, "The Syrian Observatory for Human Rights"),),
            cue_spans=(find(of, "said", after="The Syrian Observatory"),),
            content_spans=(contents["c5"],),
            form="indirect",
            act="asserts",
            confidence=0.94,
        ),
        Attribution(
            id="a6",
            sources=("s2",),
            claims=("c6", "c7"),
            source_spans=(find(of, "The monitoring group"),),
            cue_spans=(find(of, "said", after="The monitoring group"),),
            content_spans=(of.span(contents["c6"].start, contents["c7"].end),),
            form="indirect",
            act="asserts",
            confidence=0.9,
        ),
        Attribution(
            id="a7",
            sources=("s3",),
            claims=("c8",),
            source_spans=(find(of, "the White Helmets", after="the White Helmets said similarly"),),
            cue_spans=(find(of, "said similarly"),),
            content_spans=(contents["c8"],),
            form="direct",
            act="asserts",
            confidence=0.96,
        ),
    )


def hostile_report() -> Report:
    """An article whose text and names are markup, scripts, odd characters and reserved names."""
    names = (
        "</script><script>window.hacked = 1</script>",
        '"><img src=x onerror="window.hacked = 2">',
        '<a href="javascript:window.hacked = 3">href</a>',
        "__proto__",
        "constructor",
        "{{ 7 * 7 }} \u202e\u200bevil \u2028 \u2029 <!-- 😀 مصدر",
        "x" * 10_000,
    )
    lines = ["<h1>Who & what</h1> </title><script>window.hacked = 4</script>"]
    lines += [
        f"{name} said that <b>{number}</b> &amp; --> ]]> happened."
        for number, name in enumerate(names)
    ]
    of = article("\n\n".join(lines), title=lines[0], outlet=names[1], url=names[2])
    sources, claims, attributions = [], [], []
    for number, name in enumerate(names, start=1):
        who = find(of, name, after=lines[number])
        what = find(of, f"that <b>{number - 1}</b> &amp; --> ]]> happened")
        sources.append(
            Source(
                id=f"s{number}",
                name=name,
                role=name,
                naming="named",
                mentions=(mention(of, name, after=lines[number]),),
            )
        )
        claims.append(claim(f"c{number}", what))
        attributions.append(
            Attribution(
                id=f"a{number}",
                sources=(f"s{number}",),
                claims=(f"c{number}",),
                source_spans=(who,),
                cue_spans=(of.span(what.start - 5, what.start - 1),),
                content_spans=(what,),
                form="indirect",
                act="alleges",
                channel=name[:200],
                confidence=0.3,
                unsure=True,
            )
        )
    return Report(
        article=of,
        sources=tuple(sources),
        claims=(*claims, claim("c8", find(of, lines[0]), "outlet")),
        attributions=tuple(attributions),
        links=(Link(kind="differs", reason="denial", claims=("c1", "c2"), why=names[0]),),
        engine=ENGINE,
    )
