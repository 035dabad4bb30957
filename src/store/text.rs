//! Files as people write them: read, parsed, reported on with line and caret, and changed byte by byte. Packs, stories,
//! notes and settings stand on it.

pub mod comment;
pub mod edit;
pub mod fields;
pub mod keys;
pub mod read;
pub mod remedy;
pub mod report;
mod snippet;
pub mod source;
pub mod yaml;

pub use report::{Problem, Report, ReportLevel};
pub use source::Span;
