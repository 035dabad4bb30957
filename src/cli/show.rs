//! `starl show`: one item in full.

use std::time::Duration;

use serde::Serialize;

use crate::cli::context::{CommandContext, PracticeHistory};
use crate::cli::error::{CommandOutcome, CommandResult, unknown};
use crate::cli::list::whose;
use crate::cli::page::{Printout, object};
use crate::coach::check::Finding;
use crate::coach::sample::findings;
use crate::domain::bank::{Bank, Competency};
use crate::domain::id::Id;
use crate::domain::item::Item;
use crate::domain::memory::{Memories, Weights};
use crate::domain::question::{Anchors, Criterion, Question, Theme};
use crate::domain::sample::Sample;
use crate::domain::shape::{Outline, Shape};
use crate::domain::story::length::clock;

/// Shows every item with this id: a theme and a competency may share one, and packs may add to a theme. The history is
/// read for JSON and for a question that an interview may have asked.
pub(super) fn show(id: &str, json: bool, context: &CommandContext, page: &mut Printout) -> CommandResult {
    let bank = context.bank();
    let all = || bank.packs().iter().flat_map(Item::all_of);
    let items: Vec<Item<'_>> = all().filter(|item| item.id().as_str() == id).collect();
    if items.is_empty() {
        return Err(unknown(id, "item", all().map(Item::id)));
    }
    if json {
        let history = context.history();
        page.json(&items.into_iter().map(|item| view(bank, item, history)).collect::<Vec<_>>())?;
        return Ok(history.outcome);
    }
    for item in items {
        page.gap();
        show_item(page, item, context);
    }
    Ok(CommandOutcome::Fine)
}

fn show_item(page: &mut Printout, item: Item<'_>, context: &CommandContext) {
    let bank = context.bank();
    page.heading(0, item.text());
    page.gap();
    facts(page, bank, item);
    match item {
        Item::Question(_, question) => show_question(page, question, context),
        Item::Theme(theme) => show_theme(page, theme),
        Item::Sample(sample) => show_sample(page, sample),
        Item::AskGroup(group) => {
            page.section_of("Questions", "", group.questions.iter().map(|it| (&it.id, &it.text)));
        }
        Item::Competency(competency) => show_competency(page, competency),
        Item::Principle(principle) => {
            paragraphs(page, "About", [principle.about.as_str()]);
            let questions = principle.questions.iter().filter_map(|id| bank.question(id));
            page.section_of("Questions", "", questions.map(|(_, it)| (&it.id, &it.text)));
        }
        Item::Context(row) => paragraphs(page, "What interviewers assess", [row.assesses.as_str()]),
        Item::RedFlag(flag) => paragraphs(page, "Why it costs an offer", [flag.why.as_str()]),
        Item::Criterion(_, it) | Item::Element(_, it) => {
            let lines = it.anchors.iter().flat_map(anchor_lines).collect::<Vec<_>>();
            paragraphs(page, "For example", lines.iter().map(String::as_str));
        }
        Item::AskQuestion(..) | Item::Checklist(_) => {}
    }
}

/// What an item is and what it hangs on.
fn facts(page: &mut Printout, bank: &Bank, item: Item<'_>) {
    let mut facts = vec![(item.kind().word(), item.id().to_string())];
    facts.extend(parent(bank, item));
    if let Item::Sample(sample) = item
        && let Some(theme) = bank.theme(sample.theme.as_str())
    {
        facts.push(("theme", with_id(&theme.title, &theme.id)));
    }
    let tags: Vec<&str> = item.tags().iter().map(|tag| bank.competency_title(tag)).collect();
    if !tags.is_empty() {
        facts.push(("about", tags.join(", ")));
    }
    if let Item::Question(_, question) = item {
        facts.extend(answer(question).map(|words| ("answer", words)));
        facts.extend(audience(question).map(|words| ("asked of", words)));
        let principles: Vec<String> = bank.principles_of(&question.id).map(whose).collect();
        facts.extend((!principles.is_empty()).then(|| ("asked for", principles.join("; "))));
    }
    if let Item::Principle(principle) = item
        && !principle.company.is_empty()
    {
        facts.push(("company", principle.company.clone()));
    }
    if let Some(origin) = item.origin() {
        facts.push(("origin", origin.to_owned()));
    }
    if let Item::Sample(sample) = item {
        facts.extend(sample.length.map(|length| ("length", clock(Duration::from_secs(length.into())))));
        let title = if sample.is_mixed() { "mixed" } else { "careful" };
        facts.extend(sample.warning().map(|words| (title, words.to_owned())));
    }
    page.rows(2, facts);
}

fn parent(bank: &Bank, item: Item<'_>) -> Option<(&'static str, String)> {
    match item {
        Item::Question(theme, _) | Item::Criterion(theme, _) => {
            Some(("theme", with_id(&theme.title, &theme.id)))
        }
        Item::Element(question, _) => Some(("question", with_id(&question.text, &question.id))),
        Item::AskQuestion(group, _) => Some(("group", with_id(&group.title, &group.id))),
        Item::Sample(sample) => {
            let (_, question) = bank.question(sample.question.as_str())?;
            Some(("question", with_id(&question.text, &question.id)))
        }
        _ => None,
    }
}

/// Which parts the answer has, where that is no STAR-L story.
fn answer(question: &Question) -> Option<String> {
    let parts = Outline::from(question.shape).parts().iter().map(|part| part.title);
    let words = || format!("{}: {}", question.shape.title(), parts.collect::<Vec<_>>().join(", "));
    (question.shape != Shape::StarL).then(words)
}

