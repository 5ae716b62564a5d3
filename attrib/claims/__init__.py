"""From contents and the outlet's own sentences to claims: what somebody answers for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attrib.claims.certainty import Certainty, certainty, raised_in, with_negations
from attrib.claims.outlet import outlet_spans
from attrib.claims.senses import Senses
from attrib.claims.split import propositions
from attrib.extract.acts import strength
from attrib.extract.grammar import Bounds
from attrib.extract.reading import Reading
from attrib.model import Article, Attribution, Claim, Silence, Voice

__all__ = ["Claims", "claims"]

Pieces = tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of an article, and its attributions with `claims` and `strength` filled."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


def claims(
    reading: Reading, attributions: Sequence[Attribution], silences: Sequence[Silence]
) -> Claims:
    """The claims that an article holds, each with the voice that answers for it.

    A content is one attributed claim or, where it holds several propositions, several; two
    attributions of the same words share their claims. Every sentence of the body that no
    attribution covers, and that asserts something, is a claim of the outlet, and so is an
    independent clause before the one that attributes. A silence in a sentence takes nothing from
    what else the sentence says.

    Args:
        reading: the article, its sentences and words.
        attributions: as `extract` or `resolve` gave them.
        silences: as `extract` or `resolve` gave them.

    Returns:
        Claims `c1`, `c2` ... in the order of the text, and the attributions in their own order.
        Negations, hedges and conditions of a claim lie in its own spans, but for the negation of
        what is thought or expected, which stands in the cue.
    """
    article = reading.article
    grammar = reading.grammar
    # Whoever made a picture does not answer for its caption.
    said = [one for one in attributions if one.act != "pictures"]
    contents = {_places(one): one.form for one in said if one.content_spans}
    held = {content: propositions(grammar, content) for content in contents}
    found: dict[tuple[Pieces, Voice], int] = {}
    reported: set[Pieces] = set()
    for content, parts in held.items():
        found |= {
            (one, "attributed"): begin for one, begin in zip(parts, _begins(parts), strict=True)
        }
        reported.update(parts if contents[content] != "direct" else ())
    negated = {part: raised_in(one) for one in said for part in held.get(_places(one), ())}
    for bounds in outlet_spans(article, reading.sentences, said, silences, grammar):
        found[(bounds,), "outlet"] = bounds[0]
    ordered = sorted(found, key=lambda one: (found[one], one))
    ids = {one: f"c{number}" for number, one in enumerate(ordered, 1)}
    senses = Senses(reading)
    return Claims(
        claims=tuple(
            _claim(
                article,
                ids[one],
                one,
                with_negations(
                    certainty(grammar, one[0], reported=one[0] in reported),
                    negated.get(one[0], ()) if one[1] == "attributed" else (),
                ),
                senses,
            )
            for one in ordered
        ),
        attributions=tuple(_with_claims(one, held, ids) for one in attributions),
    )


def _with_claims(
    one: Attribution,
    held: Mapping[Pieces, Sequence[Pieces]],
    ids: Mapping[tuple[Pieces, Voice], str],
) -> Attribution:
    """The attribution with the ids of its claims and the strength of its cue."""
    if one.act == "pictures":
        return one
    parts = held.get(_places(one), ())
    return one.model_copy(
        update={
            "claims": tuple(ids[part, "attributed"] for part in parts),
            "strength": strength(" ".join(span.text for span in one.cue_spans)),
        }
    )


def _begins(parts: Sequence[Pieces]) -> Iterator[int]:
    """Where each claim of a content begins, the subject that it shares with another left out."""
    reached = -1
    for pieces in parts:
        own = [start for start, _ in pieces if start >= reached]
        yield own[0] if own else pieces[0][0]
        reached = max(reached, pieces[-1][1])


def _claim(
    article: Article, id: str, one: tuple[Pieces, Voice], put: Certainty, senses: Senses
) -> Claim:
    spans, negations, hedges, conditions = (
        tuple(article.span(*bounds) for bounds in group)
        for group in (one[0], put.negations, put.hedges, put.conditions)
    )
    return Claim(
        id=id,
        text=" ".join(span.text for span in spans),
        spans=spans,
        voice=one[1],
        polarity=put.polarity,
        negations=negations,
        hedges=hedges,
        conditions=conditions,
        tense=put.tense,
        **senses.of(one[0]),
    )


def _places(attribution: Attribution) -> Pieces:
    return tuple((span.start, span.end) for span in attribution.content_spans)
