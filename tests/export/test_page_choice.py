"""Text and graph explain each other: a choice in one lights the other, and the panel tells it."""

from __future__ import annotations

import pytest

from attrib import export
from attrib.claim_graph import graph
from attrib.export.curves import arc, ends, points
from attrib.export.layout import place
from attrib.model import Report
from tests.export.conftest import Reading
from tests.full_report import short_report

DRAWN = """() => {
  const canvas = document.querySelector('#graph canvas');
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 200) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
  }
  return [...colours].map((colour) => '#' + colour.toString(16).padStart(6, '0'));
}"""


def test_the_page_shows_the_nodes(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        colours = page.tab.evaluate(DRAWN)
        for node in export.network(graph(seed)).nodes:
            assert node["color"]["border"] in colours, node["label"]
        listed = page.panel()
        assert all(source.name in listed for source in seed.sources)
        assert "Kenneth Roth 3 claims" in listed


def test_the_page_draws_edges_where_python_computes_them(reading: Reading, rich: Report) -> None:
    made = graph(rich)
    boxes = place(made)
    at = ends(made, boxes)
    with reading(rich) as page:
        drawn = page.tab.evaluate(
            "claimGraph.data.edges.map((e) => [e.id, claimGraph.curveOf(e).map((p) => [p.x, p.y])])"
        )
    found = dict(drawn)
    for first, second, key in made.edges(keys=True):
        start, end = boxes[first], boxes[second]
        own = at[key]
        same = start.x == end.x
        curve = arc(start, end, own.swing) if same else points(start, end, own)
        for mine, theirs in zip(curve, found[key], strict=True):
            assert theirs == pytest.approx(mine)


def test_nothing_moves_by_itself_and_boxes_can_be_dragged(reading: Reading, seed: Report) -> None:
    roth = f"{seed.article.id}/s1"
    where = f"() => claimGraph.network.getPositions(['{roth}'])['{roth}']"
    with reading(seed) as page:
        before = page.tab.evaluate(where)
        page.tab.wait_for_timeout(200)
        assert page.tab.evaluate(where) == before
        x, y = page.spot(roth)
        page.tab.mouse.move(x, y)
        page.tab.mouse.down()
        page.tab.mouse.move(x + 30, y + 120, steps=4)
        page.tab.mouse.up()
        assert page.tab.evaluate(where)["y"] > before["y"] + 80
        page.tab.click("#tidy")
        assert page.tab.evaluate(where) == before


def test_a_chosen_claim_shows_its_sentence_and_lights_its_words(
    reading: Reading, seed: Report
) -> None:
    with reading(seed) as page:
        page.choose("some of the killed")
        panel = page.panel()
        assert (
            "The monitoring group said some of the killed were civilians and that prohibited "
            "cluster bombs were used in the attack." in panel
        )
        assert "Syrian Observatory for Human Rights" in panel
        for fact in ("indirect", "asserts", "90 in 100"):
            assert fact in panel
        marked = "".join(page.tab.locator("#choice mark").all_text_contents())
        assert marked == page.lit() == "some of the killed were civilians"


def test_the_panel_tells_certainty_relay_and_why(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.choose("The dam at Lake Orra")
        panel = page.panel()
        for fact in ("Ada Quist", "predicts", "negated by “not”", "a title and name",
                     "when on Monday", "on condition “if the rain stops”",
                     "speaks of Lake Orra"):  # fmt: skip
            assert fact in panel
        page.choose("12 people")
        panel = page.panel()
        for fact in ("hedged by “reportedly”", "State television → the army", "60 in 100",
                     "“the army”: its name", "differs from", "12 and 15 dead"):  # fmt: skip
            assert fact in panel
        page.choose("15 dead")
        for fact in ("direct: quoted word for word", "where Twitter", "97 in 100"):
            assert fact in page.panel()
        page.choose("badly rusted")
        for fact in ("Unsure", "the words of the article colour it", "rests on unnamed officials"):
            assert fact in page.panel()
        page.choose("did not respond")
        for fact in ("The mayor of Orra: no response", "when by Tuesday", "about questions"):
            assert fact in page.panel()


def test_the_panel_tells_of_a_source_what_the_text_tells(reading: Reading, rich: Report) -> None:
    with reading(rich) as page:
        page.tab.locator("#choice button", has_text="Two officials").click()
        for fact in ("how many 2", "anonymous “asked not to be named”", "unnamed",
                     "because they were not allowed to speak"):  # fmt: skip
            assert fact in page.panel()
        page.tab.keyboard.press("Escape")
        page.tab.locator("#choice button", has_text="Ada Quist").click()
        for fact in ("role Water Minister", "decides in the matter", "“minister”"):
            assert fact in page.panel()


def test_a_chosen_claim_is_scrolled_to(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.choose("The Idlib de-escalation zone")
        assert page.tab.locator(".texts .lit").first.evaluate(
            """(piece) => {
              const pane = piece.closest('.texts').getBoundingClientRect();
              const box = piece.getBoundingClientRect();
              return box.top >= pane.top && box.bottom <= pane.bottom;
            }"""
        )
        assert "on nobody else’s word" in page.panel()


def test_a_joint_claim_names_both_sources(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.choose("At least seven people")
        assert "Syrian Observatory for Human Rights and White Helmets" in page.panel()


def test_choosing_words_chooses_in_the_graph(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.locator(".texts span", has_text="Under pressure from").click()
        for fact in ("Kenneth Roth", "Twitter", "direct: quoted word for word"):
            assert fact in page.panel()
        chosen = page.tab.evaluate("claimGraph.network.getSelectedNodes()")
        assert chosen == [f"{seed.article.id}/c3"]
        page.tab.locator(".texts span", has_text="did not comment").click()
        assert "Russia: no comment" in page.panel()


def test_a_box_and_an_arrow_can_be_clicked(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        helmets, russia = f"{seed.article.id}/s3", f"{seed.article.id}/s4"
        page.tab.mouse.click(*page.spot(helmets))
        assert "NGO, named White Helmets" in page.panel()
        assert "the White Helmets" in page.lit()
        page.tab.mouse.click(*page.spot(russia, f"{seed.article.id}/n1"))
        # the middle between the two boxes' middles is in the claim's box: go left from there
        right = page.tab.evaluate("(id) => claimGraph.network.getBoundingBox(id).right", russia)
        y = page.tab.evaluate("(id) => claimGraph.network.getPositions([id])[id].y", russia)
        spot = page.tab.evaluate(
            "([x, y]) => claimGraph.network.canvasToDOM({ x, y })", [right + 25, y]
        )
        pane = page.tab.locator("#graph").bounding_box()
        assert pane is not None
        page.tab.mouse.click(pane["x"] + spot["x"], pane["y"] + spot["y"])
        assert "did not answer Russia" in page.panel()
        assert "did not comment immediately on the raid" in page.lit()
        page.tab.mouse.click(pane["x"] + 5, pane["y"] + 40)
        assert "Choose a box" in page.panel()


def test_several_articles_are_read_one_at_a_time(reading: Reading, three: list[Report]) -> None:
    with reading(*three) as page:
        shown = page.tab.locator(".texts article:visible")
        assert shown.count() == 1
        assert "the dam holds" in shown.inner_text()
        page.tab.select_option("#reading", "1")
        assert "the gates were shut" in page.tab.locator(".texts article:visible").inner_text()
        page.choose("nobody was told")
        assert "nobody was told" in page.tab.locator(".texts article:visible").inner_text()
        assert page.lit() == "nobody was told"
        assert "article From the Wednesday paper" in page.panel()


def test_a_source_of_two_articles_is_one_node_and_lights_in_both(
    reading: Reading, three: list[Report]
) -> None:
    with reading(*three) as page:
        page.tab.locator("#choice button", has_text="Ada Quist").click()
        assert page.lit() == "Ada Quist"
        page.tab.select_option("#reading", "1")
        assert page.lit() == "Ada Quist"
        for fact in ("the dam holds", "the gates were shut", "maybe the same as", "Quist"):
            assert fact in page.panel()


def test_an_attribution_of_agreement_is_drawn_as_what_its_source_says(reading: Reading) -> None:
    report = short_report("Bob Stone agreed that it rained.", ("Bob Stone", "person"))
    agreed = report.attributions[0].model_copy(update={"act": "agrees"})
    with reading(report.model_copy(update={"attributions": (agreed,)})) as page:
        assert "agree, or one repeats" not in page.tab.inner_text("#legend")
        page.choose("Bob Stone agreed that it rained.")
        assert "agrees with" not in page.panel()
        assert "agrees" in page.panel()


def test_a_choice_in_the_text_fades_the_rest_of_the_graph(reading: Reading, seed: Report) -> None:
    look = {node["id"]: node["color"]["border"] for node in export.network(graph(seed)).nodes}
    roth, helmets = (look[f"{seed.article.id}/{id}"] for id in ("s1", "s3"))
    with reading(seed) as page:
        assert {roth, helmets} <= set(page.tab.evaluate(DRAWN))
        page.tab.locator(".texts span", has_text="Under pressure from").click()
        colours = page.tab.evaluate(DRAWN)
        assert roth in colours
        assert helmets not in colours
        page.tab.keyboard.press("Escape")
        assert helmets in page.tab.evaluate(DRAWN)


def test_of_a_chosen_source_what_it_says_keeps_its_colour(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.locator("#choice button", has_text="Kenneth Roth").click()
        assert "the former head of the Human Rights Watch (HRW) Kenneth Roth" in page.lit()
        near = " ".join(page.tab.locator(".texts .near").all_text_contents())
        for claim in ("c1", "c2", "c3"):
            assert seed.claim(claim).text in near
        assert seed.claim("c8").text not in near
        fill = "(piece) => getComputedStyle(piece).backgroundColor"
        said = page.tab.locator(".texts .near", has_text="Under pressure from")
        other = page.tab.locator(".texts span", has_text="some of the killed")
        assert said.evaluate(fill) != "rgba(0, 0, 0, 0)"
        assert other.evaluate(fill) == "rgba(0, 0, 0, 0)"


def test_what_is_chosen_in_the_text_is_brought_into_sight(reading: Reading, seed: Report) -> None:
    last = f"{seed.article.id}/{seed.claims[-1].id}"
    sight = """(id) => {
      const { top, bottom } = claimGraph.network.getBoundingBox(id);
      const [from, to] = [top, bottom].map((y) => claimGraph.network.canvasToDOM({ x: 0, y }).y);
      return from >= 0 && to <= document.getElementById('graph').clientHeight;
    }"""
    with reading(seed, viewport={"width": 1400, "height": 600}) as page:
        assert not page.tab.evaluate(sight, last)
        page.tab.locator(".texts span", has_text=seed.claims[-1].text).last.click()
        assert page.tab.evaluate(sight, last)


def test_a_chosen_edge_lights_its_words_and_scrolls_to_them(reading: Reading, seed: Report) -> None:
    edge = f"{seed.article.id}/a7/s3/c8"
    with reading(seed, viewport={"width": 1400, "height": 500}) as page:
        page.tab.evaluate("(id) => { location.hash = `#choose=${id}`; }", edge)
        page.tab.wait_for_selector(".texts .lit")
        for words in ("the White Helmets", "said similarly", seed.claim("c8").text):
            assert words in page.lit()
        top, bottom, floor = page.tab.evaluate(
            """() => {
              const { top, bottom } = document.querySelector('.texts .lit').getBoundingClientRect();
              return [top, bottom, document.querySelector('.texts').getBoundingClientRect().bottom];
            }"""
        )
        assert 0 < top < bottom < floor


def test_what_the_mouse_is_on_stands_out_until_it_leaves(reading: Reading, rich: Report) -> None:
    picture = "document.querySelector('#graph canvas').toDataURL()"
    with reading(rich) as page:
        before = page.tab.evaluate(picture)
        page.tab.mouse.move(*page.spot(f"{rich.article.id}/b1"))
        page.tab.wait_for_timeout(100)
        assert page.tab.evaluate(picture) != before
        assert "Choose a box" in page.panel()
        page.tab.mouse.move(5, 5)
        page.tab.wait_for_timeout(100)
        assert page.tab.evaluate(picture) == before


def test_a_cue_without_letters_is_told_by_its_act(reading: Reading, seed: Report) -> None:
    with reading(seed) as page:
        page.tab.locator("#choice button", has_text="Kenneth Roth").click()
        assert "asserts: Russia" in page.panel()
        assert "::" not in page.panel()
