"""The data files: whole, and in step with the code."""

from __future__ import annotations

import re
import string

from attrib.audit.catalogue import data, definitions, rules
from attrib.audit.findings import CHECKS


def test_every_rule_is_checked_and_every_check_is_a_rule() -> None:
    assert set(CHECKS) == set(rules())


def test_every_rule_says_what_why_how_to_mend_it_and_where_it_comes_from() -> None:
    for rule in rules().values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
        for told in (rule.title, rule.message, rule.why, rule.remedy, rule.origin):
            assert told.strip() == told != ""
        assert re.search(r"\b(AP|Reuters|BBC|SPJ)\b", rule.origin), rule.id
        assert all(name for _, name, _, _ in string.Formatter().parse(rule.message) if name)


def test_every_indicator_is_defined_in_one_line() -> None:
    for one in definitions().values():
        assert one.title
        assert one.definition
        assert "\n" not in one.definition
        assert len(one.definition) < 80


def test_the_lists_of_words_compile_and_hold_no_word_twice() -> None:
    words = data("anonymous.toml")
    for name in ("insiders", "partisans", "fillers", "bare", "people"):
        assert len(set(words[name])) == len(words[name]), name
    for pattern in data("hearsay.toml").values():
        if isinstance(pattern, str):
            re.compile(pattern)
    for pattern in data("accusations.toml").values():
        if isinstance(pattern, str):
            re.compile(pattern)
