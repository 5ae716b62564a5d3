"""Linking: sources and contents go to the cue that their words point to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from attrib.extract.encoder import Encoded
from attrib.extract.labels import TAGS
from attrib.extract.linking import Linked, Tagged, bounds, carry_on, link, tagged
from tests.extract.encodings import encoded, pointing

FREE = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)


class Story:
    """A text with spans that are found by their words, and what those point to.

    Args:
        segments: lines of the text.
        spans: (words, kind), in order of the text.
        points: for the number of a span, the number of the cue that all its words point to, and
            by how much more than to any other word.
    """

    def __init__(
        self,
        segments: Sequence[str],
        spans: Sequence[tuple[str, str]],
        points: Sequence[tuple[int, int, float]] = (),
        windows: Sequence[int] | None = None,
    ) -> None:
        self.text, plain = encoded(*segments)
        self.spans, at = [], 0
        for words, kind in spans:
            at = self.text.index(words, at)
            first = int(np.searchsorted(plain.starts, at))
            last = int(np.searchsorted(plain.starts, at + len(words)))
            self.spans.append(Tagged((first, last), kind, certainty=0.9, edges=0.9))
            at += len(words)
        targets = [
            (row, self.spans[cue].rows[0], score)
            for span, cue, score in points
            for row in range(*self.spans[span].rows)
        ]
        scores = pointing(len(plain.starts), *targets)
        self.encoded: Encoded
        _, self.encoded = encoded(*segments, windows=windows, pointers={"cue": scores})

    def told(self, linked: Sequence[Linked]) -> list[tuple[str | None, str, list[str]]]:
        return [
            (
                self.words(one.source) if one.source else None,
                self.words(one.cue),
                [self.words(span) for span in one.contents],
            )
            for one in linked
        ]

    def words(self, span: Tagged) -> str:
        start, end = bounds(self.encoded, span)
        return self.text[start:end]

    def linked(self) -> list[tuple[str | None, str, list[str]]]:
        return self.told(link(self.encoded, self.spans)[0])


TWO = [
    ("Ann Lee", "source"),
    ("said", "cue"),
    ("it is safe", "content"),
    ("Tom Ellis", "source"),
    ("denied", "cue"),
    ("it", "content"),
]
TWO_TEXT = ["Ann Lee said it is safe but Tom Ellis denied it."]


def test_each_span_goes_to_the_cue_that_it_points_to() -> None:
    story = Story(TWO_TEXT, TWO, [(0, 1, 9), (2, 1, 9), (3, 4, 9), (5, 4, 9)])
    assert story.linked() == [
        ("Ann Lee", "said", ["it is safe"]),
        ("Tom Ellis", "denied", ["it"]),
    ]


def test_pointers_outrank_nearness() -> None:
    story = Story(TWO_TEXT, TWO, [(0, 4, 9), (2, 4, 9), (3, 1, 9), (5, 1, 9)])
    assert story.linked() == [
        ("Tom Ellis", "said", ["it"]),
        ("Ann Lee", "denied", ["it is safe"]),
    ]


def test_a_span_goes_where_its_words_together_point_most() -> None:
    """One stray word does not carry a span away."""
    story = Story(TWO_TEXT, TWO, [(0, 1, 9), (2, 1, 6), (3, 4, 9), (5, 4, 9)])
    first = story.spans[2].rows[0]
    scores = story.encoded.pointers[0]["cue"].copy()
    scores[first, story.spans[4].rows[0]] = 12
    _, stray = encoded(*TWO_TEXT, pointers={"cue": scores})
    assert story.told(link(stray, story.spans)[0])[0] == ("Ann Lee", "said", ["it is safe"])


def test_pieces_on_both_sides_are_one_attribution() -> None:
    story = Story(
        ["“It is safe,” she said. “Very.”"],
        [("“It is safe,”", "content"), ("she", "source"), ("said", "cue"), ("“Very.”", "content")],
        [(0, 2, 9), (1, 2, 9), (3, 2, 9)],
    )
    assert story.linked() == [("she", "said", ["“It is safe,”", "“Very.”"])]


def test_of_two_sources_the_surer_one_is_credited() -> None:
    story = Story(
        ["Lee and the mayor said no."],
        [("Lee", "source"), ("the mayor", "source"), ("said", "cue"), ("no", "content")],
        [(0, 2, 3), (1, 2, 9), (3, 2, 9)],
    )
    assert story.linked() == [("the mayor", "said", ["no"])]


def test_a_piece_much_less_sure_than_another_belongs_to_none_that_was_found() -> None:
    text = ["She said it is safe and the sun shone."]
    spans = [("said", "cue"), ("it is safe", "content"), ("the sun shone", "content")]
    sure = Story(text, spans, [(1, 0, 9), (2, 0, 9)])
    assert sure.linked() == [(None, "said", ["it is safe", "the sun shone"])]
    unsure = Story(text, spans, [(1, 0, 9), (2, 0, 0.5)])
    assert unsure.linked() == [(None, "said", ["it is safe"])]


def test_a_lone_piece_stays_however_unsure() -> None:
    story = Story(["She said it."], [("said", "cue"), ("it", "content")])
    assert story.linked() == [(None, "said", ["it"])]


def test_surer_pointers_are_surer_links() -> None:
    probabilities = []
    for score in (1, 4, 9):
        story = Story(TWO_TEXT, TWO, [(0, 1, score), (2, 1, score)])
        (one, _), _ = link(story.encoded, story.spans)
        assert 0 <= one.source_link <= 1
        probabilities.append((one.source_link, one.content_link))
    assert probabilities == sorted(probabilities)
    assert probabilities[0] < probabilities[-1]
    assert min(probabilities[-1]) > 0.95


def test_a_link_is_as_sure_as_its_least_sure_piece() -> None:
    text = ["She said it is safe and she wept."]
    spans = [("said", "cue"), ("it is safe", "content"), ("she wept", "content")]
    (both,), _ = link((story := Story(text, spans, [(1, 0, 9), (2, 0, 4)])).encoded, story.spans)
    (alone,), _ = link((story := Story(text, spans[:2], [(1, 0, 9)])).encoded, story.spans)
    assert both.content_link < alone.content_link


def test_windows_are_worlds_of_their_own() -> None:
    story = Story(
        ["Ann Lee said it.", "Tom Ellis denied it."],
        [TWO[0], TWO[1], ("it", "content"), TWO[3], TWO[4], TWO[5]],
        # Everything points to the first cue, which the second window does not hold.
        [(0, 1, 9), (2, 1, 9), (3, 1, 9), (5, 1, 9)],
        windows=[0, 1],
    )
    assert story.linked() == [("Ann Lee", "said", ["it"]), ("Tom Ellis", "denied", ["it"])]


def test_a_content_whose_window_holds_no_cue_is_an_orphan() -> None:
    story = Story(
        ["Ann Lee said it.", "“We left,” or so it went for Tom Ellis."],
        [TWO[0], TWO[1], ("it", "content"), ("“We left,”", "content"), TWO[3]],
        [(0, 1, 9), (2, 1, 9)],
        windows=[0, 1],
    )
    linked, orphans = link(story.encoded, story.spans)
    assert story.told(linked) == [("Ann Lee", "said", ["it"])]
    assert [story.words(span) for span in orphans] == ["“We left,”"]


LONG = ["“We saw it,” Ann Lee said. “It was late.", "“It was dark.", "“We left.”", "So it went."]
LONG_SPANS = [
    ("“We saw it,”", "content"),
    ("Ann Lee", "source"),
    ("said", "cue"),
    ("“It was late.", "content"),
    ("“It was dark.", "content"),
    ("“We left.”", "content"),
    ("So it went", "content"),
]


def test_a_quotation_is_carried_on_over_the_break_of_its_paragraph() -> None:
    story = Story(LONG, LONG_SPANS, [(0, 2, 9), (1, 2, 9), (3, 2, 9)], windows=[0, 1, 2, 3])
    linked, orphans = link(story.encoded, story.spans)
    assert len(orphans) == 3
    continued = {story.spans[4].rows[0], story.spans[5].rows[0]}
    assert story.told(carry_on(linked, orphans, continued)) == [
        ("Ann Lee", "said", ["“We saw it,”", "“It was late.", "“It was dark.", "“We left.”"])
    ]


def test_nothing_is_carried_on_to_nobody() -> None:
    story = Story(LONG[1:], LONG_SPANS[4:])
    linked, orphans = link(story.encoded, story.spans)
    assert linked == []
    assert carry_on(linked, orphans, {span.rows[0] for span in orphans}) == []


def test_the_nearest_speaker_before_goes_on() -> None:
    story = Story(
        ["Ann Lee said “It is.", "Tom Ellis said “No.", "“It is not.”"],
        [
            ("Ann Lee", "source"),
            ("said", "cue"),
            ("“It is.", "content"),
            ("Tom Ellis", "source"),
            ("said", "cue"),
            ("“No.", "content"),
            ("“It is not.”", "content"),
        ],
        [(0, 1, 9), (2, 1, 9), (3, 4, 9), (5, 4, 9)],
        windows=[0, 1, 2],
    )
    found = carry_on(*link(story.encoded, story.spans), {story.spans[6].rows[0]})
    assert story.told(found)[1] == ("Tom Ellis", "said", ["“No.", "“It is not.”"])
    assert story.told(found)[0] == ("Ann Lee", "said", ["“It is."])


def test_tagged_words_become_spans_with_their_certainty() -> None:
    labels = ["B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "O"]
    text, heads = encoded("Ann Lee said it is safe.", tags=labels)
    found = tagged(heads, FREE)
    assert [(text[slice(*bounds(heads, span))], span.kind) for span in found] == [
        ("Ann Lee", "source"),
        ("said", "cue"),
        ("it is safe", "content"),
    ]
    assert all(span.certainty > 0.99 and span.edges > 0.99 for span in found)


def test_an_unsure_end_shows_in_the_edges_alone() -> None:
    labels = ["B-source", "I-source", "B-cue", "B-content", "I-content", "I-content", "O"]
    _, heads = encoded("Ann Lee said it is safe.", tags=labels)
    heads.tags[6, TAGS.index("I-content")] = heads.tags[6, 0] - 0.5
    span = tagged(heads, FREE)[-1]
    assert span.certainty > 0.99
    assert span.edges == pytest.approx(1 - 1 / (1 + np.exp(0.5)), abs=0.02)


def test_no_span_goes_on_from_one_paragraph_into_the_next() -> None:
    labels = ["B-content", "I-content", "I-content", "O", "B-content", "I-content"]
    text, heads = encoded("It is late .", "He left", tags=labels)
    assert [text[slice(*bounds(heads, span))] for span in tagged(heads, FREE)] == [
        "It is late",
        "He left",
    ]


def test_no_words_no_spans() -> None:
    _, heads = encoded("")
    assert tagged(heads, FREE) == []
    assert link(heads, []) == ([], [])
