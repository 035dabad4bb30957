//! What the story check has to say of one file, each with its place in it.

use std::ops::Range;

use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::nearest::nearest;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::check::{Field, Finding, Level, Mark, Rule, bad_allowances, check};
use crate::domain::story::topic::AI_TAG;
use crate::io::content::{Place, Report};
use crate::io::stories::StoryFile;

/// One thing that is said of a story.
#[derive(Debug)]
pub(super) struct Verdict {
    /// How much it matters.
    pub level: Level,
    /// The rule, where it is one that speaks.
    pub rule: Option<&'static Rule>,
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
    pub place: Option<Place>,
}

/// Everything that is to be said of a file: faults, links that lead nowhere, findings of rules, bad allowances; in the
/// order of the file, what concerns the whole last.
pub(super) fn verdicts(file: &StoryFile, bank: &Bank, words_a_minute: u32) -> Vec<Verdict> {
    let Some(story) = file.story() else { return file.faults().iter().map(fault).collect() };
    let mut verdicts = strangers(file, story, bank);
    verdicts.extend(check(story, words_a_minute).into_iter().map(|found| of_finding(file, story, &found)));
    for (allowed, why) in bad_allowances(story, words_a_minute) {
        let number = story.allow.iter().position(|it| it == allowed).unwrap_or(0);
        let message = format!("Silencing \"{}\" is no good: {why}.", allowed.rule);
        verdicts.push(at(file, file.place_of_allowed(number), Level::Warning, message, None));
    }
    verdicts.sort_by_key(|verdict| (verdict.report.place().is_none(), verdict.report.place()));
    verdicts
}

/// A fault of the file, as it was told when the file was read.
fn fault(report: &Report) -> Verdict {
    let message = report.sentence().to_owned();
    Verdict { level: Level::Error, rule: None, report: report.clone(), message, marks: Vec::new() }
}

/// Competencies and questions that are not in the bank.
fn strangers(file: &StoryFile, story: &Story, bank: &Bank) -> Vec<Verdict> {
    let competencies: Vec<&Id> = bank.competencies().map(|it| &it.id).collect();
    let questions: Vec<&Id> = bank.questions().map(|(_, question)| &question.id).collect();
    let is_known = |tag: &Id| competencies.contains(&tag) || tag.as_str() == AI_TAG;
    let tags = story.tags.iter().enumerate().filter(|(_, tag)| !is_known(tag));
    let fits = story.fits.iter().enumerate().filter(|(_, fit)| !questions.contains(&&fit.question));
    let tags =
        tags.map(|(number, tag)| stranger(file, file.place_of_tag(number), "competency", tag, &competencies));
    let fits = fits.map(|(number, fit)| {
        stranger(file, file.place_of_fit(number), "question", &fit.question, &questions)
    });
    tags.chain(fits).collect()
}

fn stranger(file: &StoryFile, place: Option<Place>, what: &str, id: &Id, known: &[&Id]) -> Verdict {
    let near = nearest(id, known.iter().map(|id| id.as_str()));
    let hint = match near {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => "starl list tells all ids".to_owned(),
    };
    at(file, place, Level::Error, format!("There is no {what} \"{id}\"."), Some(hint))
}

fn at(
    file: &StoryFile,
    place: Option<Place>,
    level: Level,
    message: String,
    hint: Option<String>,
) -> Verdict {
    let sentence = format!("{}: {message}", level.word());
    let report = report(file, place, &sentence).hint(hint);
    Verdict { level, rule: None, report, message, marks: Vec::new() }
}

fn report(file: &StoryFile, place: Option<Place>, sentence: &str) -> Report {
    match place {
        Some(place) => Report::at(&file.source, place, sentence),
        None => Report::of_file(&file.source.path, sentence),
    }
}

fn of_finding(file: &StoryFile, story: &Story, finding: &Finding) -> Verdict {
    let marks: Vec<Marked> = finding.marks.iter().map(|mark| marked(file, story, mark)).collect();
    let place = match (marks.first(), finding.field) {
        (Some(mark), _) => mark.place,
        (None, Field::Part(part)) => file.place(part, 0..0),
        (None, Field::Whole) => None,
    };
    let (rule, level) = (finding.rule, finding.level);
    let sentence = format!("{} {}: {}", level.word(), rule.id, finding.message);
    let report =
        report(file, place, &sentence).hint(Some(format!("starl story rules {} says more", rule.id)));
    Verdict { level, rule: Some(rule), report, message: finding.message.clone(), marks }
}

fn marked(file: &StoryFile, story: &Story, mark: &Mark) -> Marked {
    let range = mark.range.clone();
    Marked {
        part: mark.part,
        words: story.texts[mark.part].get(range.clone()).unwrap_or_default().to_owned(),
        place: file.place(mark.part, range.clone()),
        range,
    }
}
