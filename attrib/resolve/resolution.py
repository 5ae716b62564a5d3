"""From a reading to its sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from attrib.extract.reading import Reading
from attrib.model import Attribution, Silence, Source, SourceKind

from .aliased import join_aliases
from .aliases import join_names
from .anonymity import with_anonymity
from .apart import keep_apart
from .descriptions import join_appositions, join_descriptions, join_introductions
from .documents import join_documents
from .doubts import with_doubts
from .entities import Entities, Entity, told_kind
from .evidence import guessed, show_sorts
from .expletives import without_expletives
from .headlined import join_headlines
from .inheritance import inherited
from .issued import issued
from .kinds import HUMAN, OF_A_BODY, WORKS_AT, label_kind, name_kind, noun_kind
from .lexicon import states
from .mentions import Found, find
from .naming import called, naming
from .offices import join_offices
from .page import Page, Range
from .parties import party
from .phrases import Phrase
from .phrases import plural as plural_phrase
from .pronouns import Pronouns
from .recognition import mentions
from .roles import Role, role
from .specificity import count, specificity
from .standing import occupation, standing
from .together import together

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who.

    Attributes:
        sources: those that an attribution or a silence credits, in order of first mention, with
            every mention of each. The mentions of one source do not overlap; one of another
            source may stand inside ("Lee" in "Lee's lawyer").
        attributions: those of the reading, `sources` filled.
        silences: those of the reading, `source` filled.
        entities: everybody and everything mentioned, credited or not, for the stages after this.
        ids: for the root mention of an entity that is a source, the id of the source.
    """

    sources: tuple[Source, ...]
    attributions: tuple[Attribution, ...]
    silences: tuple[Silence, ...]
    entities: Entities = field(repr=False, compare=False)
    ids: dict[int, str] = field(repr=False, compare=False)


def resolve(reading: Reading) -> Resolution:
    """Who stands behind each source span of a reading.

    Names are joined by last name, short form and acronym, then appositions, descriptions and
    pronouns in this order; where two candidates fit, none is taken. An attribution without a
    source span takes the sources of the one whose cue its own cue is tied to ("He said A and
    added that B"); else its `sources` stay empty.

    Args:
        reading: an article read; its spans are code points into its text.

    Returns:
        sources with ids "s1", "s2", ... and the attributions and silences that refer to them.
    """
    page = Page(reading)
    found = find(page)
    entities = Entities(page, found.mentions)
    keep_apart(entities, found.credited.values())
    speakers = without_expletives(entities, _speakers(reading, found))
    join_appositions(entities)
    show_sorts(entities, speakers)
    join_names(entities)
    join_aliases(entities)
    join_introductions(entities)
    join_descriptions(entities)
    join_offices(entities)
    join_documents(entities)
    join_headlines(entities)
    speakers |= {
        k: speakers[origin] for k, origin in inherited(page).items() if speakers.get(origin)
    }
    Pronouns(entities, speakers).join()
    speakers |= together(entities, speakers)
    speakers |= issued(entities, speakers)
    speakers = {k: ks for k, ks in speakers.items() if not _unrelated(entities, ks)}
    return _resolution(reading, found, entities, speakers)


def _unrelated(entities: Entities, speakers: tuple[int, ...]) -> bool:
    """Whether they are but a "which" that takes up a whole clause, and so nobody."""
    page = entities.page
    return bool(speakers) and all(
        len(entities.of(m).mentions) == 1
        and page.lower(entities.mentions[m].phrase.head) in ("which", "that")
        for m in speakers
    )


def _speakers(reading: Reading, found: Found) -> dict[int, tuple[int, ...]]:
    """For each attribution with a source span, the mentions that it credits."""
    return {
        k: tuple(
            m for span in a.source_spans for m in found.credited.get((span.start, span.end), ())
        )
        for k, a in enumerate(reading.attributions)
        if a.source_spans
    }


