//! Your stories in a drill: which one to tell, and the notes on it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::model::Model;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::keys::action::Action;
use crate::keys::table::letter;
use crate::screens::Screen;
use crate::ui::canvas::Target;
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad, width, wrap, wrap_to};
use crate::ui::theme::Role;

/// A title is cut to so many cells, so that the facts beside it are seen.
const TITLE: usize = 44;

/// The stories with their letters, the one to tell first; in an interview by name, and nothing is suggested.
pub(super) fn choice(stories: &[Id], model: &Model, wide: usize) -> Page {
    let mut page = Page::default();
    let (question, chosen) = match &model.screen {
        Screen::Drill(telling) => {
            let assignment = telling.assignment();
            (model.context().wording(&assignment.question, assignment.wording), assignment.story.as_ref())
        }
        Screen::Mock(mock) => mock.asked(model.context()).unwrap_or_default(),
        _ => return page,
    };
    page.push(Role::Strong.span("Which story will you tell?"));
    for line in wrap_to(question, wide, 2) {
        page.push(Role::Dim.span(line));
    }
    page.gap();
    let titles = stories.iter().filter_map(|slug| model.known.library.story(slug));
    let longest = titles.map(|story| width(&story.title)).max().unwrap_or(0);
    let room = longest.min(TITLE).min(wide.saturating_sub(5) / 2);
    for (number, slug) in stories.iter().enumerate() {
        let (Some(story), Some(key)) = (model.known.library.story(slug), letter(number)) else { continue };
        let here = chosen == Some(slug);
        let line = lettered(&key.to_string(), story, &facts(story, model), here, [room, wide]);
        page.push_hit(line, Target::Do(Action::Pick(number as u8)));
    }
    let none = vec![
        Role::Here.span(if chosen.is_none() { "▸ " } else { "  " }),
        Role::Key.span("0  "),
        Role::Text.span("none of them"),
    ];
    page.push_hit(Line::from(none), Target::Do(Action::NoStory));
    page
}

/// A story with its letter, its title in so many cells of so many.
fn lettered(key: &str, story: &Story, facts: &str, here: bool, [room, wide]: [usize; 2]) -> Line<'static> {
    Line::from(vec![
        Role::Here.span(if here { "▸ " } else { "  " }),
        Role::Key.span(format!("{key}  ")),
        if here { Role::Here } else { Role::Text }.span(pad(&story.title, room)),
        Role::Dim.span(fit(&format!("  {facts}"), wide.saturating_sub(room + 5))),
    ])
}

/// What speaks for a story, or against it.
fn facts(story: &Story, model: &Model) -> String {
    let cx = model.context();
    match &model.screen {
        Screen::Drill(telling) => telling.facts(story, cx),
        Screen::Mock(mock) if mock.was_told(&story.slug) => "told in this interview already".to_owned(),
        _ => String::new(),
    }
}

/// The five parts of a story, each as short as the height wants it, and the clock where it runs.
pub(super) fn notes(slug: &Id, model: &Model, seen: Rect) -> Page {
    let mut page = Page::default();
    let wide = usize::from(Page::room(seen));
    let Some(story) = model.known.library.story(slug) else { return page };
    let clock = match &model.screen {
        Screen::Drill(telling) => telling.spoken(model.now).map(minutes).unwrap_or_default(),
        _ => String::new(),
    };
    let title = pad(&format!("Notes: {}", story.title), wide.saturating_sub(clock.len() + 1));
    page.push(Line::from(vec![Role::Strong.span(title), Span::raw(" "), Role::Strong.span(clock)]));
    page.push(Role::Dim.span("The take is with notes now: rated 2 at most."));
    let airy = seen.height >= 22;
    let lines = usize::from(seen.height.saturating_sub(2)) / Part::ALL.len();
    let lines = lines.saturating_sub(usize::from(airy)).clamp(1, 6);
    for part in Part::ALL {
        if airy {
            page.gap();
        }
        for line in noted(part, story.texts[part].trim(), wide, lines) {
            page.push(line);
        }
    }
    page
}

fn noted(part: Part, text: &str, wide: usize, lines: usize) -> Vec<Line<'static>> {
    let room = wide.saturating_sub(12);
    let texts = if text.is_empty() { wrap("nothing written yet", room) } else { wrap_to(text, room, lines) };
    let line = |(number, words): (usize, String)| {
        let lead = if number == 0 { part.title() } else { "" };
        Line::from(vec![Role::Accent.span(pad(lead, 12)), Span::raw(words)])
    };
    texts.into_iter().enumerate().map(line).collect()
}
