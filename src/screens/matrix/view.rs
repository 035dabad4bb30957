//! The matrix on the screen.
//!
//! ```text
//!  Stories and competencies                                     ● strong  ○ usable  · none
//!
//!                           a  b  c      a  The launch
//!    Leadership             ·  ○  ·      b  The refund bot that promised too much
//!  ▌ Simplicity             ·  ·  ·      c  The stemmer
//!
//!  ▲ You have no story on simplicity. You built something simpler than was asked for. When was that?
//!  No story yet on simplicity and prioritization; 1 more could cover them.
//!
//!  Targets
//!  □ two stories for each of the core six; still short: Ambiguity
//! ```

pub(in crate::screens) mod behind;
mod grid;

pub(in crate::screens) use self::behind::first_choices;

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::coach::check::{BankFinding, FindingSubject};
use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::story::Strength;
use crate::domain::story::cover::{Cover, FEWEST_NOT_WINS, MOST_PRIMARY, Targets};
use crate::keys::action::Action;
use crate::screens::matrix::{Matrix, MatrixRow, Side, lacks, others, questions};
use crate::screens::writing::view::glyph;
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::columns;
use crate::ui::list::{self, List};
use crate::ui::page::Page;
use crate::ui::text::{and, count, fit, width};
use crate::ui::theme::Role;

/// On fewer lines than this, what is said of a competency stands under it.
const LOW: u16 = 20;

/// The stories whose columns have room beside a panel.
const MOST_BESIDE: usize = 16;

/// What the glyphs mean.
const LEGEND: &str = "● strong  ○ usable  · none";

/// So many gaps are named.
const NAMED: usize = 5;

/// Draws the screen.
pub(in crate::screens) fn draw(matrix: &Matrix, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let row = matrix.row().min(matrix.len(cx).saturating_sub(1));
    let name = match matrix.page {
        Side::Competencies => "Stories and competencies",
        Side::Questions => "Stories and questions",
    };
    let has_legend = name.len() + width(LEGEND) + 4 <= area.width.into();
    let area = canvas.head(area, [name, ""], Role::Fact, if has_legend { LEGEND } else { "" });
    match matrix.page {
        Side::Competencies => {
            let beside = |area| behind::page(matrix, cx, area);
            let has_room = cx.library.stories().len() <= MOST_BESIDE;
            let left = if has_room { columns::panel(canvas, area, beside) } else { None };
            let seen = left.unwrap_or(area);
            let mut list = List::of(seen, row).showing_its_top();
            competencies(&mut list, matrix, cx, left.is_some());
            if left.is_some() {
                first_choices(&mut list.page, cx, seen.height);
            }
            list.draw(canvas, seen);
        }
        Side::Questions => {
            let rows = questions(cx);
            let beside = |area| rows.get(row).map_or_else(|| Page::of(area), |of| selected(of, cx, area));
            let left = columns::panel(canvas, area, beside);
            let seen = left.unwrap_or(area);
            let mut list = List::of(seen, row).showing_its_top();
            of_questions(&mut list, &rows, left.is_some(), cx);
            list.draw(canvas, seen);
        }
    }
}

/// The glyph of a cell: a colour never stands alone.
pub fn strength(strength: Option<Strength>) -> (&'static str, Role) {
    match strength {
        Some(Strength::Strong) => ("●", Role::Good),
        Some(Strength::Usable) => ("○", Role::Text),
        None => ("·", Role::Dim),
    }
}

fn competencies(list: &mut List, matrix: &Matrix, cx: Context<'_>, is_beside: bool) {
    let cover = &cx.standing.cover;
    let is_low = cx.area.height < LOW;
    grid::draw(list, cover, cx, |page, competency| {
        if is_low {
            about(page, 3, competency, cx);
        }
    });
    list.page.gap();
    if let Some(competency) = matrix.competency(cx).filter(|_| !is_low && !is_beside) {
        about(&mut list.page, 1, competency, cx);
    }
    match gaps(cover, cx) {
        Some(gaps) => list.page.text(Role::Text, (1, 1), &gaps),
        None => list.page.push(Role::Good.span(" ✓ Every competency has a story.")),
    }
    for finding in others(cx) {
        list.row(|page, row| lack(page, row.mark(1), row.role(), row.here, &finding));
    }
    list.page.heading(1, "Targets");
    targets(&mut list.page, cover, cx);
}

/// What the selected competency lacks, or how many stories show it.
fn about(page: &mut Page, indent: usize, competency: &Id, cx: Context<'_>) {
    let lead = Span::raw(" ".repeat(indent));
    let subject = FindingSubject::Competency(competency.clone());
    if let Some(finding) = lacks(cx).iter().find(|finding| finding.subject == subject) {
        return lack(page, lead, Role::Text, true, finding);
    }
    let stories = count(cx.standing.cover.stories_for_id(competency.as_str()), "story shows", "stories show");
    page.push(vec![lead, Role::Good.span("✓ "), Role::Text.span(format!("{stories} it."))]);
}

/// What is lacking, with its rule where the cursor is.
fn lack(page: &mut Page, lead: Span<'static>, role: Role, here: bool, finding: &BankFinding) {
    let (mark, mark_role) = glyph(finding.rule.level);
    let source = if here { format!(" ({})", finding.rule.id) } else { String::new() };
    let lead = vec![lead, mark_role.span(format!("{mark} "))];
    page.hang(lead, 1, role, &format!("{}{source}", finding.message));
}

