"""From linked rows to attributions: mended spans, form, act, channel and confidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from attrib.extract.acts import act, known, unsaid
from attrib.extract.anonymity import anonymous
from attrib.extract.channels import channel
from attrib.extract.completed import completed
from attrib.extract.confidence import features, probability
from attrib.extract.deeds import is_deed, without_addressed
from attrib.extract.form import form
from attrib.extract.hypotheses import hypothetical
from attrib.extract.lexicon import is_verb
from attrib.extract.linking import Linked, bounds
from attrib.extract.page import Page
from attrib.extract.passives import put_to_source, without_accused
from attrib.extract.reading import Word
from attrib.extract.tails import without_answer
from attrib.model import Attribution, Span

Bounds = tuple[int, int]

_PHRASE_WORDS = 8
# "So said the coach", "The firm denied this. He said ...": a pointing word is no piece of content.
_POINTERS = frozenset({"so", "thus", "as", "this", "that", "it"})
_NEGATED = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would|will)(?: not|n['’]t)|never)"
    r" (?:(?:\w+ly|yet|ever|even) )?\Z",
    re.IGNORECASE,
)
_NEGATED_WITHIN = 40
# Nobody says or thinks what has such a subject.
_NOBODY = re.compile(r"(?:neither|nobody|no one|no-one|none|no)\b(?!['’.]| doubt)", re.IGNORECASE)
# The rest of a word that the tagger began a source inside: "The 29-year- / old Kenyan".
_CUT_OFF = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?)\s+)?(?<!\S)[\w’'-]*\w-\Z")
# "The boy, whom Ann Lee had praised": she praised him.
_WHOM = re.compile(r"(?:whom?|which|that)\s+(?=[A-Z][a-z])")
_NEXT_CUE = re.compile(r"\s*(?:[,;—–-]+\s*|(?:and|but|or)\s+)+(?P<cue>\w+)\s*")
_BULLET = re.compile(r"[-*•·▪◦‣●○]\s+(?=\S)")
# Where another item of a list begins.
_ITEM = re.compile(r"\n\s*(?:[-*•·▪◦‣●○]|\(?\d{1,3}[.)])\s")
_OPENING = "\"“‘'«„`"
_NAMED_LIKE_A_CUE = re.compile(r"(?P<name>[A-Z][a-z]+) (?P<cue>[a-z]+)\b")
_AFTER_NAME = re.compile(r"(?<![\w.])[A-Z][\w.’'-]* \Z")


def attributions(page: Page) -> list[Attribution]:
    """What the tagger finds on a page, without final ids; what is hardly ever right is left out."""
    text = page.article.text
    grammar = page.subjects.grammar
    found = [completed(page.article, grammar, attribution(one, page)) for one in page.linked]
    headlines = [range(b.start, b.end) for b in page.article.blocks if b.kind == "headline"]
    return [
        hypothetical(
            without_answer(page.article, without_addressed(text, without_accused(text, one)))
        )
        for one in found
        if one.confidence >= page.card["drop_below"]
        and not _says_nothing(one, page)
        and not is_deed(text, one, grammar, headlines)
        and not put_to_source(text, one, page.sentences)
    ]


def attribution(one: Linked, page: Page) -> Attribution:
    """A cue with its contents (at least one) as an `Attribution`, without its final id."""
    article = page.article
    cued = bounds(page.encoded, one.cue)
    credited = bounds(page.encoded, one.source) if one.source else page.subjects.of(cued)
    if credited and _hangs_elsewhere(cued, credited, page):
        credited = page.subjects.of(cued)
    cued, credited = _past_name(article.text, cued, credited)
    if credited and (
        cut := _CUT_OFF.search(article.text, max(0, credited[0] - _NEGATED_WITHIN), credited[0])
    ):
        credited = cut.start(), credited[1]
    if credited and (whose := _WHOM.match(article.text, *credited)) is not None:
        credited = whose.end(), credited[1]
    taken = [cued] if credited is None else [cued, credited]
    # Joined first: of a quotation in two pieces neither one may hold most.
    read = _joined(article.text, [bounds(page.encoded, span) for span in one.contents])
    read = [piece for piece in read if article.text[slice(*piece)].lower() not in _POINTERS] or read
    read = [(max(a, cued[1]), b) if a < cued[1] < b and cued[0] <= a else (a, b) for a, b in read]
    contents = [_whole_quotations(piece, page.marks, taken) for piece in read]
    contents = [_whole_addresses(piece, page.addresses) for piece in contents]
    if credited and any(start < credited[0] < end for start, end in page.addresses):
        credited = None
    if credited and any(start < credited[1] and credited[0] < end for start, end in contents):
        # "He said she denied it": whoever stands inside the content does not answer for it.
        credited = bounds(page.encoded, one.source) if one.source else None
    pieces = _of_one_item(article.text, _joined(article.text, contents), cued)
    pieces = _of_one_block(article.text, pieces, cued)
    pieces = _fronted(_filled(pieces, page), cued, page)
    pieces = [_unopened(article.text, piece, page.marks) for piece in pieces]
    pieces = [_unbulleted(article.text, piece) for piece in pieces]
    pieces = [piece for piece in pieces if _tells(article.text[slice(*piece)])] or pieces
    spans = tuple(article.span(start, end) for start, end in pieces)
    cue = article.span(*cued)
    source = article.span(*credited) if credited else None
    contents_text = [span.text for span in spans]
    said = form(article.text, pieces, page.blocks)
    done = act(cue.text, " ".join(contents_text))
    weighed = features(one, source.text if source else None, cue.text, contents_text, said, done)
    confidence = probability(weighed, page.card["calibration"])
    return Attribution(
        id="a0",
        source_spans=(source,) if source else (),
        cue_spans=(cue,),
        content_spans=spans,
        form=said,
        act=done,
        channel=_channel(article.text, cue, source, page.sentences),
        confidence=confidence,
        unsure=confidence < page.card["unsure_below"],
    )


def _hangs_elsewhere(cue: Bounds, source: Bounds, page: Page) -> bool:
    """Whether a participle ("..., suggesting that") has a source from another sentence."""
    first = page.article.text[slice(*cue)].split()[0]
    after = bisect_right(page.sentences, (cue[0], len(page.article.text)))
    return first.endswith("ing") and after != bisect_right(
        page.sentences, (source[0], len(page.article.text))
    )


def _past_name(text: str, cue: Bounds, source: Bounds | None) -> tuple[Bounds, Bounds | None]:
    """Cue and source, where the cue begins with a surname: "Col. Edward Said said".

    So it does where it has a capital behind another word with one, and a second verb of the
    lexicon, without a capital, follows at once.
    """
    if source is not None and source[1] < cue[0]:
        between = text[source[1] : cue[0]].strip()
        if between.isalpha() and between.istitle() and is_verb(between):
            return cue, (
                source[0],
                source[1] + text[source[1] : cue[0]].index(between) + len(between),
            )
    name = _NAMED_LIKE_A_CUE.match(text, cue[0])
    before = text[max(0, cue[0] - _NEGATED_WITHIN) : cue[0]]
    if name is None or not _AFTER_NAME.search(before) or not is_verb(name["cue"]):
        return cue, source
    if source is not None and source[1] <= cue[0] and not text[source[1] : cue[0]].strip():
        source = (source[0], name.end("name"))
    return (name.start("cue"), max(cue[1], name.end("cue"))), source


def _says_nothing(one: Attribution, page: Page) -> bool:
    """Whether it is a deed rather than a word: "the regime / crushed / the protests".

    That is so where the lexicon knows no word of the cue and the content is a short phrase
    without verb or quotation marks, however sure the tagger is: it is sure of "the regime / ignored
    / the needs of the people" too. What only grants anonymity ("asked / not to be named") says
    nothing either, nor does what has but the "'s" of "let's" for a source, nor what was not said.
    """
    if _unsaid(one, page):
        return True
    if all(anonymous(span.text) for span in one.content_spans):
        return True
    if one.source_spans and all(span.text in ("'s", "’s") for span in one.source_spans):
        return True
    if one.form != "indirect" or any(known(span.text) for span in one.cue_spans):
        return False
    words = [
        word
        for span in one.content_spans
        for word in page.words[
            bisect_left(page.words, span.start, key=_start) : bisect_left(
                page.words, span.end, key=_start
            )
        ]
    ]
    return len(words) <= _PHRASE_WORDS and all(word.tag not in ("VERB", "AUX") for word in words)


def _unsaid(one: Attribution, page: Page) -> bool:
    """Whether it was not said, by the cue or by a negation before it that the tagger left out."""
    cue, content = one.cue_spans[0], " ".join(span.text for span in one.content_spans)
    text = page.article.text
    if any(span.end <= cue.start and _NOBODY.match(span.text) for span in one.source_spans[:1]):
        return True
    before = _NEGATED.search(text, max(0, cue.start - _NEGATED_WITHIN), cue.start)
    return unsaid(f"{before[0] if before else ''}{cue.text}", content)


def _start(word: Word) -> int:
    return word.start


def numbered(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in the order of their contents, with the ids `a1`, `a2`, ..."""
    ordered = sorted(
        found,
        key=lambda one: (
            one.content_spans[0].start,
            -one.content_spans[-1].end,
            [span.start for span in one.cue_spans],
        ),
    )
    ids = {one.id: f"a{number}" for number, one in enumerate(ordered, 1)}
    return tuple(_renamed(one, f"a{number}", ids) for number, one in enumerate(ordered, 1))


