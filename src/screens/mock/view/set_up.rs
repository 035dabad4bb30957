//! Before a mock interview: how many questions, and how long; what may be asked, and how the last ones went.
//!
//! ```text
//!  Mock interview
//! ─────────────────────────────────────────────────────────────────────────────────────────────
//!    You get an opener, then questions for any role ...  │ BEFORE
//!                                                        │   Nov 26  4 answers · 3 in the band · ...
//!  ▌ questions        ‹ 4 ›                              │
//!    minutes          ‹ 20 ›                             │ LAST TIME
//!                                                        │   ● When have you had to start ...
//!    enter starts with the first question                │     2:28  3 good · 5/6 points · ...
//!                                                        │
//!  WHAT MIGHT COME UP                                    │ YOUR STORIES
//!    Handling ambiguity               4 of 5 practiced   │   The stemmer            told 3 times, ...
//! ```

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::day::short;
use crate::domain::mock::draw::pool;
use crate::domain::question::{Question, Theme};
use crate::keys::action::Action;
use crate::screens::mock::MockSetup;
use crate::screens::mock::view::{answered, totals};
use crate::screens::practice::panel::{self, title};
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::columns;
use crate::ui::form::Form;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::pad;
use crate::ui::theme::Role;

/// Draws the screen.
pub(super) fn draw(setup: MockSetup, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = canvas.head(area, ["Mock interview", ""], Role::Fact, "");
    let left = columns::panel(canvas, area, |area| {
        let mut page = Page::of(area);
        before(&mut page, cx);
        let wide = page.wide();
        let asked = last(cx, wide);
        let [next, stories, to_ask] =
            [panel::next, sections::stories, sections::to_ask].map(|it| it(cx, wide));
        let lately = sections::takes(" LATELY", |_| true, cx, wide);
        for section in [asked, next, stories, to_ask, lately] {
            page.fill(section, area.height);
        }
        page
    });
    let seen = left.unwrap_or(area);
    let mut list = List::of(seen, setup.row).showing_its_top();
    list.page.text(Role::Text, (3, 1), &about(cx));
    list.page.gap();
    for (name, value) in [("questions", setup.questions.to_string()), ("minutes", setup.minutes.to_string())]
    {
        let form = Form { name: 17, value: value.len() + 2 };
        list.row(|page, row| form.row(page, row, [name, &value], true, Vec::new()));
    }
    let page = &mut list.page;
    let interrupted = if cx.settings.interruption { "on" } else { "off" };
    page.push(
        Role::Fact.span(format!("   {}{interrupted}  (change it in Settings)", pad("interruption", 16))),
    );
    page.gap();
    page.key(3, "enter", Role::Text, " starts with the first question", Action::Start);
    if left.is_some() {
        page.fill(may_come(cx, page.wide()), seen.height);
    } else {
        page.gap();
        before(page, cx);
    }
    list.draw(canvas, seen);
}

/// What a mock interview is made of, and for whom its questions are.
pub(crate) fn about(cx: Context<'_>) -> String {
    let whom = if cx.settings.profile.words().is_some() { "your role" } else { "any role" };
    format!(
        "You get an opener, then questions for {whom}, each with a follow-up. As in a real interview, there are no \
         hints, no notes and no pauses. At the end you ask your own questions, then review all your answers."
    )
}

/// The last mock interviews, the newest first.
fn before(page: &mut Page, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    for (number, (day, mock)) in progress.mocks().rev().take(5).enumerate() {
        if number == 0 {
            page.push(Role::Strong.span(" BEFORE"));
        }
        page.text(Role::Fact, (3, 1), &format!("{:<6}  {}", short(day, cx.day()), totals(mock, cx)));
    }
}

/// How the answers of the newest mock interview went.
fn last(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let newest = cx.progress().and_then(|progress| progress.mocks().next_back());
    let answers = newest.iter().flat_map(|(_, mock)| &mock.answers);
    std::iter::once(title(" LAST TIME", "", wide))
        .chain(answers.flat_map(|answer| answered(answer, cx, wide)))
        .collect()
}

/// The themes that may be asked about, and how many of their questions are practiced: those come first.
fn may_come(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let Some(progress) = cx.progress() else { return Vec::new() };
    let pool = pool(&cx.known.bank, progress, cx.settings.profile, cx.day());
    let theme = |(theme, open): &(&Theme, Vec<&Question>)| {
        let practiced = open.iter().filter(|question| cx.is_told(&question.id)).count();
        sections::row(&theme.title, format!("{practiced} of {} practiced", open.len()), wide)
    };
    std::iter::once(title(" WHAT MIGHT COME UP", "in each theme, practiced questions first", wide))
        .chain(pool.iter().map(theme))
        .collect()
}
