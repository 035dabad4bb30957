//! Overlays on the screen.

mod find;
mod help;
mod labels;
mod numbers;
mod stories;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::model::Model;
use crate::domain::document::DocKind;
use crate::domain::id::Id;
use crate::domain::snapshot::DrillSnapshot;
use crate::domain::story::StoryPurpose;
use crate::keys::table::{Scope, rows};
use crate::screens::overlay::{LineField, Overlay, Purpose};
use crate::screens::review::view::compare;
use crate::screens::said::view;
use crate::screens::{Screen, sheet};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::line;
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad, wrap_to};
use crate::ui::theme::Role;

/// Draws what lies on top.
pub fn draw(overlay: &Overlay, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    canvas.cover(body, model.scrolled);
    let seen = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let mut page = Page::of(seen);
    match overlay {
        Overlay::Find(found) => return find::draw(found, model.context(), canvas, body),
        Overlay::Help(filter) => return help::draw(filter.as_ref(), model, canvas, body),
        Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting | Overlay::Archive(_) => {
            return stop(overlay, model, canvas, body);
        }
        Overlay::Forget(said) => {
            canvas.clear(body);
            view::draw(said, model.context(), canvas, seen);
            canvas.cover(body, None);
            return stop(overlay, model, canvas, body);
        }
        Overlay::Resume(kept) => return resume(kept, model, canvas, body),
        Overlay::Labels(labelling) => return labels::draw(labelling, model, canvas, body),
        Overlay::Field(typed) => return field(typed, model, canvas, body),
        Overlay::Said(said) => {
            canvas.clear(body);
            return view::draw(said, model.context(), canvas, seen);
        }
        _ => fill(overlay, model, &mut page, seen.height),
    }
    canvas.clear(body);
    page.draw(canvas, seen);
}

/// Fills a page of this many lines with what lies on top, where that is a page.
pub(crate) fn fill(overlay: &Overlay, model: &Model, page: &mut Page, height: u16) {
    match overlay {
        Overlay::Compare(_) => {
            if let Screen::Review(review) = &model.screen {
                compare(page, review, model.context());
            }
        }
        Overlay::ChooseStory(stories, selected) => stories::choice(page, stories, *selected, model),
        Overlay::Notes(story) => stories::notes(page, story, model, height),
        Overlay::Numbers => numbers::page(page, model),
        Overlay::Sheet => sheet::draw(page, model.context()),
        Overlay::Troubles => troubles(page, model),
        Overlay::Said(said) => {
            let empty = std::mem::replace(page, Page::read_out());
            *page = view::read_out(said, empty, model.context());
        }
        _ => {}
    }
}

fn troubles(page: &mut Page, model: &Model) {
    page.push(Role::Strong.span("Problems in your files"));
    for trouble in model.known.troubles.all() {
        page.gap();
        page.text(Role::Text, (2, 0), trouble);
    }
}

/// The columns of a box, its frame too.
const BOX: u16 = 72;

/// The cells of a line inside such a box.
fn inner(body: Rect) -> usize {
    usize::from(BOX.min(body.width).saturating_sub(4))
}

/// A framed box over the body, as high as its lines; gives what is inside. What lies behind it recedes.
fn frame(canvas: &mut Canvas<'_>, body: Rect, width: u16, lines: usize) -> Rect {
    let width = width.min(body.width);
    let height = (lines as u16).saturating_add(2).min(body.height);
    canvas.recede(body);
    let area =
        Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height };
    canvas.clear(Rect { x: area.x.saturating_sub(1), width: width + 2, ..area }.intersection(body));
    if height < 3 || width < 5 {
        return area;
    }
    canvas.frame(area);
    Rect { x: area.x + 2, y: area.y + 1, width: width - 4, height: height - 2 }
}

fn lines(canvas: &mut Canvas<'_>, inside: Rect, lines: &[Line<'_>]) {
    for (y, line) in (inside.y..inside.bottom()).zip(lines) {
        canvas.line(inside.x, y, inside.width, line);
    }
}

/// A question in a box: what is to be decided, what it is about, and under that the keys that answer it.
fn ask(canvas: &mut Canvas<'_>, body: Rect, width: u16, about: &[Line<'_>], answers: (Scope, &Model)) {
    let (scope, model) = answers;
    let rows: Vec<_> = rows(scope).filter(|row| model.accepts(row.action)).collect();
    let inside = frame(canvas, body, width, about.len() + 1 + rows.len());
    lines(canvas, inside, about);
    for (y, row) in (inside.y + about.len() as u16 + 1..inside.bottom()).zip(rows) {
        let keys = row.spelled().join(" or ");
        let line = Line::from(vec![Role::Key.span(pad(&keys, 12)), Span::raw(row.label)]);
        canvas.line(inside.x, y, inside.width, &line);
        canvas.hit(Rect::new(inside.x, y, inside.width, 1), Target::Do(row.action));
    }
}

