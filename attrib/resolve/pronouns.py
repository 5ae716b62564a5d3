"""Whom a pronoun means, where the text leaves little doubt.

Candidates are the entities of the last sentences that agree in gender and number. Each is scored
by how near it is, whether it is a subject, whether it is speaking, and what the coreference
head says; the best is taken when it leaves the second behind by a margin, else nobody
(salience as in Lappin and Leass, "An algorithm for pronominal anaphora resolution", 1994).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from math import log

from .entities import Entities, Sort
from .expletives import impersonal
from .lexicon import (
    FEMALE,
    MALE,
    NEUTRAL,
    PLURAL,
    RELATIVE,
    Gender,
    people,
    states,
)
from .lives import deceased, tells_a_life
from .page import PLACING
from .parties import several
from .phrases import plural as plural_phrase
from .speech import join_speakers
from .turns import Turns, by_word, in_passing, last_heard, named_in_contents

_WINDOW = 4
_MOST = 80
_SHADOW = 2
_MARGIN = {"person": 0.9, "other": 1.8}
_UNCREDITED = 0.5
"""More where a wrong pronoun only colours a word, and a missed one costs nothing."""
_SHOWING = frozenset(
    {"shows", "show", "showed", "suggests", "suggested", "finds", "found", "reveals", "revealed"}
    | {"depicts"}
)
"""Verbs that a document rather than a body does."""
_PARALLEL = 1.0
_TURN, _SAID = 0.9, {"person": 0.3, "other": 0.9}
"""More for whoever spoke right before, where the pronoun speaks, and where it says so."""
_COLLECTIVE = 1.0
"""Less for a body as "they", which is rather said of several."""
_STEPS = 3
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_TIES = frozenset({"conj", "advcl", "ccomp", "parataxis"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_VOTE = 1.4
_SURE = 0.5
_LEAST = 1.6
_OPENING, _INSIDE = 1.2, 0.4
"""For the speaker, where a pronoun is the first word of reported speech, and further in it."""
_ACCUSING = frozenset({"alleges", "criticizes"})
_OWNING = frozenset({"its", "their"})
_OPENS = 2
"""A pronoun among so many first words of its sentence takes up whoever spoke until then."""
_LEADS = 4
"""Words that may stand before the name with which a sentence opens: "Labour's Rosie Dunn"."""
_NEAR = {0: 2.4, 1: 2.2, 2: 1.0, 3: 0.4, 4: 0.0}


class Pronouns:
    """Joins the pronouns of an article to entities, left to right.

    Args:
        entities: names and descriptions already joined.
        speakers: for an attribution (its index), the mentions credited with it.
    """

    def __init__(self, entities: Entities, speakers: dict[int, tuple[int, ...]]) -> None:
        self.entities = entities
        self.page = entities.page
        self.speakers = speakers
        self.recent: deque[int] = deque()
        self.unclear: dict[Gender, int] = {}
        self.heads = by_word(entities)
        self.proposals: dict[int, list[tuple[int, float]]] = {}
        for proposal in self.page.reading.corefers:
            self.proposals.setdefault(proposal.mention, []).append(
                (proposal.antecedent, proposal.probability)
            )
        self._speaking = {k: a for a, ks in speakers.items() for k in ks}
        self._beside = self._co_arguments()
        self._subject_of = {self.page.head(i): i for i in self.page.related(_SUBJECT)}
        self._spoken_of = named_in_contents(entities)
        self._heard = last_heard(entities, self._speaking)
        self._turns = Turns(entities, speakers)
        self._deceased = deceased(entities)
        self._possessors = {
            mention.phrase.first: k
            for k, mention in enumerate(entities.mentions)
            if mention.phrase.form == "pronoun" and mention.nested
        }

    def join(self) -> None:
        """Join each pronoun that is clear; leave the rest alone."""
        for k, mention in enumerate(self.entities.mentions):
            item = mention.phrase
            if item.form == "pronoun":
                chosen = self._antecedent(k)
                if chosen is not None and self.entities.join(k, chosen, "pronoun"):
                    self._learn(k)
            self.recent.append(k)
            while self.recent and (
                len(self.recent) > _MOST or self._sentences(self.recent[0], k) > _WINDOW
            ):
                self.recent.popleft()
        join_speakers(self.entities, self.speakers)

    def _co_arguments(self) -> dict[int, list[int]]:
        """For each word that governs mentions directly, those mentions but possessives."""
        found: dict[int, list[int]] = {}
        for k, mention in enumerate(self.entities.mentions):
            head = mention.phrase.head
            governed = self.page.relation(head) in _ARGUMENTS and self.page.head(head) != head
            if governed and not mention.nested:
                found.setdefault(self.page.head(head), []).append(k)
        return found

    def _ruled_out(self, k: int) -> set[int]:
        """Entities that cannot be: a verb's other argument, whom a speaker speaks of by name.

        Speakers seldom name themselves in their own words, and who accuses does not deny it.
        """
        head = self.entities.mentions[k].phrase.head
        others = list(self._spoken_of.get(self._speaking.get(k, -2), ()))
        others += self._accusers(k)
        if self.page.relation(head) in _ARGUMENTS and not self._reflexive(k):
            others += [o for o in self._beside.get(self.page.head(head), ()) if o != k]
        return {self.entities.root(o) for o in others}

    def _accusers(self, k: int) -> Iterator[int]:
        """Who accuses somebody in the same sentence, where `k` denies: "..., which they deny"."""
        page, a = self.page, self._speaking.get(k)
        if a is None or page.reading.attributions[a].act != "denies":
            return
        for o in self.recent:
            charge = self._speaking.get(o)
            if charge is None or self._sentences(o, k):
                continue
            if page.reading.attributions[charge].act in _ACCUSING:
                yield o

    def _reflexive(self, k: int) -> bool:
        word = self.page.lower(self.entities.mentions[k].phrase.head)
        return word.endswith(("self", "selves"))

    def _learn(self, k: int) -> None:
        """A pronoun tells that the one it stands for is a person, and the gender."""
        gender = _gender(self.page.lower(self.entities.mentions[k].phrase.head))
        entity = self.entities.of(k)
        if gender and entity.gender is None and entity.sort in ("person", None):
            entity.gender = gender
            entity.sort = "person"

    def _sentences(self, a: int, b: int) -> int:
        mentions = self.entities.mentions
        return self.page.sentence(mentions[b].phrase.first) - self.page.sentence(
            mentions[a].phrase.first
        )

    def _antecedent(self, k: int) -> int | None:
        mention = self.entities.mentions[k]
        word = self.page.lower(mention.phrase.head)
        if word in RELATIVE:
            return self._relative(k)
        if impersonal(self.page, mention.phrase.head):
            return None
        gender = _gender(word)
        if gender is not None:
            if self.page.quoted[mention.phrase.head] and not mention.credited:
                return None
            if self._deceased is not None and tells_a_life(self.page, mention.phrase.head):
                return self._deceased
            own = self._own_subject(k, gender)
            if own is not None:
                return own
            chosen = self._best(k, "person", gender)
            if (
                chosen is None
                or self._shadowed(k, chosen, gender)
                or self._unknown_owner(chosen, gender)
            ):
                if mention.subject or mention.credited:
                    self.unclear[gender] = k
                return None
            return chosen
        if word in (NEUTRAL | PLURAL) - _OWNING and mention.credited:
            return self._best(k, "other", None)
        if word in _OWNING and not self.page.quoted[mention.phrase.head]:
            chosen = self._best(k, "other", None)
            return chosen if chosen is not None and self._governs(chosen, k) else None
        return None

    def _own_subject(self, k: int, gender: Gender) -> int | None:
        """Who is the subject in what the pronoun says, and the speaker: "Lee will go, he said".

        It is where only the speaker can know ("Lee hopes to win, he said"), or where nobody else
        has been spoken of who could be "he". Else "Lee will go, he said" is rather of another.
        """
        page, mentions = self.page, self.entities.mentions
        a = self._speaking.get(k)
        if a is None:
            return None
        span = page.reading.attributions[a].content_spans[0]
        first, stop = page.range(span.start, span.end)
        if stop > mentions[k].phrase.first or first >= stop or page.quoted[first]:
            return None
        for o in self.recent:
            item = mentions[o].phrase
            if item.first == first and item.form == "name" and mentions[o].subject:
                entity = self.entities.of(o)
                if entity.sort not in ("person", None) or (entity.gender or gender) != gender:
                    return None
                knows = page.lower(page.head(item.head)) in people().intentions
                return o if knows or not self._others(k, o, gender) else None
        return None

    def _others(self, k: int, o: int, gender: Gender) -> bool:
        """Whether anybody but the entity of `o` has been spoken of who agrees with `k`."""
        return any(
            not self.entities.same(o, other) and self._agrees(k, other, "person", gender)
            for other in self.recent
        )

    def _governs(self, o: int, k: int) -> bool:
        """Whether `o` is the subject before it in the sentence of `k`: "the ministry and its"."""
        return self.entities.mentions[o].subject and not self._sentences(o, k)

    def _shadowed(self, k: int, chosen: int, gender: Gender) -> bool:
        """Whether a "he" that nobody could be found for is likelier meant.

        It is where it stands between, and where no more than a noun tells of the chosen one, who
        has not spoken: in "He believed that a surgeon must rest" that is no one in particular.
        """
        unclear = self.unclear.get(gender)
        if unclear is None or self._sentences(unclear, k) > _SHADOW:
            return False
        entity, mentions = self.entities.of(chosen), self.entities.mentions
        passing = not entity.names and not any(mentions[m].credited for m in entity.mentions)
        return chosen < unclear or passing

    def _relative(self, k: int) -> int | None:
        """The phrase right before "who" or "which" that its clause depends on."""
        item = self.entities.mentions[k].phrase
        verb = self.page.head(item.head)
        for _ in range(4):
            if self.page.relation(verb) in ("relcl", "acl"):
                break
            verb = self.page.head(verb)
        target = self.page.head(verb) if self.page.relation(verb) in ("relcl", "acl") else -1
        human = self.page.lower(item.head) in ("who", "whom")
        for o in reversed(self.recent):
            other = self.entities.mentions[o].phrase
            if other.form == "pronoun" or other.first >= item.first or self._sentences(o, k):
                continue
            sort = self.entities.of(o).sort
            if human and sort not in ("person", "people", None):
                continue
            ends = max([other.stop, *(stop for _, stop in other.behind)])
            if other.first <= target < other.stop or (human and 0 <= item.first - ends <= 1):
                return o
        return None

    def _best(self, k: int, sort: str, gender: Gender | None) -> int | None:
        scores: dict[int, float] = {}
        latest: dict[int, int] = {}
        forbidden = self._ruled_out(k)
        turn = self._turns.before(k)
        # Who has spoken long may have been named long ago.
        long_ago = () if turn is None or turn in self.recent else (turn,)
        for o in (*long_ago, *self.recent):
            root = self.entities.root(o)
            if root in forbidden or not self._agrees(k, o, sort, gender):
                continue
            scores[root] = max(scores.get(root, -9.0), self._score(k, o))
            latest[root] = o
        shows = self.page.lower(self.page.head(self.entities.mentions[k].phrase.head)) in _SHOWING
        many = self.page.lower(self.entities.mentions[k].phrase.head) in PLURAL
        for root, o in latest.items():
            entity = self.entities.of(o)
            if shows and entity.sort in ("body", "place"):
                scores[root] -= 1.0
            if many and entity.sort == "body" and not any(map(several, entity.names)):
                scores[root] -= _COLLECTIVE
            scores[root] += 0.25 * min(2.0, log(len(entity.mentions)))
            if gender and entity.gender == gender:
                scores[root] += 0.8
            scores[root] += self._proposed(k, root) + self._own_words(k, root)
        margin = _MARGIN[sort] + (0 if self.entities.mentions[k].credited else _UNCREDITED)
        if turn is not None and self._takes_turn(k, turn, scores, latest, margin):
            scores[self.entities.root(turn)] += _TURN + self._turns.says(k) * _SAID[sort]
            # "A spokesman defended the plan. He said": what a name has, a noun has not.
            described = self.entities.mentions[turn].phrase.form == "description"
            goes_on = gender is not None and described and self._turns.says(k)
            scores[self.entities.root(turn)] += _PARALLEL * goes_on
        ranked = sorted(scores, key=lambda root: -scores[root])
        if not ranked or scores[ranked[0]] < _LEAST:
            return None
        close = [root for root in ranked if scores[ranked[0]] - scores[root] < margin]
        if len(close) > 1:
            self.entities.open[k] = tuple(latest[root] for root in close)
            return None
        if self._nearer(k, latest, ranked[0]):
            return None
        return latest[ranked[0]]

    def _takes_turn(
        self, k: int, turn: int, scores: dict[int, float], latest: dict[int, int], margin: float
    ) -> bool:
        """Whether the last speaker is the likelier, with nobody else in the sentence since."""
        root = self.entities.root(turn)
        rivals = [other for other in scores if other != root]
        since = any(
            latest[o] > turn and (self._turns.far or not self._sentences(latest[o], k))
            for o in rivals
        )
        if root not in scores or since:
            return False
        gender = _gender(self.page.lower(self.entities.mentions[k].phrase.head))
        if rivals and gender and next(self._owners(turn, gender), None) is not None:
            # After "said her pupil, Robin Lee", "she" is either.
            return False
        best = max((scores[other] for other in rivals), default=0.0)
        clear = best - scores[root] >= margin
        return not (clear and self._turns.only_described(turn))

    def _nearer(self, k: int, latest: dict[int, int], best: int) -> bool:
        """Whether an uncredited pronoun has a candidate in its sentence, but not the best one.

        A wrong one there would only colour a word, and a missed one costs nothing.
        """
        if self.entities.mentions[k].credited or self._proposed(k, best) >= _VOTE * _SURE:
            return False
        here = {root for root, o in latest.items() if not self._sentences(o, k)}
        return bool(here) and best not in here

    def _agrees(self, k: int, o: int, sort: str, gender: Gender | None) -> bool:
        entity, mentions = self.entities.of(o), self.entities.mentions
        item = mentions[o].phrase
        if item.form == "pronoun" and len(entity.mentions) == 1:
            return False
        if sort == "person":
            if entity.sort not in ("person", None) or (entity.gender or gender) != gender:
                return False
            if entity.sort is None and not (entity.names and mentions[o].credited):
                return False
            if self._owned(o, _gender(self.page.lower(mentions[k].phrase.head))):
                return False
        elif not self._neutral(k, o, entity.sort):
            return False
        return not (self._excluded(k, o) or in_passing(self.page, item))

    def _owned(self, o: int, gender: Gender | None) -> bool:
        """Whether it is a phrase that tells of whoever the pronoun means: "her mother".

        In "Her mother taught her to sew, and she liked to say" all three are one. Who has a name,
        or speaks, may be taken up: "her mother said", "she added".
        """
        mentions, entity = self.entities.mentions, self.entities.of(o)
        told = entity.names or any(mentions[m].credited for m in entity.mentions if m <= o)
        return not told and next(self._owners(o, gender), None) is not None

    def _owners(self, o: int, gender: Gender | None) -> Iterator[int]:
        """The pronouns of that gender by which the entity of `o` is told: the "her" of a mother."""
        mentions = self.entities.mentions
        opening = (mentions[m].phrase.first for m in self.entities.of(o).mentions if m <= o)
        for first in opening:
            if _gender(self.page.lower(first)) == gender and first in self._possessors:
                yield self._possessors[first]

    def _unknown_owner(self, o: int, gender: Gender) -> bool:
        """Whether nothing tells the gender of `o`, and nobody is found whose "pupil" it is.

        After "said her pupil, Robin Lee", "she" is either, and the pupil wins for want of another.
        """
        entity = self.entities.of(o)
        return entity.gender is None and any(
            len(self.entities.of(k).mentions) == 1 for k in self._owners(o, gender)
        )

    def _neutral(self, k: int, o: int, sort: Sort | None) -> bool:
        """Whether "it" or "they" can stand for the entity of `o`."""
        many = self.page.lower(self.entities.mentions[k].phrase.head) in PLURAL
        item = self.entities.mentions[o].phrase
        if many:
            told = item.form == "description" and plural_phrase(self.page, item)
            collective = sort == "body" and self.entities.mentions[k].credited
            return sort == "people" or told or collective or self._plural_name(o)
        if self.entities.mentions[k].credited and self._where(o):
            return False
        told = item.form == "description" and plural_phrase(self.page, item)
        return sort in ("body", "place", "thing") and not (told or self._plural_name(o))

    def _plural_name(self, o: int) -> bool:
        """Whether it is a party by a plural name: "the Liberal Democrats"."""
        return self.entities.mentions[o].phrase.form == "name" and several(self.entities.name(o))

    def _where(self, o: int) -> bool:
        """Whether a place's name only tells where, and so speaks for nobody: "in Preston"."""
        page, item = self.page, self.entities.mentions[o].phrase
        if self.entities.of(o).sort != "place" or page.text(item.head) in states():
            return False
        at = item.head
        while page.relation(at) == "conj" and page.head(at) < at:
            at = page.head(at)
        name = page.name_at(at)
        before = (name.first if name else at) - 1
        return before >= 0 and (page.lower(before) in PLACING or page.lower(before) == "between")

    def _excluded(self, k: int, o: int) -> bool:
        """Whether grammar forbids it.

        A verb's object is not its subject, and speakers do not name themselves in their own words.
        """
        page, mentions = self.page, self.entities.mentions
        a, b = mentions[k].phrase, mentions[o].phrase
        if page.contents[b.head] >= 0 and page.contents[b.head] == self._speaking.get(k, -2):
            return True
        inside = page.contents[a.head]
        if inside >= 0 and page.quoted[a.head] and o in self.speakers.get(inside, ()):
            return True
        if b.first <= a.first < b.stop:
            return True
        nominal = page.relation(a.head) != "poss" and not mentions[o].nested
        return (
            nominal
            and page.head(a.head) == page.head(b.head)
            and page.sentence(a.head) == page.sentence(b.head)
        )

    def _score(self, k: int, o: int) -> float:
        page, mentions = self.page, self.entities.mentions
        a, b = mentions[k].phrase, mentions[o].phrase
        heard = page.sentence(b.first)
        if a.first < _OPENS or page.sentence(a.first - _OPENS) != page.sentence(a.first):
            heard = min(self._heard.get(o, heard), page.sentence(a.first))
        score = _NEAR.get(page.sentence(a.first) - heard, 0.0)
        if mentions[o].subject:
            score += 0.7
        if mentions[o].credited:
            score += 0.9
        if mentions[o].nested and b.form != "pronoun":
            score -= 0.5
        if page.quoted[b.head] and not page.quoted[a.head]:
            score -= 1.2
        if page.blocks[b.head] in page.headlines:
            score -= 1.0
        if page.blocks[b.head] != page.blocks[a.head]:
            score -= 0.3
        if b.head in self._subjects_above(k) or self._goes_on(k, o):
            score += _PARALLEL
        return score

    def _goes_on(self, k: int, o: int) -> bool:
        """Whether the pronoun opens the sentence after one that a name opens as its subject.

        "Dunn is less sure. She ...": what is spoken of goes on (centering, Grosz et al. 1995).
        """
        page, mentions = self.page, self.entities.mentions
        a, b = mentions[k].phrase, mentions[o].phrase
        opens = a.first > 0 and page.sentence(a.first - 1) != page.sentence(a.first)
        if not opens or b.form != "name" or not mentions[o].subject or self._sentences(o, k) != 1:
            return False
        if page.blocks[a.first] != page.blocks[b.first] or page.quoted[b.head]:
            return False
        begun = page.sentence(b.first)
        return b.first < _LEADS or page.sentence(b.first - _LEADS) != begun

    def _subjects_above(self, k: int) -> set[int]:
        """Heads of the subjects of verbs to which the pronoun's own clause is tied.

        "Lee said it was late, and he left": "he" is the subject of a verb joined to "said".
        """
        page, head = self.page, self.entities.mentions[k].phrase.head
        if page.relation(head) not in _SUBJECT:
            return set()
        verb, above = page.head(head), set()
        for _ in range(_STEPS):
            if page.relation(verb) not in _TIES or page.head(verb) == verb:
                break
            verb = page.head(verb)
            above.add(verb)
        return {self._subject_of[v] for v in above if v in self._subject_of}

    def _own_words(self, k: int, root: int) -> float:
        """More for the speaker of what the pronoun stands in: "Lee said he would come"."""
        page, head = self.page, self.entities.mentions[k].phrase.head
        inside = page.contents[head]
        if inside < 0 or page.quoted[head]:
            return 0.0
        speakers = self.speakers.get(inside, ())
        if k in speakers or root not in {self.entities.root(m) for m in speakers}:
            return 0.0
        start = page.range(page.reading.attributions[inside].content_spans[0].start, 0)[0]
        return _OPENING if head - start <= _OPENS else _INSIDE

    def _proposed(self, k: int, root: int) -> float:
        head = self.entities.mentions[k].phrase.head
        return max(
            (
                _VOTE * probability
                for antecedent, probability in self.proposals.get(head, ())
                if (o := self.heads.get(antecedent)) is not None and self.entities.root(o) == root
            ),
            default=0.0,
        )


def _gender(word: str) -> Gender | None:
    return "m" if word in MALE else "f" if word in FEMALE else None
