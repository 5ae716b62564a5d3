"""Two voices, one content: "X, citing Y, said Z"; "Z, Y said, X wrote".

The corpora that taught the tagger give each word to one attribution, so it finds one of the two
voices here, and takes the other for content or leaves it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrib.extract.pieces import all_of, bounds, joined, minus, overlap, size
from attrib.extract.voices import Scene, attributes, lists
from attrib.model import Attribution

Bounds = tuple[int, int]
Found = list[Attribution]

_PARENTHETIC = frozenset(",;.!?:)—–-\"“”’'")


def verbs(scene: Scene, forms: frozenset[str]) -> list[int]:
    """Places of the verbs that have one of the forms."""
    grammar = scene.grammar
    return [index for index in grammar.verbs if grammar.form(index) in forms]


def cited(scene: Scene, found: Sequence[Attribution]) -> Found:
    """With the voice that another cites for its own statement: "X said, citing Y, that Z"."""
    result = list(found)
    grammar = scene.grammar
    for verb in verbs(scene, lists().citing):
        among = grammar.sentence(verb)
        noun = next(
            (c for c in grammar.children[verb] if grammar.words[c].relation == "dobj"), None
        )
        if noun is None or noun < verb or not scene.can_be_cited(noun):
            continue
        word = (grammar.words[verb].start, grammar.words[verb].end)
        if any(
            overlap(b, word) and one.relayed_by for one in result for b in bounds(one.cue_spans)
        ):
            continue
        voice = grammar.phrase(noun, range(verb + 1, among.stop))
        _cite(scene, result, verb, word, voice)
    return result


def _cite(scene: Scene, result: Found, verb: int, word: Bounds, voice: Bounds) -> None:
    """Give the voice the content of whoever cites it, and take it out of that content."""
    text, words = scene.article.text, scene.grammar.words
    # The tagger's own reading of "citing Y", whose content is Y himself.
    own = [one for one in result if any(overlap(b, word) for b in bounds(one.cue_spans))]
    own_ids = {one.id for one in own}
    others = [one for one in result if one.id not in own_ids]
    head = words[words[verb].head]
    main = next(
        (
            one
            for one in others
            if any(overlap(b, (head.start, head.end)) for b in bounds(one.cue_spans))
        ),
        None,
    ) or _nearest(scene, others, verb)
    taken = (word[0], voice[1])
    if main is None:
        main = next((one for one in own if one.source_spans), None)
        if main is None or head.start == word[0]:
            return
        main = main.model_copy(update={"cue_spans": (scene.article.span(head.start, head.end),)})
    told = minus(text, bounds(main.content_spans), [taken])
    if not told:
        return
    source = main.source_spans or next((one.source_spans for one in own if one.source_spans), ())
    if any(overlap((span.start, span.end), taken) for span in source):
        return
    ids = {main.id, *(one.id for one in own)}
    at = min(i for i, one in enumerate(result) if one.id in ids)
    dropped = ids - {main.id}
    # What was inside the tagger's reading of "citing" is now inside the voice that cites.
    result[:] = [
        one.model_copy(update={"relayed_by": main.id}) if one.relayed_by in dropped else one
        for one in result
        if one.id not in ids
    ]
    carrier = None if main.relayed_by in dropped else main.relayed_by
    outer = scene.with_content(
        main.model_copy(update={"source_spans": source, "relayed_by": carrier}), told
    )
    result[at:at] = [outer, scene.attribution(voice, word, told, main.id, like=main)]


def _nearest(scene: Scene, found: Sequence[Attribution], verb: int) -> Attribution | None:
    """The attribution with the nearest cue in the sentence."""
    among = scene.grammar.sentence(verb)
    words = scene.grammar.words
    start, end = words[among.start].start, words[among.stop - 1].end
    near = [
        (abs(span.start - words[verb].start), number)
        for number, one in enumerate(found)
        for span in one.cue_spans
        if start <= span.start < end
    ]
    return found[min(near)[1]] if near else None


def carried(scene: Scene, found: Sequence[Attribution]) -> Found:
    """With the newsroom of "Y said in a statement carried by X", which relays Y."""
    result = list(found)
    grammar = scene.grammar
    for verb in verbs(scene, lists().carrying):
        among = grammar.sentence(verb)
        by = verb + 1
        if by + 1 >= among.stop or grammar.form(by) != "by":
            continue
        noun = next((c for c in grammar.children[by] if c > by), None)
        thing = grammar.words[verb].head
        if noun is None or noun not in among or not by - 6 <= thing < verb:
            continue
        carrier = grammar.phrase(noun, range(by + 1, noun + 1))
        if grammar.form(thing).removesuffix("s") not in lists().carried:
            continue
        if not scene.is_newsroom(noun, carrier):
            continue
        place = (grammar.words[thing].start, grammar.words[by].end)
        speakers = [
            one
            for one in result
            if not one.relayed_by
            and one.cue_spans[0].start < place[0]
            and not any(overlap(b, place) for b in bounds((*one.content_spans, *one.source_spans)))
        ]
        speaker = _nearest(scene, speakers, verb)
        if speaker is None:
            continue
        cue = (grammar.words[verb].start, grammar.words[by].end)
        outer = scene.attribution(carrier, cue, bounds(speaker.content_spans), None, like=speaker)
        result[position(result, speaker)] = speaker.model_copy(update={"relayed_by": outer.id})
        result.append(outer)
    return result


def trailing(scene: Scene, found: Sequence[Attribution]) -> Found:
    """With the second voice of "Z, Y said, X reported" and of "Z, Y said, according to X"."""
    result = list(found)
    free = _free(scene, result)
    resumed = {
        span.start: number for number, one in enumerate(result) for span in one.content_spans[1:]
    }
    for verb, word in enumerate(scene.grammar.words):
        if not free[verb]:
            continue
        if resumed:
            _close_gap(scene, result, verb, resumed)
        if word.tag != "VERB" and scene.grammar.form(verb) != "according":
            continue
        clause = _clause(scene, verb, free)
        if clause is not None:
            _wrap(scene, result, verb, *clause)
        else:
            _govern(scene, result, verb, free)
    return result


def _free(scene: Scene, found: Sequence[Attribution]) -> list[bool]:
    """For each word whether it stands in no attribution."""
    free = [True] * len(scene.grammar.words)
    for one in found:
        for start, end in all_of(one):
            for index in scene.grammar.within(start, end):
                free[index] = False
    return free


def _clause(scene: Scene, verb: int, free: Sequence[bool]) -> tuple[Bounds, Bounds] | None:
    """Source and cue of a clause between commas that nobody's attribution holds, or None."""
    grammar, words = scene.grammar, scene.grammar.words
    if grammar.form(verb) == "according":
        return according(scene, verb)
    if words[verb].tag != "VERB" or not attributes(grammar.form(verb)):
        return None
    among = grammar.sentence(verb)
    source = grammar.subject(verb, among)
    if source is None:
        return None
    inside = grammar.within(*source)
    if not all(free[index] for index in inside) or scene.speaks_for_himself(inside):
        return None
    first, last = min(inside[0], verb), max(inside[-1], verb)
    between = last - first - len(inside)
    opened = first == among.start or words[first - 1].tag == "PUNCT"
    closed = last + 1 == among.stop or grammar.form(last + 1)[0] in _PARENTHETIC
    if not (opened and closed) or between > 2:
        return None
    return source, (words[verb].start, words[verb].end)


