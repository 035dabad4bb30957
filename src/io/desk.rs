//! What a terminal offers beside cells and keys: the clipboard and the bell.

use crate::io::terminal;

/// A clipboard and a bell.
pub trait Desk {
    /// Puts a text on the clipboard.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn copy(&mut self, text: &str) -> Result<(), String>;

    /// Rings the bell.
    fn bell(&mut self);
}

/// Those of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct TerminalDesk;

impl Desk for TerminalDesk {
    fn copy(&mut self, text: &str) -> Result<(), String> {
        terminal::copy(text).map_err(|why| format!("The terminal took no text for its clipboard: {why}."))
    }

    fn bell(&mut self) {
        // A terminal that is gone rings no bell; the loop notices that by itself.
        let _gone = terminal::bell();
    }
}
