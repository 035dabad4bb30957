//! tmp
use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::item::Kind;
/// t
#[derive(Debug)]
pub struct FindIndex;
/// t
#[derive(Debug, Clone)]
pub struct Match {
    /// t
    pub kind: Kind,
    /// t
    pub id: Id,
    /// t
    pub text: String,
    /// t
    pub positions: Vec<usize>,
}
impl FindIndex {
    /// t
    pub fn new(_: &Bank) -> Self {
        Self
    }
    /// t
    pub fn search(&self, _: &str, _: usize) -> Vec<Match> {
        vec![]
    }
}
