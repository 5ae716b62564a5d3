"""When something was said is taken from beside the cue, or not at all."""

from __future__ import annotations

import pytest

from attrib.export.when import when


def told(sentence: str) -> str | None:
    """`sentence` with the cue in [], the source in () and the content in {}."""
    spans: dict[str, list[list[int]]] = {}
    opened: dict[str, int] = {}
    text = ""
    names = {"[": "cue_spans", "(": "source_spans", "{": "content_spans"}
    closing = {"]": "[", ")": "(", "}": "{"}
    for character in sentence:
        if character in names:
            opened[character] = len(text)
        elif character in closing:
            mark = closing[character]
            spans.setdefault(names[mark], []).append([opened[mark], len(text)])
        else:
            text += character
    return when(text, spans)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("{It rained}, (Ann) [said] on Thursday.", "on Thursday"),
        ("{It rained}, [said] (Ann) late on Monday evening.", "late on Monday evening"),
        ("(Ann) [announced] Tuesday that {it rained}.", "Tuesday"),
        ("(Ann) [wrote] on Sept. 8, 2022, {it rained}.", "on Sept. 8, 2022"),
        ("(Ann) [said] {on Thursday it rained}.", None),
        ("(Ann) [said] {it rained} on Thursday.", None),
        ("(Ann) [said] Monday's {rain was heavy}.", None),
        ("(Ann) [said] of the flood on Monday {it was bad}.", None),
        ("(Ann) [may] march 12 {miles}.", None),
    ],
)
def test_the_day_beside_the_cue(sentence: str, found: str | None) -> None:
    assert told(sentence) == found
