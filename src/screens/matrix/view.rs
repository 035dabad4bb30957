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
use crate::domain::story::check::BankFinding;
use crate::domain::story::cover::{Cover, FEWEST_NOT_WINS, MOST_PRIMARY, Targets};
use crate::screens::Context;
use crate::screens::matrix::{Matrix, Row, Side, questions};
use crate::screens::writing::view::glyph;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{count, fit, pad, width, wrap};
use crate::ui::theme::Role;

/// Wider is not easier to read.
const WIDEST: u16 = 118;

/// A title of a story needs this much to be known again.
const TITLE: usize = 22;

/// A competency is a column of this width.
const COLUMN: usize = 5;

/// Draws the screen.
pub(in crate::screens) fn draw(matrix: &Matrix, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    match matrix.page {
        Side::Competencies => competencies(&mut page, matrix, cx, wide),
        Side::Questions => of_questions(&mut page, matrix, cx, wide),
    }
    page.draw(canvas, area);
}

/// The glyph of a cell: a colour never stands alone.
pub fn strength(strength: Option<Strength>) -> (&'static str, Role) {
    match strength {
        Some(Strength::Strong) => ("●", Role::Good),
        Some(Strength::Usable) => ("○", Role::Text),
        None => ("·", Role::Dim),
    }
}

/// A heading with what the glyphs mean.
fn heading(page: &mut Page, title: &str, wide: usize) {
    let legend = "● strong  ○ usable  · none";
    let gap = wide.saturating_sub(title.len() + width(legend) + 2);
    let mut line = vec![Role::Strong.span(format!(" {title}"))];
    if gap > 1 {
        line.extend([Span::raw(" ".repeat(gap)), Role::Dim.span(legend)]);
    }
    page.push(Line::from(line));
    page.gap();
}

fn competencies(page: &mut Page, matrix: &Matrix, cx: Context<'_>, wide: usize) {
    let cover = &cx.standing.cover;
    heading(page, "Stories and competencies", wide);
    if TITLE + 4 + COLUMN * cover.competencies().len() <= wide {
        grid(page, cover, cx, wide);
    } else {
        by_competency(page, cover, cx, wide);
    }
    page.gap();
    missing(page, matrix, cover, cx, wide);
    page.gap();
    targets(page, matrix, cover, cx, wide);
}

/// Stories as rows, competencies as columns under their first letters; the last row counts.
fn grid(page: &mut Page, cover: &Cover, cx: Context<'_>, wide: usize) {
    let title = wide.saturating_sub(COLUMN * cover.competencies().len() + 4).min(40);
    let names: Vec<&str> = cover.competencies().iter().map(|id| cx.bank.competency_title(id)).collect();
    let heads = names.iter().map(|name| Role::Dim.span(pad(&head(name), COLUMN)));
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
        let role = if number == 0 { Role::Warn } else { Role::Dim };
        role.span(pad(&format!(" {number}"), COLUMN))
    });
    let lead = vec![Role::Dim.span(format!("   {}", pad("stories", title)))];
    page.push(Line::from([lead, counts.collect()].concat()));
    let legend: Vec<String> = names.iter().map(|name| format!("{}\u{a0}{name}", head(name))).collect();
    for line in wrap(&legend.join(" · "), wide.saturating_sub(4)) {
        page.push(Role::Dim.span(format!("   {line}")));
    }
}

/// The first letters of a name.
fn head(name: &str) -> String {
    name.to_lowercase().chars().take(COLUMN - 1).collect()
}

/// Competencies as rows, with how many stories show each and which.
fn by_competency(page: &mut Page, cover: &Cover, cx: Context<'_>, wide: usize) {
    let names: Vec<&str> = cover.competencies().iter().map(|id| cx.bank.competency_title(id)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(wide / 3);
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
            titles => (titles.join(", "), Role::Dim),
        };
        page.push(Line::from(vec![
            Span::raw(format!("   {}  ", pad(name, widest))),
            Role::Good.span(format!("● {strong}  ")),
            Role::Text.span(format!("○ {usable}  ")),
            role.span(fit(&words, wide.saturating_sub(widest + 15))),
        ]));
    }
}

/// What all stories together lack, each with a question; one is selected.
fn missing(page: &mut Page, matrix: &Matrix, cover: &Cover, cx: Context<'_>, wide: usize) {
    let findings = &cx.standing.lacks;
    if findings.is_empty() {
        page.push(Role::Good.span(" ✓ Every competency has a story, and the core six have two."));
        return;
    }
    page.push(Role::Strong.span(" What is missing"));
    let selected = matrix.row();
    for (number, finding) in findings.iter().enumerate() {
        let start = page.len();
        for line in finding_lines(finding, number == selected, wide) {
            page.push_hit(line, Target::Row(number));
        }
        // What is above the first one is to be seen with it.
        let from = if number == 0 { 0 } else { start };
        if number == selected {
            page.focus_on(from..page.len());
        }
    }
    if !cover.gaps().is_empty() {
        page.gap();
        for line in wrap(&cure(cover, cx), wide.saturating_sub(3)) {
            page.push(Line::from(format!(" {line}")));
        }
    }
}

