"""Whatever the article holds, nothing of it runs, and nothing is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from attrib.model import Attribution, Claim, Report, Source, Subject
from tests.export.conftest import Reading
from tests.reports import ENGINE, article, find, mention

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_markup_of_the_article_runs_nothing(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        for button in page.table().locator("button").all():
            button.click()
            assert page.tab.locator("#choice script, #choice img, #choice a").count() == 0
        page.tab.click("#graph-tab")
        page.tab.click("#filters summary")
        for box in page.tab.locator("#filter-sheet input[name=source]").all():
            box.click()
        page.tab.keyboard.press("Escape")
        for piece in page.tab.locator(".texts span").all()[:8]:
            piece.click()
        page.tab.hover("#graph", position={"x": 120, "y": 60})
        page.tab.wait_for_timeout(500)
        assert page.tab.evaluate("window.hacked") is None
        assert page.tab.locator("script").count() == 3
        assert page.tab.locator("img, a:not(.skip)").count() == 0


def test_names_of_javascript_properties_are_names(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        for name in ("__proto__", "constructor"):
            page.tab.fill("#search", name)
            page.tab.press("#search", "Enter")
            assert page.tab.inner_text("#choice h2") == name
            assert "unsure" in page.panel()
            assert len(page.drawn()) == 2


def test_odd_characters_and_long_names_change_no_box(reading: Reading, hostile: Report) -> None:
    with reading(hostile) as page:
        shown = "\n".join(
            line
            for lines in page.tab.evaluate("claimGraph.data.nodes.map((n) => n.boxes[0][6])")
            for line in lines
        )
        for hidden in "\u202e\u200b\u2028\u2029":
            assert hidden not in shown
        assert "xxxxx" in shown
        assert max(map(len, shown.split("\n"))) < 80
        widths = page.tab.evaluate("claimGraph.data.nodes.map((n) => n.boxes[0][2])")
        assert max(widths) <= 400
        listed = page.tab.locator(".everyone li")
        heights = listed.evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().height)"
        )
        assert max(heights) < 140
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 1400


def test_hostile_articles_beside_another_change_nothing_in_it(
    reading: Reading, seed: Report, hostile: Report
) -> None:
    with reading(seed, hostile) as page:
        assert page.tab.locator(".texts article").count() == 2
        page.choose("some of the killed")
        assert page.lit() == "some of the killed were civilians"
        page.choose("that <b>4</b>")
        assert "constructor" in page.panel()


def test_the_policy_stops_what_gets_in_all_the_same(
    browser: Browser, exported: Callable[..., Path], seed: Report
) -> None:
    url = exported(seed).as_uri()
    tab = browser.new_page()
    refused: list[str] = []
    tab.on("console", lambda message: refused.append(message.text))
    tab.on("request", lambda request: refused.append(request.url))
    tab.goto(url)
    tab.wait_for_selector("html[data-ready]")
    assert refused == [url]
    tab.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.hacked = 1';
          document.body.append(script);
          const holder = document.createElement('div');
          holder.innerHTML = '<img src="https://example.org/x.png" onerror="window.hacked = 2">';
          document.body.append(holder);
        }"""
    )
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.hacked") is None
    assert sum("Content Security Policy" in line for line in refused) >= 2
    tab.close()


PROPERTIES = ("toString", "hasOwnProperty", "valueOf", "prototype", "length")


def test_names_of_properties_as_subject_channel_and_figure_are_words(reading: Reading) -> None:
    of = article("toString told __proto__ that constructor fell to valueOf.")
    who, what = find(of, "toString"), find(of, "constructor fell to valueOf")
    name = find(of, "constructor")
    made = Claim(
        id="c1", text=what.text, spans=(what,), voice="attributed", about=("b1",),
        hedges=(find(of, "fell"),),
    )  # fmt: skip
    report = Report(
        article=of,
        sources=(Source(id="s1", name="toString", naming="named", role="__proto__",
                        mentions=(mention(of, "toString"),)),),
        claims=(made,),
        subjects=(Subject(id="b1", name="constructor", kind="other",
                          mentions=(find(of, "constructor"),)),),
        attributions=(
            Attribution(id="a1", sources=("s1",), claims=("c1",), source_spans=(who,),
                        cue_spans=(find(of, "told"),), content_spans=(what,), form="indirect",
                        act="asserts", channel="__proto__", confidence=0.9),
        ),
        engine=ENGINE,
    )  # fmt: skip
    assert name.text in what.text
    with reading(report) as page:
        page.choose("fell to valueOf")
        for fact in ("toString", "where __proto__", "speaks of constructor"):
            assert fact in page.panel()
        for word in PROPERTIES:
            page.tab.fill("#search", word)
            page.tab.press("#search", "Enter")
            there = word in ("toString", "valueOf")
            assert page.status() == ("Showing 3 of 4" if there else "Nothing found")


def test_emoji_and_other_directions_move_no_words(reading: Reading) -> None:
    first = (
        "\U0001f469\u200d\U0001f680\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1f8\U0001f1fe"
    )
    arabic = "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631"
    of = article(
        f"{first} Ann \U0001f600 said \u200bthe \u202edam\u202c holds \U0001f30a.\n\n{arabic} Bo."
    )
    who, what = find(of, "Ann \U0001f600"), find(of, "the \u202edam\u202c holds \U0001f30a")
    report = Report(
        article=of,
        sources=(Source(id="s1", name="Ann \U0001f600", naming="named",
                        mentions=(mention(of, "Ann \U0001f600"),)),),
        claims=(Claim(id="c1", text=what.text, spans=(what,), voice="attributed"),),
        attributions=(
            Attribution(id="a1", sources=("s1",), claims=("c1",), source_spans=(who,),
                        cue_spans=(find(of, "said"),), content_spans=(what,), form="indirect",
                        act="asserts", confidence=0.9),
        ),
        engine=ENGINE,
    )  # fmt: skip
    with reading(report) as page:
        page.tab.locator(".texts .content").click()
        assert page.tab.locator(".texts .lit").all_text_contents() == [what.text]
        assert page.tab.locator("#choice mark").all_text_contents() == [what.text]
        directions = page.tab.locator(".texts p").evaluate_all(
            "(all) => all.map((e) => getComputedStyle(e).direction)"
        )
        assert directions == ["ltr", "rtl"]
        label = page.tab.evaluate("claimGraph.data.nodes.map((n) => n.boxes[0][6].join(' '))")
        assert "the dam holds \U0001f30a" in label


def test_a_name_of_ten_thousand_letters_breaks_no_phone(reading: Reading, hostile: Report) -> None:
    with reading(hostile, viewport={"width": 390, "height": 844}) as page:
        page.tab.fill("#search", "xxxxxxxxxx")
        page.tab.press("#search", "Enter")
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 390
        page.table()
        assert page.tab.evaluate("document.documentElement.scrollWidth") <= 390
