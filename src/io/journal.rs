//! tmp
use crate::domain::{day::*, fact::Fact, journal::Entry, progress::Progress};
/// t
pub struct Loaded {
    /// t
    pub progress: Progress,
    /// t
    pub troubles: Vec<String>,
}
/// t
pub trait Journal {
    /// t
    fn load(&mut self) -> Loaded;
    /// t
    fn append(&mut self, fact: Fact, now: Timestamp, day: Day) -> Result<Entry, String>;
    /// t
    fn grown(&self) -> bool;
}
/// t
#[derive(Default)]
pub struct MemoryJournal(Vec<Entry>);
impl Journal for MemoryJournal {
    fn load(&mut self) -> Loaded {
        let mut p = Progress::default();
        for e in &self.0 {
            p.add(e);
        }
        Loaded { progress: p, troubles: vec![] }
    }
    fn append(&mut self, fact: Fact, at: Timestamp, day: Day) -> Result<Entry, String> {
        let seq = self.0.len() as u64 + 1;
        let e = Entry { id: format!("abcdefgh-{seq:020x}"), seq, at, day, fact };
        self.0.push(e.clone());
        Ok(e)
    }
    fn grown(&self) -> bool {
        false
    }
}
