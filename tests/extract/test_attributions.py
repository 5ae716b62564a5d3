"""From what was linked to attributions: whole quotations, whole statements, words and no deeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import attrib
from attrib.extract.attributions import attributions, numbered
from attrib.extract.grammar import Grammar
from attrib.extract.linking import Linked, Tagged, bounds
from attrib.extract.page import Page
from attrib.extract.quotes import quotations
from attrib.extract.reading import Word
from attrib.extract.sentences import sentences
from attrib.extract.sharing import Subjects
from attrib.model import Attribution
from tests.extract.encodings import encoded
from tests.reports import article, find

# Weights of what is at stake here; all others are 0.
WEIGHTS = {"bias": 2.0, "cue": 2.0, "content": 2.0, "source": 2.0, "sourceless": -1.0}
CARD: dict[str, Any] = {
    "calibration": defaultdict(float, WEIGHTS),
    "unsure_below": 0.5,
    "drop_below": 0.1,
}
Told = tuple[str | None, str, list[str]]


def page(text: str, *told: Told, verbs: Sequence[str] = (), certainty: float = 1.0) -> Page:
    """A page of one paragraph with what the tagger and the linker made of it.

    Args:
        text: of the paragraph.
        told: (source or None, cue, contents), each by its words, the first place of them.
        verbs: words that the tagger calls verbs, with no subject; all others are nouns.
        certainty: of every span and link.
    """
    of = article(text)
    _, heads = encoded(text)

    def span(words: str, kind: str) -> Tagged:
        at = of.text.index(words)
        rows = np.searchsorted(heads.starts, [at, at + len(words)])
        return Tagged((int(rows[0]), int(rows[1])), kind, certainty, certainty)

    linked = [
        Linked(
            cue=span(cue, "cue"),
            source=span(source, "source") if source else None,
            contents=tuple(span(content, "content") for content in contents),
            source_link=certainty if source else 0.0,
            content_link=certainty,
        )
        for source, cue, contents in told
    ]
    words = tuple(
        Word(start, end, "VERB" if of.text[start:end] in verbs else "NOUN", number, "ROOT", 0)
        for number, (start, end) in enumerate(
            zip(heads.starts.tolist(), heads.ends.tolist(), strict=True)
        )
    )
    taken = [span for one in linked for span in (one.cue, one.source) if span]
    return Page(
        article=of,
        encoded=heads,
        rows=np.arange(len(heads.starts)),
        words=words,
        blocks=[(0, len(text))],
        sentences=sentences(text, 0, len(text)),
        marks=quotations(text, 0, len(text)),
        linked=linked,
        occupied=sorted(bounds(heads, span) for span in taken),
        addresses=[],
        subjects=Subjects(Grammar(text, words), []),
        card=CARD,
    )


def contents(of: Page) -> list[str]:
    (one,) = attributions(of)
    return [span.text for span in one.content_spans]


class TestQuotations:
    def test_one_cut_short_is_taken_in_whole(self) -> None:
        text = "“It is safe. It was never in doubt,” she said."
        found = contents(page(text, ("she", "said", ["is safe. It was never in doubt"])))
        assert found == ["“It is safe. It was never in doubt,”"]

    def test_its_marks_belong_to_it(self) -> None:
        found = contents(page('He said: "It is safe."', ("He", "said:", ["It is safe."])))
        assert found == ['"It is safe."']

    def test_each_piece_is_made_whole(self) -> None:
        text = "“It is safe,” she said. “We looked at it.”"
        told = ("she", "said", ["It is safe", "looked at it."])
        assert contents(page(text, told)) == ["“It is safe,”", "“We looked at it.”"]

    def test_two_pieces_of_one_quotation_are_one(self) -> None:
        text = "“It is safe. We looked at it,” she said."
        told = ("she", "said", ["“It is safe.", "We looked at it"])
        assert contents(page(text, told)) == ["“It is safe. We looked at it,”"]

    def test_one_that_is_merely_touched_is_left_as_it_was_read(self) -> None:
        text = "She said it was safe “as everyone who has ever crossed it by night knows well.”"
        told = ("She", "said", ["it was safe “as everyone"])
        assert contents(page(text, told)) == ["it was safe “as everyone"]

    def test_one_at_the_end_of_an_indirect_statement_is_taken_in(self) -> None:
        text = "She said the bridge was “as safe as it ever was.” Nobody knew."
        told = ("She", "said", ["the bridge was “as safe as it ever"])
        assert contents(page(text, told)) == ["the bridge was “as safe as it ever was.”"]

    def test_one_with_the_cue_inside_it_is_not_taken_in(self) -> None:
        """Marks that pair up wrongly must not swallow who is speaking."""
        text = 'So "it is safe to cross at night she said on Monday.'
        told = ("she", "said", ["it is safe to cross at night"])
        assert contents(page(text, told)) == ["it is safe to cross at night"]

    @given(
        st.lists(st.sampled_from(["it is", "“we go”", "so,", "‘no’", '"a b c"']), max_size=6),
        st.integers(0, 20),
        st.integers(1, 20),
    )
    @settings(max_examples=60)
    def test_no_edge_cuts_off_the_smaller_part_of_one(
        self, pieces: list[str], skipped: int, size: int
    ) -> None:
        text = f"Zoe said that {' '.join(pieces)} yes"
        made = page(text, ("Zoe", "said", ["yes"]))
        rows = (3 + skipped, min(3 + skipped + size, len(made.words)))
        assume(rows[0] < rows[1])
        content = Tagged(rows, "content", 1.0, 1.0)
        start, end = bounds(made.encoded, content)
        made = replace(made, linked=[replace(made.linked[0], contents=(content,))])
        (one,) = attributions(made)
        (span,) = one.content_spans
        # A mark at the end that opens what comes next is no part of it.
        end = start + len(text[start:end].rstrip('“‘" ') or "“")
        assert span.start <= start < end <= span.end
        for opening, closing in made.marks:
            inside = min(span.end, closing) - max(span.start, opening)
            assert inside <= 0 or inside == closing - opening or inside * 2 <= closing - opening


class TestFrontedStatements:
    TEXT = "The new round raises the question whether it is safe, the mayor said on Monday."

    def test_it_is_whole_from_the_beginning_of_its_sentence(self) -> None:
        told = ("the mayor", "said on Monday", ["whether it is safe"])
        assert contents(page(self.TEXT, told)) == [
            "The new round raises the question whether it is safe"
        ]

    def test_what_the_tagger_broke_up_is_one(self) -> None:
        told = ("the mayor", "said on Monday", ["The new round", "whether it is safe"])
        assert contents(page(self.TEXT, told)) == [
            "The new round raises the question whether it is safe"
        ]

    def test_the_sentence_before_is_not_the_statement(self) -> None:
        told = ("the mayor", "said on Monday", ["whether it is safe"])
        found = contents(page(f"It was late. {self.TEXT}", told))
        assert found == ["The new round raises the question whether it is safe"]

    def test_another_speaker_in_it_keeps_it_as_it_was_read(self) -> None:
        text = "Ann Lee said it is old but it is safe, the mayor added."
        made = page(
            text, ("Ann Lee", "said", ["it is old"]), ("the mayor", "added", ["it is safe"])
        )
        found = [[span.text for span in one.content_spans] for one in attributions(made)]
        assert found == [["it is old"], ["it is safe"]]

    def test_a_statement_after_its_cue_is_left_as_it_was_read(self) -> None:
        text = "On Monday, the mayor said it is safe."
        assert contents(page(text, ("the mayor", "said", ["it is safe"]))) == ["it is safe"]

    def test_without_a_comma_before_the_cue_it_is_left_as_it_was_read(self) -> None:
        text = "On this bridge is safe said the mayor."
        assert contents(page(text, ("the mayor", "said", ["bridge is safe"]))) == ["bridge is safe"]


class TestDeeds:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            (
                "The regime crushed the protests.",
                ("The regime", "crushed", ["the protests"]),
            ),
            (
                "The army targeted the old harbour.",
                ("The army", "targeted", ["the old harbour"]),
            ),
        ],
    )
    def test_a_short_phrase_after_an_unknown_verb_is_left_out(self, text: str, told: Told) -> None:
        assert attributions(page(text, told)) == []

    def test_a_known_cue_says_something_however_short(self) -> None:
        text = "The regime denied the protests."
        assert contents(page(text, ("The regime", "denied", ["the protests"]))) == ["the protests"]

    def test_a_clause_is_said_whatever_the_cue(self) -> None:
        text = "The regime crushed that the square was empty."
        told = ("The regime", "crushed", ["that the square was empty"])
        assert contents(page(text, told, verbs=["was"])) == ["that the square was empty"]

    def test_what_stands_in_quotation_marks_is_said_whatever_the_cue(self) -> None:
        text = "The regime crushed “the protests”."
        assert contents(page(text, ("The regime", "crushed", ["the protests"]))) == [
            "“the protests”"
        ]

    def test_a_long_phrase_is_kept(self) -> None:
        text = "The regime crushed the protests of the old harbour and the new market there."
        told = ("The regime", "crushed", [text[len("The regime crushed ") : -1]])
        assert len(attributions(page(text, told))) == 1


class TestConfidence:
    TEXT = "The mayor said the bridge is safe."
    TOLD = ("The mayor", "said", ["the bridge is safe"])

    def test_what_is_hardly_ever_right_is_left_out(self) -> None:
        assert attributions(page(self.TEXT, self.TOLD, certainty=0.2)) == []

    def test_what_is_under_the_threshold_is_marked_unsure(self) -> None:
        (sure,) = attributions(page(self.TEXT, self.TOLD))
        (unsure,) = attributions(page(self.TEXT, self.TOLD, certainty=0.6))
        assert (sure.unsure, unsure.unsure) == (False, True)
        assert CARD["drop_below"] <= unsure.confidence < 0.5 < sure.confidence

    def test_nobody_credited_counts_against_it(self) -> None:
        (sure,) = attributions(page(self.TEXT, self.TOLD))
        (nobody,) = attributions(page(self.TEXT, (None, *self.TOLD[1:])))
        assert nobody.source_spans == ()
        assert nobody.confidence < sure.confidence


def test_an_attribution_says_how_and_where() -> None:
    text = "“The bridge is safe,” she wrote on Twitter."
    (one,) = attributions(page(text, ("she", "wrote on Twitter", ["The bridge is safe"])))
    assert [span.text for span in one.source_spans] == ["she"]
    assert [span.text for span in one.cue_spans] == ["wrote on Twitter"]
    assert (one.form, one.act, one.channel) == ("direct", "asserts", "Twitter")
    assert (one.sources, one.claims, one.relayed_by) == ((), (), None)


def test_nobody_answers_for_words_that_they_stand_in() -> None:
    """The subject that "denied" shares stands inside what was denied."""
    text = "So it went: he left and denied it."
    made = page(text, (None, "denied", ["he left"]), verbs=["denied", "left"])
    words = list(made.words)
    he, left = 4, 5
    assert [text[words[n].start : words[n].end] for n in (he, left)] == ["he", "left"]
    denied = next(n for n, word in enumerate(words) if text[word.start : word.end] == "denied")
    words[he] = Word(words[he].start, words[he].end, "PRON", left, "nsubj", 0)
    words[denied] = Word(words[denied].start, words[denied].end, "VERB", left, "conj", 0)
    subjects = Subjects(Grammar(text, words), [])
    assert subjects.of((words[denied].start, words[denied].end)) is not None
    (one,) = attributions(replace(made, subjects=subjects))
    assert one.source_spans == ()


OF = article("The bridge is safe and the harbour is old and the market is new, Ann Lee said.")


def made(id: str, *words: str, **more: Any) -> Attribution:
    return Attribution(
        id=id,
        cue_spans=(find(OF, "said"),),
        content_spans=tuple(find(OF, one) for one in words),
        form="indirect",
        act="asserts",
        confidence=0.9,
        **more,
    )


class TestNumbering:
    def test_ids_follow_the_order_of_the_contents(self) -> None:
        found = numbered([made("x", "the market"), made("y", "The bridge"), made("z", "harbour")])
        assert [(one.id, one.content_spans[0].text) for one in found] == [
            ("a1", "The bridge"),
            ("a2", "harbour"),
            ("a3", "the market"),
        ]

    def test_of_two_that_begin_together_the_longer_comes_first(self) -> None:
        found = numbered([made("x", "The bridge"), made("y", "The bridge is safe")])
        assert [one.content_spans[0].text for one in found] == ["The bridge is safe", "The bridge"]

    def test_who_relays_whom_stays(self) -> None:
        found = numbered(
            [
                made("inner", "the harbour is old", relayed_by="outer"),
                made("outer", "The bridge is safe and the harbour is old"),
                made("other", "the market is new", relayed_by="inner"),
            ]
        )
        assert [(one.id, one.relayed_by) for one in found] == [
            ("a1", None),
            ("a2", "a1"),
            ("a3", "a2"),
        ]

    def test_numbering_again_changes_nothing(self) -> None:
        found = numbered([made("x", "the market", relayed_by="y"), made("y", "The bridge")])
        assert numbered(found) == found
        assert numbered(found[::-1]) == found

    def test_nothing_is_lost(self) -> None:
        assert numbered([]) == ()
        contents = ["The bridge", "is safe", "and the harbour", "the market"]
        found = numbered([made(str(number), words) for number, words in enumerate(contents)])
        assert len(found) == 4
        assert all(
            one.content_spans[0].start <= other.content_spans[0].start
            for one, other in pairwise(found)
        )


class TestAddresses:
    def test_one_at_the_end_of_a_content_is_not_cut_at_its_full_stops(self) -> None:
        report = attrib.parse(
            "The mayor urged people to send their designs to www.flag.example.org."
        )
        ends = [span.text for one in report.attributions for span in one.content_spans]
        assert all("www." not in end or end.endswith("www.flag.example.org") for end in ends)

    def test_no_part_of_one_is_a_source(self) -> None:
        report = attrib.parse(
            "People were asked to write to www.flag.govt.nz and suggest what it should mean."
        )
        assert not any("nz" in source.name.lower() for source in report.sources)


def test_a_pointing_word_of_the_sentence_before_is_no_piece() -> None:
    text = "Northlink denied this. A spokesperson said residents were consulted in March."
    last = attrib.parse(text).attributions[-1]
    assert [span.text for span in last.content_spans] == ["residents were consulted in March"]
