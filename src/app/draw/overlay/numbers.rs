//! The numbers behind today's choice.
//!
//! ```text
//! What a drill is worth by 2 December, in 9 days
//!
//!                                            recall, by estimate
//!                                   if left out   if drilled   gain/minute
//! When have you had to start ...           0 %         71 %           18 %
//! ```

use ratatui::text::Line;

use crate::app::model::Model;
use crate::domain::agenda::{Outlook, Pick, next_interview};
use crate::domain::day::ahead;
use crate::ui::page::Page;
use crate::ui::text::{fit, pad};
use crate::ui::theme::Role;

/// Columns of the three numbers.
const COLUMN: usize = 14;

/// The page.
pub(super) fn page(page: &mut Page, model: &Model) {
    let today = model.day();
    let dates = model.known.progress.as_ref().map_or(&[][..], |progress| progress.interview_dates());
    let date = next_interview(dates, today);
    let until = date
        .map_or_else(String::new, |date| format!(" by {}, {}", date.format("%-d %B"), ahead(date, today)));
    page.push(Role::Strong.span(fit(&format!("What a drill today is worth{until}"), page.wide())));
    page.gap();
    let room = page.beside(3 * COLUMN);
    let heads = ["if left out", "if drilled", "gain/minute"].map(|head| format!("{head:>COLUMN$}"));
    page.push(Role::Dim.span(format!(
        "{}{}",
        pad("recall on the day of the interview", room),
        heads.concat()
    )));
    for pick in &model.known.agenda {
        if let Some(outlook) = pick.outlook {
            page.push(line(pick, outlook, model, room));
        }
    }
    page.gap();
    let words = if model.known.settings.raise_floor {
        "Raise the floor is on: the lowest recall comes first, whatever it gains."
    } else {
        "The largest gain a minute comes first, but so many slots as are needed go to questions never told."
    };
    let estimate = "All three are estimates: FSRS-6 was fitted on flashcards, not on spoken stories.";
    page.text(Role::Dim, (0, 0), &format!("{words} {estimate}"));
}

fn line(pick: &Pick, outlook: Outlook, model: &Model, room: usize) -> Line<'static> {
    let text = model.known.bank.question(&pick.question).map_or("", |(_, question)| question.text.as_str());
    let percent = |share: f64| format!("{:>width$.0} %", share * 100.0, width = COLUMN - 2);
    let gain = format!("{:>width$.1} %", outlook.gain * 100.0, width = COLUMN - 2);
    Line::from(vec![
        Role::Text.span(pad(&fit(text, room.saturating_sub(1)), room)),
        Role::Text.span(percent(outlook.skipped)),
        Role::Text.span(percent(outlook.drilled)),
        Role::Strong.span(gain),
    ])
}