def _resolution(
    reading: Reading, found: Found, entities: Entities, speakers: dict[int, tuple[int, ...]]
) -> Resolution:
    silent = {k: _silent(found, silence) for k, silence in enumerate(reading.silences)}
    roots = {entities.root(m) for group in (*speakers.values(), *silent.values()) for m in group}
    ordered = sorted(roots, key=lambda root: min(entities.of(root).mentions))
    ids = {root: f"s{place}" for place, root in enumerate(ordered, 1)}
    attributions = tuple(
        a.model_copy(update={"sources": _ids(entities, ids, speakers.get(k, ()))})
        for k, a in enumerate(reading.attributions)
    )
    # "Neither the army nor the ministry answered" is a silence of each.
    kept = [
        (silence, who)
        for k, silence in enumerate(reading.silences)
        for who in _ids(entities, ids, silent[k]) or (None,)
    ]
    silences = tuple(
        silence.model_copy(update={"id": f"n{number}", "source": who})
        for number, (silence, who) in enumerate(kept, 1)
    )
    sources = tuple(source(entities, entities.of(root), ids[root]) for root in ordered)
    sources = with_doubts(entities, ids, sources)
    return Resolution(with_anonymity(reading, sources), attributions, silences, entities, ids)


def _silent(found: Found, silence: Silence) -> tuple[int, ...]:
    """The mentions of those who kept a silence."""
    spans = ((span.start, span.end) for span in silence.source_spans)
    return next((mentions for key in spans if (mentions := found.credited.get(key))), ())


def _ids(entities: Entities, ids: dict[int, str], mentions: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[entities.root(m)] for m in mentions))


def source(entities: Entities, entity: Entity, id: str) -> Source:
    """The entity as a `Source` of the report."""
    found = kind(entities, entity)
    told = _role(entities, entity)
    if found in ("crowd", "witness") and not occupation(told.title):
        told = Role(None, None)
    affiliation = _affiliation(entities, told.affiliation)
    told_apart = any(
        entities.mentions[k].phrase.form != "pronoun" and k not in entities.doubtful
        for k in entity.mentions
    )
    named = naming(entities, entity)
    return Source(
        id=id,
        name=called(entities, entity),
        kind=found,
        naming=named,
        role=told.title,
        former=told.former,
        affiliation=affiliation,
        standing=standing(entities, entity, found, told.title, affiliation),
        count=count(entities, entity),
        specificity=specificity(entities, entity) if named == "unnamed" else None,
        mentions=mentions(entities, entity),
        resolved=told_apart,
    )


def _role(entities: Entities, entity: Entity) -> Role:
    """The role that says most, the first told among equals."""
    if entity.sort not in ("person", "people", None):
        return Role(None, None)
    page = entities.page
    items = [entities.mentions[k].phrase for k in entity.mentions]
    items.sort(key=lambda item: page.blocks[item.first] in page.headlines)
    found = [role(page, item) for item in items]
    titled = [r for r in found if r.title]
    bodies = [r for r in found if r.affiliation and not r.title]
    if titled:
        best = min(titled, key=lambda told: told.rank)
        alone = bodies and best.affiliation is None and not best.former
        return replace(best, affiliation=bodies[0].affiliation) if alone else best
    return bodies[0] if bodies else Role(None, None)


def _affiliation(entities: Entities, words: Range | None) -> str | None:
    """The fullest name of the body, where the words that tell it are one of its names."""
    if words is None:
        return None
    k = entities.ending.get(words[1] - 1)
    page = entities.page
    if k is not None:
        name = entities.mentions[k].phrase.name
        if name is not None and name[1] == words[1] and name[0] <= words[0] + 1:
            return called(entities, entities.of(k))
    return page.reading.article.text[page.start(words[0]) : page.end(words[1] - 1)]


