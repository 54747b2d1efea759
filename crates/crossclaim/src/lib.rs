//! Cross-checks what several news articles claim about one event.

pub use crossclaim_article as article;
pub use crossclaim_core as core;
pub use crossclaim_diff as diff;
pub use crossclaim_facts as facts;
pub use crossclaim_report as report;
pub use crossclaim_syntax as syntax;
pub use crossclaim_text as text;
