"""Small reports made by hand, for what the audit reads in links, standings and relays."""

from __future__ import annotations

from attrib.model import Attribution, Figure, Link, Report, Silence, Source, Subject
from tests.reports import ENGINE, article, claim, find, mention

TEXT = """Nine die in mine

A blast in the mine killed nine miners on Monday. The owners closed it for a week.

The blast killed nine miners, the union said.

Norcal said that the blast had killed seven miners.

The agency said that the army said that the road was closed.

The figures are in a report by the inspectors. The inspectors did not comment.
"""


def mine() -> Report:
    """A report with links of every reason, a relay of one hand, standings and a silence."""
    of = article(TEXT)
    contents = {
        "c1": find(of, "A blast in the mine killed nine miners on Monday."),
        "c2": find(of, "The owners closed it for a week."),
        "c3": find(of, "The blast killed nine miners"),
        "c4": find(of, "the blast had killed seven miners"),
        "c5": find(of, "the army said that the road was closed"),
        "c6": find(of, "the road was closed"),
    }
    nine = Figure(span=find(of, "nine", after="A blast"), low=9, high=9)
    seven = Figure(span=find(of, "seven"), low=7, high=7, of=find(of, "miners"))
    more: dict[str, dict[str, object]] = {
        "c1": {"tense": "past", "figures": (nine,), "about": ("b1",)},
        "c3": {"about": ("b1",)},
        "c4": {"figures": (seven,), "about": ("b1",)},
    }
    claims = [
        claim(id, span, "outlet" if id < "c3" else "attributed").model_copy(update=more.get(id, {}))
        for id, span in contents.items()
    ]
    who = {
        "s1": (find(of, "the union"), "ngo", "participant"),
        "s2": (find(of, "Norcal"), "company", "participant"),
        "s3": (find(of, "The agency"), "media", None),
        "s4": (find(of, "the army"), "military", None),
        "s5": (find(of, "The inspectors"), "government", None),
    }
    said = [
        ("a1", "s1", "c3", None),
        ("a2", "s2", "c4", None),
        ("a3", "s3", "c5", None),
        ("a4", "s4", "c6", "a3"),
    ]
    return Report(
        article=of,
        sources=tuple(
            Source(
                id=id,
                name=span.text,
                kind=kind,
                naming="named" if id == "s2" else "unnamed",
                standing=standing,
                mentions=(mention(of, span.text),),
            )
            for id, (span, kind, standing) in who.items()
        ),
        claims=tuple(claims),
        attributions=tuple(
            Attribution(
                id=id,
                sources=(source,),
                claims=(made,),
                source_spans=(who[source][0],),
                cue_spans=(find(of, "said", after=who[source][0].text),),
                content_spans=(contents[made],),
                form="indirect",
                act="asserts",
                relayed_by=carrier,
                confidence=0.9,
            )
            for id, source, made, carrier in said
        ),
        silences=(
            Silence(
                id="n1",
                source="s5",
                kind="no comment",
                claims=("c4",),
                spans=(find(of, "did not comment"),),
                source_spans=(find(of, "The inspectors"),),
            ),
        ),
        subjects=(Subject(id="b1", name="mine", kind="other", mentions=(find(of, "the mine"),)),),
        links=(
            Link(kind="same", reason="lost attribution", claims=("c1", "c3"), why="nine miners"),
            Link(kind="differs", reason="figures", claims=("c1", "c4"), why="nine, seven"),
            Link(kind="differs", reason="figures", claims=("c3", "c4"), why="nine, seven"),
        ),
        engine=ENGINE,
    )
