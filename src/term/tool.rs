//! A program of the user's own that is run for its answer, such as one that writes down speech: no shell, nothing on its
//! standard input, at the lowest priority, in a process group of its own that can be ended at any time.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf, absolute};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group, setpriority_process};
#[cfg(target_os = "linux")]
use rustix::process::{getpgrp, getppid, set_parent_process_death_signal};
use signal_hook::flag;

use crate::domain::story::length::clock;
use crate::term::input::ENDING;

/// How often it is looked at.
pub(super) const LOOK: Duration = Duration::from_millis(50);
/// How many looks a program that has ended is given to close its streams: what it started may hold them open.
const CLOSING: u32 = 20;
/// How many looks a program is given to end when it is asked to.
const ENDING_LOOKS: u32 = 40;
/// The time between two of these looks.
const ENDING_LOOK: Duration = Duration::from_millis(5);
/// The lowest priority there is.
const LOWEST: i32 = 19;
/// This many bytes of what it complains are kept: the last.
pub(super) const COMPLAINT: usize = 4096;

/// What a program may take.
#[derive(Debug, Clone, Copy)]
pub struct ToolLimits {
    /// Its time; as a rule, it isn't stopped much later.
    pub time: Duration,
    /// The bytes of its answer.
    pub bytes: usize,
}

impl Default for ToolLimits {
    fn default() -> Self {
        Self { time: Duration::from_mins(10), bytes: 1 << 20 }
    }
}

/// What a program answered.
#[derive(Debug, Default)]
pub struct ToolAnswer {
    /// What it wrote to its standard output.
    pub output: Vec<u8>,
    /// The last line of its standard error; may be empty, and isn't clean.
    pub complaint: String,
}

/// Why there is no answer. Nothing of the program is left.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// There is no such program, or it can't be started.
    #[error("it can't be started: {0}")]
    Start(io::Error),
    /// It took longer than it may.
    #[error("it took longer than {} and was stopped", clock(*.0))]
    TooLong(Duration),
    /// It wrote more than it may.
    #[error("it wrote more than {0} bytes and was stopped")]
    TooMuch(usize),
    /// Somebody wanted it stopped.
    #[error("it was stopped")]
    Stopped,
}

/// A flag that goes up when this program is asked to end, which it then has to do by itself.
///
/// # Errors
/// The system doesn't allow it.
pub fn stop_flag() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in ENDING {
        flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}

/// By this name this very program is run to become one of the user's.
#[cfg(target_os = "linux")]
const BECOMES: &str = "starl-becomes";
/// By this name it is run beside that one, to end all that it has started once starl is gone.
#[cfg(target_os = "linux")]
const WATCHES: &str = "starl-watches";
/// Whether it may be: not so where this code is part of another program.
#[cfg(target_os = "linux")]
static MAY_BECOME: AtomicBool = AtomicBool::new(false);

/// To be called before all else: from now on, a program that is started ends with this one, even if that is killed. Only
/// Linux knows of that, and only a program itself can ask for it. So this program is run again and, in here, becomes the
/// other one: then this doesn't return but to say why it couldn't. What that starts in its turn is ended by a third one. All
/// are children of this one: the user's program may wait for all of its own.
pub fn end_together() -> Option<io::Error> {
    #[cfg(target_os = "linux")]
    {
        let mut words = env::args_os();
        let name = words.next().unwrap_or_default();
        if name == WATCHES {
            return Some(end_group(&words.next().unwrap_or_default()));
        }
        if name == BECOMES {
            let _as_everywhere_else = set_parent_process_death_signal(Some(Signal::KILL));
            let parent = getppid().map(|parent| parent.as_raw_nonzero().to_string());
            // Where it was killed before this was asked for, nobody waits for the program any longer.
            let is_wanted = words.next().is_some_and(|of| parent.is_some_and(|parent| of == *parent));
            return Some(match words.next().filter(|_| is_wanted) {
                Some(program) => Command::new(program).args(words).exec(),
                None => io::Error::other("only starl itself starts a program by this name"),
            });
        }
        MAY_BECOME.store(true, Ordering::SeqCst);
    }
    None
}

