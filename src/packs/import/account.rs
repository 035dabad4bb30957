//! What has become of every line of a file: each line that isn't blank has exactly one fate.

use std::fmt;

use crate::packs::import::markdown::LineRange;

/// What has become of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineFate {
    /// A question.
    Question,
    /// A question to ask the interviewer.
    Ask,
    /// A criterion of a theme.
    Criterion,
    /// An element of a strong answer to one question.
    Element,
    /// A follow-up.
    FollowUp,
    /// A part of a sample answer.
    Sample,
    /// An item of the checklist.
    Checklist,
    /// A red flag.
    RedFlag,
    /// A challenge, and what is assessed.
    Context,
    /// A heading.
    Heading,
    /// A label, or the header of a table.
    Label,
    /// A question that is in the file already.
    Duplicate,
    /// Links, and the table of contents.
    Navigation,
    /// Code.
    Code,
    /// What stands before the text.
    FrontMatter,
    /// Rules, tags, pictures.
    Markup,
    /// An answer that can't be a sample: without all five parts, or a form to fill in.
    Answer,
    /// Anything else.
    Other,
}

impl LineFate {
    /// All of them, what is used first.
    pub const ALL: [Self; 18] = [
        Self::Question,
        Self::Ask,
        Self::Criterion,
        Self::Element,
        Self::FollowUp,
        Self::Sample,
        Self::Checklist,
        Self::RedFlag,
        Self::Context,
        Self::Heading,
        Self::Label,
        Self::Duplicate,
        Self::Navigation,
        Self::Code,
        Self::FrontMatter,
        Self::Markup,
        Self::Answer,
        Self::Other,
    ];

    /// What such lines are.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Question => "questions",
            Self::Ask => "questions to ask",
            Self::Criterion => "criteria of a theme",
            Self::Element => "elements of a strong answer",
            Self::FollowUp => "follow-ups",
            Self::Sample => "sample answers",
            Self::Checklist => "checklist items",
            Self::RedFlag => "red flags",
            Self::Context => "challenges",
            Self::Heading => "headings",
            Self::Label => "labels",
            Self::Duplicate => "repeated questions",
            Self::Navigation => "links and contents",
            Self::Code => "code",
            Self::FrontMatter => "front matter",
            Self::Markup => "rules, tags and pictures",
            Self::Answer => "answers and notes to a question",
            Self::Other => "other text",
        }
    }
}

impl fmt::Display for LineFate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// A line that isn't blank, with what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAccount {
    /// Its number in the file, from 1.
    pub line: usize,
    /// What has become of it.
    pub fate: LineFate,
    /// Whether it isn't used though it reads like a question.
    pub is_missed: bool,
}

/// The fates of all lines while a file is read.
#[derive(Debug)]
pub(super) struct Ledger {
    /// Nothing for a blank line.
    fates: Vec<Option<LineFate>>,
}

impl Ledger {
    /// A file of which nothing is used yet.
    pub(super) fn new(text: &str) -> Self {
        let fate = |line: &str| (!line.trim().is_empty()).then_some(LineFate::Other);
        Self { fates: text.lines().map(fate).collect() }
    }

    /// Gives lines a fate; blank ones have none.
    pub(super) fn mark(&mut self, lines: LineRange, fate: LineFate) {
        let first = lines.first.saturating_sub(1);
        let marked = self.fates.iter_mut().skip(first).take(lines.last.saturating_sub(first));
        // A line may hold two things, such as a question and what can be folded open behind it.
        let is_less = |it: &LineFate| match it {
            LineFate::Question => true,
            LineFate::Ask => fate != LineFate::Question,
            _ => false,
        };
        marked.flatten().filter(|it| !is_less(it)).for_each(|it| *it = fate);
    }

    /// The account of the text; a line that isn't used is missed where it reads like a question.
    pub(super) fn settle(self, text: &str, reads_like_question: impl Fn(&str) -> bool) -> Vec<LineAccount> {
        let lines = self.fates.into_iter().zip(text.lines()).enumerate();
        let account = lines.filter_map(|(number, (fate, words))| {
            let fate = fate?;
            let may_be_missed = matches!(fate, LineFate::Other | LineFate::Answer | LineFate::Markup);
            Some(LineAccount {
                line: number + 1,
                fate,
                is_missed: may_be_missed && reads_like_question(words),
            })
        });
        account.collect()
    }
}
