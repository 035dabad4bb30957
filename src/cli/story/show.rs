//! `starl story show`: one story in full.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandOutcome, CommandResult, complain_of};
use crate::cli::page::Printout;
use crate::cli::story::list::StoryView;
use crate::domain::bank::Bank;
use crate::domain::follow_up::mark_word;
use crate::domain::id::Id;
use crate::domain::ladder::Ladder;
use crate::domain::part::{Parts, by_name};
use crate::domain::rung::Rung;
use crate::domain::settings::Settings;
use crate::domain::story::Story;
use crate::domain::story::length::{clock, spoken_parts, spoken_whole};
use crate::store::stories::{StoryFile, word};

/// Shows it, or all that is wrong with its file.
pub(super) fn show(
    file: &StoryFile,
    context: &CommandContext,
    json: bool,
    page: &mut Printout,
) -> CommandResult {
    let Some(story) = file.doc() else {
        return Ok(complain_of(file.reports()));
    };
    let history = context.history();
    let view = StoryView::new(file, story, history);
    let ladder = Ladder::of_story(&history.progress, &story.slug);
    if json {
        page.json(&WholeView::new(view, story, &history.settings, ladder))?;
    } else {
        tell(&view, story, &history.settings, context.bank(), ladder, page);
    }
    Ok(CommandOutcome::Fine)
}

fn tell(
    view: &StoryView<'_>,
    story: &Story,
    settings: &Settings,
    bank: &Bank,
    ladder: Ladder,
    page: &mut Printout,
) {
    page.heading(0, &story.title);
    page.gap();
    let tags: Vec<&str> = story.tags.iter().map(|tag| bank.competency_title(tag)).collect();
    let length = spoken_whole(story, settings.words_a_minute);
    let facts = [
        ("name", story.slug.to_string()),
        ("project", story.project.clone()),
        ("when", story.when.clone()),
        ("shows", tags.join(", ")),
        ("length", format!("{} at {} words a minute", clock(length), settings.words_a_minute)),
        ("takes", view.takes()),
        ("follow-ups", rungs(ladder)),
    ];
    page.rows(2, facts.into_iter().filter(|(_, text)| !text.is_empty()));
    let text = |question: &'_ Id| {
        bank.question(question).map_or(question.as_str(), |(_, it)| it.text.as_str()).to_owned()
    };
    let fits = story.fits.iter().map(|fit| (word(fit.strength), text(&fit.question)));
    page.section_of("Questions it answers", "", fits);
    tell_parts(story, settings, page);
    let allowed = story.allow.iter().map(|allowed| (&allowed.rule, &allowed.reason));
    page.section_of("Silenced rules", "", allowed);
}

/// Such as "what you did: answered; why it mattered: thin; next: why it mattered"; nothing before a follow-up was
/// answered.
fn rungs(ladder: Ladder) -> String {
    let marked =
        ladder.marks().filter_map(|(rung, mark)| Some(format!("{}: {}", rung.about(), mark_word(mark?))));
    let marked: Vec<String> = marked.collect();
    match marked.as_slice() {
        [] => String::new(),
        marked => format!("{}; next: {}", marked.join("; "), ladder.next().about()),
    }
}

fn tell_parts(story: &Story, settings: &Settings, page: &mut Printout) {
    let (plan, lengths) = (settings.pace(), spoken_parts(story, settings.words_a_minute));
    for (part, text) in story.texts.iter() {
        page.section(&format!("{} {} of {}", part.title(), clock(lengths[part]), clock(plan.plan(part))), "");
        page.prose(2, text);
    }
}

/// A story as JSON, its words included.
#[derive(Serialize)]
struct WholeView<'a> {
    #[serde(flatten)]
    story: StoryView<'a>,
    #[serde(flatten, serialize_with = "by_name::serialize")]
    texts: &'a Parts<String>,
    /// How long each part takes to say at the user's pace, in seconds.
    part_seconds: [u64; 5],
    /// How the follow-up on each rung was answered last, 0 to 2; null where none was.
    ladder: BTreeMap<Rung, Option<u8>>,
    /// The rung that is asked next.
    next_rung: Rung,
    /// Silenced rules with the reasons.
    allow: BTreeMap<&'a str, &'a str>,
}

impl<'a> WholeView<'a> {
    fn new(view: StoryView<'a>, story: &'a Story, settings: &Settings, ladder: Ladder) -> Self {
        let lengths = spoken_parts(story, settings.words_a_minute);
        Self {
            story: view,
            texts: &story.texts,
            part_seconds: lengths.map(|_, length| length.as_secs()).0,
            ladder: ladder.marks().collect(),
            next_rung: ladder.next(),
            allow: story.allow.iter().map(|it| (it.rule.as_str(), it.reason.as_str())).collect(),
        }
    }
}
