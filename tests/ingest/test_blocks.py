from pathlib import Path

import pytest

from attrib.ingest import read_text
from tests.ingest.shapes import check_blocks, kinds, of_kind, shape

SEED = Path(__file__).parents[2] / "seeds" / "seed-article.txt"
STORY = "The council voted on Monday to close the old bridge, its clerk said in a statement."


def test_the_seed_opens_with_headline_caption_and_credit() -> None:
    article = read_text(SEED.read_text("utf-8"))
    found = shape(article)
    assert found[0] == (
        "headline",
        "Russia's airstrikes in Syria’s Idlib spark concern: Former HRW chief",
    )
    assert found[1][0] == "caption"
    assert found[1][1].startswith("Plumes of smoke")
    assert found[1][1].endswith("Sept. 8, 2022.")
    assert found[2] == ("credit", "(AFP Photo)")
    assert [kind for kind, _ in found[3:]] == ["paragraph"] * 14
    assert article.title == found[0][1]
    assert article.text == SEED.read_text("utf-8")
    check_blocks(article)


def test_the_head_of_an_agency_report() -> None:
    article = read_text(
        f"Town closes bridge\n\nBy Jane Doe and John Roe\n\nSeptember 8, 2022\n\n"
        f"NORTHTOWN, Westland, Sept 8 (Reuters) - {STORY}\n\nTraffic will go by ferry.\n\n"
        "(Reporting by Jane Doe; Editing by Ann Poe)"
    )
    assert shape(article) == [
        ("headline", "Town closes bridge"),
        ("byline", "By Jane Doe and John Roe"),
        ("dateline", "September 8, 2022"),
        ("dateline", "NORTHTOWN, Westland, Sept 8 (Reuters) -"),
        ("paragraph", STORY),
        ("paragraph", "Traffic will go by ferry."),
        ("byline", "(Reporting by Jane Doe; Editing by Ann Poe)"),
    ]
    assert article.authors == ("Jane Doe", "John Roe")
    assert article.published == "2022-09-08"
    assert article.title == "Town closes bridge"
    assert article.outlet is None


def test_a_title_with_a_full_stop_is_a_headline() -> None:
    assert kinds(read_text(f"Town Closes Bridge After Vote.\n\n{STORY}\n\nIt rained.")) == [
        "headline",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "FOR IMMEDIATE RELEASE",
        "For immediate release: 4 March 2026",
        "*** PRESS RELEASE ***",
        "Embargoed until 00:01 on 4 March",
        "NEWS RELEASE",
    ],
)
def test_what_a_press_office_sets_above_is_no_headline(line: str) -> None:
    article = read_text(f"{line}\n\nFirm recalls frozen pies\n\n{STORY}\n\n-ENDS-\n\nIt rained.")
    assert article.title == "Firm recalls frozen pies"
    assert kinds(article)[0] == "boilerplate"
    assert ("boilerplate", "-ENDS-") in shape(article)


def test_a_title_about_a_press_release_is_one() -> None:
    assert read_text(f"Press release names the donor\n\n{STORY}").title == (
        "Press release names the donor"
    )


def test_the_time_of_an_entry_does_not_hide_the_headline() -> None:
    article = read_text(f"Storm: live updates\n\n14:52\nTrains stopped\n\n{STORY}")
    assert article.title == "Storm: live updates"


def test_a_first_sentence_is_no_headline() -> None:
    lead = "The mayor of the town was arrested on Monday, the police said."
    assert kinds(read_text(f"{lead}\n\n{STORY}")) == ["paragraph", "paragraph"]


def test_a_single_paragraph_is_a_paragraph() -> None:
    assert kinds(read_text("Town closes bridge")) == ["paragraph"]


def test_wrapped_paragraphs_are_one_block_each() -> None:
    text = """Town closes bridge

The council of the town voted on Monday to close the old bridge, and
its mayor said that the new one would not be ready before the summer
of next year.

Nobody from the building company could be reached for comment, and the
ministry said nothing. People in the street said that they would wait
and see.
"""
    article = read_text(text)
    assert kinds(article) == ["headline", "paragraph", "paragraph"]
    assert shape(article)[1][1].count("\n") == 2


def test_section_headings_stand_before_paragraphs() -> None:
    text = f"Town closes bridge\n\n{STORY}\n\nWhat comes next\n\n{STORY}\n\nA last word"
    assert kinds(read_text(text))[2:] == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "He said:",
        "“Divisive, stupid and wrong”",
        "Wallace then asked, “With nukes?”",
        "The mayor is still waiting for an answer from the ministry",
        "TRUMP: We will see",
        "But –",
    ],
)
def test_what_may_assert_something_is_no_heading(line: str) -> None:
    text = f"Town closes bridge\n\n{STORY}\n\n{line}\n\n{STORY}"
    assert kinds(read_text(text))[2] == "paragraph"


def test_wikinews_sources_are_references() -> None:
    article = read_text(
        f"Town closes bridge\n\nThursday, September 8, 2022\n\n{STORY}\n\nSources\n\n"
        'Jane Doe. "Bridge to close" — Northtown Post, September 7, 2022\n'
        '"Council votes" — Town News, September 8, 2022\n'
    )
    assert kinds(article) == ["headline", "dateline", "paragraph"] + ["references"] * 3
    assert article.published == "2022-09-08"


def test_a_section_called_sources_is_no_list_of_references() -> None:
    text = f"Town closes bridge\n\n{STORY}\n\nSources\n\n{STORY} It named nobody.\n\n{STORY}"
    assert kinds(read_text(text))[2:] == ["heading", "paragraph", "paragraph"]


def test_lists() -> None:
    text = f"Town closes bridge\n\n{STORY}\n\n- The ferry runs.\n- The bus does not.\n\n{STORY}"
    assert of_kind(read_text(text), "list") == ["- The ferry runs.", "- The bus does not."]


def test_titles_below_related_are_boilerplate() -> None:
    text = f"Town closes bridge\n\n{STORY}\n\nRelated:\nMayor quits\nFerry aground\n\n{STORY}"
    assert of_kind(read_text(text), "boilerplate") == ["Related:", "Mayor quits", "Ferry aground"]


def test_a_staff_note_in_the_last_paragraph_is_cut_off() -> None:
    text = f"Town closes bridge\n\n{STORY} (Reporting by Jane Doe; Editing by Ann Poe)"
    assert shape(read_text(text))[1:] == [
        ("paragraph", STORY),
        ("byline", "(Reporting by Jane Doe; Editing by Ann Poe)"),
    ]


def test_a_colon_makes_a_dateline_once_and_a_speaker_when_repeated() -> None:
    assert kinds(read_text(f"Town closes bridge\n\nNORTHTOWN: {STORY}\n\n{STORY}"))[1] == "dateline"
    talk = f"The talk in full\n\nMAJOR: {STORY}\n\nMINOR: {STORY}\n\nMAJOR: No."
    assert "dateline" not in kinds(read_text(talk))


def test_a_place_and_a_date_by_themselves_are_a_dateline() -> None:
    article = read_text(f"Town closes bridge\n\nLEEDS, March 4, 2026\n\n{STORY}\n\n{STORY}")
    assert kinds(article)[1] == "dateline"
    assert article.published == "2026-03-04"
