# The steps of scripts/check, one by one.

default: check

# everything that must pass
check:
    scripts/check

fmt:
    cargo fmt --all

lint:
    cargo clippy --workspace --all-targets -- -D warnings

test:
    cargo test --workspace --exclude crossclaim-python

bench:
    cargo bench -p crossclaim

doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps

example:
    cargo run --release --example consistency_report

py-dev:
    target/venv/bin/python -m pip install -e ".[test]"

py-test:
    target/venv/bin/python -m pytest -q