def _govern(scene: Scene, result: Found, verb: int, free: Sequence[bool]) -> None:
    """Set the clause that a content depends on back into it: "According to X, (Y wrote) that Z"."""
    grammar, words = scene.grammar, scene.grammar.words
    clause = next((c for c in grammar.children[verb] if words[c].relation == "ccomp"), None)
    if clause is None or clause < verb or words[verb].tag != "VERB" or free[clause]:
        return
    if not attributes(grammar.form(verb)):
        return
    main = carrier_of(result, [(words[clause].start, words[clause].end)])
    source = grammar.subject(verb, grammar.sentence(verb))
    if main is None or source is None or not all(free[i] for i in grammar.within(*source)):
        return
    told = bounds(main.content_spans)
    clauses = [b for b in all_of(main) if b not in told]
    if not (max(b[1] for b in clauses) <= source[0] and words[verb].end <= told[0][0]):
        return
    whole = [(source[0], told[0][1]), *told[1:]]
    result[position(result, main)] = scene.with_content(main, whole)
    cue = (words[verb].start, words[verb].end)
    result.append(scene.attribution(source, cue, told, main.id, like=main))


def according(scene: Scene, at: int) -> tuple[Bounds, Bounds] | None:
    """Source and cue of "according to Y", or None."""
    grammar, words = scene.grammar, scene.grammar.words
    among = grammar.sentence(at)
    if at + 2 >= among.stop or grammar.form(at + 1) != "to":
        return None
    noun = next((c for c in grammar.children[at + 1] if c > at + 1), None)
    if noun is None:
        return None
    source = grammar.phrase(noun, range(at + 2, among.stop))
    return source, (words[at].start, words[at + 1].end)


