"""Scoring a corpus with what attrib itself finds in it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from attrib.errors import InputError
from attrib.evaluate import Relation, RelationRow, evaluate, evaluate_predictions, run
from attrib.extract import Reading
from attrib.model import Article, Attribution, Span

SAID = (
    "Harbour delayed\n\nThe harbour will stay closed until May, Mayor Ruth Lang said on Monday.\n\n"
    '"We found cracks in the wall," Lang told reporters. "They must be mended first."\n'
)


def at(words: str) -> list[int]:
    return [SAID.index(words), SAID.index(words) + len(words)]


POLNEAR = {
    "id": "harbour",
    "text": SAID,
    "attributions": [
        {
            "source": [at("Mayor Ruth Lang")],
            "cue": [at("said on Monday")],
            "content": [at("The harbour will stay closed until May")],
        },
        {
            "source": [[SAID.index("Lang told"), SAID.index(" told")]],
            "cue": [at("told reporters")],
            "content": [
                at('"We found cracks in the wall,"'),
                at('"They must be mended first."'),
            ],
        },
    ],
}
GUM = {
    "id": "harbour",
    "text": SAID,
    "mentions": [],
    "attributions": [
        {
            "source": at("Mayor Ruth Lang said on Monday."),
            "content": [at("The harbour will stay closed until May,")],
            "polarity": "positive",
        }
    ],
}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read_as(text: str, name: str | None = None) -> Article:
    digest = sha256(text.encode()).hexdigest()
    return Article(id=f"a{digest[:12]}", text=text, sha256=digest)


def extract_nothing(article: Article) -> Reading:
    return Reading(article=article, sentences=(), words=(), names=(), attributions=())


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The pipeline's two steps replaced, for what depends on neither."""
    monkeypatch.setattr(run, "read", read_as)
    monkeypatch.setattr(run, "read_text", read_as)
    monkeypatch.setattr(run, "extract", extract_nothing)
    return monkeypatch


def test_the_shipped_model_finds_plain_attributions(tmp_path: Path) -> None:
    path = write(tmp_path, POLNEAR, GUM)
    scores = evaluate(path)
    assert scores.attributions is not None
    assert scores.clauses is not None
    assert scores.speed is not None
    assert scores.attributions.relations.recall == 1
    assert scores.attributions.forms["direct"].contents.recall == 1
    assert scores.clauses.credited.recall == 1
    assert (scores.corpus, scores.sha256) == ("gold.jsonl", sha256(path.read_bytes()).hexdigest())
    assert scores.speed.words == scores.words == 2 * len(SAID.split())
    assert scores.speed.words_per_second == scores.speed.words / scores.speed.seconds
    assert "speed" in scores.definitions


def test_the_same_corpus_gives_the_same_figures(tmp_path: Path) -> None:
    path = write(tmp_path, POLNEAR)
    one, other = evaluate(path), evaluate(path)
    assert one.model_copy(update={"speed": None}) == other.model_copy(update={"speed": None})


