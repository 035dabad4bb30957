//! A data folder of a test's own, and what lies in it.

use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use serde_json::Value;
use tempfile::TempDir;

use crate::terminal::Terminal;

/// A data folder; it is gone when this is dropped.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program on this data folder; of the environment it knows only what is given here.
    pub(crate) fn command(&self) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_starl"));
        command.arg("--data-dir");
        command.arg(self.path());
        self.keep_to_itself(&mut command);
        command
    }

    /// Takes the environment away from a program, but for a terminal's name and this folder as its home.
    pub(crate) fn keep_to_itself(&self, command: &mut CommandBuilder) {
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("TZ", "UTC");
        command.env("HOME", self.path());
        command.cwd(self.path());
    }

    /// The program in a terminal of 80x24.
    pub(crate) fn start(&self) -> Terminal {
        Terminal::run(self.command(), 80, 24)
    }

    /// The program on the practice screen, with today's questions.
    pub(crate) fn at_practice(&self) -> Terminal {
        let mut terminal = self.start();
        terminal.wait_for("▸ 1");
        terminal
    }

    /// The same, after so many drills of today.
    pub(crate) fn at_practice_after(&self, told: usize) -> Terminal {
        let mut terminal = self.start();
        terminal.wait_for(&format!("{told} told · "));
        terminal
    }

    /// The lines of the journal, each with a right checksum.
    pub(crate) fn journal(&self) -> Vec<Value> {
        let files = files(&self.path().join("journal"));
        let texts: Vec<String> = files.iter().map(|path| fs::read_to_string(path).expect("text")).collect();
        assert!(texts.iter().all(|text| text.ends_with('\n')), "{texts:?}");
        texts.iter().flat_map(|text| text.lines()).map(unsealed).collect()
    }

    /// The running drills on disk.
    pub(crate) fn drills(&self) -> Vec<String> {
        let drills =
            files(self.path()).into_iter().filter(|path| path.extension().is_some_and(|it| it == "json"));
        drills.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect()
    }
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// A line whose checksum is computed here once more.
fn unsealed(line: &str) -> Value {
    let (data, seal) = line.rsplit_once(",\"c\":\"").expect("a seal");
    assert_eq!(seal, format!("{:08x}\"}}", crc32fast::hash(data.as_bytes())), "{line}");
    serde_json::from_str(line).expect("JSON")
}
