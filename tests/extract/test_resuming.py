"""A quotation that nobody is named for goes on from the speaker right before it."""

from __future__ import annotations

import attrib


def said(text: str) -> dict[str, list[str]]:
    """The contents of each source, by its name."""
    report = attrib.parse(text)
    result: dict[str, list[str]] = {}
    for one in report.attributions:
        for id in one.sources:
            spans = [span.text for span in one.content_spans]
            result.setdefault(report.source(id).name, []).extend(spans)
    return result


LEW = "The bid was refused, Mr Lew said. The bank would not say why.\n\n"


def test_the_next_sentence_in_marks_is_the_same_speakers() -> None:
    found = said(
        "“We are looking for support for this bill from all sides,” Daryl Lew said. “The party "
        "has backed the plans that we put forward before.” The vote is on Monday."
    )
    assert found == {
        "Daryl Lew": [
            "“We are looking for support for this bill from all sides,”",
            "“The party has backed the plans that we put forward before.”",
        ]
    }


def test_so_is_the_next_paragraph_where_it_is_one_quotation() -> None:
    found = said(
        "“They seized everything,” Stella Maurizi told the court.\n\n"
        "“They took my two telephones and many sticks. There was no way to get my bag back.”\n\n"
        "It turned out that the firm had copied all of it."
    )
    assert found["Stella Maurizi"][-1].startswith("“They took my two telephones")


def test_a_pull_quote_is_nobodys() -> None:
    found = said(
        "The spokesman issued a denial of the report, saying it was an idea for a film.\n\n"
        "“I sense that this person offered him to collaborate”\n\n"
        "The fair was held at the Sands in 2016."
    )
    assert not any("I sense" in text for texts in found.values() for text in texts)


def test_after_indirect_speech_a_paragraph_in_marks_stays_open() -> None:
    found = said(
        "The senator attacked state programs that, he said, indoctrinate children.\n\n"
        "The mood in the hall was grim.\n\n"
        "“Families did not ask for this divisive nonsense. Voters did not vote for it.”"
    )
    assert not any("Families" in text for texts in found.values() for text in texts)