/// What is asked before something is left or put away, what there is to know, and where the answers stand.
pub(crate) fn stop_words(overlay: &Overlay, model: &Model) -> (&'static str, &'static str, Scope) {
    let (title, about, scope) = match overlay {
        Overlay::Leave => ("Leave the review?", "", Scope::Leaving),
        Overlay::LeaveWriting => ("You have unsaved changes.", "", Scope::LeavingText),
        Overlay::Archive(doc) => (
            match doc.kind {
                DocKind::Story => "Move the story to the archive?",
                DocKind::Company => "Move the page to the archive?",
            },
            "The file is moved, not deleted.",
            Scope::Archiving,
        ),
        Overlay::Forget(said) => {
            (said.forgets(), "You keep the figures. This can't be undone.", Scope::Forgetting)
        }
        _ if matches!(model.screen, Screen::Mock(_)) => {
            ("Stop the interview here?", "The clock is still running.", Scope::Stopping)
        }
        _ => ("Stop here?", "The clock is still running.", Scope::Stopping),
    };
    let runs = model.screen.next_wake(model.now).is_some();
    (
        title,
        if runs || matches!(overlay, Overlay::Archive(_) | Overlay::Forget(_)) { about } else { "" },
        scope,
    )
}

fn stop(overlay: &Overlay, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let (title, about, scope) = stop_words(overlay, model);
    let mut said = vec![Line::from(Role::Strong.span(title))];
    said.extend((!about.is_empty()).then(|| Line::from(Role::Fact.span(about))));
    ask(canvas, body, 44, &said, (scope, model));
}

/// What was cut off, its question, and how far it was.
pub(crate) fn resume_words<'a>(kept: &DrillSnapshot, model: &'a Model) -> (&'static str, &'a str, String) {
    let question = &kept.drill.assignment.question;
    let text = model.known.bank.question(question).map_or("", |(_, question)| question.text.as_str());
    let spoken = minutes(kept.drill.spoken(std::time::Duration::ZERO));
    let state = match (kept.drill.is_finished(), kept.drill.part()) {
        (true, _) if kept.draft.open_follow_up().is_some() => {
            format!("You finished the take ({spoken}) but not its follow-up.")
        }
        (true, _) => format!("You finished the take ({spoken}) but didn't save it."),
        (false, Some(part)) => format!("It was cut off at {spoken}, in {}.", part.title),
        (false, None) if kept.drill.has_ended() => {
            format!("It was cut off at {spoken}, after all {} parts.", kept.drill.outline().number())
        }
        (false, None) => format!("It was cut off at {spoken}."),
    };
    let title = match &kept.mock {
        Some(run) if run.next_open().is_some() && run.question().is_none() => "You have answers to review",
        Some(_) => "A mock interview was cut off",
        None => "A drill was cut off",
    };
    (title, text, state)
}

fn resume(kept: &DrillSnapshot, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let (title, text, state) = resume_words(kept, model);
    let mut lines_of: Vec<Line<'_>> = vec![Line::from(Role::Strong.span(title))];
    lines_of.extend(wrap_to(text, inner(body), 2).into_iter().map(Line::from));
    lines_of.push(Line::from(Role::Fact.span(state)));
    ask(canvas, body, BOX, &lines_of, (Scope::Resume, model));
}

/// What is to be typed, and what to know of it.
pub(crate) fn field_words(typed: &LineField, model: &Model) -> (&'static str, String) {
    match &typed.purpose {
        Purpose::Date => {
            ("When is the interview?", "Dec 10, 12/10, friday, in 2 weeks; leave empty for none".to_owned())
        }
        Purpose::Title(aim) => ("What's the title of the story?", about_title(aim, model)),
        Purpose::Company => ("Which company?", "the company's name, also used for the file".to_owned()),
        Purpose::Question(theme) => ("What were you asked?", about_question(theme.as_ref(), model)),
        Purpose::Note(_) => ("A note", "saved with this item; leave it empty to remove the note".to_owned()),
        Purpose::Surprise => ("What surprised you?", "one thing to be ready for next time".to_owned()),
        Purpose::Setting(setting) => (setting.title(), setting.allowed()),
    }
}

fn field(typed: &LineField, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let wide = inner(body);
    let (title, about) = field_words(typed, model);
    let (text, caret) = line::view(&typed.input, wide);
    let mut shown =
        vec![Line::from(Role::Strong.span(title)), Line::from(fit(&about, wide)), Line::from(text)];
    let complaint = typed.complaint.iter().flat_map(|complaint| wrap_to(complaint, wide, 2));
    shown.extend(complaint.map(|line| Line::from(Role::Bad.span(line))));
    let inside = frame(canvas, body, BOX, shown.len());
    lines(canvas, inside, &shown);
    if inside.height > 2 {
        canvas.caret(inside.x + caret, inside.y + 2);
    }
}

/// Where a question of the user's own goes.
fn about_question(theme: Option<&Id>, model: &Model) -> String {
    let theme = theme.and_then(|id| model.known.bank.theme(id));
    let theme = theme.map_or("your own questions", |theme| theme.title.as_str());
    format!("it goes to \"{theme}\", in packs/mine.yaml")
}

/// What a new story is for, where it is for anything.
fn about_title(aim: &StoryPurpose, model: &Model) -> String {
    match aim {
        StoryPurpose::Any => "a few words, also used for the file name".to_owned(),
        StoryPurpose::Competency(id) => {
            format!("a story on {}", model.known.bank.competency_title(id).to_lowercase())
        }
        StoryPurpose::Question(id) => {
            let text = model.known.bank.question(id).map_or(id.as_str(), |(_, question)| &question.text);
            format!("a story for: {text}")
        }
    }
}
