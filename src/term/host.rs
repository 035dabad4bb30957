//! What a terminal offers beside cells and keys: the clipboard, the bell, and the shell behind it.

use std::ffi::OsString;
use std::io::stdout;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;
use crossterm::style::Print;
use rustix::process::{Signal, kill_current_process_group};

use crate::term::terminal::can_stop;

/// A clipboard, a bell and a shell.
pub trait Host {
    /// Puts a text on the clipboard. The first time, there may be something to know about this terminal, in a sentence.
    ///
    /// # Errors
    /// A sentence that says why not.
    fn copy(&mut self, text: &str) -> Result<Option<String>, String>;

    /// Rings the bell.
    fn bell(&mut self);

    /// Asks to be stopped, as a shell's ctrl-z asks any program; that comes as
    /// [`Input::Stop`](crate::term::input::Input::Stop).
    ///
    /// # Errors
    /// A sentence that says why not.
    fn suspend(&mut self) -> Result<(), String>;
}

/// Those of the terminal.
#[derive(Debug, Clone)]
pub struct TerminalHost {
    advice: Option<String>,
}

impl TerminalHost {
    /// Those of the terminal that the environment describes.
    pub fn from_env(env: impl Fn(&str) -> Option<OsString>) -> Self {
        let in_tmux = env("TMUX").is_some_and(|it| !it.is_empty());
        let advice = "Sent to tmux, but it reaches the clipboard only with: set -g set-clipboard on";
        Self { advice: in_tmux.then(|| advice.to_owned()) }
    }
}

impl Host for TerminalHost {
    fn copy(&mut self, text: &str) -> Result<Option<String>, String> {
        // The sequence OSC 52; the clipboard is never read.
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
            .map_err(|why| format!("Couldn't copy to the terminal's clipboard: {why}."))?;
        Ok(self.advice.take())
    }

    fn bell(&mut self) {
        // A terminal that is gone rings no bell; the loop notices that by itself.
        let _gone = execute!(stdout(), Print('\x07'));
    }

    fn suspend(&mut self) -> Result<(), String> {
        if !can_stop() {
            return Err("Couldn't suspend starl, because there's no shell to go back to.".to_owned());
        }
        // Together with the programs of the same job.
        kill_current_process_group(Signal::TSTP).map_err(|why| format!("starl can't be suspended: {why}."))
    }
}
