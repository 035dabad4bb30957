//! What a terminal offers beside cells and keys: the clipboard, the bell, and the shell behind it.

use crate::io::terminal;

/// A clipboard, a bell and a shell.
pub trait Desk {
    /// Puts a text on the clipboard.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn copy(&mut self, text: &str) -> Result<(), String>;

    /// Rings the bell.
    fn bell(&mut self);

    /// Asks to be stopped, as a shell's ctrl-z asks any program; that comes as
    /// [`Input::Stop`](crate::io::input::Input::Stop).
    ///
    /// # Errors
    /// A sentence that says why not.
    fn suspend(&mut self) -> Result<(), String>;
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

    fn suspend(&mut self) -> Result<(), String> {
        terminal::suspend()
    }
}
