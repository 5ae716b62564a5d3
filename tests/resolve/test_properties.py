"""What holds for every reading, however wrong its tags, names, heads and spans are."""

from __future__ import annotations

import random
from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.reading import Corefers, Name, NameLabel, Reading, Word
from attrib.model import Article, Attribution, Engine, Report, Silence, Span
from attrib.resolve import Resolution, resolve
from tests.counting import calls
from tests.resolve.readings import article

_WORDS = [
    "the",
    "a",
    "The",
    "Ann",
    "Lee",
    "Mr.",
    "Dr.",
    "president",
    "spokeswoman",
    "officials",
    "group",
    "ministry",
    "Ministry",
    "of",
    "for",
    "and",
    ",",
    "(",
    ")",
    '"',
    "“",
    "”",
    "who",
    "which",
    "that",
    "he",
    "she",
    "they",
    "it",
    "I",
    "we",
    "his",
    "her",
    "'s",
    "said",
    "told",
    "WHO",
    "Ohio",
    "Johnson",
    "&",
    "-",
    ":",
    "one",
    "police",
    "42",
    "percent",
    "Smith",
    "University",
    "nobody",
    "/",
    "é",
    "東京",
]
_TAGS = [
    "NOUN",
    "PROPN",
    "ADJ",
    "VERB",
    "AUX",
    "PRON",
    "DET",
    "ADP",
    "PUNCT",
    "CCONJ",
    "NUM",
    "ADV",
    "PART",
    "SCONJ",
    "X",
]
_RELATIONS = [
    "nsubj",
    "conj",
    "appos",
    "relcl",
    "acl",
    "advcl",
    "amod",
    "compound",
    "poss",
    "pobj",
    "prep",
    "dobj",
    "ROOT",
    "punct",
]
_LABELS: tuple[NameLabel, ...] = ("PER", "ORG", "LOC", "MISC")


def jumble(words: list[str], seed: int) -> Reading:
    """A reading of the words, everything else at random."""
    chance = random.Random(seed)
    gaps = [chance.choice((" ", " ", " ", "", "\n")) if k else "" for k in range(len(words))]
    text, found, sentence = "", [], 0
    for gap, word in zip(gaps, words, strict=True):
        sentence += gap == "\n"
        text += gap
        found.append((len(text), len(text) + len(word), sentence))
        text += word
    whole = article(text, [["headline" if chance.random() < 0.3 else "paragraph", 0, len(text)]])

    def spans(most: int) -> tuple[Span, ...]:
        made = []
        for _ in range(chance.randint(0, most)):
            start = chance.randrange(len(text))
            end = min(len(text), start + chance.randint(1, 40))
            made.append(whole.span(start, end))
        return tuple(made)

    count = len(words)
    return Reading(
        article=whole,
        sentences=((0, len(text)),),
        words=tuple(
            Word(
                start,
                end,
                chance.choice(_TAGS),
                chance.randrange(-1, count + 1),
                chance.choice(_RELATIONS),
                place,
            )
            for start, end, place in found
        ),
        names=tuple(
            Name(*found[k][:2], chance.choice(_LABELS))
            for k in range(count)
            if chance.random() < 0.3
        ),
        attributions=tuple(
            Attribution(
                id=f"a{k}",
                source_spans=spans(2),
                cue_spans=spans(1),
                content_spans=spans(1) or (whole.span(0, 1),),
                form=chance.choice(("direct", "indirect", "mixed")),
                act="asserts",
                confidence=0.5,
            )
            for k in range(1, chance.randint(1, 6))
        ),
        silences=(
            Silence(
                id="n1",
                kind="declined",
                spans=spans(1) or (whole.span(0, 1),),
                source_spans=spans(1),
            ),
        ),
        corefers=tuple(
            Corefers(chance.randrange(count), chance.randrange(count), chance.random())
            for _ in range(5)
        ),
    )


readings = st.builds(
    jumble,
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=60),
    st.integers(0, 2**32),
)


