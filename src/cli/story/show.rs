//! `starl story show`: one story in full.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::json::print;
use crate::cli::page::Page;
use crate::cli::story::list::{StoryView, clock, strength};
use crate::cli::{Home, Outcome, complain_of};
use crate::domain::bank::Bank;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::length::{spoken_parts, spoken_whole};
use crate::io::stories::StoryFile;

/// Shows it, or all that is wrong with its file.
pub(super) fn show(
    file: &StoryFile,
    home: &Home,
    bank: &Bank,
    json: bool,
    page: &mut Page,
) -> Result<Outcome, String> {
    let Some(story) = file.doc() else {
        return Ok(complain_of(file.reports()));
    };
    let view = StoryView::new(file, story, home);
    if json {
        print(page, &WholeView::new(view, story, home))?;
    } else {
        tell(&view, story, home, bank, page);
    }
    Ok(Outcome::Fine)
}

fn tell(view: &StoryView<'_>, story: &Story, home: &Home, bank: &Bank, page: &mut Page) {
    page.heading(0, &story.title);
    page.gap();
    let tags: Vec<&str> = story.tags.iter().map(|tag| bank.competency_title(tag)).collect();
    let length = spoken_whole(story, home.settings.words_a_minute);
    let facts = [
        ("name", story.slug.to_string()),
        ("project", story.project.clone()),
        ("when", story.when.clone()),
        ("shows", tags.join(", ")),
        ("length", format!("{} at {} words a minute", clock(length), home.settings.words_a_minute)),
        ("takes", view.takes()),
    ];
    let said = facts.iter().filter(|(_, text)| !text.is_empty());
    page.rows(2, said.map(|(name, text)| (*name, text.as_str())));
    tell_fits(story, bank, page);
    tell_parts(story, home, page);
    if !story.allow.is_empty() {
        page.gap();
        page.heading(0, "Silenced rules");
        page.rows(2, story.allow.iter().map(|allowed| (allowed.rule.as_str(), allowed.reason.as_str())));
    }
}

fn tell_fits(story: &Story, bank: &Bank, page: &mut Page) {
    if story.fits.is_empty() {
        return;
    }
    page.gap();
    page.heading(0, "Questions it answers");
    for fit in &story.fits {
        let text = bank.question(&fit.question).map_or(fit.question.as_str(), |(_, it)| it.text.as_str());
        page.rows(2, [(strength(fit.strength), text)]);
    }
}

fn tell_parts(story: &Story, home: &Home, page: &mut Page) {
    let (plan, lengths) = (home.settings.pace(), spoken_parts(story, home.settings.words_a_minute));
    for (part, text) in story.texts.iter() {
        page.gap();
        page.heading(0, &format!("{} {} of {}", part.title(), clock(lengths[part]), clock(plan.plan(part))));
        for paragraph in text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
            page.paragraph(2, paragraph.trim());
        }
    }
}

/// A story as JSON, its words included.
#[derive(Serialize)]
struct WholeView<'a> {
    #[serde(flatten)]
    story: StoryView<'a>,
    situation: &'a str,
    task: &'a str,
    action: &'a str,
    result: &'a str,
    learning: &'a str,
    /// How long each part takes to say at the user's pace, in seconds.
    part_seconds: [u64; 5],
    /// Silenced rules with the reasons.
    allow: BTreeMap<&'a str, &'a str>,
}

impl<'a> WholeView<'a> {
    fn new(view: StoryView<'a>, story: &'a Story, home: &Home) -> Self {
        let lengths = spoken_parts(story, home.settings.words_a_minute);
        Self {
            story: view,
            situation: &story.texts[Part::Situation],
            task: &story.texts[Part::Task],
            action: &story.texts[Part::Action],
            result: &story.texts[Part::Result],
            learning: &story.texts[Part::Learning],
            part_seconds: lengths.map(|_, length| length.as_secs()).0,
            allow: story.allow.iter().map(|it| (it.rule.as_str(), it.reason.as_str())).collect(),
        }
    }
}
