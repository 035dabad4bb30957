//! The grid: a competency is a row, a story is a column under the letter it has in a sprint.

use ratatui::text::Span;

use crate::coach::library::Library;
use crate::domain::id::Id;
use crate::domain::story::Strength;
use crate::domain::story::cover::Cover;
use crate::keys::table::{MOST_LETTERS, letter};
use crate::screens::Context;
use crate::screens::matrix::view::strength;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::{fit, pad, width};
use crate::ui::theme::Role;

/// The cells of a story's column, where there is room for it.
const COLUMN: usize = 3;

/// The cells between the grid and the titles beside it.
const GAP: usize = 4;

/// The titles stand beside the grid where they have this much.
const TITLE: usize = 24;

/// Adds the grid, with what is said `about` the selected competency under its row; the titles of the stories stand beside
/// it, or below it.
pub(super) fn draw(list: &mut List, cover: &Cover, cx: Context<'_>, about: impl Fn(&mut Page, &Id)) {
    let names: Vec<&str> = cover.competencies().iter().map(|id| cx.bank.competency_title(id)).collect();
    let longest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let name = longest.min(list.page.wide() / 2) + 1;
    let stories = cx.known.library.stories();
    let wide = list.page.beside(name + 5);
    // Columns that are too narrow, or more stories than letters, are counted.
    let column = if stories.len() > MOST_LETTERS { 0 } else { (wide / stories.len().max(1)).min(COLUMN) };
    let column = if column < 2 { 0 } else { column };
    let room = wide.saturating_sub(column * stories.len() + GAP);
    let is_beside = column > 0 && room >= TITLE && stories.len() <= names.len();
    let mut titles = lettered(&cx.known.library).take(if is_beside { stories.len() } else { 0 });
    if column > 0 {
        let letters: String = lettered(&cx.known.library).map(|(key, _)| pad(&key, column)).collect();
        list.page.push(vec![Span::raw(" ".repeat(name + 5)), Role::Key.span(letters)]);
    }
    for (number, title) in names.iter().enumerate() {
        list.row(|page, row| {
            let gap = if cover.stories_for(number) == 0 { "▲ " } else { "  " };
            let title = row.role().span(pad(title, name));
            let lead = vec![row.mark(1), title, Role::Warn.span(gap)];
            let title = titles.next().into_iter().flat_map(|it| titled(it, GAP, room));
            let cells = cells(cover, number, stories.len(), column);
            page.push(lead.into_iter().chain(cells).chain(title).collect::<Vec<_>>());
            if row.here {
                about(page, &cover.competencies()[number]);
            }
        });
    }
    if column > 0 && !is_beside {
        list.page.gap();
        let room = list.page.beside(3);
        list.page.extend(lettered(&cx.known.library).map(|it| titled(it, 3, room).to_vec().into()));
    }
}

/// The stories with their letters.
fn lettered(library: &Library) -> impl Iterator<Item = (String, &str)> {
    let letters = (0..).map_while(letter).map(|key| key.to_string());
    letters.zip(library.stories().iter().map(|story| library.title(&story.slug)))
}

/// A letter and its title after an indent, in this many cells.
fn titled((key, title): (String, &str), indent: usize, room: usize) -> [Span<'static>; 2] {
    let title = fit(title, room.saturating_sub(COLUMN));
    [Role::Key.span(format!("{:indent$}{key}  ", "")), Role::Fact.span(title)]
}

/// What each story shows of a competency; without room for that, how many do.
fn cells(cover: &Cover, competency: usize, stories: usize, column: usize) -> Vec<Span<'static>> {
    let all = || (0..stories).map(|story| cover.cell(story, competency));
    if column > 0 {
        return all().map(strength).map(|(mark, role)| role.span(pad(mark, column))).collect();
    }
    let counted = [Strength::Strong, Strength::Usable].map(|wanted| {
        let (mark, role) = strength(Some(wanted));
        role.span(format!("{mark} {:<4}", all().filter(|cell| *cell == Some(wanted)).count()))
    });
    counted.to_vec()
}
