"""Where a name begins and ends, and what it names: short articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attrib.extract import extract
from attrib.extract.encoder import default
from attrib.ingest import read
from attrib.resolve import resolve
from attrib.resolve.rejoined import site_end
from tests.resolve.test_evidence import sources, who


class TestWhatIsNoneOfAName:
    def test_a_nation_before_it(self) -> None:
        text = "Australian Maria Lindale said she was tired. Lindale won on Friday."
        assert who(text) == [["Maria Lindale"]]

    def test_one_called_by_nation_alone_is_the_one_named(self) -> None:
        text = "Juan Maldero beat the top seed on Friday. The Argentine said he was tired after it."
        assert who(text)[-1] == ["Juan Maldero"]

    def test_who_opens_a_sentence_as_the_star_is_the_one_named(self) -> None:
        text = (
            "Marcel Rodier believes his side can win.\n\nThe French star was hurt last year. "
            "“It will be different now,” he said."
        )
        assert who(text)[-1] == ["Marcel Rodier"]

    def test_a_plural_of_another_phrase(self) -> None:
        text = "Ministers know the fields Acme Holdings works in. Acme Holdings said it was sorry."
        mentions = [m.text for s in sources(text).values() for m in s.mentions]
        assert not any("fields" in words for words in mentions)

    def test_a_quotation_mark_that_has_no_other(self) -> None:
        text = 'He claimed that the "spy told him to leave.'
        assert not any('"' in name for name in sources(text))

    @pytest.mark.parametrize(
        ("words", "stop"), [("Acme . biz said", 3), ("Acme . co . uk said", 5), ("Acme . So", 1)]
    )
    def test_a_site_of_any_ending(self, words: str, stop: int) -> None:
        parts = words.split()
        assert site_end(parts, 1, lambda i: 0 < i < len(parts) - 1) == stop


class TestKinds:
    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("Business leaders", "crowd"),
            ("Consultants Market Analytics", "company"),
            ("Research group Gartner", "company"),
            ("A UN programme", "international"),
            ("The British Council", "organization"),
            ("Christian Aid", "ngo"),
        ],
    )
    def test_what_each_is(self, words: str, kind: str) -> None:
        found = sources(f"The plan is old. {words} said it would fail.")
        assert [s.kind for s in found.values()] == [kind]

    def test_members_of_parliament_are_not_named(self) -> None:
        found = sources("The plan is old. MPs said it would fail.")
        assert [(s.name, s.naming) for s in found.values()] == [("MPs", "unnamed")]


def test_a_site_of_which_a_tagger_takes_but_the_ending() -> None:
    text = "Ann Lindale, editor of online news site playtime.biz, said the ban was fair."
    found = extract(read(text), default())
    spoken = found.attributions[0].model_copy(
        update={"source_spans": (found.article.span(text.index("biz"), text.index(" said")),)}
    )
    resolution = resolve(replace(found, attributions=(spoken,)))
    assert [source.name for source in resolution.sources] == ["Ann Lindale"]


def test_a_lord_is_not_whoever_is_named_like_him_later() -> None:
    found = sources(
        "Lord Moss, once a minister, said that no police officer knew of it. One man, Tom Moss, "
        "was convicted in 1993. “It is absurd,” said Lord Moss."
    )
    assert not any("Tom" in mention.text for one in found.values() for mention in one.mentions)


def test_whoever_was_named_before_may_become_a_lord() -> None:
    found = sources("Tom Moss said in May that he knew. Lord Moss said that he was sorry.")
    assert [source.name for source in found.values()] == ["Tom Moss"]