/// Starts what ends this process group, which it is part of, once this program is gone: nobody else holds the other end of
/// its standard input.
#[cfg(target_os = "linux")]
fn watch(group: Pid) -> io::Result<Child> {
    let group = group.as_raw_nonzero().get();
    let mut command = Command::new("/proc/self/exe");
    command.arg0(WATCHES).arg(group.to_string()).current_dir("/").process_group(group);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
}

/// Waits for the end of the one who started this, and ends this group then, this program with it. Says why it couldn't.
#[cfg(target_os = "linux")]
fn end_group(group: &OsStr) -> io::Error {
    let own = getpgrp();
    if group != own.as_raw_nonzero().to_string().as_str() {
        return io::Error::other("only starl itself starts a program by this name");
    }
    let _nothing_comes = io::copy(&mut io::stdin().lock(), &mut io::sink());
    match kill_process_group(own, Signal::KILL) {
        Ok(()) => io::Error::other("the group outlived its end"),
        Err(why) => why.into(),
    }
}

/// A program and its arguments, to be ended with this one where that can be.
fn command(program: &str, arguments: &[String]) -> io::Result<Command> {
    let program = found(program, &env::var_os("PATH").unwrap_or_default())?;
    #[cfg(target_os = "linux")]
    if MAY_BECOME.load(Ordering::SeqCst) {
        let mut command = Command::new("/proc/self/exe");
        command.arg0(BECOMES).arg(std::process::id().to_string()).arg(program).args(arguments);
        return Ok(command);
    }
    let mut command = Command::new(program);
    command.args(arguments);
    Ok(command)
}

/// The program that is run by this name: one in these folders, or a full path. It runs in another folder than the one the
/// user is in, where a shorter path would lead elsewhere.
fn found(program: &str, folders: &OsStr) -> io::Result<PathBuf> {
    if program.contains('/') && !Path::new(program).is_absolute() {
        let why = "it's neither the name of a program in PATH nor a full path";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
    }
    let missing = || io::Error::new(io::ErrorKind::NotFound, "there is no such program");
    in_path(program, folders).ok_or_else(missing)
}

/// A program that runs, in a process group of its own.
#[derive(Debug)]
pub(super) struct Running {
    /// The program.
    pub(super) child: Child,
    /// What ends the group with this program.
    watcher: Option<Child>,
}

/// Starts a program in this folder, with this on its standard input and this for its standard output.
pub(super) fn start(argv: &[String], folder: &Path, input: Stdio, output: Stdio) -> io::Result<Running> {
    let (program, arguments) = argv.split_first().ok_or(io::ErrorKind::NotFound)?;
    let mut command = command(program, arguments)?;
    command.current_dir(folder).process_group(0);
    let child = command.stdin(input).stdout(output).stderr(Stdio::piped()).spawn()?;
    let watcher = None;
    // Without one, what the program starts may outlive it.
    #[cfg(target_os = "linux")]
    let watcher =
        if MAY_BECOME.load(Ordering::SeqCst) { watch(Pid::from_child(&child)).ok() } else { watcher };
    Ok(Running { child, watcher })
}

impl Running {
    /// Ends the program and what it has started: asked first, and made to where it doesn't.
    pub(super) fn end(&mut self) {
        let _gone = kill_process_group(Pid::from_child(&self.child), Signal::TERM);
        for _ in 0..ENDING_LOOKS {
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(ENDING_LOOK);
        }
        self.kill();
    }

    /// Makes the program end, and with it what it has started and what watches it.
    fn kill(&mut self) {
        let _gone = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        let _reaped = (self.child.wait(), self.watcher.as_mut().map(Child::wait));
    }
}

