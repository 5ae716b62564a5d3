"""Headlines that credit someone by a colon or a dash alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from attrib.extract.headlines import headline_attributions
from attrib.extract.reading import Name, NameLabel, Word
from attrib.model import Article, Attribution
from tests.reports import article, find

TAGS = {
    "of": "ADP",
    "at": "ADP",
    "for": "ADP",
    "in": "ADP",
    "is": "AUX",
    "was": "AUX",
    "will": "AUX",
    "win": "VERB",
    "say": "VERB",
    "meets": "VERB",
    "left": "VERB",
}


def read(
    headline: str,
    *names: tuple[str, NameLabel],
    found: Sequence[Attribution] = (),
    text: str = "It was late.",
) -> tuple[Article, tuple[Attribution, ...]]:
    of = article(f"{headline}\n\n{text}")
    words = [
        Word(at.start(), at.end(), TAGS.get(at.group().lower(), "NOUN"), number, "ROOT", 0)
        for number, at in enumerate(re.finditer(r"\w+(?:[-’']\w+)*|\S", of.text))
    ]
    known = [
        Name(span.start, span.end, label) for words_, label in names for span in (find(of, words_),)
    ]
    return of, headline_attributions(of, words, known, found)


def told(headline: str, *names: tuple[str, NameLabel]) -> tuple[str, str, str] | None:
    """(source, cue, content) of the headline's one attribution."""
    _, found = read(headline, *names)
    if not found:
        return None
    (one,) = found
    parts = (one.source_spans, one.cue_spans, one.content_spans)
    source, cue, content = (" ".join(span.text for span in spans) for spans in parts)
    return source, cue, content


@pytest.mark.parametrize(
    ("headline", "names", "expected"),
    [
        ("Bridge is safe: mayor", [], ("mayor", ":", "Bridge is safe")),
        ("Mayor: bridge is safe", [], ("Mayor", ":", "bridge is safe")),
        (
            "Strikes in the north spark concern: Former aid chief",
            [],
            ("Former aid chief", ":", "Strikes in the north spark concern"),
        ),
        ("We will win – Smith", [("Smith", "PER")], ("Smith", "–", "We will win")),
        ("We will win - Smith", [("Smith", "PER")], ("Smith", "-", "We will win")),
        ("Ann Lee: We will win", [("Ann Lee", "PER")], ("Ann Lee", ":", "We will win")),
        ("Oxfam — the harbour is old", [("Oxfam", "ORG")], ("Oxfam", "—", "the harbour is old")),
        ("Bridge is safe: head of the bank", [], ("head of the bank", ":", "Bridge is safe")),
        ("Officials: no survivors at harbour", [], ("Officials", ":", "no survivors at harbour")),
        (
            "Big question: bridge is safe: mayor",
            [],
            ("mayor", ":", "Big question: bridge is safe"),
        ),
    ],
)
def test_who_is_named_at_one_end_says_the_other(
    headline: str, names: list[tuple[str, NameLabel]], expected: tuple[str, str, str]
) -> None:
    assert told(headline, *names) == expected


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Bridge is safe", []),
        ("Mayor says bridge will win", []),
        ("Analysis: what the bridge was", []),
        ("Live: the harbour is old", []),
        ("London: the harbour is old", [("London", "LOC")]),
        ("City beats Town 2-1 at home", []),
        ("The well-known mayor left", []),
        ("Mayor: bridge", []),
        ("Bridge: mayor", []),
        ("Mayor is late: bridge was old", []),
        ("Storm at 10:30 was late", []),
        ("The harbour was old:", []),
        (": mayor", []),
        ("Old bridge is safe: Smith family harbour", [("Smith", "PER")]),
        (
            "The harbour is old: one two three four five six seven eight mayor",
            [],
        ),
    ],
)
def test_other_headlines_credit_nobody(headline: str, names: list[tuple[str, NameLabel]]) -> None:
    assert told(headline, *names) is None


def test_it_is_never_sure() -> None:
    _, (one,) = read("Bridge is safe: mayor")
    assert 0.5 < one.confidence < 0.9
    assert (one.form, one.act, one.channel) == ("indirect", "asserts", None)


def test_what_stands_in_marks_is_direct() -> None:
    _, (one,) = read("“We will win”: mayor")
    assert one.form == "direct"
    assert [span.text for span in one.content_spans] == ["“We will win”"]


def test_what_the_tagger_found_there_is_left_alone() -> None:
    headline = "Bridge is safe: mayor"
    of, (one,) = read(headline)
    assert read(headline, found=[one])[1] == ()
    below = one.model_copy(
        update={
            "cue_spans": (find(of, "was"),),
            "content_spans": (find(of, "late"),),
        }
    )
    assert read(headline, found=[below])[1] == (one,)


def test_a_paragraph_is_no_headline() -> None:
    _, found = read("The harbour", text="Bridge is safe: mayor")
    assert found == ()


def test_a_headline_without_words_says_nothing() -> None:
    of = article("Bridge is safe: mayor")
    assert headline_attributions(of, [], [], []) == ()
