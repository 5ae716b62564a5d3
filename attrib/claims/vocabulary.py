"""When two words say the same or the opposite; the words of classes.toml and similarity.toml.

A word stands for the classes of near synonyms that hold it, or for its stem (Porter's second
English stemmer, snowballstem.org).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

from attrib.resolve.lexicon import singular

# "actual", or a key of the table `modality`.
Modality = str
Kind = Literal["verbs", "nouns", "adjectives"]
Keys = frozenset[str]

_SUPPORT = (
    "supporting", "suffering", "happening", "managing", "failing", "linking", "forcing", "steering",
    "having", "seeing", "winning",
)  # fmt: skip
_SPECIAL = ("undergo", "measuring", "causing", "granted", "exclusive", "reaching", "counting")
_KINDS: tuple[Kind, ...] = ("verbs", "nouns", "adjectives")
# Where a word is looked up first.
_ORDER: dict[str, tuple[Kind, ...]] = {
    "ADJ": ("adjectives", "verbs", "nouns"),
    "ADV": ("adjectives", "verbs", "nouns"),
}
_REPEATING = ("re", "over", "out", "under", "mis", "un", "fore")
_ISE = re.compile(r"(?<=\w{3})is(e[sd]?|ers?|ing|ations?)$")
_OUR = re.compile(r"(?<=\w{3})our(?=s?$|ed$|ing$|er|able$|ite|hood)")
# Where those may stand who do something with each other.
_PARTIES = frozenset({"agent", "doer", "theme", "sole", "patient", "with", "between"})
_DOUBLED = re.compile(r"\w([bdfgmnprt])\1$")
# What begins a longer word may be no prefix: "in" in "interested".
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with fixed words that follow it ("take part in"), by their stems."""

    words: tuple[str, ...]
    keys: Keys


