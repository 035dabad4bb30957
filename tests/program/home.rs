//! The harness: a data folder of a test's own, and the built program on it.
//!
//! A test reads like the manual: the command line as in a shell, then how it has to end, and what was printed.
//!
//! ```text
//! let home = Home::new();
//! home.run("settings set bell off").success();
//! assert_eq!(home.run("settings get bell").success().stdout, "off\n");
//! home.run("settings set bell maybe").failure(2).complains("on or off");
//! ```

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};

use serde_json::Value;
use starl::domain::fact::Fact;
use starl::store::journal::{FileJournal, Journal};
use tempfile::TempDir;

use crate::scripted::put_program;

/// The program under test.
pub(crate) const STARL: &str = env!("CARGO_BIN_EXE_starl");

/// A question of the built-in bank.
pub(crate) const QUESTION: &str = "ambiguity-unclear-start";

/// Logs a take of that question.
pub(crate) const ADD: &str = "take add --question ambiguity-unclear-start";

/// A data folder and the environment of the programs that run on it; the folder is gone when this is dropped.
pub(crate) struct Home {
    folder: TempDir,
    environment: BTreeMap<&'static str, OsString>,
}

impl Home {
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        chmod(folder.path(), 0o700);
        let root = folder.path().as_os_str();
        let [path, term, zone] = ["/usr/bin:/bin", "xterm-256color", "UTC"].map(OsString::from);
        let environment = [
            ("STARL_DATA_DIR", root.into()),
            ("HOME", root.into()),
            ("PATH", path),
            ("TERM", term),
            ("TZ", zone),
        ];
        Self { environment: environment.into(), folder }
    }

    /// A folder with this many takes, noted "take 0", "take 1" and so on.
    pub(crate) fn with_takes(number: usize) -> Self {
        let home = Self::new();
        for take in 0..number {
            home.add(&format!("take {take}"));
        }
        home
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.root().join(name)
    }

    /// Sets a variable for the programs that are started from now on.
    pub(crate) fn set(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.environment.insert(name, value.into());
    }

    /// The whole environment of a program that runs here.
    pub(crate) fn environment(&self) -> &BTreeMap<&'static str, OsString> {
        &self.environment
    }

    /// Puts a program into the home that runs these lines of shell.
    pub(crate) fn put_program(&self, name: &str, lines: &str) {
        self.put(name, "");
        put_program(&self.path(name), lines);
    }

    /// Sets an editor with a blank in its name, which runs these lines of shell on the file `$1`.
    pub(crate) fn set_editor(&mut self, lines: &str) {
        self.put_program("an editor", &format!("[ \"$2\" ] && exit 9\n{lines}"));
        self.set("EDITOR", format!("'{}'", self.path("an editor").display()));
    }

    /// The program, run in the folder, with nothing in its environment but what is set here.
    pub(crate) fn command(&self, words: impl Words) -> Command {
        self.command_of(STARL, words.words())
    }

    fn command_of(&self, program: &str, words: Vec<OsString>) -> Command {
        let mut command = Command::new(program);
        command
            .args(words)
            .env_clear()
            .envs(self.environment())
            .current_dir(self.root())
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, words: impl Words) -> Ended {
        Ended::of(self.command(words))
    }

    /// The program with something on standard input.
    pub(crate) fn run_with_input(&self, words: impl Words, input: impl AsRef<[u8]>) -> Ended {
        let mut command = self.command(words);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that wants no more of it closes the pipe.
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        Ended::new(&command, child.wait_with_output().unwrap())
    }

    /// The program under a shell's command before it, such as `umask 0`.
    pub(crate) fn run_after(&self, before: &str, words: impl Words) -> Ended {
        let script = ["-c", &format!("{before}; exec \"$0\" \"$@\""), STARL].map(OsString::from);
        Ended::of(self.command_of("/bin/sh", script.into_iter().chain(words.words()).collect()))
    }

    /// Logs a take and returns the id under which it is saved.
    pub(crate) fn add(&self, note: &str) -> String {
        let add = ["take", "add", "--question", QUESTION, "--note", note];
        self.run(&add).success().stdout.trim().to_owned()
    }

    /// Writes a fact into the journal as another device would, at this time of its day.
    pub(crate) fn record(&self, at: &str, fact: Fact) {
        let at = at.parse().unwrap();
        let mut journal = FileJournal::new(&self.path("journal"), &self.path("lock"), "abcdefgh");
        journal.append(fact, at, at.date_naive()).unwrap();
    }

    /// A file of the folder, open to the user alone, in folders that are made for it.
    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        let missing = |dir: &&Path| !dir.exists();
        let new: Vec<&Path> = path.ancestors().skip(1).take_while(missing).collect();
        for dir in new.into_iter().rev() {
            fs::create_dir(dir).unwrap();
            chmod(dir, 0o700);
        }
        fs::write(&path, text).unwrap();
        chmod(&path, 0o600);
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The permissions of a file or folder.
    pub(crate) fn mode(&self, name: &str) -> u32 {
        mode(&self.path(name))
    }

    /// The takes that count.
    pub(crate) fn takes(&self) -> Vec<Value> {
        let list = self.run("take list --json").success().stdout;
        list.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Their notes, in their order.
    pub(crate) fn notes(&self) -> Vec<String> {
        self.takes().iter().map(|take| take["note"].as_str().unwrap().to_owned()).collect()
    }

    /// The files and folders in this one, by name.
    pub(crate) fn files(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    pub(crate) fn journals(&self) -> Vec<PathBuf> {
        let files = self.files("journal").into_iter();
        files.filter(|path| path.extension().is_some_and(|it| it == "jsonl")).collect()
    }

    /// The journal file, where there is just one.
    pub(crate) fn journal(&self) -> PathBuf {
        let files = self.journals();
        assert_eq!(files.len(), 1, "{files:?}");
        files.into_iter().next().unwrap()
    }

    /// Everything below the folder, with its mode.
    pub(crate) fn modes(&self) -> Vec<(PathBuf, u32)> {
        let (mut found, mut left) = (Vec::new(), vec![self.root().to_owned()]);
        while let Some(dir) = left.pop() {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                found.push((path.clone(), mode(&path)));
                if path.is_dir() {
                    left.push(path);
                }
            }
        }
        found
    }
}

