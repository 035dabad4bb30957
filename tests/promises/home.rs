//! A data folder of a test's own, and the program on it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A question of the built-in bank.
pub(crate) const QUESTION: &str = "ambiguity-unclear-start";

/// A data folder; it is gone when this is dropped.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = Self(TempDir::new().unwrap());
        fs::set_permissions(home.path(), PermissionsExt::from_mode(0o700)).unwrap();
        home
    }

    /// A folder with so many takes, noted "take 0", "take 1" and so on.
    pub(crate) fn with_takes(number: usize) -> Self {
        let home = Self::new();
        for take in 0..number {
            home.add(&format!("take {take}"));
        }
        home
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program, which knows nothing of the environment but this folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_starl"));
        command.args(arguments).env_clear().env("STARL_DATA_DIR", self.path()).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The program with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that wants no more of it closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap()
    }

    /// The program under a shell's command before it, such as `umask 0`.
    pub(crate) fn run_after(&self, before: &str, arguments: &[&str]) -> Output {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &format!("{before}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_starl")]);
        shell.args(arguments).env_clear().env("STARL_DATA_DIR", self.path()).stdin(Stdio::null());
        shell.output().unwrap()
    }

    /// Logs a take and says under which id it is kept.
    pub(crate) fn add(&self, note: &str) -> String {
        told(&self.run(&["take", "add", "--question", QUESTION, "--note", note]), 0).0.trim().to_owned()
    }

    /// A file of the folder, open to the user alone, in folders that are made for it.
    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        let missing = |dir: &&Path| !dir.exists();
        let new: Vec<&Path> = path.ancestors().skip(1).take_while(missing).collect();
        for dir in new.into_iter().rev() {
            fs::create_dir(dir).unwrap();
            fs::set_permissions(dir, PermissionsExt::from_mode(0o700)).unwrap();
        }
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
    }

    /// The takes that count.
    pub(crate) fn takes(&self) -> Vec<Value> {
        let (text, _) = told(&self.run(&["take", "list", "--json"]), 0);
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Their notes, in their order.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.takes().iter().map(|take| take["note"].as_str().unwrap().to_owned()).collect()
    }

    /// The journal file, where there is just one.
    pub(crate) fn journal(&self) -> PathBuf {
        let files = self.journals();
        assert_eq!(files.len(), 1, "{files:?}");
        files.into_iter().next().unwrap()
    }

    pub(crate) fn journals(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.path().join("journal")).unwrap().map(|found| found.unwrap().path());
        let mut files: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|it| it == "jsonl")).collect();
        files.sort();
        files
    }

    /// Everything below the folder, with its mode.
    pub(crate) fn modes(&self) -> Vec<(PathBuf, u32)> {
        let (mut found, mut left) = (Vec::new(), vec![self.path().to_owned()]);
        while let Some(dir) = left.pop() {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                found.push((path.clone(), fs::metadata(&path).unwrap().permissions().mode() & 0o777));
                if path.is_dir() {
                    left.push(path);
                }
            }
        }
        found
    }
}

/// Output and complaint of a program that must have ended with this code.
pub(crate) fn told(output: &Output, code: i32) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, complaint) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{out}{complaint}");
    (out, complaint)
}

/// A take as a device wrote it, without a note.
pub(crate) fn take(device: &str, seq: u64, day: &str) -> String {
    let id = format!("{device}-{seq:020x}");
    let head = format!(
        "{{\"v\":1,\"id\":\"{id}\",\"seq\":{seq},\"at\":\"{day}T12:00:00.000Z\",\"off\":0,\"day\":\"{day}\""
    );
    let take =
        "\"parts\":[null,null,null,null,null],\"total\":145,\"rating\":3,\"cold\":true,\"elsewhere\":true";
    sealed(&format!("{head},\"t\":\"take\",\"question\":\"{QUESTION}\",{take}")) + "\n"
}

/// A sealed line of this, which lacks the seal and the closing brace.
pub(crate) fn sealed(open: &str) -> String {
    format!("{open},\"c\":\"{:08x}\"}}", crc32fast::hash(open.as_bytes()))
}
