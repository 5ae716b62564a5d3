"""Articles by somebody who knew the rules only by their definitions.

Most of what an editor should see in them is told without any word of accusing or denying, and is
not found; the floors keep what is. What matters as much: nothing is found that is not there.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import attrib

ARTICLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("blind.toml").read_text(encoding="utf-8")
)["article"]
RULES = frozenset(
    {
        "accusation-unanswered",
        "attribution-lost",
        "fact-contested",
        "plural-for-one",
        "speaker-missing",
    }
)
LEAST = {"plural-for-one": 4, "speaker-missing": 1}


def test_what_is_found_is_there() -> None:
    found: Counter[str] = Counter()
    others = []
    for number, article in enumerate(ARTICLES, 1):
        report = attrib.parse(article["text"].strip())
        assert report.audit is not None
        places = [
            (one["rule"], report.article.text.index(one["words"]), len(one["words"]))
            for one in article.get("expect", [])
        ]
        for finding in report.audit.findings:
            if finding.rule not in RULES:
                continue
            there = any(
                rule == finding.rule
                and any(span.start < at + length and at < span.end for span in finding.spans)
                for rule, at, length in places
            )
            if there:
                found[finding.rule] += 1
            else:
                others.append((number, finding.rule, finding.message))
    assert not others
    assert all(found[rule] >= least for rule, least in LEAST.items()), found


def test_there_are_six_of_each_and_look_alikes() -> None:
    wanted = Counter(one["rule"] for article in ARTICLES for one in article.get("expect", []))
    assert wanted == dict.fromkeys(RULES, 6)
    assert len(ARTICLES) == 40
