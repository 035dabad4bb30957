//! What the story check says of one story.

use std::cmp::Reverse;
use std::ops::Range;

use crate::coach::check::{Level, Rule};
use crate::domain::part::Part;

/// One thing that a rule has to say of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub level: Level,
    /// The part it is about; none where that is several, or the story as a whole.
    pub field: Option<Part>,
    /// The words it means, in the order of the story, none twice; empty where something is missing.
    pub marks: Vec<WordMark>,
    /// One sentence of what was found and one question to the speaker.
    pub message: String,
    /// Rules that would have said the same or less, and stay silent.
    pub also: Vec<&'static Rule>,
    /// Whether it is behind the few that are shown, whatever their number.
    pub folded: bool,
}

/// Words of a story that a finding means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordMark {
    /// The part they stand in.
    pub part: Part,
    /// Where in the part's text, in bytes, on the borders of characters; never empty.
    pub range: Range<usize>,
}

/// How many findings of a story are shown; the rest is folded.
const SHOWN: usize = 3;
/// How many others one finding names beside its own.
const NAMED: usize = 3;
/// In characters: a line of a report holds no more, and what is cut off is the question.
const LONGEST: usize = 224;

impl Finding {
    /// A finding at the level of its rule, without a place.
    pub(super) fn new(rule: &'static Rule, field: Option<Part>, message: String) -> Self {
        let (level, folded) = (rule.level, rule.folded);
        Self { rule, level, field, marks: Vec::new(), message, also: Vec::new(), folded }
    }

    /// The same at another level.
    pub(super) fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// How much it weighs: a hundred for each level, and the weight of its rule among others of that level; what is folded
    /// weighs less than a hundred.
    pub fn weight(&self) -> u32 {
        let level = if self.folded { 0 } else { self.level as u32 + 1 };
        level * 100 + self.rule.weight
    }

    /// Whether it says what another one would, in its place or beside its own. What was learned is lost only with Learning
    /// itself, and a draft is said to be one in its own words.
    fn speaks(&self, other: &Self, in_place: bool) -> bool {
        let id = &other.rule.id;
        let is_heard = match (self.rule.id.as_str(), id.as_str()) {
            ("SL101", "SL401") => self.field == Some(Part::Learning),
            (_, "SL101") => other.field.is_some() && !other.folded,
            (_, "SL104") => !other.folded,
            _ => true,
        };
        is_heard && if in_place { self.rule.speaks_for.contains(id) } else { self.rule.adds.contains(id) }
    }

    /// Takes over another one: what it found comes before its own question, and what it asks behind that. Returns whether
    /// there was room for it: a listener keeps no more than a few things in mind.
    fn speak_for(&mut self, other: &Self) -> bool {
        let says = |rule: &Rule| rule.speaks_for.contains(&other.rule.id);
        let is_said = says(self.rule) || self.also.iter().any(|rule| says(rule));
        self.also.push(other.rule);
        self.also.extend(&other.also);
        let Some(message) = self.message_with(other).filter(|_| !is_said) else { return is_said };
        self.message = message;
        true
    }

    /// Its own message with what another one says; nothing where that is more than a listener keeps in mind.
    fn message_with(&self, other: &Self) -> Option<String> {
        let ((own, question), (found, asked)) = (parted(&self.message), parted(&other.message));
        // What is missing is asked for by whatever else is.
        let mut clauses = asked.trim_end_matches('?').split(", ").filter(|it| !it.ends_with("is missing"));
        let first = clauses.next().map(|it| it.trim_start_matches("and ")).unwrap_or_default();
        let briefly = other.rule.briefly.replace(OWN_QUESTION, &lowered(first));
        let question = match briefly.as_str() {
            "" if question.ends_with("is missing?") => asked.to_owned(),
            briefly => asked_too(question, briefly),
        };
        // What is only asked needs no statement.
        let found = if ["", OWN_QUESTION].contains(&other.rule.briefly.as_str()) { found } else { "" };
        let first = found.split_inclusive(". ").next().unwrap_or_default();
        let mut shorter = [found, first, ""].into_iter().map(|found| [own, found, &question].concat());
        let fits = |message: &String| message.chars().count() <= LONGEST;
        shorter.find(fits).filter(|_| own.matches(". ").count() <= NAMED)
    }

