# `scripts/check` is everything that must pass; these are its steps, one by one.

python := "target/venv/bin/python"

# list the steps
default:
    @just --list

# everything that must pass
check:
    scripts/check

# format Rust and Python
fmt:
    cargo fmt --all
    {{python}} -m ruff format python tests/python

# lint Rust
lint:
    cargo clippy --locked --workspace --all-targets -- -D warnings

# test Rust, with the examples of the documentation
test:
    cargo test --locked --workspace --exclude crossclaim-python

# measure the whole run and each stage
bench:
    cargo bench -p crossclaim

# build the Rust documentation
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps

# the consistency report on examples/articles
example:
    cargo run --release --example consistency_report

# install the Python package with what its tests need
py-install:
    MATURIN_PEP517_ARGS="--profile dev" {{python}} -m pip install ".[test]"

# lint Python, and hold the stubs against the module
py-lint:
    {{python}} -m ruff check python tests/python examples
    {{python}} -m ruff format --check python tests/python examples
    {{python}} -m mypy
    {{python}} -m mypy.stubtest crossclaim --mypy-config-file pyproject.toml

# test Python
py-test:
    {{python}} -m pytest

# run the notebook from top to bottom
notebook:
    {{python}} -m pytest --nbmake --nbmake-timeout=300 -W ignore examples/newsroom.ipynb

# accept what the renderers print now
snapshots:
    INSTA_UPDATE=always cargo test -p crossclaim-report

# score the reports on the stories, by kind and by confidence
score:
    cargo run --release -p crossclaim --example score -- tests/stories/*/

# accept the reports on the stories as they are now
stories:
    CROSSCLAIM_EXPECTED=write cargo test -p crossclaim --test stories
