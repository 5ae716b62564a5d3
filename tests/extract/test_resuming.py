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


def test_whoever_comes_in_later_with_words_of_their_own_has_only_those() -> None:
    found = said(
        "“The boat is old, but she is sound from stem to stern,” Ida Moss said.\n\n"
        "“She came through the gale without a scratch. I would sail in her tomorrow.” The harbour "
        "has lost three boats since the new year. An inquiry into the last of them opened on "
        "Monday, and the harbour master Carl Bright said: “We shall look at every boat that is "
        "older than twenty years.”"
    )
    assert any("without a scratch" in text for text in found["Ida Moss"])
    assert not any("scratch" in text for text in found["Carl Bright"])
    assert any("every boat" in text for text in found["Carl Bright"])


def test_nor_does_a_colon_reach_back() -> None:
    found = said(
        "“The papers were on the floor when the officers left the room,” Owen Reid told the court."
        "\n\n“When they came back every sheet was in a neat pile on the desk.” The judge, Ann "
        "Farrow, said: “You are telling us that the officers tidied up after you.”"
    )
    assert any("neat pile" in text for text in found["Owen Reid"])
    assert not any("neat pile" in text for text in found["Ann Farrow"])


def test_a_quotation_of_many_sentences_goes_on_over_the_end_of_the_paragraph() -> None:
    found = said(
        "Vera Lund said: “The school has to close. “There are too few children in the valley.”\n\n"
        "“My own went there, and it hurts to say so.” Forty children are left of the two hundred "
        "who sat there ten years ago. Parents were angry. “They promised us that it would stay,” "
        "said Tom Hale."
    )
    assert any("hurts to say so" in text for text in found["Vera Lund"])
    assert not any("hurts" in text for text in found["Tom Hale"])


def test_the_first_sentence_of_a_paragraph_goes_on_from_the_last_of_the_one_before() -> None:
    found = said(
        "The chairman of the panel, Jan Dole, said that drink was too often used as an excuse.\n\n"
        "“The panel believes that no judge should accept that excuse from anybody.” At present a "
        "judge may take a year off a sentence."
    )
    assert any("no judge should accept" in text for text in found["Jan Dole"])


def test_nor_does_a_sentence_of_theirs_that_follows() -> None:
    found = said(
        "“The roads should all be gritted by noon,” Vera Lund said. “That is what the county pays "
        "us for.” Only one lorry in three was out on Monday, according to a report by the county."
    )
    assert any("pays us for" in text for text in found["Vera Lund"])
    assert not any(
        "pays us" in text for name in found if name != "Vera Lund" for text in found[name]
    )
