"""Every way in, and what becomes of inputs that are no articles."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

import crossclaim as cc

ROWS: list[dict[str, Any]] = [
    {
        "id": "post",
        "source": "Alba Post",
        "published": "2031-03-04",
        "text": "The council of Orlen voted on Monday to close the harbour bridge. 21 members voted for it.",
    },
    {
        "id": "radio",
        "source": None,
        "published": "2031-03-04",
        "text": "On Monday the council of Orlen voted to close the harbour bridge. 21 members voted for it.",
    },
]


def files(folder: Path) -> list[Path]:
    for row in ROWS:
        (folder / f"{row['id']}.json").write_text(json.dumps(row), encoding="utf-8")
    return sorted(folder.iterdir())


def csv(folder: Path) -> Path:
    pd.DataFrame(ROWS).to_csv(folder / "articles.csv", index=False)
    return folder / "articles.csv"


def parquet(folder: Path) -> Path:
    pd.DataFrame(ROWS).to_parquet(folder / "articles.parquet")
    return folder / "articles.parquet"


WAYS: dict[str, Callable[[Path], Any]] = {
    "dicts": lambda _: ROWS,
    "a generator": lambda _: (row for row in ROWS),
    "paths": files,
    "paths as strings": lambda folder: [str(p) for p in files(folder)],
    "a folder": lambda folder: (files(folder), folder)[1],
    "articles": lambda _: cc.read(ROWS),
    "a mix": lambda folder: [files(folder)[0], ROWS[1]],
    "pandas": lambda _: pd.DataFrame(ROWS),
    "pandas, by its index": lambda _: pd.DataFrame(ROWS).set_index("id"),
    "rows of pandas": lambda _: [row for _, row in pd.DataFrame(ROWS).iterrows()],
    "polars": lambda _: pl.DataFrame(ROWS),
    "polars, not run yet": lambda _: pl.DataFrame(ROWS).lazy(),
    "an Arrow table": lambda _: pa.Table.from_pylist(ROWS),
    "an Arrow record batch": lambda _: pa.RecordBatch.from_pylist(ROWS),
    "an Arrow stream": lambda _: pa.Table.from_pylist(ROWS).to_reader(),
    "CSV through pandas": lambda folder: pd.read_csv(csv(folder)),
    "CSV through polars": lambda folder: pl.read_csv(csv(folder)),
    "CSV through Arrow": lambda folder: pa_csv.read_csv(csv(folder)),
    "Parquet through pandas": lambda folder: pd.read_parquet(parquet(folder)),
    "Parquet through polars": lambda folder: pl.read_parquet(parquet(folder)),
    "Parquet through Arrow": lambda folder: pq.read_table(parquet(folder)),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_in_gives_the_same_report(way: str, tmp_path: Path) -> None:
    report = cc.crosscheck(WAYS[way](tmp_path))
    assert report.to_json() == cc.crosscheck(ROWS).to_json()
    assert [a.id for a in report.articles] == ["post", "radio"]
    assert report.articles[0].source == "Alba Post"
    assert report.articles[0].published == "2031-03-04"


def test_one_article_needs_no_list() -> None:
    assert len(cc.crosscheck(ROWS[0]).articles) == 1
    assert len(cc.crosscheck(cc.clean(ROWS[0]["text"], id="x")).articles) == 1


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT], ids=str)
def test_what_is_missing_in_a_table_is_not_there(missing: Any) -> None:
    rows = [{**ROWS[0], "title": missing, "url": missing}, {**ROWS[1], "published": missing}]
    first, second = cc.crosscheck(rows).articles
    assert first.url is None
    assert second.published is None


def test_a_column_of_numbers_and_gaps() -> None:
    frame = pd.DataFrame({"text": [r["text"] for r in ROWS], "title": [float("nan"), "Bridge closed"]})
    assert [a.title for a in cc.read(frame)] == [None, "Bridge closed"]


def test_dates_of_any_library() -> None:
    day = datetime.date(2031, 3, 4)
    stamps = [day, datetime.datetime(2031, 3, 4, 10, 30), pd.Timestamp(day), "4 March 2031"]
    found = cc.read([{"text": ROWS[0]["text"], "published": stamp} for stamp in stamps])
    assert [str(a.published)[:10] for a in found] == ["2031-03-04"] * 4
    arrow = pa.table({"text": [ROWS[0]["text"]], "published": pa.array([day])})
    assert cc.read(arrow)[0].published == "2031-03-04"


def test_a_column_of_midnights_holds_days() -> None:
    frame = pd.DataFrame(ROWS).assign(published=pd.to_datetime(["2031-03-04", "2031-03-04"]))
    assert [a.published for a in cc.read(frame)] == ["2031-03-04"] * 2
    assert [a.published for a in cc.read(pl.from_pandas(frame))] == ["2031-03-04"] * 2
    stamped = pd.DataFrame(ROWS).assign(published=pd.to_datetime(["2031-03-04 10:30", "2031-03-04 23:00"]))
    assert str(cc.read(stamped)[0].published).startswith("2031-03-04T10:30")


def test_a_table_as_a_file_names_the_mend(tmp_path: Path) -> None:
    for file in (csv(tmp_path), parquet(tmp_path)):
        with pytest.raises(cc.InputError, match=r"read it with pandas, polars or pyarrow") as error:
            cc.crosscheck([file])
        assert file.name in str(error.value)
    report = cc.crosscheck([csv(tmp_path), *files(tmp_path)[2:]])
    assert "articles.csv" in " ".join(n.message for n in report.notes)


def test_field_names_of_scrapers() -> None:
    (article,) = cc.read(
        {
            "maintext": "The bridge at Orlen is closed.",
            "date_publish": "2031-03-04 10:00:00",
            "authors": ["A", "B"],
        }
    )
    assert article.byline == "A, B"
    assert str(article.published).startswith("2031-03-04")


def test_articles_without_an_id_are_counted() -> None:
    assert [a.id for a in cc.read([{"text": "One bridge."}, {"text": "Two bridges."}])] == [
        "article 1",
        "article 2",
    ]


def test_two_articles_of_one_id() -> None:
    twice = [ROWS[0], cc.clean(ROWS[1]["text"], id="post", published="2031-03-04")]
    report = cc.crosscheck(twice)
    assert [a.id for a in report.articles] == ["post", "post (2)"]
    assert "duplicate-id" in {n.kind for n in report.notes}
    with pytest.raises(cc.InputError, match="give each its own id"):
        cc.read(twice, strict=True)


def test_one_bad_input_costs_that_one_alone(tmp_path: Path) -> None:
    picture = tmp_path / "photo.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    mixed = [ROWS[0], {"title": "no words"}, picture, tmp_path / "gone.txt", ROWS[1]]
    report = cc.crosscheck(mixed)
    assert [a.id for a in report.articles] == ["post", "radio"]
    told = " ".join(n.message for n in report.notes)
    for name in ("article 2", "photo.txt", "gone.txt"):
        assert name in told
    with pytest.raises(cc.InputError) as error:
        cc.crosscheck(mixed, strict=True)
    assert "photo.txt" in str(error.value)


def test_what_is_passed_over_is_told() -> None:
    with pytest.warns(cc.InputWarning, match="article 2: no text"):
        assert len(cc.read([ROWS[0], {"title": "no words"}])) == 1


@pytest.mark.parametrize(
    ("source", "mend"),
    [
        ([], "nothing was given"),
        ("no/such/folder", "check that the path exists"),
        ([{"title": "no words"}], 'give it as "text"'),
        (7, "give paths, a folder, dicts"),
        ([7], 'a dict with a "text"'),
        ("The bridge at Orlen\nis closed.", "clean(text)"),
    ],
)
def test_errors_name_the_mend(source: Any, mend: str) -> None:
    with pytest.raises(cc.InputError) as error:
        cc.crosscheck(source)
    assert mend in str(error.value)
    assert isinstance(error.value, (cc.CrossclaimError, ValueError))


def test_a_date_that_is_none_names_the_mend() -> None:
    with pytest.raises(cc.InputError, match="write it as"):
        cc.facts("It rained.", published="the other day or so")
    with pytest.raises(cc.InputError, match="write it as"):
        cc.compare("It rained.", "It rained.", published_b="gibberish")


def test_text_is_a_string() -> None:
    with pytest.raises(TypeError, match="bytes"):
        cc.sentences(b"The bridge is closed.")  # type: ignore[arg-type]
