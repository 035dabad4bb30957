//! The help: what the words mean and what the keys do, in two columns where they fit; only what has the words that are
//! typed, where some are.

use ratatui::layout::Rect;
use ratatui::text::Line;
use tui_input::Input;

use crate::app::draw::overlay::find::typed;
use crate::app::model::Model;
use crate::keys::table::{BINDINGS, Binding, Scope, rows};
use crate::screens::Screen;
use crate::screens::glossary::{FIRST, WORDS};
use crate::ui::canvas::Canvas;
use crate::ui::page::{Page, hanging, side_by_side};
use crate::ui::text::{pad, wrap};
use crate::ui::theme::Role;

/// Two columns fit from here on.
pub(super) const BOTH: usize = 108;

/// The widest column: longer lines are hard to read.
const WIDEST: usize = 84;

/// Draws it over everything.
pub(super) fn draw(filter: Option<&Input>, model: &Model, canvas: &mut Canvas<'_>, body: Rect) {
    canvas.clear(body);
    let below = filter.map_or(body, |input| typed(input, canvas, body));
    let seen = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
    let wanted = HelpFilter::new(filter.map_or("", Input::value));
    let mut page = Page::of(seen);
    let wide = page.wide();
    let may_run = matches!(model.screen, Screen::Drill(_) | Screen::Mock(_));
    if may_run && model.screen.next_wake(model.now).is_some() {
        page.push(Role::Warn.span("The clock is still running."));
    }
    if wide >= BOTH {
        let column = ((wide - 3) / 2).min(WIDEST);
        let [left, right] = in_columns(sections(&wanted, model, column));
        page.extend(side_by_side(left, right, column + 3));
    } else {
        let sections = sections(&wanted, model, wide);
        page.extend(sections.join(&Line::default()));
    }
    if page.is_empty() {
        page.push(Role::Fact.span("Nothing matches."));
    }
    page.draw(canvas, seen);
}

/// The words that are looked for, in small letters.
struct HelpFilter(Vec<String>);

impl HelpFilter {
    fn new(typed: &str) -> Self {
        Self(typed.to_lowercase().split_whitespace().map(str::to_owned).collect())
    }

    /// Whether all of them stand in one of these texts.
    fn are_in(&self, texts: &[&str]) -> bool {
        let text = texts.join(" ").to_lowercase();
        self.0.iter().all(|word| text.contains(word.as_str()))
    }
}

/// The first words, the keys of the screen, the other words, then all other keys; none without its lines. The keys that do
/// something at this moment are bold.
fn sections(wanted: &HelpFilter, model: &Model, wide: usize) -> Vec<Vec<Line<'static>>> {
    let mut scopes = match &model.under_help {
        Some(_) => vec![Scope::Said, Scope::Moving],
        None => [model.screen.scopes(), &[Scope::Global]].concat(),
    };
    scopes.push(Scope::Always);
    let live = scopes.len();
    for row in BINDINGS {
        if !scopes.contains(&row.scope) {
            scopes.push(row.scope);
        }
    }
    let keys = scopes.into_iter().enumerate().map(|(number, scope)| {
        let does = |row: &Binding| number < live && model.accepts_below(row.action);
        let fitting = rows(scope).filter(|row| wanted.are_in(&[&spelled(row), row.help, scope.word()]));
        section(scope.word(), fitting.flat_map(|row| help_lines(row, does(row), wide)))
    });
    let (first, others) = WORDS.split_at(FIRST);
    let mut all: Vec<_> = std::iter::once(words("Words", first, wanted, wide)).chain(keys).collect();
    all.insert(1 + live, words("More words", others, wanted, wide));
    all.retain(|section| section.len() > 1);
    all
}

fn section(title: &'static str, lines: impl Iterator<Item = Line<'static>>) -> Vec<Line<'static>> {
    std::iter::once(Role::Strong.span(title.to_uppercase()).into()).chain(lines).collect()
}

fn words(
    title: &'static str,
    words: &'static [(&str, &str)],
    wanted: &HelpFilter,
    wide: usize,
) -> Vec<Line<'static>> {
    let fitting = words.iter().filter(|(word, meaning)| wanted.are_in(&[word, meaning]));
    let lines = fitting.flat_map(|(word, meaning)| {
        let word = Role::Strong.span(format!("  {}", pad(word, 18)));
        hanging(word, Role::Text, wrap(meaning, wide.saturating_sub(22)))
    });
    section(title, lines)
}

/// Each section goes to the column that is shorter so far.
pub(super) fn in_columns(sections: Vec<Vec<Line<'static>>>) -> [Vec<Line<'static>>; 2] {
    let mut columns = [Vec::new(), Vec::new()];
    for section in sections {
        let shorter = usize::from(columns[1].len() < columns[0].len());
        let column = &mut columns[shorter];
        if !column.is_empty() {
            column.push(Line::default());
        }
        column.extend(section);
    }
    columns
}

fn spelled(row: &Binding) -> String {
    row.spelled().join(" or ")
}

fn help_lines(row: &Binding, does: bool, wide: usize) -> Vec<Line<'static>> {
    let (key, text) = if does { (Role::Key, Role::Text) } else { (Role::Fact, Role::Fact) };
    // A key that is cut off cannot be pressed: many spellings take a second line instead.
    let chords = wrap(&spelled(row), 17);
    let words = wrap(row.help, wide.saturating_sub(22));
    let words = words.into_iter().map(|line| text.span(line).into()).collect();
    side_by_side(hanging("  ", key, chords), words, 20)
}

#[cfg(test)]
mod tests {
    use super::{BINDINGS, help_lines};

    #[test]
    fn the_help_spells_every_key_in_full_on_the_narrowest_screen() {
        for row in BINDINGS {
            for wide in [53, 56] {
                let lines = help_lines(row, true, wide);
                let key_column: Vec<String> =
                    lines.iter().map(|line| line.to_string().chars().take(20).collect()).collect();
                let keys = key_column.join(" ");
                let spelled = keys.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(spelled, row.spelled().join(" or "));
                assert!(lines.iter().all(|line| line.width() <= wide), "{row:?}");
            }
        }
    }
}
