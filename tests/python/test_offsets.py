"""Offsets are code points: `text[f.start:f.end]` gives the words, whatever the text is written in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossclaim as cc

TEXTS = {
    "plain": 'The dam at Orlen holds 1,200 farms back. "It will last," Mara Holt said on 14 May 2030.',
    "emoji": '🌊🌊 The dam at Orlen 🏞️ holds 1,200 farms back. "It will last 👍," Mara Holt said on 14 May 2030.',
    "accents": "Žofia Ðurić přišla. “Décidé,” Žofia Ðurić said in Çarşı on 14 May 2030; 1,200 café owners had left.",
    "combining": "Zofia\u0301 Vold came to Orle\u0301n on 14 May 2030 with 12 friends. “Done,” she said.",
    "right to left": "שלום. The mayor of Orlen said 12 people left on 14 May 2030. مرحبا",
    "line ends": "The mayor of Orlen spoke.\r\n\r\n12 people left on 14 May 2030,\rhe said.",
}


def spans(fact: Any) -> list[Any]:
    """The fact and every span it carries."""
    found: list[Any] = [fact]
    for name in ("title", "speaker", "cue", "source", "content"):
        if (span := getattr(fact, name, None)) is not None:
            found.append(span)
    scope: Any = getattr(fact, "scope", [])
    return found + (scope if isinstance(scope, list) else [scope])


def holds(text: str, span: Any) -> bool:
    return bool(text[span.start : span.end] == span.text and span.start <= span.end <= len(text))


@pytest.mark.parametrize("name", TEXTS)
def test_facts_show_their_words(name: str) -> None:
    text = TEXTS[name]
    facts = cc.facts(text, published="2030-06-01")
    assert {"quantity", "time"} <= {f.kind for f in facts}
    for fact in facts:
        for span in spans(fact):
            assert holds(text, span), span


@pytest.mark.parametrize("name", TEXTS)
def test_sentences_show_their_words(name: str) -> None:
    text = TEXTS[name]
    found = cc.sentences(text)
    assert len(found) >= 2
    assert all(holds(text, s) for s in found)


@pytest.mark.parametrize("name", TEXTS)
def test_tokens_show_their_words(name: str) -> None:
    text = TEXTS[name]
    tree = cc.parse(text)
    assert len(tree) > 5
    assert all(holds(text, t) for t in tree)
    assert all(0 <= t.head <= len(tree) for t in tree)


def test_given_tokens_are_joined_by_one_space() -> None:
    tokens = ["Žofia", "did", "n't", "go", "🏠", "."]
    tree = cc.parse_tokens(tokens)
    assert [t.text for t in tree] == tokens
    assert all(" ".join(tokens)[t.start : t.end] == t.text for t in tree)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_safe(text: str) -> None:
    for span in cc.sentences(text):
        assert holds(text, span)
    for fact in cc.facts(text):
        assert all(holds(text, span) for span in spans(fact))
    assert all(holds(text, token) for token in cc.parse(text))
    assert cc.clean(text).raw == text


def test_half_a_surrogate_pair_keeps_the_offsets() -> None:
    text = "Bad \ud83d byte. The mayor of Orlen left on 14 May 2030."
    (date,) = (f for f in cc.facts(text) if f.kind == "time")
    assert text[date.start : date.end] == "14 May 2030"


def test_evidence_points_into_what_was_handed_over() -> None:
    pages = {
        "a": "🚢 Ferry news\n\nThe ferry “Žofia” left Port Alba on Monday, 3 March 2031, with 214 people on board.",
        "b": "<html><body><article><h1>Ferry</h1><p>The ferry &ldquo;Žofia&rdquo; left Port&nbsp;Alba on "
        "Monday, 3 March 2031, with 241 people on board, the operator said.</p></article></body></html>",
    }
    report = cc.crosscheck([{"id": k, "text": v, "published": "2031-03-04"} for k, v in pages.items()])
    evidence = [e for f in report.findings for s in f.sides for e in s.evidence]
    assert evidence
    for e in evidence:
        assert e.start < e.end <= len(pages[e.article])
    plain = [e for e in evidence if e.article == "a"]
    assert plain
    for e in plain:
        assert pages["a"][e.start : e.end] == e.text


def test_the_way_back_from_clean_text_to_the_page() -> None:
    page = (
        "<html><body><article><p>Žofia &amp; Söhne moved 1,200 crates to Orlen on Monday.</p></article></body></html>"
    )
    article = cc.clean(page)
    start = article.text.index("1,200")
    back = article.origin(start, start + 5)
    assert page[back.start : back.end] == back.text == "1,200"
    with pytest.raises(ValueError, match="lies behind"):
        article.origin(5, 2)


def test_a_stretch_that_is_not_in_the_text_is_refused() -> None:
    text = "Žofia Vold did not leave."
    start = text.index("leave")
    assert cc.stance(text, start, len(text) - 1).polarity == "negated"
    assert [cue.text for cue in cc.stance(text).cues] == ["not"]
    for first, last in ((99, None), (5, 2), (0, 99)):
        with pytest.raises(ValueError, match="no stretch of the text"):
            cc.stance(text, first, last)
