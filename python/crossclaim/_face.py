"""The Python face: inputs made plain, the native module called, results given tables and display."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from crossclaim import _inputs, _native, _tables
from crossclaim._native import (
    Article,
    Attribution,
    Check,
    Claim,
    Comparison,
    Coverage,
    Finding,
    Group,
    Name,
    Note,
    Passed,
    Quantity,
    Quote,
    Span,
    Stance,
    Standing,
    Time,
    Tree,
)
from crossclaim.exceptions import InputError, InputWarning

if TYPE_CHECKING:
    _Table = Literal["articles", "claims", "groups", "findings", "evidence", "dismissed", "ledger", "notes"]


class Report:
    """A consistency report: what sources agree on, where they differ, and why a difference counts or not.

    In a notebook the report shows itself. It does not change once it is made.
    """

    __slots__ = ("_native",)

    def __init__(self, native: _native.Report) -> None:
        self._native = native

    @property
    def articles(self) -> list[Article]:
        """The articles, sorted by id."""
        return self._native.articles

    @property
    def claims(self) -> list[Claim]:
        """Every claim, in the order of articles and text."""
        return self._native.claims

    @property
    def groups(self) -> list[Group]:
        """Claims of several articles that speak of the same thing."""
        return self._native.groups

    @property
    def findings(self) -> list[Finding]:
        """All findings, disagreements first."""
        return self._native.findings

    @property
    def disagreements(self) -> list[Finding]:
        """Where the sources disagree."""
        return self._native.disagreements

    @property
    def updates(self) -> list[Finding]:
        """Later reports of a moving figure or state."""
        return self._native.updates

    @property
    def ledger(self) -> list[Passed]:
        """Pairs that were compared, look different, and were let pass: the nearest misses first."""
        return self._native.ledger

    @property
    def dismissed(self) -> list[Finding]:
        """Findings that a reader has settled; they are in none of the other lists."""
        return self._native.dismissed

    @property
    def notes(self) -> list[Note]:
        """Remarks on the inputs."""
        return self._native.notes

    @property
    def coverage(self) -> Coverage:
        """What was compared, and what was not."""
        return self._native.coverage

    def of(self, relation: Literal["agree", "compatible", "update", "disagree"]) -> list[Finding]:
        """The findings of one relation."""
        return self._native.of(relation)

    def check(self, statement: str) -> Check:
        """Who supports a statement, and who contradicts it."""
        return _native.check(self._native, _inputs.text(statement))

    def to_json(self, path: str | os.PathLike[str] | None = None, *, pretty: bool = False) -> str:
        """The report as JSON of schema ``crossclaim/report/1``; written to `path` as well, if given."""
        return _write(self._native.to_json(pretty=pretty), path)

    def to_markdown(self, path: str | os.PathLike[str] | None = None) -> str:
        """The report as Markdown; written to `path` as well, if given."""
        return _write(self._native.to_markdown(), path)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """The report as one self-contained page; written to `path` as well, if given."""
        return _write(self._native.html_page(), path)

    def to_terminal(self, *, width: int = 80, colour: bool = False) -> str:
        """The report as it is printed on a terminal."""
        return self._native.to_terminal(width=width, colour=colour)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the report, read."""
        read: dict[str, Any] = json.loads(self._native.to_json())
        return read

    def to_records(self, table: _Table = "findings") -> list[dict[str, Any]]:
        """One of the report's tables as plain dicts."""
        return _tables.records(self._native, table)

    def to_pandas(self, table: _Table = "findings") -> Any:
        """One of the report's tables as a pandas ``DataFrame``."""
        return _tables.to_pandas(self._native, table)

    def to_polars(self, table: _Table = "findings") -> Any:
        """One of the report's tables as a polars ``DataFrame``."""
        return _tables.to_polars(self._native, table)

    def to_arrow(self, table: _Table = "findings") -> Any:
        """One of the report's tables as a ``pyarrow.Table``."""
        return _tables.to_arrow(self._native, table)

    def __repr__(self) -> str:
        return repr(self._native)

    def _repr_html_(self) -> str:
        return self._native.html_fragment()

    def _repr_markdown_(self) -> str:
        return self._native.to_markdown()


