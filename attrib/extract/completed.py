"""Sources and contents of which the tagger has left a piece out, told by the grammar."""

from __future__ import annotations

from attrib.extract.grammar import Grammar
from attrib.extract.pieces import trim
from attrib.model import Article, Attribution, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_VERBS = frozenset({"VERB", "AUX"})


def completed(article: Article, grammar: Grammar, one: Attribution) -> Attribution:
    """The attribution with what belongs to its source and content.

    That is the name behind a source ("according to the team's coach, Ann Lee, the robot failed"),
    who stands behind a "by" ("first reported by the Times"), and the subject of a verb that a
    clause between commas parts it from ("The deal, first reported by the Times, values the firm at
    two billion").
    """
    one = _with_agent(article, grammar, _with_name(article, grammar, one))
    return _with_subject(article, grammar, one)


def _with_agent(article: Article, grammar: Grammar, one: Attribution) -> Attribution:
    if one.source_spans or len(one.cue_spans) != 1:
        return one
    cue, words = one.cue_spans[0], grammar.words
    inside = grammar.within(cue.start, cue.end)
    if not inside or inside.stop >= len(words) or words[inside.stop].relation != "agent":
        return one
    by = inside.stop
    doer = [i for i in grammar.children[by] if words[i].relation == "pobj"]
    if words[by].head not in inside or len(doer) != 1:
        return one
    start, end = grammar.phrase(doer[0], grammar.sentence(by), outside=("relcl", "acl"))
    held = any(span.start < end and start < span.end for span in one.content_spans)
    if held or start < words[by].end:
        return one
    return one.model_copy(update={"source_spans": (article.span(start, end),)})


def _with_name(article: Article, grammar: Grammar, one: Attribution) -> Attribution:
    if [span.text.lower() for span in one.cue_spans] != ["according to"] or not one.source_spans:
        return one
    source, content = one.source_spans[-1], one.content_spans[0]
    if article.text[source.end : content.start].strip() not in ("", ","):
        return one
    inside = grammar.within(content.start, content.end)
    comma = next((i for i in inside if grammar.form(i) == ","), None)
    if comma is None or comma == inside[0] or grammar.words[comma - 1].relation != "appos":
        return one
    if any(grammar.words[i].tag != "PROPN" for i in range(inside[0], comma)):
        return one
    after = trim(article.text, grammar.words[comma].end, content.end)
    if after[0] >= after[1]:
        return one
    name = article.span(source.start, grammar.words[comma - 1].end)
    return one.model_copy(
        update={
            "source_spans": (*one.source_spans[:-1], name),
            "content_spans": (article.span(*after), *one.content_spans[1:]),
        }
    )


def _with_subject(article: Article, grammar: Grammar, one: Attribution) -> Attribution:
    content = one.content_spans[0]
    inside = grammar.within(content.start, content.end)
    if not inside or grammar.words[inside[0]].tag not in _VERBS:
        return one
    subject = _subject_before(article, grammar, one, inside[0])
    if subject is None:
        return one
    return one.model_copy(update={"content_spans": (subject, *one.content_spans)})


def _subject_before(
    article: Article, grammar: Grammar, one: Attribution, first: int
) -> Span | None:
    """The subject of the verb that begins the content, with nothing but the cue between commas."""
    words = grammar.words
    verb = words[first].head if words[first].relation in ("aux", "auxpass") else first
    here = [i for i in grammar.children[verb] if words[i].relation in _SUBJECTS and i < first]
    if len(here) != 1 or words[here[0]].tag not in ("NOUN", "PROPN"):
        return None
    noun = here[0]
    start, end = grammar.phrase(noun, grammar.sentence(noun), outside=("acl", "relcl", "punct"))
    spoken = [*one.cue_spans, *one.source_spans]
    parted = [end < span.start and span.end <= words[first].start for span in spoken]
    between = article.text[end : words[first].start].strip()
    if not all(parted) or not (between.startswith(",") and between.endswith(",")):
        return None
    return article.span(start, end) if start < end else None
