//! What the story check has to say of one file, each with its place in it.

use std::ops::Range;

use crate::coach::check::{Delivery, Finding, Level, Rule, WordMark, allowances, check, rule, shown};
use crate::domain::bank::Bank;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::store::stories::StoryFile;
use crate::store::text::{self, Problem, Report, Span};

/// One thing that is said of a story.
#[derive(Debug)]
pub(super) struct StoryVerdict {
    /// How much it matters.
    pub level: Level,
    /// The rule that speaks.
    pub rule: &'static Rule,
    /// What it says, with its first place.
    pub report: Report,
    /// Whether it is among the few that are shown first.
    pub shown: bool,
    /// How much it weighs beside others of its level and of others.
    pub weight: u32,
    /// Rules that would have said the same.
    pub also: Vec<&'static Rule>,
    /// What is said, without rule and level.
    pub message: String,
    /// The words it means.
    pub marks: Vec<Marked>,
}

impl StoryVerdict {
    /// What is wrong with a file comes before everything of its level.
    fn of_file(level: Level, rule: &'static Rule, report: Report, message: String) -> Self {
        let weight = (level as u32 + 1) * 100 + 99;
        Self { level, rule, report, shown: true, weight, also: Vec::new(), message, marks: Vec::new() }
    }

    /// Whether it is about the file, and not about what the story says.
    pub(super) fn is_of_file(&self) -> bool {
        self.rule.is_of_file()
    }
}

/// Words of a part, with their place in the file.
#[derive(Debug)]
pub(super) struct Marked {
    /// The part.
    pub part: Part,
    /// Where in the part's text, in bytes.
    pub range: Range<usize>,
    /// The words.
    pub words: String,
    /// Where in the file.
    pub place: Option<Span>,
}

/// Everything that is to be said of a file: what cannot be used, ids that lead nowhere, findings of rules, bad
/// allowances. What is wrong with the file comes first, in its order; then what the story says, the heaviest first.
pub(super) fn verdicts(file: &StoryFile, bank: &Bank, delivery: &Delivery, told: bool) -> Vec<StoryVerdict> {
    let mut verdicts: Vec<StoryVerdict> =
        file.reports().iter().chain(&file.strangers(bank)).map(of_file).collect();
    if let Some(story) = file.doc() {
        let found = check(story, delivery, told);
        let (first, found) = (shown(&found).len(), found.iter().enumerate());
        verdicts.extend(found.map(|(at, found)| of_finding(file, story, found, at < first)));
        for (number, why) in allowances(story, delivery, told).1 {
            let message = format!("Silencing \"{}\": {why}.", story.allow[number].rule);
            verdicts.push(of_allowance(file, file.place_of_allowed(number), message));
        }
    }
    let order = |it: &StoryVerdict| {
        let place = it.report.place().filter(|_| it.is_of_file());
        (!it.is_of_file(), place.is_none(), place, u32::MAX - it.weight)
    };
    verdicts.sort_by_key(order);
    verdicts
}

/// What was reported when the file was read, under its rule.
fn of_file(report: &Report) -> StoryVerdict {
    let id = match report.problem() {
        Problem::Unusable => "SL001",
        Problem::BadValue => "SL002",
        Problem::LostText | Problem::Comment => "SL003",
        Problem::UnknownKey => "SL004",
        Problem::UnknownId => "SL005",
    };
    let rule = rule(id);
    let level = match report.level() {
        text::ReportLevel::Error => Level::Error,
        text::ReportLevel::Warning => Level::Warning,
        text::ReportLevel::Note => Level::Consider,
    };
    let message = report.sentence().to_owned();
    let report = report.clone().labelled(&format!("{} {}", level.word(), rule.id));
    StoryVerdict::of_file(level, rule, report, message)
}

fn of_allowance(file: &StoryFile, place: Option<Span>, message: String) -> StoryVerdict {
    let (rule, level) = (rule("SL006"), Level::Warning);
    let report = Report::at(&file.source, place, format!("{} {}: {message}", level.word(), rule.id));
    StoryVerdict::of_file(level, rule, report, message)
}

fn of_finding(file: &StoryFile, story: &Story, finding: &Finding, shown: bool) -> StoryVerdict {
    let marks: Vec<Marked> = finding.marks.iter().map(|mark| marked(file, story, mark)).collect();
    let place = match (marks.first(), finding.field) {
        (Some(mark), _) => mark.place,
        (None, Some(part)) => file.place(part, 0..0),
        (None, None) => None,
    };
    let (rule, level) = (finding.rule, finding.level);
    let sentence = format!("{} {}: {}", level.word(), rule.id, finding.message);
    let report =
        Report::at(&file.source, place, sentence).hint(Some(format!("see starl story rules {}", rule.id)));
    let (weight, also) = (finding.weight(), finding.also.clone());
    StoryVerdict { level, rule, report, shown, weight, also, message: finding.message.clone(), marks }
}

fn marked(file: &StoryFile, story: &Story, mark: &WordMark) -> Marked {
    let range = mark.range.clone();
    Marked {
        part: mark.part,
        words: story.texts[mark.part].get(range.clone()).unwrap_or_default().to_owned(),
        place: file.place(mark.part, range.clone()),
        range,
    }
}
