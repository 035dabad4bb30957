//! Your stories in a drill: which one to tell, and the notes on it.

use ratatui::text::Line;

use crate::app::model::Model;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::keys::action::Action;
use crate::keys::table::letter;
use crate::screens::Screen;
use crate::ui::canvas::Target;
use crate::ui::list::Row;
use crate::ui::page::{Page, hanging};
use crate::ui::text::{facts_in, minutes, pad, width, wrap, wrap_to};
use crate::ui::theme::Role;

/// A title is cut to this many cells, so that the facts beside it are seen.
const TITLE: usize = 44;

/// What is asked where a story is chosen.
pub(super) fn which(model: &Model) -> &'static str {
    if matches!(model.screen, Screen::Outcome(_)) {
        "Which story did you tell?"
    } else {
        "Which story will you tell?"
    }
}

/// The question whose take is compared.
pub(super) fn compared(model: &Model) -> String {
    let Screen::Review(review) = &model.screen else { return String::new() };
    model.known.bank.short(review.question()).to_owned()
}

/// The stories with their letters, the one to tell first; in an interview by name, and nothing is suggested.
pub(super) fn choice(page: &mut Page, stories: &[Id], selected: usize, model: &Model) {
    let question = match &model.screen {
        Screen::Drill(telling) => {
            let assignment = telling.assignment();
            Some(model.context().wording(&assignment.question, assignment.wording))
        }
        Screen::Mock(mock) => mock.asked(model.context()),
        Screen::Outcome(outcome) => outcome.question(model.context()).map(|it| it.text.as_str()),
        _ => None,
    };
    let Some(question) = question else { return };
    page.extend(hanging("", Role::Fact, wrap_to(question, page.wide(), 2)));
    page.gap();
    let titled = |slug| model.known.library.title(slug);
    let longest = stories.iter().map(|slug| width(titled(slug))).max().unwrap_or(0);
    let room = longest.min(TITLE).min(page.beside(5) / 2);
    for (number, slug) in stories.iter().enumerate() {
        let (Some(story), Some(key)) = (model.known.library.story(slug), letter(number)) else { continue };
        let row = Row { number, here: number == selected };
        let line = lettered(&key.to_string(), titled(slug), &facts(story, model), row, [room, page.wide()]);
        choose(page, line, row, Action::Pick(number as u8));
    }
    let row = Row { number: stories.len(), here: selected == stories.len() };
    let none = Line::from(vec![row.mark(0), Role::Key.span("0  "), row.role().span("none of them")]);
    choose(page, none, row, Action::NoStory);
}

/// Adds a row that takes a story, marked where it is the selected one.
fn choose(page: &mut Page, line: Line<'static>, row: Row, takes: Action) {
    let start = page.len();
    page.push_hit(line, Target::Do(takes));
    if row.here {
        page.select_from(start);
    }
}

/// A story with its letter, its title in this many cells of the line.
fn lettered(key: &str, title: &str, facts: &str, row: Row, [room, wide]: [usize; 2]) -> Line<'static> {
    Line::from(vec![
        row.mark(0),
        Role::Key.span(format!("{key}  ")),
        row.role().span(pad(title, room)),
        Role::Fact.span(format!("  {}", facts_in(facts, wide.saturating_sub(room + 7)))),
    ])
}

/// What speaks for a story, or against it.
fn facts(story: &Story, model: &Model) -> String {
    let cx = model.context();
    match &model.screen {
        Screen::Drill(telling) => telling.facts(story, cx),
        Screen::Mock(mock) if mock.was_told(&story.slug) => "already told in this interview".to_owned(),
        _ => String::new(),
    }
}

/// Whose notes they are, and the clock where it runs.
pub(super) fn noted(slug: &Id, model: &Model) -> [String; 3] {
    let clock = match &model.screen {
        Screen::Drill(telling) => telling.spoken(model.now).map(minutes).unwrap_or_default(),
        _ => String::new(),
    };
    ["Notes".to_owned(), model.known.library.title(slug).to_owned(), clock]
}

/// The five parts of a story, each no longer than the height allows.
pub(super) fn notes(page: &mut Page, slug: &Id, model: &Model, height: u16) {
    let Some(story) = model.known.library.story(slug) else { return };
    page.text(Role::Fact, (0, 0), "This take now counts as \"with notes\", so it's rated 2 at most.");
    let (airy, room) = (height >= 20, page.text_beside(12));
    let gaps = if airy { Part::ALL.len() } else { 0 };
    let all = usize::from(height).saturating_sub(page.len() + gaps);
    let texts = Part::ALL.map(|part| match story.texts[part].trim() {
        "" => "nothing written yet",
        text => text,
    });
    // As many lines of each as all of them have room for: what a short one leaves is for a long one.
    let needed = texts.map(|text| wrap(text, room).len());
    let fits = |most: &usize| needed.iter().map(|lines| lines.min(most)).sum::<usize>() <= all;
    let most = (1..=all).rev().find(fits).unwrap_or(1);
    let mut left = all.saturating_sub(needed.iter().map(|lines| lines.min(&most)).sum());
    for ((part, text), needed) in Part::ALL.into_iter().zip(texts).zip(needed) {
        let more = usize::from(needed > most && left > 0);
        left -= more;
        if airy {
            page.gap();
        }
        let title = Role::Strong.span(pad(part.title(), 12));
        page.extend(hanging(title, Role::Text, wrap_to(text, room, most + more)));
    }
}