def _wrap(scene: Scene, result: Found, verb: int, source: Bounds, cue: Bounds) -> None:
    """Set the clause inside the attribution that it stands in, or around the one before it."""
    main = _nearest(scene, result, verb)
    if main is None or not main.content_spans:
        return
    start, end = min(source[0], cue[0]), max(source[1], cue[1])
    told = bounds(main.content_spans)
    told_end = told[-1][1]
    clause = [b for b in all_of(main) if b not in told]
    first, last = min(b[0] for b in clause), max(b[1] for b in clause)
    text = scene.article.text
    if told_end <= start and end <= first:
        whole = scene.with_content(main, joined(text, [*told, (start, end)]))
        result[position(result, main)] = whole
        result.append(scene.attribution(source, cue, told, main.id, like=main))
    elif told[0][0] < start and end < told_end:
        after = [piece for piece in told if piece[0] >= end]
        if not after:
            return
        whole = scene.with_content(main, joined(text, [*told, (start, end)]))
        result[position(result, main)] = whole
        result.append(scene.attribution(source, cue, after, main.id, like=main))
    elif last <= start and told_end <= first and main.source_spans:
        outer = scene.attribution(source, cue, [(told[0][0], last)], main.relayed_by, like=main)
        result[position(result, main)] = main.model_copy(update={"relayed_by": outer.id})
        result.append(outer)


def _close_gap(scene: Scene, result: Found, verb: int, resumed: dict[int, int]) -> None:
    """Give a verb left over between two pieces of a content back to it: "Y, X said, (says) Z".

    Args:
        resumed: by code point where a later piece of a content begins, its place in `result`.
    """
    words = scene.grammar.words
    if words[verb].tag not in ("VERB", "AUX") or verb + 1 == len(words):
        return
    after = words[verb + 1].start
    if after not in resumed:
        return
    at = resumed[after]
    told = bounds(result[at].content_spans)
    children = scene.grammar.children[verb]
    subjects = [words[c].start for c in children if words[c].relation == "nsubj" and c < verb]
    if any(start <= place < end for place in subjects for start, end in told):
        grown = joined(scene.article.text, [*told, (words[verb].start, after)])
        result[at] = scene.with_content(result[at], grown)


def position(found: Sequence[Attribution], one: Attribution) -> int:
    """Where the attribution with the id of `one` stands."""
    return next(at for at, other in enumerate(found) if other.id == one.id)


def carrier_of(found: Sequence[Attribution], parts: Sequence[Bounds]) -> Attribution | None:
    """The innermost attribution whose content holds every part."""
    above: dict[str, str | None] = {}

    def depth(one: Attribution) -> int:
        deep, here = 0, one.relayed_by
        while here is not None and deep < len(above):
            deep, here = deep + 1, above.get(here)
        return deep

    first, last = min(start for start, _ in parts), max(end for _, end in parts)
    holding = [
        one
        for one in found
        if one.content_spans[0].start <= first
        and last <= one.content_spans[-1].end
        and all(
            any(span.start <= start and end <= span.end for span in one.content_spans)
            for start, end in parts
        )
    ]
    if len(holding) > 1:
        above = {one.id: one.relayed_by for one in found}
    return min(holding, key=lambda one: (size(one), -depth(one)), default=None)
