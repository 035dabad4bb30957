//! The frame round every screen: tabs at the top, the footer at the bottom, overlays on top.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::frame::{body, columns, lines as frame};
use crate::app::model::{Model, Notice};
use crate::domain::day::ahead;
use crate::keys::action::{Action, Tab};
use crate::keys::table::{self, Binding, Scope, shown};
use crate::screens::overlay::Overlay;
use crate::ui::canvas::{Canvas, Frame, Target};
use crate::ui::text::{width, wrap_to};
use crate::ui::theme::{Role, paint};

pub mod overlay;

/// Draws the model; the same model gives the same cells. Says what can be clicked where, and how far it scrolls.
pub fn draw(model: &Model, terminal: Rect, buffer: &mut Buffer) -> Frame {
    let area = columns(terminal);
    let below = model.scrolled.filter(|_| model.overlay.is_none());
    let mut canvas = Canvas::new(buffer, below);
    let at_place = model.screen.place().is_some();
    if at_place && frame(area) > 0 {
        tabs(model, &mut canvas, area);
    }
    // What is to be decided lists its keys itself: it takes the place of the footer, unless that has something to say.
    let decides = model.notice.is_none() && model.overlay.as_ref().is_some_and(Overlay::decides);
    let body = body(terminal, at_place);
    model.screen.draw(model.known.context(body, model.scroll.end, model.now), &mut canvas, body);
    if let Some(overlay) = &model.overlay {
        let foot = if decides { frame(area) } else { 0 };
        overlay::draw(overlay, model, &mut canvas, Rect { height: body.height + foot, ..body });
    }
    if frame(area) > 0 && !decides {
        footer(model, &mut canvas, area);
    }
    let frame = canvas.finish();
    paint(buffer, model.known.settings.theme, model.known.settings.contrast);
    frame
}

fn tabs(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let is_narrow = area.width < 1 + places_width();
    let dates = interview(model);
    let (name, date) = top_line(&dates, area.width);
    let mut line = Line::from(Role::Strong.span(name));
    let mut hits = Vec::new();
    for (number, place) in Tab::ALL.into_iter().enumerate() {
        line.push_span(Span::raw(" "));
        let start = line.width() as u16;
        let here = model.screen.place() == Some(place);
        line.push_span(Role::Fact.span((number + 1).to_string()));
        if here || !is_narrow {
            let name = if here { Role::Here.style().underlined() } else { Role::Text.style() };
            line.push_span(Span::raw(" "));
            line.push_span(Span::styled(place.word(), name));
        }
        hits.push((start..line.width() as u16, place));
        line.push_span(Span::raw(" "));
    }
    canvas.line(area.x, area.y, area.width, &line);
    for (columns, place) in hits {
        let tab = Rect::new(area.x + columns.start, area.y, columns.end - columns.start, 1);
        canvas.hit(tab, Target::Do(Action::Go(place)));
    }
    if !date.is_empty() {
        canvas.line_right(area, area.y, &Line::from(Role::Fact.span(format!("{date} "))));
    }
    if frame(area) > 1 {
        canvas.rule(area, area.y + 1);
    }
}

/// The cells of all places on the top line, each with its number and a space at either side.
fn places_width() -> u16 {
    Tab::ALL.iter().map(|place| place.word().len() as u16 + 4).sum()
}

/// The name of the program and the date of the interview as far as they fit beside the places: the name gives way
/// first, then the date is said in fewer words, then it isn't said.
fn top_line(dates: &[String; 2], wide: u16) -> (&'static str, &str) {
    const NAMES: [&str; 2] = [" starl ", " "];
    let fits = |(name, date): &(&str, &str)| {
        let date = if date.is_empty() { 0 } else { date.len() + 2 };
        name.len() + usize::from(places_width()) + date <= usize::from(wide)
    };
    let all = [&dates[0], &dates[1], ""].into_iter().flat_map(|date| NAMES.map(|name| (name, date)));
    all.into_iter().find(fits).unwrap_or((" ", ""))
}

