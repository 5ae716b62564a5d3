"""Bytes of any encoding to text.

In this order: a byte order mark; UTF-16 told by its NUL bytes; strict UTF-8; the encoding that the
page or server declares; UTF-8 with a few damaged bytes; for a text that is nearly all ASCII, the
candidate whose characters are likeliest in English print; charset-normalizer; Windows-1252.
"""

from __future__ import annotations

import re
from typing import Any

from attrib.ingest import data
from attrib.ingest.binary import wide_encoding

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|"
    rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
# Where a page may declare its encoding: WHATWG asks for the first 1024 bytes, pages take more.
_DECLARATION_WITHIN = 8_192
_SAMPLE = 100_000
# A word such as "naïve" alone is a fifth beyond ASCII, a text in Chinese nearly all of it.
_FEW = 3
_BEYOND_ASCII = 0.2


def decode(raw: bytes, declared: str | None = None) -> str:
    """`raw` as text, without its byte order mark.

    Args:
        raw: the bytes of a file or page.
        declared: the encoding that the server or caller names, if any; a `<meta charset>` counts
            where it is None. A label that is unknown or does not fit is passed over.

    Never raises: a byte that no reading explains becomes U+FFFD.

    >>> decode("“No,” she said.".encode("cp1252"))
    '“No,” she said.'
    """
    wide = wide_encoding(raw)
    if wide is not None:
        return raw.decode(wide, "replace")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    for encoding in ("utf-8", _codec(declared), _codec(_declared_inside(raw))):
        text = _strict(raw, encoding)
        if text is not None:
            return text
    return _damaged_utf8(raw) or _likeliest(raw)


def _strict(raw: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    if encoding == "cp1252":
        # Five bytes have no meaning in Windows-1252; browsers read them as controls, and so does
        # this, so that one stray byte does not turn down the declared encoding.
        return _windows(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _codec(label: str | None) -> str | None:
    if label is None:
        return None
    codec: str | None = data.table("encodings")["labels"].get(label.strip().lower())
    return codec


def _declared_inside(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:_DECLARATION_WITHIN])
    return (match[1] or match[2]).decode("ascii") if match else None


def _damaged_utf8(raw: bytes) -> str | None:
    """`raw` as UTF-8 if most of what is not ASCII in it is valid UTF-8."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall(r"[^\x00-\x7f]", text)) - bad
    return text if good >= 3 * bad else None


def _likeliest(raw: bytes) -> str:
    sample = raw[:_SAMPLE]
    beyond = len(re.findall(rb"[\x80-\xff]", sample))
    if beyond <= max(_FEW, _BEYOND_ASCII * len(sample)):
        return _likeliest_english(raw)
    # Imported here: it costs 40 ms that texts in UTF-8 need not pay.
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return raw.decode(best.encoding, "replace") if best is not None else _windows(raw)


def _likeliest_english(raw: bytes) -> str:
    rules: dict[str, Any] = data.table("encodings")["english"]
    readings = [raw.decode(name, "replace") for name in rules["candidates"][1:]]
    readings.insert(0, _windows(raw))
    return max(readings, key=lambda text: _english_score(text, rules))


def _english_score(text: str, rules: dict[str, Any]) -> float:
    """How much the characters beyond ASCII look like English print, per character: -1 to 1."""
    score, seen = 0.0, 0
    for match in re.finditer(r"(?=(.?)([^\x00-\x7f])(.?))", text[:_SAMPLE], re.DOTALL):
        before, character, after = match.groups()
        seen += 1
        if character in rules["typographic"]:
            score += 1 if not (before.isalpha() and after.isalpha()) or character in "’–—" else 0
        elif character in rules["unlikely"]:
            score -= 1
        elif character.isalpha() and ord(character) < 0x250:
            beside = before.isalpha() or after.isalpha()
            score += 0.5 if beside and not (character.isupper() and before.islower()) else -1
        else:
            score -= 0.5
    return score / max(seen, 1)


def _windows(raw: bytes) -> str:
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            byte if isinstance(byte, str) else chr(byte) for byte in _windows_pieces(raw)
        )


def _windows_pieces(raw: bytes) -> list[str | int]:
    pieces: list[str | int] = []
    for piece in re.split(rb"([\x81\x8d\x8f\x90\x9d])", raw):
        if len(piece) == 1 and piece in b"\x81\x8d\x8f\x90\x9d":
            pieces.append(piece[0])
        else:
            pieces.append(piece.decode("cp1252"))
    return pieces
