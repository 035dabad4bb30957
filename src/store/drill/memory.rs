//! A running drill that is kept in memory: for tests and sessions.

use std::path::PathBuf;

use crate::store::drill::{DrillError, DrillStore};

/// A slot in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryDrill {
    /// What is kept, as a file would hold it.
    pub text: Option<Vec<u8>>,
    /// What was no drill and was set aside, oldest first.
    pub aside: Vec<Vec<u8>>,
}

impl DrillStore for MemoryDrill {
    fn write(&mut self, text: &[u8]) -> Result<(), DrillError> {
        self.text = Some(text.to_owned());
        Ok(())
    }

    fn read(&mut self) -> Result<Option<Vec<u8>>, DrillError> {
        Ok(self.text.clone())
    }

    fn clear(&mut self) -> Result<(), DrillError> {
        self.text = None;
        Ok(())
    }

    fn set_aside(&mut self, why: String) -> DrillError {
        self.aside.extend(self.text.take());
        DrillError::Garbled {
            path: PathBuf::from("drill.json"),
            aside: PathBuf::from(format!("drill.json.broken-{}", self.aside.len())),
            why,
        }
    }
}
