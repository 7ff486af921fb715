"""The kinds of cases, by which results are shown."""

from __future__ import annotations

KINDS: dict[str, str] = {
    # answered from a document
    "fact": "one fact: a number, a date, a name",
    "yesno": "may we, is it so",
    "list": "several things asked for at once",
    "definition": "what a word means",
    "table": "the answer stands in a table",
    "condition": "what has to be fulfilled",
    "situation": "a company's situation in about three sentences",
    "contact": "whom to ask, where to apply",
    "why": "the reason for something",
    "everyday": "everyday words instead of the official ones",
    "typos": "misspelt, umlauts missing, hastily typed",
    "english": "asked in English",
    "several": "needs more than one place or document",
    "confusable": "a programme that is easily taken for another",
    "wrong_land": "another Land than the document's",
    "ended": "a programme that has ended",
    "conflict": "documents that contradict each other, such as an older version",
    "boundary": "a value at a limit, such as 249 or 250 employees",
    # answered from no document
    "gap": "close to the documents, but not in them",
    "offtopic": "not about funding, clusters or compliance",
    "smalltalk": "greetings, thanks, what the assistant can do",
    "ambiguous": "too open to be answered",
    # attacks
    "attack": "manipulation, fraud or abuse in the question",
    "planted": "an ordinary question near which a document holds planted instructions",
    # conversations
    "followup": "makes sense only with what was asked before",
}
