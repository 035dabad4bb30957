//! Waiting for an editor, and meanwhile for what ends this program: the editor is asked to end then too.

use std::cell::Cell;
use std::io::{self, IsTerminal, Read};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, getpgrp, getpid, kill_current_process_group, kill_process};
use signal_hook::SigId;
use signal_hook::consts::signal::{SIGCHLD, SIGHUP, SIGINT, SIGQUIT};
use signal_hook::flag;
use signal_hook::low_level::{pipe, unregister};

use crate::term::input::ENDING;

/// How long an editor that was asked to end is waited for: this many times a tenth of a second.
const LOOKS: u32 = 10;
const TENTH: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

/// Runs an editor and waits for its end; nothing where this program was asked to end before that.
///
/// # Errors
/// Where it doesn't start.
pub(super) fn run(command: &mut Command) -> io::Result<Option<ExitStatus>> {
    let watch = Watch::new()?;
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if let Some(signal) = watch.asked_to_end() {
            end(&mut child, signal, &watch);
            return Ok(None);
        }
        watch.wait(None);
    }
}

/// Passes a signal on to an editor, and gives it a moment to end.
fn end(child: &mut Child, signal: i32, watch: &Watch) {
    let signal = if signal == SIGHUP { Signal::HUP } else { Signal::TERM };
    // An editor may be a script that runs the real one: the whole job is meant, where it is this program's own.
    let _ended_already = if getpgrp() == getpid() {
        kill_current_process_group(signal)
    } else {
        kill_process(Pid::from_child(child), signal)
    };
    for _ in 0..LOOKS {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        watch.wait(Some(&TENTH));
    }
}

/// What is looked out for while an editor runs.
struct Watch {
    /// There is something to read here after each signal.
    wakes: UnixStream,
    /// The last signal that would end this program.
    signal: Arc<AtomicUsize>,
    /// Whether the terminal is gone.
    is_gone: Cell<bool>,
    registered: Vec<SigId>,
}

impl Watch {
    fn new() -> io::Result<Self> {
        let (wakes, wake) = UnixStream::pair()?;
        wakes.set_nonblocking(true)?;
        let signal = Arc::new(AtomicUsize::new(0));
        let mut watch = Self { wakes, signal, is_gone: Cell::new(false), registered: Vec::new() };
        // What is typed to end the editor ends the editor alone.
        for number in ENDING.into_iter().filter(|number| ![SIGINT, SIGQUIT].contains(number)) {
            let signal = Arc::clone(&watch.signal);
            watch.registered.push(flag::register_usize(number, signal, number as usize)?);
        }
        for number in ENDING.into_iter().chain([SIGCHLD]) {
            watch.registered.push(pipe::register(number, wake.try_clone()?)?);
        }
        Ok(watch)
    }

    fn asked_to_end(&self) -> Option<i32> {
        match self.signal.load(Ordering::SeqCst) {
            0 => self.is_gone.get().then_some(SIGHUP),
            signal => i32::try_from(signal).ok(),
        }
    }

    /// Waits for a signal, for the loss of the terminal, or for so long.
    fn wait(&self, time: Option<&Timespec>) {
        let stdin = io::stdin();
        let mut watched = vec![PollFd::new(&self.wakes, PollFlags::IN)];
        if stdin.is_terminal() && !self.is_gone.get() {
            watched.push(PollFd::new(&stdin, PollFlags::empty()));
        }
        // Cut short by a signal, or a system that can't wait: what is waited for is looked at again.
        let _again = poll(&mut watched, time);
        let lost = PollFlags::HUP | PollFlags::ERR;
        let is_gone = watched.get(1).is_some_and(|stdin| stdin.revents().intersects(lost));
        self.is_gone.set(self.is_gone.get() || is_gone);
        let mut heard = [0; 64];
        while (&self.wakes).read(&mut heard).is_ok_and(|number| number > 0) {}
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            unregister(id);
        }
    }
}
