//! The app in a real pseudo-terminal, for what no other test can see: what was written to it, what stands on it, and
//! the keys.
//!
//! Nothing here sleeps or measures time. A test waits for what it wants to see; only where nothing comes does a
//! deadline end it. Where time has to pass, the drill's own clock on the screen shows that it did.

mod drill;
mod editor;
mod end;
mod keys;
mod modes;
mod panic;
mod recording;
mod start;
mod suspend;
mod writing;

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use serde_json::Value;
use vt100::{MouseProtocolMode, Parser, Screen};

use crate::home::{Home, STARL, Words};
use crate::scripted::wait_for;

/// Nothing takes this long; what does, hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Practice on a first day, its first or its second question selected.
const FIRST: &str = "▌ Tell me about a project";
const SECOND: &str = "▌ How do you explain";

/// The cursor is hidden, at the end of every frame in which nothing is typed; else it's shown and put in its cell.
const HIDDEN: &[u8] = b"\x1b[?25l";
const SHOWN: &[u8] = b"\x1b[?25h";

/// The program in a pseudo-terminal.
impl Home {
    /// Any program, in the environment and the folder in which the program under test would run.
    pub(crate) fn pty_command(&self, program: impl AsRef<OsStr>, words: impl Words) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.args(words.words());
        command.env_clear();
        self.environment().iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(self.root());
        command
    }

    /// A shell that runs this script, in which the program is `$0`.
    pub(crate) fn shell(&self, script: &str) -> CommandBuilder {
        self.pty_command("/bin/sh", &["-c", script, STARL])
    }

    /// The program in a terminal of 80x24.
    pub(crate) fn start(&self) -> Terminal {
        self.start_with("", 80)
    }

    /// The program with this command line, in a terminal of so many columns.
    pub(crate) fn start_with(&self, words: impl Words, columns: u16) -> Terminal {
        Terminal::run(self.pty_command(STARL, words), columns, 24)
    }

    /// The program on the practice screen, with today's questions.
    pub(crate) fn at_practice(&self) -> Terminal {
        let mut terminal = self.start();
        terminal.wait_for(FIRST);
        terminal
    }

    /// The lines of the journal, each with a right checksum.
    fn records(&self) -> Vec<Value> {
        let texts: Vec<String> =
            self.journals().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
        assert!(texts.iter().all(|text| text.ends_with('\n')), "{texts:?}");
        texts.iter().flat_map(|text| text.lines()).map(unsealed).collect()
    }

    /// The running drills on disk.
    fn drills(&self) -> Vec<String> {
        let drills =
            self.files("").into_iter().filter(|path| path.extension().is_some_and(|it| it == "json"));
        drills.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect()
    }
}

/// A line whose checksum is computed here once more.
fn unsealed(line: &str) -> Value {
    let (data, seal) = line.rsplit_once(",\"c\":\"").expect("a seal");
    assert_eq!(seal, format!("{:08x}\"}}", crc32fast::hash(data.as_bytes())), "{line}");
    serde_json::from_str(line).expect("JSON")
}

/// A pseudo-terminal and the program that runs in it. What still runs when this is dropped is killed.
pub(crate) struct Terminal {
    pid: u32,
    /// These three hold the terminal open.
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    written: Option<Receiver<Vec<u8>>>,
    ended: Receiver<ExitStatus>,
    status: Option<ExitStatus>,
    bytes: Vec<u8>,
    parser: Parser,
    /// How the line discipline was set before the program came.
    lines: String,
}

impl Terminal {
    /// Runs a program in a new terminal of so many columns and rows.
    pub(crate) fn run(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        Self::claiming(command, size(columns, rows), columns, rows)
    }

    /// Runs a program in a new terminal that claims another size than the one that is looked at here.
    pub(crate) fn claiming(command: CommandBuilder, claimed: PtySize, columns: u16, rows: u16) -> Self {
        let pair = native_pty_system().openpty(claimed).expect("a pseudo-terminal");
        let lines = discipline(pair.master.as_ref());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        Self {
            pid: child.process_id().expect("it has a number"),
            keys: Some(pair.master.take_writer().expect("a way in")),
            written: Some(read(pair.master.try_clone_reader().expect("a way out"))),
            master: Some(pair.master),
            ended: wait_for_end(child),
            status: None,
            bytes: Vec::new(),
            parser: Parser::new(cells(rows), cells(columns), 0),
            lines,
        }
    }

