"""Figures: computed by hand on a small text, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.errors import UsageError
from attrib.evaluate import Clause, ClauseRow, Relation, RelationRow, Scores, evaluate_predictions
from attrib.evaluate.corpora import Offsets, Row
from attrib.evaluate.results import ClauseScores, Counted, Found, RelationScores
from attrib.evaluate.scores import calibration, iou, pieces, touch

TEXT = (
    'Ann Lee said the mill will close. "We tried," told us Bob Roy, "for years."\n'
    "The union denied that it was told."
)


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def relation(
    source: str | None, cue: str, *content: str, confidence: float | None = None
) -> Relation:
    return Relation(
        source=(at(source),) if source else (),
        cue=(at(cue),),
        content=tuple(at(words) for words in content),
        confidence=confidence,
    )


ANN = relation("Ann Lee", "said", "the mill will close")
BOB = relation("Bob Roy", "told us", '"We tried,"', '"for years."')
UNION = relation("The union", "denied", "that it was told")
GOLD = (ANN, BOB, UNION)
# A full stop too many; half of the source and one piece of two; no source.
PREDICTED = (
    relation("Ann Lee", "said", "the mill will close.", confidence=0.95),
    relation("Roy", "told us", '"We tried,"', confidence=0.65),
    relation(None, "denied", "that it was told", confidence=0.65),
)


def score(gold: tuple[Relation, ...], predicted: tuple[Relation, ...]) -> RelationScores:
    scores = evaluate_predictions([RelationRow("one", TEXT, gold)], [predicted]).attributions
    assert scores is not None
    return scores


# Pieces


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("one two", [(0, 7)], ((0, 7),)),
        (" one ", [(0, 5)], ((1, 4),)),
        ("one\u00a0", [(0, 4)], ((0, 3),)),
        ("one\n\ntwo", [(0, 8)], ((0, 3), (5, 8))),
        ("one \n two", [(0, 9)], ((0, 3), (6, 9))),
        ("one two", [(0, 3), (4, 7)], ((0, 7),)),
        ("one two", [(4, 7), (0, 3)], ((0, 7),)),
        ("one\ntwo", [(0, 3), (4, 7)], ((0, 3), (4, 7))),
        ("one, two", [(0, 3), (5, 8)], ((0, 3), (5, 8))),
        ("one two", [(0, 5), (2, 7)], ((0, 7),)),
        ("one two", [(0, 7), (2, 3)], ((0, 7),)),
        ("  \n  ", [(0, 5)], ()),
        ("", [], ()),
    ],
)
def test_pieces_are_cut_at_line_breaks_trimmed_and_joined(
    text: str, spans: list[tuple[int, int]], expected: Offsets
) -> None:
    assert pieces(text, spans) == expected


@given(st.text("ab \n", max_size=30), st.data())
@settings(max_examples=60)
def test_pieces_hold_every_character_that_the_spans_hold(text: str, data: st.DataObject) -> None:
    spans = data.draw(offsets(text))
    covered = {i for s, e in spans for i in range(s, e) if not text[i].isspace()}
    found = pieces(text, spans)
    assert {i for s, e in found for i in range(s, e) if not text[i].isspace()} == covered
    assert all(text[s:e] == text[s:e].strip() and "\n" not in text[s:e] for s, e in found)
    assert all(e < s for (_, e), (s, _) in pairwise(found))
    assert pieces(text, found) == found


def test_touch_needs_a_shared_character() -> None:
    assert touch(((0, 3),), ((2, 5),))
    assert not touch(((0, 3),), ((3, 5),))
    assert not touch((), ((0, 3),))


def test_iou_counts_all_pieces_together() -> None:
    assert iou(((0, 4), (6, 10)), ((0, 4),)) == 0.5
    assert iou(((0, 4),), ((4, 8),)) == 0
    assert iou((), ()) == 0


# Source, cue, content


def test_exact_needs_both_ends() -> None:
    scores = score(GOLD, PREDICTED)
    assert scores.source.exact == Counted(
        right=1, predicted=2, gold=3, precision=1 / 2, recall=1 / 3, f1=2 / 5
    )
    assert scores.cue.exact.f1 == 1
    assert scores.content.exact == Counted(
        right=2, predicted=3, gold=4, precision=2 / 3, recall=2 / 4, f1=4 / 7
    )


def test_overlap_needs_one_character() -> None:
    scores = score(GOLD, PREDICTED)
    assert scores.source.overlap == Counted.of(right=2, predicted=2, gold=3)
    assert scores.content.overlap == Counted.of(right=3, predicted=3, gold=4)


def test_overlap_pairs_each_piece_once() -> None:
    wide = relation("Ann Lee", "said", "the mill will close")
    narrow = [relation("Ann Lee", "said", word) for word in ("the mill", "will", "close")]
    assert score((wide,), tuple(narrow)).content.overlap == Counted.of(1, 3, 1)
    assert score(tuple(narrow), (wide,)).content.overlap == Counted.of(1, 1, 3)


def test_a_source_of_two_attributions_counts_once() -> None:
    twice = (ANN, relation("Ann Lee", "denied", "that it was told"))
    assert score(twice, twice).source.exact == Counted.of(1, 1, 1)


# Relations


def test_a_relation_needs_half_of_the_content_and_a_source_in_common() -> None:
    # Ann's is right: 19 of 20 characters. Bob's has 11 of 23, the union's lacks the source.
    assert score(GOLD, PREDICTED).relations == Counted.of(right=1, predicted=3, gold=3)


def test_half_is_enough() -> None:
    gold = Relation((), (), ((0, 7),))
    assert score((gold,), (Relation((), (), ((0, 14),)),)).relations.right == 1
    assert score((gold,), (Relation((), (), ((0, 15),)),)).relations.right == 0


def test_a_relation_without_source_is_right_when_the_gold_one_has_none() -> None:
    nobody = relation(None, "denied", "that it was told")
    assert score((nobody,), (nobody,)).relations.right == 1
    assert score((nobody,), (UNION,)).relations.right == 0
    assert score((UNION,), (nobody,)).relations.right == 0


def test_a_gold_relation_is_found_only_once() -> None:
    assert score((ANN,), (ANN, ANN)).relations == Counted.of(right=1, predicted=2, gold=1)


def test_an_attribution_without_content_is_no_relation() -> None:
    empty = Relation(source=(at("Ann Lee"),), cue=(), content=())
    scores = score((empty,), (empty,))
    assert scores.relations == Counted.of(0, 0, 0)
    assert scores.source.exact.f1 == 1


# Forms


def test_recall_is_told_apart_by_the_form_of_the_gold_content() -> None:
    forms = score(GOLD, PREDICTED).forms
    assert forms["direct"].contents == Found.of(found=0, gold=1)
    assert forms["direct"].relations == Found.of(found=0, gold=1)
    assert forms["indirect"].contents == Found.of(found=2, gold=2)
    assert forms["indirect"].relations == Found.of(found=1, gold=2)
    assert forms["mixed"].contents == Found(found=0, gold=0, recall=None)


def test_a_content_partly_in_quotation_marks_is_mixed() -> None:
    mixed = relation("Bob Roy", "told us", 'close. "We tried,"')
    assert score((mixed,), ()).forms["mixed"].contents == Found.of(found=0, gold=1)


# Calibration


def test_calibration_is_the_weighted_distance_of_confidence_and_precision() -> None:
    # One right at 0.95, two wrong at 0.65: (1 x 0.05 + 2 x 0.65) / 3.
    found = score(GOLD, PREDICTED).calibration
    assert found.error == pytest.approx(0.45)
    assert found.predicted == 3
    assert [held.predicted for held in found.bins] == [0, 0, 0, 0, 0, 0, 2, 0, 0, 1]
    assert found.bins[6].confidence == pytest.approx(0.65)
    assert found.bins[6].precision == 0


def test_confidences_in_one_bin_average_before_they_are_compared() -> None:
    assert calibration([(0.52, True), (0.58, False)]).error == pytest.approx(0.05)


def test_the_last_bin_holds_certainty() -> None:
    found = calibration([(1.0, True), (0.0, False), (0.1, False)])
    assert [held.predicted for held in found.bins] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert found.error == pytest.approx(0.1 / 3)


def test_predictions_without_confidence_are_not_calibrated() -> None:
    assert score(GOLD, GOLD).calibration.error is None


# Nothing


def test_shares_of_nothing_are_unknown() -> None:
    nothing = score((), ())
    assert nothing.source.exact == Counted(
        right=0, predicted=0, gold=0, precision=None, recall=None, f1=None
    )
    silent = score(GOLD, ())
    assert (silent.relations.precision, silent.relations.recall, silent.relations.f1) == (
        None,
        0,
        0,
    )


# Attributing clauses

NEWS = (
    "Mr Oz told us he would go. According to the mayor, roads will close."
    " Nobody has said why. A clerk fears that it rains."
)


def clause(clause: str, content: str, *, negated: bool = False) -> Clause:
    return Clause(at(clause, NEWS), (at(content, NEWS),), negated)


def made(source: str | None, cue: str, content: str) -> Relation:
    return Relation((at(source, NEWS),) if source else (), (at(cue, NEWS),), (at(content, NEWS),))


CLAUSES = (
    clause("Mr Oz told us", "he would go"),
    clause("According to the mayor", "roads will close"),
    clause("Nobody has said", "why", negated=True),
    clause("A clerk fears", "that it rains"),
)


def score_clauses(*predicted: Relation) -> ClauseScores:
    scores = evaluate_predictions([ClauseRow("one", NEWS, CLAUSES)], [predicted])
    assert scores.attributions is None
    assert scores.clauses is not None
    return scores.clauses


def test_a_clause_is_credited_when_the_source_lies_inside_it() -> None:
    found = score_clauses(made("Mr Oz", "told", "go"), made("the mayor", "According to", "roads"))
    assert found.found == Found(found=2, gold=3, recall=2 / 3)
    assert found.credited == found.found
    assert (found.predicted, found.left_out) == (2, 1)


def test_a_clause_is_found_but_not_credited_with_a_source_elsewhere_or_none() -> None:
    elsewhere = score_clauses(made("Mr Oz", "According to", "roads will close"))
    nobody = score_clauses(made(None, "According to", "roads will close"))
    too_wide = score_clauses(made("the mayor, roads", "According to", "will close"))
    for found in (elsewhere, nobody, too_wide):
        assert (found.found.found, found.credited.found) == (1, 0)


def test_a_clause_is_not_found_by_the_content_or_the_clause_alone() -> None:
    assert score_clauses(made("Mr Oz", "told us", "roads will close")).found.found == 0
    assert score_clauses(made("the mayor", "According to", "he would go")).found.found == 0


def test_a_negated_clause_is_neither_found_nor_missed() -> None:
    found = score_clauses(made("Nobody", "has said", "why"))
    assert found.found == Found.of(found=0, gold=3)


# Sums over documents, and what is refused


def test_counts_are_summed_over_rows_and_articles_annotated_twice_count_twice() -> None:
    rows = [RelationRow("one", TEXT, GOLD), RelationRow("one", TEXT, (ANN,))]
    scores = evaluate_predictions(rows, [PREDICTED, (ANN,)])
    assert (scores.documents, scores.articles, scores.words) == (2, 1, 2 * len(TEXT.split()))
    assert scores.attributions is not None
    assert scores.attributions.relations == Counted.of(right=2, predicted=4, gold=4)


def test_both_kinds_of_rows_may_come_together() -> None:
    rows: list[Row] = [RelationRow("one", TEXT, GOLD), ClauseRow("two", NEWS, CLAUSES)]
    scores = evaluate_predictions(rows, [GOLD, ()])
    assert scores.attributions is not None
    assert scores.attributions.relations.f1 == 1
    assert scores.clauses is not None
    assert scores.clauses.found.recall == 0


@pytest.mark.parametrize(
    ("predicted", "complaint"),
    [
        ([], "0 lists of predictions for 1 articles"),
        ([[Relation((), (), ((0, 9999),))]], "0:9999 is outside the text of one"),
        ([[Relation((), ((5, 5),), ())]], "5:5 is outside"),
        ([[Relation((), (), ((0, 3),), confidence=1.5)]], "confidence 1.5"),
        ([[Relation((), (), ((0, 3),), confidence=float("nan"))]], "confidence nan"),
    ],
)
def test_predictions_that_cannot_be_scored_are_refused(
    predicted: list[list[Relation]], complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        evaluate_predictions([RelationRow("one", TEXT, GOLD)], predicted)


def test_scores_go_to_json_and_back_with_their_definitions() -> None:
    scores = evaluate_predictions([RelationRow("one", TEXT, GOLD)], [PREDICTED])
    assert Scores.model_validate_json(scores.to_json()) == scores
    assert {"exact", "overlap", "relations", "form", "calibration"} <= scores.definitions.keys()


# What holds for any text


def offsets(text: str) -> st.SearchStrategy[Offsets]:
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair)))
    return st.lists(spans.filter(lambda span: span[0] < span[1]), max_size=3).map(tuple)


def relations(text: str) -> st.SearchStrategy[Relation]:
    spans = offsets(text) if text else st.just(())
    confidence = st.floats(0, 1, allow_nan=False)
    return st.builds(Relation, spans, spans, spans, confidence)


Drawn = tuple[str, list[Relation], list[Relation]]


@st.composite
def articles(draw: st.DrawFn) -> Drawn:
    """A text, its gold attributions and some predicted ones."""
    text = draw(st.text('ab "\n', max_size=25))
    some = st.lists(relations(text), max_size=5)
    return text, draw(some), draw(some)


def figures(value: object) -> list[float]:
    if isinstance(value, dict):
        return [figure for inner in value.values() for figure in figures(inner)]
    if isinstance(value, list):
        return [figure for inner in value for figure in figures(inner)]
    return [value] if isinstance(value, float) else []


@given(articles())
@settings(max_examples=80, deadline=None)
def test_every_share_is_from_0_to_1(article: Drawn) -> None:
    text, gold, predicted = article
    scores = evaluate_predictions([RelationRow("x", text, tuple(gold))], [predicted])
    plain: dict[str, Any] = scores.model_dump(mode="json")
    assert all(0 <= figure <= 1 for figure in figures(plain["attributions"]))


@given(articles(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_gold_predictions_and_spans_changes_nothing(
    article: Drawn, random: Any
) -> None:
    text, gold, predicted = article

    def shuffled(relations: list[Relation]) -> list[Relation]:
        turned = [
            Relation(one.source[::-1], one.cue[::-1], one.content[::-1], one.confidence)
            for one in relations
        ]
        random.shuffle(turned)
        return turned

    before = evaluate_predictions([RelationRow("x", text, tuple(gold))], [predicted])
    after = evaluate_predictions(
        [RelationRow("x", text, tuple(shuffled(gold)))], [shuffled(predicted)]
    )
    assert before == after


@given(articles())
@settings(max_examples=60, deadline=None)
def test_gold_against_itself_is_perfect(
    article: Drawn,
) -> None:
    text, gold, _ = article
    found = evaluate_predictions([RelationRow("x", text, tuple(gold))], [gold]).attributions
    assert found is not None
    for part in (found.source, found.cue, found.content):
        assert part.exact.f1 in (1, None)
        assert part.overlap.f1 in (1, None)
    assert found.relations.f1 in (1, None)
    for form in found.forms.values():
        assert form.contents.recall in (1, None)
        assert form.relations.recall in (1, None)


@given(articles())
@settings(max_examples=60, deadline=None)
def test_what_is_exact_overlaps_and_relations_have_their_contents(
    article: Drawn,
) -> None:
    text, gold, predicted = article
    found = evaluate_predictions([RelationRow("x", text, tuple(gold))], [predicted]).attributions
    assert found is not None
    for part in (found.source, found.cue, found.content):
        assert part.exact.right <= part.overlap.right
    contents = sum(form.contents.found for form in found.forms.values())
    assert found.relations.right == sum(form.relations.found for form in found.forms.values())
    assert found.relations.right <= contents