@dataclass(frozen=True)
class Lexicon:
    """classes.toml and similarity.toml, as look-ups by stem; classes by keys of the form "#rise".

    Attributes:
        words: classes of a word, for each part of speech.
        phrases: verbs of more than one word by the stem of the first, the longest first.
        opposites: keys that say the opposite of a key, and of those that say so of a state only.
        converse: for a pair of keys the parts of the one with those of the other.
        denying: pairs of these of which one denies the other: "lacks" and "there is".
        ahead: pairs of which one is over and the other to come: "ruled out" and "will miss".
        special: classes of verbs with a grammar of their own, as keys, by name.
        support: verbs that leave it to a noun to say what is done, by name, as stems.
    """

    words: Mapping[Kind, Mapping[str, Keys]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    opposites: Mapping[str, Keys]
    states: Mapping[str, Keys]
    converse: Mapping[tuple[str, str], Mapping[str, frozenset[str]]]
    denying: frozenset[tuple[str, str]]
    ahead: frozenset[tuple[str, str]]
    special: Mapping[str, Keys]
    support: Mapping[str, frozenset[str]]
    events: Keys
    bases: frozenset[str]
    kinds: Mapping[str, Keys]
    light: frozenset[str]
    instrument: Keys
    conducting: Keys
    modality: Mapping[str, Modality]
    asking: Mapping[str, Modality]
    bidding: Mapping[str, Modality]
    hours: frozenset[str]
    residents: Keys
    conditional: frozenset[str]
    negative: frozenset[str]
    positive: frozenset[str]
    prefixes: tuple[str, ...]
    shifting: frozenset[str]
    opposed: frozenset[frozenset[str]]
    arms: frozenset[str]
    members: frozenset[str]
    measures: frozenset[str]
    levels: frozenset[str]
    questions: frozenset[str]
    framing: Mapping[str, str]
    factive: frozenset[str]
    truth: Mapping[str, str]
    assertions: frozenset[str]
    empty: frozenset[str]
    slight: frozenset[str]
    irregular: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    """The look-ups, read once."""
    data, classes = _read("similarity.toml"), _read("classes.toml")
    irregular = data["irregular"]

    def base(word: str) -> str:
        return _stem(_regular(word, irregular))

    def both(words: Iterable[str]) -> frozenset[str]:
        return frozenset(form for word in words for form in (word, base(word)))

    def phrase_keys(phrases: Iterable[str]) -> frozenset[str]:
        return frozenset(" ".join(map(base, one.split())) for one in phrases)

    words, phrases = _words(classes["class"], base)
    kinds: list[Modality] = [name for name in data["modality"] if name != "conditional"]
    helping = {word for kind in kinds for word in data["modality"][kind]}
    told = data["words"]
    verbs = classes["verbs"]
    return Lexicon(
        words=words,
        phrases=phrases,
        opposites=_pairs(classes["opposite"]["events"]),
        states=_pairs(classes["opposite"]["states"]),
        converse=_converse(classes["converse"], verbs["mutual"]),
        denying=_flagged(classes["converse"], "denies"),
        ahead=_flagged(classes["converse"], "ahead"),
        special={name: _named(verbs[name]) for name in _SPECIAL},
        support={name: phrase_keys(verbs[name]) for name in _SUPPORT},
        bases=frozenset(
            _american(verb) for held in classes["class"].values() for verb in held.get("verbs", ())
        ),
        events=_named(name for name, held in classes["class"].items() if "verbs" in held),
        kinds={f"#{one}": _named(held) for one, held in classes["kinds"].items()},
        light=both(data["light"]),
        instrument=both(data["instrument"]),
        conducting=phrase_keys(data["conducting"]),
        modality={
            form: kind
            for kind in kinds
            for word in data["modality"][kind]
            for form in (word, base(word))
            if form == word or form not in helping
        },
        asking={base(word): kind for word, kind in data["asking"].items()},
        bidding={base(word): kind for word, kind in data["bidding"].items()},
        hours=frozenset(told["hours"]),
        residents=both(told["residents"]),
        conditional=frozenset(data["modality"]["conditional"]),
        negative=frozenset(told["negative"]),
        positive=frozenset(told["positive"]),
        prefixes=tuple(told["prefixes"]),
        shifting=frozenset(told["shifting"]),
        opposed=frozenset(frozenset(pair) for pair in told["opposed"]),
        arms=both(told["arms"]),
        members=both(told["members"]),
        measures=both(told["measures"]),
        levels=both(told["levels"]),
        questions=frozenset(told["questions"]),
        factive=both(told["factive"]),
        truth={word: kind for kind in ("true", "sure", "false") for word in data["truth"][kind]},
        assertions=frozenset(data["truth"]["of"]),
        framing={
            form: kind for kind in ("thought", "said") for form in both(data["framing"][kind])
        },
        empty=both(told["empty"]),
        slight=both(told["slight"]),
        irregular=irregular,
    )


def _read(name: str) -> dict[str, Any]:
    file = resources.files("attrib.claims").joinpath(name)
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _named(names: Iterable[str]) -> Keys:
    return frozenset(f"#{name}" for name in names)


def _words(
    classes: Mapping[str, Mapping[str, list[str]]], base: Any
) -> tuple[dict[Kind, dict[str, Keys]], dict[str, tuple[Phrase, ...]]]:
    words: dict[Kind, dict[str, set[str]]] = {kind: {} for kind in _KINDS}
    phrases: dict[tuple[str, ...], set[str]] = {}
    for name, held in classes.items():
        for kind in _KINDS:
            for member in held.get(kind, ()):
                parts = tuple(map(base, member.split()))
                if len(parts) > 1:
                    phrases.setdefault(parts, {" ".join(parts)}).add(f"#{name}")
                else:
                    # A stem would make workers works.
                    key = _american(member) if kind == "nouns" else parts[0]
                    words[kind].setdefault(key, {key}).add(f"#{name}")
    found: dict[str, list[Phrase]] = {}
    for parts, keys in phrases.items():
        found.setdefault(parts[0], []).append(Phrase(parts[1:], frozenset(keys)))
    return (
        {kind: {k: frozenset(v) for k, v in of.items()} for kind, of in words.items()},
        {
            first: tuple(sorted(several, key=lambda one: -len(one.words)))
            for first, several in found.items()
        },
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, Keys]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(f"#{one}", set()).add(f"#{other}")
        found.setdefault(f"#{other}", set()).add(f"#{one}")
    return {key: frozenset(keys) for key, keys in found.items()}


def _flagged(rows: Iterable[Mapping[str, Any]], flag: str) -> frozenset[tuple[str, str]]:
    pairs = [(f"#{row['one']}", f"#{row['other']}") for row in rows if row.get(flag)]
    return frozenset([*pairs, *((other, one) for one, other in pairs)])


def _converse(
    rows: Iterable[Mapping[str, Any]], mutual: Iterable[str]
) -> dict[tuple[str, str], dict[str, frozenset[str]]]:
    found: dict[tuple[str, str], dict[str, frozenset[str]]] = {}
    for row in rows:
        there: dict[str, set[str]] = {}
        for role, roles in row["roles"].items():
            for other in roles:
                there.setdefault(other, set()).add(role)
        one, other = f"#{row['one']}", f"#{row['other']}"
        found[one, other] = {role: frozenset(roles) for role, roles in row["roles"].items()}
        found[other, one] = {role: frozenset(roles) for role, roles in there.items()}
    for name in mutual:
        found[f"#{name}", f"#{name}"] = dict.fromkeys(_PARTIES, _PARTIES)
    return found


@cache
def _stemmer() -> Any:
    import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return Stemmer.Stemmer("english")


def _stem(word: str) -> str:
    found: str = _stemmer().stemWord(_american(word))
    # The stemmer makes "boycotted" "boycot" and leaves "boycott" as it is.
    return found[:-1] if _DOUBLED.search(found) else found


def _regular(word: str, irregular: Mapping[str, str]) -> str:
    """The base form of an irregular word, also behind a prefix ("retaken"); else the word."""
    if word in irregular:
        return irregular[word]
    for prefix in _REPEATING:
        if word.startswith(prefix) and word[len(prefix) :] in irregular:
            return prefix + irregular[word[len(prefix) :]]
    return word


def _american(word: str) -> str:
    """The word as American papers spell it: "labor", "organization"."""
    return _OUR.sub("or", _ISE.sub(r"iz\1", word))


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The base form of an irregular word, the stem of another; both in lower case.

    >>> lemma("retook") == lemma("retakes"), lemma("organised") == lemma("organize")
    (True, True)
    """
    return _stem(_regular(word, lexicon().irregular))


@lru_cache(maxsize=20_000)
def keys_of(word: str, tag: str) -> tuple[Keys, bool]:
    """What a word stands for, and whether as its negative.

    >>> keys_of("unsafe", "ADJ")[1]
    True
    >>> keys_of("fell", "VERB")[0].isdisjoint(keys_of("dropped", "VERB")[0])
    False
    """
    data = lexicon()
    if tag in ("ADJ", "VERB"):
        for prefix in data.prefixes:
            rest = word[len(prefix) :]
            known = rest in data.positive or (tag == "ADJ" and prefix == "non-")
            if known and word.startswith(prefix) and len(rest) >= _SHORTEST:
                return keys_of(rest, tag)[0], True
    if not any(map(str.isalnum, word)):
        return frozenset(), False
    key, noun = lemma(word), _noun(word)
    if tag in ("NOUN", "PROPN"):
        found = data.words["nouns"].get(word) or data.words["nouns"].get(noun)
        if found is None and (noun in data.bases or (noun == word and word.endswith("ing"))):
            # "The exchange", "the capsizing".
            found = data.words["verbs"].get(key)
        # "The jobless rate".
        return found or data.words["adjectives"].get(key) or frozenset({noun}), False
    for kind in _ORDER.get(tag, _KINDS):
        if found := data.words[kind].get(noun if kind == "nouns" else key):
            return found, False
    return frozenset({key}), False


def _noun(word: str) -> str:
    irregular = lexicon().irregular.get(word)
    return _american(irregular if irregular is not None else singular(word))
