"""The report: its parts, its tables, its renderings."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import crossclaim as cc

from .conftest import ARTICLES, ROOT

TABLES = ["articles", "claims", "groups", "findings", "evidence", "dismissed", "ledger", "notes"]


def test_the_program_and_python_give_the_same_bytes(report: cc.Report, program: Path) -> None:
    run = subprocess.run([program, "report", ARTICLES, "--format", "json"], cwd=ROOT, capture_output=True, check=True)
    assert json.loads(run.stdout) == report.to_dict()
    assert run.stdout.decode().strip() in (report.to_json(), report.to_json(pretty=True).strip())


def test_the_parts_of_a_report(report: cc.Report) -> None:
    assert len(report.articles) == 5
    assert report.disagreements
    assert [f for f in report.findings if f.relation == "disagree"] == report.disagreements
    assert report.of("update") == report.updates
    ids = {a.id for a in report.articles}
    claims = {c.id: c for c in report.claims}
    assert len(claims) == len(report.claims) == report.coverage.claims
    for group in report.groups:
        assert set(group.claims) <= claims.keys()
        assert group.label in group.claims
        assert set(group.articles) <= ids
        assert {claims[c].article for c in group.claims} == set(group.articles)
    for finding in report.findings:
        assert len(finding.sides) >= (1 if finding.relation == "agree" else 2)
        assert finding.explanation
        assert {e.article for s in finding.sides for e in s.evidence} <= ids


def test_the_disagreements_of_the_examples(report: cc.Report) -> None:
    words = {w for f in report.of("disagree") for s in f.sides for w in re.findall(r"\w+", s.value.lower())}
    assert {"tariffs", "sanctions"} <= words


def test_what_is_dismissed_is_counted_and_not_shown(report: cc.Report, tmp_path: Path) -> None:
    first = report.disagreements[0]
    file = tmp_path / "settled"
    file.write_text(f"# the desk\n{first.id}  # seen\n", encoding="utf-8")
    for dismissed in (file, str(file), [first.id]):
        rest = cc.crosscheck(ARTICLES, dismissed=dismissed)
        assert rest.dismissed == [first]
        assert rest.disagreements == report.disagreements[1:]
        assert rest.to_records("dismissed")[0]["id"] == first.id
    for bad in (["the toll"], tmp_path / "none"):
        with pytest.raises(cc.InputError, match="dismiss"):
            cc.crosscheck(ARTICLES, dismissed=bad)


def test_the_ledger_shows_what_was_let_pass(report: cc.Report) -> None:
    assert len(report.ledger) <= report.coverage.let_pass
    assert [p.confidence for p in report.ledger] == sorted((p.confidence for p in report.ledger), reverse=True)
    raw = {a.id: a.raw for a in report.articles}
    for passed in report.ledger:
        assert passed.confidence < 0.5
        assert passed.explanation
        for e in (passed.a, passed.b):
            assert e.text.split()[0] in raw[e.article][e.start : e.end]
    for article, reason, count in report.coverage.not_checked:
        assert article in raw
        assert reason
        assert count > 0


def test_evidence_stands_in_its_article(report: cc.Report) -> None:
    raw = {a.id: a.raw for a in report.articles}
    for finding in report.findings:
        for side in finding.sides:
            for e in side.evidence:
                assert re.sub(r"\s+", "", raw[e.article][e.start : e.end])[:3] == re.sub(r"\s+", "", e.text)[:3]


def test_any_order_gives_the_same_bytes(report: cc.Report) -> None:
    assert cc.crosscheck(list(reversed(cc.read(ARTICLES)))).to_json() == report.to_json()


def test_a_statement(report: cc.Report) -> None:
    small = cc.crosscheck(
        [
            {"id": "a", "text": "The bridge at Alba was closed after 14 cracks were found in its deck."},
            {"id": "b", "text": "The tower of Orlen leans by 3 degrees."},
        ]
    )
    checked = small.check("The bridge at Alba was closed after cracks were found in the deck")
    assert [c.article for c in checked.supported_by] == ["a"]
    against = small.check("The tower of Orlen leans by 5 degrees.")
    assert against.supported_by == []
    assert [f.kind for f in against.contradicted_by] == ["quantity"]
    assert cc.check(report, "Nobody has ever seen a penguin in Port Alba.").supported_by == []
    assert repr(checked).startswith("Check(supported by ")


@pytest.mark.parametrize("table", TABLES)
def test_tables_hold_the_same_rows(report: cc.Report, table: Any) -> None:
    rows = report.to_records(table)
    frame, polars, arrow = report.to_pandas(table), report.to_polars(table), report.to_arrow(table)
    assert isinstance(frame, pd.DataFrame)
    assert isinstance(polars, pl.DataFrame)
    assert isinstance(arrow, pa.Table)
    assert len(frame) == len(polars) == arrow.num_rows == len(rows)
    assert list(frame.columns) == polars.columns == arrow.column_names
    if rows:
        assert list(rows[0]) == arrow.column_names
        assert arrow.to_pylist() == rows
        assert polars.to_dicts() == rows


@pytest.mark.parametrize("table", TABLES)
def test_empty_tables_keep_their_columns(table: Any) -> None:
    nothing = cc.crosscheck({"id": "a", "text": "Rain.", "published": "2031-03-04"})
    full = cc.crosscheck(ARTICLES)
    assert nothing.to_arrow(table).schema == full.to_arrow(table).schema
    assert nothing.to_polars(table).schema == full.to_polars(table).schema
    assert list(nothing.to_pandas(table).columns) == list(full.to_pandas(table).columns)


def test_a_table_that_is_none_is_told_the_names(report: cc.Report) -> None:
    with pytest.raises(ValueError, match="findings"):
        report.to_pandas("sentences")  # type: ignore[arg-type]


def test_files_hold_what_is_returned(report: cc.Report, tmp_path: Path) -> None:
    for name, write in (("r.json", report.to_json), ("r.md", report.to_markdown), ("r.html", report.to_html)):
        text = write(tmp_path / name)
        assert (tmp_path / name).read_bytes().decode() == text
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["schema"] == "crossclaim/report/1"


def test_terminal_has_colour_on_request_alone(report: cc.Report) -> None:
    assert "\x1b" not in report.to_terminal()
    assert "\x1b" in report.to_terminal(colour=True)
    assert max(map(len, report.to_terminal(width=60).splitlines())) <= 60


HOSTILE = '<script>alert("1")</script>'


@pytest.fixture(scope="module")
def hostile() -> cc.Report:
    """Articles that try to get out of the page."""
    return cc.crosscheck(
        [
            {
                "id": f"{name}{HOSTILE}",
                "title": f"Bridge {HOSTILE}",
                "source": f"Post {HOSTILE}",
                "published": "2031-03-04",
                "text": f"The council of Orlen voted on {day} to close the bridge {HOSTILE} for good.",
            }
            for name, day in (("a", "Monday"), ("b", "Tuesday"))
        ]
    )


def test_a_notebook_shows_the_report_itself(report: cc.Report) -> None:
    html = report._repr_html_()
    assert html.startswith("<style>")
    assert "<html" not in html
    assert re.findall(r'(?:src|href)="(?!#)', html) == []
    assert "<script" not in html
    assert "url(" not in html
    assert report._repr_markdown_() == report.to_markdown()


def test_nothing_of_an_article_becomes_markup(hostile: cc.Report) -> None:
    for html in (hostile._repr_html_(), hostile.to_html()):
        assert "&lt;script&gt;" in html
        assert "<script" not in html.lower()
    assert re.findall(r"(?<!\\)<script", hostile.to_markdown().lower()) == []


def test_reprs_are_short(report: cc.Report) -> None:
    assert re.fullmatch(r"Report\(5 articles, \d+ claims, \d+ groups, \d+ disagreements, \d+ updates\)", repr(report))
    things = [
        report.articles[0],
        report.articles[0].blocks[0],
        report.claims[0],
        report.groups[0],
        report.coverage,
        report.findings[0],
        report.findings[0].sides[0],
        report.findings[0].sides[0].evidence[0],
        cc.sentences("Rain.")[0],
        cc.parse("Rain falls."),
        cc.parse("Rain falls.")[0],
        cc.compare("Rain fell.", "Rain fell."),
        *cc.facts('"It rained for 12 days in Orlen," Mara Holt said on 14 May 2030.'),
    ]
    for thing in things:
        assert repr(thing).startswith(type(thing).__name__ + "(")
        assert "object at" not in repr(thing)


def test_values_are_frozen_and_compare(report: cc.Report) -> None:
    with pytest.raises(AttributeError):
        report.findings[0].kind = "date"  # type: ignore[misc]
    assert report.findings == report.findings
    assert len({*report.findings, *report.findings}) == len(report.findings)
    assert len({*report.claims, *report.claims}) == len(report.claims)


def test_two_sentences() -> None:
    same = cc.compare("The storm killed 14 people in Port Alba.", "In Port Alba the storm killed 14 people.")
    assert same.same_claim
    assert same.relation in ("agree", "compatible")
    assert 0 < same.score <= 1
    assert all(isinstance(name, str) for name, _ in same.features)
    other = cc.compare("The storm killed 14 people in Port Alba.", "Wheat is grown in the hills.")
    assert (other.same_claim, other.relation, other.kinds) == (False, "unrelated", [])


def test_a_parsed_sentence_draws_itself() -> None:
    tree = cc.parse("The mayor <b> did not resign.")
    assert tree._repr_svg_() == tree.to_svg()
    assert tree.to_svg().startswith("<svg ")
    assert "<b>" not in tree.to_svg()
    assert tree[-1] is tree.tokens[-1]
    assert [t.id for t in tree[1:3]] == [2, 3]
    with pytest.raises(IndexError):
        tree[len(tree)]
    assert [t.head for t in tree if t.deprel == "root"] == [0]


def test_a_page_is_cleaned() -> None:
    page = (
        "<html><head><title>Bridge closed - Alba Post</title></head><body><nav><a href='/'>Home</a></nav>"
        "<article><h1>Bridge closed</h1><p>The bridge at Orlen was closed on Monday, the council said in a "
        "statement.</p><p>It will stay closed for six weeks while a crack is mended.</p></article>"
        "<footer>Subscribe to our newsletter</footer></body></html>"
    )
    article = cc.clean(page, id="x", source="Alba Post", published="4 March 2031")
    assert (article.id, article.title, article.source) == ("x", "Bridge closed", "Alba Post")
    assert (article.published, article.published_origin) == ("2031-03-04", "given")
    assert "newsletter" not in article.text
    assert all(article.text[b.start : b.end] == b.text for b in article.blocks)
    assert any("newsletter" in s.text for s in article.set_aside)
    assert all(page[s.start : s.end] == s.text for s in article.set_aside)
