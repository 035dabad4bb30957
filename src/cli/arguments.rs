//! The arguments, and what the help says of them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::cli::values::{Spoken, day, minutes, questions, rating, spoken};
use crate::domain::day::Day;
use crate::domain::id::Id;
use crate::domain::rating::Rating;

/// Practise behavioural interviews for AI/ML roles in the terminal.
///
/// Without a command it opens the app: timed drills in which you tell your stories aloud and from memory. The other
/// commands answer questions about the bank of interview questions without opening a screen.
#[derive(Debug, Parser)]
#[command(name = "starl", bin_name = "starl", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// What to do; without it, the app opens
    #[command(subcommand)]
    pub command: Option<Sub>,

    /// Keep all data, settings included, in this folder
    #[arg(long, value_name = "DIR", global = true, help = DATA_DIR)]
    pub data_dir: Option<PathBuf>,

    /// Add a content pack, a file or a folder; may be given several times
    #[arg(long = "pack", value_name = "FILE", global = true)]
    pub packs: Vec<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Sub {
    /// Start a drill at once
    ///
    /// Without a question or a theme the most useful question is chosen.
    Drill {
        /// Id of the question to drill
        question: Option<String>,
        /// Draw a question of this theme or category
        #[arg(long, value_name = "ID", conflicts_with = "question")]
        theme: Option<String>,
        /// Take the question whose newest take was the weakest
        #[arg(long, conflicts_with_all = ["question", "theme"])]
        weakest: bool,
    },
    /// Go through a mock interview: questions across the themes, under live rules
    Mock {
        /// How many questions, 1 to 12
        #[arg(long, value_name = "NUMBER", default_value_t = 4, value_parser = questions)]
        questions: usize,
        /// How many minutes, 1 to 90
        #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = minutes)]
        minutes: u64,
    },
    /// Run a sprint: match your stories to ten questions, ten seconds each
    Sprint,
    /// Tell what to drill today, and why
    #[command(visible_alias = "today")]
    Agenda {
        /// Print JSON, with the numbers behind each choice
        #[arg(long)]
        json: bool,
        /// Draw another set: 1 the next one, and so on, as in the app
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        seed: usize,
    },
    /// Show what holds, what is weakest, how long and how balanced your answers are, and what comes next
    ///
    /// The figures of the place Progress in the app, worked out from the journal. Length, parts, points and red flags are
    /// those of cold takes: the first of a question on a day, without notes.
    Progress {
        /// Print JSON: times in seconds, days as YYYY-MM-DD, shares in per cent, ratings as 1 to 4
        #[arg(long)]
        json: bool,
    },
    /// Tell in one line how today stands, for a prompt or a status bar
    Status(StatusArguments),
    /// List the whole bank, with all ids
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show one item in full: a question, a theme, a sample answer or anything else that has an id
    Show {
        /// Id of the item, as list and find tell it
        id: String,
        /// Print JSON: a list of all items with this id, and what is believed of a question that was told
        #[arg(long)]
        json: bool,
    },
    /// Find items by a few letters of their words, best first
    ///
    /// Every word must be found in the texts, the id or the tags of an item. Case and accents do not matter.
    Find {
        /// The words, or their beginnings
        #[arg(required = true)]
        words: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check content packs and tell every error with file, line and column
    ///
    /// A pack is a YAML file or a folder of YAML files. It is checked against the built-in pack, the packs given with
    /// --pack and those before it on the command line. Ends with 1 where there is an error; a warning, such as an unknown
    /// key, and a note do not count.
    Check {
        /// The packs
        #[arg(required = true, value_name = "PACK")]
        paths: Vec<PathBuf>,
    },
    /// Your own questions: add one to the bank
    #[command(subcommand)]
    Question(QuestionSub),
    /// Your own stories: write them, edit them, look at them as an interviewer would
    #[command(subcommand)]
    Story(StorySub),
    /// Your notes on companies: products, ethical considerations, people, questions
    #[command(subcommand)]
    Company(CompanySub),
    /// Print one page for the day itself, as Markdown or HTML
    ///
    /// Your stories in five lines each, which competencies they show, the questions you chose to ask, what you mean to
    /// do next time, and what others said of your takes.
    Sheet {
        /// With the notes on this company
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
        /// As an HTML page to print, or to open on a phone
        #[arg(long)]
        html: bool,
    },
    /// Tell where everything is kept
    Paths,
    /// Log a take that was told elsewhere, list all takes, or undo one
    #[command(subcommand)]
    Take(TakeDeed),
    /// Put a backup into an empty folder, to look at it or to go on from there
    ///
    /// Stories, notes, settings and packs come with the journal. Nothing of yours is changed: run starl with --data-dir on
    /// that folder.
    Restore {
        /// The day of the backup; the newest complete one if left out
        #[arg(value_name = "YYYY-MM-DD", value_parser = day)]
        day: Option<Day>,
        /// The folder, empty or not there yet
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Look for anything wrong with your data: damage, obstacles to saving, backups that lack something
    ///
    /// Exit code 1 if there is anything. Nothing is ever deleted.
    Doctor {
        /// Copy damaged lines to a file beside the journal, so that they aren't reported again, and narrow permissions
        #[arg(long)]
        fix: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Tell or change a setting
    #[command(subcommand)]
    Settings(SettingsDeed),
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
    /// End with 1 while something is left for today
    #[arg(long)]
    pub exit_code: bool,
}

/// What is done with takes.
#[derive(Debug, Subcommand)]
pub(super) enum TakeDeed {
    /// Log a take that was told elsewhere: to a friend, or in a real interview
    ///
    /// Prints the id of the entry once it is on disk. Without a rating it does not count as a review.
    Add(TakeArguments),
    /// Undo a take, however long ago it was saved
    Undo {
        /// The id of the take, as take list shows it; last for the newest one
        id: String,
    },
    /// List all takes, oldest first, a line each
    List {
        /// Print JSON Lines: one object a line
        #[arg(long)]
        json: bool,
    },
}

/// A take, as it is told on the command line.
#[derive(Debug, Args)]
pub(super) struct TakeArguments {
    /// The question that was answered
    #[arg(long, value_name = "ID")]
    pub question: String,
    /// The story that was told
    #[arg(long, value_name = "NAME", value_parser = Id::new)]
    pub story: Option<Id>,
    /// How long it took: 145 or 2:25, or the five parts, as in 20,15,80,20,10; - is a part that was not told
    #[arg(long, value_name = "TIME", value_parser = spoken, allow_hyphen_values = true)]
    pub seconds: Option<Spoken>,
    /// How it went: 1 again, 2 hard, 3 good, 4 easy
    #[arg(long, value_name = "1-4", value_parser = rating)]
    pub rating: Option<Rating>,
    /// The day it was told; today if left out
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub day: Option<Day>,
    /// A note on it; - reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
}

/// What is done with the settings.
#[derive(Debug, Subcommand)]
pub(super) enum SettingsDeed {
    /// Tell one setting, or all of them
    Get {
        /// The key, as in settings.yaml, or interview
        key: Option<String>,
    },
    /// Change one setting; the file's comments stay
    ///
    /// The dates of your interviews are set here too: interview 2026-12-10, interview 10 Dec, interview in 2 weeks, or
    /// interview none.
    Set {
        /// The key, as in settings.yaml, or interview
        key: String,
        /// What it is to be
        #[arg(required = true, allow_hyphen_values = true)]
        value: Vec<String>,
    },
}

/// What can be done with questions of the user's own.
#[derive(Debug, Subcommand)]
pub(super) enum QuestionSub {
    /// Add a question to packs/mine.yaml and print its id
    ///
    /// The id is made from the words. What you wrote in the file by hand stays as it is.
    Add {
        /// What is asked
        #[arg(required = true)]
        text: Vec<String>,
        /// The theme it belongs to, by id; without one it goes to a theme of your own
        #[arg(long, value_name = "ID")]
        theme: Option<String>,
        /// The competency it asks about, by id; may be given several times. Without one, those of its theme
        #[arg(long, value_name = "ID")]
        competency: Vec<String>,
    },
}

/// What can be done with stories.
#[derive(Debug, Subcommand)]
pub(super) enum StorySub {
    /// List your stories, with their length at your pace and how often you told them
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Begin a new story and print the path of its file
    New {
        /// What you call it
        title: Vec<String>,
        /// Open it in your editor at once
        #[arg(long)]
        edit: bool,
    },
    /// Show one story, with the length of its parts beside the plan
    Show {
        /// Its name, as list tells it
        name: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Open a story in your editor: VISUAL, else EDITOR
    ///
    /// The editor works on a copy. What has a fault is kept as a draft and opened again the next time.
    Edit {
        /// Its name, as list tells it
        name: String,
    },
    /// Look at stories as an interviewer would, and tell what may cost them something
    ///
    /// Ends with 1 where there is an error. Without names all stories are looked at, and what they are together.
    Check {
        /// Their names, as list tells them
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Explain a rule of the story check, with an example; without one, list them all
    Rules {
        /// Its id, as in SL201
        id: Option<String>,
    },
}

/// What can be done with notes on companies.
#[derive(Debug, Subcommand)]
pub(super) enum CompanySub {
    /// List the companies that you have notes on
    List {
        /// Print JSON, with the notes
        #[arg(long)]
        json: bool,
    },
    /// Begin a page of notes and print the path of its file
    New {
        /// What the company calls itself
        #[arg(required = true, value_name = "NAME")]
        name: Vec<String>,
        /// Open it in your editor at once
        #[arg(long)]
        edit: bool,
    },
    /// Open a page of notes in your editor: VISUAL, else EDITOR
    Edit {
        /// Its name, as list tells it
        name: String,
    },
}

/// The variable is read where the places are found, so that an empty one counts as none.
const DATA_DIR: &str = "Keep all data, settings included, in this folder [env: STARL_DATA_DIR]";

const EXAMPLES: &str = "\
Examples:
  starl                                   open the app
  starl drill --theme failure             drill a question about failure
  starl mock --questions 3                a mock interview of three questions
  starl agenda                            what to drill today, and why
  starl progress                          what is weakest, and what holds
  starl find vague requirements           find questions by their words
  starl show ambiguity-unclear-start      all about one question
  starl list --json | jq '.packs[].id'    the bank for other programs
  starl check my-questions.yaml           is my own pack sound?
  starl question add --theme conflict \"Who was against it?\"
                                          add a question of your own
  starl story new --edit The stemmer      write a story in your editor
  starl story check                       what may cost my stories something
  starl take add --question ambiguity-unclear-start --seconds 2:25 --rating 3
                                          log what was told elsewhere
  starl take undo last                    undo the newest take
  starl restore --to ~/restored           put the newest backup into a folder of its own
  starl settings set interview 10 Dec     plan for an interview
  starl settings set target 2:20          change a setting

Exit codes: 0 fine, 1 problems found, 2 wrong use.";