/// Runs a program in this folder, and waits for its end.
///
/// # Errors
/// [`ToolError`]. How it ended by itself is no error: many programs end well without an answer.
pub fn run(
    argv: &[String],
    folder: &Path,
    limits: ToolLimits,
    stop: &AtomicBool,
) -> Result<ToolAnswer, ToolError> {
    let mut running = start(argv, folder, Stdio::null(), Stdio::piped()).map_err(ToolError::Start)?;
    let child = &mut running.child;
    // Where that isn't allowed, it runs as fast as everything else.
    let _refused = setpriority_process(Some(Pid::from_child(child)), LOWEST);
    let output = Stream::read(child.stdout.take(), limits.bytes, false);
    let errors = Stream::read(child.stderr.take(), COMPLAINT, true);
    let ended = wait(child, &output, limits, stop);
    // What it started itself ends with it.
    running.kill();
    output.close();
    errors.close();
    ended?;
    if output.is_full() {
        return Err(ToolError::TooMuch(limits.bytes));
    }
    Ok(ToolAnswer { output: output.bytes(), complaint: errors.last_line() })
}

fn wait(child: &mut Child, output: &Stream, limits: ToolLimits, stop: &AtomicBool) -> Result<(), ToolError> {
    let looks = limits.time.as_millis().div_ceil(LOOK.as_millis());
    for _ in 0..=looks {
        if stop.load(Ordering::SeqCst) {
            return Err(ToolError::Stopped);
        }
        if output.is_full() {
            return Err(ToolError::TooMuch(limits.bytes));
        }
        if child.try_wait().map_err(ToolError::Start)?.is_some() {
            return Ok(());
        }
        thread::sleep(LOOK);
    }
    Err(ToolError::TooLong(limits.time))
}

/// The file of a program in these folders, which are written as in `PATH`, or by its full path; nothing is run to find it.
pub fn in_path(program: &str, folders: &OsStr) -> Option<PathBuf> {
    let may_run =
        |path: &PathBuf| path.metadata().is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0);
    let found = env::split_paths(folders).map(|folder| folder.join(program)).find(may_run)?;
    absolute(found).ok()
}