/// The roles and levels that a question is for, and whether it belongs to the core; nothing where it is for everybody.
fn audience(question: &Question) -> Option<String> {
    let roles = question.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join(", ");
    let levels = question.levels.iter().map(|level| level.word()).collect::<Vec<_>>().join(", ");
    let core = if question.core { "core" } else { "" };
    let said: Vec<&str> = [&*roles, &*levels, core].into_iter().filter(|words| !words.is_empty()).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn with_id(text: &str, id: &Id) -> String {
    format!("{text} ({id})")
}

/// A heading and what belongs under it; nothing where nothing does.
fn paragraphs<'a>(page: &mut Printout, title: &str, texts: impl IntoIterator<Item = &'a str>) {
    let mut texts = texts.into_iter().filter(|text| !text.is_empty()).peekable();
    if texts.peek().is_some() {
        page.section(title, "");
    }
    for text in texts {
        page.prose(2, text);
    }
}

fn show_question(page: &mut Printout, question: &Question, context: &CommandContext) {
    let bank = context.bank();
    let (history, stories) = (context.history_for_a_prompt(), context.stories());
    let asked = history.progress.asked(&question.id).map(|asked| {
        let story = stories.iter().find(|story| Some(&story.slug) == asked.story);
        asked.words(story.map(|story| story.title.as_str()), history.today)
    });
    let asked: Vec<String> = asked.collect();
    paragraphs(page, "In interviews", asked.iter().map(String::as_str));
    paragraphs(page, "Other wordings", question.also.iter().map(String::as_str));
    let criteria = bank.criteria(question.id.as_str());
    page.section_of("What they look for", "", criteria.iter().map(anchored));
    paragraphs(page, "Follow-ups", question.probes.iter().map(|probe| probe.text.as_str()));
    let samples = bank.samples_for(question.id.as_str());
    page.section_of("Sample answers", "", samples.map(|it| (&it.id, &it.title)));
}

fn show_theme(page: &mut Printout, theme: &Theme) {
    paragraphs(page, "About", [theme.about.as_str()]);
    page.section_of("What they look for", "", theme.looks_for.iter().map(anchored));
    page.section_of("Questions", "", theme.questions.iter().map(|it| (&it.id, &it.text)));
}

/// A criterion as a row, with an example of one point and of two.
fn anchored(criterion: &Criterion) -> (&Id, String) {
    let lines = criterion.anchors.iter().flat_map(anchor_lines);
    (&criterion.id, std::iter::once(criterion.text.clone()).chain(lines).collect::<Vec<_>>().join("\n"))
}

fn anchor_lines(anchors: &Anchors) -> [String; 2] {
    [format!("1: {}", anchors.mentioned), format!("2: {}", anchors.shown)]
}

/// A sample; of a mixed answer also what the story check finds, below the part it means.
fn show_sample(page: &mut Printout, sample: &Sample) {
    let found = if sample.is_mixed() { findings(sample) } else { Vec::new() };
    let about = |field| found.iter().filter(move |it| it.field == field);
    let rows = |it: &Finding| (it.rule.id.clone(), it.message.clone());
    paragraphs(page, "Asked", [sample.asked.as_str()]);
    for (part, text) in sample.parts() {
        paragraphs(page, part.title, [text]);
        if let Some(star) = part.star {
            page.rows(2, about(Some(star)).map(rows));
        }
    }
    page.section_of("The whole answer", "", about(None).map(rows));
}

fn show_competency(page: &mut Printout, competency: &Competency) {
    for (title, text) in [
        ("How interviewers ask it", &competency.asked),
        ("What they look for", &competency.looks_for),
        ("The hard follow-up", &competency.probe),
        ("What companies call it", &competency.company_words),
    ] {
        paragraphs(page, title, [text.as_str()]);
    }
}

/// An item as JSON, with its kind and what it hangs on; of a question also what an answer is judged by, its samples, the
/// interviews that asked it, and what is believed of it.
fn view<'a>(bank: &'a Bank, item: Item<'a>, history: &'a PracticeHistory) -> impl Serialize + use<'a> {
    let question = match item {
        Item::Question(_, question) => Some(question.id.as_str()),
        _ => None,
    };
    object! {
        kind: item.kind(),
        #[serde(flatten)]
        parent: item.parent().map(|parent| object! { parent: parent }),
        item: item,
        #[serde(flatten)]
        judged: question.map(|id| object! {
            criteria: bank.criteria(id),
            samples: bank.samples_for(id).collect::<Vec<_>>(),
        }),
        #[serde(flatten)]
        asked: question.map(|id| object! { asked: history.progress.asked(id).collect::<Vec<_>>() }),
        #[serde(flatten)]
        memory: question.and_then(|id| memory(id, history)).map(|memory| object! { memory: memory }),
    }
}

/// What is believed of a question, with all that is needed to compute it again.
fn memory(question: &str, history: &PracticeHistory) -> Option<impl Serialize + use<>> {
    let today = history.today;
    let memories = Memories::of(&history.progress, today);
    let memory = memories.get(question)?;
    Some(object! {
        stability: memory.state.stability,
        difficulty: memory.state.difficulty,
        // The chance that it comes to mind on this day.
        retrievability: memory.retrievability(today),
        day: today,
        due: memory.due(),
        reviews: memory.reviews.clone(),
        // The weights of FSRS-6, from `w0`.
        weights: Weights::clone(memory.weights()),
    })
}
