"""Forms of verbs (tense.toml): which are past, and which auxiliary they can follow."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib import resources


@cache
def forms() -> dict[str, frozenset[str]]:
    """The lists of tense.toml by name, read once."""
    file = resources.files("attrib.claims").joinpath("tense.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def modals() -> frozenset[str]:
    """Auxiliaries that a bare verb follows."""
    return forms()["future"] | forms()["modal"] | forms()["bare"]


def past(form: str) -> bool:
    """Whether a form can only be that of the past (or a participle).

    >>> past("closed"), past("fled"), past("close"), past("need")
    (True, True, False, False)
    """
    words = forms()
    return form in words["irregular"] or (form.endswith("ed") and form not in words["bases"])


def takes(helped_by: Collection[str], form: str) -> bool:
    """Whether a verb in this form can follow these auxiliaries: "will close", not "will closed".

    >>> takes(["will"], "close"), takes(["will"], "closed"), takes(["is"], "close")
    (True, False, False)
    """
    last = [one.replace("’", "'") for one in helped_by][-1]
    if last == "to" or last in modals():
        return not past(form) and not form.endswith("ing")
    if last in forms()["past"] | forms()["present"]:
        return (
            past(form)
            or form in forms()["same"]
            or form in forms()["participles"]
            or (form.endswith("ing"))
        )
    return True
