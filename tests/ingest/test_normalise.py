from hypothesis import given
from hypothesis import strategies as st

from attrib.ingest.normalise import normalise


def test_line_ends_become_newlines() -> None:
    assert normalise("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_control_characters_become_spaces_one_for_one() -> None:
    assert normalise("a\x00b\x0cc\x7fd\x85e") == "a b c d e"


def test_what_has_no_utf8_form_becomes_the_replacement_character() -> None:
    assert normalise("a\ud800b\uffff") == "a\ufffdb\ufffd"


def test_a_byte_order_mark_becomes_a_space_only_at_the_start() -> None:
    assert normalise("\ufeffa\ufeff") == " a\ufeff"


def test_nothing_else_changes() -> None:
    text = "e\u0301 \u00a0  \t “Ünï” \u2028 \u200b ﬁ"
    assert normalise(text) == text


@given(st.text())
def test_offsets_stay_where_there_is_no_carriage_return(text: str) -> None:
    text = text.replace("\r", "")
    done = normalise(text)
    assert len(done) == len(text)
    assert done.count("\n") == text.count("\n")
    assert normalise(done) == done