def _renamed(one: Attribution, id: str, ids: Mapping[str, str]) -> Attribution:
    relayed_by = ids[one.relayed_by] if one.relayed_by else None
    if (id, relayed_by) == (one.id, one.relayed_by):
        return one
    return one.model_copy(update={"id": id, "relayed_by": relayed_by})


def _whole_quotations(content: Bounds, marks: Sequence[Bounds], taken: Sequence[Bounds]) -> Bounds:
    """The content with any quotation at its edges taken in whole, if nothing else stands in it.

    Only a quotation that the content holds most of is completed: of one that it merely touches, it
    is left as it was read.
    """
    start, end = content
    at = max(0, bisect_right(marks, (start, start)) - 1)
    while at < len(marks) and marks[at][0] < end:
        opening, closing = marks[at]
        at += 1
        shared = min(end, closing) - max(start, opening)
        if shared * 2 <= closing - opening:
            continue
        if any(opening < stop and begin < closing for begin, stop in taken):
            continue
        start, end = min(start, opening), max(end, closing)
    return start, end


def _unopened(text: str, content: Bounds, marks: Sequence[Bounds]) -> Bounds:
    """The content without a mark at its end that opens what comes after it, or the stop before."""
    start, end = content
    at = bisect_right(marks, (end, 0)) - 1
    if at < 0 or not start < marks[at][0] < end or text[marks[at][0] : end].strip("\"“‘'«„` "):
        return content
    return start, start + len(text[start : marks[at][0]].rstrip(". "))


