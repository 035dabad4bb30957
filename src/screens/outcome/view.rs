//! How an interview went, on the screen.
//!
//! ```text
//!  What did they ask on Tuesday, November 24?
//! ────────────────────────────────────────────────────────────────────────────────────────
//!  2 landed · 1 fell flat
//!  One surprise: they asked for the code
//!
//!  Handling ambiguity
//!  ▌ + landed  Vague start                                  The stemmer
//!  ▌           Tell me about a project you started while the ...
//!    - flat    No measure of success
//!              ...
//! ```

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::domain::day::long;
use crate::screens::matrix::view::behind::of_question;
use crate::screens::outcome::{AskedMark, OutcomeScreen, questions};
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::columns;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::{fit, width};
use crate::ui::theme::Role;

/// The cells of a mark.
const MARK: usize = 10;

/// Draws the screen.
pub(in crate::screens) fn draw(screen: &OutcomeScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let asked = format!("What did they ask on {}?", long(screen.date, cx.day()));
    let area = canvas.head(area, [&asked, ""], Role::Fact, "");
    let mut top = Page::of(area);
    heading(&mut top, screen);
    let used = (top.len() as u16).min(area.height.saturating_sub(3));
    top.draw_still(canvas, Rect { height: used, ..area });
    let below = Rect { y: area.y + used, height: area.height - used, ..area };
    let left = columns::panel(canvas, below, |area| beside(screen, cx, area));
    let below = left.unwrap_or(below);
    let mut list = List::of(below, screen.selected);
    let mut group = None;
    for (theme, question) in questions(cx) {
        if group != Some(&theme.id) {
            list.page.gap();
            let title = fit(&theme.title, list.page.beside(2));
            list.page.push(Role::Strong.span(format!(" {title}")));
            group = Some(&theme.id);
        }
        let mark = match screen.marks.get(&question.id) {
            Some(AskedMark::Landed) => Role::Good.span("+ landed  "),
            Some(AskedMark::Flat) => Role::Bad.span("- flat    "),
            None => Span::raw(" ".repeat(MARK)),
        };
        list.row(|page, row| {
            let story = screen.story(&question.id).and_then(|slug| cx.library.story(slug));
            let story = story.map_or_else(String::new, |story| fit(&story.title, page.wide() / 3));
            let short = row.role().span(fit(question.short(), page.beside(MARK + 5 + width(&story))));
            page.ends(vec![row.mark(1), mark, short], Role::Fact.span(story));
            if row.here && left.is_none() && question.short() != question.text {
                page.text(Role::Text, (MARK + 3, 2), &question.text);
            }
        });
    }
    list.draw(canvas, below);
}

/// The selected question in full: what it asks about, the stories that come near, and how else it may have been asked.
fn beside(screen: &OutcomeScreen, cx: Context<'_>, area: Rect) -> Page {
    let mut page = Page::of(area);
    if let Some((theme, question)) = questions(cx).nth(screen.selected) {
        page.text(Role::Strong, (1, 1), &question.text);
        page.text(Role::Fact, (1, 1), &theme.title);
        for section in of_question(question, cx, page.wide()) {
            page.fill(section, area.height);
        }
        let takes = sections::takes(" YOUR TAKES", |take| take.question == question.id, cx, page.wide());
        page.fill(takes, area.height);
    }
    page
}

fn heading(page: &mut Page, screen: &OutcomeScreen) {
    let number = |mark: AskedMark| screen.marks.values().filter(|it| **it == mark).count();
    let words = if screen.marks.is_empty() {
        "Mark what they asked, and you'll practice it first.".to_owned()
    } else {
        format!("{} landed · {} fell flat", number(AskedMark::Landed), number(AskedMark::Flat))
    };
    page.text(Role::Text, (1, 1), &words);
    if !screen.surprise.is_empty() {
        page.text(Role::Text, (1, 1), &format!("One surprise: {}", screen.surprise));
    }
    page.gap();
}
