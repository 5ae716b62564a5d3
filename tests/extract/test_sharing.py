"""Shared subjects: who speaks where the cue has no source of its own."""

from __future__ import annotations

from attrib.extract.grammar import Grammar
from attrib.extract.sharing import Subjects
from tests.extract.sentences_by_hand import parsed


def speaker(cue: str, *tokens: str, sources: tuple[str, ...] = ()) -> str | None:
    """Who does what the cue says; the cue and the sources are found by their words."""
    text, words = parsed(*tokens)
    places = [(text.index(words), text.index(words) + len(words)) for words in (cue, *sources)]
    found = Subjects(Grammar(text, words), sorted(places[1:])).of(places[0])
    return text[slice(*found)] if found else None


DENIED = (
    "The/DET/det/1",
    "mayor/NOUN/nsubj/1",
    "denied/VERB/ROOT/0",
    "it/PRON/dobj/-1",
)


def test_the_subject_of_the_verb_itself() -> None:
    assert speaker("denied", *DENIED) == "The mayor"


def test_a_coordinated_verb_shares_the_subject() -> None:
    tokens = (*DENIED, "and/CCONJ/cc/-2", "said/VERB/conj/-3", "so/ADV/advmod/-1")
    assert speaker("said", *tokens) == "The mayor"


def test_a_chain_of_coordinated_verbs_shares_it_too() -> None:
    tokens = (*DENIED, "went/VERB/conj/-2", "and/CCONJ/cc/-1", "said/VERB/conj/-2")
    assert speaker("said", *tokens) == "The mayor"


def test_a_coordinated_verb_with_a_subject_of_its_own_has_that() -> None:
    tokens = (*DENIED, "and/CCONJ/cc/-2", "voters/NOUN/nsubj/1", "agreed/VERB/conj/-4")
    assert speaker("agreed", *tokens) == "voters"


def test_a_participle_shares_the_subject() -> None:
    tokens = (*DENIED, ",/PUNCT/punct/-2", "adding/VERB/advcl/-3", "more/ADJ/dobj/-1")
    assert speaker("adding", *tokens) == "The mayor"


def test_an_infinitive_shares_the_subject() -> None:
    tokens = (
        "She/PRON/nsubj/1",
        "went/VERB/ROOT/0",
        "on/ADP/prt/-1",
        "to/PART/aux/1",
        "say/VERB/xcomp/-3",
        "no/INTJ/dobj/-1",
    )
    assert speaker("say", *tokens) == "She"


def test_the_first_verb_of_a_cue_of_several_words_counts() -> None:
    assert speaker("denied it", *DENIED) == "The mayor"
    tokens = ("She/PRON/nsubj/2", "has/AUX/aux/1", "said/VERB/ROOT/0", "so/ADV/advmod/-1")
    assert speaker("has said", *tokens) == "She"


PASSIVE = (
    "The/DET/det/1",
    "mayor/NOUN/nsubjpass/2",
    "was/AUX/auxpass/1",
    "accused/VERB/ROOT/0",
    "of/ADP/prep/-1",
    "lying/VERB/pcomp/-1",
)


def test_the_subject_of_a_passive_is_spoken_about() -> None:
    assert speaker("accused", *PASSIVE) is None
    assert speaker("was accused", *PASSIVE) is None


def test_what_hangs_on_a_passive_has_no_speaker() -> None:
    tokens = (*PASSIVE, "and/CCONJ/cc/-3", "said/VERB/conj/-4", "so/ADV/advmod/-1")
    assert speaker("said", *tokens) is None


REDUCED = (
    "The/DET/det/1",
    "report/NOUN/nsubj/3",
    "citing/VERB/acl/-1",
    "aides/NOUN/dobj/-1",
    "angered/VERB/ROOT/0",
    "her/PRON/dobj/-1",
)
LOOSE = (
    "Lee/PROPN/nsubj/1",
    "spoke/VERB/ROOT/0",
    "after/ADP/prep/-1",
    "hearing/VERB/pcomp/-1",
    "that/SCONJ/mark/-1",
)


def test_a_loose_tie_is_believed_only_where_the_tagger_calls_the_subject_a_source() -> None:
    assert speaker("hearing", *LOOSE) is None
    assert speaker("hearing", *LOOSE, sources=("Lee",)) == "Lee"


def test_a_noun_is_no_verb_to_climb_to() -> None:
    """The tie of "citing" leads to a noun, which has no subject."""
    assert speaker("citing", *REDUCED) is None


def test_a_subject_inside_a_source_is_credited_with_all_its_words() -> None:
    tokens = (
        "Lee/PROPN/nsubj/5",
        ",/PUNCT/punct/-1",
        "the/DET/det/1",
        "mayor/NOUN/appos/-3",
        ",/PUNCT/punct/-4",
        "left/VERB/ROOT/0",
        "and/CCONJ/cc/-1",
        "wept/VERB/conj/-2",
    )
    assert speaker("wept", *tokens, sources=("Lee , the mayor",)) == "Lee , the mayor"


def test_without_a_source_the_subject_is_its_phrase_without_clauses_or_marks() -> None:
    tokens = (
        "The/DET/det/2",
        "old/ADJ/amod/1",
        "mayor/NOUN/nsubj/7",
        "of/ADP/prep/-1",
        "Rome/PROPN/pobj/-1",
        ",/PUNCT/punct/-3",
        "who/PRON/nsubj/1",
        "left/VERB/relcl/-5",
        ",/PUNCT/punct/-6",
        "denied/VERB/ROOT/0",
        "and/CCONJ/cc/-1",
        "wept/VERB/conj/-2",
    )
    assert speaker("wept", *tokens) == "The old mayor of Rome"


def test_a_clause_inside_another_sentence_part_has_its_own_subject() -> None:
    tokens = (*DENIED, "that/SCONJ/mark/2", "she/PRON/nsubj/1", "lied/VERB/ccomp/-4")
    assert speaker("lied", *tokens) == "she"


def test_a_complement_clause_without_a_subject_has_no_speaker() -> None:
    tokens = (*DENIED, "being/AUX/ccomp/-2", "late/ADJ/acomp/-1")
    assert speaker("being", *tokens) is None


def test_no_verb_no_speaker() -> None:
    tokens = ("according/ADP/prep/4", "to/ADP/prep/-1", "her/PRON/pobj/-1", "it/PRON/nsubj/1",
              "rained/VERB/ROOT/0")  # fmt: skip
    assert speaker("according to", *tokens) is None


def test_a_verb_without_any_subject_has_none() -> None:
    assert speaker("Ask", "Ask/VERB/ROOT/0", "her/PRON/dobj/-1") is None
