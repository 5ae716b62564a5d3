"""Claims: what sources answer for, and what only the outlet does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attrib
from attrib.claims import Claims, claims
from attrib.claims.outlet import asserts
from attrib.extract import Reading, extract
from attrib.extract.sentences import sentences
from attrib.ingest import read_text
from attrib.model import Article, Attribution, Block, Silence, Span

SEED = Path(__file__).parents[2] / "seeds" / "seed-article.txt"


def article(*blocks: tuple[str, str]) -> Article:
    """An article of (kind, text) blocks with a blank line between them."""
    text = "\n\n".join(part for _, part in blocks)
    found, at = [], 0
    for kind, part in blocks:
        found.append(Block.model_validate({"kind": kind, "start": at, "end": at + len(part)}))
        at += len(part) + 2
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="a" + sha256[:12], text=text, sha256=sha256, blocks=tuple(found))


def at(one: Article, words: str) -> tuple[Span, ...]:
    start = one.text.index(words)
    return (one.span(start, start + len(words)),)


def attribution(one: Article, source: str, cue: str, *contents: str, id: str = "a1") -> Attribution:
    return Attribution(
        id=id,
        source_spans=at(one, source) if source else (),
        cue_spans=at(one, cue),
        content_spans=tuple(span for content in contents for span in at(one, content)),
        form="indirect",
        act="asserts",
        confidence=0.9,
    )


def reading(one: Article) -> Reading:
    """The article with its sentences and without any grammar, so that nothing is split."""
    found = [pair for block in one.blocks for pair in sentences(one.text, block.start, block.end)]
    return Reading(article=one, sentences=tuple(found), words=(), names=(), attributions=())


def outlet(one: Article, *attributions: Attribution, silences: Any = ()) -> list[str]:
    found = claims(reading(one), attributions, silences).claims
    return [claim.text for claim in found if claim.voice == "outlet"]


def test_the_attribution_refers_to_the_claim_of_its_content() -> None:
    one = article(("paragraph", "“We won,” she said. “It is over.” The town was quiet."))
    found = claims(
        reading(one), [attribution(one, "she", "said", "“We won,”", "“It is over.”")], []
    )
    assert [(claim.id, claim.voice, claim.text) for claim in found.claims] == [
        ("c1", "attributed", "“We won,” “It is over.”"),
        ("c2", "outlet", "The town was quiet."),
    ]
    assert found.attributions[0].claims == ("c1",)


def test_attributions_with_the_same_content_share_a_claim() -> None:
    one = article(("paragraph", "Seven died, a monitor and the army said."))
    both = [
        attribution(one, "a monitor", "said", "Seven died", id="a1"),
        attribution(one, "the army", "said", "Seven died", id="a2"),
    ]
    found = claims(reading(one), both, [])
    assert [attribution.claims for attribution in found.attributions] == [("c1",), ("c1",)]
    assert len(found.claims) == 1


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    one = article(
        ("paragraph", "The town was quiet. Seven died, the army said. The road is closed.")
    )
    found = claims(reading(one), [attribution(one, "the army", "said", "Seven died")], [])
    assert [(claim.id, claim.voice) for claim in found.claims] == [
        ("c1", "outlet"),
        ("c2", "attributed"),
        ("c3", "outlet"),
    ]


def whole(text: str) -> Claims:
    """The claims of a text as the encoder reads it."""
    found = extract(read_text(text, name="test"))
    return claims(found, found.attributions, found.silences)


def told(found: Claims, voice: str) -> list[str]:
    return [claim.text for claim in found.claims if claim.voice == voice]


def test_a_content_of_two_propositions_is_two_claims_of_one_attribution() -> None:
    found = whole("Police said the bridge was closed and that nobody was hurt.")
    assert told(found, "attributed") == ["the bridge was closed", "nobody was hurt"]
    (attribution,) = found.attributions
    assert attribution.claims == ("c1", "c2")
    assert found.claims[1].polarity == "negated"
    assert [span.text for span in found.claims[1].negations] == ["nobody"]


def test_a_shared_subject_is_a_piece_of_its_own() -> None:
    found = whole("The mayor said the firm built the road and closed the bridge.")
    assert [[span.text for span in claim.spans] for claim in found.claims] == [
        ["the firm built the road"],
        ["the firm", "closed the bridge"],
    ]
    assert found.claims[1].text == "the firm closed the bridge"


def test_the_strength_of_the_cue_is_filled() -> None:
    text = "The mayor claimed the bridge was safe. The bank said it was not."
    assert [one.strength for one in whole(text).attributions] == ["doubting", "neutral"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The council plans to hold a vote.", "future"),
        ("The club hoped to sell the striker.", "future"),
        ("The minister ordered troops to withdraw.", "future"),
    ],
)
def test_what_is_planned_or_ordered_is_still_to_come(text: str, tense: str) -> None:
    (claim,) = attrib.parse(text).claims
    assert claim.tense == tense


def test_whoever_made_a_picture_does_not_answer_for_its_caption() -> None:
    one = article(("caption", "Smoke rises over the town."), ("credit", "(AFP Photo)"))
    credit = attribution(one, "AFP", "Photo", "Smoke rises over the town.").model_copy(
        update={"act": "pictures"}
    )
    found = claims(reading(one), [credit], [])
    assert found.claims == ()
    assert found.attributions == (credit,)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The bridge fell on Monday, and the mayor said it was old.", "The bridge fell on Monday"),
        (
            "The bank closed its doors in May, but its owner said it was safe.",
            "The bank closed its doors in May",
        ),
    ],
)
def test_an_independent_clause_before_an_attribution_is_the_outlets(text: str, own: str) -> None:
    assert told(whole(text), "outlet") == [own]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the bridge was old, and the town closed it.",
        "The bridge fell on Monday, and it was old, the mayor said.",
        "The bridge fell on Monday, the mayor said, and the bank said it was old.",
        "“The bridge fell,” she said, and the mayor said it was old.",
        "According to the bank, sales fell, and its owner said it would close.",
        "If the bridge falls, the mayor said, the town will be cut off.",
        "The mayor, who closed the bridge, said it was old.",
        "He fell, and the mayor said he was drunk.",
    ],
)
def test_what_may_be_somebodys_words_is_not_the_outlets(text: str) -> None:
    assert told(whole(text), "outlet") == []


def test_each_sentence_of_a_long_quotation_is_covered() -> None:
    one = article(("paragraph", "“We won. It took years. It is over,” she said."))
    assert (
        outlet(one, attribution(one, "she", "said", "“We won. It took years. It is over,”")) == []
    )


def test_a_content_that_spills_a_word_or_two_does_not_take_the_next_sentence() -> None:
    one = article(("paragraph", "She said it was over. The town was quiet all night."))
    assert outlet(one, attribution(one, "She", "said", "it was over. The")) == [
        "The town was quiet all night."
    ]


def test_a_few_words_attributed_to_nobody_leave_the_sentence_to_the_outlet() -> None:
    one = article(
        (
            "paragraph",
            "The war began when the town, long thought safe, was shelled from the hills.",
        ),
        ("paragraph", "It is widely believed that the road was mined."),
    )
    spans = [
        attribution(one, "", "thought", "safe"),
        attribution(one, "", "is widely believed", "the road was mined", id="a2"),
    ]
    assert outlet(one, *spans) == [one.text.split("\n\n")[0]]


def test_only_the_body_counts() -> None:
    one = article(
        ("headline", "Raid kills seven people in the north"),
        ("byline", "By Ann Lee"),
        ("caption", "Smoke rises over the village on Monday."),
        ("credit", "(AFP Photo)"),
        ("paragraph", "The village lies near the border."),
        ("heading", "What is known so far today"),
        ("list", "The road to the village is closed."),
        ("quotation", "We will never leave this place."),
        ("references", "Lee, Ann. The border was drawn in 1921."),
        ("boilerplate", "All the rights of this text are reserved."),
    )
    assert outlet(one) == [
        "The village lies near the border.",
        "The road to the village is closed.",
    ]


def test_a_quotation_that_nobody_was_found_for_is_not_the_outlets() -> None:
    one = article(("paragraph", "“We will never leave this place.” The army came at noon."))
    assert outlet(one) == ["The army came at noon."]


def test_a_silence_takes_nothing_from_what_else_its_sentence_says() -> None:
    one = article(
        (
            "paragraph",
            "The army, which did not comment, holds the town. The bank declined to comment.",
        )
    )
    silences = [
        Silence(
            id="n1",
            kind="no comment",
            spans=at(one, "did not comment"),
            source_spans=at(one, "The army"),
        ),
        Silence(
            id="n2",
            kind="declined",
            spans=at(one, "declined to comment"),
            source_spans=at(one, "The bank"),
        ),
    ]
    assert outlet(one, silences=silences) == ["The army, which did not comment, holds the town."]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge is closed.", True),
        ("It rained.", False),
        ("“Border,” as it is called, means two things.", True),
        ("Will the bridge open again?", False),
        ("Will it open, and “who will pay?”", False),
        ("What we know so far", False),
        ("11:50 a.m.", False),
        ("(Reporting by Ann Lee; Editing by Jo Roe)", False),
        ("Additional reporting by Ann Lee in Paris.", False),
        ("Ann Lee in Paris contributed to this report.", False),
        ("Photo: a man walks past the bridge on Monday.", False),
        ("Follow Ann Lee on Twitter: @annlee", False),
        ("Click here to read more about the bridge.", False),
        ("Sign up for our newsletter.", False),
        ("By Ann Lee and Jo Roe", False),
        ("By Monday the bridge was closed.", True),
        ("This story has been updated with new figures.", False),
        ("https://example.org/news/2020/the-bridge", False),
        ("Copyright 2020 The Daily. All rights reserved.", False),
        ("Correction: an earlier version misspelt the name.", False),
        ("Read the letter and you will see more anger than hope.", True),
        ("Follow the money and the trail leads north.", True),
    ],
)
def test_what_asserts_something(sentence: str, expected: bool) -> None:
    assert asserts(sentence, alone=True) is expected


def seed() -> tuple[Article, list[Attribution]]:
    text = SEED.read_text(encoding="utf-8")
    kinds = iter(["headline", "caption"])
    blocks, at_ = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = next(kinds, "paragraph")
            blocks.append(
                Block.model_validate({"kind": kind, "start": at_, "end": at_ + len(line)})
            )
        at_ += len(line) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    one = Article(id="a" + sha256[:12], text=text, sha256=sha256, blocks=tuple(blocks))
    quoted = [part for part in text.split("\n") if part.startswith('"')]
    tweet, attack = (line[: line.rindex('"') + 1] for line in quoted)
    return one, [
        attribution(
            one,
            "Former HRW chief",
            ": Former"[:1],
            "Russia's airstrikes in Syria’s Idlib spark concern",
        ),
        attribution(one, "the former head", "said on Thursday", "A new round of killing by Russia"),
        attribution(one, "he wrote", "wrote on Twitter", tweet),
        attribution(one, "a war monitor", "White Helmets said", "At least seven people"),
        attribution(one, "The Syrian Observatory", ", said 15"[2:6], "15 people were also injured"),
        attribution(one, "The monitoring group", "said some", "some of the killed were civilians"),
        attribution(one, "the White Helmets said similarly", "said similarly", attack),
    ]


def test_the_seed_has_ten_statements_that_only_the_outlet_vouches_for() -> None:
    one, attributions = seed()
    found = outlet(one, *attributions)
    assert len(found) == 10
    assert found[0].startswith(
        "Russia, which did not comment immediately on the raid, is a key backer"
    )
    assert found[-1].startswith("The area has been the subject of multiple cease-fire agreements")


@given(
    st.lists(
        st.sampled_from(["It is so here. ", "“No one,” ", "she said. ", "Who? ", "\U0001f600 "]),
        max_size=9,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_span_equals_its_slice_and_ids_are_in_order(pieces: list[str]) -> None:
    one = article(("paragraph", "".join(pieces).strip() or "x"))
    cues = (
        [attribution(one, "", "she said", "“No one,”")]
        if {"“No one,” ", "she said. "} <= set(pieces)
        else []
    )
    found = claims(reading(one), cues, [])
    assert [claim.id for claim in found.claims] == [
        f"c{i}" for i in range(1, len(found.claims) + 1)
    ]
    for claim in found.claims:
        assert claim.text == " ".join(span.text for span in claim.spans)
        for span in claim.spans:
            assert one.text[span.start : span.end] == span.text
