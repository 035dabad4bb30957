//! Why these questions: today's choice with its numbers, what is in the set, and what will not come before the date.
//!
//! ```text
//! Why these, by Dec 2, in 9 days
//!
//!                                            recall, by estimate
//!                                   if left out   if drilled   gain/minute
//! When have you had to start ...           0 %         71 %           18 %
//!   failed on Tuesday
//!
//! The set: 14 questions to be ready by then; 9 hold (■)
//! Chosen for scientist, senior, from 58 of the 130 questions of the bank.
//! □ When have you had to start ...                             2 hard, Nov 24
//! ```

use ratatui::text::Line;

use crate::app::model::Model;
use crate::domain::agenda::set::Why;
use crate::domain::agenda::{Member, Outlook, Pick, next_interview};
use crate::domain::day::{ahead, short};
use crate::domain::holds::lack;
use crate::domain::id::Id;
use crate::ui::page::Page;
use crate::ui::text::{count, fit, pad, width};
use crate::ui::theme::Role;

/// Columns of the three numbers.
const COLUMN: usize = 14;

/// The page.
pub(super) fn page(page: &mut Page, model: &Model) {
    let today = model.day();
    let dates = model.known.progress.as_ref().map_or(&[][..], |progress| progress.interview_dates());
    let date = next_interview(dates, today);
    let until =
        date.map_or_else(String::new, |date| format!(", by {}, {}", short(date, today), ahead(date, today)));
    page.push(Role::Strong.span(fit(&format!("Why these{until}"), page.wide())));
    page.gap();
    let room = page.beside(3 * COLUMN);
    let heads = ["if left out", "if drilled", "gain/minute"].map(|head| format!("{head:>COLUMN$}"));
    page.push(Role::Fact.span(format!("{}{}", pad("recall on that day", room), heads.concat())));
    for pick in &model.known.agenda {
        if let Some(outlook) = pick.outlook {
            page.push(line(pick, outlook, model, room));
            page.push(format!("  {}", fit(&pick.reason.words(today), page.beside(2))));
        }
    }
    page.gap();
    set(page, model);
    page.gap();
    let estimate = "What was weak comes first, then enough new ones to get through the set in time, then what gains \
                    most by the date. Recall is the chance that the story comes to mind on that day; the gain is \
                    what a minute of drill adds to it. Both are estimates: FSRS-6 was fitted on flashcards, not on \
                    spoken stories.";
    page.text(Role::Fact, (0, 0), estimate);
}

fn text<'a>(question: &Id, model: &'a Model) -> &'a str {
    model.known.bank.question(question).map_or("", |(_, question)| question.short())
}

fn line(pick: &Pick, outlook: Outlook, model: &Model, room: usize) -> Line<'static> {
    let percent = |share: f64| format!("{:>width$.0}%", share * 100.0, width = COLUMN - 1);
    let gain = format!("{:>width$.1}%", outlook.gain * 100.0, width = COLUMN - 1);
    Line::from(vec![
        Role::Text.span(pad(&fit(text(&pick.question, model), room.saturating_sub(1)), room)),
        Role::Text.span(percent(outlook.skipped)),
        Role::Text.span(percent(outlook.drilled)),
        Role::Strong.span(gain),
    ])
}

/// Which profile chose, out of how many.
fn chosen_for(model: &Model) -> String {
    let (bank, outside) = (model.known.bank.questions().count(), model.known.set.outside.len());
    let profile = model.known.settings.profile.words().unwrap_or_else(|| "any role and level".to_owned());
    let from = if outside == 0 { format!("all {bank}") } else { format!("{} of the {bank}", bank - outside) };
    format!("Chosen for {profile}, from {from} questions of the bank.")
}

/// Why the rest stays out.
const WHY_NOT: &str = "The set is what you can answer about three times each by the date, and what you answered, starred or \
                       were asked. Time to spare goes into the same ones again; another one comes only when none of \
                       those is left, or once you star it (* in Browse).";

/// What a question of the set lacks, and why it is in it where that isn't by its turn or by a take.
fn why(member: &Member, model: &Model) -> String {
    let is_wanted = matches!(member.why, Why::Asked | Why::Starred | Why::Core);
    let wanted = is_wanted.then(|| member.why.words().to_owned());
    let progress = model.known.progress.as_ref();
    let lacks = progress.and_then(|it| lack(it, &model.known.pace, model.day(), &member.question));
    wanted.into_iter().chain(lacks).collect::<Vec<_>>().join(" · ")
}

/// What is in the set and why, what of it holds, and what is left out of it.
fn set(page: &mut Page, model: &Model) {
    let (set, standing) = (&model.known.set, &model.known.standing);
    let number = count(set.members.len(), "question", "questions");
    let title = format!("The set: {number} to be ready by then; {} hold (■)", standing.questions.holds);
    page.push(Role::Strong.span(fit(&title, page.wide())));
    page.text(Role::Text, (0, 0), &chosen_for(model));
    for member in &set.members {
        let why = why(member, model);
        let mark = if standing.holds.question(&member.question) {
            Role::Good.span("■ ")
        } else {
            Role::Dim.span("□ ")
        };
        let words = fit(text(&member.question, model), page.beside(width(&why) + 4));
        page.ends(vec![mark, Role::Text.span(words)], Role::Fact.span(why));
    }
    if !set.left.is_empty() {
        page.gap();
        let left = count(set.left.len(), "question", "questions");
        page.push(Role::Strong.span(format!("{left} won't come before the date")));
        page.text(Role::Text, (0, 0), WHY_NOT);
        for question in &set.left {
            page.push(format!("  {}", fit(text(question, model), page.beside(2))));
        }
    }
}
