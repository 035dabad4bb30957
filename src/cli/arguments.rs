//! The arguments, and what the help says of them.

mod documents;
mod exchange;
mod speech;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub(super) use self::documents::{CompanySub, QuestionSub, StorySub};
pub(super) use self::exchange::{
    Asker, ExportSub, ExportTarget, ImportArguments, QuestionsFormat, TakesFormat,
};
pub(super) use self::speech::{ToolsDeed, WordsArguments};
use crate::cli::color::ColorWhen;
use crate::cli::schema::SchemaOf;
use crate::cli::values::{Spoken, day, follow_up, length, minutes, questions, rating, spoken};
use crate::domain::day::Day;
use crate::domain::rating::Rating;
use crate::domain::shape::Length;

/// Practice behavioral interviews for AI/ML roles in the terminal.
///
/// Without a command, it opens the app, where you tell your stories aloud and from memory, against a clock. The commands
/// work without a screen.
#[derive(Debug, Default, Parser)]
#[command(name = "starl", bin_name = "starl", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// What to do; without a command, starl opens the app
    #[command(subcommand)]
    pub command: Option<Sub>,

    /// Keep all your data, including settings, in this folder
    #[arg(long, value_name = "DIR", global = true, help = DATA_DIR)]
    pub data_dir: Option<PathBuf>,

    /// Add a content pack (a file or a folder); you can use this more than once
    #[arg(long = "pack", value_name = "FILE", global = true)]
    pub packs: Vec<PathBuf>,

    /// Work line by line, without a screen (for screen readers, dumb terminals and pipes)
    ///
    /// Enter a key or a word on each line; ? lists them. The clock prints a line halfway, at the target and at the
    /// end of the band, and whenever you enter "time".
    #[arg(long)]
    pub plain: bool,

    /// When to use colors
    #[arg(long, value_name = "WHEN", global = true, value_enum, default_value_t)]
    pub color: ColorWhen,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Sub {
    /// Start a drill
    ///
    /// Without a question or a theme, it picks the most useful question.
    Drill {
        /// Id of the question to drill
        question: Option<String>,
        /// Pick a question from this theme or category
        #[arg(long, value_name = "ID", conflicts_with = "question")]
        theme: Option<String>,
        /// Drill your weak spot in a full question, with the weak part in view
        #[arg(long, conflicts_with_all = ["question", "theme"])]
        weakest: bool,
        /// Aim for this length instead of the usual one: 0:30, 1:00, 1:30 or 3:00. The take isn't rated
        #[arg(long, value_name = "LENGTH", value_parser = length)]
        length: Option<Length>,
        /// Work line by line, without a screen (for screen readers and pipes)
        #[arg(long)]
        plain: bool,
    },
    /// Run a mock interview, without hints, notes or pauses
    Mock {
        /// How many questions, 1 to 12
        #[arg(long, value_name = "NUMBER", default_value_t = 4, value_parser = questions)]
        questions: usize,
        /// How many minutes, 1 to 90
        #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = minutes)]
        minutes: u64,
        /// Work line by line, without a screen (for screen readers and pipes)
        #[arg(long)]
        plain: bool,
    },
    /// Run a sprint: match your stories to ten questions, ten seconds each
    Sprint {
        /// Work line by line, without a screen (for screen readers and pipes)
        #[arg(long)]
        plain: bool,
    },
    /// Show what to drill today, and why
    #[command(visible_alias = "today")]
    Agenda {
        /// Print JSON, with the numbers behind each choice
        #[arg(long)]
        json: bool,
        /// Draw other questions for today: 1 for the next ones, 2 for the ones after that, and so on
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        seed: usize,
    },
    /// Show your progress: what you're ready for, your weak spots, how long your answers are, what comes next
    ///
    /// These are the figures on the Progress tab. Length, parts, points and red flags count only cold takes: your first
    /// take of a question that day, without notes.
    Progress {
        /// Print JSON: times in seconds, days as YYYY-MM-DD, shares in percent, ratings as 1 to 4
        #[arg(long)]
        json: bool,
    },
    /// Show today's progress in one line, for a prompt or status bar
    Status(StatusArguments),
    /// List everything in the bank, with ids
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one item in full: a question, a theme, a sample answer or anything else with an id
    Show {
        /// Id of the item, as shown by list and find
        id: String,
        /// Print JSON: a list of all items with this id, and the memory estimate of a question you have answered
        #[arg(long)]
        json: bool,
    },
    /// Search the bank, your stories and your notes on companies
    ///
    /// An item matches if every word is in its text, its id or its tags. Case and accents don't matter. Matches are
    /// grouped by kind, best first.
    Find {
        /// The words, or just how they start
        #[arg(required = true)]
        words: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check content packs and report every error with file, line and column
    ///
    /// A pack is a YAML file or a folder of YAML files. It is checked against the built-in pack, any --pack, and the
    /// packs before it on the command line. Exits with 1 if there is an error. Notes and warnings, such as an unknown
    /// key, don't count.
    Check {
        /// The packs
        #[arg(required = true, value_name = "PACK")]
        paths: Vec<PathBuf>,
        /// Print the problems as JSON
        #[arg(long)]
        json: bool,
    },
    /// Import lists of questions from Markdown, plain text, CSV, TSV or Anki's text export
    ///
    /// Shows what it found and asks before it writes a pack. If you import the same list again, you get the same pack.
    /// Exits with 1 if it can't read a list or finds no questions in it.
    Import(ImportArguments),
    /// Export your stories, takes, questions, a week, or the sheet for interview day
    #[command(subcommand)]
    Export(ExportSub),
    /// List the questions in the bank, or add your own
    #[command(subcommand)]
    Question(QuestionSub),
    /// Write, edit and check your own stories
    #[command(subcommand)]
    Story(StorySub),
    /// Show the checklist, with what your practice proves, or check off an item yourself
    #[command(args_conflicts_with_subcommands = true)]
    Checklist {
        /// What to do; without a command, show the checklist
        #[command(subcommand)]
        deed: Option<ChecklistDeed>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write notes on companies: products, ethical considerations, people, questions
    #[command(subcommand)]
    Company(CompanySub),
    /// Print a one-page sheet for interview day, as Markdown or HTML
    ///
    /// It has your stories (five lines each), the competencies they show, the questions you want to ask, your
    /// next-time lines, and what others said about your takes.
    Sheet {
        /// Include your notes on this company, by name; case doesn't matter
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
        /// Print an HTML page, for paper or a phone
        #[arg(long)]
        html: bool,
        /// Print the blocks of the page as JSON, in order
        #[arg(long, conflicts_with = "html")]
        json: bool,
    },
    /// Show or set the command that transcribes what you say
    ///
    /// starl has no speech recognition built in. The command stays on this machine and is never synced. starl runs it
    /// without a shell, and only once you have confirmed it.
    #[command(args_conflicts_with_subcommands = true)]
    Tools {
        /// What to do; without a command, show the current command and the presets
        #[command(subcommand)]
        deed: Option<ToolsDeed>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show where your data is saved
    Paths {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Log, list and undo takes, and see or hear what you said
    #[command(subcommand)]
    Take(TakeDeed),
    /// Restore a backup into an empty folder
    ///
    /// This restores the journal, stories, notes, settings and packs, and leaves your current files alone. To use the
    /// restored copy, run starl with --data-dir and that folder.
    Restore {
        /// The day of the backup; if left out, the newest complete backup
        #[arg(value_name = "YYYY-MM-DD", value_parser = day)]
        day: Option<Day>,
        /// The folder to restore to; it must be empty or not exist yet
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Check your data for damage, incomplete backups and anything that could keep starl from saving
    ///
    /// Exits with 1 if there's a problem. It never deletes anything.
    Doctor {
        /// Copy damaged lines to a file next to the journal, stop reporting them, and tighten permissions
        #[arg(long)]
        fix: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show or change settings
    #[command(args_conflicts_with_subcommands = true)]
    Settings {
        /// What to do; without a command, show all settings
        #[command(subcommand)]
        deed: Option<SettingsDeed>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print completions for your shell
    ///
    /// For bash: starl completions bash > ~/.local/share/bash-completion/completions/starl. For zsh, write it to a
    /// file _starl in a folder of fpath; for fish, to ~/.config/fish/completions/starl.fish.
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print a JSON Schema, so your editor can complete and check packs or stories
    ///
    /// Run starl schema story > story.schema.json, and put this line at the top of a story in that folder:
    /// # yaml-language-server: $schema=story.schema.json
    Schema {
        /// What you want to edit
        of: SchemaOf,
    },
    /// Print the manual page
    ///
    /// To read it: starl man | man -l -
    Man,
}

/// How today is reported.
#[derive(Debug, Args)]
pub(super) struct StatusArguments {
    /// Print this line instead: {told} {daily} {left} {days} {date} {holds} {set}
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    pub format: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Exit with 1 until you've done today's drills, or the warm-ups on interview day
    #[arg(long)]
    pub exit_code: bool,
}

/// What is done with takes.
#[derive(Debug, Subcommand)]
pub(super) enum TakeDeed {
    /// Log a take you did elsewhere: with a friend, or in a real interview
    ///
    /// Prints the id of the take once it's on disk. Without a rating, it doesn't count as a review.
    Add(TakeArguments),
    /// Undo a take, no matter how old
    Undo {
        /// The take's id, from take list, or "last" for the newest
        id: String,
    },
    /// Show what you said in a take, part by part, next to your written story
    ///
    /// Without --from or --audio, it shows the words you saved earlier. Words are saved only on this machine; the journal
    /// gets only figures.
    Words(WordsArguments),
    /// Play the recording of a take, if this machine has one; ctrl-c stops
    Hear {
        /// The take's id, from take list, or "last" for the newest
        id: String,
        /// Play only this part, counted from 1
        #[arg(long, value_name = "N")]
        part: Option<usize>,
    },
    /// Delete a take's words and its recording
    ///
    /// You keep the take itself and its figures.
    Forget {
        /// The id of the take
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        id: Option<String>,
        /// Delete the words and recordings of all takes
        #[arg(long)]
        all: bool,
    },
    /// List all takes, oldest first, one per line
    List {
        /// Print JSON Lines: one object per line
        #[arg(long)]
        json: bool,
    },
}

/// A take, as it is logged on the command line.
#[derive(Debug, Args)]
pub(super) struct TakeArguments {
    /// The question you answered, by id
    #[arg(long, value_name = "ID")]
    pub question: String,
    /// The story you told, by its name or title
    #[arg(long, value_name = "NAME")]
    pub story: Option<String>,
    /// How long it took, like 145 or 2:25, or each part in order, like 20,15,80,20,10; - is a part you left out
    #[arg(long, value_name = "TIME", value_parser = spoken, allow_hyphen_values = true)]
    pub seconds: Option<Spoken>,
    /// The length you aimed for, if not the usual one: 0:30, 1:00, 1:30 or 3:00. You can't rate a take at another length
    #[arg(long, value_name = "LENGTH", value_parser = length)]
    pub length: Option<Length>,
    /// How it went: 1 again, 2 hard, 3 good, 4 easy
    #[arg(long, value_name = "1-4", value_parser = rating)]
    pub rating: Option<Rating>,
    /// How you answered the follow-up: 0 none, 1 thin, 2 answered. A rating of 4 needs a 2
    #[arg(long, value_name = "0-2", value_parser = follow_up)]
    pub follow_up: Option<u8>,
    /// When the take was: yesterday, friday, Nov 23 or 11/23 (the default is today)
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// What somebody else said about it, shown as "What others said"; - reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// What you will do next time; you see it before your next take, until you cross it off
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub next: Option<String>,
}

/// What is done with the settings.
#[derive(Debug, Subcommand)]
pub(super) enum SettingsDeed {
    /// Show one setting, or all of them
    Get {
        /// The key, as in settings.yaml, or "interview"
        key: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Change a setting; comments in the file stay as they are
    ///
    /// To set your interview date, use interview Dec 10, interview in 2 weeks, or interview none.
    Set {
        /// The key, as in settings.yaml, or "interview"
        key: String,
        /// The new value
        #[arg(required = true, allow_hyphen_values = true)]
        value: Vec<String>,
    },
}

/// What can be done with the checklist.
#[derive(Debug, Subcommand)]
pub(super) enum ChecklistDeed {
    /// Check off an item yourself
    Check {
        /// The item's id, as shown by starl checklist
        item: String,
    },
    /// Undo that
    Uncheck {
        /// The item's id, as shown by starl checklist
        item: String,
    },
}

/// The variable is read where the places are found, so that an empty one counts as none.
const DATA_DIR: &str = "Keep all your data, including settings, in this folder [env: STARL_DATA_DIR]";

const EXAMPLES: &str = "\
Examples:
  starl                                   open the app
  starl drill --plain                     drill line by line, without a screen
  starl drill --theme failure             drill a question about failure
  starl mock --questions 3                a mock interview of three questions
  starl agenda                            what to drill today, and why
  starl progress                          your weak spots, and what you're ready for
  starl question list --theme failure     the questions of a theme, one per line
  starl find vague requirements           find questions by their words
  starl show ambiguity-unclear-start      everything about one question
  starl list --json | jq '.packs[].id'    the bank as JSON, for other programs
  starl check my-questions.yaml           is my own pack valid?
  starl import questions.md               import a list of questions
  starl export week --to week.md          a summary of your week, for a coach
  starl question add --theme conflict \"Who was against it?\"
                                          add your own question
  starl story new --edit The stemmer      write a story in your editor
  starl story check                       what may count against you
  starl take add --question ambiguity-unclear-start --seconds 2:25 --rating 3
                                          log a take you did elsewhere
  starl take undo last                    undo the newest take
  starl restore --to ~/restored           restore the newest backup to a new folder
  starl settings set interview Dec 10     set your interview date
  starl settings set target 2:20          change a setting

Exit codes: 0 success, 1 problems found, 2 wrong usage.";
