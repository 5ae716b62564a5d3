import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from attrib.cli.visible import one_line, visible


def test_ordinary_text_stays_as_it_is() -> None:
    text = "“Café” — naïve, İstanbul’s 東京, مصدر 😀\n\tnext"
    assert visible(text) == text


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert visible("\x1b[31mred\x1b]0;title\x07") == "␛[31mred␛]0;title␇"


def test_a_direction_override_is_shown() -> None:
    assert visible("abc\u202etxt.exe\u2066") == "abc<U+202E>txt.exe<U+2066>"


def test_c1_controls_and_line_separators_are_shown() -> None:
    assert visible("\x9b1m\u2028\x7f") == "<U+009B>1m<U+2028>␡"


def test_joined_emoji_stay_joined() -> None:
    assert visible("👩\u200d🚒") == "👩\u200d🚒"


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    left = {unicodedata.category(c) for c in visible(text) if c not in "\n\t\u200c\u200d"}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
