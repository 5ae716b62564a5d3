"""Who is quoted by whom: "X quoted Y as saying Z", "Y was quoted as saying Z"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrib.extract.carriers import carrier_of, position, verbs
from attrib.extract.pieces import all_of, bounds, joined, minus, overlap
from attrib.extract.silences import is_time
from attrib.extract.voices import CONFIDENCE, Scene, attributes, lists
from attrib.model import Attribution

Bounds = tuple[int, int]
Found = list[Attribution]

# Words between "quoted" and "as saying": a name with its title and apposition.
_REACH = 14


def quoted(scene: Scene, found: Sequence[Attribution]) -> Found:
    """With both voices of "X quoted Y as saying Z" and "Y was quoted by X as saying Z"."""
    result = list(found)
    for verb in verbs(scene, lists().quoting):
        parts = _parts(scene, verb)
        if parts is not None:
            _split(scene, result, verb, *parts)
        else:
            _credit_quoted(scene, result, verb)
    return result


def _parts(scene: Scene, verb: int) -> tuple[Bounds, Bounds, int, int] | None:
    """Carrier, voice, and the places of "as" and "saying"; None where one is not told."""
    grammar = scene.grammar
    among = grammar.sentence(verb)
    at = _as_saying(scene, verb)
    subject = grammar.subject(verb, among)
    if at is None or subject is None:
        return None
    if not grammar.has(verb, ("auxpass", "nsubjpass")):
        return (subject, _between(scene, verb, at), at, at + 1) if at > verb + 1 else None
    by = next((i for i in range(verb + 1, at) if grammar.form(i) == "by"), None)
    if by is not None and by + 1 < at:
        return _between(scene, by, at), subject, at, at + 1
    after = at + 2
    if after + 1 < among.stop and grammar.form(after) == "by":
        noun = next((c for c in grammar.children[after] if c > after), None)
        if noun is not None:
            return grammar.phrase(noun, range(after + 1, noun + 1)), subject, at, at + 1
    return None


def _as_saying(scene: Scene, verb: int) -> int | None:
    """The place of "as" before "saying" or the like, or None."""
    grammar = scene.grammar
    for at in range(verb + 1, min(verb + _REACH, grammar.sentence(verb).stop - 1)):
        said = grammar.form(at + 1)
        if grammar.form(at) == "as" and said.endswith("ing") and attributes(said):
            return at
    return None


def _credit_quoted(scene: Scene, result: Found, verb: int) -> None:
    """Credit the one who "was quoted as saying" it, where the text does not tell by whom."""
    grammar, words, text = scene.grammar, scene.grammar.words, scene.article.text
    at = _as_saying(scene, verb)
    voice = grammar.subject(verb, grammar.sentence(verb))
    if at is None or voice is None or not grammar.has(verb, ("auxpass", "nsubjpass")):
        return
    quote = _verb_group(scene, verb)
    one = next((o for o in result if any(overlap(b, quote) for b in bounds(o.cue_spans))), None)
    if one is None or one.source_spans:
        return
    cue = joined(text, [quote, (words[at].start, words[at + 1].end)])
    told = minus(text, bounds(one.content_spans), [voice, (quote[0], cue[-1][1])])
    told = _after_object(scene, at + 1, told)
    if told:
        changes = {
            "source_spans": scene.spans([voice]),
            "cue_spans": scene.spans(cue),
            "confidence": max(one.confidence, CONFIDENCE),
            "unsure": False,
        }
        credited = scene.with_content(one.model_copy(update=changes), told)
        result[position(result, one)] = credited


def _between(scene: Scene, before: int, after: int) -> Bounds:
    words = scene.grammar.words
    last = after - 1
    while last > before + 1 and words[last].tag == "PUNCT":
        last -= 1
    return words[before + 1].start, words[last].end


def _split(
    scene: Scene, result: Found, verb: int, carrier: Bounds, voice: Bounds, at: int, said: int
) -> None:
    words, text = scene.grammar.words, scene.article.text
    quote = (words[verb].start, words[verb].end)
    cue = (words[at].start, words[said].end)
    holder = next(
        (
            one
            for one in result
            if any(overlap(b, quote) or overlap(b, cue) for b in bounds(one.cue_spans))
        ),
        None,
    )
    around = carrier_of(result, [quote])
    if holder is not None:
        told = minus(text, bounds(holder.content_spans), [carrier, voice, quote, cue])
    elif around is not None:
        piece = next(b for b in bounds(around.content_spans) if overlap(b, quote))
        told = minus(text, [(cue[1], piece[1])], [])
        told = told or minus(text, [(piece[0], min(carrier[0], voice[0]))], [])
    else:
        return
    told = [piece for piece in told if not is_time(text[slice(*piece)])]
    told = _after_object(scene, said, told) or _in_front(scene, result, verb, carrier, holder)
    if not told:
        return
    outer = scene.attribution(
        carrier,
        _verb_group(scene, verb),
        joined(text, [voice, cue, *told]),
        around.id if around is not None else None,
        like=holder,
    )
    if holder is not None:
        changes = {"id": holder.id, "confidence": holder.confidence, "channel": holder.channel}
        outer = outer.model_copy(update=changes)
        result.remove(holder)
    result += [outer, scene.attribution(voice, cue, told, outer.id, like=holder)]


def _in_front(
    scene: Scene,
    found: Sequence[Attribution],
    verb: int,
    carrier: Bounds,
    holder: Attribution | None,
) -> list[Bounds]:
    """The statement that the two voices follow: "The town fell, X quoted Y as saying on Sunday"."""
    text = scene.article.text
    begin = scene.grammar.words[scene.grammar.sentence(verb).start].start
    if not re.search(r",[\"”’']?\s*\Z", text[begin : carrier[0]]):
        return []
    front = (begin, carrier[0])
    if any(overlap(b, front) for one in found if one is not holder for b in all_of(one)):
        return []
    return minus(text, [front], [])


def _verb_group(scene: Scene, verb: int) -> Bounds:
    words = scene.grammar.words
    first = verb
    while first and words[first - 1].tag == "AUX" and words[first - 1].head == verb:
        first -= 1
    return words[first].start, words[verb].end


def _after_object(scene: Scene, said: int, told: list[Bounds]) -> list[Bounds]:
    """Without the one who is told: "telling its reporter that ..."."""
    grammar = scene.grammar
    if grammar.form(said) != "telling":
        return told
    objects = [c for c in grammar.children[said] if grammar.words[c].relation in ("dobj", "dative")]
    if not objects or objects[0] < said:
        return told
    return minus(scene.article.text, told, [(told[0][0], grammar.words[objects[0]].end)]) or told
