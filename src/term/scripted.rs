//! Programs that are scripts, for tests, and waiting for what they do: for as long as a busy machine needs, not forever.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What hasn't happened after this never will.
const PATIENCE: Duration = Duration::from_mins(2);

/// Puts a program there that runs these lines. Another process writes it: a file that this one has open to write, and
/// so any child of another test for a moment, can't be run.
pub(crate) fn put_program(path: &Path, lines: &str) {
    let mut shell = Command::new("/bin/sh")
        .args(["-c", "cat > \"$0\" && chmod 700 \"$0\""])
        .arg(path)
        .stdin(Stdio::piped())
        .spawn()
        .expect("the shell runs");
    let script = format!("#!/bin/sh\n{lines}\n");
    shell.stdin.take().expect("a pipe").write_all(script.as_bytes()).expect("written");
    assert!(shell.wait().expect("it ends").success(), "{} can't be written", path.display());
}

/// Waits until there is something.
///
/// # Panics
/// There is nothing after two minutes.
pub(crate) fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(now().duration_since(start) < PATIENCE, "waited two minutes for {what}");
        thread::yield_now();
    }
}

/// Waits until a process is gone: a signal takes a moment.
pub(crate) fn wait_for_end_of(id: &str) {
    let stat = || fs::read_to_string(format!("/proc/{}/stat", id.trim())).unwrap_or_default();
    wait_for("the end of a process", || (stat().is_empty() || stat().contains(" Z ")).then_some(()));
}

#[expect(clippy::disallowed_methods, reason = "a deadline for what hangs; nothing is measured")]
fn now() -> Instant {
    Instant::now()
}
