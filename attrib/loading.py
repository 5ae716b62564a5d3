"""From what a person names at the prompt to a report."""

from __future__ import annotations

import json
import re
from pathlib import Path

from attrib.errors import InputError, UsageError
from attrib.ingest import is_report, read, read_argument, require_english
from attrib.model import SCHEMA, Report

STDIN = "-"
_ADDRESS = re.compile(r"\w+://\S+")
_STDIN_NAME = "standard input"


def load(argument: str | Path) -> Report:
    """The report of an article, or one that was saved.

    Args:
        argument: a path, a URL, or `-` for standard input; what is found there is an article in
            any form that `attrib.ingest` reads, or the JSON of a `Report`, which is read back.

    Raises:
        InputError: where there is nothing to read, no article in English in it, no sentence,
            several reports, or a report that does not hold together.
    """
    reports = load_all(argument)
    if len(reports) > 1:
        name = _STDIN_NAME if argument == STDIN else argument
        raise InputError(
            f"{name}: holds {len(reports)} reports, and this takes one; save each line in a file "
            "of its own (`attrib graph` takes them together)"
        )
    return reports[0]


def load_all(argument: str | Path) -> list[Report]:
    """As `load`, of an input that may also hold several reports as JSON lines, one a line.

    Raises:
        InputError: as `load`, but for several reports.
    """
    argument = str(argument)
    if not argument:
        raise InputError("'': names nothing to read; give a path, a URL, or - for standard input")
    if argument == STDIN:
        from attrib.ingest.files import read_stdin

        # Standard input can be read but once, so what is found there serves both.
        data = read_stdin()
        saved = read_reports(data, _STDIN_NAME)
        return [_parsed(data, _STDIN_NAME)] if saved is None else saved
    saved = _saved_at(argument)
    return [_parsed(argument, argument)] if saved is None else saved


def read_reports(data: bytes, name: str) -> list[Report] | None:
    """The reports that `data` holds, or None where `data` is something else.

    Args:
        data: what was read: the JSON of a report, or JSON lines with one in each.
        name: what to call it in an error.

    Raises:
        InputError: where one of them is of another version, or does not hold together.
    """
    one = read_report(data, name)
    if one is not None:
        return [one]
    # Not splitlines(): JSON strings may hold U+2028 and other line ends as they are.
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if len(lines) < 2 or not is_report(lines[0][1]):
        return None
    reports = []
    for number, line in lines:
        report = read_report(line, f"{name}, line {number}")
        if report is None:
            raise InputError(
                f"{name}, line {number}: no report, where line {lines[0][0]} is one; "
                "mend or remove the line"
            )
        reports.append(report)
    return reports


def read_report(data: bytes, name: str) -> Report | None:
    """The report whose JSON `data` is, or None where `data` is something else.

    Args:
        data: what was read.
        name: what to call it in an error.

    Raises:
        InputError: where it is a report of another version, or one that does not hold together.
    """
    if not is_report(data):
        return None
    content = json.loads(data)
    if content["schema"] != SCHEMA:
        raise InputError(
            f"{name}: a report of schema {content['schema']}, where this version of attrib reads "
            f"{SCHEMA}; parse the article again"
        )
    return _validated(content, name)


def _parsed(what: str | bytes, name: str) -> Report:
    from attrib import parse_article

    article = read_argument(what) if isinstance(what, str) else read(what, name=name)
    require_english(article, name)
    report = parse_article(article)
    if not (report.claims or report.silences):
        raise InputError(f"{name}: holds no sentence in English; give the text of an article")
    return report


def refuse_name(text: str) -> None:
    """Pass over `text`, unless it is what names an article rather than the article.

    Raises:
        UsageError: it is a URL, or the path of a file that is there.
    """
    if _ADDRESS.fullmatch(text):
        what = "an address"
    elif "\n" not in text and _is_file(text):
        what = "a file"
    else:
        return
    raise UsageError(f"{text}: is the name of {what}, not its text; use attrib.load")


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long, or no path at all
        return False


def _validated(content: object, name: str) -> Report:
    from pydantic import ValidationError

    try:
        # Through JSON, because only there may an array stand for a tuple.
        return Report.model_validate_json(json.dumps(content))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "report"
        raise InputError(
            f"{name}: this saved report does not hold together ({where}: {first['msg']}); "
            "parse the article again"
        ) from error


def _saved_at(argument: str) -> list[Report] | None:
    if "://" in argument:
        return None
    path = Path(argument)
    try:
        # A pipe can be read but once, and that is for `attrib.ingest` to do.
        if not path.is_file():
            return None
        with path.open("rb") as file:
            # Most articles end here: nothing that starts otherwise is JSON.
            if b"{" not in file.read(64):
                return None
        data = path.read_bytes()
    except (OSError, ValueError):
        return None  # `attrib.ingest` says what is wrong with it
    return read_reports(data, argument)
