"""Frames of hearsay, and the parts of words that are looked for before them."""

from __future__ import annotations

import pytest

from attrib.audit.catalogue import data
from attrib.audit.hearsay import _frames

TOLD = [
    "The club has reportedly offered the job to a player.",
    "He had apparently quarrelled with his brother.",
    "She is said to have turned the money down.",
    "It is being said in the offices that the ferry will be sold.",
    "It has been suggested that the works will be shut.",
    "The firm is understood to be looking for a buyer.",
    "The ministers are thought to support the tax.",
    "Rumours have been swirling round the town that the works will be shut.",
    "There is talk in the village of a second well.",
    "There were reports that the harbour was on fire.",
    "The bank met its rival amid rumours that it would make a bid.",
    "Word on the quay has it that a lease has been signed.",
    "The talk in the paddock is of a move to Ferrano.",
    "Word has reached the valley that the dam will be raised.",
    "The story goes that he slept in the boathouse.",
    "Whispers of a merger have been heard for months.",
    "Press reports suggest that they will meet.",
]
NOT_TOLD = [
    "Five people are believed to have been killed.",
    "Shares rose on speculation that it could be bought.",
    "The talk was about fees.",
    "There is speculation that the rate will fall.",
    "The driver was reported to be in fair condition.",
    "Most of it was reported in an earlier paper.",
    "There is no talk of a sale.",
    "He was said to be tired.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_is_passed_on_is_seen_and_looked_for(text: str) -> None:
    assert _frames().search(text)
    assert any(need in text.lower() for need in data("hearsay.toml")["needs"])


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_no_hearsay_is_not(text: str) -> None:
    assert not _frames().search(text)
