"""The report's tables: plain dicts, and data frames of whichever library is asked for."""

from __future__ import annotations

from typing import Any

from crossclaim import _native

#: The columns of each table and what they hold.
_COLUMNS: dict[str, dict[str, str]] = {
    "articles": {
        "id": "text", "title": "text", "source": "text", "published": "text", "published_origin": "text",
        "byline": "text", "url": "text", "language": "text",
    },
    "claims": {"id": "text", "article": "text", "start": "whole", "end": "whole", "text": "text", "role": "text"},
    "groups": {
        "id": "text", "claims": "texts", "articles": "texts", "origins": "whole", "label": "text", "score": "real",
    },
    "findings": {
        "id": "text", "relation": "text", "kind": "text", "severity": "text", "confidence": "real", "reason": "text",
        "locus": "text", "group": "text", "values": "texts", "articles": "texts", "explanation": "text",
    },
    "evidence": {
        "finding": "text", "relation": "text", "kind": "text", "side": "whole", "value": "text", "article": "text",
        "claim": "text", "start": "whole", "end": "whole", "text": "text",
    },
    "ledger": {
        "kind": "text", "reason": "text", "confidence": "real", "article_a": "text", "start_a": "whole",
        "end_a": "whole", "text_a": "text", "article_b": "text", "start_b": "whole", "end_b": "whole", "text_b": "text",
        "explanation": "text",
    },
    "notes": {"article": "text", "kind": "text", "message": "text"},
}  # fmt: skip
_COLUMNS["dismissed"] = _COLUMNS["findings"]


def records(report: _native.Report, table: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    if table not in _COLUMNS:
        raise ValueError(f"no table {table!r}; there are {', '.join(_COLUMNS)}")
    if table in ("findings", "dismissed"):
        made = {
            "values": lambda f: [s.value for s in f.sides],
            "articles": lambda f: sorted({e.article for s in f.sides for e in s.evidence}),
        }
        return [
            {name: made[name](f) if name in made else getattr(f, name) for name in _COLUMNS[table]}
            for f in getattr(report, table)
        ]
    if table == "ledger":
        return [
            {
                "kind": p.kind,
                "reason": p.reason,
                "confidence": p.confidence,
                "article_a": p.a.article,
                "start_a": p.a.start,
                "end_a": p.a.end,
                "text_a": p.a.text,
                "article_b": p.b.article,
                "start_b": p.b.start,
                "end_b": p.b.end,
                "text_b": p.b.text,
                "explanation": p.explanation,
            }
            for p in report.ledger
        ]
    if table == "evidence":
        return [
            {
                "finding": f.id,
                "relation": f.relation,
                "kind": f.kind,
                "side": number,
                "value": side.value,
                "article": e.article,
                "claim": e.claim,
                "start": e.start,
                "end": e.end,
                "text": e.text,
            }
            for f in report.findings
            for number, side in enumerate(f.sides, start=1)
            for e in side.evidence
        ]
    return [{name: getattr(row, name) for name in _COLUMNS[table]} for row in getattr(report, table)]


def _columns(report: _native.Report, table: str) -> dict[str, list[Any]]:
    rows = records(report, table)
    return {name: [row[name] for row in rows] for name in _COLUMNS[table]}


def to_pandas(report: _native.Report, table: str) -> Any:
    """A pandas ``DataFrame``."""
    import pandas

    return pandas.DataFrame(_columns(report, table))


def to_polars(report: _native.Report, table: str) -> Any:
    """A polars ``DataFrame``."""
    import polars

    types: dict[str, Any] = {
        "text": polars.String,
        "whole": polars.Int64,
        "real": polars.Float64,
        "texts": polars.List(polars.String),
    }
    columns = _columns(report, table)
    return polars.DataFrame(columns, schema={name: types[_COLUMNS[table][name]] for name in columns})


def to_arrow(report: _native.Report, table: str) -> Any:
    """A ``pyarrow.Table``."""
    import pyarrow

    text = pyarrow.string()
    types = {"text": text, "whole": pyarrow.int64(), "real": pyarrow.float64(), "texts": pyarrow.list_(text)}
    columns = _columns(report, table)
    return pyarrow.table(columns, schema=pyarrow.schema({name: types[_COLUMNS[table][name]] for name in columns}))
