//! Thin wrappers over `crossclaim` for Python.
