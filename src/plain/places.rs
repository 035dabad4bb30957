//! The places beside today's questions, in lines: the bank, the stories, the checklist, the figures, the settings. Each
//! says where one is in a list, and reads out in full what is opened.

use crate::domain::part::Part;
use crate::domain::settings::Settings;
use crate::domain::story::length::spoken_whole;
use crate::plain::speech::{Speech, lines_of};
use crate::screens::Context;
use crate::screens::browse::Browse;
use crate::screens::browse::tree::Node;
use crate::screens::browse::view::detail;
use crate::screens::checklist::Checklist;
use crate::screens::checklist::view::facts;
use crate::screens::progress::{self, ProgressScreen};
use crate::screens::settings::SettingsScreen;
use crate::screens::settings::view::{interview, meaning};
use crate::screens::stories::view::{found, read_out, times};
use crate::screens::stories::{Stories, StoryRow, rows};
use crate::ui::page::Page;
use crate::ui::text::{capital, count, minutes};

/// The bank: the selected row of the tree, and the item that is read.
pub(super) fn browse(browse: &Browse, cx: Context<'_>) -> Speech {
    let bank = &cx.known.bank;
    let (node, rows) = (browse.tree().selected(bank), browse.tree().nodes(bank).len());
    let title = node.title(bank);
    if browse.reading().is_some() {
        let facts = lines_of(|page| *page = detail::page(browse, false, cx, Page::read_out()));
        return Speech { facts, here: format!("Read: {title}") };
    }
    let state = match (node.is_heading(), browse.tree().is_open(node)) {
        (true, true) => ", open".to_owned(),
        (true, false) => ", closed".to_owned(),
        (false, _) => standing(node, cx),
    };
    let inside = match node {
        Node::Theme(..) => format!(", {}", count(node.questions(bank).len(), "question", "questions")),
        _ => String::new(),
    };
    let here = format!("Row {} of {rows}: {title}{inside}{state}.", browse.tree().row(bank) + 1);
    Speech { facts: Vec::new(), here }
}

/// What history says of an item.
fn standing(node: Node, cx: Context<'_>) -> String {
    let (Some(progress), Some(id)) = (cx.progress(), node.id(&cx.known.bank)) else { return String::new() };
    let is_question = matches!(node, Node::Question(..) | Node::Behind(..));
    let states = [
        (is_question && cx.is_told(id), "answered"),
        (is_question && !cx.is_told(id), "not answered yet"),
        (progress.starred(id), "starred"),
        (progress.suspended(id), "suspended"),
        (progress.flagged(id), "flagged"),
    ];
    let states = states.iter().filter(|(holds, _)| *holds).map(|(_, state)| *state);
    std::iter::once("").chain(states).collect::<Vec<_>>().join(", ")
}

/// The stories: the selected one, or the part of it that is read.
pub(super) fn stories(stories: &Stories, cx: Context<'_>) -> Speech {
    let all = rows(cx);
    let Some(row) = stories.row(cx) else {
        return Speech {
            facts: Vec::new(),
            here: "No stories yet. Create one with starl story new --edit TITLE.".to_owned(),
        };
    };
    let place = all.iter().position(|it| it.slug() == row.slug()).unwrap_or_default() + 1;
    let lead = format!("Story {place} of {}", all.len());
    match (row, stories.part()) {
        (StoryRow::Faulty(faulty), part) => {
            let facts = part.map(|_| faulty.report.lines().map(str::trim).map(str::to_owned).collect());
            let here = format!("{lead}: {}.yaml has an error; starl story check shows it.", faulty.slug);
            Speech { facts: facts.unwrap_or_default(), here }
        }
        (StoryRow::Sound(story), Some(part)) => Speech {
            facts: lines_of(|page| read_out(page, story, None, cx)),
            here: {
                let lines = lines_of(|page| read_out(page, story, Some(part), cx));
                let (head, text) = lines
                    .split_first()
                    .map_or((part.title(), String::new()), |(head, text)| (head.as_str(), text.join(" ")));
                format!("Part {} of {}, {head}. {text}", part as usize + 1, Part::ALL.len())
            },
        },
        (StoryRow::Sound(story), None) => {
            let length = minutes(spoken_whole(story, cx.settings.words_a_minute));
            let told = times(cx.times_story_told(&story.slug));
            let found = found(cx.library.findings(&story.slug));
            Speech { facts: Vec::new(), here: format!("{lead}: {}, {length}, {found}, {told}.", story.title) }
        }
    }
}

/// The checklist: how much is done, and the selected item with what speaks for it.
pub(super) fn checklist(checklist: &Checklist, cx: Context<'_>) -> Speech {
    let done = cx.known.checklist_done();
    let summary = format!("Before the interview: {} of {} done.", done.holds, done.of);
    let here = cx.bank.checklist().zip(cx.known.proofs()).nth(checklist.selected()).map(|(item, proof)| {
        let state = if proof.is_done() { "done" } else { "not done" };
        let note = cx.progress().and_then(|progress| progress.note(&item.id));
        let facts = facts(proof, note).replace("  ·  ", ", ");
        let facts = if facts.is_empty() { facts } else { format!(" {}.", capital(&facts)) };
        format!("Item {} of {}, {state}: {}{facts}", checklist.selected() + 1, done.of, item.text)
    });
    Speech { facts: vec![summary], here: here.unwrap_or_default() }
}

/// What all takes say, and the figure or the take that is selected.
pub(super) fn progress(shown: &ProgressScreen, cx: Context<'_>) -> Speech {
    if let Some(takes) = &shown.takes {
        let lines = lines_of(|page| progress::view::takes::read_out(page, takes, cx));
        let (number, title) = (takes.takes(cx).count(), capital(&takes.subject.title(&cx.known.bank)));
        let title = format!("{title}: {}.", count(number, "take", "takes"));
        return match lines.as_slice() {
            [] => Speech { facts: Vec::new(), here: title },
            [first, facts @ ..] if takes.is_reading() => {
                Speech { facts: [&[title], facts].concat(), here: format!("Read: {first}") }
            }
            lines => Speech { facts: vec![title], here: lines.join(", ") },
        };
    }
    let facts = lines_of(|page| progress::view::read_out(page, cx));
    let subject = shown.subject(cx).filter(|_| cx.trends.takes > 0);
    let here = subject.map(|subject| format!("Selected: {}.", subject.title(&cx.known.bank)));
    Speech { facts, here: here.unwrap_or_else(|| "No takes yet.".to_owned()) }
}

/// The selected setting: what it is now, what it means, and what it may be.
pub(super) fn settings(settings: &SettingsScreen, cx: Context<'_>) -> Speech {
    let fault = cx.known.settings_fault.as_deref().and_then(|fault| fault.lines().next());
    let facts = fault.map(|fault| format!("The settings file has an error. {fault}"));
    let here = if let Some(setting) = settings.setting() {
        let shown = |settings: &Settings| setting.shown(settings.number(setting));
        let (now, usual) = (shown(&cx.known.settings), shown(&Settings::default()));
        let (title, meaning, allowed) = (setting.title(), meaning(setting, cx), setting.allowed());
        format!("{title}: {now}. {}. {allowed}; {usual} by default.", capital(&meaning))
    } else {
        let [date, about] = interview(cx);
        format!("Interview: {date}, {about}.")
    };
    Speech { facts: facts.into_iter().collect(), here }
}
