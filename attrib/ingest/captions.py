"""Photo credits, and the captions that they end."""

from __future__ import annotations

import re
from functools import cache

from attrib.ingest import data

# A caption is a sentence or three. What is longer is a paragraph that mentions a photo.
_LONGEST_CAPTION = 600
_LONGEST_CREDIT = 120
# Signs and words of which one stands in whatever a pattern finds.
_NEEDED = {
    "bracketed": (")", "]"),
    "labelled": (":", "by", "courtesy"),
    "trailing": ("/", "via", "—", "Photo", "Image"),
    "after a title": (":",),
}


def credit_start(text: str) -> int | None:
    """Where in `text` the photo credit begins that ends it; 0 if it is nothing else.

    >>> credit_start("Smoke rises over the town. (AFP Photo)")
    27
    >>> credit_start("He posed for a photo (his first).") is None
    True
    """
    if len(text) > _LONGEST_CAPTION:
        return None
    # Brackets first: "Photo: The mayor leaves. (AP)" is a caption that calls itself a photo.
    bracketed = _found("bracketed", text)
    if bracketed is None and len(text) <= _LONGEST_CREDIT and _patterns()["whole"].fullmatch(text):
        return 0
    for match in (
        bracketed,
        *(_found(name, text) for name in ("labelled", "trailing", "after a title")),
    ):
        if match:
            return match.start(1)
    return None


def _found(name: str, text: str) -> re.Match[str] | None:
    """Where the pattern of that name is in `text`; looked for only if it can be."""
    if not any(map(text.__contains__, _NEEDED[name])):
        return None
    return _patterns()[name].search(text)


def opens_caption(text: str) -> bool:
    """Whether `text` begins as only a caption does ("FILE PHOTO: ...")."""
    return len(text) <= _LONGEST_CAPTION and _patterns()["opener"].match(text) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = data.table("blocks")
    # Longest first, so that "Getty Images" is not read as "Getty" and a rest.
    agencies = "|".join(map(re.escape, sorted(words["agencies"], key=len, reverse=True)))
    agency = rf"(?:{agencies}|{agencies.upper()})"
    services = "|".join(map(re.escape, sorted(words["picture_services"], key=len, reverse=True)))
    picture = "|".join(words["picture_words"])
    # Capitals throughout: "Video by the police shows ..." is no credit.
    part = r"[^\W\d_a-z][\w.'’-]*"
    name = rf"{part}(?:(?:[ ,&]{{1,2}}|\s)(?:and |of |the |de |van |von |al-)?{part}){{0,6}}"
    label = (
        r"(?i:(?:photo|image|picture|illustration|graphic|video)(?:graph)?s?(?:\s+(?:credit|courtesy))?"
        r"|credit|photo credit)"
    )
    # NAME/AGENCY, AGENCY/NAME, AGENCY Photo, file photo, NAME via AGENCY.
    said = (
        rf"(?i:file )?{agency}(?i: file)?(?i: photos?| images?| pictures?| pool)"
        rf"(?:\s*[/,:|]\s*[^()\[\]\n]{{2,60}}| (?:by|via) {name})?"
        rf"|[^()\[\]\n/]{{2,60}}/\s?{agency}(?:[/ ][^()\[\]\n]{{2,40}})?"
        rf"|{agency}/[^()\[\]\n]{{2,60}}"
        rf"|(?i:file )(?i:photo|image|picture)"
        rf"|{name}\s(?i:via|for)\s{agency}"
    )
    # Brackets make a credit of what would be a sentence without them.
    in_brackets = rf"(?i:{picture})s?\s*(?::|(?i:by|via|courtesy|credit)\b)\s*[^()\[\]\n]{{2,80}}"
    named = rf"{name}(?:\s?[/|,]\s?{name}){{0,2}}"
    labelled = (
        rf"{label}\s*(?::\s*[^\n:]{{2,80}}(?:\s\|\s{label}\s*:\s*[^\n:]{{2,40}})?"
        rf"|(?:by|courtesy of)\s+{named})"
    )
    service = rf"{name}(?:\s?/\s?|\s(?:via|for)\s)(?:[^()\[\]\n/]{{2,40}}/)?(?:{services})"
    return {
        "bracketed": re.compile(
            rf"(?:^|\s)([(\[]\s*(?:{said}|{in_brackets})\s*\.?\s*[)\]])\s*\.?$"
        ),
        "labelled": re.compile(rf"(?<=[.!?”\"’)])\s+({labelled}\.?)$"),
        "trailing": re.compile(
            rf"(?:(?<=[.!?”\"’)])\s+|\s[|–—]\s?)"
            rf"({name}(?:\s?/\s?|\svia\s)(?:{services})\.?"
            rf"|REUTERS/[A-Z][^\n/]{{2,60}}|AP Photo/[A-Z][^\n/]{{2,60}}"
            rf"|{agency} (?:Photo|Image|Images|Photos)\.?)$"
            # With a dash nothing need stand between a caption and its credit.
            rf"|(?<=[.!?”\"’)])({name}—(?:{services}|{agency}))$"
        ),
        # A title for a caption ends without a full stop. Capitals and names alone tell it then.
        "after a title": re.compile(
            rf"(?<=\w)\s+((?:Photo|Image|Picture|Illustration|Graphic|Video)s?(?: [Cc]redits?)?:"
            rf"\s*{named}\.?)$"
        ),
        "whole": re.compile(
            rf"[(\[]?\s*(?:{labelled}|{service}|{said}|(?:{services})(?:/[^\n]{{2,40}})?"
            rf"|(?:REUTERS|AFP|AP|EPA)/[A-Z][^\n]{{2,60}})\s*\.?\s*[)\]]?\s*\.?"
        ),
        "opener": re.compile("|".join(words["caption_openers"]), re.IGNORECASE),
    }