def test_progress_is_told_after_each_article(
    tmp_path: Path, without_model: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    evaluate(write(tmp_path, POLNEAR, GUM), progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_every_attribution_counts_also_an_unsure_one(
    tmp_path: Path, without_model: pytest.MonkeyPatch
) -> None:
    def extract_one(article: Article) -> Reading:
        if article.text != SAID:
            return extract_nothing(article)
        unsure = Attribution(
            id="a1",
            source_spans=(article.span(*at("Mayor Ruth Lang")),),
            cue_spans=(article.span(*at("said on Monday")),),
            content_spans=(article.span(*at("The harbour will stay closed until May")),),
            form="indirect",
            act="asserts",
            confidence=0.2,
            unsure=True,
        )
        return Reading(article, sentences=(), words=(), names=(), attributions=(unsure,))

    without_model.setattr(run, "extract", extract_one)
    found = evaluate(write(tmp_path, POLNEAR)).attributions
    assert found is not None
    assert (found.relations.right, found.relations.predicted, found.relations.gold) == (1, 1, 2)
    assert found.calibration.error == pytest.approx(0.8)


NESTED = "Ann said Bob denied it."


def extract_nested(article: Article) -> Reading:
    def one(id: str, source: str, cue: str, content: str, by: str | None) -> Attribution:
        def span(words: str) -> tuple[Span, ...]:
            start = NESTED.index(words)
            return (article.span(start, start + len(words)),)

        return Attribution(
            id=id,
            source_spans=span(source),
            cue_spans=span(cue),
            content_spans=span(content),
            form="indirect",
            act="asserts",
            relayed_by=by,
            confidence=0.9,
        )

    if article.text != NESTED:
        return extract_nothing(article)
    found = (
        one("a1", "Ann", "said", "Bob denied it", None),
        one("a2", "Bob", "denied", "it", "a1"),
    )
    return Reading(article, sentences=(), words=(), names=(), attributions=found)


def test_a_flat_corpus_is_scored_without_what_stands_inside_a_content(
    tmp_path: Path, without_model: pytest.MonkeyPatch
) -> None:
    without_model.setattr(run, "extract", extract_nested)
    marked = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 22]]}
    found = evaluate(write(tmp_path, {"id": "x", "text": NESTED, "attributions": [marked]}))
    assert found.attributions is not None
    relations = found.attributions.relations
    assert (relations.right, relations.predicted, relations.gold) == (1, 1, 1)
    assert found.attributions.cue.exact.predicted == 1
    assert "flat" in found.definitions


def test_clauses_are_scored_with_what_stands_inside_a_content(
    tmp_path: Path, without_model: pytest.MonkeyPatch
) -> None:
    without_model.setattr(run, "extract", extract_nested)
    clauses = [
        {"source": [0, 8], "content": [[9, 22]]},
        {"source": [9, 19], "content": [[20, 22]]},
    ]
    row = {"id": "x", "text": NESTED, "mentions": [], "attributions": clauses}
    found = evaluate(write(tmp_path, row))
    assert found.clauses is not None
    assert (found.clauses.credited.found, found.clauses.predicted) == (2, 2)
    assert "relayed" in found.definitions


def test_relations_from_elsewhere_count_as_they_are_given() -> None:
    ann = Relation(source=((0, 3),), cue=((4, 8),), content=((9, 22),))
    bob = Relation(source=((9, 12),), cue=((13, 19),), content=((20, 22),))
    scores = evaluate_predictions([RelationRow("x", NESTED, (ann,))], [[ann, bob]])
    assert scores.attributions is not None
    assert scores.attributions.relations.predicted == 2


def test_a_text_whose_offsets_would_move_is_refused(
    tmp_path: Path, without_model: pytest.MonkeyPatch
) -> None:
    without_model.setattr(
        run, "read_text", lambda text, name: read_as(text.replace("\r\n", "\n"), name)
    )
    row = {"id": "x", "text": "Ann said no.\r\nBob left.", "attributions": []}
    with pytest.raises(InputError, match=r"gold\.jsonl, line 2: line ends of two characters"):
        evaluate(write(tmp_path, POLNEAR, row))


def test_a_text_that_is_no_article_is_named_by_its_line(
    tmp_path: Path, without_model: pytest.MonkeyPatch
) -> None:
    def refuse(text: str, name: str) -> Article:
        if "Ann" in text:
            raise InputError("the text is not English")
        return read_as(text, name)

    without_model.setattr(run, "read_text", refuse)
    row = {"id": "x", "text": "Ann", "attributions": []}
    with pytest.raises(InputError, match=r"gold\.jsonl, line 2: the text is not English"):
        evaluate(write(tmp_path, POLNEAR, row))


def test_what_a_reading_holds_becomes_relations() -> None:
    article = read_as(SAID)
    attribution = Attribution(
        id="a1",
        cue_spans=(article.span(*at("told reporters")),),
        content_spans=(article.span(0, 7), article.span(8, 15)),
        form="mixed",
        act="asserts",
        confidence=0.5,
    )
    reading = Reading(article, sentences=(), words=(), names=(), attributions=(attribution,))
    start, end = at("told reporters")
    assert run.relations_of(reading) == [
        Relation(source=(), cue=((start, end),), content=((0, 7), (8, 15)), confidence=0.5)
    ]
