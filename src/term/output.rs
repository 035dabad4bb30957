//! What a picture is written through: all of it at once, and without sequences that change nothing.

use std::io::{self, Write};

/// Ends each change of a picture as ratatui writes it. The last sequence resets the colors too.
const END: &[u8] = b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m";

/// All that it needs.
const RESET: &[u8] = b"\x1b[0m";

/// Keeps what is written until it is flushed.
#[derive(Debug)]
pub(super) struct Output<W> {
    to: W,
    waiting: Vec<u8>,
}

impl<W: Write> Output<W> {
    pub(super) fn new(to: W) -> Self {
        Self { to, waiting: Vec::new() }
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut waiting = std::mem::take(&mut self.waiting);
        // What follows it says where the cursor is.
        if let Some(at) = waiting.windows(END.len()).rposition(|bytes| bytes == END) {
            waiting.splice(at..at + END.len(), RESET.iter().copied());
        }
        self.to.write_all(&waiting)?;
        self.to.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::{Backend, CrosstermBackend};
    use ratatui::buffer::Cell;

    use super::Output;

    #[test]
    fn a_change_ends_with_one_reset() {
        let mut written = Vec::new();
        let mut backend = CrosstermBackend::new(Output::new(&mut written));
        backend.draw([(4, 2, &Cell::new("7"))].into_iter()).expect("it is drawn");
        backend.hide_cursor().expect("it is hidden");
        Backend::flush(&mut backend).expect("it is written");
        assert_eq!(String::from_utf8_lossy(&written), "\x1b[3;5H7\x1b[0m\x1b[?25l");
    }
}
