//! The outcome of a story check as JSON.

use serde::Serialize;

use crate::cli::story::verdict::{Marked, StoryVerdict, verdicts};
use crate::coach::check::{BankFinding, Delivery, FindingSubject, Rule, allowances, rule};
use crate::domain::bank::Bank;
use crate::domain::clean::display_clean;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::store::stories::StoryFile;

/// A story with everything that is said of it.
pub(super) struct Checked<'a> {
    file: &'a StoryFile,
    /// What is wrong with the file, then the findings, the heaviest first.
    pub verdicts: Vec<StoryVerdict>,
    /// How many findings it silences.
    pub silenced: usize,
}

impl<'a> Checked<'a> {
    /// Checks the story of a file, which was told or not.
    pub(super) fn new(file: &'a StoryFile, bank: &Bank, delivery: &Delivery, told: bool) -> Self {
        let silenced = file.doc().map_or(0, |story| allowances(story, delivery, told).0);
        Self { file, verdicts: verdicts(file, bank, delivery, told), silenced }
    }
}

impl Checked<'_> {
    /// The file, as it is shown.
    pub(super) fn path(&self) -> String {
        display_clean(&self.file.source.path)
    }
}

/// The whole outcome.
#[derive(Serialize)]
pub(super) struct CheckView<'a> {
    stories: Vec<FileView<'a>>,
    /// What all stories together lack; only where all were looked at.
    together: Vec<TogetherView<'a>>,
    /// What lies among the stories and is none.
    odd: Vec<OddView<'a>>,
}

#[derive(Serialize)]
struct OddView<'a> {
    rule: &'a str,
    name: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct FileView<'a> {
    slug: &'a Id,
    path: String,
    silenced: usize,
    findings: Vec<VerdictView<'a>>,
}

#[derive(Serialize)]
struct VerdictView<'a> {
    rule: &'a str,
    name: &'a str,
    level: &'static str,
    /// The heavier findings matter more: a hundred for each level, and up to 99 within it; folded ones have no hundred.
    weight: u32,
    /// Whether it is among the few that are shown first.
    shown: bool,
    /// Rules that would have said the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<&'a str>,
    message: &'a str,
    /// From 1, in characters; none where the whole file is meant.
    line: Option<usize>,
    column: Option<usize>,
    marks: Vec<MarkView<'a>>,
}

#[derive(Serialize)]
struct MarkView<'a> {
    part: Part,
    words: &'a str,
    /// In bytes of the part's text.
    start: usize,
    end: usize,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct TogetherView<'a> {
    rule: &'a str,
    name: &'a str,
    level: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    competency: Option<&'a Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<&'a Id>,
}

impl<'a> CheckView<'a> {
    pub(super) fn new(checked: &'a [Checked<'a>], together: &'a [BankFinding], odd: &'a [String]) -> Self {
        let file = |it: &'a Checked<'a>| FileView {
            slug: &it.file.slug,
            path: it.path(),
            silenced: it.silenced,
            findings: it.verdicts.iter().map(VerdictView::from).collect(),
        };
        let stories = checked.iter().map(file).collect();
        let Rule { id, name, .. } = rule("SL001");
        let odd = odd.iter().map(|message| OddView { rule: id, name, message }).collect();
        Self { stories, together: together.iter().map(TogetherView::from).collect(), odd }
    }
}

impl<'a> From<&'a StoryVerdict> for VerdictView<'a> {
    fn from(verdict: &'a StoryVerdict) -> Self {
        let place = verdict.report.place();
        Self {
            rule: &verdict.rule.id,
            name: &verdict.rule.name,
            level: verdict.level.word(),
            weight: verdict.weight,
            shown: verdict.shown,
            also: verdict.also.iter().map(|rule| rule.id.as_str()).collect(),
            message: &verdict.message,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            marks: verdict.marks.iter().map(MarkView::from).collect(),
        }
    }
}

impl<'a> From<&'a Marked> for MarkView<'a> {
    fn from(mark: &'a Marked) -> Self {
        Self {
            part: mark.part,
            words: &mark.words,
            start: mark.range.start,
            end: mark.range.end,
            line: mark.place.map(|place| place.line),
            column: mark.place.map(|place| place.column),
        }
    }
}

impl<'a> From<&'a BankFinding> for TogetherView<'a> {
    fn from(found: &'a BankFinding) -> Self {
        let (competency, story) = match &found.subject {
            FindingSubject::Competency(id) => (Some(id), None),
            FindingSubject::Story(id) => (None, Some(id)),
            FindingSubject::Stories => (None, None),
        };
        let (rule, level) = (found.rule, found.rule.level.word());
        Self { rule: &rule.id, name: &rule.name, level, message: &found.message, competency, story }
    }
}