def _tells(words: str) -> bool:
    return any(map(str.isalnum, words)) and not anonymous(words)


def _whole_addresses(content: Bounds, addresses: Sequence[Bounds]) -> Bounds:
    """The content with an address at its end taken in whole: its full stops end no sentence."""
    for start, end in addresses:
        if start < content[1] < end:
            return content[0], end
    return content


def _joined(text: str, pieces: Sequence[Bounds]) -> list[Bounds]:
    """The pieces in order, those with nothing but spaces of one line between them made one."""
    result: list[Bounds] = []
    for start, end in sorted(pieces):
        if result and not text[result[-1][1] : start].strip(" \t\u00a0"):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _of_one_item(text: str, pieces: list[Bounds], cue: Bounds) -> list[Bounds]:
    """The pieces without those of a list's earlier items: its last item alone is "..., he said"."""
    here = [p for p in pieces if p[1] > cue[0] or not _ITEM.search(text, p[1] - 1, cue[0])]
    return here or pieces


def _of_one_block(text: str, pieces: list[Bounds], cue: Bounds) -> list[Bounds]:
    """The pieces without those of paragraphs before, quotations aside: "..., he said" ends them."""
    here = [
        piece
        for piece in pieces
        if piece[1] > cue[0] or text[piece[0]] in _OPENING or "\n" not in text[piece[1] : cue[0]]
    ]
    return here or pieces


def _unbulleted(text: str, piece: Bounds) -> Bounds:
    """The piece without the dash or dot that begins an item of a list."""
    bullet = _BULLET.match(text, *piece)
    at_line_start = not text[text.rfind("\n", 0, piece[0]) + 1 : piece[0]].strip()
    return (bullet.end(), piece[1]) if bullet and at_line_start else piece


def _filled(pieces: list[Bounds], page: Page) -> list[Bounds]:
    """The pieces, two of one sentence made one where nobody's words stand between them.

    The tagger skips what looks like another cue: "(he said) Ann Lee / would assert / her right".
    A quotation after the gap may well be its own speaker's.
    """
    result = pieces[:1]
    for start, end in pieces[1:]:
        begin, stop = result[-1]
        at = bisect_right(page.sentences, (stop - 1, len(page.article.text))) - 1
        together = at >= 0 and start < page.sentences[at][1]
        free = not any(a < start and stop < b for a, b in page.occupied)
        apart = page.article.text[start] in _OPENING or _cues_anew(page.article.text[stop:start])
        if together and free and not apart:
            result[-1] = (begin, end)
        else:
            result.append((start, end))
    return result


def _cues_anew(gap: str) -> bool:
    """Whether the words between two pieces are another cue: "and / downplayed / the risk"."""
    found = _NEXT_CUE.fullmatch(gap)
    return found is not None and is_verb(found["cue"])


def _fronted(pieces: list[Bounds], cue: Bounds, page: Page) -> list[Bounds]:
    """A statement that its attribution follows, made whole from the beginning of its sentence.

    Before ", the minister said" everything is the minister's: the tagger may skip words that look
    like another cue ("The new round raises the question whether ...").
    """
    at = bisect_right(page.sentences, pieces[0]) - 1
    begin, end = page.sentences[max(at, 0)]
    last = pieces[-1][1]
    between = page.article.text[last - 1 : cue[0]]
    if not (begin <= pieces[0][0] and last <= cue[0] < end and "," in between):
        return pieces
    if any(begin <= start and stop <= last for start, stop in page.occupied):
        return pieces
    return [(begin, last)]


def _channel(text: str, cue: Span, source: Span | None, sentences: Sequence[Bounds]) -> str | None:
    at = bisect_right(sentences, (cue.start, len(text))) - 1
    bounds = sentences[at] if at >= 0 else (0, len(text))
    bounds = (min(bounds[0], cue.start), max(bounds[1], cue.end))
    who = [(source.start, source.end)] if source else []
    return channel(text, [(cue.start, cue.end)], who, bounds)
