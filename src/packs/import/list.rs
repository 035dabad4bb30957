//! What an import finds in a file.

use std::collections::{HashMap, HashSet};

use crate::domain::part::Parts;
use crate::packs::import::account::{Ledger, LineFate};
use crate::packs::import::markdown::LineRange;
use crate::packs::import::text::folded;

/// A text with the lines it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListText {
    /// Its words, as in the file, without markup.
    pub text: String,
    /// The first line.
    pub line: usize,
    /// The last line.
    pub last: usize,
}

impl ListText {
    pub(super) fn new(text: impl Into<String>, lines: LineRange) -> Self {
        Self { text: text.into(), line: lines.first, last: lines.last }
    }

    fn lines(&self) -> LineRange {
        LineRange { first: self.line, last: self.last }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundQuestion {
    /// What is asked.
    pub asked: ListText,
    /// Elements of a strong answer.
    pub elements: Vec<ListText>,
    /// Follow-ups.
    pub probes: Vec<ListText>,
}

/// A theme with its questions, or a group of questions to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundTheme {
    /// Its title; empty where the file has none.
    pub title: String,
    /// The line of its heading, else of its first question.
    pub line: usize,
    /// Criteria of all its questions.
    pub looks_for: Vec<ListText>,
    /// The questions.
    pub questions: Vec<FoundQuestion>,
}

/// A sample answer of all five parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSample {
    /// The question it answers: its theme, and its place there.
    pub question: (usize, usize),
    /// The line it starts in.
    pub line: usize,
    /// What is told.
    pub parts: Parts<String>,
}

/// A text and what belongs to it: a red flag and why, a challenge and what is assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPair {
    /// The first.
    pub what: ListText,
    /// The second; may be empty.
    pub why: String,
}

/// All that was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionList {
    /// Themes with their questions.
    pub themes: Vec<FoundTheme>,
    /// Groups of questions to ask.
    pub ask: Vec<FoundTheme>,
    /// Sample answers.
    pub samples: Vec<FoundSample>,
    /// Red flags and why they are some.
    pub red_flags: Vec<FoundPair>,
    /// Challenges and what is assessed.
    pub context: Vec<FoundPair>,
    /// What to have done.
    pub checklist: Vec<ListText>,
}

impl QuestionList {
    /// How many questions of an interviewer it has.
    pub fn questions(&self) -> usize {
        self.themes.iter().map(|theme| theme.questions.len()).sum()
    }

    /// How many questions to ask it has.
    pub fn asks(&self) -> usize {
        self.ask.iter().map(|group| group.questions.len()).sum()
    }
}

/// A list as it grows, with what becomes of the lines.
#[derive(Debug)]
pub(super) struct Collector {
    /// What was found.
    pub list: QuestionList,
    /// What becomes of the lines.
    pub ledger: Ledger,
    themes: HashMap<String, usize>,
    groups: HashMap<String, usize>,
    /// Every question with its place, by its folded words.
    known: HashMap<String, (usize, usize)>,
    asked: HashSet<String>,
}

impl Collector {
    pub(super) fn new(text: &str) -> Self {
        Self {
            list: QuestionList::default(),
            ledger: Ledger::new(text),
            themes: HashMap::new(),
            groups: HashMap::new(),
            known: HashMap::new(),
            asked: HashSet::new(),
        }
    }

    /// The theme of this title.
    pub(super) fn theme(&mut self, title: &str, line: usize) -> usize {
        place(&mut self.list.themes, &mut self.themes, title, line)
    }

    /// Adds a question to a theme, unless the file has had it; says where it stands.
    pub(super) fn question(&mut self, title: &str, asked: ListText) -> (usize, usize) {
        let words = folded(&asked.text);
        let words = if words.is_empty() { asked.text.clone() } else { words };
        if let Some(known) = self.known.get(&words) {
            self.ledger.mark(asked.lines(), LineFate::Duplicate);
            return *known;
        }
        self.ledger.mark(asked.lines(), LineFate::Question);
        let theme = self.theme(title, asked.line);
        let questions = &mut self.list.themes[theme].questions;
        questions.push(FoundQuestion { asked, elements: Vec::new(), probes: Vec::new() });
        let place = (theme, questions.len() - 1);
        self.known.insert(words, place);
        place
    }

    /// Adds a question to ask to a group, unless the file has had it.
    pub(super) fn ask(&mut self, title: &str, asked: ListText) {
        let words = folded(&asked.text);
        if !words.is_empty() && !self.asked.insert(words) {
            return self.ledger.mark(asked.lines(), LineFate::Duplicate);
        }
        self.ledger.mark(asked.lines(), LineFate::Ask);
        let group = place(&mut self.list.ask, &mut self.groups, title, asked.line);
        let question = FoundQuestion { asked, elements: Vec::new(), probes: Vec::new() };
        self.list.ask[group].questions.push(question);
    }

    /// Adds an element of a strong answer to a question.
    pub(super) fn element(&mut self, (theme, question): (usize, usize), text: ListText) {
        let elements = &mut self.list.themes[theme].questions[question].elements;
        add(elements, text, LineFate::Element, &mut self.ledger);
    }

    /// Adds a follow-up to a question.
    pub(super) fn probe(&mut self, (theme, question): (usize, usize), text: ListText) {
        let probes = &mut self.list.themes[theme].questions[question].probes;
        add(probes, text, LineFate::FollowUp, &mut self.ledger);
    }

    /// Adds a criterion to a theme.
    pub(super) fn criterion(&mut self, title: &str, text: ListText) {
        let theme = self.theme(title, text.line);
        add(&mut self.list.themes[theme].looks_for, text, LineFate::Criterion, &mut self.ledger);
    }

    /// Leaves out themes that have no question: what they look for is used by nothing then.
    pub(super) fn settle(&mut self) {
        let themes = std::mem::take(&mut self.list.themes);
        let mut places = Vec::new();
        for theme in themes {
            places.push(self.list.themes.len());
            if theme.questions.is_empty() {
                theme.looks_for.iter().for_each(|it| self.ledger.mark(it.lines(), LineFate::Other));
            } else {
                self.list.themes.push(theme);
            }
        }
        for sample in &mut self.list.samples {
            sample.question.0 = places.get(sample.question.0).copied().unwrap_or_default();
        }
    }
}

/// The theme of this title, made where there is none.
fn place(
    themes: &mut Vec<FoundTheme>,
    places: &mut HashMap<String, usize>,
    title: &str,
    line: usize,
) -> usize {
    *places.entry(folded(title)).or_insert_with(|| {
        themes.push(FoundTheme { title: title.to_owned(), line, ..FoundTheme::default() });
        themes.len() - 1
    })
}

/// Adds a text that isn't there yet, and marks its lines. More than anybody could judge by are left out.
fn add(to: &mut Vec<ListText>, text: ListText, fate: LineFate, ledger: &mut Ledger) {
    const MOST: usize = 40;
    let is_known = to.iter().any(|known| known.text == text.text);
    let fate = if is_known { LineFate::Duplicate } else { fate };
    let fate = if to.len() < MOST { fate } else { LineFate::Other };
    ledger.mark(text.lines(), fate);
    if fate != LineFate::Duplicate && fate != LineFate::Other {
        to.push(text);
    }
}
