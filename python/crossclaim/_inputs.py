"""What `crosscheck` takes: paths, folders, dicts, articles and tables, made plain for the native module."""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from crossclaim import _native
from crossclaim.exceptions import InputError

#: Rows of tables are read this many at a time, so that a large one is never held twice.
_ROWS = 1_000

#: A longer "path" is an article that somebody handed over as a string.
_LONGEST_PATH = 4_096

_SURROGATES = re.compile("[\ud800-\udfff]")


def _table_rows(table: Any) -> Iterable[Mapping[str, Any]] | None:
    """The rows of a pandas, polars or Arrow table as dicts; None when it is no table."""
    if hasattr(table, "collect_schema") and hasattr(table, "collect"):  # a polars query that was not run yet
        table = table.collect()
    if hasattr(table, "iter_rows") and hasattr(table, "columns"):  # polars
        return table.iter_rows(named=True)  # type: ignore[no-any-return]
    if hasattr(table, "to_batches"):  # Arrow table
        return (row for batch in table.to_batches(max_chunksize=_ROWS) for row in batch.to_pylist())
    if hasattr(table, "to_dict") and hasattr(table, "columns") and hasattr(table, "iloc"):  # pandas
        if any(name is not None for name in table.index.names):  # an index with a name is a column
            table = table.reset_index()
        return (
            row for start in range(0, len(table), _ROWS) for row in table.iloc[start : start + _ROWS].to_dict("records")
        )
    if hasattr(table, "to_pylist"):  # Arrow record batch
        return table.to_pylist()  # type: ignore[no-any-return]
    if hasattr(table, "read_next_batch"):  # a stream of Arrow record batches
        return (row for batch in table for row in batch.to_pylist())
    return None


def _row(item: Any) -> Any:
    """A row of a pandas table as a dict; anything else as it is."""
    if hasattr(item, "to_dict") and hasattr(item, "index") and hasattr(item, "iloc"):
        return item.to_dict()
    return item


def _missing(value: Any) -> bool:
    """None, NaN and NaT: tables have many ways to say that nothing is there."""
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):  # pandas.NA has no truth; nor has an array
        return not hasattr(value, "__len__")


def text(words: str) -> str:
    """`words` as the native module takes them: halves of surrogate pairs, which no UTF-8 can hold,
    become U+FFFD, one for one, so that offsets stay."""
    if not isinstance(words, str):
        raise TypeError(f"text must be a str, not {type(words).__name__}")
    try:
        words.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", words)
    return words


def date(value: str | datetime.date | None) -> str | None:
    """A date as text; `datetime` values are written as ISO 8601. Tables keep days as midnights, so that a midnight
    without a zone is a day."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime) and value.tzinfo is None and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat()


def _plain(value: Any) -> Any:
    """A value as JSON knows it, whatever the library it came from; dates become ISO 8601."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, Mapping):
        return {text(str(k)): _plain(v) for k, v in value.items() if not _missing(v)}
    if isinstance(value, (list, tuple, set, frozenset)) or hasattr(value, "tolist"):
        items = value.tolist() if hasattr(value, "tolist") else value
        return [_plain(v) for v in items if not _missing(v)] if isinstance(items, Iterable) else items
    if hasattr(value, "isoformat"):
        return date(value)
    return text(str(value))


def _record(row: Mapping[Any, Any]) -> str:
    return json.dumps(_plain(row), ensure_ascii=False)


class _Reader:
    """Reads inputs in order, as many of one sort at a time as stand together."""

    def __init__(self) -> None:
        self.found: list[_native.Article] = []
        self.notes: list[_native.Note] = []
        self.errors: list[str] = []
        self._paths: list[str] = []
        self._records: list[tuple[str, str]] = []

    def add(self, item: Any, number: int) -> None:
        item = _row(item)
        if isinstance(item, _native.Article):
            self.flush()
            self.found.append(item)
        elif isinstance(item, Mapping):
            if self._paths or len(self._records) >= _ROWS:
                self.flush()
            self._records.append((f"article {number}", _record(item)))
        elif isinstance(item, (str, os.PathLike)):
            if self._records:
                self.flush()
            self._paths.append(_path(item))
        else:
            raise InputError(
                f'item {number} is a {type(item).__name__}; an article is a path, a dict with a "text", or an Article'
            )

    def flush(self) -> None:
        if self._paths:
            self._keep(_native.read_paths(self._paths))
            self._paths = []
        if self._records:
            self._keep(_native.read_records(self._records))
            self._records = []

    def _keep(self, read: tuple[list[_native.Article], list[_native.Note], list[str]]) -> None:
        found, notes, errors = read
        self.found.extend(found)
        self.notes.extend(notes)
        self.errors.extend(errors)


def _path(item: str | os.PathLike[str]) -> str:
    path = os.fspath(item)
    if "\n" in path or len(path) > _LONGEST_PATH:
        shown = path[:40].replace("\n", " ")
        raise InputError(f'"{shown}…" is no path; to hand over a text, give {{"text": ...}} or clean(text)')
    return path


def articles(source: Any, *, strict: bool = False) -> tuple[list[_native.Article], list[_native.Note]]:
    """Every article in `source`, and remarks on what gave none, in the order of `source`."""
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
    reader = _Reader()
    for number, item in enumerate(items, start=1):
        reader.add(item, number)
    reader.flush()
    # Ids are distinct within one read; inputs of several sorts may still share one.
    found, renamed = _native.distinct(reader.found)
    if strict and (errors := reader.errors + renamed):
        raise InputError("; ".join(errors))
    return found, reader.notes


def dismissed(source: str | os.PathLike[str] | Iterable[str]) -> str:
    """Ids of findings, one a line: of a file, or as they are given."""
    if isinstance(source, (str, os.PathLike)):
        try:
            return Path(source).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise InputError(
                f"{os.fspath(source)}: cannot be read ({error}); check the path of the dismissals"
            ) from error
    return "\n".join(text(id) for id in source)
