"""The parse of an article without what only frames a statement.

"I think the mayor lied", "it was the mayor who lied" and "it is true that the mayor lied" are read
as "the mayor lied", since whoever says so says that; "it is false that he lied" denies it.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrib.claims.vocabulary import lemma, lexicon
from attrib.resolve.lexicon import singular
from attrib.resolve.page import Page

_SPEAKER = frozenset({"i", "we"})
_DESCRIBING = ("amod", "compound", "nmod", "dep")
_ITSELF = frozenset({"it", "he", "she", "they"})
_WHO = frozenset({"who", "that", "which"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = ("ccomp", "acl", "relcl")
_NOTHING = "X"
_BE = "be"


class Plain:
    """Tags, relations and heads of the words of an article, rewritten where a frame is left out.

    Attributes:
        tags, relations, heads: of each word, as the parser gave them but for frames; a word of a
            frame has the tag "X".
        lowers: the words in lower case.
        children: what depends on each word.
        denying: words of frames that deny what they frame.
    """

    def __init__(self, page: Page) -> None:
        every = range(len(page))
        self.tags = list(map(page.tag, every))
        self.relations = list(map(page.relation, every))
        self.heads = list(map(page.head, every))
        self.lowers = list(map(page.lower, every))
        heads = self.heads.copy()
        self.children: dict[int, list[int]] = {}
        self.denying: set[int] = set()
        self._gather()
        self._verbless()
        self._nobody()
        if self.heads != heads:
            self._gather()
            heads = self.heads.copy()
        for i in every:
            if self.tags[i] in ("VERB", "AUX"):
                self._leave_out(i)
        if self.heads != heads:
            self._gather()

    def _leave_out(self, i: int) -> None:
        """Leaves out the frame that the verb makes, if it makes one."""
        verb = lemma(self.lowers[i])
        kind = lexicon().framing.get(verb)
        if kind is not None and (self._opinion(i, kind) or self._of_itself(i, kind)):
            return
        if verb == _BE and not self._judged(i):
            self._cleft(i)

    def _gather(self) -> None:
        self.children.clear()
        for i, head in enumerate(self.heads):
            self.children.setdefault(head, []).append(i)

    def _verbless(self) -> None:
        """Makes the verb the root where the parser hung it on the subject before it.

        "A train and a truck collided": no verb describes a noun from behind it.
        """
        for i, head in enumerate(self.heads):
            if head != i or self.tags[i] not in ("NOUN", "PROPN"):
                continue
            verbs = [k for k in self._below(i, _DESCRIBING) if self.tags[k] == "VERB" and k > i]
            if len(verbs) != 1 or self.lowers[verbs[0]].endswith("ing"):
                continue
            verb = verbs[0]
            self.heads[verb] = self.heads[i] = verb
            self.relations[verb], self.relations[i] = "ROOT", "nsubj"

    def _nobody(self) -> None:
        """Reads "no one" as "nobody", which denies the verb."""
        for i, word in enumerate(self.lowers):
            if word == "one" and i > 0 and self.lowers[i - 1] == "no" and self.heads[i] != i:
                self.tags[i] = _NOTHING
                self.heads[i - 1] = self.heads[i]

    def _below(self, i: int, relations: Iterable[str]) -> list[int]:
        return [k for k in self.children.get(i, ()) if k != i and self.relations[k] in relations]

    def _opinion(self, i: int, kind: str) -> bool:
        """Leaves "I think" out; "I don't think he lied" denies that he lied."""
        said = self._below(i, ("ccomp",))
        who = self._below(i, _SUBJECTS)
        if len(said) != 1 or len(who) != 1 or said[0] < i:
            return False
        if self.lowers[who[0]] not in _SPEAKER or not self._below(said[0], _SUBJECTS):
            return False
        denied = [k for k in self.children.get(i, ()) if self._denies(k)]
        if denied and kind != "thought":
            return False
        self._put_in_place(i, said[0], [k for k in self.children[i] if k < said[0]], denied)
        return True

    def _of_itself(self, i: int, kind: str) -> bool:
        """Reads "the firm said it would stay" as "the firm would stay"."""
        said, who = self._below(i, ("ccomp",)), self._below(i, _SUBJECTS)
        if kind != "said" or len(said) != 1:
            return False
        subject = self._below(said[0], _SUBJECTS)
        if len(who) != 1 or len(subject) != 1 or not who[0] < i < subject[0] < said[0]:
            return False
        if self.tags[who[0]] != "NOUN" or self.lowers[subject[0]] not in _ITSELF:
            return False
        if any(self._denies(k) for k in self.children.get(i, ())):
            return False
        relation = self.relations[subject[0]]
        framing = [*subject, *(k for k in self.children[i] if k < i and k not in who)]
        framing += [k for k in self.children[said[0]] if self.relations[k] == "mark"]
        self._put_in_place(i, said[0], framing, ())
        self.relations[who[0]], self.heads[who[0]] = relation, said[0]
        return True

    def _judged(self, i: int) -> bool:
        """Leaves "it is true that" out; "it is false that he lied" denies that he lied."""
        above = self._below(i, ("nsubj", "expl"))
        judging = self._below(i, ("acomp", "attr"))
        if len(above) != 1 or len(judging) != 1:
            return False
        truth = lexicon().truth.get(self.lowers[judging[0]])
        at = above[0]
        if self.lowers[at] == "it":
            said = self._below(i, ("ccomp",)) or self._below(judging[0], _CLAUSES)
        elif singular(self.lowers[at]) in lexicon().assertions:
            said = self._below(at, _CLAUSES)
        else:
            return False
        kept = [k for k in self.children.get(i, ()) if self._denies(k)]
        if truth is None or len(said) != 1 or (kept and truth != "true"):
            return False
        self._put_in_place(i, said[0], [*above, *judging], kept)
        if truth == "false":
            self.denying.add(judging[0])
        return True

    def _cleft(self, i: int) -> None:
        """Reads "it was Ann who" and "Ann was the one who" with Ann as the subject."""
        for at in self._below(i, ("attr",)):
            for verb in self._below(at, ("relcl",)):
                who = [k for k in self._below(verb, _SUBJECTS) if self.lowers[k] in _WHO]
                if not who:
                    continue
                above = self._below(i, ("nsubj", "expl"))
                if [self.lowers[k] for k in above] == ["it"]:
                    subject = at
                elif self.lowers[at] == "one" and len(above) == 1:
                    subject = above[0]
                else:
                    continue
                kept = [k for k in self.children.get(i, ()) if self._denies(k)]
                framing = [k for k in (*above, at, *who) if k != subject]
                relation = self.relations[who[0]]
                self._put_in_place(i, verb, framing, kept)
                self.relations[subject], self.heads[subject] = relation, verb
                return

    def _denies(self, k: int) -> bool:
        word = self.lowers[k]
        return word in lexicon().negative or word.endswith(("n't", "n’t"))

    def _put_in_place(
        self, frame: int, verb: int, framing: Iterable[int], denied: Iterable[int]
    ) -> None:
        """Puts the verb where the frame stands, and what depends on that below the verb."""
        top = self.heads[frame] == frame
        self.heads[verb] = verb if top else self.heads[frame]
        self.relations[verb] = self.relations[frame]
        for k in self.children.get(frame, ()):
            if k not in (frame, verb):
                self.heads[k] = verb
        for k in {*framing, frame} - set(denied):
            self.tags[k], self.relations[k], self.heads[k] = _NOTHING, "dep", verb
        for k in denied:
            self.relations[k] = "neg"
