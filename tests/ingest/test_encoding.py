import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.ingest.encoding import decode

QUOTED = "“No,” she said — it’s Zoë’s café… and it costs €5."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_typography_survives(encoding: str) -> None:
    assert decode(QUOTED.encode(encoding)) == QUOTED


@pytest.mark.parametrize("encoding", ["mac-roman", "gb18030"])
def test_curly_quotes_from_elsewhere_survive(encoding: str) -> None:
    text = "The agency wrote: “We will go on.” That’s all it said — for now."
    text = text if encoding == "mac-roman" else text.replace("’", "‘")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["naïve", "It cost £5 in Malmö, José said.", "Müller won’t go."])
def test_a_short_text_is_read_as_windows_text(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_a_text_in_another_script_is_told_by_statistics() -> None:
    text = "中国国家主席星期三在北京会见了来访的外国领导人。双方讨论了贸易和安全问题。" * 3
    assert decode(text.encode("gb18030")) == text


def test_the_declared_encoding_is_believed_where_it_fits() -> None:
    text = "Příliš žluťoučký kůň"
    assert decode(text.encode("cp1250"), "windows-1250") == text
    assert decode("né".encode(), "windows-1250") == "né"


def test_a_page_declares_its_encoding_inside() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'
    assert decode(page.encode("iso-8859-2")) == page


@pytest.mark.parametrize("label", ["unicode_escape", "rot13", "hex", "no-such", "utf-7", ""])
def test_a_label_that_no_page_may_use_is_passed_over(label: str) -> None:
    assert decode(b"caf\xe9 \\u0041", label) == "café \\u0041"


def test_a_damaged_byte_does_not_cost_the_rest_of_a_utf8_text() -> None:
    raw = "“One” “two” “three”".encode() + b" \xff"
    assert decode(raw) == "“One” “two” “three” \ufffd"


@given(st.binary())
def test_any_bytes_decode(raw: bytes) -> None:
    assert isinstance(decode(raw), str)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_utf8_is_exact(text: str) -> None:
    raw = text.encode()
    # Text full of NULs in every second place is UTF-16 by any measure.
    if raw.count(0) == 0 and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe")):
        assert decode(raw) == text
