"""`tests/cases/*.toml` from Python. The head of each file says what its keys mean."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import crossclaim as cc

from .conftest import ROOT, tomllib

Case = dict[str, Any]


def cases(topic: str) -> pytest.MarkDecorator:
    """Each case of a topic as a parameter named by its trap."""
    with (ROOT / "tests" / "cases" / f"{topic}.toml").open("rb") as file:
        found: list[Case] = tomllib.load(file)["case"]
    return pytest.mark.parametrize("case", [pytest.param(c, id=c["trap"]) for c in found])


def facts(case: Case, *kinds: str) -> list[Any]:
    found = cc.facts(case["text"], published=case.get("published") or None, place=case.get("place"))
    return [f for f in found if f.kind in kinds]


def words(span: cc.Span | None) -> str:
    return span.text if span else ""


@cases("sentences")
def test_sentences(case: Case) -> None:
    found = cc.sentences(case["text"])
    assert [s.text for s in found] == case["sentences"]
    assert [case["text"][s.start : s.end] for s in found] == case["sentences"]


@cases("quantities")
def test_quantities(case: Case) -> None:
    found = facts(case, "quantity", "ordinal", "identifier")
    assert all(f.kind in ("quantity", f.role) for f in found)
    # A number of a time ("the first half") is left to the time.
    times = " | ".join(t.text for t in facts(case, "time"))
    spans = {f.text for f in found}
    wanted = [q for q in case["quantities"] if q["span"] in spans or q["span"] not in times]
    assert [f.text for f in found] == [q["span"] for q in wanted]
    for fact, expected in zip(found, wanted, strict=True):
        for key in ("value", "low", "high", "whole"):
            if key in expected:
                said = getattr(fact, key)
                assert said is not None, key
                assert Decimal(said) == Decimal(expected[key]), key
        for key in ("bound", "role", "unit", "per", "head", "state", "change"):
            if key in expected:
                assert getattr(fact, key) == expected[key], key
        if "counted" in expected:
            # The phrase begins with the words of the unit: "gallons of fuel".
            assert fact.counted.endswith(expected["counted"])
        if "phrase" in expected:
            assert fact.counted == expected["phrase"]
        scope = [s.text for s in fact.scope]
        for key in ("each", "total", "part_of"):
            if key in expected:
                assert expected[key] in scope, key
        for qualifier in expected.get("qualifiers", []):
            assert qualifier in scope


@cases("times")
def test_times(case: Case) -> None:
    found = facts(case, "time")
    assert [f.text for f in found] == [t["words"] for t in case["times"]]
    for fact, expected in zip(found, case["times"], strict=True):
        if "type" in expected:
            assert fact.timex_type == expected["type"]
        if "value" in expected:
            assert fact.timex_value == expected["value"]
        if "begin" in expected:
            assert fact.begin.startswith(expected["begin"])
        if "end" in expected:
            assert fact.end_excl.startswith(expected["end"])
        if "role" in expected:
            assert fact.role == expected["role"]


@cases("names")
def test_names(case: Case) -> None:
    found = facts(case, "name")
    assert [(f.text, f.type) for f in found] == [(n["words"], n["type"]) for n in case["names"]]
    for fact, expected in zip(found, case["names"], strict=True):
        assert fact.canonical == expected.get("canonical", expected["words"])
        assert words(fact.title) == expected.get("title", "")
        assert fact.title_past == expected.get("past", False)


@cases("quotes")
def test_quotes(case: Case) -> None:
    if "quotes" in case:
        found = facts(case, "quote")
        assert [f.text for f in found] == [q["words"] for q in case["quotes"]]
        for fact, expected in zip(found, case["quotes"], strict=True):
            for key in ("speaker", "cue"):
                if key in expected:
                    assert words(getattr(fact, key)) == expected[key]
            if "continues" in expected:
                assert fact.continues == expected["continues"]
    said = [
        (words(f.source), words(f.cue), words(f.content), f.speech, f.stance, f.nested)
        for f in facts(case, "attribution")
    ]
    for expected in case.get("attributions", []):
        keys = ("source", "cue", "content", "speech", "stance", "nested")
        assert any(
            all(expected.get(key, value) == value for key, value in zip(keys, one, strict=True)) for one in said
        ), (expected, said)
    if case.get("only"):
        assert len(said) == len(case.get("attributions", []))


@cases("stance")
def test_stance(case: Case) -> None:
    text = case["text"]
    for expected in case.get("expect", []):
        start = text.index(expected["words"])
        said = cc.stance(text, start, start + len(expected["words"]))
        for key in ("polarity", "certainty", "tense"):
            if key in expected:
                assert (getattr(said, key) or "none") == expected[key], (key, said.cues)
    found = [(f.type, f.cue.text, f.scope.text) for f in facts(case, "stance")]
    for wanted in case.get("stances", []):
        assert (wanted["kind"], wanted["cue"], wanted["scope"]) in found


@cases("pages")
def test_pages(case: Case) -> None:
    article = cc.clean(case["text"], **case.get("given", {}))
    flat = " ".join(article.text.split())
    for passage in case.get("keep", []):
        assert passage in flat
    for passage in case.get("drop", []):
        assert passage not in flat
    for role, beginning in case.get("roles", []):
        assert any(b.role == role and " ".join(b.text.split()).startswith(beginning) for b in article.blocks)
    for reason, part in case.get("reasons", []):
        assert any(s.reason == reason and part in s.text for s in article.set_aside)
    for key in ("title", "source", "byline"):
        if key in case:
            assert (getattr(article, key) or "") == case[key], key
    if "published" in case:
        assert (article.published or "").startswith(case["published"])
        assert bool(article.published) == bool(case["published"])
    if "notes" in case:
        assert sorted(n.kind for n in article.notes) == case["notes"]


@cases("pairs")
def test_pairs(case: Case) -> None:
    found = cc.compare(case["a"], case["b"], case.get("published_a"), case.get("published_b"))
    if "relation" in case:
        assert found.relation == case["relation"]
    if "never" in case:
        assert found.relation != case["never"]
    if "reason" in case:
        assert (case["kind"], case["reason"]) in {(f.kind, f.reason) for f in found.findings}
