//! How a command ends: fine, with problems, or not meant so. The exit code follows from that alone.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::domain::clean::clean;
use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::store::text::{Report, ReportLevel};

/// How a command ended, which is also its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CommandOutcome {
    /// As it should.
    Fine = 0,
    /// What was looked at has errors, or nothing was found.
    Problems = 1,
    /// The command was not meant so.
    WrongUse = 2,
}

impl CommandOutcome {
    /// Fine where all is well, else problems.
    pub(super) fn fine_if(is_well: bool) -> Self {
        if is_well { Self::Fine } else { Self::Problems }
    }

    /// The worse of two, where one of them is fine.
    pub(super) fn and(self, other: Self) -> Self {
        if self == Self::Fine { other } else { self }
    }
}

impl From<CommandOutcome> for ExitCode {
    fn from(outcome: CommandOutcome) -> Self {
        Self::from(outcome as u8)
    }
}

/// Why a command was not done. Every error from below is a problem unless it is said to be wrong use.
#[derive(Debug)]
pub(super) struct CommandError {
    /// What happened and what to do about it, in sentences.
    pub what: String,
    /// How the command ends because of it.
    pub outcome: CommandOutcome,
}

impl CommandError {
    /// The command was not meant so.
    pub(super) fn wrong_use(what: impl Into<String>) -> Self {
        Self { what: what.into(), outcome: CommandOutcome::WrongUse }
    }

    /// Something is in the way.
    pub(super) fn problem(what: impl Display) -> Self {
        Self { what: what.to_string(), outcome: CommandOutcome::Problems }
    }

    /// That there is nothing of this name: with the nearest one there is, else with what may help.
    pub(super) fn unknown<'a>(
        what: &str,
        given: &str,
        known: impl IntoIterator<Item = &'a str>,
        help: &str,
    ) -> Self {
        let given = clean(given);
        Self::wrong_use(match nearest(&given, known) {
            Some(near) => format!("There is no {what} \"{given}\". Did you mean \"{near}\"?"),
            None => format!("There is no {what} \"{given}\". {help}"),
        })
    }
}

impl<E: std::error::Error> From<E> for CommandError {
    fn from(why: E) -> Self {
        Self::problem(why)
    }
}

/// What comes of a command.
pub(super) type CommandResult = Result<CommandOutcome, CommandError>;

/// The id that was given, if the bank has such an item.
pub(super) fn known<'a>(
    given: &str,
    what: &str,
    ids: impl Iterator<Item = &'a Id>,
) -> Result<&'a Id, CommandError> {
    let ids: Vec<&Id> = ids.collect();
    let found = ids.iter().copied().find(|id| id.as_str() == given);
    found.ok_or_else(|| unknown(given, what, ids))
}

/// That the bank has no such item, with the nearest id.
pub(super) fn unknown<'a>(given: &str, what: &str, ids: impl IntoIterator<Item = &'a Id>) -> CommandError {
    let help = "starl list shows all ids; starl find searches by words.";
    CommandError::unknown(what, given, ids.into_iter().map(Id::as_str), help)
}

/// Reports what is wrong with files on standard error; fine where there is no error among it.
pub(super) fn complain_of<'a>(reports: impl IntoIterator<Item = &'a Report>) -> CommandOutcome {
    let mut outcome = CommandOutcome::Fine;
    for report in reports {
        complain(report);
        if report.level() == ReportLevel::Error {
            outcome = CommandOutcome::Problems;
        }
    }
    outcome
}

/// Says something in a line of its own on standard error, cleaned, for there are names of files in it; where that is
/// closed, nobody listens.
pub(super) fn complain(what: impl Display) {
    let _ = io::stderr().lock().write_all(clean(&format!("{what}\n")).as_bytes());
}

/// Writes to standard output. A reader that has gone away has seen enough.
pub(super) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