    /// Types these bytes.
    pub(crate) fn press(&mut self, keys: impl AsRef<[u8]>) {
        let into = self.keys.as_mut().expect("the terminal is there");
        into.write_all(keys.as_ref()).and_then(|()| into.flush()).expect("the terminal takes keys");
    }

    /// Types so much that nobody can take it at once, and goes on here meanwhile. Nothing more can be typed then.
    pub(crate) fn type_ahead(&mut self, keys: Vec<u8>) {
        let mut into = self.keys.take().expect("the terminal is there");
        // What the program doesn't take before it ends goes nowhere.
        thread::spawn(move || into.write_all(&keys));
    }

    /// Makes the terminal another size; the program gets a SIGWINCH.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let master = self.master.as_ref().expect("the terminal is there");
        master.resize(size(columns, rows)).expect("another size");
        self.parser.set_size(cells(rows), cells(columns));
    }

    /// Sends a signal by its name, without `SIG`.
    pub(crate) fn signal(&self, name: &str) {
        let sent = send(name, self.pid);
        assert!(sent.is_ok_and(|status| status.success()), "{name} does not reach {}", self.pid);
    }

    /// What stands on the terminal, a line a row.
    pub(crate) fn screen(&self) -> String {
        let screen = self.parser.screen();
        let rows = screen.rows(0, screen.size().1.get());
        rows.map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }

    /// The first row with this text.
    pub(crate) fn row(&self, text: &str) -> String {
        let screen = self.screen();
        let row = screen.lines().find(|row| row.contains(text));
        row.unwrap_or_else(|| panic!("no {text:?} on\n{screen}")).to_owned()
    }

    /// The first time in the first row with this text, in seconds.
    pub(crate) fn time(&self, text: &str) -> Option<u64> {
        let screen = self.screen();
        screen.lines().find(|row| row.contains(text))?.split_whitespace().find_map(seconds)
    }

    /// The cells and the modes of the terminal.
    pub(crate) fn cells(&self) -> &Screen {
        self.parser.screen()
    }

    /// Everything that was written to the terminal so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many frames have been drawn.
    pub(crate) fn frames(&self) -> usize {
        self.bytes.windows(HIDDEN.len()).filter(|bytes| [HIDDEN, SHOWN].contains(bytes)).count()
    }

    /// Waits until this text stands on the terminal, in a frame that was drawn to its end.
    pub(crate) fn wait_for(&mut self, text: &str) {
        self.wait_until(text, |terminal| ends_a_frame(&terminal.bytes) && terminal.screen().contains(text));
    }

    /// Waits until this part has been told for so many seconds. A busy machine may leave a second out.
    pub(crate) fn wait_for_time(&mut self, part: &str, seconds: u64) {
        self.wait_for(&format!("▌ {part}"));
        self.wait_until(part, |terminal| terminal.time(part) >= Some(seconds));
    }

    /// Waits until this is so.
    pub(crate) fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let deadline = deadline();
        while !is_so(self) {
            let written = self.written.as_ref().expect("the terminal is there");
            match written.recv_timeout(left(deadline)) {
                Ok(bytes) => self.take(&bytes),
                Err(why) => panic!("{why} for {what:?} on\n{}", self.screen()),
            }
        }
    }

    /// Waits for the end of the program and takes everything it wrote; its exit code.
    pub(crate) fn exit_code(&mut self) -> u32 {
        let status = self.wait_for_exit();
        assert_eq!(status.signal(), None, "it ended by a signal");
        status.exit_code()
    }

    /// Waits for the end of the program, whatever it is.
    pub(crate) fn wait_for_end(&mut self) {
        self.wait_for_exit();
    }

    /// Kills the program as nothing can be killed harder, and waits until it is dead.
    pub(crate) fn kill(&mut self) {
        self.signal("KILL");
        assert!(self.wait_for_exit().signal().is_some(), "it was too late to kill it");
    }

    /// The terminal goes away: every hold on it is let go, the reader's too.
    pub(crate) fn hang_up(&mut self) {
        drop(self.written.take());
        // The reader sees that nobody listens when there is something to read: what ctrl-l draws again.
        self.press("\x0c");
        drop(self.keys.take());
        drop(self.master.take());
    }

    /// Whether the terminal is as it was before the program came: what is on, and what the program left on.
    pub(crate) fn assert_given_back(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen is left");
        assert!(!screen.hide_cursor(), "the cursor is visible");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is free");
        assert!(!screen.bracketed_paste(), "pastes are not bracketed");
        assert_eq!(modes::left_on(&self.bytes), [0; 0], "every mode that was switched on is off");
        let master = self.master.as_ref().expect("the terminal is there");
        assert_eq!(discipline(master.as_ref()), self.lines, "echo and line editing are as they were");
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.bytes.extend_from_slice(bytes);
    }

    fn wait_for_exit(&mut self) -> ExitStatus {
        let status = self.ended.recv_timeout(PATIENCE);
        let status = status.unwrap_or_else(|why| panic!("{why} for the end, on\n{}", self.screen()));
        self.status = Some(status.clone());
        let rest: Vec<Vec<u8>> = self.written.take().into_iter().flatten().collect();
        for bytes in rest {
            self.take(&bytes);
        }
        status
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.status.is_none() && self.ended.try_recv().is_err() {
            let _ended_meanwhile = send("KILL", self.pid);
        }
    }
}

