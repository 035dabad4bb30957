//! `starl story list`: all stories in a line each.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::cli::context::{CommandContext, PracticeHistory};
use crate::cli::error::{CommandResult, complain_of};
use crate::cli::page::Printout;
use crate::domain::clean::display_clean;
use crate::domain::id::Id;
use crate::domain::story::Story;
use crate::domain::story::choice::told;
use crate::domain::story::length::{clock, spoken_whole, words};
use crate::store::stories::{LoadedStories, StoryFile, word};

/// Lists them. What is wrong with their files is reported on standard error.
pub(super) fn list(
    loaded: &LoadedStories,
    context: &CommandContext,
    json: bool,
    page: &mut Printout,
) -> CommandResult {
    let history = context.history();
    let sound = loaded.files.iter().filter_map(|file| Some((file, file.doc()?)));
    let views: Vec<StoryView<'_>> = sound.map(|(file, story)| StoryView::new(file, story, history)).collect();
    if json {
        page.json(&views)?;
    } else if loaded.files.is_empty() {
        page.line("No stories yet. Start one with: starl story new TITLE");
    } else {
        page.rows(0, views.iter().map(|view| (view.slug, view.line())));
    }
    Ok(complain_of(loaded.reports().chain(&loaded.strangers(context.bank()))).and(history.outcome))
}

/// A story as JSON, its words left out.
#[derive(Serialize)]
pub(super) struct StoryView<'a> {
    pub(super) slug: &'a Id,
    title: &'a str,
    path: String,
    project: &'a str,
    when: &'a str,
    tags: &'a [Id],
    /// Questions, each `strong` or `usable`.
    fits: BTreeMap<&'a str, &'static str>,
    words: usize,
    /// How long it takes to say at the user's pace.
    seconds: u64,
    /// How often it was told; cold, without notes and not spoiled; of these in the band.
    told: usize,
    cold: usize,
    in_band: usize,
}

impl<'a> StoryView<'a> {
    pub(super) fn new(file: &'a StoryFile, story: &'a Story, history: &PracticeHistory) -> Self {
        let told = told(&history.progress, &history.settings.pace());
        let told = told.get(&story.slug).copied().unwrap_or_default();
        Self {
            slug: &story.slug,
            title: &story.title,
            path: display_clean(&file.source.path),
            project: &story.project,
            when: &story.when,
            tags: &story.tags,
            fits: story.fits.iter().map(|fit| (fit.question.as_str(), word(fit.strength))).collect(),
            words: story.texts.iter().map(|(_, text)| words(text)).sum(),
            seconds: spoken_whole(story, history.settings.words_a_minute).as_secs(),
            told: told.times,
            cold: told.cold,
            in_band: told.in_band,
        }
    }

    /// Such as "The stemmer; 2:05; failure, learning; told 3 times, 2 cold, 1 in band".
    fn line(&self) -> String {
        let mut facts = vec![self.title.to_owned(), clock(Duration::from_secs(self.seconds))];
        if !self.tags.is_empty() {
            facts.push(self.tags.iter().map(Id::as_str).collect::<Vec<_>>().join(", "));
        }
        facts.push(self.takes());
        facts.join("; ")
    }

    /// Such as "told 3 times, 2 cold, 1 in band".
    pub(super) fn takes(&self) -> String {
        let Self { told, cold, in_band, .. } = self;
        match told {
            0 => "never told".to_owned(),
            1 => format!("told once, {cold} cold, {in_band} in band"),
            _ => format!("told {told} times, {cold} cold, {in_band} in band"),
        }
    }
}
