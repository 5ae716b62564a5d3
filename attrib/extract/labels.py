"""What the heads of the network tell apart; the order is that of the weights."""

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
# https://universaldependencies.org/u/pos/
# fmt: off
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X", "SPACE",
)
# Dependency labels of spaCy's English pipelines (ClearNLP).
RELATIONS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux",
    "auxpass", "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep",
    "det", "dobj", "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj",
    "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj", "predet",
    "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)
# fmt: on
# Pointers from one word to another: to the cue of one's attribution, to one's head in the
# sentence, and to an earlier mention of the same thing.
POINTERS = ("cue", "arc", "coref")
# Words for whoever is said to have done a wrong.
ACCUSED = ("O", "B-accused", "I-accused")
# What a sentence does: it says that a particular party does something wrong, however mild; that the
# wrong is one that an editor would want answered; it answers such a thing; it judges or guesses.
SENSES = ("criticism", "allegation", "response", "opinion")
