//! The `crossclaim` program.
fn main() {}
