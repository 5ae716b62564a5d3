import pytest

from attrib.ingest.lines import units

WRAPPED = """The council of the town voted on Monday to close the old bridge, and
its mayor said that the new one would not be ready before the summer of
next year.

"We have waited for ten years," he told reporters in the hall, where a
crowd had gathered. "We can wait for one more, and then we shall dance
on it."

Nobody from the building company could be reached for comment, and the
ministry said that it was looking into the matter."""


def pieces(text: str) -> list[str]:
    return [text[unit.start : unit.end] for unit in units(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert pieces("One.\n\n \t\nTwo.\n\n\n\nThree.\n") == ["One.", "Two.", "Three."]


def test_one_paragraph_a_line() -> None:
    assert pieces("One is here.\nTwo is here.\nThree.") == [
        "One is here.",
        "Two is here.",
        "Three.",
    ]


def test_lines_broken_at_a_column_make_one_paragraph() -> None:
    assert pieces(WRAPPED) == WRAPPED.split("\n\n")


def test_a_first_line_indent_parts_wrapped_paragraphs_without_blank_lines() -> None:
    text = "\n".join("   " + paragraph for paragraph in WRAPPED.split("\n\n"))
    assert [piece.strip() for piece in pieces(text)] == WRAPPED.split("\n\n")


def test_short_sentences_one_a_line_are_not_taken_for_wrapped_text() -> None:
    lines = [
        "The mayor left on Monday, the council said in a statement.",
        "He had been in office for nine years.",
        "A vote will be held in May, and three people want the job.",
        "None of them would say what they think of the bridge.",
        "The bridge is closed.",
    ]
    assert pieces("\n".join(lines)) == lines


def test_a_line_that_goes_on_in_lower_case_goes_on() -> None:
    text = "The mayor left on Monday after nine years in office and\nwithout a word."
    assert pieces(text) == [text]


def test_bullets_begin_units() -> None:
    assert pieces("- one\n- two") == ["- one", "- two"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_unicode_line_separators_count(separator: str) -> None:
    assert pieces(f"One is here.{separator}Two.") == ["One is here.", "Two."]


def test_what_is_set_apart_by_a_blank_line_is_known() -> None:
    assert [unit.apart for unit in units("a.\nb.\n\nc.")] == [True, False, True]
