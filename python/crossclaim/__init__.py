"""Cross-checks what several news articles claim about one event.

    >>> import crossclaim as cc
    >>> report = cc.crosscheck([
    ...     {"id": "a", "text": "The ferry sank on Monday off Port Alba. 14 people died, the coastguard said.",
    ...      "published": "2031-03-04"},
    ...     {"id": "b", "text": "The coastguard said 14 people died when the ferry sank off Port Alba on Monday.",
    ...      "published": "2031-03-04"},
    ... ])
    >>> len(report.articles)
    2

Offsets are Unicode code points into the text that was handed over, so that ``text[f.start:f.end]``
gives the words. Nothing is sent anywhere; the same articles give the same report, byte for byte.
"""

from crossclaim._face import (
    Report,
    check,
    clean,
    compare,
    crosscheck,
    facts,
    parse,
    parse_tokens,
    read,
    sentences,
    stance,
)
from crossclaim._native import (
    Article,
    Attribution,
    Block,
    Check,
    Claim,
    Comparison,
    Coverage,
    Evidence,
    Finding,
    Group,
    Name,
    Note,
    Passed,
    Quantity,
    Quote,
    SetAside,
    Side,
    Span,
    Stance,
    Standing,
    Time,
    Token,
    Tree,
)
from crossclaim.exceptions import CrossclaimError, InputError, InputWarning

__all__ = [
    "Article",
    "Attribution",
    "Block",
    "Check",
    "Claim",
    "Comparison",
    "Coverage",
    "CrossclaimError",
    "Evidence",
    "Finding",
    "Group",
    "InputError",
    "InputWarning",
    "Name",
    "Note",
    "Passed",
    "Quantity",
    "Quote",
    "Report",
    "SetAside",
    "Side",
    "Span",
    "Stance",
    "Standing",
    "Time",
    "Token",
    "Tree",
    "check",
    "clean",
    "compare",
    "crosscheck",
    "facts",
    "parse",
    "parse_tokens",
    "read",
    "sentences",
    "stance",
]
