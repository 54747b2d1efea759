"""What `crosscheck` takes: paths, folders, dicts, articles and tables, made plain for the native module."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from crossclaim import _native
from crossclaim.exceptions import InputError

#: Rows of tables are read this many at a time, so that a large one is never held twice.
_ROWS = 1_000


def _table_rows(table: Any) -> Iterable[Mapping[str, Any]] | None:
    """The rows of a pandas, polars or Arrow table as dicts; None when it is no table."""
    if hasattr(table, "iter_rows") and hasattr(table, "columns"):  # polars
        return table.iter_rows(named=True)  # type: ignore[no-any-return]
    if hasattr(table, "to_batches"):  # Arrow table
        return (row for batch in table.to_batches(max_chunksize=_ROWS) for row in batch.to_pylist())
    if hasattr(table, "to_dict") and hasattr(table, "columns") and hasattr(table, "iloc"):  # pandas
        return (
            row
            for start in range(0, len(table), _ROWS)
            for row in table.iloc[start : start + _ROWS].to_dict("records")
        )
    if hasattr(table, "to_pylist"):  # Arrow record batch
        return table.to_pylist()  # type: ignore[no-any-return]
    return None


def _missing(value: Any) -> bool:
    """None, NaN and NaT: tables have many ways to say that nothing is there."""
    return value is None or (value != value) is True


def _plain(value: Any) -> Any:
    """A value as JSON knows it; dates become ISO 8601."""
    if isinstance(value, (str, int, float, bool, list, dict)):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


def _record(row: Mapping[str, Any], number: int) -> str:
    fields = {str(k): _plain(v) for k, v in row.items() if not _missing(v)}
    fields.setdefault("id", f"article {number}")
    return json.dumps(fields, ensure_ascii=False, default=str)


def articles(source: Any, *, strict: bool = False) -> tuple[list[_native.Article], list[_native.Note]]:
    """Every article in `source`, and remarks on what gave none, in the order of `source`."""
    found: list[_native.Article] = []
    notes: list[_native.Note] = []
    records: list[str] = []
    paths: list[str] = []

    def flush() -> None:
        for pending, read in ((paths, _native.read_paths), (records, _native.read_records)):
            if pending:
                got, remarks, errors = read(pending)
                if strict and errors:
                    raise InputError("; ".join(errors))
                found.extend(got)
                notes.extend(remarks)
                pending.clear()

    rows = _table_rows(source)
    if rows is not None:
        items: Iterable[Any] = rows
    elif isinstance(source, (str, os.PathLike, Mapping, _native.Article)):
        items = [source]
    elif isinstance(source, Iterable):
        items = source
    else:
        raise InputError(
            f"{type(source).__name__} is no source of articles; give paths, a folder, dicts, articles, "
            "or a pandas, polars or Arrow table"
        )
    for number, item in enumerate(items, start=1):
        if isinstance(item, _native.Article):
            flush()
            found.append(item)
        elif isinstance(item, Mapping):
            if paths:
                flush()
            records.append(_record(item, number))
        elif isinstance(item, (str, os.PathLike)):
            if records:
                flush()
            paths.append(os.fspath(item))
        else:
            raise InputError(
                f"item {number} is a {type(item).__name__}; an article is a path, a dict with a \"text\", or an Article"
            )
    flush()
    return found, notes
