"""Tables and the marked article: all that was found, in the columns there are."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from attrib.cli.marked import marked_article
from attrib.cli.screen import Screen
from attrib.cli.sourcing import sources_table, sources_why
from attrib.cli.tables import claims_table, parse_table
from attrib.listing import claim_rows, source_rows
from attrib.model import Anonymity, Attribution, Claim, MaybeSame, Report
from tests.reports import ENGINE, article, find, hostile_report, mention, seed_report

PLAIN = Screen()


def views(report: Report, screen: Screen) -> list[str]:
    return [
        parse_table(report, screen),
        sources_table(report, source_rows(report), screen),
        sources_why(report, screen),
        claims_table(report, claim_rows(report), screen),
        marked_article(report, screen),
    ]


def column(table: str, name: str) -> str:
    """The words of one column, joined; its header says where it starts and ends."""
    lines = table.splitlines()
    header = next(line for line in lines if name in line.split())
    start = header.index(name)
    following = re.search(r"\s{2,}\S", header[start:])
    end = start + following.end() - 1 if following else None
    body = lines[lines.index(header) + 2 :]
    return " ".join(" ".join(line[start:end] for line in body).split())


def test_the_table_tells_every_claim_with_its_source(report: Report) -> None:
    table = parse_table(report, PLAIN)
    said = column(table.partition("No answer")[0], "Says")
    for attribution in report.attributions:
        for id in attribution.claims:
            assert " ".join(report.claim(id).text.split()) in said
    assert "4 sources, 7 attributions, 1 silence, 10 statements in the outlet's own voice" in table
    assert "Syrian Observatory for Human Rights and White Helmets" in column(table, "Source")


def test_the_table_tells_silences_and_the_outlets_own_statements(report: Report) -> None:
    _, _, rest = parse_table(report, PLAIN).partition("No answer\n")
    silence, _, outlet = rest.partition("In the outlet's own voice (10)\n")
    assert silence.split() == [
        *["Russia", "did", "not", "comment", "immediately", "on", "the", "raid"],
        *["no", "comment"],
    ]
    assert len(re.findall(r"^ *c\d+  \S", outlet, flags=re.MULTILINE)) == 10


def test_words_left_out_between_two_pieces_are_marked() -> None:
    text = '"We have won," she said. "It is over."'
    of = article(text)
    pieces = (find(of, '"We have won,"'), find(of, '"It is over."'))
    told = Attribution(
        id="a1",
        claims=("c1",),
        cue_spans=(find(of, "said"),),
        content_spans=pieces,
        form="direct",
        act="asserts",
        confidence=0.9,
    )
    won = Claim(id="c1", text=" ".join(p.text for p in pieces), spans=pieces, voice="attributed")
    report = Report(article=of, claims=(won,), attributions=(told,), engine=ENGINE)
    assert '"We have won," … "It is over."' in parse_table(report, PLAIN)
    assert '"We have won," … "It is' in claims_table(report, claim_rows(report), PLAIN)


def test_where_the_article_is_from_is_told_as_far_as_it_is_known(report: Report) -> None:
    known = {"outlet": "The Daily", "published": "2022-09-08", "authors": ("A. Lee", "B. Berg")}
    article = report.article.model_copy(update=known)
    table = parse_table(report.model_copy(update={"article": article}), PLAIN)
    assert table.splitlines()[1] == "The Daily · 2022-09-08 · A. Lee, B. Berg"


def test_a_report_without_attribution_says_so() -> None:
    text = "The bridge opens at noon."
    empty = Report(article=article(text), engine=ENGINE)
    assert "Nobody is credited with anything" in parse_table(empty, PLAIN)
    assert "Nobody is credited with anything" in marked_article(empty, PLAIN)
    assert "credits nobody" in sources_table(empty, [], PLAIN)
    assert text in marked_article(empty, PLAIN)


def test_what_is_unsure_or_relayed_says_so(report: Report) -> None:
    told = report.attributions[0].model_copy(
        update={"unsure": True, "confidence": 0.31, "relayed_by": "a2", "sources": ()}
    )
    changed = report.model_copy(update={"attributions": (told, *report.attributions[1:])})
    table = parse_table(changed, PLAIN)
    assert "unsure (0.31)" in table
    assert "not named" in table
    assert "7 attributions (1 unsure)" in table
    assert "[nobody named?: " in marked_article(changed, PLAIN)


def test_who_passes_words_on_is_named(report: Report) -> None:
    army, outlet = report.attributions[0], report.attributions[1]
    names = " and ".join(report.source(id).name for id in outlet.sources)
    assert names
    carried = army.model_copy(update={"relayed_by": outlet.id})
    changed = report.model_copy(update={"attributions": (carried, *report.attributions[1:])})
    wide = Screen(200)
    for table in (parse_table(changed, wide), claims_table(changed, claim_rows(changed), wide)):
        assert f"via {names}" in column(table.partition("No answer")[0], "How")
    nameless = outlet.model_copy(update={"sources": ()})
    changed = report.model_copy(
        update={"attributions": (carried, nameless, *report.attributions[2:])}
    )
    assert "via somebody not named" in column(parse_table(changed, wide), "How")


@pytest.mark.parametrize("report", [seed_report(), hostile_report()], ids=["seed", "hostile"])
@pytest.mark.parametrize("width", [40, 80, 132])
def test_every_view_fits_the_screen(report: Report, width: int) -> None:
    for view in views(report, Screen(width)):
        assert max(map(cell_len, view.splitlines())) <= width


def test_no_view_lets_the_article_speak_to_the_terminal() -> None:
    for view in views(hostile_report(), PLAIN):
        assert not [c for c in view if c != "\n" and unicodedata.category(c) in {"Cc", "Cf"}]


def test_without_colour_brackets_say_who(report: Report) -> None:
    shown = " ".join(marked_article(report, PLAIN).split())
    assert (
        'will targeting of civilians in Idlib now resume?"] <s1: he> _wrote on Twitter_.' in shown
    )
    assert "<s2: a war monitor> and <s3: the White Helmets> _said_." in shown
    assert "<s4: Russia>, which [s4 silent: did not comment immediately on the raid]" in shown


def test_taking_the_marks_away_gives_the_article_back(report: Report) -> None:
    shown = marked_article(report, PLAIN).partition("\n\ns1  Kenneth Roth")[0]
    bare = re.sub(r"\[s\d[^:]*: |<s\d[^:]*: |[]>_]", "", shown)
    assert bare.split() == report.article.text.split()


def test_every_mention_of_a_source_is_marked_where_it_does_not_speak_too(report: Report) -> None:
    roth = report.source("s1")
    later = mention(report.article, "Russia", after="With Russian and")
    russia = report.source("s4").model_copy(
        update={"mentions": (*report.source("s4").mentions, later)}
    )
    assert roth.id != russia.id
    changed = report.model_copy(update={"sources": (*report.sources[:3], russia)})
    shown = marked_article(changed, PLAIN)
    assert shown.count("<s4: Russia>") == 2
    coloured = marked_article(changed, Screen(200, colour=True))
    assert coloured.count("\x1b[1;33mRussia\x1b[0m") == 2


def test_sources_say_what_each_is_and_where_it_first_speaks(report: Report) -> None:
    roth = report.source("s1").model_copy(update={"standing": "expert"})
    told = report.model_copy(update={"sources": (roth, *report.sources[1:])})
    table = sources_table(told, source_rows(told), PLAIN)
    what = column(table, "What")
    assert what.startswith("person named expert ngo named")
    assert column(table, "Claims").startswith("3 1 direct 2 indirect 4 4 indirect")
    assert column(table, "First") == "headline par. 4 par. 4 -"


def test_why_tells_each_mention_with_its_reason_and_what_is_left_open(report: Report) -> None:
    of = report.article
    first = mention(of, "the former head of the Human Rights Watch (HRW) Kenneth Roth")
    he = of.mention(
        *((start := of.text.index("he wrote on Twitter")), start + 2),
        how="pronoun",
        of=of.span(first.start, first.end),
    )
    roth = report.source("s1").model_copy(
        update={
            "mentions": (first, he),
            "resolved": False,
            "maybe_same": (MaybeSame(source="s3", why="only they speak"),),
            "anonymity": Anonymity(spans=(of.span(0, 6),), reason=of.span(7, 12)),
        }
    )
    told = report.model_copy(update={"sources": (roth, *report.sources[1:])})
    why = " ".join(sources_why(told, Screen(200)).split())
    assert 'he pronoun, as "Kenneth Roth"' in why
    assert "unresolved: the text does not say who this is" in why
    assert "may be the same as s3 White Helmets: only they speak" in why
    assert f"no name given: {of.text[:6]} ({of.text[7:12]})" in why


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"kind": "person", "naming": "unnamed", "count": 1}, "person unnamed person"),
        (
            {"kind": "crowd", "naming": "unnamed", "count": 2, "specificity": "placed"},
            "crowd unnamed group body or access told 2 of them",
        ),
        ({"kind": "document", "naming": "unnamed", "count": 1}, "unnamed document"),
        ({"kind": None, "naming": "named"}, "unknown named"),
    ],
)
def test_an_unnamed_source_says_whether_it_is_one_or_many(
    report: Report, known: dict[str, object], shown: str
) -> None:
    source = report.source("s1").model_copy(update=known)
    told = report.model_copy(update={"sources": (source, *report.sources[1:])})
    table = sources_table(told, source_rows(told)[:1], PLAIN)
    assert column(table, "What") == shown


def test_with_colour_contents_have_their_sources_and_cues_are_underlined(report: Report) -> None:
    shown = marked_article(report, Screen(200, colour=True))
    assert "\x1b[35msome of the killed were civilians" in shown
    assert "\x1b[4;35msaid\x1b[0m" in shown
    assert "\x1b[1;32mthe White Helmets\x1b[0m" in shown


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), st.integers(40, 100))
def test_any_article_fits_and_is_shown_in_full(text: str, width: int) -> None:
    report = Report(article=article(text), engine=ENGINE)
    shown = marked_article(report, Screen(width))
    assert max(map(cell_len, shown.splitlines())) <= width
    letters = [c for c in text if unicodedata.category(c)[0] in "LN"]
    assert not set(letters) - set(shown)
