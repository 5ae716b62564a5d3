"""Turns of transcripts and interviews: "NAME: text", "Q: ... A: ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from attrib.extract.quotes import quotations
from attrib.extract.spoken import Bounds, Sheet, Spoken, data, is_role
from attrib.model import Block

_WORD = r"[^\W\d_][\w.’'&-]*"
LABEL = re.compile(
    r"(?P<mark>[\"“]?)"
    rf"(?P<label>@\w{{2,30}}|(?=[^\W\d_a-z]){_WORD}(?: {_WORD}){{0,6}}"
    rf"(?:, ?{_WORD}(?: {_WORD}){{0,4}}){{0,2}})"
    r"(?: ?\((?P<aside>[^()\n]{1,40})\))?"
    r"(?P<colon> ?:)(?=\s|[\"“‘])"
)
Q_AND_A = re.compile(
    r"(?P<mark>[\"“]?)(?P<label>Q|A|Question|Answer|QUESTION|ANSWER)(?P<colon> ?[:.])(?=\s)"
)
_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.?!…—–-][\"”’'»)\]]*$")
QUESTION = re.compile(r"\?[\"”’'»)\]]*$")
_FIGURE = re.compile(r"[\"“‘(]?[$£€#+-]?\d")
_ASIDE = re.compile(r"[\"“]?[(\[][^()\[\]]*[)\]]\.?[\"”]?$")
_SMALL = frozenset({"of", "the", "for", "and", "to", "at", "in", "de", "van", "von", "al", "bin"})
# One's own words: the outlet explaining something does not say "I".
FIRST_PERSON = re.compile(r"\b(?:I|me|my|we|our)\b")
_READ = frozenset({"paragraph", "quotation", "list", "dateline"})
_FURNITURE = frozenset({"caption", "credit", "boilerplate"})
# A turn that goes on for more paragraphs than this without a label is the story again.
_MOST_PARAGRAPHS = 12
MOST_INTRODUCTION = 12
_WITHIN = 80
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Turn:
    """One label with what follows it.

    Attributes:
        line: number of its line.
        label, colon: where they stand.
        pieces: what is said, in order.
        speaker: whom the label stands for, the same for all the labels of one speaker; empty for
            a label that is no speaker.
    """

    line: int
    label: Bounds
    colon: Bounds
    pieces: tuple[Bounds, ...]
    speaker: str

    @property
    def own(self) -> Bounds:
        """What is said on the label's own line."""
        return self.pieces[0]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block: where it stands, and the number of the block."""

    start: int
    end: int
    block: int


def turns(sheet: Sheet) -> list[Spoken]:
    """The turns of an article that is, or holds, a transcript or an interview, in order."""
    lines = list(lines_of(sheet))
    return _answers(sheet, lines) or _transcript(sheet, lines)


def lines_of(sheet: Sheet) -> Iterator[Line]:
    """The lines of the article that are not empty, but for captions and the like."""
    for number, block in enumerate(sheet.article.blocks):
        if block.kind in _FURNITURE:
            continue
        for match in _LINE.finditer(sheet.text, block.start, block.end):
            start, end = sheet.trimmed(*match.span())
            if end > start:
                yield Line(start, end, number)


def labelled(sheet: Sheet, line: Line, number: int, pattern: re.Pattern[str]) -> Turn | None:
    """The turn that a line with a label begins, without its speaker; None without a label.

    Args:
        number: of the line.
        pattern: `LABEL` or `Q_AND_A`.
    """
    if sheet.article.blocks[line.block].kind not in _READ:
        return None
    begin = sheet.unbulleted(line.start, line.end)
    match = pattern.match(sheet.text, begin, line.end)
    if match is None:
        return None
    start, end = sheet.trimmed(match.end(), line.end)
    if match["mark"] and sheet.text[end - 1] in '"”' and end - 1 > start:
        # The mark before the label closes here; neither is part of what is said.
        end -= 1
    own = _without_place(sheet, start, end)
    if own[1] <= own[0]:
        return None
    return Turn(number, match.span("label"), match.span("colon"), (own,), "")


def _without_place(sheet: Sheet, start: int, end: int) -> Bounds:
    """The quotation alone, where a dash follows that says when or where it was said."""
    marks = quotations(sheet.text, start, end)
    if marks and marks[0][0] == start and re.match(r"\s*[–—-]", sheet.text[marks[0][1] : end]):
        return marks[0]
    return start, end


# --- Interviews with Q and A --------------------------------------------------------------------


def _answers(sheet: Sheet, lines: Sequence[Line]) -> list[Spoken]:
    found = [
        turn
        for number, line in enumerate(lines)
        if (turn := labelled(sheet, line, number, Q_AND_A)) is not None
    ]
    kinds = [sheet.text[turn.label[0]].upper() for turn in found]
    asked = "Q" in kinds
    # Where the questions stand in bold and have no label, the answers recur.
    if "A" not in (kinds[kinds.index("Q") :] if asked else kinds[1:]):
        return []
    first = found[kinds.index("Q") if asked else 0]
    before = sheet.article.blocks[: lines[first.line].block][-MOST_INTRODUCTION:]
    interview = [match for block in before for match in interview_in(sheet, block)]
    source = interviewee(sheet, before, interview)
    answers = [turn.own for turn, kind in zip(found, kinds, strict=True) if kind == "A"]
    personal = sum(FIRST_PERSON.search(sheet.text, *own) is not None for own in answers)
    answered = bool(interview) or personal * 2 >= len(answers)
    result: list[Spoken] = []
    for place, turn in enumerate(found):
        label = turn.label[0], turn.colon[1]
        # What is asked stays the outlet's, and so do answers by which it explains something.
        pieces: tuple[Bounds, ...] = ()
        if answered and kinds[place] == "A":
            next_line = found[place + 1].line if asked and place + 1 < len(found) else None
            pieces = (turn.own, *going_on(sheet, lines, turn, next_line))
        result.append(Spoken(source if pieces else None, label, pieces, (label, *pieces)))
    return result


def interview_in(sheet: Sheet, block: Block) -> Iterator[re.Match[str]]:
    """The words of a block that say that somebody was spoken to."""
    return _interview_words().finditer(sheet.text, block.start, block.end)


def interviewee(
    sheet: Sheet, before: Sequence[Block], interview: Sequence[re.Match[str]]
) -> Bounds | None:
    """The one person whom the introduction or the headline names, or names as spoken to."""
    authors = {author.split()[-1].lower() for author in sheet.article.authors if author.split()}
    people: dict[str, list[Bounds]] = {}
    for block in before:
        for name in sheet.named(block.start, block.end):
            words = sheet.text[name.start : name.end].split()
            if name.label == "PER" and words and (last := bare(words[-1])) not in authors:
                people.setdefault(last, []).append((name.start, name.end))
    if len(people) > 1:
        heads = [
            sheet.text[one.start : one.end]
            for one in before
            if one.kind == "headline"
            or (one == sheet.article.blocks[0] and one.end - one.start < _LONGEST_TITLE)
        ]
        title = {
            bare(word) for head in [sheet.article.title or "", *heads] for word in head.split()
        }
        if len(title & people.keys()) == 1:
            people = {last: people[last] for last in title & people.keys()}
    if len(people) > 1:
        # "Ann Lee talks to the novelist Joan Poe"
        near = {
            last
            for match in interview
            for last, spans in people.items()
            if any(match.end() <= start <= match.end() + _WITHIN for start, _ in spans)
        }
        people = {last: people[last] for last in near}
    if len(people) != 1:
        return None
    (spans,) = people.values()
    return max(spans, key=lambda span: (span[1] - span[0], -span[0]))


# --- Transcripts --------------------------------------------------------------------------------


def _transcript(sheet: Sheet, lines: Sequence[Line]) -> list[Spoken]:
    found = [
        turn
        for number, line in enumerate(lines)
        if (turn := labelled(sheet, line, number, LABEL)) is not None
    ]
    found = _with_speakers(sheet, found)
    # "Note:" is taken from whoever the tagger thinks a note is.
    result = [
        Spoken(None, turn.colon, (), ((turn.label[0], turn.colon[1]),))
        for turn in found
        if _bare_words(sheet.text[slice(*turn.label)]) in _no_speakers() and not turn.speaker
    ]
    spoken = [turn for turn in found if turn.speaker]
    posts = [turn for turn in spoken if _is_post(sheet, turn)]
    if not _is_clear(sheet, spoken):
        quoted = [turn for turn in spoken if sheet.quoted(*turn.own)]
        spoken = [one for one in spoken if one in posts or (one in quoted and len(quoted) > 1)]
        return result + [_of_turn(sheet, turn, (), spoken) for turn in spoken]
    dialogue = len({turn.speaker for turn in spoken}) > 1
    for turn, after in zip(found, [*found[1:], None], strict=True):
        if not turn.speaker:
            continue
        more: Sequence[Bounds] = ()
        if dialogue and after is not None and after.speaker and not sheet.quoted(*turn.own):
            more = going_on(sheet, lines, turn, after.line, spoken)
        result.append(_of_turn(sheet, turn, more, spoken))
    return result


def _of_turn(sheet: Sheet, turn: Turn, more: Sequence[Bounds], spoken: Sequence[Turn]) -> Spoken:
    pieces = (turn.own, *more)
    around = ((turn.label[0], turn.colon[1]), *pieces)
    full = next(one for one in spoken if one.speaker == turn.speaker)
    if _initials(sheet, turn) and full is not turn:
        # The label names nobody by itself: it only says whose turn it is.
        return Spoken(full.label, (turn.label[0], turn.colon[1]), pieces, around)
    colon = turn.colon[1] - 1, turn.colon[1]
    return Spoken(turn.label, colon, pieces, around)


def _with_speakers(sheet: Sheet, found: Sequence[Turn]) -> list[Turn]:
    """The turns with the same name for all the labels of one speaker."""
    names = [sheet.text[one.start : one.end].split() for one in sheet.names if one.label == "PER"]
    people = {bare(word) for name in names for word in name}
    # "May" is a month until somebody is called "Theresa May".
    full_names = {bare(word) for name in names if len(name) > 1 for word in name}
    result: list[Turn] = []
    fulls: list[list[str]] = []
    for turn in found:
        label = sheet.text[turn.label[0] : turn.label[1]]
        words = [bare(word) for word in label.split(",")[0].split()]
        if _is_nobody(label) and not full_names.issuperset(words):
            result.append(turn)
            continue
        initials = _initials(sheet, turn)
        earlier = next(
            (
                full[-1]
                for full in fulls
                if (initials and [word[0] for word in full] == list(initials))
                or set(words) <= set(full)
                or full[-1] == words[-1]
            ),
            None,
        )
        if earlier is None and not _may_speak(sheet, turn, label, words, people):
            result.append(turn)
            continue
        if earlier is None:
            fulls.append(words)
        result.append(replace(turn, speaker=earlier or words[-1]))
    return result


def _may_speak(
    sheet: Sheet, turn: Turn, label: str, words: Sequence[str], people: set[str]
) -> bool:
    """Whether a label names a person, a body or a role, and no more ("Lee said:" is no label)."""
    if label.startswith("@"):
        return True
    if any(word.islower() and word not in _SMALL for word in label.replace(",", " ").split()):
        return is_role(label) and not sheet.has_verb(*turn.label)
    if words[0] in data()["titles"] or is_role(label.split(",")[0]):
        return True
    if any(name.label in ("PER", "ORG") for name in sheet.named(*turn.label)):
        return True
    return all(word in people for word in words) or (label.isupper() and len(words) <= 3)


def _is_nobody(label: str) -> bool:
    words = [bare(word) for word in label.split()]
    last = " ".join(words[-2:])
    nobody = _no_speakers()
    return words[-1] in nobody or last in nobody or (len(words) > 1 and words[0] in nobody)


def _bare_words(label: str) -> str:
    return " ".join(bare(word) for word in label.split()).removeprefix("the ")


def _is_post(sheet: Sheet, turn: Turn) -> bool:
    return sheet.text[turn.label[0]] == "@" or "@" in sheet.text[turn.label[1] : turn.colon[0]]


def _initials(sheet: Sheet, turn: Turn) -> str:
    label = sheet.text[turn.label[0] : turn.label[1]].replace(".", "").replace(" ", "")
    return label.lower() if label.isupper() and 2 <= len(label) <= 3 else ""


def _is_clear(sheet: Sheet, spoken: Sequence[Turn]) -> bool:
    """Whether the labels make a conversation: two turns or more, somebody speaks again or asks."""
    if len(spoken) < 2:
        return False
    speech = [turn for turn in spoken if _is_speech(sheet.text[turn.own[0] : turn.own[1]])]
    if len(speech) * 3 < len(spoken) * 2:
        return False
    if Counter(turn.speaker for turn in speech).most_common(1)[0][1] > 1:
        return True
    return any(
        QUESTION.search(sheet.text[a.own[0] : a.own[1]])
        for a, b in pairwise(spoken)
        if b.line == a.line + 1 and a.speaker != b.speaker
    )


def _is_speech(text: str) -> bool:
    return _ENDED.search(text) is not None and _FIGURE.match(text) is None


# --- Turns of several paragraphs ----------------------------------------------------------------


def going_on(
    sheet: Sheet,
    lines: Sequence[Line],
    turn: Turn,
    until: int | None,
    spoken: Sequence[Turn] = (),
) -> list[Bounds]:
    """The lines between a turn and the next that are still its speaker's.

    Nothing after the last turn is: the story may go on there. Nothing is either where a heading
    or words about a speaker stand between.
    """
    if until is None or until - turn.line - 1 > _MOST_PARAGRAPHS:
        return []
    between = lines[turn.line + 1 : until]
    if any(sheet.article.blocks[line.block].kind not in _READ for line in between):
        return []
    if not between:
        return []
    speakers = {one.speaker for one in spoken}
    if speakers & credited(sheet, between[0].start, between[-1].end):
        return []
    return [
        (line.start, line.end)
        for line in between
        if not _ASIDE.match(sheet.text[line.start : line.end])
    ]


def credited(sheet: Sheet, start: int, end: int) -> set[str]:
    """Last words of those whom the tagger credits by a cue within a stretch."""
    return {
        bare(span.text.split()[-1])
        for one in sheet.found
        if any(start <= cue.start < end for cue in one.cue_spans)
        for span in one.source_spans
        if span.text.split()
    }


def bare(word: str) -> str:
    """A word in lower case, without marks and the "'s" of a possessive."""
    word = re.sub(r"['’]s?$", "", word.lower())
    return word.strip(".,;:()'’\"“”") or word


@cache
def _no_speakers() -> frozenset[str]:
    return frozenset(data()["no_speakers"])


@cache
def _interview_words() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(data()["interview"]) + ")", re.IGNORECASE)
