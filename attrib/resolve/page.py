"""A reading with look-ups: which word stands where, in which name, in which quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from attrib.extract.reading import NameLabel, Reading
from attrib.model import Attribution

from .kinds import known_names
from .lexicon import FIRMS, HONOURS, PRONOUNS, people, plain, states
from .marks import inside_marks
from .parties import named_parties, opening_words, several, starts
from .rejoined import campus_end, firm_end, site_end, whole_end
from .spelled import spelled_out

Range = tuple[int, int]
"""Indices into `Reading.words`: the first, and one past the last."""

_OWNING = ("'s", "’s")
_TAILS = ("'s", "’s", "'", "’")
DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"today", "yesterday", "tomorrow", "tonight"}
)
"""Words for a day, which a tagger takes into the name beside them ("Yesterday Ann")."""
_LABELS = frozenset({"image", "photo", "photograph", "picture", "file", "credit", "video"})
"""Words that a caption puts behind what it shows: "Ann Lee Image: ..."."""
_CAPITALS = frozenset(word.upper() for word in PRONOUNS if len(word) > 1)
_NO_PRONOUN = "."
_AROUND = 4
_FEW = 2
_NO_NAME = frozenset({"ADJ", "ADV", "DET", "NOUN", "VERB"})
PLACING = frozenset({"in", "at", "near", "to", "from", "across", "around", "outside", "through"})
"""Prepositions after which a name is that of a place."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A named entity in words, its article and possessive ending cut off."""

    first: int
    stop: int
    label: NameLabel


def _verbatim(attribution: Attribution) -> bool:
    """Whether the content is given word for word: quoted, or "SMITH: ..." in a transcript."""
    cues = [span.text for span in attribution.cue_spans]
    return attribution.form == "direct" or (
        bool(cues) and all(cue in (":", "—", "-") for cue in cues)
    )


def _unowned(words: Sequence[str]) -> list[str]:
    return [word[:-2] if word[-2:] in _OWNING and len(word) > 2 else word for word in words]


