"""Places of the repository, and five articles that most tests read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import crossclaim as cc

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["ARTICLES", "ROOT", "program", "report", "tomllib"]

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "examples" / "articles"


@pytest.fixture(scope="session")
def report() -> cc.Report:
    """The report on the articles of the examples."""
    return cc.crosscheck(ARTICLES)


@pytest.fixture(scope="session")
def program() -> Path:
    """The command-line program of this very source; `CROSSCLAIM_PROGRAM` names one that is built already."""
    if built := os.environ.get("CROSSCLAIM_PROGRAM"):
        return (ROOT / built).resolve()
    subprocess.run(["cargo", "build", "--locked", "--quiet", "-p", "crossclaim-cli"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "debug" / ("crossclaim.exe" if os.name == "nt" else "crossclaim")
