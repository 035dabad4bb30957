//! Overlays on the screen.

mod compare;
mod labels;
mod numbers;
mod stories;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::app::model::Model;
use crate::domain::document::DocKind;
use crate::domain::find::Match;
use crate::domain::id::Id;
use crate::domain::snapshot::DrillSnapshot;
use crate::domain::story::StoryPurpose;
use crate::keys::table::{BINDINGS, Binding, Scope};
use crate::screens::overlay::{Find, LineField, Overlay, Purpose};
use crate::screens::{Screen, sheet};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::line;
use crate::ui::list::{List, Row};
use crate::ui::page::{Page, hanging, side_by_side};
use crate::ui::text::{fit, minutes, pad, wrap, wrap_to};
use crate::ui::theme::Role;

/// Draws what lies on top.
pub fn draw(overlay: &Overlay, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    canvas.cover(body, model.scrolled);
    match overlay {
        Overlay::Find(found) => find(found, canvas, body),
        Overlay::Stop | Overlay::Leave | Overlay::LeaveWriting | Overlay::Archive(_) => {
            stop(overlay, model, canvas, body);
        }
        Overlay::Resume(kept) => resume(kept, model, canvas, body),
        Overlay::Labels(labelling) => labels::draw(labelling, model, canvas, body),
        Overlay::Field(typed) => field(typed, model, canvas, body),
        Overlay::Help
        | Overlay::Compare(_)
        | Overlay::Troubles
        | Overlay::ChooseStory(_)
        | Overlay::Notes(_)
        | Overlay::Numbers
        | Overlay::Sheet => {
            canvas.clear(body);
            let seen = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            page(overlay, model, seen).draw(canvas, seen);
        }
    }
}

fn page(overlay: &Overlay, model: &Model, seen: Rect) -> Page {
    let mut page = Page::of(seen);
    match overlay {
        Overlay::Help => help(&mut page, model),
        Overlay::Compare(question) => compare::page(&mut page, question, model),
        Overlay::ChooseStory(stories) => stories::choice(&mut page, stories, model),
        Overlay::Notes(story) => stories::notes(&mut page, story, model, seen.height),
        Overlay::Numbers => numbers::page(&mut page, model),
        Overlay::Sheet => sheet::draw(&mut page, model.context()),
        _ => troubles(&mut page, model),
    }
    page
}

/// Every key: those of the screen first, those that do nothing at this moment dimmed.
fn help(page: &mut Page, model: &Model) {
    let mut scopes: Vec<Scope> = model.screen.scopes().to_vec();
    scopes.extend([Scope::Global, Scope::Always]);
    for row in BINDINGS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    let live = model.screen.scopes().len() + 2;
    for (number, scope) in scopes.into_iter().enumerate() {
        if number == live {
            words(page);
        }
        page.gap();
        page.push(Role::Strong.span(scope.title()));
        for row in BINDINGS.iter().filter(|row| row.scope == scope) {
            let does = number < live && model.accepts_below(row.action);
            page.extend(help_lines(row, does, page.wide()));
        }
    }
}

fn help_lines(row: &Binding, does: bool, wide: usize) -> Vec<Line<'static>> {
    let (key, text) = if does { (Role::Key, Role::Text) } else { (Role::Dim, Role::Dim) };
    // A key that is cut off cannot be pressed: many spellings take a second line instead.
    let chords = wrap(&row.spelled().join(" or "), 17);
    let words = wrap(row.help, wide.saturating_sub(22));
    let words = words.into_iter().map(|line| text.span(line).into()).collect();
    side_by_side(hanging("  ", key, chords), words, 20)
}

/// What the words on the screens mean.
const WORDS: [(&str, &str); 12] = [
    ("cold", "the first take of a question on a day; only cold takes count towards being ready"),
    ("retake", "another take of the question on the same day"),
    ("with notes", "a hint or your notes were shown, or the sample was uncovered that day; rated 2 at most"),
    ("strong, usable", "how well a story fits a question, as its file says"),
    ("by its tags", "a story whose file does not name the question, but a competency that it asks about"),
    ("in band", "two to three minutes long, unless you set it otherwise"),
    ("in plan", "a part took its share of the time, give or take"),
    ("felt", "how you guess it went, before anything is uncovered; kept beside the rating"),
    ("live", "told in a mock interview: no hints, no notes, no pause"),
    ("fast, hesitant", "in a sprint: a story came within five seconds, or within ten; stuck: none came"),
    ("shows", "of a story: strongly its first tag and what its strong questions ask, else its other tags"),
    ("spoiled", "something interrupted the take: it is kept, and left out of every count"),
];