def _write(text: str, path: str | os.PathLike[str] | None) -> str:
    if path is not None:
        Path(path).write_text(text, encoding="utf-8", newline="\n")
    return text


def read(source: Any, *, strict: bool = False) -> list[Article]:
    """The articles in paths, folders, dicts or tables, cleaned.

    With `strict`, an input that cannot be read raises `InputError`; otherwise it is passed over with an
    `InputWarning`.
    """
    found, notes = _inputs.articles(source, strict=strict)
    for note in notes:
        warnings.warn(note.message, InputWarning, stacklevel=2)
    return found


def crosscheck(source: Any, *, strict: bool = False, dismissed: str | os.PathLike[str] | Iterable[str] = ()) -> Report:
    """The consistency report on the articles in `source`.

    `source` is a path, a folder, dicts with a ``text`` (and ``id``, ``source``, ``published``, ``title``,
    ``url`` as far as they are known, or the field names of trafilatura, newspaper4k, news-please and schema.org),
    `Article` objects, any mix of them, or a pandas, polars or Arrow table with such columns.

    With `strict`, an input that cannot be read raises `InputError`; otherwise the report names it in its notes.

    `dismissed` hides what a reader has settled: ids of findings, or the path of a file with one a line and ``#`` for
    comments. An id holds when another article joins a side, and no longer when one brings a side of its own.
    """
    settled = _inputs.dismissed(dismissed)
    found, notes = _inputs.articles(source, strict=strict)
    if not found:
        detail = "; ".join(n.message for n in notes) or "nothing was given"
        raise InputError(f"no article to check: {detail}")
    try:
        return Report(_native.crosscheck(found, notes, settled))
    except ValueError as error:
        raise InputError(f"dismissed: {error}; write ids as the findings of a report give them") from None


def check(report: Report, statement: str) -> Check:
    """Who supports a statement, and who contradicts it, among the articles of `report`."""
    return report.check(statement)


def sentences(text: str) -> list[Span]:
    """The sentences of `text`, as spans with ``start``, ``end`` and ``text``."""
    return _native.sentences(_inputs.text(text))


def facts(
    text: str, published: str | date | None = None, place: str | None = None
) -> list[Quantity | Time | Name | Quote | Attribution | Stance]:
    """What `text` states: quantities, times, names, quotes, attributions and stances, in order.

    Each has ``kind``, ``start``, ``end`` and ``text``, and fields by its kind. `published`, in any form an
    article may carry, resolves "Wednesday" and "last week"; `place`, where the text was written, says whose
    dollars are meant. The ``scope`` of a quantity is a list of spans: what it holds for ("from each side");
    that of a stance ("not", "reportedly") is the span it reaches.
    """
    return _native.facts(_inputs.text(text), _inputs.date(published), place)


def stance(text: str, start: int = 0, end: int | None = None) -> Standing:
    """What `text` says of ``text[start:end]``: affirmed or negated, how sure, and in which tense.

    >>> text = "The mayor denied selling the wells, which may run dry."
    >>> start = text.index("run dry")
    >>> stance(text, start, start + len("run dry"))
    Standing(affirmed, possible, present)
    """
    return _native.stance(_inputs.text(text), start, end)


def parse(text: str) -> Tree:
    """Tags, lemmas and dependency arcs of one sentence (Universal Dependencies v2).

    A sequence of its tokens, which draws itself as an arc diagram in a notebook.
    """
    return _native.parse(_inputs.text(text))


def parse_tokens(tokens: Iterable[str]) -> Tree:
    """Tags, lemmas and dependency arcs of given tokens; offsets are into the tokens joined by one space."""
    return _native.parse_tokens([_inputs.text(token) for token in tokens])


def compare(a: str, b: str, published_a: str | date | None = None, published_b: str | date | None = None) -> Comparison:
    """What two sentences have to do with each other."""
    return _native.compare(_inputs.text(a), _inputs.text(b), _inputs.date(published_a), _inputs.date(published_b))


def clean(
    page: str,
    *,
    id: str = "",
    title: str | None = None,
    source: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
) -> Article:
    """The article in a page: plain text, HTML or Markdown."""
    return _native.clean(
        _inputs.text(page), id=id, title=title, source=source, published=_inputs.date(published), url=url
    )
