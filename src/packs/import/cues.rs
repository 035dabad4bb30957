//! The words by which an import knows what stands under a heading, a label or a column: `content/import`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

use crate::domain::part::Part;
use crate::packs::import::text::{bare, ends_asking, folded, words};
use crate::store::text::Report;
use crate::store::text::source::Source;
use crate::store::text::yaml::parse_as;

static ENGLISH: &str = include_str!("../../../content/import/english.yaml");

/// What a heading or a label says of what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Cue {
    /// Questions of an interviewer.
    Prompts,
    /// Questions to ask the interviewer.
    Ask,
    /// What a listener looks for.
    Criteria,
    /// Follow-ups to the question before.
    FollowUps,
    /// What to avoid.
    RedFlags,
    /// Answers, which are nobody's criteria.
    Answers,
    /// What to have done.
    Checklist,
    /// How to prepare, and what else isn't asked.
    Advice,
    /// Links and contents.
    Navigation,
}

/// What a column of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Column {
    /// The question.
    Question,
    /// The theme it belongs to.
    Theme,
    /// An answer.
    Answer,
    /// Tags.
    Tags,
    /// What is assessed, next to a challenge.
    Context,
    /// Behavior to avoid.
    RedFlags,
}

/// All cue words of a language, folded.
#[derive(Debug, Deserialize)]
pub(super) struct Cues {
    #[serde(rename = "cues")]
    labels: Vec<BTreeMap<Cue, Vec<String>>>,
    columns: BTreeMap<Column, Vec<String>>,
    markers: Vec<String>,
    openings: Openings,
    generic: Vec<String>,
    pointers: Vec<String>,
    you: Vec<String>,
    judged: Vec<String>,
    fillers: Vec<String>,
    numbers: Vec<String>,
    parts: BTreeMap<Part, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Openings {
    /// A question wherever they open one.
    strong: Vec<String>,
    /// A question where somebody is spoken to.
    weak: Vec<String>,
    /// The same without a question mark.
    asking: Vec<String>,
    /// An explanation, whatever follows.
    never: Vec<String>,
    /// What may stand before any of them.
    before: Vec<String>,
}

impl Cues {
    /// Those of English, the only language with a list.
    ///
    /// # Errors
    /// Never in a program whose tests passed: the list is part of it.
    pub(super) fn english() -> Result<Self, Report> {
        let mut cues: Self =
            parse_as(&Source { path: PathBuf::from("english.yaml"), text: ENGLISH.to_owned() })?;
        let Openings { strong, weak, asking, never, before } = &mut cues.openings;
        let others =
            [&mut cues.you, &mut cues.markers, &mut cues.generic, &mut cues.pointers, &mut cues.fillers];
        let others = others.into_iter().chain([&mut cues.judged]);
        let plain = [strong, weak, asking, never, before].into_iter().chain(others);
        for list in plain.chain(cues.parts.values_mut()).chain(cues.columns.values_mut()) {
            for words in list {
                *words = folded(words);
            }
        }
        for words in cues.labels.iter_mut().flat_map(BTreeMap::values_mut).flatten() {
            let sign = words.get(..1).filter(|sign| matches!(*sign, "=" | "#")).unwrap_or_default();
            *words = format!("{sign}{}", folded(words));
        }
        Ok(cues)
    }

    /// What a label stands over, where its words say so.
    pub(super) fn of(&self, label: &str) -> Option<Cue> {
        self.first(&folded(label), false)
    }

    /// What a heading stands over, where its words say so.
    pub(super) fn of_heading(&self, heading: &str) -> Option<Cue> {
        self.first(&folded(heading), true)
    }

    fn first(&self, title: &str, is_heading: bool) -> Option<Cue> {
        let fits = |words: &String| match (words.strip_prefix('='), words.strip_prefix('#')) {
            (Some(all), _) => title == all,
            (None, Some(words)) => is_heading && title.contains(words),
            (None, None) => title.contains(words.as_str()),
        };
        let mut lines = self.labels.iter().flatten();
        lines.find(|(_, words)| words.iter().any(fits)).map(|(cue, _)| *cue)
    }

    /// Whether a line only points elsewhere: "See also: ...", "Back to ...".
    pub(super) fn is_pointer(&self, text: &str) -> bool {
        // No pointer is longer: folding all of a long text would be for nothing.
        const ENOUGH: usize = 40;
        let start: String = text.chars().take(ENOUGH).collect();
        starts(&folded(&start), &self.pointers)
    }

    /// What the column under this header holds.
    pub(super) fn column(&self, header: &str) -> Option<Column> {
        let header = folded(header);
        self.columns.iter().find(|(_, words)| words.contains(&header)).map(|(column, _)| *column)
    }

