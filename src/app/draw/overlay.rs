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
use crate::screens::said::{SaidPage, view};
use crate::screens::{Screen, sheet};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::line;
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad, width, wrap_to};
use crate::ui::theme::Role;

/// Draws what lies on top.
pub fn draw(overlay: &Overlay, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    canvas.cover(body, model.scrolled);
    let seen = inset(body);
    match overlay {
        Overlay::Find(found) => return find::draw(found, model.context(), canvas, body),
        Overlay::Help(filter) => return help::draw(filter.as_ref(), model, canvas, body),
        Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting | Overlay::Archive(_) => {
            return stop(overlay, model, canvas, body);
        }
        Overlay::Forget(said) => {
            canvas.clear(body);
            view::draw(said, model.context(), canvas, seen);
            rule_below(said, model, canvas, body);
            canvas.cover(body, None);
            return stop(overlay, model, canvas, body);
        }
        Overlay::Resume(kept) => return resume(kept, model, canvas, body),
        Overlay::Labels(labelling) => return labels::draw(labelling, model, canvas, body),
        Overlay::Field(typed) => return field(typed, model, canvas, body),
        Overlay::Said(said) => {
            canvas.clear(body);
            view::draw(said, model.context(), canvas, seen);
            return rule_below(said, model, canvas, body);
        }
        _ => {}
    }
    canvas.clear(body);
    if model.screen.place().is_some() {
        let mut page = Page::of(seen);
        fill(overlay, model, &mut page, seen.height);
        return page.draw(canvas, seen);
    }
    let [name, about, end] = heading(overlay, model);
    let about = fit(&about, usize::from(body.width).saturating_sub(width(&name) + width(&end) + 11));
    let seen = inset(canvas.head(body, [&name, &about], Role::Strong, &end));
    let mut page = Page::of(seen);
    below_heading(overlay, model, &mut page, seen.height);
    page.draw(canvas, seen);
}

/// A rule below the name of what was said, where the places and theirs don't stand above it.
fn rule_below(said: &SaidPage, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    if model.screen.place().is_none() && view::has_blank(said, body) {
        canvas.rule(body, body.y + 1);
    }
}

/// The columns of a page that lies on top.
fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

/// The name of a page that lies on top, what it is about, and what stands at the other end of that line.
fn heading(overlay: &Overlay, model: &Model) -> [String; 3] {
    let name = match overlay {
        Overlay::Compare(_) => return ["Compare".to_owned(), stories::compared(model), String::new()],
        Overlay::ChooseStory(..) => stories::which(model).to_owned(),
        Overlay::Notes(story) => return stories::noted(story, model),
        Overlay::Numbers => return ["Why these questions".to_owned(), numbers::until(model), String::new()],
        Overlay::Sheet => sheet::title(model.context()),
        Overlay::Troubles => "Problems in your files".to_owned(),
        _ => String::new(),
    };
    [name, String::new(), String::new()]
}

/// Fills a page of this many lines with what lies on top, where that is a page, its name above it.
pub(crate) fn fill(overlay: &Overlay, model: &Model, page: &mut Page, height: u16) {
    let [name, about, _] = heading(overlay, model);
    if !name.is_empty() {
        let about = if about.is_empty() { about } else { format!(" · {about}") };
        page.push(vec![Role::Strong.span(name), Role::Fact.span(about)]);
    }
    below_heading(overlay, model, page, height);
}

fn below_heading(overlay: &Overlay, model: &Model, page: &mut Page, height: u16) {
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
    for trouble in model.known.troubles.all() {
        page.gap();
        page.text(Role::Text, (2, 0), trouble);
    }
}

/// The area at the foot of the body for a question of this many lines, below a rule; the entire body if they need it.
/// What stands above recedes.
fn foot(canvas: &mut Canvas<'_>, body: Rect, lines: usize) -> Rect {
    canvas.recede(body);
    let height = (lines as u16).saturating_add(1).min(body.height);
    let area = Rect { y: body.bottom() - height, height, ..body };
    canvas.clear(area);
    if height == body.height {
        return inset(area);
    }
    canvas.rule(area, area.y);
    inset(Rect { y: area.y + 1, height: height - 1, ..area })
}

/// The cells of a line at the foot.
fn room(body: Rect) -> usize {
    usize::from(inset(body).width).saturating_sub(2).min(WIDEST)
}

/// Wider than this no line at the foot is.
const WIDEST: usize = 84;

/// Draws what is asked for, and what there is to know of it.
fn lines(canvas: &mut Canvas<'_>, inside: Rect, title: &str, about: &[Line<'_>]) {
    canvas.line(inside.x, inside.y, inside.width, &Line::from(Role::Strong.span(title)));
    for (y, line) in (inside.y + 1..inside.bottom()).zip(about) {
        canvas.line(inside.x + 2, y, inside.width.saturating_sub(2), line);
    }
}

/// Something to decide: what it is about, and under that the keys that answer it. Where there is little room, the keys
/// have it: the blank line above them gives way first, then what it is about, then what is asked.
fn ask(canvas: &mut Canvas<'_>, body: Rect, title: &str, about: &[Line<'_>], answers: (Scope, &Model)) {
    let (scope, model) = answers;
    let rows: Vec<_> = rows(scope).filter(|row| model.accepts(row.action)).collect();
    let above = usize::from(body.height).saturating_sub(rows.len()).min(about.len() + 2);
    let inside = foot(canvas, body, above + rows.len());
    if above > 0 {
        let about = &about[..about.len().min(above - 1)];
        lines(canvas, Rect { height: above as u16, ..inside }, title, about);
    }
    for (y, row) in (inside.y + above as u16..inside.bottom()).zip(rows) {
        let keys = row.spelled().join(" or ");
        let line = Line::from(vec![Role::Key.span(pad(&keys, 12)), Span::raw(row.label)]);
        canvas.line(inside.x + 2, y, inside.width.saturating_sub(2), &line);
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
    let about: Vec<Line<'_>> =
        (!about.is_empty()).then(|| Role::Fact.span(about).into()).into_iter().collect();
    ask(canvas, body, title, &about, (scope, model));
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
    let mut about: Vec<Line<'_>> = wrap_to(text, room(body), 2).into_iter().map(Line::from).collect();
    about.push(Line::from(Role::Fact.span(state)));
    ask(canvas, body, title, &about, (Scope::Resume, model));
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
    let wide = room(body);
    let (title, about) = field_words(typed, model);
    let (text, caret) = line::view(&typed.input, wide);
    let mut below = vec![Line::from(fit(&about, wide)), Line::from(text)];
    let complaint = typed.complaint.iter().flat_map(|complaint| wrap_to(complaint, wide, 2));
    below.extend(complaint.map(|line| Line::from(Role::Bad.span(line))));
    let inside = foot(canvas, body, 1 + below.len());
    lines(canvas, inside, title, &below);
    if inside.height > 2 {
        canvas.caret(inside.x + 2 + caret, inside.y + 2);
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