/// Runs the program on an empty folder.
pub(crate) fn run(words: impl Words) -> Ended {
    Home::new().run(words)
}

/// How a program ended.
#[must_use = "say how it has to end: success(), or failure(code)"]
pub(crate) struct Ended {
    /// None after a signal.
    pub(crate) code: Option<i32>,
    pub(crate) printed: Printed,
}

/// What a program wrote to its two streams.
pub(crate) struct Printed {
    command: String,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// Runs a command to its end.
    pub(crate) fn of(mut command: Command) -> Self {
        let output = command.output().unwrap();
        Self::new(&command, output)
    }

    fn new(command: &Command, output: process::Output) -> Self {
        let command = format!("{:?}", command.get_args().collect::<Vec<_>>());
        let text = |bytes| {
            String::from_utf8(bytes).unwrap_or_else(|why| panic!("{command} writes no text: {why:?}"))
        };
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        Self { code: output.status.code(), printed: Printed { command, stdout, stderr } }
    }

    /// Asserts that it ended well.
    #[track_caller]
    pub(crate) fn success(self) -> Printed {
        self.failure(0)
    }

    /// Asserts that it ended with this exit code.
    #[track_caller]
    pub(crate) fn failure(self, code: i32) -> Printed {
        let Printed { command, stdout, stderr } = &self.printed;
        assert_eq!(self.code, Some(code), "{command}: {stdout}{stderr}");
        self.printed
    }
}

impl Printed {
    /// Asserts that this is all it printed.
    #[track_caller]
    pub(crate) fn prints(&self, text: &str) -> &Self {
        assert_eq!(self.stdout, text, "{}", self.command);
        self
    }

    /// Asserts that this is in what it printed.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.stdout.contains(text), "{}: {text}\n{}", self.command, self.stdout);
        self
    }

    /// Asserts that this is in what it wrote to standard error.
    #[track_caller]
    pub(crate) fn complains(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "{}: {text}\n{}", self.command, self.stderr);
        self
    }

    /// What it printed, which has to be JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// A command line: a text that is split as a shell splits it, or words that stand as they are.
pub(crate) trait Words {
    fn words(self) -> Vec<OsString>;
}

impl Words for &str {
    fn words(self) -> Vec<OsString> {
        shlex::split(self).expect("a line that a shell could split").into_iter().map(OsString::from).collect()
    }
}

impl Words for &String {
    fn words(self) -> Vec<OsString> {
        self.as_str().words()
    }
}

impl<S: AsRef<OsStr>> Words for &[S] {
    fn words(self) -> Vec<OsString> {
        self.iter().map(|word| word.as_ref().to_owned()).collect()
    }
}

impl<S: AsRef<OsStr>, const N: usize> Words for &[S; N] {
    fn words(self) -> Vec<OsString> {
        self.as_slice().words()
    }
}

pub(crate) fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

/// The permissions of a file or folder.
pub(crate) fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
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