    /// Whether it says what this rule has to say, in its own name or in that of another.
    pub fn says(&self, id: &str) -> bool {
        self.rule.id == id || self.also.iter().any(|rule| rule.id == id)
    }

    /// Whether it is about this part, or means words in it.
    pub fn concerns(&self, part: Part) -> bool {
        self.field == Some(part) || self.marks.iter().any(|mark| mark.part == part)
    }

    /// The words it means in one part, in bytes of that part's text.
    pub fn spans(&self, part: Part) -> impl Iterator<Item = Range<usize>> + '_ {
        self.marks.iter().filter(move |mark| mark.part == part).map(|mark| mark.range.clone())
    }
}

/// The heaviest first; one fact, one finding: a rule stays silent where another one speaks for it.
pub(super) fn weighed(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| {
        (Reverse(finding.weight()), finding.field.is_none(), finding.field, finding.rule.id.as_str())
    });
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let speaker = |in_place| kept.iter().position(|it| it.speaks(&finding, in_place));
        match speaker(true).or_else(|| speaker(false)) {
            Some(speaker) => _ = kept[speaker].speak_for(&finding),
            None => kept.push(finding),
        }
    }
    // A missing part is a sure thing: it is shown, whatever else is.
    if let Some(at) = kept.iter().skip(SHOWN).position(|it| it.rule.id == "SL101" && !it.folded) {
        kept[SHOWN - 1..=SHOWN + at].rotate_right(1);
    }
    kept
}

/// One finding of all that are shown: of the two heaviest, one that means words asks its question, with what the other one
/// found.
pub(super) fn joined(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut rest = findings.split_off(shown(&findings).len());
    if let [first, second, ..] = findings.as_mut_slice() {
        if first.marks.is_empty() && !second.marks.is_empty() {
            std::mem::swap(first, second);
        }
        first.level = first.level.max(second.level);
    }
    let others = findings.split_off(findings.len().min(1));
    for (number, other) in others.into_iter().enumerate() {
        // How long it is told, the clock shows as well: that is said, whatever else is.
        let is_wanted = number == 0 || matches!(other.rule.id.as_str(), "SL103" | "SL104");
        let mut both = findings[0].clone();
        if is_wanted && both.speak_for(&other) {
            findings[0] = both;
        } else {
            rest.push(Finding { folded: true, ..other });
        }
    }
    rest.sort_by_key(|finding| Reverse(finding.weight()));
    findings.append(&mut rest);
    findings
}

/// The findings that are shown first, of all that there are.
pub fn shown(findings: &[Finding]) -> &[Finding] {
    let shown = findings.iter().take(SHOWN).take_while(|finding| !finding.folded).count();
    findings.get(..shown).unwrap_or_default()
}

/// What is said of the findings that are not shown, such as "2 minor findings"; nothing where all are.
pub fn folded(findings: &[Finding]) -> Option<String> {
    smaller(findings.len() - shown(findings).len())
}

/// Such as "2 minor findings"; nothing of none.
pub fn smaller(number: usize) -> Option<String> {
    let findings = if number == 1 { "finding" } else { "findings" };
    (number > 0).then(|| format!("{number} minor {findings}"))
}

/// What a message found, and what it asks; a stop in quoted words ends neither.
fn parted(message: &str) -> (&str, &str) {
    let is_end = |at: &usize| message.get(..*at).is_some_and(|it| it.matches('"').count() % 2 == 0);
    message.split_at(message.rmatch_indices(". ").map(|(at, _)| at).find(is_end).map_or(0, |at| at + 2))
}

/// Stands in a rule for what it asks itself.
const OWN_QUESTION: &str = "{question}";

/// A question as it goes on behind another one, without its capital.
fn lowered(question: &str) -> String {
    let mut letters = question.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The most that one question asks for.
const ASKED: usize = 3;

/// A question that asks for something else, too, where it doesn't yet and that isn't too much: "What?" and "who" become
/// "What, and who?".
fn asked_too(question: &str, more: &str) -> String {
    let listed = question.trim_end_matches('?').replace(", and ", ", ");
    let is_full = listed.split(", ").count() >= ASKED || listed.to_lowercase().contains(more);
    if is_full { question.to_owned() } else { format!("{listed}, and {more}?") }
}
