"""What nobody has said: what might be said, what seems so to the writer, what anybody would think.

It is marked as unsure, and whoever only stands as its subject is no source: "she appeared very
interested in it" is how she struck the writer.
"""

from __future__ import annotations

import re

from attrib.model import Act, Attribution

# As the whole of a cue. "Appeared to suggest" is what somebody suggests.
_SEEMS = re.compile(
    r"(?:(?:has|have|had|do|does|did|may|can|could|might|would|will)\s+)?(?:(?:n[o']t|never|\w+ly|also)\s+)*"
    r"(?:appear|seem)(?:s|ed|ing)?(?:\s+(?!to\b)\w+){0,3}",
    re.IGNORECASE,
)
_MIGHT = re.compile(r"(?:can|could|should|may|might|must)\s+(?!not\b)", re.IGNORECASE)
# "Could not resist saying" and "can't help thinking" say it.
_DID = re.compile(r"\b(?:resist|help|stop)\b", re.IGNORECASE)
_ANYBODY = re.compile(
    r"(?:you|anyone|anybody|everyone|everybody|one|whoever|few|nobody|no\s+one)", re.IGNORECASE
)
# What anybody wants or asks is told of all.
_SPEAKING: frozenset[Act] = frozenset({"asserts", "believes", "learns", "criticizes", "alleges"})


def hypothetical(one: Attribution) -> Attribution:
    """The attribution, marked as unsure where nobody has said it, thought it or asked for it."""
    if one.form == "direct" or len(one.cue_spans) != 1:
        return one
    cue = one.cue_spans[0].text
    if _SEEMS.fullmatch(cue):
        return one.model_copy(update={"source_spans": (), "unsure": True})
    said = one.act in _SPEAKING
    might = said and _MIGHT.match(cue) is not None and _DID.search(cue) is None
    who = one.source_spans[0].text if len(one.source_spans) == 1 else ""
    if might or (said and one.form == "indirect" and _ANYBODY.fullmatch(who)):
        return one.model_copy(update={"unsure": True})
    return one