def check(whole: Article, resolution: Resolution) -> None:
    report = Report(
        article=whole,
        sources=resolution.sources,
        attributions=resolution.attributions,
        silences=resolution.silences,
        engine=Engine(attrib="0", model="none", model_sha256="0" * 64),
    )
    assert Report.model_validate_json(report.to_json()) == report
    assert [source.id for source in resolution.sources] == [
        f"s{k}" for k in range(1, len(resolution.sources) + 1)
    ]
    used = {id for a in resolution.attributions for id in a.sources}
    used |= {s.source for s in resolution.silences if s.source}
    assert used == {source.id for source in resolution.sources}
    firsts = [source.mentions[0].start for source in resolution.sources]
    assert firsts == sorted(firsts)
    for source in resolution.sources:
        assert source.name
        assert source.name in whole.text
        assert all(a.end <= b.start for a, b in pairwise(source.mentions))
        for mention in source.mentions:
            if mention.of is not None:
                assert mention.of.text == whole.text[mention.of.start : mention.of.end]
                assert (mention.of.start, mention.of.end) != (mention.start, mention.end)
    links = {(s.id, link.source) for s in resolution.sources for link in s.maybe_same}
    assert all((b, a) in links and a != b for a, b in links)
    assert {id for pair in links for id in pair} <= {source.id for source in resolution.sources}


@settings(max_examples=150)
@given(readings)
def test_ids_spans_and_order_hold(reading: Reading) -> None:
    check(reading.article, resolve(reading))


@settings(max_examples=40)
@given(readings)
def test_only_sources_are_filled(reading: Reading) -> None:
    resolution = resolve(reading)
    assert [a.model_copy(update={"sources": ()}) for a in resolution.attributions] == list(
        reading.attributions
    )
    # One silence of several is one of each of them.
    blank = {"id": "n0", "source": None}
    filled = [s.model_copy(update=blank) for s in resolution.silences]
    assert [s for s, _ in groupby(filled)] == [
        s for s, _ in groupby(s.model_copy(update=blank) for s in reading.silences)
    ]


@settings(max_examples=40)
@given(readings)
def test_the_same_reading_gives_the_same_sources(reading: Reading) -> None:
    assert resolve(reading) == resolve(reading)


def test_an_empty_reading_has_no_sources() -> None:
    reading = Reading(article("", []), (), (), (), ())
    found = resolve(reading)
    assert (found.sources, found.attributions, found.silences) == ((), (), ())


def long_reading(count: int, kind: str) -> Reading:
    """One attribution to a source of `count` words, said again and again."""
    unit = {
        "one name": ["Aa"],
        "list": ["Aa", ","],
        "and": ["Aa", "and"],
        "titles": ["president"],
        "brackets": ["(", "Aa", ")"],
        "of": ["Aa", "of"],
        "pronouns": ["he", "said"],
        "namesakes": ["Ann", "Lee", "said"],
    }[kind]
    words = (unit * count)[:count]
    tags = {
        "and": "CCONJ",
        ",": "PUNCT",
        "(": "PUNCT",
        ")": "PUNCT",
        "of": "ADP",
        "president": "NOUN",
    }
    tags |= {"he": "PRON", "said": "VERB"}
    text = " ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    whole = article(text, [["paragraph", 0, len(text)]])
    span = whole.span(0, len(text))
    names: tuple[Name, ...] = ()
    if kind == "namesakes":
        names = tuple(Name(starts[k], starts[k] + 7, "PER") for k in range(0, count - 2, 3))
    elif kind == "one name":
        names = (Name(0, len(text), "PER"),)
    return Reading(
        article=whole,
        sentences=((0, len(text)),),
        words=tuple(
            Word(
                start,
                start + len(word),
                tags.get(word, "PROPN"),
                max(0, k - 1),
                "compound",
                k // 20,
            )
            for k, (start, word) in enumerate(zip(starts, words, strict=False))
        ),
        names=names,
        attributions=(
            Attribution(
                id="a1",
                source_spans=(span,),
                content_spans=(span,),
                form="indirect",
                act="asserts",
                confidence=0.5,
            ),
        ),
    )


@pytest.mark.parametrize(
    "kind", ["one name", "list", "and", "titles", "brackets", "of", "pronouns", "namesakes"]
)
def test_a_source_of_ten_thousand_words_takes_linear_work(kind: str) -> None:
    def work(count: int) -> int:
        reading = long_reading(count, kind)
        return calls(lambda: check(reading.article, resolve(reading)))

    work(100)
    small, large = work(2_500), work(10_000)
    assert large < 6 * small, f"{small:,} calls, then {large:,} for four times as much"
