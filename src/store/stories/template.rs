//! A new story as a file: every key there is, with what to write under it.

use std::path::PathBuf;

use textwrap::WordSplitter;

use crate::domain::clean::clean;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::story::StoryPurpose;
use crate::store::documents::Format;
use crate::store::stories::StoryFormat;
use crate::store::text::source::Source;
use crate::store::text::yaml::{Pairs, parse_as};

/// What a new story is measured by.
#[derive(Debug, Clone)]
pub struct Guide<'a> {
    /// How long each part is to be.
    pub pace: Pace,
    /// How fast the user speaks, in words a minute.
    pub words_a_minute: u32,
    /// The competencies that a story can show.
    pub tags: Vec<&'a str>,
    /// What it is for.
    pub aim: StoryPurpose,
}

const HEAD: &str = "\
# Your story. Write it the way you would tell it, under the five keys below. Indent every line by
# two spaces. Lines that start with # are hints, not part of the story.
#
#   starl story check    reads it the way an interviewer would
";

/// The text of a new story with this title.
pub fn template(title: &str, guide: &Guide<'_>) -> String {
    let whole = textwrap::Options::new(92).word_splitter(WordSplitter::NoHyphenation);
    let tags = textwrap::wrap(&guide.tags.join(", "), whole).join("\n#   ");
    let (tag, fit) = match &guide.aim {
        StoryPurpose::Any => (String::new(), String::new()),
        StoryPurpose::Competency(competency) => (competency.as_tag().to_owned(), String::new()),
        StoryPurpose::Question(question) => (String::new(), format!("{question}: strong")),
    };
    let sections = Part::ALL.map(|part| section(part, guide)).concat();
    format!(
        "{HEAD}
title: {}

# Where it happened. It helps to have stories from different projects.
project:

# The year first, such as 2025-03.
when:

# The competencies it shows: a list such as [failure, learning]
#   {tags}
tags: [{tag}]

# The questions it answers, each marked strong or usable. starl find WORDS shows their ids.
#   failure-not-as-expected: strong
fits: {{{fit}}}
{sections}",
        scalar(title)
    )
}

/// The key of a part with what belongs under it.
fn section(part: Part, guide: &Guide<'_>) -> String {
    let seconds = guide.pace.plan(part).as_secs();
    let words = seconds * u64::from(guide.words_a_minute) / 60;
    format!(
        "\n# {}: {}. About {seconds} seconds, {words} words.\n# {}\n{}: |\n",
        part.title(),
        part.hint(),
        advice(part),
        StoryFormat::key(part)
    )
}

/// What makes a part good.
fn advice(part: Part) -> &'static str {
    match part {
        Part::Situation => "Write one sentence of context and one on what was at stake.",
        Part::Task => "Write your own goal, not the team's. What would have gone wrong without you?",
        Part::Action => {
            "Say \"I\". What did you decide, what did you rule out and why, and who else had a say?"
        }
        Part::Result => "Give a number and what it was before, such as from 9 to 4% in a month.",
        Part::Learning => "Name a habit that you have now and didn't have then, such as \"I now ...\".",
    }
}

/// A text as the value of a key, plain where it can be.
pub(crate) fn scalar(text: &str) -> String {
    let text = clean(text.trim()).replace(['\n', '\t'], " ");
    let source = Source { path: PathBuf::new(), text: format!("key: {text}\nend: x\n") };
    match parse_as(&source) {
        Ok(Pairs(pairs)) if pairs.first().is_some_and(|(_, written)| written.value.as_str() == text) => text,
        _ => serde_json::Value::String(text).to_string(),
    }
}