/// The competencies without a story, and how many stories could cover them, none of them the first choice for too many.
fn gaps(cover: &Cover, cx: Context<'_>) -> Option<String> {
    let gaps: Vec<String> =
        cover.gaps().into_iter().map(|id| cx.bank.competency_title(id).to_lowercase()).collect();
    if gaps.is_empty() {
        return None;
    }
    let (named, more) = gaps.split_at(gaps.len().min(NAMED));
    let listed = match more.len() {
        0 => and(named),
        more => format!("{} and {more} more", named.join(", ")),
    };
    let stories = count(gaps.len().div_ceil(MOST_PRIMARY), "new story", "new stories");
    Some(format!(
        "You have no story yet on {listed}. {stories} would cover {}.",
        if gaps.len() == 1 { "it" } else { "them" }
    ))
}

/// What a bank of stories should have, and how far it is.
fn targets(page: &mut Page, cover: &Cover, cx: Context<'_>) {
    let Targets { core_below_two, not_wins, on_ethics, overloaded } = cover.targets();
    let names: Vec<&str> = core_below_two.iter().map(|id| cx.bank.competency_title(id)).collect();
    let title = |number: &usize| cx.library.stories().get(*number).map_or("", |story| story.title.as_str());
    let lines = [
        (names.is_empty(), listed("two stories for each of the core six", &names)),
        (
            not_wins >= FEWEST_NOT_WINS,
            format!("at least {FEWEST_NOT_WINS} stories that aren't wins (you have {not_wins})"),
        ),
        (on_ethics >= 1, format!("at least 1 story on ethics (you have {on_ethics})")),
        (
            overloaded.is_empty(),
            format!("no story is the first choice for more than {MOST_PRIMARY} competencies"),
        ),
    ];
    for (met, words) in lines {
        let (mark, role) = if met { ("✓", Role::Good) } else { ("□", Role::Warn) };
        page.hang(role.span(format!("   {mark} ")), 1, Role::Text, &words);
    }
    let titles: Vec<&str> = cx.standing.fewest.iter().map(title).collect();
    if titles.len() < cx.library.stories().len() && !titles.is_empty() {
        page.gap();
        let words = format!("You could cover the same competencies with just these: {}.", titles.join(", "));
        page.text(Role::Fact, (3, 2), &words);
    }
}

/// Words, and after them what is still short of that.
fn listed(words: &str, short: &[&str]) -> String {
    if short.is_empty() { words.to_owned() } else { format!("{words}; you still need {}", short.join(", ")) }
}

/// The questions by their short titles, those without a story first.
fn of_questions(list: &mut List, rows: &[MatrixRow<'_>], is_beside: bool, cx: Context<'_>) {
    let without = rows.iter().filter(|row| row.stories.is_empty()).count();
    let mut group = None;
    for (number, of) in rows.iter().enumerate() {
        let page = &mut list.page;
        if number == 0 && without > 0 {
            let of_all = count(rows.len(), "question", "questions");
            let words = format!("{} of {of_all} have a story. ", rows.len() - without);
            page.text(Role::Fact, (1, 1), &format!("{words}To link more, press f in Stories."));
        }
        if number == without {
            page.gap();
            page.push(Role::Good.span(format!(" With a story: {}", rows.len() - without)));
        }
        let here = (of.stories.is_empty(), &of.theme.id);
        if group != Some(here) {
            page.gap();
            page.push(Role::Strong.span(format!(" {}", fit(&of.theme.title, page.beside(2)))));
            group = Some(here);
        }
        list.row(|page, row| question(page, row, of, is_beside, cx));
    }
}

/// A question by its short title and its stories; where it is selected and not shown beside, in its own words too.
fn question(page: &mut Page, row: list::Row, of: &MatrixRow<'_>, is_beside: bool, cx: Context<'_>) {
    let (short, text) = (of.question.short(), of.question.text.as_str());
    page.push(vec![row.mark(1), row.role().span(fit(short, page.beside(4)))]);
    if row.here && !is_beside && short != text {
        page.text(Role::Text, (3, 1), text);
    }
    stories(page, 5, of, cx);
}

fn stories(page: &mut Page, indent: usize, of: &MatrixRow<'_>, cx: Context<'_>) {
    for (story, fits) in &of.stories {
        let (mark, role) = strength(Some(*fits));
        let title = fit(cx.library.title(&story.slug), page.beside(indent + 3));
        page.push(vec![role.span(format!("{:indent$}{mark} ", "")), Role::Fact.span(title)]);
    }
}

/// Beside the list: the selected question in its own words, what it asks about, and the stories that answer it.
fn selected(of: &MatrixRow<'_>, cx: Context<'_>, area: Rect) -> Page {
    let mut page = Page::of(area);
    page.text(Role::Strong, (1, 1), &of.question.text);
    let tags: Vec<&str> = of.question.tags.iter().map(|tag| cx.bank.competency_title(tag)).collect();
    page.text(Role::Fact, (1, 1), &format!("{} · {}", of.theme.title, tags.join(", ")));
    page.heading(1, "Stories");
    stories(&mut page, 3, of, cx);
    if of.stories.is_empty() {
        page.key(3, "a", Role::Text, " adds a story for this question", Action::Add);
    }
    for section in behind::of_question(of.question, cx, page.wide()) {
        page.fill(section, area.height);
    }
    let takes = sections::takes(" YOUR TAKES", |take| take.question == of.question.id, cx, page.wide());
    page.fill(takes, area.height);
    let is_other = |take: &TakeEntry<'_>| {
        take.question != of.question.id && of.theme.questions.iter().any(|other| other.id == take.question)
    };
    page.fill(sections::takes(" OTHER TAKES ON THE THEME", is_other, cx, page.wide()), area.height);
    page
}
