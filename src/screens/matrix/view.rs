//! The matrix on the screen.
//!
//! ```text
//!  Stories and competencies                                     ● strong  ○ usable  · none
//!
//!                             lead fail conf ambi lear infl ethi stak simp prio
//!   The stemmer                ·    ●    ·    ·    ○    ·    ·    ·    ·    ·
//!   stories                    0    1    0    0    1    0    0    0    0    0
//!   lead Leadership · fail Failure ...
//!
//!  What is missing
//!  ▸ ▲ SL601  No story on leadership. When did you last have to show it?
//!    Targets
//!    □ two stories each for the core six; not yet: Ambiguity
//! ```
//!
//! Where that is too wide, the competencies are the rows:
//!
//! ```text
//!  failure         ● 1  ○ 0  The stemmer
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::story::Strength;
use crate::domain::story::cover::{Cover, FEWEST_NOT_WINS, MOST_PRIMARY, Targets};
use crate::screens::Context;
use crate::screens::matrix::{Matrix, MatrixRow, Side, questions};
use crate::screens::writing::view::glyph;
use crate::ui::canvas::Canvas;
use crate::ui::list::{self, List};
use crate::ui::page::Page;
use crate::ui::text::{count, fit, pad, width};
use crate::ui::theme::Role;

/// A title of a story needs this much to be known again.
const TITLE: usize = 22;

/// A competency is a column of this width.
const COLUMN: usize = 5;

/// Draws the screen.
pub(in crate::screens) fn draw(matrix: &Matrix, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut list = List::of(area, matrix.row().min(matrix.len(cx).saturating_sub(1))).showing_its_top();
    match matrix.page {
        Side::Competencies => competencies(&mut list, cx),
        Side::Questions => of_questions(&mut list, cx),
    }
    list.draw(canvas, area);
}

/// The glyph of a cell: a colour never stands alone.
pub fn strength(strength: Option<Strength>) -> (&'static str, Role) {
    match strength {
        Some(Strength::Strong) => ("●", Role::Good),
        Some(Strength::Usable) => ("○", Role::Text),
        None => ("·", Role::Dim),
    }
}

/// A heading with what the glyphs mean, where there is room for that.
fn heading(page: &mut Page, title: &str) {
    let legend = "● strong  ○ usable  · none";
    let legend = if title.len() + width(legend) + 4 <= page.wide() { legend } else { "" };
    page.ends(Role::Strong.span(format!(" {title}")), Role::Fact.span(legend));
    page.gap();
}

fn competencies(list: &mut List, cx: Context<'_>) {
    let page = &mut list.page;
    let cover = &cx.standing.cover;
    heading(page, "Stories and competencies");
    if TITLE + 4 + COLUMN * cover.competencies().len() <= page.wide() {
        grid(page, cover, cx);
    } else {
        by_competency(page, cover, cx);
    }
    page.gap();
    missing(list, cover, cx);
    list.page.gap();
    list.row(|page, row| {
        let role = if row.here { Role::Here } else { Role::Strong };
        page.push(vec![row.mark(1), role.span("Targets")]);
        targets(page, cover, cx);
    });
}

/// Stories as rows, competencies as columns under their first letters; the last row counts.
fn grid(page: &mut Page, cover: &Cover, cx: Context<'_>) {
    let title = page.beside(COLUMN * cover.competencies().len() + 4).min(40);
    let names: Vec<&str> = cover.competencies().iter().map(|id| cx.bank.competency_title(id)).collect();
    let heads = names.iter().map(|name| Role::Fact.span(pad(&head(name), COLUMN)));
    page.push(Line::from([vec![Span::raw(" ".repeat(title + 3))], heads.collect()].concat()));
    for (number, story) in cx.library.stories().iter().enumerate() {
        let cells = (0..cover.competencies().len()).map(|competency| {
            let (mark, role) = strength(cover.cell(number, competency));
            role.span(pad(&format!(" {mark}"), COLUMN))
        });
        let lead = vec![Span::raw(format!("   {}", pad(&story.title, title)))];
        page.push(Line::from([lead, cells.collect()].concat()));
    }
    let counts = (0..cover.competencies().len()).map(|competency| {
        let number = cover.stories_for(competency);
        let role = if number == 0 { Role::Warn } else { Role::Fact };
        role.span(pad(&format!(" {number}"), COLUMN))
    });
    let lead = vec![Role::Fact.span(format!("   {}", pad("stories", title)))];
    page.push(Line::from([lead, counts.collect()].concat()));
    let legend: Vec<String> = names.iter().map(|name| format!("{}\u{a0}{name}", head(name))).collect();
    page.text(Role::Fact, (3, 1), &legend.join(" · "));
}

/// The first letters of a name.
fn head(name: &str) -> String {
    name.to_lowercase().chars().take(COLUMN - 1).collect()
}

