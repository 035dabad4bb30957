//! The arguments of what comes in and what goes out.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::cli::values::mapped;

/// What is imported, and how.
#[derive(Debug, Args)]
pub(in crate::cli) struct ImportArguments {
    /// The lists, up to 2 MB each
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Show what would be imported and write nothing
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,
    /// Import without asking
    #[arg(long)]
    pub yes: bool,
    /// Put all questions into the theme with this id
    #[arg(long, value_name = "ID")]
    pub theme: Option<String>,
    /// Who asks these questions; use candidate for questions you ask the interviewer
    #[arg(long, value_name = "WHO", value_enum, default_value_t = Asker::Interviewer)]
    pub asked_by: Asker,
    /// Which column of a table has what, by name or number: question=Front, theme=Deck
    #[arg(long, value_name = "KEY=COLUMN", value_parser = mapped)]
    pub map: Vec<(String, String)>,
    /// Show every line and what starl did with it
    #[arg(long)]
    pub lines: bool,
    /// Print JSON: for each file, the findings and every line; with --dry-run
    #[arg(long, requires = "dry_run", conflicts_with = "lines")]
    pub json: bool,
}

/// What is exported.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ExportSub {
    /// Your stories as Markdown, all of them or the ones you name
    Stories {
        /// The stories' names or titles, from story list
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Include private notes: what others said about your takes, and why you silenced rules
        #[arg(long)]
        notes: bool,
        /// Where to
        #[command(flatten)]
        to: ExportTarget,
    },
    /// Your takes as CSV or JSON Lines, or one of them as Markdown
    Takes {
        /// Export one take as Markdown, with its criteria: its id from take list, or "last" for the newest
        id: Option<String>,
        /// The format for all takes
        #[arg(long, value_enum, default_value_t = TakesFormat::Csv, conflicts_with = "id")]
        format: TakesFormat,
        /// Where to
        #[command(flatten)]
        to: ExportTarget,
    },
    /// The questions in the bank, as Markdown that you can import again, or for Anki
    Questions {
        /// Only questions of this theme or category
        #[arg(long, value_name = "ID")]
        theme: Option<String>,
        /// Only questions from your own packs
        #[arg(long)]
        own: bool,
        /// The format
        #[arg(long, value_enum, default_value_t = QuestionsFormat::Markdown)]
        format: QuestionsFormat,
        /// Where to
        #[command(flatten)]
        to: ExportTarget,
    },
    /// A week as Markdown, for a coach: which stories you told, how they went, and what to work on
    Week {
        /// The last day of the week: sunday, Nov 23 or 11/23 (the default is today)
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
        /// Where to
        #[command(flatten)]
        to: ExportTarget,
    },
    /// The sheet for interview day, as a one-page HTML document
    Sheet {
        /// Include your notes on this company, by name; case doesn't matter
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
        /// Where to
        #[command(flatten)]
        to: ExportTarget,
    },
}

/// Where an export goes.
#[derive(Debug, Args)]
pub(in crate::cli) struct ExportTarget {
    /// Write to this file, which only you can read, instead of standard output
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "to")]
    pub force: bool,
}

/// The format for all takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TakesFormat {
    /// A table for a spreadsheet.
    Csv,
    /// One object per line, the same as take list --json.
    Jsonl,
}

/// How questions are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum QuestionsFormat {
    /// Markdown.
    Markdown,
    /// A text file for Anki to import.
    Anki,
}

/// Who asks the questions of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Asker {
    /// The interviewer, unless the list says otherwise.
    Interviewer,
    /// The candidate.
    Candidate,
}
