//! The end of a mock interview: the user asks.
//!
//! ```text
//!  Mock interview · your turn                                        18:12 of 20:00
//!
//!    "Do you have any questions for me?"
//!
//!                        (the digits of a drill)
//!
//!    ★ How do researchers and ML engineers work together here?
//! ```

use std::time::Duration;

use ratatui::layout::Rect;

use crate::domain::mock::run::MockRun;
use crate::domain::settings::ClockView;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::view::{air, blank};
use crate::ui::canvas::Canvas;
use crate::ui::clock;
use crate::ui::digits::Size;
use crate::ui::page::Page;
use crate::ui::text::minutes;
use crate::ui::theme::Role;

/// The user's questions should take so long.
const ENOUGH: Duration = Duration::from_secs(90);

/// Draws what is asked, the clock, and the starred questions.
pub(super) fn draw(run: &MockRun, time: Duration, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let spent = format!("{} of {}", minutes(run.spent(cx.now.elapsed)), minutes(run.limit));
    let area = canvas.head(area, ["Mock interview", "your turn"], Role::Fact, &spent);
    let mut page = Page::of(area);
    let air = air(area.height + 1);
    blank(&mut page, air.saturating_sub(1));
    page.text(Role::Strong, (3, 3), "\"Do you have any questions for me?\"");
    blank(&mut page, air.max(1));
    let is_full = cx.clock_view == ClockView::Full;
    let size = if is_full { Size::of(area.height + 1, page.wide()) } else { Size::Line };
    let (role, said) = if time > ENOUGH { (Role::Warn, "▲ over") } else { (Role::Strong, "of 1:30") };
    clock::face(&mut page, size, &minutes(time), role, &Role::Fact.span(said));
    blank(&mut page, air.max(1));
    page.key(3, "space", Role::Text, " ends this part, which isn't rated", Action::NextQuestion);
    page.gap();
    let starred = |id| cx.progress().is_some_and(|progress| progress.starred(id));
    let chosen: Vec<&str> =
        cx.bank.ask_questions().filter(|it| starred(&it.id)).map(|it| it.text.as_str()).collect();
    for text in &chosen {
        page.hang(Role::Warn.span("   ★ "), 3, Role::Text, text);
    }
    if chosen.is_empty() {
        page.text(
            Role::Fact,
            (3, 3),
            "You haven't starred any questions. To star one, press * in Browse, under Questions to ask.",
        );
    }
    page.draw(canvas, area);
}