fn words(page: &mut Page) {
    page.gap();
    page.push(Role::Strong.span("Words"));
    for (word, meaning) in WORDS {
        page.hang(Role::Strong.span(format!("  {}", pad(word, 18))), 2, Role::Text, meaning);
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
    let edge = "─".repeat(usize::from(width - 2));
    let dim = |text: String| Line::from(Role::Dim.span(text));
    canvas.line(area.x, area.y, width, &dim(format!("╭{edge}╮")));
    for y in area.y + 1..area.bottom() - 1 {
        canvas.line(area.x, y, 1, &dim("│".to_owned()));
        canvas.line(area.right() - 1, y, 1, &dim("│".to_owned()));
    }
    canvas.line(area.x, area.bottom() - 1, width, &dim(format!("╰{edge}╯")));
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
    let rows: Vec<&Binding> =
        BINDINGS.iter().filter(|row| row.scope == scope && model.accepts(row.action)).collect();
    let inside = frame(canvas, body, width, about.len() + 1 + rows.len());
    lines(canvas, inside, about);
    for (y, row) in (inside.y + about.len() as u16 + 1..inside.bottom()).zip(rows) {
        let keys = row.spelled().join(" or ");
        let line = Line::from(vec![Role::Key.span(pad(&keys, 12)), Span::raw(row.label)]);
        canvas.line(inside.x, y, inside.width, &line);
        canvas.hit(Rect::new(inside.x, y, inside.width, 1), Target::Do(row.action));
    }
}

fn stop(overlay: &Overlay, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let (title, about, scope) = match overlay {
        Overlay::Leave => ("Leave the review?", "", Scope::Leaving),
        Overlay::LeaveWriting => ("What you wrote is not saved yet.", "", Scope::LeavingText),
        Overlay::Archive(doc) => (
            match doc.kind {
                DocKind::Story => "Move the story to the archive?",
                DocKind::Company => "Move the page to the archive?",
            },
            "Its file is moved, nothing is deleted.",
            Scope::Archiving,
        ),
        _ if matches!(model.screen, Screen::Mock(_)) => {
            ("Stop the interview here?", "The clock runs on meanwhile.", Scope::Stopping)
        }
        _ => ("Stop here?", "The clock runs on meanwhile.", Scope::Stopping),
    };
    let runs = model.screen.next_wake(model.now).is_some();
    let about = if runs || matches!(overlay, Overlay::Archive(_)) { about } else { "" };
    let mut said = vec![Line::from(Role::Strong.span(title))];
    said.extend((!about.is_empty()).then(|| Line::from(Role::Fact.span(about))));
    ask(canvas, body, 44, &said, (scope, model));
}

fn resume(kept: &DrillSnapshot, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let question = &kept.drill.assignment.question;
    let text = model.known.bank.question(question).map_or("", |(_, question)| question.text.as_str());
    let spoken = minutes(kept.drill.spoken(std::time::Duration::ZERO));
    let state = match (kept.drill.is_finished(), kept.drill.part()) {
        (true, _) => format!("The take of {spoken} was finished, but not saved."),
        (false, Some(part)) => format!("Cut off at {spoken}, in {}.", part.title()),
        (false, None) => format!("Cut off at {spoken}, with all five parts told."),
    };
    let title = match &kept.mock {
        Some(run) if run.next_open().is_some() && run.question().is_none() => "Answers are to be reviewed",
        Some(_) => "A mock interview was cut off",
        None => "A drill was cut off",
    };
    let mut lines_of: Vec<Line<'_>> = vec![Line::from(Role::Strong.span(title))];
    lines_of.extend(wrap_to(text, inner(body), 2).into_iter().map(Line::from));
    lines_of.push(Line::from(Role::Fact.span(state)));
    ask(canvas, body, BOX, &lines_of, (Scope::Resume, model));
}

fn field(typed: &LineField, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    let wide = inner(body);
    let (title, about) = match &typed.purpose {
        Purpose::Date => (
            "When is the interview?",
            "2026-12-10, 10 Dec, friday, +14, in 2 weeks; empty for none".to_owned(),
        ),
        Purpose::Title(aim) => ("What do you call the story?", about_title(aim, model)),
        Purpose::Company => ("Which company?", "its name; the page is named after it".to_owned()),
        Purpose::Question(theme) => ("What were you asked?", about_question(theme.as_ref(), model)),
        Purpose::Note(_) => ("A note", "kept with the item; empty removes it".to_owned()),
        Purpose::Surprise => ("What surprised you?", "one thing, to be ready for next time".to_owned()),
        Purpose::Setting(setting) => (setting.title(), setting.allowed()),
    };
    let mut shown = vec![
        Line::from(Role::Strong.span(title)),
        Line::from(fit(&about, wide)),
        line::view(&typed.input, wide, true),
    ];
    let complaint = typed.complaint.iter().flat_map(|complaint| wrap_to(complaint, wide, 2));
    shown.extend(complaint.map(|line| Line::from(Role::Bad.span(line))));
    let inside = frame(canvas, body, BOX, shown.len());
    lines(canvas, inside, &shown);
}

/// Where a question of the user's own goes.
fn about_question(theme: Option<&Id>, model: &Model) -> String {
    let theme = theme.and_then(|id| model.known.bank.theme(id));
    let theme = theme.map_or("your own questions", |theme| theme.title.as_str());
    format!("goes to \"{theme}\", in packs/mine.yaml")
}

/// What a new story is for, where it is for anything.
fn about_title(aim: &StoryPurpose, model: &Model) -> String {
    match aim {
        StoryPurpose::Any => "a few words; its file is named after them".to_owned(),
        StoryPurpose::Competency(id) => {
            format!("a story on {}", model.known.bank.competency_title(id).to_lowercase())
        }
        StoryPurpose::Question(id) => {
            let text = model.known.bank.question(id).map_or(id.as_str(), |(_, question)| &question.text);
            format!("a story for: {text}")
        }
    }
}

/// What is typed on top, what matches below it.
fn find(found: &Find, canvas: &mut Canvas<'_>, body: Rect) {
    let inside = frame(canvas, body, 110, usize::from(body.height.saturating_sub(3)));
    let below = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let mut list = List::of(below, found.selected);
    let mut typed = line::view(&found.input, list.page.beside(2), true);
    typed.spans.insert(0, Role::Key.span("/ "));
    canvas.line(inside.x, inside.y, inside.width, &typed);
    if found.matches.is_empty() {
        let words = if found.input.value().is_empty() {
            "Type to find anything in the bank."
        } else {
            "Nothing matches."
        };
        list.page.push(Role::Fact.span(words));
    }
    for one in &found.matches {
        list.row(|page, row| page.push(match_line(one, row, page.beside(20))));
    }
    list.draw(canvas, below);
}

/// A match with its kind; the letters that were searched for stand out.
fn match_line(found: &Match, row: Row, room: usize) -> Line<'static> {
    let mut spans = vec![row.mark(0), Role::Fact.span(pad(found.kind.word(), 17))];
    let text = fit(&found.text, room);
    let mut number = 0;
    for grapheme in text.graphemes(true) {
        let chars = grapheme.chars().count();
        let hit = (number..number + chars).any(|place| found.positions.contains(&place));
        spans.push(if hit { Role::Match } else { row.role() }.span(grapheme.to_owned()));
        number += chars;
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::{BINDINGS, help_lines};

    #[test]
    fn the_help_spells_every_key_in_full_on_the_narrowest_screen() {
        for row in BINDINGS {
            let lines = help_lines(row, true, 56);
            let key_column: Vec<String> =
                lines.iter().map(|line| line.to_string().chars().take(20).collect()).collect();
            let keys = key_column.join(" ");
            let spelled = keys.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(spelled, row.spelled().join(" or "));
        }
    }
}