/// Whether a frame was drawn to its end.
fn ends_a_frame(bytes: &[u8]) -> bool {
    let end = String::from_utf8_lossy(&bytes[bytes.len().saturating_sub(20)..]);
    let to_cell = end.rsplit_once("\x1b[?25h").and_then(|(_, rest)| rest.strip_prefix("\x1b["));
    bytes.ends_with(HIDDEN) || to_cell.is_some_and(|cell| cell.ends_with('H') && !cell.contains('\x1b'))
}

/// Waits until another program, which outlives its terminal maybe, has made this file.
pub(crate) fn wait_for_file(path: &Path) {
    wait_for(&path.display().to_string(), || path.exists().then_some(()));
}

/// Sends a signal; nothing but the shell does that safely everywhere.
fn send(signal: &str, pid: u32) -> io::Result<process::ExitStatus> {
    let kill = format!("kill -s {signal} {pid}");
    Command::new("/bin/sh").args(["-c", &kill]).stderr(Stdio::null()).status()
}

pub(crate) fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, ..PtySize::default() }
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}

/// The settings of the line discipline, as text.
fn discipline(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal"))
}

/// Reads in a thread of its own until the program has ended, or nobody listens.
fn read(mut from: Box<dyn Read + Send>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    let mut buffer = [0; 4096];
    thread::spawn(move || {
        while let Some(bytes) = from.read(&mut buffer).ok().and_then(|n| buffer.get(..n)) {
            if bytes.is_empty() || sender.send(bytes.to_vec()).is_err() {
                return;
            }
        }
    });
    receiver
}

fn wait_for_end(mut child: Box<dyn Child + Send + Sync>) -> Receiver<ExitStatus> {
    let (sender, receiver): (Sender<ExitStatus>, _) = channel();
    thread::spawn(move || child.wait().map(|status| sender.send(status)));
    receiver
}

/// Minutes and seconds.
fn seconds(word: &str) -> Option<u64> {
    let (minutes, seconds) = word.split_once(':')?;
    Some(60 * minutes.parse::<u64>().ok()? + seconds.parse::<u64>().ok()?)
}

#[expect(clippy::disallowed_methods, reason = "a deadline for what hangs; nothing is measured")]
fn now() -> Instant {
    Instant::now()
}

fn deadline() -> Instant {
    now() + PATIENCE
}

fn left(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(now())
}
