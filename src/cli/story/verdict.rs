//! What the story check has to say of one file, each with its place in it.

use std::ops::Range;

use crate::coach::check::{Finding, Level, Rule, StoryField, WordMark, bad_allowances, check, file};
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
    /// What is said, without rule and level.
    pub message: String,
    /// The words it means.
    pub marks: Vec<Marked>,
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
/// allowances; in the order of the file, what concerns the whole last.
pub(super) fn verdicts(file: &StoryFile, bank: &Bank, words_a_minute: u32) -> Vec<StoryVerdict> {
    let mut verdicts: Vec<StoryVerdict> =
        file.reports().iter().chain(&file.strangers(bank)).map(of_file).collect();
    if let Some(story) = file.doc() {
        let found = check(story, words_a_minute);
        verdicts.extend(found.into_iter().map(|found| of_finding(file, story, &found)));
        for (allowed, why) in bad_allowances(story, words_a_minute) {
            let number = story.allow.iter().position(|it| it == allowed).unwrap_or(0);
            let message = format!("Silencing \"{}\" is no good: {why}.", allowed.rule);
            verdicts.push(of_allowance(file, file.place_of_allowed(number), message));
        }
    }
    verdicts.sort_by_key(|verdict| (verdict.report.place().is_none(), verdict.report.place()));
    verdicts
}

/// What was reported when the file was read, under its rule.
fn of_file(report: &Report) -> StoryVerdict {
    let rule = match report.problem() {
        Problem::Unusable => &file::UNUSABLE_FILE,
        Problem::BadValue => &file::BAD_VALUE,
        Problem::LostText | Problem::Comment => &file::LOST_TEXT,
        Problem::UnknownKey => &file::UNKNOWN_KEY,
        Problem::UnknownId => &file::UNKNOWN_ID,
    };
    let level = match report.level() {
        text::ReportLevel::Error => Level::Error,
        text::ReportLevel::Warning => Level::Warning,
        text::ReportLevel::Note => Level::Consider,
    };
    let message = report.sentence().to_owned();
    let report = report.clone().labelled(&format!("{} {}", level.word(), rule.id));
    StoryVerdict { level, rule, report, message, marks: Vec::new() }
}

fn of_allowance(file: &StoryFile, place: Option<Span>, message: String) -> StoryVerdict {
    let (rule, level) = (&file::BAD_ALLOWANCE, file::BAD_ALLOWANCE.level);
    let report = report(file, place, &format!("{} {}: {message}", level.word(), rule.id));
    StoryVerdict { level, rule, report, message, marks: Vec::new() }
}

fn report(file: &StoryFile, place: Option<Span>, sentence: &str) -> Report {
    match place {
        Some(place) => Report::at(&file.source, place, sentence),
        None => Report::of_file(&file.source.path, sentence),
    }
}

fn of_finding(file: &StoryFile, story: &Story, finding: &Finding) -> StoryVerdict {
    let marks: Vec<Marked> = finding.marks.iter().map(|mark| marked(file, story, mark)).collect();
    let place = match (marks.first(), finding.field) {
        (Some(mark), _) => mark.place,
        (None, StoryField::Part(part)) => file.place(part, 0..0),
        (None, StoryField::Whole) => None,
    };
    let (rule, level) = (finding.rule, finding.level);
    let sentence = format!("{} {}: {}", level.word(), rule.id, finding.message);
    let report =
        report(file, place, &sentence).hint(Some(format!("starl story rules {} says more", rule.id)));
    StoryVerdict { level, rule, report, message: finding.message.clone(), marks }
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
