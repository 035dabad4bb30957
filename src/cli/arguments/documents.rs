//! The arguments of stories, of notes on companies and of questions.

use clap::Subcommand;

/// What can be done with stories.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum StorySub {
    /// List your stories, with their length at your pace and how often you told them
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Create a story and print the path of its file
    New {
        /// The story's title
        #[arg(required = true)]
        title: Vec<String>,
        /// Open it in your editor right away
        #[arg(long)]
        edit: bool,
    },
    /// Show a story, and how its parts compare with the plan
    Show {
        /// The name or title, as shown by list
        name: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Open a story in your editor (VISUAL or EDITOR)
    ///
    /// The editor works on a copy. If your text has an error, starl saves it as a draft, and you get it back next time.
    Edit {
        /// The name or title, as shown by list
        name: String,
    },
    /// Read your stories as an interviewer would, and report what may count against you
    ///
    /// Exits with 1 if there is an error. Without names, it checks every story, and then all of them together.
    Check {
        /// The stories' names or titles, as shown by list
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Explain a rule of the story check, with an example; without an id, list all rules
    Rules {
        /// The rule's id, like SL201
        id: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// What can be done with notes on companies.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum CompanySub {
    /// List the companies you have notes on
    List {
        /// Print JSON, with the notes
        #[arg(long)]
        json: bool,
    },
    /// Create a page of notes and print the path of its file
    New {
        /// The company's name
        #[arg(required = true, value_name = "NAME")]
        name: Vec<String>,
        /// Open it in your editor right away
        #[arg(long)]
        edit: bool,
    },
    /// Open a page of notes in your editor (VISUAL or EDITOR)
    Edit {
        /// The name or title, as shown by list
        name: String,
    },
}

/// What can be done with questions.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum QuestionSub {
    /// List the themes and how many questions each has, or the questions of one theme
    List {
        /// The theme, by id
        #[arg(long, value_name = "ID")]
        theme: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Add a question to packs/mine.yaml and print its id
    ///
    /// starl makes the id from the words. It leaves whatever you wrote in that file as it is.
    Add {
        /// The question
        #[arg(required = true)]
        text: Vec<String>,
        /// The question's theme, by id; without one, the question goes into a theme called "Your own questions"
        #[arg(long, value_name = "ID")]
        theme: Option<String>,
        /// The competency it asks about, by id; you can use this more than once. Without one, the question gets its theme's competencies
        #[arg(long, value_name = "ID")]
        competency: Vec<String>,
    },
}
