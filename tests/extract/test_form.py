"""Form: whether the letters and digits of a content stand between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.extract.form import form


def spans(text: str, *pieces: str) -> list[tuple[int, int]]:
    return [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ('"We won," she said.', '"We won,"', "direct"),
        ('"We won," she said.', "We won", "direct"),
        ('"We won," she said.', "We won,", "direct"),
        ("“We won,” she said.", "“We won,”", "direct"),
        ("“We won’t,” she said.", "We won’t", "direct"),
        ("«We won», she said.", "We won", "direct"),
        ("‘We won the workers’ vote,’ she said.", "‘We won the workers’ vote,’", "direct"),
        ("'We won,' she said.", "'We won,'", "direct"),
        ("She said it wasn't the workers' fault.", "it wasn't the workers' fault", "indirect"),
        ("She said it wasn’t the workers’ fault.", "it wasn’t the workers’ fault", "indirect"),
        ("She said they won.", "they won", "indirect"),
        ("She called it “a great day” for all.", "“a great day” for all", "mixed"),
        ("She said that “we won.”", "that “we won.”", "mixed"),
        ("“We won, she said. It was over.", "We won", "direct"),
        ("He quoted her: “I said ‘never’ to him.”", "“I said ‘never’ to him.”", "direct"),
        ("He said: “…”", "“…”", "direct"),
    ],
)
def test_one_piece(text: str, content: str, expected: str) -> None:
    assert form(text, spans(text, content)) == expected


def test_a_quotation_broken_by_its_cue_is_direct() -> None:
    text = '"We won," she said. "It is over."'
    assert form(text, spans(text, '"We won,"', '"It is over."')) == "direct"


def test_one_piece_quoted_and_one_not_is_mixed() -> None:
    text = "They had won, she said. “It is over.”"
    assert form(text, spans(text, "They had won", "“It is over.”")) == "mixed"


def test_each_paragraph_of_a_long_quotation_opens_and_only_the_last_closes() -> None:
    text = "“We won the day.\n\n“We will win again,” she said. They left.\n"
    assert form(text, spans(text, "“We won the day.\n\n“We will win again,”")) == "direct"
    assert form(text, spans(text, "They left")) == "indirect"


@pytest.mark.parametrize("together", [True, False], ids=["one block", "a block each"])
def test_a_quotation_left_open_goes_on_over_a_line_end(together: bool) -> None:
    text = "“We won.\nWe will win again,” she said.\nThey left."
    blocks = [(0, text.index("\nThey")), (text.index("They"), len(text))] if together else None
    assert form(text, spans(text, "We will win again"), blocks) == "direct"
    assert form(text, spans(text, "They left"), blocks) == "indirect"


@given(st.text(alphabet="ab '\"“”‘’«».,\n", max_size=60), st.data())
@settings(max_examples=80, deadline=None)
def test_any_text_has_a_form_and_marks_alone_do_not_change_it(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = form(text, [(start, end)])
    assert found in ("direct", "indirect", "mixed")
    if not any(sign in text for sign in "'\"“”‘’«»"):
        assert found == "indirect"
