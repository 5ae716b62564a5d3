"""What a page declares of itself in its head: schema.org JSON-LD, Open Graph and meta tags.

These are the publisher's own words, and outrank what is guessed from the look of the page.
Sources: schema.org/Article, ogp.me, and the names that news sites use beside them.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from attrib.ingest import bylines, data, dates, outlets
from attrib.ingest.normalise import normalise

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
_DAY = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=/)")
_ADDRESS = re.compile(r"https?://|@|[<>{}]")
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|ol)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page says of itself; None and empty where it does not.

    Attributes:
        headline: of its one schema.org article.
        titles: what its tags call it, the surest first.
        window: the title of the browser's window; like `titles` without the site's name.
        outlet: the name of the site or of its publisher, else the host.
        people: the authors that are declared to be persons.
        author: names from the author tags, which may hold anything.
        published: ISO 8601 day; the one in the address where both are at most a day apart.
        front: whether its address is the root of a site, and it does not call itself an article.
        body: the paragraphs of its one schema.org article, if it gives them.
    """

    headline: str | None = None
    titles: tuple[str, ...] = ()
    window: str | None = None
    outlet: str | None = None
    people: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    published: str | None = None
    front: bool = False
    body: tuple[str, ...] = ()


def declared(tree: Any, url: str | None = None) -> Declared:
    """What the page of `tree` (an lxml element) declares; `url` is where it came from, if known."""
    tags = _meta(tree)
    article = _article(tree, tags.get("og:title"))
    own = tags.get("canonical") or tags.get("og:url")
    window = _line(next((element.text for element in tree.iter("title")), None))
    outlet = outlets.outlet(_sites(tags, article), window, own, url)
    headline = _line(article.get("headline"))
    titles = [headline, *(tags.get(name) for name in data.table("html")["title_tags"])]
    return Declared(
        headline=headline,
        titles=outlets.without_outlet(titles, outlet, own or url),
        window=next(iter(outlets.without_outlet([window], outlet, own or url)), None),
        outlet=outlet,
        people=_people(article.get("author")),
        author=_author(tags),
        published=_published(tags, article, url or own),
        front=tags.get("og:type") != "article" and _is_root(url or own),
        body=_body(article.get("articleBody")),
    )


def _meta(tree: Any) -> dict[str, str]:
    """The first value of each meta tag, and the canonical address."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = _line(element.get("content"))
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and value:
            found.setdefault(name.strip().lower(), value)
    for name, value in _parsely(found.get("parsely-page")):
        found.setdefault(name, value)
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            found.setdefault("canonical", element.get("href").strip())
    return found


def _parsely(page: str | None) -> Iterator[tuple[str, str]]:
    """The meta tags that Parse.ly's older form has as JSON in one."""
    try:
        content = json.loads(page or "{}")
    except (ValueError, RecursionError):
        return
    for key in ("title", "author", "pub_date") if isinstance(content, dict) else ():
        value = _line(content.get(key))
        if value:
            yield f"parsely-{key.replace('_', '-')}", value


def _article(tree: Any, title: str | None) -> Mapping[str, Any]:
    """The one article of the page's JSON-LD, its references to other objects put in.

    Of several it is the one with the page's title: the others are teasers.
    """
    objects = [item for element in tree.iter("script") for item in _objects(element)]
    named = {item["@id"]: item for item in objects if isinstance(item.get("@id"), str)}
    articles = [item for item in objects if _is_article(item)]
    if len(articles) > 1:
        wanted = _key(title)
        articles = [item for item in articles if wanted and _key(item.get("headline")) == wanted]
    if not articles:
        return {}
    return {key: _resolved(value, named) for key, value in articles[0].items()}


def _objects(script: Any) -> Iterator[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or "").lower():
        return
    try:
        content = json.loads(script.text_content(), strict=False)
    except (ValueError, RecursionError):
        return
    # Only the top and its @graph: what is nested is about something else, a teaser or a comment.
    for item in content if isinstance(content, list) else [content]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            parts = graph if isinstance(graph, list) else []
            yield from (part for part in (item, *parts) if isinstance(part, dict))


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _resolved(value: Any, named: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value


def _people(field: Any) -> tuple[str, ...]:
    found = []
    for item in field if isinstance(field, list) else [field]:
        # A name without a type may be a desk or a company; those are left to the byline.
        if isinstance(item, dict) and "Person" in str(item.get("@type")):
            found.append(_person(_name(item)))
    return tuple(dict.fromkeys(name for name in found if name))


def _person(name: str | None) -> str | None:
    name = re.sub(r"^by\s+", "", name or "", flags=re.IGNORECASE)
    return None if _ADDRESS.search(name) or not bylines.is_person(name) else name


def _sites(tags: Mapping[str, str], article: Mapping[str, Any]) -> list[str]:
    """The names of the site and its publisher, but for those that only say the title again."""
    site, *others = (tags.get(name) for name in data.table("html")["outlet_tags"])
    names = (site, _name(article.get("publisher")), *others)
    return [name for name in names if name and name != tags.get("og:title")]


def _author(tags: Mapping[str, str]) -> tuple[str, ...]:
    for name in data.table("html")["author_tags"]:
        value = tags.get(name)
        if value and not _ADDRESS.search(value):
            plain = re.sub(r"^by\s+", "", value, flags=re.IGNORECASE)
            found = bylines.names(plain)
            if found:
                return found
    return ()


def _published(
    tags: Mapping[str, str], article: Mapping[str, Any], address: str | None
) -> str | None:
    there = _ADDRESS_DAY.search(address or "")
    in_address = _valid(*map(int, there.groups())) if there else None
    values = [str(article.get("datePublished") or "")]
    values += [tags.get(name, "") for name in data.table("html")["published_tags"]]
    said = next((day for day in map(_day, values) if day), None)
    if said is None or in_address is None:
        return said or in_address
    # A declared time is in UTC most of the time, which may be the next day where it was written.
    apart = datetime.date.fromisoformat(said) - datetime.date.fromisoformat(in_address)
    return in_address if abs(apart.days) <= 1 else said


def _day(value: str) -> str | None:
    match = _DAY.match(value)
    return _valid(int(match[1]), int(match[2]), int(match[3])) if match else dates.day(value)


def _valid(year: int, month: int, date: int) -> str | None:
    try:
        return datetime.date(year, month, date).isoformat()
    except ValueError:
        return None


def _is_root(address: str | None) -> bool:
    try:
        parts = urlsplit(re.sub(r"^https?://web\.archive\.org/web/\w+/", "", address or ""))
    except ValueError:
        return False
    path = parts.path.strip("/").lower()
    return bool(parts.netloc) and not parts.query and path in ("", "index.html", "index.php")


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _line(value.get("name") if isinstance(value, dict) else value)


def _line(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(normalise(html.unescape(value)).split())[:_LONGEST] or None


def _body(value: Any) -> tuple[str, ...]:
    if not isinstance(value, str):
        return ()
    plain = _TAG.sub("\n", html.unescape(value))
    lines = (" ".join(line.split()) for line in normalise(plain).splitlines())
    return tuple(line for line in lines if line)


def _key(value: Any) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", (_line(value) or "").lower()))
