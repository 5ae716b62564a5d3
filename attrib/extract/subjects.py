"""Whose verb it is: the subject of a verb group, from the dependency heads or from word order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrib.extract.reading import Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LEADS_TO_SUBJECT = frozenset(
    {"conj", "xcomp", "aux", "auxpass", "dep", "neg", "advcl", "ccomp", "cop"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INSIDE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "PART", "SYM", "X"})
_LINKS = frozenset({"of", "for", "at", "in", "from", "to", "with"})
_SKIPPED = frozenset(
    {"also", "all", "both", "each", "still", "however", "himself", "herself", "itself"}
)
_CLAUSE_BEGINNERS = frozenset(
    {
        "but",
        "while",
        "although",
        "though",
        "because",
        "whereas",
        "since",
        "whether",
        "if",
        "when",
        "after",
    }
)
_MAX_CLIMB = 6


def subject(
    text: str, words: Sequence[Word], base: int, verb: int, end: int
) -> tuple[int, int] | None:
    """The words that name who does what the verb group says.

    The heads are trusted where the word order bears them out; otherwise the nearest noun phrase on
    the left is taken, with its apposition, past relative clauses and conjoined verbs.

    Args:
        text: the text of the article.
        words: the words of the sentence, in order.
        base: index in the article of the first of them, from which their heads count.
        verb: code point where the verb group begins ("did" of "did not comment").
        end: code point where it ends.

    Returns:
        (start, end) in code points, or None where nobody is named to the left.
    """
    at = bisect_left([word.start for word in words], verb)
    if at < len(words) and _form(text, words[at]) == "without":
        # "She left without comment": whoever did what the nearest verb before it says.
        main = next((i for i in range(at - 1, -1, -1) if words[i].tag == "VERB"), None)
        if main is None:
            return None
        return subject(text, words, base, words[main].start, words[main].end)
    left = _past_messenger(text, words, _skip_adverbs(text, words, at - 1))
    if left < 0:
        return None
    found = _by_heads(text, words, base, at, end)
    word = words[left]
    form = _form(text, word)
    adjacent = word.tag in _NOMINAL and form not in _RELATIVE
    if found is not None and not (adjacent and found[1] != left):
        found = _with_apposition(text, words, *found, left)
        return _span(words, *_with_article(text, words, *found))
    phrase = _by_order(text, words, left)
    return None if phrase is None else _span(words, *phrase)


def _form(text: str, word: Word) -> str:
    return text[word.start : word.end].lower()


def _span(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    return words[first].start, words[last].end


def _skip_adverbs(text: str, words: Sequence[Word], at: int) -> int:
    while at >= 0 and (words[at].tag in ("ADV", "AUX") or _form(text, words[at]) in _SKIPPED):
        at -= 1
    return at


def _past_messenger(text: str, words: Sequence[Word], left: int) -> int:
    """The place left of "through a spokeswoman,", which stands between a subject and its verb."""
    before = left - 1 if left > 0 and _form(text, words[left]) == "," else left
    if before > 0 and words[before].tag in _NOMINAL:
        first, _ = _phrase_ending(text, words, before)
        if first > 1 and _form(text, words[first - 1]) in ("through", "via"):
            return _skip_commas(text, words, first - 2)
    return left


def _with_apposition(
    text: str, words: Sequence[Word], first: int, last: int, left: int
) -> tuple[int, int]:
    """The phrase with the name that stands after it between commas, right before the verb."""
    opened, closed = last + 1, _form(text, words[left]) == ","
    if not closed or opened >= left - 1 or _form(text, words[opened]) != ",":
        return first, last
    between = words[opened + 1 : left]
    named = all(word.tag in _INSIDE for word in between) and between[-1].tag in _NOMINAL
    return (first, left - 1) if named else (first, last)


# --- by heads -------------------------------------------------------------------------------------


def _by_heads(
    text: str, words: Sequence[Word], base: int, at: int, end: int
) -> tuple[int, int] | None:
    """First and last index of the subject that the heads give, or None."""
    verbs = [
        i
        for i in range(at, len(words))
        if words[i].start < end and words[i].tag in ("VERB", "AUX", "ADJ")
    ]
    for verb in verbs:
        seen: set[int] = set()
        here: int | None = verb
        while here is not None and here not in seen and len(seen) < _MAX_CLIMB:
            seen.add(here)
            for child in range(min(at, len(words))):
                if words[child].relation in _SUBJECTS and words[child].head - base == here:
                    if _form(text, words[child]) in _RELATIVE:
                        antecedent = _antecedent(words, base, here, child)
                        return (
                            None if antecedent is None else _subtree(words, base, antecedent, child)
                        )
                    return _subtree(words, base, child, at)
            climbs = words[here].relation in _LEADS_TO_SUBJECT
            parent = words[here].head - base
            here = parent if climbs and 0 <= parent < len(words) and parent != here else None
    return None


def _antecedent(words: Sequence[Word], base: int, verb: int, pronoun: int) -> int | None:
    head = words[verb].head - base
    if words[verb].relation == "relcl" and 0 <= head < pronoun and words[head].tag in _NOMINAL:
        return head
    return None


def _subtree(words: Sequence[Word], base: int, head: int, before: int) -> tuple[int, int]:
    """The phrase of a head, without relative clauses, all of it left of `before`."""
    inside = {head}
    grown = True
    while grown:
        grown = False
        for i in range(before):
            if i in inside or words[i].relation in ("relcl", "punct", "advcl", "cc", "preconj"):
                continue
            if words[i].head - base in inside:
                inside.add(i)
                grown = True
    first = last = head
    while first - 1 >= 0 and (first - 1 in inside or _bridge(words, inside, first - 1, -1)):
        first -= 1
    while last + 1 < before and (last + 1 in inside or _bridge(words, inside, last + 1, 1)):
        last += 1
    return first, last


def _bridge(words: Sequence[Word], inside: set[int], at: int, step: int) -> bool:
    """Whether commas and conjunctions at `at` stand between two words of the phrase."""
    for _ in range(2):
        if words[at].relation not in ("punct", "cc", "preconj"):
            return at in inside
        at += step
        if not 0 <= at < len(words):
            return False
    return at in inside


def _with_article(text: str, words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    if (
        first
        and words[first - 1].tag == "DET"
        and _form(text, words[first - 1]) in ("the", "a", "an")
    ):
        first -= 1
    while last > first and words[last].tag in ("PUNCT", "CCONJ"):
        last -= 1
    while first < last and words[first].tag in ("PUNCT", "CCONJ", "SCONJ"):
        first += 1
    return first, last


# --- by order -------------------------------------------------------------------------------------


def _by_order(text: str, words: Sequence[Word], left: int) -> tuple[int, int] | None:
    """First and last index of the phrase that the order of words gives."""
    while left >= 0:
        form = _form(text, words[left])
        if form in _RELATIVE:
            left = _skip_commas(text, words, left - 1)
        elif form in ("but", "and", "or", "then", "nor") or (
            form == "," and _conjoined(text, words, left)
        ):
            return _clause_subject(text, words, left)
        elif form == ",":
            return _past_commas(text, words, left)
        elif words[left].tag in _NOMINAL:
            return _phrase_ending(text, words, left)
        elif words[left].tag == "ADV" or words[left].tag == "PUNCT":
            left -= 1
        else:
            return _clause_subject(text, words, left)
    return None


def _skip_commas(text: str, words: Sequence[Word], at: int) -> int:
    while at >= 0 and _form(text, words[at]) in (",", "of", "most", "some", "—", "–", "-"):
        at -= 1
    return at


def _conjoined(text: str, words: Sequence[Word], comma: int) -> bool:
    return comma + 1 < len(words) and _form(text, words[comma + 1]) in ("but", "and", "or")


def _past_commas(text: str, words: Sequence[Word], comma: int) -> tuple[int, int] | None:
    """The phrase before a comma, with an apposition kept and a clause between commas left out."""
    opened = comma - 1
    while opened >= 0 and _form(text, words[opened]) != ",":
        opened -= 1
    if opened <= 0:
        return _phrase_ending(text, words, comma - 1) if words[comma - 1].tag in _NOMINAL else None
    between = words[opened + 1 : comma]
    named = bool(between) and not any(word.tag in ("VERB", "AUX", "SCONJ") for word in between)
    before = _phrase_ending(text, words, opened - 1) if words[opened - 1].tag in _NOMINAL else None
    if before is None:
        return _phrase_ending(text, words, comma - 1) if named else None
    return (before[0], comma - 1) if named else before


def _phrase_ending(text: str, words: Sequence[Word], last: int) -> tuple[int, int]:
    first = last
    joint: int | None = None
    while first > 0:
        word, form = words[first - 1], _form(text, words[first - 1])
        linked = (
            form in _LINKS
            and first > 1
            and (words[first - 2].tag in _NOMINAL or _reduced(text, words, first - 2))
        )
        inside = word.tag in _INSIDE and form not in _RELATIVE and words[first].tag != "PRON"
        mark = form in ("'s", "’s", "’", "'") or _hyphen(text, words, first - 1)
        if inside or mark or linked or _reduced(text, words, first - 1):
            first -= 1
        elif form in ("and", "or") and first > 1 and words[first - 2].tag in _NOMINAL:
            joint = joint if joint is not None else first
            first -= 1
        else:
            break
    # "He saw Roe and Lee did not answer": what a verb governs is no part of the subject.
    governed = first > 0 and words[first - 1].tag in ("VERB", "AUX", "ADP")
    if joint is not None and governed:
        first = joint
    return _with_article(text, words, first, last)


def _hyphen(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a mark joins its neighbours into one word: the "-" of "G-III"."""
    return (
        text[words[at].start : words[at].end] in ("-", "–", "/", "&", ".")
        and at > 0
        and words[at - 1].end == words[at].start
        and words[at].end == words[at + 1].start
    )


def _reduced(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a verb form continues a noun phrase: "the man accused of theft"."""
    return (
        words[at].tag == "VERB"
        and _form(text, words[at]).endswith(("ed", "en"))
        and at > 0
        and words[at - 1].tag in ("NOUN", "PROPN")
        and words[at + 1].tag == "ADP"
    )


def _clause_subject(text: str, words: Sequence[Word], before: int) -> tuple[int, int] | None:
    """The noun phrase before the first verb of the clause, whose second verb is conjoined."""
    begin = 0
    for i in range(before - 1, 0, -1):
        if _form(text, words[i]) in _CLAUSE_BEGINNERS | {";", ":"}:
            begin = i + 1
            break
    verb = next((i for i in range(begin, before) if words[i].tag in ("VERB", "AUX")), None)
    if verb is None:
        return None
    left = _skip_adverbs(text, words, verb - 1)
    if left < begin:
        return None
    if _form(text, words[left]) in (",", *_RELATIVE):
        return _by_order(text, words, left) if left > begin else None
    return _phrase_ending(text, words, left) if words[left].tag in _NOMINAL else None
