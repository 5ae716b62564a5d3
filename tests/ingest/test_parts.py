"""What each part of a report looks like, and what only resembles it."""

import pytest

from attrib.ingest.boilerplate import is_boilerplate
from attrib.ingest.bylines import authors, is_staff_note
from attrib.ingest.captions import credit_start, opens_caption
from attrib.ingest.datelines import dateline_end
from attrib.ingest.dates import day, is_date_line
from attrib.ingest.references import is_reference


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Smoke rises over the town.", "(AFP Photo)"),
        ("A man reacts on October 2, 2015.", "(FABRICE POE/AFP/Getty Images.)"),
        ("Workers at the gate.", "Photo: Sam Poe/Coast Courier"),
        ("Daniel in 2010, holding a copy of the book.", "Image: Mark Rathbun."),
        ("Soldiers at the border.", "(Photo by Jane Doe)"),
        ("Soldiers at the border.", "REUTERS/Jane Doe"),
        ("Soldiers at the border.", "[AP Photo/Jane Doe]"),
        ("The leader at a rally.", "Scott Poe via Getty Images"),
        ("PHOTO: The mayor at the bridge.", "(Sam Poe / AP)"),
        ("", "John Moore/Getty Images."),
        ("", "Photo credit: Jane Doe"),
        ("", "Handout/Reuters."),
        ("", "AP Photo/Jane Doe"),
    ],
)
def test_photo_credits_end_captions(caption: str, credit: str) -> None:
    text = f"{caption} {credit}".strip()
    begin = credit_start(text)
    assert begin is not None
    assert text[begin:].strip() == credit


@pytest.mark.parametrize(
    "text",
    [
        "He posed for a photo (his first).",
        "The council met. Video by the police shows two men at the gate.",
        "Photos courtesy of the army show two tanks on the bridge.",
        "Images via satellite show that the bridge is gone.",
        "She left the party. She works for Getty Images.",
        "The agency (AP) had no comment.",
        "The army said it had left (Reuters).",
        "He shared the picture on Twitter.",
        "The image: a man alone. It stayed with her for years, she said.",
    ],
)
def test_sentences_about_pictures_are_no_credits(text: str) -> None:
    assert credit_start(text) is None


def test_captions_by_their_opening() -> None:
    assert opens_caption("FILE PHOTO: The mayor arrives at the hall")
    assert opens_caption("FILE - In this 2015 photo, the mayor arrives")
    assert not opens_caption("Files were found in the hall, the police said.")
    assert not opens_caption("File a complaint, she said.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe, Staff Writers", ("Jane Doe", "John Roe")),
        ("BY JANE DOE", ("Jane Doe",)),
        ("By Jane Doe, John Roe and Ann van der Poe", ("Jane Doe", "John Roe", "Ann van der Poe")),
        ("By Jane Doe | Northtown Post", ("Jane Doe",)),
        ("By JANE DOE in Northtown", ("Jane Doe",)),
        ("By Reuters Staff", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert authors(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday, the army had left.",
        "By the River",
        "By train",
        "By Monday everybody knew",
        "Jane Doe",
        "By Jane Doe, who left the town as a child and came back rich.",
    ],
)
def test_what_only_begins_with_by(line: str) -> None:
    assert authors(line) is None


@pytest.mark.parametrize(
    "note",
    [
        "(Reporting by Jane Doe; Editing by Ann Poe.)",
        "Additional reporting by Jane Doe in Northtown; writing by John Roe",
        "Jane Doe contributed to this report.",
        "Associated Press writers Jane Doe in Northtown and John Roe contributed to this report.",
    ],
)
def test_staff_notes(note: str) -> None:
    assert is_staff_note(note)


def test_a_sentence_about_reporting_is_no_staff_note() -> None:
    assert not is_staff_note("Reporting by journalists has stopped, the union said.")
    assert not is_staff_note("The mayor contributed to the party.")


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON (Reuters) -",
        "TAMWORTH (Northern Wire) -",
        "IDLIB, Syria, Sept 8 -",
        "WASHINGTON, Aug. 24 (UPI) —",
        "NEW YORK —",
        "CASPER, Wyo. -",
        "LOS ANGELES --",
        "New York (AFP) –",
        "BEIRUT/DAMASCUS (Reuters) -",
        "(CNN) —",
        "PARIS, Aug 31 (Reuters) -",
        "LEEDS, March 4 (Northern Press) -",
        "LEEDS, England, March 4 (NP/Wire) --",
        "LEEDS March 4 (Northern Press) —",
    ],
)
def test_datelines(dateline: str) -> None:
    assert dateline_end(f"{dateline} The talks ended.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "WATCH - The mayor leaves.",
        "TOWN’S VOTERS FAVOR MAJOR, BUT MONEY FAVORS MINOR - The race is on.",
        "POLLS NOT ALWAYS WRONG, JUST EARLY - Many said so.",
        "The mayor — a man of few words — left.",
        "US - China talks ended.",
        "LEEDS (the old mill) - It burns.",
        "LEEDS, March 4 (a Monday) - It burns.",
        "LEEDS (Northern Pressers) - No date stands here.",
        "WASHINGTON has no comment - yet.",
        "NORTHTOWN - ",
    ],
)
def test_what_only_resembles_a_dateline(text: str) -> None:
    assert dateline_end(text) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Thursday, September 8, 2022", "2022-09-08"),
        ("Published 8 Sept. 2022 10:04 BST", "2022-09-08"),
        ("2022-09-08T10:00:00Z", "2022-09-08"),
        ("Updated 10:04 a.m. EDT, Sept. 8, 2022", "2022-09-08"),
        ("2 hours ago", None),
        ("February 30, 2022", None),
    ],
)
def test_date_lines(line: str, iso: str | None) -> None:
    assert is_date_line(line)
    assert day(line) == iso


@pytest.mark.parametrize("line", ["In May 2022 he left", "May he rest", "2 p.m.:", "17", "Monday"])
def test_what_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    "text",
    [
        "ADVERTISEMENT",
        "Read more: Who are the rebels?",
        "Follow Jane Doe on Twitter @janedoe.",
        "Sign up for our newsletter",
        "Read the rest here.",
        "Watch the full interview below:",
        "Copyright 2016 The Associated Press. All rights reserved.",
        "Related:",
        "Click here to subscribe to our podcast.",
        "View 12 comments",
        "Be the first to comment",
        "Sign in to follow this author",
        "Report this article",
        "Video Transcript",
        "2/3",
    ],
)
def test_boilerplate(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read the law, he said.",
        "Like night and day compared with last week, he said.",
        "Follow the money, the prosecutor told the jury.",
        "Share prices fell on Monday, the bank said.",
        "More than 300 people were hurt.",
        "Watch out, the mayor warned.",
        "The related case ended on Monday, the court said.",
        "Save the bridge, they shouted.",
        "Correction: An earlier version of this story misstated the number of victims.",
        "Contacted by reporters, the mayor agreed that he was not in the camp.",
        "Copying is theft, he said.",
        "Join us, the mayor told the crowd.",
        "Sign in the window, the driver wrote.",
        "2/3 of them left.",
        "View of the bridge, from above.",
    ],
)
def test_what_only_resembles_boilerplate(text: str) -> None:
    assert not is_boilerplate(text)


def test_references() -> None:
    assert is_reference("[1] https://x.example/a")
    assert is_reference('Jane Doe. "Bridge to close" — Northtown Post, September 7, 2022')
    assert not is_reference("In 2022 the bridge was closed, the council said.")
