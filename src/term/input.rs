//! What reaches the app from outside: keys, clicks, signals; and the threads that read them.

mod queue;

use std::io::{self, BufRead, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use crossterm::terminal;
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::signal::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP,
    SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::flag;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;

pub use self::queue::{Inlet, Inputs, queue};
use crate::keys::chord::{Chord, Key};
use crate::term::gate::Gate;
use crate::term::terminal::{can_stop, drawn};

/// The signals that would end the program at once, but for those that say that its own code went wrong (no code can go on
/// from these) and those that nothing can catch.
pub const ENDING: [i32; 14] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGALRM, SIGIO, SIGPROF, SIGSYS, SIGTRAP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGXCPU,
];

/// Something from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Press(Chord),
    /// This cell was clicked: column and row.
    Click(u16, u16),
    /// The wheel was turned by this many lines downwards.
    Scroll(isize),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The time asked for has come, or a thread is done with its work.
    Wake,
    /// The program is told to stop for a while.
    Stop,
    /// The program may go on.
    GoOn,
    /// The program is told to end, or the terminal is gone.
    End,
}

/// Reads keys in a thread of its own: crossterm may block in the middle of a sequence, and no clock may wait for it.
/// Where the terminal has another size by now than the one that is `known`, that is the first thing read.
pub fn read_events(inlet: Inlet, gate: Gate, known: Size) {
    thread::spawn(move || {
        // crossterm hears of a resize from its first look on: nobody was told of one that came earlier.
        let _comes_again = event::poll(Duration::ZERO);
        let size = terminal::size().ok().and_then(|now| resized(now, known));
        if size.is_some_and(|input| !inlet.key(input)) {
            return;
        }
        loop {
            let read = event::read();
            if gate.pass() {
                continue;
            }
            let Ok(event) = read else {
                inlet.urgent(Input::End);
                return;
            };
            if of_event(event).is_some_and(|input| !inlet.key(input)) {
                return;
            }
        }
    });
}

/// The size of the terminal, where it isn't the one that is known.
fn resized((columns, rows): (u16, u16), known: Size) -> Option<Input> {
    of_event(Event::Resize(columns, rows)).filter(|now| *now != Input::Resize(known.width, known.height))
}

/// The longest line that is read from standard input, in bytes; what is beyond comes as another line.
const LONGEST_LINE: u64 = 16 << 10;

/// Reads standard input line by line in a thread of its own: each line comes as if it was pasted, and its end ends the
/// program after them.
pub fn read_lines(inlet: Inlet) {
    thread::spawn(move || {
        let mut stdin = io::stdin().lock();
        let mut line = Vec::new();
        while stdin.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
            line.clear();
            if !inlet.key(Input::Paste(text)) {
                return;
            }
        }
        inlet.key(Input::End);
    });
}

/// Lets the reading thread read something, so that it notices that its gate is closed.
pub fn nudge() {
    // Where no signal can be raised, the next key does it.
    let _unheard = signal_hook::low_level::raise(SIGWINCH);
}

/// Turns the signals that end, stop or continue a program into input. Where nobody could let it go on, it is not stopped.
///
/// While the gate is closed, another program has the terminal: what is typed to end it is not meant for this one, and
/// with it this one stops and goes on, or the shell would wait for it.
///
/// The terminal is watched, too, where there is one, and may go away. crossterm doesn't notice: it then reads nothing,
/// again and again without a pause, and the SIGHUP goes only to the first process of the session, which may be a shell
/// that keeps it to itself.
///
/// # Errors
/// Where the system refuses to deliver signals.
pub fn read_signals(inlet: Inlet, gate: Gate, has_terminal: bool) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = ENDING.into_iter().chain([SIGTSTP, SIGCONT]);
    let mut signals = SignalDelivery::with_pipe(read, write, SignalOnly, signals)?;
    let mut watched = usize::from(has_terminal);
    thread::spawn(move || {
        loop {
            let stdin = io::stdin();
            // It asks for no event of the terminal: a hang-up is always reported, and keys must not wake it.
            let terminal = PollFd::new(&stdin, PollFlags::empty());
            let mut both = [PollFd::new(signals.get_read(), PollFlags::IN), terminal];
            let _interrupted = poll(&mut both[..=watched], None);
            let seen = both[1].revents();
            if !seen.is_empty() {
                // Once is enough, and where the system can't tell, there is nothing to watch.
                watched = 0;
            }
            if seen.intersects(PollFlags::HUP | PollFlags::ERR) && !inlet.urgent(Input::End) {
                return;
            }
            for signal in signals.pending() {
                let is_lent = gate.is_closed();
                if is_lent && signal == SIGTSTP && can_stop() {
                    // Where it cannot be stopped, it waits for the other program all the same.
                    let _stopped = emulate_default_handler(SIGTSTP);
                }
                if of_signal(signal, is_lent).is_some_and(|input| !inlet.urgent(input)) {
                    return;
                }
            }
        }
    });
    Ok(())
}

/// Lets a write that a limit on the size of files forbids fail, as on a full disk, instead of ending the program. It is
/// not ignored altogether, for the user's editor would inherit that.
///
/// # Errors
/// Where the system refuses.
pub fn outlive_file_limit() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(drop)
}

fn of_signal(signal: i32, is_lent: bool) -> Option<Input> {
    match signal {
        SIGTSTP | SIGCONT | SIGINT | SIGQUIT if is_lent => None,
        SIGTSTP => can_stop().then_some(Input::Stop),
        SIGCONT => Some(Input::GoOn),
        _ => Some(Input::End),
    }
}

fn of_event(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => chord(key).map(Input::Press),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Input::Scroll(1)),
            MouseEventKind::ScrollUp => Some(Input::Scroll(-1)),
            _ => None,
        },
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => {
            let size = drawn(Size::new(columns, rows));
            Some(Input::Resize(size.width, size.height))
        }
        _ => None,
    }
}

fn chord(event: KeyEvent) -> Option<Chord> {
    let key = match event.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    let held = |modifier: KeyModifiers| event.modifiers.contains(modifier);
    let shift = held(KeyModifiers::SHIFT) && !matches!(key, Key::Char(_) | Key::BackTab);
    Some(Chord { key, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT), shift })
}

#[cfg(test)]
mod tests {
    use signal_hook::consts::signal::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};

    use super::{ENDING, Input, Size, of_signal, resized};

    #[test]
    fn a_resize_is_read_only_where_the_size_is_another_one() {
        let known = Size::new(80, 24);
        assert_eq!(resized((80, 24), known), None);
        assert_eq!(resized((80, 25), known), Some(Input::Resize(80, 25)));
        assert_eq!(resized((u16::MAX, u16::MAX), Size::new(600, 300)), None, "more isn't drawn on");
    }

    #[test]
    fn what_is_typed_at_an_editor_ends_the_editor_alone() {
        for signal in [SIGINT, SIGQUIT, SIGTSTP, SIGCONT] {
            assert_eq!(of_signal(signal, true), None, "{signal}");
        }
        for signal in [SIGTERM, SIGHUP] {
            assert_eq!(of_signal(signal, true), Some(Input::End), "{signal}");
        }
        for signal in ENDING {
            assert_eq!(of_signal(signal, false), Some(Input::End), "{signal}");
        }
        assert_eq!(of_signal(SIGCONT, false), Some(Input::GoOn));
    }
}
