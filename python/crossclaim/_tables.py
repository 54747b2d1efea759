"""The report's tables: plain dicts, and data frames of whichever library is asked for."""

from __future__ import annotations

from typing import Any

from crossclaim import _native

_COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": ("id", "title", "source", "published", "published_origin", "byline", "url", "language"),
    "claims": ("id", "article", "start", "end", "text", "role"),
    "groups": ("id", "claims", "articles", "origins", "label", "score"),
    "findings": (
        "id", "relation", "kind", "severity", "confidence", "reason", "locus", "group", "values", "articles",
        "explanation",
    ),
    "evidence": ("finding", "relation", "kind", "side", "value", "article", "claim", "start", "end", "text"),
    "notes": ("article", "kind", "message"),
}  # fmt: skip


def records(report: _native.Report, table: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    if table not in _COLUMNS:
        raise ValueError(f"no table {table!r}; there are {', '.join(_COLUMNS)}")
    if table == "findings":
        return [
            {
                **{name: getattr(f, name) for name in _COLUMNS["findings"] if hasattr(f, name)},
                "values": [s.value for s in f.sides],
                "articles": sorted({e.article for s in f.sides for e in s.evidence}),
            }
            for f in report.findings
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

    return pandas.DataFrame(_columns(report, table), columns=list(_COLUMNS[table]))


def to_polars(report: _native.Report, table: str) -> Any:
    """A polars ``DataFrame``."""
    import polars

    return polars.DataFrame(_columns(report, table), strict=False)


def to_arrow(report: _native.Report, table: str) -> Any:
    """A ``pyarrow.Table``."""
    import pyarrow

    return pyarrow.table(_columns(report, table))
