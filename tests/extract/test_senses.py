"""What sentences do: the mean of their words, by how much each counts; and who is accused."""

from __future__ import annotations

import numpy as np
import pytest

import attrib
from attrib.extract.encoder import Floats
from attrib.extract.labels import SENSES
from attrib.extract.reading import Sense
from attrib.extract.senses import senses
from attrib.model import Claim
from tests.extract.encodings import encoded as encoding

PLAIN = {sense: [1.0, 0.0] for sense in SENSES}


def rows(*values: float) -> Floats:
    """One value a word, the same for each sense."""
    return np.repeat(np.array(values, dtype=np.float32)[:, None], len(SENSES), 1)


def test_words_that_count_more_decide() -> None:
    text, encoded = encoding("Lee lied", senses=rows(-4, 4), focus=rows(0, 9))
    (one,) = senses(encoded, [(0, len(text))], PLAIN)
    assert one == Sense(0.98, 0.98, 0.98, 0.98)
    text, encoded = encoding("Lee lied", senses=rows(-4, 4))
    (one,) = senses(encoded, [(0, len(text))], PLAIN)
    assert one.criticism == 0.5


def test_each_sentence_has_its_own_words() -> None:
    text, encoded = encoding("Lee lied", "We left", senses=rows(4, 4, -4, -4))
    first, second = senses(encoded, [(0, 8), (9, len(text))], PLAIN)
    assert first.opinion == 0.98
    assert second.opinion == 0.02


def test_a_curve_makes_the_score_a_probability() -> None:
    text, encoded = encoding("Lee lied", senses=rows(2, 2))
    curve = PLAIN | {"response": [0.0, -2.0]}
    (one,) = senses(encoded, [(0, len(text))], curve)
    assert one.response == 0.12
    assert one.criticism == 0.88


def test_the_likeliest_accused_comes_first() -> None:
    labels = ["B-accused", "I-accused", "O", "B-accused"]
    text, encoded = encoding("Ann Lee blamed Roe", accused=labels)
    encoded.accused[3] *= 2
    (one,) = senses(encoded, [(0, len(text))], PLAIN)
    assert text[slice(*one.accused[0])] == "Roe"


def test_who_goes_on_in_the_next_sentence_is_another() -> None:
    text, encoded = encoding("blamed Lee", "Roe left", accused=["O", "B-accused", "I-accused", "O"])
    first, second = senses(encoded, [(0, 10), (11, len(text))], PLAIN)
    assert [text[slice(*pair)] for one in (first, second) for pair in one.accused] == ["Lee", "Roe"]


def test_no_words_say_nothing() -> None:
    _, encoded = encoding()
    assert senses(encoded, [], PLAIN) == ()


ARTICLE = """Inspectors shut a mill

Ann Lee, a former engineer, accused Norcal of hiding cracks in the dam from inspectors.

Norcal denied the allegation. “We have never hidden anything from anybody,” a spokesman said.

“It was a disgrace, and the chairman is the worst liar I have met,” Lee said.

The mill opened in 1931. It has 40 workers.
"""


@pytest.fixture(scope="module")
def claims() -> dict[str, Claim]:
    return {one.text: one for one in attrib.parse(ARTICLE).claims}


def told(claims: dict[str, Claim], words: str) -> Claim:
    return next(one for text, one in claims.items() if words in text)


def test_a_charge_is_told_with_whom_it_is_laid_on(claims: dict[str, Claim]) -> None:
    one = told(claims, "hiding cracks")
    assert "criticism" in one.senses
    assert one.allegation is not None
    assert one.allegation > 0.5
    assert one.accused[0].text == "Norcal"


def test_an_answer_and_a_judgement_are_told(claims: dict[str, Claim]) -> None:
    assert "response" in told(claims, "the allegation").senses
    assert "opinion" in told(claims, "disgrace").senses


def test_a_plain_report_does_none_of_it(claims: dict[str, Claim]) -> None:
    for words in ("opened in 1931", "40 workers"):
        one = told(claims, words)
        assert one.senses == ()
        assert one.accused == ()


def test_what_is_unlikely_is_absent(claims: dict[str, Claim]) -> None:
    for one in claims.values():
        for sense in SENSES:
            value = getattr(one, sense)
            assert value is None or 0.1 <= value <= 1