class Page:
    """The words of a reading, by index, with what surrounds them.

    Attributes:
        reading: what it was made from.
        names: the named entities that hold a word, in order.
        text: of the index of a word, the word as it stands, without a possessive ending that was
            not split off.
        lower: the same in lower case.
        capital: whether it begins with an upper-case letter.
        tag: its universal part of speech.
        relation: its dependency label.
        head: the index of the word that it depends on; its own for a root or where the parse is
            broken.
        sentence: the index of its sentence.
        name_at: the named entity that covers it, or None.
    """

    # The look-ups of a list, and no methods: each word is looked up dozens of times.
    text: Callable[[int], str]
    lower: Callable[[int], str]
    capital: Callable[[int], bool]
    tag: Callable[[int], str]
    relation: Callable[[int], str]
    head: Callable[[int], int]
    sentence: Callable[[int], int]
    name_at: Callable[[int], Naming | None]

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        text = reading.article.text
        self._texts = [text[word.start : word.end] for word in self.words]
        self._lowers = self._lowered()
        self._plain = _unowned(self._texts)
        self._starts = [word.start for word in self.words]
        self.text = self._plain.__getitem__
        self._bare = _unowned(self._lowers)
        self._vocabulary = frozenset(self._bare)
        self.lower = self._bare.__getitem__
        self.capital = [word[:1].isupper() for word in self._texts].__getitem__
        self.tag = [word.tag for word in self.words].__getitem__
        self._relations = [word.relation for word in self.words]
        self.relation = self._relations.__getitem__
        count = len(self.words)
        self.head = [
            word.head if 0 <= word.head < count else i for i, word in enumerate(self.words)
        ].__getitem__
        self.sentence = [word.sentence for word in self.words].__getitem__
        self.names = tuple(self._namings())
        self._name_at: dict[int, Naming] = {
            i: name for name in self.names for i in range(name.first, name.stop)
        }
        self.name_at = self._name_at.get

    def _lowered(self) -> list[str]:
        """The words in lower case; "US" and "WHO" with a mark, lest they be read as pronouns.

        Where most words around are in capitals as well, capitals tell nothing.
        """
        texts = self._texts
        found = [word.lower() for word in texts]
        for i in [i for i, word in enumerate(texts) if word in _CAPITALS]:
            near = (*texts[max(i - _AROUND, 0) : i], *texts[i + 1 : i + 1 + _AROUND])
            told = [w.isupper() for w in near if len(w) > 1 and w.isalpha()]
            if sum(told) * 2 <= len(told):
                found[i] = f"{found[i]}{_NO_PRONOUN}"
        return found

    def __len__(self) -> int:
        return len(self.words)

    def spots(self, words: frozenset[str]) -> list[int]:
        """Where one of the lower-case words stands."""
        if words.isdisjoint(self._vocabulary):
            return []
        return [i for i, word in enumerate(self._bare) if word in words]

    def related(self, relations: frozenset[str]) -> list[int]:
        """The words that stand in one of the relations to their heads."""
        return [i for i, relation in enumerate(self._relations) if relation in relations]

    def range(self, start: int, end: int) -> Range:
        """The words that a stretch of text touches (code points)."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.words[first].end <= start:
            first += 1
        return first, bisect_left(self._starts, end, first)

    @cached_property
    def worded(self) -> list[bool]:
        """For each word whether a letter or digit stands in it."""
        return [word.isalnum() or any(map(str.isalnum, word)) for word in self._plain]

    def start(self, i: int) -> int:
        """Code point at which the word begins."""
        return self.words[i].start

    def end(self, i: int) -> int:
        """Code point at which it ends, without a possessive ending."""
        return self.words[i].start + len(self.text(i))

    def possessive(self, i: int) -> bool:
        """Whether a possessive ending follows the word or is part of it."""
        if len(self._plain[i]) < len(self._texts[i]):
            return True
        return (
            i + 1 < len(self.words)
            and self._lowers[i + 1] in _TAILS
            and self.words[i].end == self.words[i + 1].start
            and (len(self._lowers[i + 1]) > 1 or self._lowers[i].endswith("s"))
            and self.words[i + 1].tag != "AUX"
        )

    def tail(self, i: int) -> bool:
        """Whether the word is a possessive ending split off from the one before it."""
        return i > 0 and self._lowers[i] in _TAILS and self.words[i].tag not in ("AUX", "VERB")

    def proper(self, i: int) -> bool:
        """Whether the word is part of a proper name, as far as tags and names tell."""
        if i in self._name_at:
            return True
        if self.tag(i) == "PROPN" and self.capital(i):
            return self.lower(i) not in people().never
        # "WHO", which a tagger takes for a pronoun.
        return self._lowers[i] != self._texts[i].lower()

    @cached_property
    def numbers(self) -> list[int]:
        """The words with a digit in them, in order."""
        return [
            i
            for i, word in enumerate(self._lowers)
            if not word.isalpha() and any(map(str.isdigit, word))
        ]

    def numbers_within(self, first: int, stop: int) -> Sequence[int]:
        """Those of `numbers` from `first` to before `stop`."""
        return self.numbers[bisect_left(self.numbers, first) : bisect_left(self.numbers, stop)]

    @cached_property
    def blocks(self) -> list[int]:
        """For each word the index of its block (-1 outside all)."""
        starts = [block.start for block in self.reading.article.blocks]
        return [bisect_right(starts, start) - 1 for start in self._starts]

    @cached_property
    def headlines(self) -> frozenset[int]:
        """Indices of the blocks that are headlines."""
        blocks = self.reading.article.blocks
        return frozenset(k for k, block in enumerate(blocks) if block.kind == "headline")

    @cached_property
    def quoted(self) -> list[bool]:
        """For each word whether it is spoken by another: in quotation marks, or after a colon.

        Marks are paired in each block by itself, because a quotation of several paragraphs opens
        anew in each.
        """
        found = inside_marks(self._texts, self.blocks, self._touching)
        for attribution in self.reading.attributions:
            if _verbatim(attribution):
                for span in attribution.content_spans:
                    first, stop = self.range(span.start, span.end)
                    found[first:stop] = [True] * (stop - first)
        return found

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the full or titled names of people, in lower case."""
        return frozenset(
            self.lower(name.stop - 1)
            for name in self.names
            if name.label == "PER"
            and (name.stop - name.first > 1 or (name.first and self.honorific(name.first - 1)))
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of one word that stand as a place somewhere ("in Paris")."""
        return frozenset(
            self.text(name.first)
            for name in self.names
            if name.label == "LOC" and name.first and self.lower(name.first - 1) in PLACING
        )

    def honorific(self, i: int) -> bool:
        """Whether the word is a title that only ever stands before a name ("Mr.", "Dr.")."""
        return self.lower(i).rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "prof", "sen", "rep")

    @cached_property
    def contents(self) -> list[int]:
        """For each word the index of the attribution whose content holds it, or -1."""
        found = [-1] * len(self.words)
        for k, attribution in enumerate(self.reading.attributions):
            for span in attribution.content_spans:
                first, stop = self.range(span.start, span.end)
                found[first:stop] = [k] * (stop - first)
        return found

    def _namings(self) -> list[Naming]:
        found: list[Naming] = []
        for name in self.reading.names:
            first, stop = self.range(name.start, name.end)
            while first < stop and (
                self._lowers[first] in ("the", "a", "an", "'", "’")
                or (self._texts[first].islower() and self.words[first].tag in _NO_NAME)
                or (self._lowers[first] in DAYS and name.label == "PER")
            ):
                first += 1
            while first < stop and self._beside(stop - 1, name.label):
                stop -= 1
            told = any(map(str.isalnum, "".join(self._texts[first:stop])))
            label = name.label
            if label == "PER" and self._lowers[stop - 1].rstrip(".") in FIRMS:
                # "Harsha Foods Pvt Ltd" is no person.
                label = "ORG" if stop - first > 1 else label
            if told and (not found or found[-1].stop <= first):
                found.append(Naming(first, stop, label))
        whole = self._rejoined([self._unless_state(name, found) for name in found])
        return self._with_parties(self._with_known(whole))

    def _rejoined(self, found: list[Naming]) -> list[Naming]:
        """The names with the endings that a tagger has left off or taken for another name."""
        places = {
            name.first: (name.first, name.stop)
            for name in found
            if name.label == "LOC" and self.sentence(name.first) == self.sentence(name.stop - 1)
        }
        longer: dict[str, set[tuple[str, ...]]] = {}
        for name in found:
            if name.label == "ORG" and name.stop - name.first > _FEW:
                words = tuple(self._plain[name.first : name.stop])
                if all(map(str.isalpha, words)):
                    longer.setdefault(words[0], set()).add(words)
        whole: list[Naming] = []
        for name in found:
            if whole and name.first < whole[-1].stop:
                continue
            first, stop = name.first, name.stop
            body = name.label == "ORG"
            end = stop
            if name.label != "MISC":
                end = site_end(self._plain, stop, self._touching)
                end = firm_end(self._plain, first, end, body=body or end > stop)
            if end == stop and body and longer:
                end = whole_end(self._plain, first, stop, longer)
            if end == stop and body:
                end = campus_end(self._plain, first, stop, places.get(stop + 1))
            if self._dotted(end):
                end += 1
            if end > stop and self.sentence(end - 1) == self.sentence(first):
                name = replace(name, stop=end, label="ORG")
            whole.append(name)
        return whole

    def _touching(self, i: int) -> bool:
        """Whether no space stands before a word."""
        return i > 0 and self.words[i].start == self.words[i - 1].end

    def _dotted(self, stop: int) -> bool:
        """Whether the full stop of an "Inc." stands there by itself, and ends no sentence."""
        return (
            stop + 1 < len(self.words)
            and self._texts[stop] == "."
            and self._lowers[stop - 1] in FIRMS
            and self.words[stop - 1].end == self.words[stop].start
            and self.sentence(stop + 1) == self.sentence(stop)
        )

    def _unless_state(self, name: Naming, found: list[Naming]) -> Naming:
        """The name, a state's or capital's where a tagger has taken it for a person's."""
        word = self._texts[name.first]
        if name.label != "PER" or name.stop - name.first > 1 or word not in states():
            return name
        same = [o for o in found if word in self._texts[o.first : o.stop] and o is not name]
        if any(o.label == "PER" and o.stop - o.first > 1 for o in same):
            return name
        place = any(o.label == "LOC" and o.stop - o.first == 1 for o in same)
        sure = place or plain(word) not in people().first
        return replace(name, label="LOC") if sure else name

    def _beside(self, last: int, label: NameLabel) -> bool:
        """Whether the last word that a tagger took into a name is none of it."""
        word = self._lowers[last]
        if word in _TAILS or self.words[last].tag == "PUNCT":
            return True
        if label != "PER":
            return False
        follows = self._texts[last + 1] if last + 1 < len(self._texts) else ""
        if self._texts[last] in HONOURS:
            return True
        return word in DAYS or (word in _LABELS and follows in (":", "by"))

    def _with_parties(self, found: list[Naming]) -> list[Naming]:
        """The names with those of parties, which a tagger takes for a people's as often as not."""
        if opening_words().isdisjoint(self._vocabulary):
            return found
        parties = named_parties(self._plain, self.tag)
        for first, stop in parties:
            inside = [name for name in found if name.first < stop and first < name.stop]
            if all(first <= name.first and name.stop <= stop for name in inside):
                found = [name for name in found if name not in inside]
                found.append(Naming(first, stop, "ORG"))
        members = {
            name
            for name in found
            if self._plain[name.first] in starts()
            and (name.first, name.stop) not in parties
            and several(tuple(self._plain[name.first : name.stop]))
        }
        found = [replace(name, label="MISC") if name in members else name for name in found]
        return sorted(found, key=lambda name: name.first)

    def _with_known(self, found: list[Naming]) -> list[Naming]:
        """The names with those of bodies, known or spelled out, that the tagger passed over."""
        at = {i: name for name in found for i in range(name.first, name.stop)}
        known, dropped, added = known_names(), set(), []
        for i in [i for i, word in enumerate(self._texts) if word in known]:
            for words in known[self._texts[i]]:
                stop = i + len(words)
                if tuple(self._texts[i:stop]) != words:
                    continue
                # The tagger may have seen but a part of it: White [House].
                part = {at[j] for j in range(i, stop) if j in at}
                whole = any((name.first, name.stop) == (i, stop) for name in part)
                if not whole and all(i <= name.first and name.stop <= stop for name in part):
                    dropped |= part
                    added.append(Naming(i, stop, "ORG"))
                    at |= dict.fromkeys(range(i, stop), added[-1])
        found = [name for name in (*found, *added) if name not in dropped]
        for first, stop in spelled_out(self._texts):
            inside = [name for name in found if name.first < stop and first < name.stop]
            if all(first <= name.first and name.stop <= stop for name in inside):
                found = [name for name in found if name not in inside]
                found.append(Naming(first, stop, "ORG"))
        return sorted(found, key=lambda name: name.first)
