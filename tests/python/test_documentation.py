"""What the documents show runs. The Rust parts of README.md run as documentation tests of the `crossclaim` crate."""

from __future__ import annotations

import doctest
import pkgutil
import re
import shlex
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import crossclaim as cc

from .conftest import ROOT, tomllib


def fences(path: Path, language: str) -> list[str]:
    """The blocks of code of one language in a Markdown file."""
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_python_of_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (code,) = fences(ROOT / "README.md", "python")
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)
    assert names["report"].disagreements, "the example should show a disagreement"
    assert (tmp_path / "report.html").exists()


def test_commands_of_the_readme(program: Path, tmp_path: Path) -> None:
    lines = [
        shlex.split(line, comments=True) for block in fences(ROOT / "README.md", "sh") for line in block.splitlines()
    ]
    commands = [line[1:] for line in lines if line[:1] == ["crossclaim"]]
    assert len(commands) >= 3
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for command in commands:
        run = subprocess.run([program, *command], cwd=tmp_path, capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()
    assert (tmp_path / "report.html").exists()


def test_set_up_of_the_readme() -> None:
    lines = [
        shlex.split(line, comments=True) for block in fences(ROOT / "README.md", "sh") for line in block.splitlines()
    ]
    assert ["cargo", "run", "--release", "--example", "consistency_report"] in lines
    assert (ROOT / "crates" / "crossclaim-cli" / "Cargo.toml").exists()
    assert ["scripts/check"] in lines
    assert (ROOT / "scripts" / "check").read_text(encoding="utf-8").startswith("#!")


def test_examples_in_docstrings() -> None:
    names = [
        "crossclaim",
        *(m.name for m in pkgutil.iter_modules(cc.__path__, "crossclaim.") if m.name[11:] != "_native"),
    ]
    results = [doctest.testmod(import_module(name)) for name in names]
    assert sum(r.attempted for r in results) > 0
    assert sum(r.failed for r in results) == 0


@pytest.mark.parametrize(
    "document", sorted(p.relative_to(ROOT).as_posix() for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_dependency_has_its_reason() -> None:
    listed = set(re.findall(r"`([a-z0-9_-]+)`", (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")))
    for manifest in ROOT.glob("crates/*/Cargo.toml"):
        tables = tomllib.loads(manifest.read_text(encoding="utf-8"))
        names = [*tables.get("dependencies", {}), *tables.get("dev-dependencies", {})]
        missing = {n for n in names if not n.startswith("crossclaim")} - listed
        assert not missing, manifest


def test_everything_public_is_documented() -> None:
    for name in cc.__all__:
        thing = getattr(cc, name)
        assert (thing.__doc__ or "").strip(), name