def kind(entities: Entities, entity: Entity) -> SourceKind | None:
    """The kind of an entity: by its sort, its name, its nouns, then its label.

    `None` too for a name of one word that nothing but one label, or labels that disagree, tells of.
    """
    if guessed(entities, entity) and entity.sort != "people":
        return None
    if entity.sort == "person":
        return (
            "witness"
            if _noun_kind(entities, entity) == "witness" and not entity.names
            else "person"
        )
    if entity.sort == "body" and any(party(words) for words in entity.names):
        return "organization"
    if entity.names and entity.sort != "people":
        longest = sorted(entity.names, key=len, reverse=True)
        by_name = next((k for words in longest if (k := name_kind(words))), None)
        if by_name is not None and by_name not in HUMAN:
            return by_name
    by_noun = _noun_kind(entities, entity)
    if by_noun is None and entity.sort == "people":
        by_noun = next((k for words in entity.names if (k := name_kind(words)) in HUMAN), None)
    if by_noun == "organization" and not entity.names:
        by_noun = _of_whom(entities, entity) or by_noun
    if by_noun is not None and by_noun != "organization":
        return by_noun
    titles = (told_kind(entities.page, entities.mentions[k].phrase) for k in entity.mentions)
    by_title = next((k for k in titles if k is not None and k not in HUMAN), None)
    if by_noun is None and by_title is not None:
        return by_title
    if by_noun is None and entity.sort != "people" and (by_end := _last_word_kind(entity)):
        return by_end
    if by_noun is None and any(len(n) == 1 and n[0] in states() for n in entity.names):
        return "government" if entity.sort in ("place", "body") else None
    labels = Counter(entities.mentions[k].phrase.label for k in entity.mentions)
    by_label = next((k for label, _ in labels.most_common() if (k := label_kind(label))), None)
    if entity.shown and entity.sort == "body" and by_label in ("person", "government", None):
        by_label = "organization"
    if entity.sort == "thing" and by_label == "person":
        # "Harbour Lights is a film", though a tagger take it for somebody's name.
        by_label = next((k for n in entity.nouns if (k := noun_kind((n,), many=False))), None)
    return by_noun or by_label


def _last_word_kind(entity: Entity) -> SourceKind | None:
    """The kind of a body whose name ends in a noun for one: "Safe Harbour Project"."""
    for words in sorted(entity.names, key=len, reverse=True):
        told = noun_kind((words[-1].lower(),), many=False) if len(words) > 1 else None
        if told is not None and told not in (*HUMAN, "document", "social"):
            return told
    return None


def _noun_kind(entities: Entities, entity: Entity) -> SourceKind | None:
    page = entities.page
    for k in sorted(entity.mentions):
        item = entities.mentions[k].phrase
        if item.form == "description":
            words = tuple(page.lower(i) for i in range(*item.before))
            found = noun_kind(words, many=plural_phrase(page, item))
            if found in OF_A_BODY and entity.sort == "people" and not _of_a_trade(page, item):
                return _employer(page, item) or found
            if found == "media" and _written_by(page, item):
                return "document"
            if found is not None:
                return found
    return None


def _of_a_trade(page: Page, item: Phrase) -> bool:
    """Whether they are people of many bodies: "business leaders", "third party leaders"."""
    before = item.head - 1
    if page.lower(item.head) != "leaders" or before < item.before[0]:
        return False
    opens = before == 0 or page.sentence(before - 1) != page.sentence(before)
    return page.text(before).islower() or (opens and page.name_at(before) is None)


def _of_whom(entities: Entities, entity: Entity) -> SourceKind | None:
    """The kind of the international body or state organ whose "mission" or "office" it is."""
    page = entities.page
    for k in sorted(entity.mentions):
        item = entities.mentions[k].phrase
        if item.form == "description":
            names = (page.name_at(i) for i in range(item.before[0], item.head))
            words = (page.text(j) for n in names if n for j in range(n.first, n.stop))
            found = name_kind(tuple(words))
            if found == "international":
                return found
    return None


def _written_by(page: Page, item: Phrase) -> bool:
    """Whether it says who wrote it, as in "a paper by two economists"."""
    first, stop = item.complement
    return first < stop and page.lower(first) == "by"


def _employer(page: Page, item: Phrase) -> SourceKind | None:
    """Whose people they are, where the words tell: "hospital officials", "analysts at a bank"."""
    for i in range(item.head - 1, item.before[0] - 1, -1):
        found = _body_kind(page, i)
        if found is not None:
            return found
    first, stop = item.complement
    if first < stop and page.lower(first) in WORKS_AT:
        for i in range(stop - 1, first, -1):
            found = _body_kind(page, i)
            if found is not None:
                return found
    return None


def _body_kind(page: Page, i: int) -> SourceKind | None:
    """The kind of the body that the word names, or is a noun for."""
    name = page.name_at(i)
    # "Emirati officials" are of a state, whatever the tagger takes the adjective for.
    if name is not None and name.label == "ORG" and page.tag(i) != "ADJ":
        found = name_kind(tuple(page.text(j) for j in range(name.first, name.stop)))
        return found if found is not None and found not in HUMAN else "organization"
    told = noun_kind((page.lower(i),), many=False) if page.tag(i) == "NOUN" else None
    return told if told not in (*HUMAN, "document", "social") else None
