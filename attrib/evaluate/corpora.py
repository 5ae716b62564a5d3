"""Annotated corpora: JSON lines, plain or gzip, one article a line.

Two kinds are read, told apart by their keys. A row with `mentions` is GUM's, whose attributions
give the attributing clause as a whole; any other row with `attributions` is in the form of
PolNeAR, whose attributions give source, cue and content apart.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from attrib.errors import InputError
from attrib.ingest import is_report

_FORM = "a corpus of JSON lines, one article a line"

Offsets = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution, marked by a person or predicted.

    Attributes:
        source, cue, content: pieces as (start, end) in code points, end exclusive, any order.
            `source` and `cue` may be empty.
        confidence: of a prediction, 0 to 1; `None` where the tool gives none.
    """

    source: Offsets
    cue: Offsets
    content: Offsets
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One attributing clause of GUM.

    Attributes:
        clause: (start, end) of the words that attribute, source and cue together.
        content: pieces of the discourse unit beside it.
        negated: the clause says that something was not said or thought.
    """

    clause: tuple[int, int]
    content: Offsets
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention of an entity, marked by a person.

    Attributes:
        start, end: code points, end exclusive.
        text: the words.
        entity: mentions with the same one are of one and the same, within a row.
        type: what it is, in the corpus's words: "person", "organization", "place", ...
    """

    start: int
    end: int
    text: str
    entity: str
    type: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """An article with its attributions. `line` is its place in the file, counted from 1."""

    id: str
    text: str
    relations: tuple[Relation, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """An article with its attributing clauses. `line` is its place in the file, from 1.

    `mentions` are those of every entity, in the order of the file.
    """

    id: str
    text: str
    clauses: tuple[Clause, ...]
    line: int = 0
    mentions: tuple[Marked, ...] = ()


Row = RelationRow | ClauseRow


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus as read.

    Attributes:
        name: file name.
        sha256: digest of the uncompressed bytes, the same for the gzip and the plain file.
        rows: in the order of the file.
    """

    name: str
    sha256: str
    rows: tuple[Row, ...]


def read_corpus(path: Path | str) -> Corpus:
    """Read a corpus.

    Args:
        path: JSON lines, gzip or plain (told by the content, not by the suffix), UTF-8.

    Raises:
        InputError: the file cannot be read, holds no row, or a row is malformed; the message
            names the file and the line.
    """
    path = Path(path)
    content = _content(path)
    if is_report(content):
        raise InputError(
            f"{path}: is a report, not a corpus; `attrib graph {path} -o corpus.jsonl` makes one "
            "of it, for a person to mend"
        )
    rows = tuple(_rows(path, content))
    if not rows:
        raise InputError(f"{path}: holds no row; give {_FORM}")
    return Corpus(path.name, hashlib.sha256(content).hexdigest(), rows)


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give the path of an annotated corpus") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a directory; give one corpus file in it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the file") from None
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: broken gzip ({error}); fetch the file again") from None


def _rows(path: Path, content: bytes) -> list[Row]:
    rows = []
    # Not splitlines(): JSON strings may hold U+2028 and other line ends as they are.
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(_row(_object(line), number))
        except _RowError as error:
            remedy = "mend or remove the row" if rows else f"mend it, or give {_FORM}"
            raise InputError(f"{path}, line {number}: {error}; {remedy}") from None
    return rows


class _RowError(Exception):
    """What is wrong with a row, in words; becomes an InputError once the line is known."""


def _object(line: bytes) -> Mapping[str, object]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _RowError("not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise _RowError(f"not JSON ({error})") from None
    return _mapping(value, "the row")


def _row(row: Mapping[str, object], line: int) -> Row:
    id, text = _string(row, "id"), _string(row, "text")
    if "attributions" not in row and "names" in row:
        raise _RowError("has names but no attributions, which alone can be scored")
    marked = [
        _mapping(value, f"attributions[{i}]")
        for i, value in enumerate(_list(_value(row, "attributions"), "attributions"))
    ]
    size = len(text)
    if "mentions" in row:
        clauses = tuple(_clause(m, i, size) for i, m in enumerate(marked))
        listed = _list(row["mentions"], "mentions")
        return ClauseRow(
            id, text, clauses, line, tuple(_marked(m, i, text) for i, m in enumerate(listed))
        )
    return RelationRow(id, text, tuple(_relation(m, i, size) for i, m in enumerate(marked)), line)


def _relation(marked: Mapping[str, object], index: int, size: int) -> Relation:
    source, cue, content = (
        _offsets(_value(marked, key), f"attributions[{index}].{key}", size)
        for key in ("source", "cue", "content")
    )
    return Relation(source, cue, content)


def _clause(marked: Mapping[str, object], index: int, size: int) -> Clause:
    at = f"attributions[{index}]"
    clause = _pair(_value(marked, "source"), f"{at}.source", size)
    content = _offsets(_value(marked, "content"), f"{at}.content", size)
    polarity = marked.get("polarity", "positive")
    if polarity not in ("positive", "negative"):
        raise _RowError(f"{at}.polarity is {polarity!r}, neither 'positive' nor 'negative'")
    return Clause(clause, content, polarity == "negative")


def _marked(value: object, index: int, text: str) -> Marked:
    at = f"mentions[{index}]"
    mention = _mapping(value, at)
    start, end = _pair([_value(mention, "start"), _value(mention, "end")], at, len(text))
    return Marked(start, end, text[start:end], _string(mention, "entity"), _string(mention, "type"))


def _offsets(value: object, at: str, size: int) -> Offsets:
    return tuple(_pair(pair, at, size) for pair in _list(value, at))


def _pair(value: object, at: str, size: int) -> tuple[int, int]:
    match value:
        # type() and not isinstance(): JSON's true would pass for the offset 1.
        case [start, end] if type(start) is int and type(end) is int:
            if 0 <= start < end <= size:
                return start, end
            raise _RowError(f"{at} {start}:{end} is outside the text of {size} characters")
    raise _RowError(f"{at} holds {json.dumps(value)[:40]}, not a pair of offsets [start, end]")


def _value(row: Mapping[str, object], key: str) -> object:
    if key not in row:
        raise _RowError(f"has no {key!r}")
    return row[key]


def _string(row: Mapping[str, object], key: str) -> str:
    value = _value(row, key)
    if not isinstance(value, str):
        raise _RowError(f"{key!r} is not a string")
    return value


def _list(value: object, at: str) -> list[object]:
    if not isinstance(value, list):
        raise _RowError(f"{at} is not a list")
    return value


def _mapping(value: object, at: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _RowError(f"{at} is not an object")
    return value
