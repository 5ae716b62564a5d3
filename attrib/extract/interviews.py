"""Interviews without labels: each question a paragraph, each answer the paragraphs after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from attrib.extract.spoken import Bounds, Sheet, Spoken
from attrib.extract.turns import (
    FIRST_PERSON,
    LABEL,
    MOST_INTRODUCTION,
    Q_AND_A,
    QUESTION,
    Line,
    Turn,
    bare,
    credited,
    going_on,
    interview_in,
    interviewee,
    labelled,
    lines_of,
)

_LEAST_PAIRS = 3
_LONGEST_QUESTION = 400
# What an interviewer puts to the other without a question mark.
_PUT = re.compile(r"\byour?\b", re.IGNORECASE)
_LONGEST_PUT = 160
_QUOTED = "\"“‘'«"


@dataclass(frozen=True, slots=True)
class _Pair:
    """The numbers of the lines in which a question and the beginning of its answer stand."""

    question: int
    answer: int


def interview(sheet: Sheet) -> list[Spoken]:
    """The answers of an interview whose questions are paragraphs that end in a question mark.

    Three things make it evident: three such questions or more, each with an answer; an introduction
    that says that somebody was spoken to and names one person; answers most of which are in the
    first person. Where one of them is missing, and where every answer has a label, nothing is
    found. The mark at the end of the question is the cue, as a colon is elsewhere; what is asked
    stays the outlet's. Only its first paragraph is taken of the last answer, since the story may
    go on behind it.
    """
    lines = list(lines_of(sheet))
    pairs = [
        _Pair(number, number + 1)
        for number, line in enumerate(lines[:-1])
        if _is_question(sheet, line) and _may_answer(sheet, lines[number + 1])
    ]
    if len(pairs) < _LEAST_PAIRS:
        return []
    before = sheet.article.blocks[: lines[pairs[0].question].block][-MOST_INTRODUCTION:]
    told = [match for block in before for match in interview_in(sheet, block)]
    source = interviewee(sheet, before, told) if told else None
    if source is None:
        return []
    last = bare(sheet.text[slice(*source)].split()[-1])
    turns = [_turn(sheet, lines, one, last) for one in pairs]
    # "Farrow said she would not stand" is the story, and no answer.
    turns = [turn for turn in turns if last not in credited(sheet, *turn.own)]
    personal = sum(bool(FIRST_PERSON.search(sheet.text, *turn.own)) for turn in turns)
    if len(turns) < _LEAST_PAIRS or personal * 2 < len(turns):
        return []
    turns += [_turn(sheet, lines, one, last) for one in _put(sheet, lines, pairs)]
    if all(turn.label[1] - turn.label[0] > 1 for turn in turns):
        return []
    turns.sort(key=lambda turn: turn.line)
    asked = [turn.line - 1 for turn in turns[1:]]
    return [
        _spoken(sheet, lines, turn, until, source)
        for turn, until in zip(turns, [*asked, None], strict=True)
    ]


def _is_question(sheet: Sheet, line: Line) -> bool:
    text = sheet.text[line.start : line.end]
    return (
        QUESTION.search(text) is not None
        and len(text) <= _LONGEST_QUESTION
        and text[0] not in _QUOTED
        and _is_whole(sheet, line)
    )


def _may_answer(sheet: Sheet, line: Line) -> bool:
    block = sheet.article.blocks[line.block]
    return block.kind == "paragraph" and not _is_question(sheet, line)


def _is_whole(sheet: Sheet, line: Line) -> bool:
    """Whether the line is a paragraph or heading of its own."""
    block = sheet.article.blocks[line.block]
    return (
        block.kind in ("paragraph", "heading")
        and "\n" not in sheet.text[block.start : block.end].strip()
    )


def _put(sheet: Sheet, lines: Sequence[Line], pairs: Sequence[_Pair]) -> list[_Pair]:
    """What is put to the other without a question mark, between the questions.

    "The minister says you were dismissed." speaks to somebody and not of itself; what comes next
    does speak of itself.
    """
    taken = {number for one in pairs for number in (one.question, one.answer)}
    return [
        _Pair(number, number + 1)
        for number in range(pairs[0].answer + 1, pairs[-1].question)
        if not {number, number + 1} & taken
        and _is_whole(sheet, lines[number])
        and lines[number].end - lines[number].start <= _LONGEST_PUT
        and _PUT.search(sheet.text, lines[number].start, lines[number].end)
        and not FIRST_PERSON.search(sheet.text, lines[number].start, lines[number].end)
        and _may_answer(sheet, lines[number + 1])
        and FIRST_PERSON.search(sheet.text, lines[number + 1].start, lines[number + 1].end)
    ]


def _turn(sheet: Sheet, lines: Sequence[Line], pair: _Pair, last: str) -> Turn:
    """The answer as a turn; its label is "A" or a name, or else the mark that ends the question."""
    line = lines[pair.answer]
    for pattern in (Q_AND_A, LABEL):
        found = labelled(sheet, line, pair.answer, pattern)
        if found is None:
            continue
        label = sheet.text[slice(*found.label)]
        if pattern is Q_AND_A or bare(label.split()[-1]) == last:
            return Turn(pair.answer, found.label, found.colon, found.pieces, last)
    mark = (lines[pair.question].end - 1, lines[pair.question].end)
    return Turn(pair.answer, mark, mark, ((line.start, line.end),), last)


def _spoken(
    sheet: Sheet, lines: Sequence[Line], turn: Turn, until: int | None, source: Bounds
) -> Spoken:
    pieces = (turn.own, *going_on(sheet, lines, turn, until, [turn]))
    cue = (turn.label[0], turn.colon[1])
    return Spoken(source, cue, pieces, (cue, *pieces))
