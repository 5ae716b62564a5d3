"""The language of an article, and the refusal of what is not English.

English is told by its small words, which need no model; only where those are missing is py3langid
asked. Its model takes half a second to load.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from attrib.errors import InputError
from attrib.ingest import data
from attrib.model import Article

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = 2_500
# In 100 words of English news about 25 are in the list; in German or French news at most 3.
_ENGLISH_SHARE = 0.12
_LEAST_WORDS = 8
# Under these, names and headlines in English are mistaken for Hausa or Breton.
_LEAST_LETTERS = 200
_LEAST_LETTERS_OTHER_SCRIPT = 40
_LEAST_PROBABILITY = 0.95
# With this many words fewer letters do, where the model is as good as certain.
_ENOUGH_WORDS = 15
_CERTAIN = 0.99


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it is too short to be sure.

    >>> detect("The army said that it would not leave the town after the talks.")
    'en'
    >>> detect("Jane Doe") is None
    True
    """
    sample = _sample(text)
    words = _WORD.findall(sample.lower())
    if len(words) >= _LEAST_WORDS and _english_share(words) >= _ENGLISH_SHARE:
        return "en"
    letters = sum(map(len, words))
    other_script = sum(len(re.findall("[^\x00-\u024f]", word)) for word in words)
    foreign = other_script > 0.5 * letters
    short = letters < (_LEAST_LETTERS_OTHER_SCRIPT if foreign else _LEAST_LETTERS)
    if short and len(words) < _ENOUGH_WORDS:
        return None
    code, probability = _rank(sample.lower() if sample.isupper() else sample)
    return code if probability >= (_CERTAIN if short else _LEAST_PROBABILITY) else None


def require_english(article: Article, name: str | None = None) -> None:
    """Pass over an article that is in English, or too short to tell.

    Raises:
        InputError: `article.language` is another language. The message calls the input `name`,
            or else by its URL or title.
    """
    _refuse(article.language, name or article.url or article.title or "the article")


def require_english_text(text: str, name: str) -> None:
    """The same for a text that is no article yet; `name` begins the message."""
    _refuse(detect(text), name)


def _refuse(code: str | None, name: str) -> None:
    if code is None or code == "en":
        return
    language = data.table("english")["names"].get(code)
    looks_like = f"{language} ({code})" if language else f"another language ({code})"
    raise InputError(
        f"{name}: attrib reads English; this looks like {looks_like}; give an English translation"
    )


def _sample(text: str) -> str:
    """The beginning, middle and end of `text`: an article may quote another language at length."""
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    return f"{text[:_PIECE]} {text[middle : middle + _PIECE]} {text[-_PIECE:]}"


def _english_share(words: list[str]) -> float:
    return sum(word in _english_words() for word in words) / len(words)


@cache
def _english_words() -> frozenset[str]:
    return frozenset(data.table("english")["words"])


def _rank(text: str) -> tuple[str, float]:
    """The likeliest language, and how likely it or a near relation of it is."""
    votes = {str(code): float(probability) for code, probability in _identifier().rank(text)}
    best = max(votes, key=lambda code: votes[code])
    kin = {best}.union(*(group for group in data.table("english")["kin"] if best in group))
    return best, sum(votes.get(code, 0.0) for code in kin)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