/// The next interview, or how long ago the last one was; and the same in fewer words.
fn interview(model: &Model) -> [String; 2] {
    let today = model.day();
    let dates = model.known.progress.as_ref().map_or(&[][..], |progress| progress.interview_dates());
    match (dates.iter().find(|date| **date >= today), dates.last()) {
        (Some(next), _) => {
            let left = (*next - today).num_days();
            let when = ahead(*next, today);
            let long = format!("interview {when}");
            [long, if left > 1 { format!("{left} days to go") } else { when }]
        }
        (None, Some(last)) => {
            let was = format!("was {}", ahead(*last, today));
            [format!("interview {was}"), was]
        }
        (None, None) => [String::new(), String::new()],
    }
}

/// The message line and the keys that do something now.
fn footer(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let bottom = area.bottom() - 1;
    if frame(area) > 1 {
        canvas.rule(area, bottom - 1);
    }
    if frame(area) > 1 && model.notice.is_none() {
        canvas.row_on_rule(bottom - 1);
    }
    if let Some(said) = &model.notice {
        notice(said, canvas, area);
        if frame(area) == 1 {
            return;
        }
    }
    hints(model, canvas, Rect { y: bottom, height: 1, ..area });
}

/// What was last said, on the lower rule; it may take more lines, so that it is read whole: the rule
/// moves up then.
fn notice(notice: &Notice, canvas: &mut Canvas<'_>, area: Rect) {
    let (role, most) = if notice.bad { (Role::Bad, 4) } else { (Role::Strong, 2) };
    let lines = wrap_to(&notice.text, usize::from(area.width).saturating_sub(4), most);
    let last = area.bottom() - frame(area);
    let top = (last + 1).saturating_sub(lines.len() as u16).max(area.y);
    if lines.len() > 1 {
        let above = top.saturating_sub(frame(area) - 1);
        canvas.clear(Rect { y: above, height: last + 1 - above, ..area });
        if above < top {
            canvas.rule(area, above);
        }
    }
    for (y, line) in (top..=last).zip(lines) {
        canvas.line(area.x + 1, y, area.width, &Line::from(role.span(format!(" {line} "))));
    }
}

/// Keys with their labels, those of the innermost scope first, help and quit at the right. Practice lists ways to go on
/// itself: these are not said twice.
fn hints(model: &Model, canvas: &mut Canvas<'_>, area: Rect) {
    let scroll = canvas.scroll();
    let scopes = model.scopes_over(scroll);
    let does = |action| model.accepts_over(scroll, action);
    let live: Vec<&Binding> = table::live(&scopes, does).collect();
    let is_hidden = |at: usize, chord| live[..at].iter().any(|inner| inner.chords.contains(chord));
    let live: Vec<&Binding> = (live.iter().enumerate())
        .filter(|(at, row)| model.recommends(row) && !is_hidden(*at, &row.chords[0]))
        .map(|(_, row)| *row)
        .filter(|row| row.scope != Scope::Practice || !canvas.offers(row.action))
        .collect();
    let is_pinned = |row: &Binding| matches!(row.action, Action::Help | Action::Quit);
    let pinned: Vec<_> = live.iter().copied().filter(|row| is_pinned(row)).collect();
    let pinned_width: usize = pinned.iter().map(|row| hint_width(row) + 3).sum();
    let mut x = 1;
    for row in live.iter().copied().filter(|row| !is_pinned(row)) {
        if x + hint_width(row) + pinned_width > usize::from(area.width) {
            break;
        }
        hint(row, x as u16, canvas, area);
        x += hint_width(row) + 3;
    }
    let mut x = usize::from(area.width).saturating_sub(pinned_width);
    for row in pinned {
        x += 2;
        hint(row, x as u16, canvas, area);
        x += hint_width(row) + 1;
    }
}

fn hint_width(row: &Binding) -> usize {
    width(&shown(row)) + 1 + width(row.label)
}

fn hint(row: &Binding, x: u16, canvas: &mut Canvas<'_>, area: Rect) {
    let line = Line::from(vec![Role::Key.span(shown(row)), Span::raw(" "), Role::Fact.span(row.label)]);
    canvas.line(area.x + x, area.y, area.width.saturating_sub(x), &line);
    canvas.hit(Rect::new(area.x + x, area.y, line.width() as u16, 1), Target::Do(row.action));
}