/// A stream of a program that a thread reads.
#[derive(Debug)]
pub(super) struct Stream {
    read: Arc<Mutex<Vec<u8>>>,
    is_full: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Stream {
    /// Reads up to this many bytes and then stops, or goes on and keeps the last.
    pub(super) fn read(stream: Option<impl Read + Send + 'static>, most: usize, keeps_last: bool) -> Self {
        let (read, is_full) = (Arc::default(), Arc::new(AtomicBool::new(false)));
        let (bytes, full) = (Arc::clone(&read), Arc::clone(&is_full));
        let thread = thread::spawn(move || {
            if let Some(stream) = stream {
                pump(stream, &bytes, &full, most, keeps_last);
            }
        });
        Self { read, is_full, thread }
    }

    /// Waits a moment for the end of the stream: what has ended may have written more than was read so far.
    pub(super) fn close(&self) {
        for _ in 0..CLOSING {
            if self.thread.is_finished() {
                return;
            }
            thread::sleep(LOOK);
        }
    }

    fn is_full(&self) -> bool {
        self.is_full.load(Ordering::SeqCst)
    }

    /// The last line so far, not clean; empty where there is none.
    pub(super) fn last_line(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes()).into_owned();
        text.trim_end().lines().next_back().unwrap_or_default().to_owned()
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn pump(mut stream: impl Read, bytes: &Mutex<Vec<u8>>, full: &AtomicBool, most: usize, keeps_last: bool) {
    let mut buffer = [0; 16 << 10];
    loop {
        let read = match stream.read(&mut buffer) {
            Err(why) if why.kind() == io::ErrorKind::Interrupted => continue,
            Ok(0) | Err(_) => return,
            Ok(read) => read,
        };
        let mut bytes = bytes.lock().unwrap_or_else(PoisonError::into_inner);
        bytes.extend(buffer.get(..read).unwrap_or_default());
        let over = bytes.len().saturating_sub(most);
        if over > 0 && keeps_last {
            bytes.drain(..over);
        } else if over > 0 {
            full.store(true, Ordering::SeqCst);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::atomic::AtomicBool;
    use std::time::Duration;

    use super::{ToolAnswer, ToolError, ToolLimits, found, run};
    use crate::term::scripted::put_program;

    fn shell(script: &str, time: Duration, stop: bool) -> Result<ToolAnswer, ToolError> {
        let argv = ["/bin/sh", "-c", script].map(str::to_owned);
        run(&argv, Path::new("/"), ToolLimits { time, bytes: 1000 }, &AtomicBool::new(stop))
    }

    const LONG: Duration = Duration::from_mins(5);

    #[test]
    fn an_answer_and_the_last_complaint_are_kept_however_it_ends() {
        let answer = shell("echo said; echo one >&2; echo two >&2; exit 3", LONG, false).expect("an answer");
        assert_eq!((answer.output.as_slice(), answer.complaint.as_str()), (&b"said\n"[..], "two"));
        let flood = shell("yes | head -c 5000000 >&2; echo done", LONG, false).expect("an answer");
        assert_eq!((flood.output.as_slice(), flood.complaint.as_str()), (&b"done\n"[..], "y"));
    }

    #[test]
    fn what_does_not_start_hangs_floods_or_is_stopped_is_an_error() {
        let nobody = ["/nowhere/at-all".to_owned()];
        let started = run(&nobody, Path::new("/"), ToolLimits::default(), &AtomicBool::new(false));
        assert!(matches!(started, Err(ToolError::Start(_))));
        let hangs = "trap '' TERM HUP INT; while :; do sleep 100; done";
        assert!(matches!(shell(hangs, Duration::from_millis(100), false), Err(ToolError::TooLong(_))));
        assert!(matches!(shell(hangs, LONG, true), Err(ToolError::Stopped)));
        assert!(matches!(shell("yes", LONG, false), Err(ToolError::TooMuch(1000))));
        let closed = shell("exec >&- 2>&-; while :; do sleep 100; done", Duration::from_millis(100), false);
        assert!(matches!(closed, Err(ToolError::TooLong(_))));
    }

    #[test]
    fn what_is_looked_for_is_what_is_run() {
        let root = tempfile::tempdir().expect("a directory");
        put_program(&root.path().join("tool"), "echo it");
        fs::write(root.path().join("text"), "").expect("written");
        fs::create_dir(root.path().join("folder")).expect("a folder");
        let is_found = |program: &str| found(program, root.path().as_os_str());
        let full = root.path().join("tool");
        assert_eq!(is_found("tool").expect("in the folder"), full);
        assert_eq!(is_found(&full.to_string_lossy()).expect("by its path"), full);
        for missing in ["text", "folder", "other", "", "/nowhere/at-all", &*root.path().to_string_lossy()] {
            let why = is_found(missing).expect_err(missing).to_string();
            assert_eq!(why, "there is no such program", "{missing}");
        }
        for short in ["./tool", "folder/../tool", "~/tool"] {
            let why = is_found(short).expect_err(short).to_string();
            assert!(why.contains("nor a full path"), "{short}: {why}");
        }
    }

    #[test]
    fn what_a_program_leaves_behind_ends_with_it() {
        let answer = shell("sleep 1000 & echo $!", LONG, false).expect("an answer");
        let left = String::from_utf8_lossy(&answer.output).trim().to_owned();
        let is_there = shell(&format!("kill -0 {left} 2>/dev/null && cat /proc/{left}/stat"), LONG, false);
        let stat = String::from_utf8_lossy(&is_there.expect("an answer").output).into_owned();
        assert!(stat.is_empty() || stat.contains(" Z "), "{stat}");
    }
}