    /// The part of a story that a label names.
    pub(super) fn part(&self, label: &str) -> Option<Part> {
        let label = folded(label.split('(').next().unwrap_or_default());
        self.parts.iter().find(|(_, words)| words.contains(&label)).map(|(part, _)| *part)
    }

    /// What follows a marker such as `Q:` or `Question 3.`; nothing where there is none.
    pub(super) fn after_marker<'a>(&self, text: &'a str) -> Option<&'a str> {
        let (head, rest) = text.split_at_checked(text.find([':', '.', ')', '：', '-', '–', '—'])?)?;
        let sign = rest.chars().next()?.len_utf8();
        let rest = rest.get(sign..)?;
        // "Question the plan." has no sign, and "question-like" no blank.
        let is_apart = rest.is_empty() || rest.starts_with([' ', '"', '“', '*']);
        let name = head.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '#');
        (is_apart && words(name) <= 3 && self.markers.contains(&folded(name))).then(|| rest.trim())
    }

    /// Whether a text reads like a question of an interviewer, put as one or not.
    pub(super) fn reads_like_question(&self, text: &str) -> bool {
        const LONGEST: usize = 90;
        let text = bare(self.after_marker(text).unwrap_or(text));
        if text.ends_with("...") || text.ends_with(['…', ':', '：']) || !(2..=LONGEST).contains(&words(text))
        {
            return false;
        }
        if ends_asking(text) {
            return true;
        }
        let Openings { strong, weak, asking, .. } = &self.openings;
        let folded = self.opening(text);
        let speaks = || self.speaks(&folded);
        starts(&folded, strong)
            // What speaks of questions stands over some.
            || starts(&folded, weak)
                && !folded.contains(" questions ")
                && (speaks() || folded.contains(" time ") || folded.contains(" example "))
            || starts(&folded, asking) && speaks()
            || self.asks_within(text)
    }

    /// The folded words of a text, without what may stand before any question.
    fn opening(&self, text: &str) -> String {
        let words = folded(text);
        let before = self.openings.before.iter().find_map(|it| words.strip_prefix(it.trim_end()));
        before.filter(|rest| rest.starts_with(' ')).map_or(words.clone(), str::to_owned)
    }

    /// Whether one of its sentences asks somebody.
    fn asks_within(&self, text: &str) -> bool {
        text.split_inclusive(['.', '?', '!', '？']).any(|sentence| {
            let words = self.opening(sentence);
            starts(&words, &self.openings.strong) || ends_asking(sentence) && self.speaks(&words)
        })
    }

    /// Whether folded words speak to somebody: "you", "us".
    fn speaks(&self, folded: &str) -> bool {
        self.you.iter().any(|it| folded.contains(it.as_str()))
    }

    /// Whether a text reads like a question and speaks to somebody, as a heading over an explanation doesn't.
    pub(super) fn asks_somebody(&self, text: &str) -> bool {
        let words = self.opening(bare(self.after_marker(text).unwrap_or(text)));
        let asks = self.reads_like_question(text) && !self.explains(text);
        asks && (self.speaks(&words) || self.opens_strongly(text) && words.split_whitespace().count() > 4)
    }

    /// Whether a text asks about somebody who is judged, and nobody who is spoken to.
    pub(super) fn is_about_candidate(&self, text: &str) -> bool {
        let words = folded(text);
        self.judged.iter().any(|it| words.contains(it.as_str())) && !self.speaks(&words)
    }

    /// Whether a text opens an explanation, as "How to ..." does.
    pub(super) fn explains(&self, text: &str) -> bool {
        starts(&folded(bare(text)), &self.openings.never)
    }

    /// Whether a text opens as nothing but a question of an interviewer does.
    pub(super) fn opens_strongly(&self, text: &str) -> bool {
        starts(&self.opening(bare(text)), &self.openings.strong) && self.reads_like_question(text)
    }

    /// The words of a folded text by which it is compared: without those that say little, numbers as digits, each once,
    /// in an order of their own.
    pub(super) fn telling(&self, folded: &str) -> Vec<String> {
        let digits = |word: &str| self.numbers.iter().position(|name| name == word).map(|it| it.to_string());
        let words = folded.split_whitespace().filter(|word| !self.fillers.contains(&format!(" {word} ")));
        let mut words: Vec<String> =
            words.map(|word| digits(word).unwrap_or_else(|| word.to_owned())).collect();
        words.sort();
        words.dedup();
        words
    }

    /// Whether a title says nothing of what is asked about.
    pub(super) fn is_generic(&self, title: &str) -> bool {
        folded(title).split_whitespace().all(|word| self.generic.contains(&format!(" {word} ")))
    }
}

fn starts(folded: &str, with: &[String]) -> bool {
    with.iter().any(|it| folded.starts_with(it.as_str()))
}
