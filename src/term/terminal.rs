//! The terminal: claimed for the app, and given back whatever happens.

use std::io::{self, IsTerminal, Stdout, Write, stdout};
use std::panic::{self, PanicHookInfo};
use std::process::exit;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::Colored;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use rustix::process::{getpgrp, getsid};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use crate::term::output::Output;

/// The most columns and rows that are drawn on. No screen shows more letters than this to a reader, and every cell takes
/// memory and time: a terminal that claims 65535 rows must not take the machine.
const LARGEST: Size = Size::new(600, 300);

/// What is drawn on of a terminal of this size.
pub fn drawn(size: Size) -> Size {
    Size::new(size.width.min(LARGEST.width), size.height.min(LARGEST.height))
}

/// The claimed terminal; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Claimed {
    backend: CrosstermBackend<Output<Stdout>>,
    /// The picture that stands there and the cell of the cursor, where nothing else has written on it since.
    shown: Option<(Buffer, Option<Position>)>,
    /// The picture before that one, to be drawn over.
    spare: Buffer,
    /// Whether clicks and the wheel are reported.
    mouse: bool,
}

/// Whether there is a terminal that an app can be drawn on.
///
/// # Errors
/// A sentence that says what is missing, and what to do.
pub fn usable(term: Option<&str>) -> Result<(), String> {
    let why = if !io::stdin().is_terminal() || !stdout().is_terminal() {
        "This needs a terminal"
    } else if term == Some("dumb") {
        "starl can't draw on this terminal (TERM=dumb)"
    } else {
        return Ok(());
    };
    Err(format!("{why}. Add --plain to work line by line; starl --help lists the commands that just print."))
}

/// Whether colours are wanted: no `NO_COLOR` is set. They must not be drawn then: crossterm would write an empty
/// sequence for each, which takes bold and reversed off too.
pub fn has_colours() -> bool {
    !Colored::ansi_color_disabled_memoized()
}

/// Claims the terminal: raw mode, its other screen, and paste.
///
/// # Errors
/// Where the terminal refuses.
pub fn claim() -> io::Result<Claimed> {
    give_back_on_panic();
    enable_raw_mode()?;
    let backend = CrosstermBackend::new(Output::new(stdout()));
    let mut claimed = Claimed { backend, shown: None, spare: Buffer::default(), mouse: false };
    execute!(claimed.backend, EnterAlternateScreen, EnableBracketedPaste)?;
    Ok(claimed)
}

impl Claimed {
    /// The cells there are to draw on now.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn area(&self) -> io::Result<Rect> {
        Ok(drawn(self.backend.size()?).into())
    }

    /// A picture of [`area`](Self::area), with nothing on it yet.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn blank(&mut self) -> io::Result<Buffer> {
        let area = self.area()?;
        let mut blank = std::mem::take(&mut self.spare);
        if blank.area != area {
            return Ok(Buffer::empty(area));
        }
        blank.reset();
        Ok(blank)
    }

    /// Shows a picture of [`area`](Self::area), with the cursor at a cell or hidden. Nothing is written where it stands
    /// there already.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn show(&mut self, picture: Buffer, cursor: Option<Position>) -> io::Result<()> {
        let stands = self.shown.take().filter(|(before, _)| before.area == picture.area);
        let is_new = stands.is_none();
        if is_new {
            // A program that was killed may have left its picture there.
            queue!(self.backend, Clear(ClearType::All))?;
        }
        let (before, stood) = stands.unwrap_or_else(|| (Buffer::empty(picture.area), None));
        let mut changes = before.diff_iter(&picture).peekable();
        if is_new || stood != cursor || changes.peek().is_some() {
            self.backend.draw(changes)?;
            match cursor {
                Some(cell) => queue!(self.backend, Show, MoveTo(cell.x, cell.y))?,
                None => queue!(self.backend, Hide)?,
            }
        }
        self.spare = before;
        self.shown = Some((picture, cursor));
        Write::flush(&mut self.backend)
    }

    /// Lets the terminal report clicks and the wheel, or leaves them to the terminal itself.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        match (std::mem::replace(&mut self.mouse, on), on) {
            (false, true) => queue!(self.backend, EnableMouseCapture),
            (true, false) => queue!(self.backend, DisableMouseCapture),
            _ => Ok(()),
        }
    }

    /// Claims the terminal again, after the shell has had it: everything on it is drawn again.
    ///
    /// # Errors
    /// Where the terminal refuses.
    pub fn claim_again(&mut self) -> io::Result<()> {
        // Whatever the shell has set since, raw mode starts from the terminal as it was found.
        disable_raw_mode()?;
        enable_raw_mode()?;
        (self.shown, self.mouse) = (None, false);
        queue!(self.backend, EnterAlternateScreen, EnableBracketedPaste)
    }
}

/// Whether there is a shell that could let a stopped program go on: it has put the program into a group of its own.
pub fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Gives the terminal back and stops; returns when the shell lets the program go on.
///
/// # Errors
/// Where the program cannot be stopped.
pub fn stop() -> io::Result<()> {
    give_back();
    stand_still()
}

/// Stops without writing to the terminal; returns when the shell lets the program go on.
///
/// # Errors
/// Where the program cannot be stopped.
pub fn stand_still() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}

impl Drop for Claimed {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as it was, for good or to another program that this one waits for; a terminal that is gone takes
/// nothing and needs nothing.
pub fn give_back() {
    let _gone = disable_raw_mode();
    let _gone = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, Show, LeaveAlternateScreen);
}

/// A panic in any thread gives the terminal back, too.
fn give_back_on_panic() {
    panic::set_hook(Box::new(|info| {
        give_back();
        end(info);
    }));
}

/// A panic says where it was, and not what the program had in hand: that could be a story. In any thread, it ends the
/// program: nothing is built that could go on from it.
pub fn tell_of_panics() {
    panic::set_hook(Box::new(end));
}

fn end(info: &PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    let version = env!("CARGO_PKG_VERSION");
    let _gone = writeln!(
        io::stderr(),
        "starl {version} hit an internal error{place}. Everything shown as saved is on disk, and if a drill was in progress, you can resume it the next time you start starl."
    );
    exit(101);
}
