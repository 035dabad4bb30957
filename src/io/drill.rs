//! tmp
use crate::domain::kept::Kept;
/// t
pub trait DrillStore {
    /// t
    fn load(&mut self) -> Result<Option<Kept>, String>;
    /// t
    fn save(&mut self, k: &Kept) -> Result<(), String>;
    /// t
    fn clear(&mut self) -> Result<(), String>;
}
/// t
#[derive(Default)]
pub struct MemoryDrill(Option<Kept>);
impl DrillStore for MemoryDrill {
    fn load(&mut self) -> Result<Option<Kept>, String> {
        Ok(self.0.clone())
    }
    fn save(&mut self, k: &Kept) -> Result<(), String> {
        self.0 = Some(k.clone());
        Ok(())
    }
    fn clear(&mut self) -> Result<(), String> {
        self.0 = None;
        Ok(())
    }
}
