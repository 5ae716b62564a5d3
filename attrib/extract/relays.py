"""Attribution inside attribution: who passes on whose words.

The annotated corpora are flat: no word is in two attributions. "The ministry said that rebels
claimed the attack" is therefore one attribution to the tagger, the ministry's. The voices inside it
come from three places: the patterns in which one voice brings in another (`carriers`), the clauses
that depend on a cue inside a content, and the tagger itself, to which the sentence of the content
is given once more as a text of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrib.extract.according import parted
from attrib.extract.acts import act
from attrib.extract.carriers import according, carried, carrier_of, cited, trailing
from attrib.extract.pieces import bounds, minus, overlap, trim
from attrib.extract.quotes import quotations
from attrib.extract.quoting import quoted
from attrib.extract.reading import Reading
from attrib.extract.voices import Scene, attributes, lists, speaks
from attrib.model import Article, Attribution

Bounds = tuple[int, int]
Found = list[Attribution]
# Reads stretches of the article as blocks of their own.
Read = Callable[[Article, Sequence[Bounds]], Sequence[Attribution]]

_OPENING, _CLOSING = "\"“‘'«„", "\"”’'»“,"
_TOLD = 5
_TOLD_TO = frozenset({"dobj", "dative", "npadvmod", "advmod", "prep"})
_PASSIVE = frozenset({"nsubjpass", "auxpass"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "prep", "prt", "dative", "oprd"})


def with_relays(reading: Reading, found: Sequence[Attribution], read: Read) -> Found:
    """The attributions with those inside them, `relayed_by` the id of the one around.

    Args:
        reading: the article's words, names and coreference.
        found: what the tagger found, with different ids.
        read: the tagger, over given stretches of the article.

    Returns:
        those found, some with another content or source where one voice was taken for part of
        another's, and new ones. Ids differ but are not in order.
    """
    scene = Scene(reading)
    result = cited(scene, parted(scene, found))
    result = quoted(scene, result)
    result = trailing(scene, result)
    result = _accorded(scene, result)
    result = _nested(scene, result)
    result = _innermost(_read_again(scene, result, read))
    return carried(scene, cited(scene, result))


def _innermost(found: Sequence[Attribution]) -> Found:
    """Each new voice carried by the nearest around it, in whatever order they were found."""
    result = list(found)
    carriers = {one.id: one.relayed_by for one in result}
    for at, one in enumerate(result):
        if one.relayed_by is None:
            continue
        others = [other for other in result if not _above(carriers, other.id, one.id)]
        carrier = carrier_of(others, bounds((*one.source_spans, *one.cue_spans)))
        if carrier is not None:
            result[at] = one.model_copy(update={"relayed_by": carrier.id})
            carriers[one.id] = carrier.id
    return result


def _above(carriers: Mapping[str, str | None], one: str, id: str) -> bool:
    """Whether `id` is `one`, or carries it over however many others."""
    here: str | None = one
    while here is not None:
        if here == id:
            return True
        here = carriers.get(here)
    return False


def _accorded(scene: Scene, found: Sequence[Attribution]) -> Found:
    """With the voices of "according to Y" inside contents: it answers for the sentence there."""
    result = list(found)
    grammar = scene.grammar
    for one in found:
        for piece in bounds(one.content_spans):
            for at in grammar.within(*piece):
                told = according(scene, at) if grammar.form(at) == "according" else None
                if told is None or one.act in lists().no_carriers:
                    continue
                if any(overlap(told[1], b) for other in result for b in bounds(other.cue_spans)):
                    continue
                source, cue = told
                among = grammar.sentence(at)
                start = max(piece[0], grammar.words[among.start].start)
                end = min(piece[1], grammar.words[among.stop - 1].end)
                rest = minus(scene.article.text, [(start, end)], [(cue[0], source[1])])
                if rest and source[1] <= piece[1] and scene.second_voice(source, one):
                    result.append(scene.attribution(source, cue, rest, one.id, like=one))
    return result


def _nested(scene: Scene, found: Sequence[Attribution]) -> Found:
    """With the clauses inside contents that someone else is said to say: "that Y believes Z"."""
    result = list(found)
    grammar = scene.grammar
    for verb in _verbs(scene, result):
        among = grammar.sentence(verb)
        source = scene.who(verb, among)
        cue = scene.cue(verb)
        # The "'s" of "let's see what they say" is nobody.
        if source is None or scene.article.text[slice(*source)] in ("'s", "’s"):
            continue
        carrier = _carrier(scene, result, source, cue, among, verb)
        if carrier is None:
            continue
        piece = next(b for b in bounds(carrier.content_spans) if b[0] <= cue[0] < b[1])
        told = _quotation_after(scene, verb, piece) or _clause(scene, verb, piece, among)
        if told is not None and not overlap(told, source):
            result.append(scene.attribution(source, cue, [told], carrier.id, like=carrier))
    return result


def _quotation_after(scene: Scene, verb: int, piece: Bounds) -> Bounds | None:
    """The quotation that the verb brings in, right after it or after the one who is told."""
    grammar, text = scene.grammar, scene.article.text
    after = verb + 1
    while (
        after < len(grammar.words)
        and after <= verb + _TOLD
        and (
            grammar.words[after].tag in ("PRON", "DET", "NOUN", "PROPN")
            or grammar.form(after) in (",", ":")
        )
    ):
        after += 1
    if after >= len(grammar.words) or text[grammar.words[after].start] not in _OPENING:
        return None
    at = grammar.words[after].start
    inside = _unquoted(text, *piece) if text[piece[0]] in _OPENING else piece
    marks = quotations(text, inside[0], piece[1])
    return next(((start, end) for start, end in marks if start == at and end > at + 1), None)


def _clause(scene: Scene, verb: int, piece: Bounds, among: range) -> Bounds | None:
    """The clause that depends on the verb as what is said, as far as the content goes."""
    grammar, text = scene.grammar, scene.article.text
    clauses = [c for c in grammar.children[verb] if _is_told(scene, verb, c)]
    clause = next((c for c in clauses if c > verb), clauses[0] if clauses else None)
    if clause is None or grammar.words[clause].tag not in ("VERB", "AUX"):
        return None
    if clause < verb and not speaks(_said(scene, verb)):
        return None
    if clause > verb:
        start, end = _after(scene, verb, clause, among)
    else:
        start, end = grammar.phrase(clause, range(among.start, verb))
    told = trim(text, max(start, piece[0]), min(end, piece[1]))
    return _with_marks(text, told, piece) if told[0] < told[1] else None


def _is_told(scene: Scene, verb: int, clause: int) -> bool:
    """Whether the clause is what the verb brings in: "said that", "threatened to shoot"."""
    relation = scene.grammar.words[clause].relation
    if relation == "ccomp":
        return True
    return (
        relation == "xcomp"
        and clause > verb
        and any(scene.grammar.form(c) == "to" for c in scene.grammar.children[clause])
        and act(_said(scene, verb), "") in lists().binding_acts
    )


def _verbs(scene: Scene, found: Sequence[Attribution]) -> list[int]:
    """The verbs of the lexicon inside contents, in order, that are no cue yet."""
    grammar = scene.grammar
    inside: set[int] = set()
    cues: set[int] = set()
    for one in found:
        for start, end in bounds(one.content_spans):
            inside.update(grammar.within(start, end))
        for start, end in bounds(one.cue_spans):
            cues.update(grammar.within(start, end))
    return [
        index
        for index in sorted(inside - cues)
        if grammar.words[index].tag == "VERB"
        and not _passive(scene, index)
        and attributes(_said(scene, index))
    ]


def _passive(scene: Scene, verb: int) -> bool:
    """Whether its subject is what it speaks about: "39 percent are rated critical"."""
    grammar = scene.grammar
    return any(
        child < verb and grammar.words[child].relation in _PASSIVE
        for child in grammar.children[verb]
    )


def _said(scene: Scene, verb: int) -> str:
    """The words of the cue, in lower case."""
    return scene.article.text[slice(*scene.cue(verb))].lower()


def _carrier(
    scene: Scene, found: Sequence[Attribution], source: Bounds, cue: Bounds, among: range, verb: int
) -> Attribution | None:
    """Whose words the clause stands in, where that makes a relay."""
    carrier = carrier_of(found, [cue])
    if carrier is None or carrier.act in lists().no_carriers:
        return None
    pieces = bounds(carrier.content_spans)
    if not any(a <= source[0] and source[1] <= b for a, b in pieces):
        return None
    if not scene.asserted(verb, among) or not scene.second_voice(source, carrier):
        return None
    return carrier


def _after(scene: Scene, verb: int, clause: int, among: range) -> Bounds:
    """From the end of the cue, or of the one who is told, to the end of the clause."""
    grammar, words = scene.grammar, scene.grammar.words
    side = range(verb + 1, among.stop)
    start, end = grammar.phrase(clause, side)
    begin = scene.cue(verb)[1]
    for child in grammar.children[verb]:
        if verb < child < clause and words[child].relation in _TOLD_TO:
            begin = max(begin, grammar.phrase(child, range(verb + 1, clause))[1])
    start = min(start, begin) if begin <= start else start
    # A clause that the parser broke off goes on to the next mark or conjunction.
    inside = grammar.within(end, words[among.stop - 1].end)
    for index in inside:
        if words[index].tag in ("PUNCT", "CCONJ"):
            break
        end = words[index].end
    return start, end


def _with_marks(text: str, told: Bounds, piece: Bounds) -> Bounds:
    """With the quotation marks whose other half is in it, or that stand right around it."""
    for start, end in quotations(text, *piece):
        if overlap((start, end), told) and start > piece[0]:
            told = (min(start, told[0]), max(end, told[1]))
    return told


def _read_again(scene: Scene, found: Sequence[Attribution], read: Read) -> Found:
    """With what the tagger finds in contents that hold a cue with a subject of its own."""
    stretches: dict[Bounds, list[int]] = {}
    for verb in _verbs(scene, found):
        stretch = _stretch(scene, found, verb)
        if stretch is not None:
            stretches.setdefault(stretch, []).append(verb)
    if not stretches:
        return list(found)
    result = list(found)
    for number, one in enumerate(read(scene.article, _disjoint(stretches))):
        inner = _inner(scene, result, one, stretches)
        if inner is not None:
            result.append(inner.model_copy(update={"id": f"t{number}"}))
    return result


def _cues(found: Sequence[Attribution]) -> list[Bounds]:
    return [piece for one in found if one.relayed_by for piece in bounds(one.cue_spans)]


def _stretch(scene: Scene, found: Sequence[Attribution], verb: int) -> Bounds | None:
    """The part of the content to read again for a verb: what its sentence has of it."""
    grammar = scene.grammar
    among = grammar.sentence(verb)
    following = verb + 1 in among and grammar.words[verb + 1].tag != "PUNCT"
    if not speaks(_said(scene, verb)) or not (following or grammar.has(verb, _COMPLEMENTS)):
        return None
    source = scene.who(verb, among)
    cue = scene.cue(verb)
    if source is None:
        return None
    carrier = _carrier(scene, found, source, cue, among, verb)
    if carrier is None:
        return None
    piece = next(b for b in bounds(carrier.content_spans) if b[0] <= cue[0] < b[1])
    start = max(piece[0], grammar.words[among.start].start)
    end = min(piece[1], grammar.words[among.stop - 1].end)
    first = grammar.within(start, end)[0]
    if grammar.form(first) == "that" and grammar.words[first].relation == "mark":
        start = grammar.words[first].end
    return _unquoted(scene.article.text, start, end)


def _unquoted(text: str, start: int, end: int) -> Bounds:
    """The stretch without the marks around it, so that it reads as a text of its own."""
    while start < end and (text[start] in _OPENING or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _CLOSING or text[end - 1].isspace()):
        end -= 1
    return start, end


def _disjoint(stretches: dict[Bounds, list[int]]) -> list[Bounds]:
    result: list[Bounds] = []
    for start, end in sorted(stretches):
        if start < end and (not result or start >= result[-1][1]):
            result.append((start, end))
    return result


def _inner(
    scene: Scene,
    found: Sequence[Attribution],
    one: Attribution,
    stretches: dict[Bounds, list[int]],
) -> Attribution | None:
    """A second reading as a relay, if it is one: its cue one of the verbs that were read for."""
    grammar, text = scene.grammar, scene.article.text
    wanted = {verb for verbs in stretches.values() for verb in verbs}
    verbs = [i for b in bounds(one.cue_spans) for i in grammar.within(*b) if i in wanted]
    if not verbs or not one.source_spans or one.unsure:
        return None
    if any(overlap(a, b) for a in bounds(one.cue_spans) for b in _cues(found)):
        return None
    first = grammar.within(one.source_spans[0].start, one.source_spans[0].end)
    start, end = one.source_spans[0].start, one.source_spans[-1].end
    if len(first) > 1 and grammar.form(first[0]) == "that":
        start = grammar.words[first[1]].start
    source = trim(text, start, end)
    cue = scene.cue(verbs[0])
    carrier = _carrier(scene, found, source, cue, grammar.sentence(verbs[0]), verbs[0])
    told = [
        piece
        for piece in minus(text, bounds(one.content_spans), [source])
        if text[slice(*piece)].lower() != "that"
    ]
    if carrier is None or not told:
        return None
    update = {
        "source_spans": scene.spans([source]),
        "content_spans": scene.spans(told),
        "relayed_by": carrier.id,
    }
    return one.model_copy(update=update)
