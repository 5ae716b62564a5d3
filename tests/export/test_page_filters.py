"""A reader finds and filters; the view is in the address, and comes back with it."""

from __future__ import annotations

from attrib.model import Report
from tests.export.conftest import Reading
from tests.export.pages import large_report


def ids(report: Report, *local: str) -> set[str]:
    return {f"{report.article.id}/{id}" for id in local}


def test_search_finds_a_name(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.fill("#search", "White Helmets")
        page.tab.wait_for_selector(".chip")
        assert page.drawn() == ids(seed, "s2", "s3", "c4", "c8") - ids(seed, "s2")
        assert page.status() == "Showing 3 of 24"
        rows = page.table().all_inner_texts()
        assert len(rows) == 2
        assert all("White Helmets" in row for row in rows)
        page.tab.press("#search", "Enter")
        assert "White Helmets" in page.panel()
        page.tab.fill("#search", "nobody of this name")
        page.tab.press("#search", "Enter")
        assert page.status() == "Nothing found"
        page.tab.fill("#search", "")
        page.tab.press("#search", "Enter")
        assert page.table().count() == 20


def test_search_reads_the_text_whatever_its_case_and_accents(
    reading: Reading, seed: Report
) -> None:
    with reading(seed) as page:
        page.tab.fill("#search", "turkiye")
        page.tab.press("#search", "Enter")
        rows = page.table().all_inner_texts()
        assert len(rows) == 2
        assert all("Türkiye" in row for row in rows)
        hits = page.tab.locator(".texts .hit").all_inner_texts()
        assert hits
        assert all("Türkiye" in hit for hit in hits)


FILTERS = [
    ("Ada Quist", "source", {"s1", "c1", "b1"}),
    ("military", "kind", {"s3", "c2", "s2"}),
    ("unnamed", "naming", {"s5", "c4", "s6", "n1"}),
    ("mixed", "form", {"s5", "c4"}),
    ("predicts", "act", {"s1", "c1", "b1"}),
    ("no answer", "voice", {"s6", "n1"}),
    ("in the article’s own voice", "voice", {"article", "c5", "b1"}),
]


def test_each_filter_keeps_what_it_names(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        everything = page.drawn()
        for label, name, left in FILTERS:
            page.filter(label)
            assert page.drawn() == ids(rich, *left), label
            assert f"#{name}=" in page.fragment()
            assert page.status() == f"Showing {len(left)} of {len(everything)}"
            page.filter(label)
            assert page.drawn() == everything
            assert page.fragment() == ""


def test_filters_of_one_kind_add_up_and_of_two_kinds_narrow(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.filter("predicts")
        page.filter("criticizes")
        assert page.drawn() == ids(rich, "s1", "c1", "b1", "s5", "c4")
        page.filter("unnamed")
        assert page.drawn() == ids(rich, "s5", "c4")
        page.tab.keyboard.press("Escape")
        page.tab.locator(".chip", has_text="Show everything").click()
        assert page.status() == ""


def test_only_what_is_sure_enough(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.tab.click("#filters summary")
        page.tab.locator("#least").fill("0.9")
        assert page.drawn() == ids(rich, "s1", "c1", "b1", "s4", "c3")
        assert "least=0.9" in page.fragment()


def test_only_what_agrees_or_differs_and_without_the_outlet(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.filter("Only what agrees or differs")
        assert page.drawn() == ids(rich, "s2", "s3", "c2", "s4", "c3")
        page.filter("Only what agrees or differs")
        page.filter("Without the outlet")
        assert page.drawn().isdisjoint(ids(rich, "article", "c5"))
        assert ids(rich, "c1", "c4", "n1") < page.drawn()


def test_focus_on_a_source_and_what_it_touches(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.tab.locator("#choice button", has_text="Bo Lind").click()
        page.tab.click("#focus")
        assert page.drawn() == ids(rich, "s4", "c3", "s3", "c2", "s2")
        page.tab.click("#focus")
        assert len(page.drawn()) == 14


def test_an_article_is_a_filter(reading: Reading, three: list[Report]) -> None:
    with reading(*three) as page:
        page.filter("From the Tuesday paper")
        first, second = three[0].article.id, three[1].article.id
        assert page.drawn() == {f"{first}/s1", *ids(three[1], "c1", "c2", "article")}
        assert f"article={second}" in page.fragment()


def test_the_address_holds_the_view_and_brings_it_back(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.filter("asserts")
        page.tab.fill("#search", "dead")
        page.tab.press("#search", "Enter")
        page.table()
        page.tab.locator("th button", has_text="Form").click()
        page.choose("15 dead")
        fragment = page.tab.evaluate("location.hash")
        drawn, panel = page.drawn(), page.panel()
    with reading(rich, fragment=fragment) as page:
        assert page.drawn() == drawn
        assert page.panel() == panel
        assert page.tab.input_value("#search") == "dead"
        assert page.tab.locator("#table-view").is_visible()
        assert page.tab.locator("th[aria-sort=ascending]").inner_text().startswith("Form")
        assert page.tab.evaluate("location.hash") == fragment


def test_an_address_of_nonsense_shows_the_page(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        for fragment in (
            "#choose=__proto__&focus=constructor&source=toString",
            "#least=NaN&view=x&sort=__proto__",
            "#%E0%A4%A&find=%",
        ):
            page.tab.evaluate("(fragment) => { location.hash = fragment; }", fragment)
            page.tab.wait_for_timeout(50)
            assert page.tab.locator("#graph canvas").is_visible()
            page.table()


def test_hidden_boxes_leave_no_gaps(reading: Reading, seed: Report) -> None:
    height = """() => {
      const ys = claimGraph.network.body.data.nodes.get().map((node) => node.y);
      return Math.max(...ys) - Math.min(...ys);
    }"""
    with reading(seed) as page:
        before = page.tab.evaluate(height)
        page.filter("Kenneth Roth")
        page.filter("Russia")
        assert page.tab.evaluate(height) < before / 2


def test_above_a_limit_the_page_says_how_many_and_how_to_see_the_rest(reading: Reading) -> None:
    with reading(large_report(700)) as page:
        assert page.status() == "Showing 600 of 876"
        assert len(page.drawn()) == 600
        page.tab.fill("#search", "item 699")
        page.tab.press("#search", "Enter")
        assert page.status() == "Showing 2 of 876"
        page.tab.fill("#search", "")
        page.tab.press("#search", "Enter")
        page.tab.locator(".chip", has_text="show all 876").click()
        assert len(page.drawn()) == 876
        assert "all=yes" in page.fragment()


def test_what_claims_are_about_can_be_left_out(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        everything = page.drawn()
        page.filter("Without what claims are about")
        assert page.drawn() == everything - ids(rich, "b1")
        assert "bare=yes" in page.fragment()
        page.filter("Without what claims are about")
        assert page.drawn() == everything


def test_only_filters_that_could_find_something_are_there(reading: Reading) -> None:
    with reading(large_report(2)) as page:
        page.tab.click("#filters summary")
        told = page.tab.inner_text("#filter-sheet")
        assert "Without the outlet" in told
        assert "agrees or differs" not in told
        assert "claims are about" not in told


def test_five_thousand_nodes_open(reading: Reading) -> None:
    with reading(large_report(4000)) as page:
        assert page.status() == "Showing 600 of 5,001"
        page.tab.fill("#search", "item 3999 ")
        page.tab.press("#search", "Enter")
        assert page.status() == "Showing 2 of 5,001"
        assert page.lit() == "that item 3999 was seen"