/// Competencies as rows, with how many stories show each and which.
fn by_competency(page: &mut Page, cover: &Cover, cx: Context<'_>) {
    let names: Vec<&str> = cover.competencies().iter().map(|id| cx.bank.competency_title(id)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(page.wide() / 3);
    for (competency, name) in names.iter().enumerate() {
        let of = |wanted: Strength| {
            let stories = cx.library.stories().iter().enumerate();
            stories.filter(move |(number, _)| cover.cell(*number, competency) == Some(wanted))
        };
        let (strong, usable) = (of(Strength::Strong).count(), of(Strength::Usable).count());
        let titles: Vec<&str> =
            of(Strength::Strong).chain(of(Strength::Usable)).map(|(_, story)| story.title.as_str()).collect();
        let (words, role) = match titles.as_slice() {
            [] => ("no story".to_owned(), Role::Warn),
            titles => (titles.join(", "), Role::Fact),
        };
        page.push(vec![
            Span::raw(format!("   {}  ", pad(name, widest))),
            Role::Good.span(format!("● {strong}  ")),
            Role::Text.span(format!("○ {usable}  ")),
            role.span(fit(&words, page.beside(widest + 15))),
        ]);
    }
}

/// What all stories together lack, each with a question; one is selected.
fn missing(list: &mut List, cover: &Cover, cx: Context<'_>) {
    let findings = &cx.standing.lacks;
    if findings.is_empty() {
        list.page.push(Role::Good.span(" ✓ Every competency has a story, and the core six have two."));
        return;
    }
    list.page.push(Role::Strong.span(" What is missing"));
    for finding in findings {
        let (mark, role) = glyph(finding.level);
        let id = Role::Fact.span(format!("{}  ", finding.rule.id));
        list.row(|page, row| {
            let lead = vec![row.mark(1), role.span(format!("{mark} ")), id];
            page.hang(lead, 1, row.role(), &finding.message);
        });
    }
    if !cover.gaps().is_empty() {
        list.page.gap();
        list.page.text(Role::Text, (1, 2), &cure(cover, cx));
    }
}

/// The fewest stories that would fill the gaps, when none is the first choice for more than three competencies.
fn cure(cover: &Cover, cx: Context<'_>) -> String {
    let gaps: Vec<String> =
        cover.gaps().into_iter().map(|id| cx.bank.competency_title(id).to_lowercase()).collect();
    let stories: Vec<String> = gaps.chunks(MOST_PRIMARY).map(|gaps| gaps.join(", ")).collect();
    match stories.as_slice() {
        [one] => format!("One more story would fill the gaps: on {one}."),
        more => {
            format!("{} more stories would fill the gaps: one on {}.", more.len(), more.join("; one on "))
        }
    }
}

/// What a bank of stories should have, and how far it is.
fn targets(page: &mut Page, cover: &Cover, cx: Context<'_>) {
    let Targets { core_below_two, not_wins, on_ethics, overloaded } = cover.targets();
    let names: Vec<&str> = core_below_two.iter().map(|id| cx.bank.competency_title(id)).collect();
    let title = |number: &usize| cx.library.stories().get(*number).map_or("", |story| story.title.as_str());
    let heavy: Vec<&str> = overloaded.iter().map(title).collect();
    let lines = [
        (names.is_empty(), listed("two stories each for the core six", "not yet", &names)),
        (
            not_wins >= FEWEST_NOT_WINS,
            format!("at least {FEWEST_NOT_WINS} stories that are no wins: {not_wins}"),
        ),
        (on_ethics >= 1, format!("at least 1 story on ethics: {on_ethics}")),
        (heavy.is_empty(), listed("no story the first choice for more than three", "but", &heavy)),
    ];
    for (met, words) in lines {
        let (mark, role) = if met { ("✓", Role::Good) } else { ("□", Role::Warn) };
        page.hang(role.span(format!("   {mark} ")), 1, Role::Text, &words);
    }
    let titles: Vec<&str> = cx.standing.fewest.iter().map(title).collect();
    if titles.len() < cx.library.stories().len() && !titles.is_empty() {
        page.gap();
        let words = format!("The fewest that show as much: {}.", titles.join(", "));
        page.text(Role::Fact, (3, 2), &words);
    }
}

/// Words, and after them what stands against that.
fn listed(words: &str, but: &str, against: &[&str]) -> String {
    if against.is_empty() { words.to_owned() } else { format!("{words}; {but}: {}", against.join(", ")) }
}

fn of_questions(list: &mut List, cx: Context<'_>) {
    let rows = questions(cx);
    heading(&mut list.page, "Stories and questions");
    let without = rows.iter().filter(|row| row.stories.is_empty()).count();
    let mut group = None;
    for (number, of) in rows.iter().enumerate() {
        let page = &mut list.page;
        if number == 0 && without > 0 {
            page.push(Role::Warn.span(format!(" No story yet: {}", count(without, "question", "questions"))));
        }
        if number == without {
            page.gap();
            let answered = count(rows.len() - without, "question", "questions");
            page.push(Role::Good.span(format!(" With a story: {answered}")));
        }
        let here = (of.stories.is_empty(), &of.theme.id);
        if group != Some(here) {
            page.gap();
            page.push(Role::Fact.span(format!("   {}", fit(&of.theme.title, page.beside(4)))));
            group = Some(here);
        }
        list.row(|page, row| question(page, row, of));
    }
}

/// A question, all of it where it is selected, and under it its stories.
fn question(page: &mut Page, row: list::Row, of: &MatrixRow<'_>) {
    if row.here {
        page.hang(row.mark(3), 1, row.role(), &of.question.text);
    } else {
        let text = fit(&of.question.text, page.beside(6));
        page.push(vec![row.mark(3), row.role().span(text)]);
    }
    for (story, fits) in &of.stories {
        let (mark, role) = strength(Some(*fits));
        let title = fit(&story.title, page.beside(10));
        page.push(vec![role.span(format!("       {mark} ")), Role::Fact.span(title)]);
    }
}
