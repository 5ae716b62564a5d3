"""What looks like words and is a deed: "refused to blame him", "were denied visas", "talks to Ann".

Each rule is about one frame that the tagger reads as a statement because of a verb of saying in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.extract.grammar import Grammar
from attrib.extract.lexicon import is_verb
from attrib.model import Attribution, Silence, Span

_REFUSES = re.compile(r"\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\Z", re.IGNORECASE)
# To refuse these is to take a stand; to refuse any other act of speech is to say nothing.
_SPEAK = re.compile(r"to\s+(?:\w+ly\s+)?(?P<verb>\w+)", re.IGNORECASE)
_STAND = re.compile(
    r"(?:accept|believe|acknowledge|admit|concede|recogni[sz]e|agree|endorse|"
    r"approve|support|back|consider)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\b(?:\s+[\w-]+){0,3}?\s+"
    r"(?:denied|refused|granted|awarded|allowed)\Z",
    re.IGNORECASE,
)
_TALKS_WITH = re.compile(r"\b(?:talk|speak|spoke|chat)\w*\s+(?:to|with)\Z", re.IGNORECASE)
_RECALLS = re.compile(r"recall(?:s|ed|ing)?\Z", re.IGNORECASE)
# Who gives a ship or a book its name asserts nothing.
_NAMES = re.compile(r"\b(?:(?:re)?named|christened|(?:en)?titled)\Z", re.IGNORECASE)
_TITLE = re.compile(r"[\"“”‘’'][,.]?\Z")
_ABOUT = re.compile(r"\b(?:about|on|over)\Z", re.IGNORECASE)
_CITING = re.compile(r"\A(?:citing|cites?|cited)\Z", re.IGNORECASE)
_RECEIVED = re.compile(
    r"\b(?:draw|drew|win|won|receiv|earn|gain|gets?\b|got\b|attract|garner|fac|cop|(?:come|came|is|are|was|were|been)\s+under)\w*\s+"
    r"(?:[\w-]+\s+){0,2}?"
    r"(?:praise|criticism|condemnation|applause|support|approval|acclaim|backlash|scrutiny|fire|attack|pressure)\b",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"\b(?:court|jury|juries|jurors?|inquest|tribunal|inquiry|hearing|trial)\Z", re.IGNORECASE
)
_IS_TOLD = re.compile(r"(?:(?:was|were|is|are|has|have|had) (?:been )?)?(?:told|hears?|heard)\Z")
# "It is (widely) thought", "it emerged": a subject that stands for nothing.
_IT_IS_SAID = re.compile(
    r"(?:(?:is|was|has been|had been|['’]s)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+|not\s+)*"
    r"(?:thought|believed|said|reported|understood|hoped|feared|expected|claimed|alleged|assumed|"
    r"rumou?red|estimated|known|acknowledged|accepted|agreed|argued|suggested|speculated)"
    r"|(?:has |had )?(?:since |later |also )?(?:emerged|transpired))\Z",
    re.IGNORECASE,
)
_IS_ADDRESSED = re.compile(
    r"(?:(?:was|were|is|are|am|be|been|being|has|have|had|later|also|then|first|once|repeatedly|"
    r"never|even)\s+)*(?:was|were|is|are|am|be|been|being)\s+(?:\w+ly\s+|later\s+|also\s+|then\s+"
    r"|once\s+|never\s+)*(?:told|informed|notified|assured|reminded)",
    re.IGNORECASE,
)
_MOVED_BY = re.compile(
    r"\b(?:rise|rose|risen|fall|fell|fallen|jump|climb|gain|drop|slip|slid|surg|soar|tumbl|plung|"
    r"rall|advanc|declin|strengthen|weaken|eas|edg|trad|clos|end|finish|open)\w*\b.*?\b"
    r"(?:on|amid|after|over)\s+(?P<by>(?:[\w-]+\s+){0,2}?"
    r"(?:speculation|hopes?|fears?|expectations?|rumou?rs?|concerns?|talk|worries|optimism))\Z",
    re.IGNORECASE,
)
# To try is no word and no plan, save where what is tried is to speak.
_TRIES = re.compile(r"(?:\w+\s+){0,2}(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?)", re.IGNORECASE)
_TO_SPEAK = re.compile(r"to\s+(?:make\s+the\s+case|(?P<verb>\w+))", re.IGNORECASE)
_IDIOM = re.compile(
    r"(?:goes?\s+without\s+saying|can(?:not|['’]t)\s+be\s+said\s+of|(?:there\s+)?(?:is|was|were|be)?\s*no\s+word\s+of)",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:who|what|which|whose)\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\s+(?!that\b|how\b|why\b|of\b|on\b|in\b|at\b)\w", re.IGNORECASE)


def is_deed(text: str, one: Attribution, grammar: Grammar, headlines: Sequence[range]) -> bool:
    """Whether nothing was said, although a word of the cue may be one of saying.

    Args:
        text: of the article.
        one: an attribution as it was read.
        grammar: of the article.
        headlines: code points of the headlines.
    """
    if len(one.cue_spans) != 1:
        return False
    if _NAMES.search(one.cue_spans[0].text) and _TITLE.search(one.content_spans[-1].text):
        return True
    if _only_tries(one):
        return True
    if one.form != "indirect":
        return False
    if one.source_spans and _is_asked(text, one.source_spans[0], grammar):
        return True
    cue, content = one.cue_spans[0], one.content_spans[0]
    after = [span for span in one.content_spans if _right_after(text, cue, span)]
    if _REFUSES.search(cue.text):
        # "Refused to say that ...": what was not said is looked at elsewhere.
        act = _SPEAK.match(after[0].text) if after else None
        return act is not None and is_verb(act["verb"]) and not _STAND.fullmatch(act["verb"])
    if _GIVEN.search(cue.text):
        return bool(after) and not re.match(r"(?:that|by)\b", after[0].text, re.IGNORECASE)
    if _TALKS_WITH.search(cue.text):
        return bool(after) and not _has_verb(grammar, after)
    if not any(cue.start in headline for headline in headlines):
        return False
    if _RECALLS.match(cue.text):
        return bool(after) and not _has_verb(grammar, after)
    # "Actor's deleted tweet about airline sparks row": the verb of the headline is no content.
    owner = one.source_spans[0].text if one.source_spans else ""
    return owner.endswith(("'s", "’s")) and bool(_ABOUT.search(cue.text)) and content in after


def _only_tries(one: Attribution) -> bool:
    """Whether it tells of a try, or is a turn of phrase: "trying to leave", "no word of a deal"."""
    cue, content = one.cue_spans[0], one.content_spans[0]
    if _IDIOM.fullmatch(cue.text):
        return True
    if not _TRIES.fullmatch(cue.text):
        return False
    what = _TO_SPEAK.match(content.text)
    verb = what["verb"] if what is not None else None
    return what is None or (verb is not None and not is_verb(verb))


def without_addressed(text: str, one: Attribution) -> Attribution:
    """The attribution without a source that was told it, that it is about, or that is no one.

    "He stole it, a court heard", "Mr Hill was told that he would be freed", "The film has drawn
    praise for its music", "Shares in Northways rose on speculation that ...", "It is thought that
    ...": none of these says so, and nobody is named who does.
    """
    if len(one.cue_spans) != 1 or not one.source_spans:
        return one
    cue = one.cue_spans[0]
    if any(span.end > cue.start or text[span.end : cue.start].strip() for span in one.source_spans):
        return one
    told = _BENCH.search(one.source_spans[-1].text) and _IS_TOLD.match(cue.text)
    # "The court told him to leave": then it speaks.
    speaks = cue.text == "told" and _ADDRESSEE.match(text, cue.end)
    nobody = one.source_spans[-1].text.lower() == "it" and _IT_IS_SAID.match(cue.text)
    addressed = _IS_ADDRESSED.fullmatch(cue.text)
    if (told and not speaks) or nobody or addressed or _RECEIVED.search(cue.text):
        return one.model_copy(update={"source_spans": ()})
    if (moved := _MOVED_BY.search(cue.text)) is not None:
        cue = cue.model_copy(update={"start": cue.start + moved.start("by"), "text": moved["by"]})
        return one.model_copy(update={"source_spans": (), "cue_spans": (cue,)})
    return one


def without_reasons(
    found: Sequence[Attribution],
    silences: Sequence[Silence],
    sentences: Sequence[tuple[int, int]],
    grammar: Grammar,
) -> list[Attribution]:
    """Those found, but for the reasons of a silence: "would not say why, citing privacy"."""
    silent = [span.start for one in silences for span in one.spans]
    if not silent:
        return list(found)
    around = [s for s in sentences if any(s[0] <= at < s[1] for at in silent)]
    return [
        one
        for one in found
        if not (
            len(one.cue_spans) == 1
            and one.form == "indirect"
            and _CITING.match(one.cue_spans[0].text)
            and any(start <= one.cue_spans[0].start < end for start, end in around)
            and not _has_verb(grammar, one.content_spans)
        )
    ]


def _is_asked(text: str, source: Span, grammar: Grammar) -> bool:
    """Whether a sentence asks who it was, as in "Who knew about the bridge?"."""
    inside = grammar.within(source.start, source.end)
    if not inside or not _ASKING.match(source.text):
        return False
    sentence = grammar.sentence(inside[0])
    last = grammar.words[sentence[-1]]
    return inside[0] == sentence[0] and text[last.start : last.end].endswith("?")


def _right_after(text: str, cue: Span, content: Span) -> bool:
    return cue.end <= content.start and not text[cue.end : content.start].strip()


def _has_verb(grammar: Grammar, spans: Sequence[Span]) -> bool:
    return any(
        grammar.words[index].tag in ("VERB", "AUX")
        for span in spans
        for index in grammar.within(span.start, span.end)
    )