fn finding_lines(finding: &BankFinding, selected: bool, wide: usize) -> Vec<Line<'static>> {
    let (mark, role) = glyph(finding.level);
    let words = if selected { Role::Here } else { Role::Text };
    let lines = wrap(&finding.message, wide.saturating_sub(13)).into_iter().enumerate();
    let line = |(number, text): (usize, String)| {
        let lead = match number {
            0 => vec![
                words.span(if selected { " ▸ " } else { "   " }),
                role.span(format!("{mark} ")),
                Role::Dim.span(format!("{}  ", finding.rule.id)),
            ],
            _ => vec![Span::raw(" ".repeat(12))],
        };
        Line::from([lead, vec![words.span(text)]].concat())
    };
    lines.map(line).collect()
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
fn targets(page: &mut Page, matrix: &Matrix, cover: &Cover, cx: Context<'_>, wide: usize) {
    let row = cx.standing.lacks.len();
    let (start, selected) = (page.len(), matrix.row() >= row);
    let Targets { core_below_two, not_wins, on_ethics, overloaded } = cover.targets();
    let names: Vec<&str> = core_below_two.iter().map(|id| cx.bank.competency_title(id)).collect();
    let title = |number: &usize| cx.library.stories().get(*number).map_or("", |story| story.title.as_str());
    let heavy: Vec<&str> = overloaded.iter().map(title).collect();
    let (lead, role) = if selected { (" ▸ ", Role::Here) } else { ("   ", Role::Strong) };
    page.push_hit(role.span(format!("{lead}Targets")), Target::Row(row));
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
        for (number, line) in wrap(&words, wide.saturating_sub(6)).into_iter().enumerate() {
            let lead = if number == 0 { mark } else { " " };
            page.push(Line::from(vec![role.span(format!("   {lead} ")), Span::raw(line)]));
        }
    }
    let titles: Vec<&str> = cx.standing.fewest.iter().map(title).collect();
    if titles.len() < cx.library.stories().len() && !titles.is_empty() {
        page.gap();
        let words = format!("The fewest that show as much: {}.", titles.join(", "));
        for line in wrap(&words, wide.saturating_sub(5)) {
            page.push(Role::Dim.span(format!("   {line}")));
        }
    }
    if selected {
        // Without any finding the grid is to be seen with it.
        page.focus_on(if row == 0 { 0 } else { start }..page.len());
    }
}

/// Words, and after them what stands against that.
fn listed(words: &str, but: &str, against: &[&str]) -> String {
    if against.is_empty() { words.to_owned() } else { format!("{words}; {but}: {}", against.join(", ")) }
}

fn of_questions(page: &mut Page, matrix: &Matrix, cx: Context<'_>, wide: usize) {
    let rows = questions(cx);
    heading(page, "Stories and questions", wide);
    let without = rows.iter().filter(|row| row.stories.is_empty()).count();
    let mut group = None;
    for (number, row) in rows.iter().enumerate() {
        let start = if number == 0 { 0 } else { page.len() };
        if number == 0 && without > 0 {
            page.push(Role::Warn.span(format!(" No story yet: {}", count(without, "question", "questions"))));
        }
        if number == without {
            page.gap();
            let answered = count(rows.len() - without, "question", "questions");
            page.push(Role::Good.span(format!(" With a story: {answered}")));
        }
        let here = (row.stories.is_empty(), &row.theme.id);
        if group != Some(here) {
            page.gap();
            page.push(Role::Dim.span(format!("   {}", fit(&row.theme.title, wide.saturating_sub(4)))));
            group = Some(here);
        }
        let selected = matrix.row() == number;
        for line in question(row, selected, wide) {
            page.push_hit(line, Target::Row(number));
        }
        if selected {
            page.focus_on(start..page.len());
        }
    }
}

/// A question, and under it its stories.
fn question(row: &Row<'_>, selected: bool, wide: usize) -> Vec<Line<'static>> {
    let role = if selected { Role::Here } else { Role::Text };
    let text = if selected {
        wrap(&row.question.text, wide.saturating_sub(6))
    } else {
        vec![fit(&row.question.text, wide.saturating_sub(6))]
    };
    let lead = |number: usize| if number == 0 && selected { "   ▸ " } else { "     " };
    let mut lines: Vec<Line<'static>> = text
        .into_iter()
        .enumerate()
        .map(|(number, text)| Line::from(vec![role.span(lead(number)), role.span(text)]))
        .collect();
    for (story, fits) in &row.stories {
        let (mark, role) = strength(Some(*fits));
        let title = fit(&story.title, wide.saturating_sub(10));
        lines.push(Line::from(vec![role.span(format!("       {mark} ")), Role::Dim.span(title)]));
    }
    lines
}
