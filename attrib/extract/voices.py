"""Whose words are whose, before sources are resolved: what the relays' word lists tell."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from attrib.extract.acts import act, known
from attrib.extract.channels import patterns
from attrib.extract.form import form
from attrib.extract.quotes import quotations
from attrib.extract.reading import Reading
from attrib.model import Article, Attribution, Span

Bounds = tuple[int, int]

# Nothing but grammar speaks for what the tagger did not find itself; not under the least
# that counts as sure.
CONFIDENCE = 0.75
_NOT_SAID = frozenset({"aux", "neg", "mark", "det"})
_MALE, _FEMALE = frozenset({"mr", "sir"}), frozenset({"ms", "mrs", "miss", "lady"})
_LINKS = 8


@dataclass(frozen=True, slots=True)
class Lists:
    """relays.toml as sets."""

    quoting: frozenset[str]
    citing: frozenset[str]
    carrying: frozenset[str]
    carried: frozenset[str]
    newsrooms: frozenset[str]
    voices: frozenset[str]
    own_words: frozenset[str]
    pronouns: frozenset[str]
    nobody: frozenset[str]
    not_yet: frozenset[str]
    under_way: frozenset[str]
    supposed: frozenset[str]
    negators: frozenset[str]
    no_carriers: frozenset[str]
    silent_acts: frozenset[str]
    binding_acts: frozenset[str]


@cache
def lists() -> Lists:
    """The word lists, read once."""
    file = resources.files("attrib.extract").joinpath("relays.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Lists(**{name: frozenset(words) for name, words in data.items()})


@cache
def attributes(verb: str) -> bool:
    """Whether the cue lexicon knows the word."""
    return known(verb)


@cache
def speaks(verb: str) -> bool:
    """Whether the lexicon has it for more than a feeling or a wish."""
    return known(verb) and act(verb, "") not in lists().silent_acts


class Scene:
    """A reading, with what the search for relays asks of it again and again."""

    def __init__(self, reading: Reading) -> None:
        self.article: Article = reading.article
        self.grammar = reading.grammar
        self._blocks = [(block.start, block.end) for block in reading.article.blocks]
        self._names = {name.end: name for name in reading.names if name.label in ("PER", "ORG")}
        self._antecedents = {one.mention: one.antecedent for one in reading.corefers}
        self._made = 0

    def attribution(
        self,
        source: Bounds,
        cue: Bounds,
        content: Sequence[Bounds],
        relayed_by: str | None,
        *,
        like: Attribution | None = None,
    ) -> Attribution:
        """A new attribution, its id not final; as sure as `like`, where its spans are another's."""
        self._made += 1
        said = self.article.span(*cue)
        contents = self.spans(content)
        return Attribution(
            id=f"r{self._made}",
            source_spans=(self.article.span(*source),),
            cue_spans=(said,),
            content_spans=contents,
            form=form(self.article.text, content, self._blocks),
            act=act(said.text, " ".join(span.text for span in contents)),
            relayed_by=relayed_by,
            confidence=CONFIDENCE if like is None else min(CONFIDENCE, like.confidence),
            unsure=like.unsure if like is not None else False,
        )

    def spans(self, bounds: Sequence[Bounds]) -> tuple[Span, ...]:
        """`bounds` as spans of the article."""
        return tuple(self.article.span(start, end) for start, end in bounds)

    def with_content(self, one: Attribution, content: Sequence[Bounds]) -> Attribution:
        """The attribution with another content, and the form that follows from it."""
        return one.model_copy(
            update={
                "content_spans": self.spans(content),
                "form": form(self.article.text, content, self._blocks),
            }
        )

    def cue(self, verb: int) -> Bounds:
        """The verb with its particle: "ruled out"."""
        words = self.grammar.words
        last = verb
        if verb + 1 < len(words) and words[verb + 1].relation == "prt":
            last = verb + 1
        return words[verb].start, words[last].end

    def who(self, verb: int, among: range) -> Bounds | None:
        """The subject of a verb; of "went on to say", that of the first verb."""
        found = self.grammar.subject(verb, among)
        if found is None and self._under_way(verb):
            return self.grammar.subject(self.grammar.words[verb].head, among)
        return found

    def can_be_cited(self, noun: int) -> bool:
        """Whether the noun names someone or something that can say: not "health reasons"."""
        word = self.grammar.form(noun)
        return (
            self.grammar.words[noun].end in self._names
            or word in lists().voices
            or word.removesuffix("s") in lists().voices
            or (word.endswith("ies") and word[:-3] + "y" in lists().voices)
        )

    def is_newsroom(self, noun: int, phrase: Bounds) -> bool:
        """Whether the phrase with this last word names an outlet."""
        if self.grammar.form(noun) in lists().newsrooms:
            return True
        words = self.article.text[phrase[0] : phrase[1]]
        return patterns().outlet.search(words) is not None

    def asserted(self, verb: int, among: range) -> bool:
        """Whether the text says that it was said: not denied, supposed or still to come."""
        here = verb
        for _ in range(_LINKS):
            for child in self.grammar.children[here]:
                word = self.grammar.words[child]
                if word.relation not in _NOT_SAID:
                    continue
                said = self.grammar.form(child)
                if (
                    said in lists().negators
                    or said.endswith(("n't", "n’t"))
                    or (word.relation == "mark" and said in lists().supposed)
                ):
                    return False
                if here != verb or word.relation != "aux" or said not in lists().not_yet:
                    continue
                if said != "to" or not self._under_way(verb):
                    return False
            above = self.grammar.words[here].head
            if above == here or above not in among:
                break
            here = above
        return True

    def _under_way(self, verb: int) -> bool:
        """Whether the verb is what someone went on, or began, to do."""
        start, end = self.cue(self.grammar.words[verb].head)
        return self.article.text[start:end].lower() in lists().under_way

    def speaks_for_himself(self, words: range) -> bool:
        """Whether the phrase is "I", "we" or "one", but not "one guard"."""
        first = self.grammar.form(words[0])
        return first in lists().own_words and (first != "one" or len(words) == 1)

    def second_voice(self, source: Bounds, carrier: Attribution) -> bool:
        """Whether someone stands behind the words of `source`, and not whom `carrier` credits."""
        words = self.grammar.within(*source)
        if not words:
            return False
        first, last = self.grammar.form(words[0]), self.grammar.form(words[-1])
        if first in lists().nobody or self.speaks_for_himself(words):
            return False
        outer = [self.grammar.within(span.start, span.end) for span in carrier.source_spans]
        heads = {self.grammar.form(span[-1]) for span in outer if span}
        if len(words) == 1 and first in lists().pronouns:
            return not self._same(words[0], outer, carrier)
        if last not in heads:
            return True
        whole = self.article.text[source[0] : source[1]].lower()
        return len(words) > 1 and not any(
            whole in span.text.lower() for span in carrier.source_spans
        )

    def _same(self, pronoun: int, outer: Sequence[range], carrier: Attribution) -> bool:
        """Whether the pronoun stands for the carrier's source; where it is open, it does.

        Inside quotation marks nobody calls himself "he".
        """
        at = self.grammar.words[pronoun].start
        if self._quoted(at, carrier):
            return False
        said = self.grammar.form(pronoun)
        who = [word for span in outer for word in span]
        if not who:
            return True
        if len(who) == 1 and self.grammar.form(who[0]) in lists().pronouns:
            return self.grammar.form(who[0]) == said
        title = self.grammar.form(who[0]).rstrip(".")
        if (said == "she" and title in _MALE) or (said == "he" and title in _FEMALE):
            return False
        here = pronoun
        for _ in range(_LINKS):
            if here in who:
                return True
            if here not in self._antecedents:
                break
            here = self._antecedents[here]
        return here == pronoun or self.grammar.form(here) in lists().pronouns

    def _quoted(self, at: int, carrier: Attribution) -> bool:
        for span in carrier.content_spans:
            if span.start <= at < span.end:
                start = next((s for s, e in self._blocks if s <= at < e), span.start)
                end = next((e for s, e in self._blocks if s <= at < e), span.end)
                return any(s < at < e for s, e in quotations(self.article.text, start, end))
        return False
