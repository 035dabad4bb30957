//! Why these questions: today's choice with its numbers, what is in the set, and what will not come before the date.
//!
//! ```text
//! Why these questions (interview in 9 days, Dec 2)
//! Weak questions come first, then ...
//!
//! ✓ A risk nobody heard · hard on Monday
//!
//! recall on that day               if skipped   if drilled   gain/minute
//! An unclear start
//!   failed on Tuesday                      0%          71%           18%
//!
//! Your set: 14 to have ready by then; 9 ready so far (■)
//! You're ready for a question if your latest cold take is complete, ...
//! Chosen from the 58 questions (of 130) for scientist, senior. The others are only for some roles or levels.
//! □ When have you had to start ...                      answered · 2 hard, Nov 24
//! ```

use std::collections::HashSet;

use ratatui::text::Line;

use crate::app::draw::overlay::help::{BOTH, in_columns};
use crate::app::model::Model;
use crate::domain::agenda::set::Why;
use crate::domain::agenda::{Member, Outlook, next_interview};
use crate::domain::day::{ahead, short};
use crate::domain::holds::{RULE, lack};
use crate::domain::id::Id;
use crate::domain::question::Theme;
use crate::screens::practice::view::{told_today, why_told};
use crate::ui::page::{Page, side_by_side};
use crate::ui::text::{count, fit, pad, width};
use crate::ui::theme::Role;

/// Columns of the three numbers.
const COLUMN: usize = 14;

/// The most cells that stand before them: a number far from its name isn't seen as its own.
const NAMES: usize = 66;

/// How long it is until the interview.
pub(super) fn until(model: &Model) -> String {
    let today = model.day();
    let dates = model.known.progress.as_ref().map_or(&[][..], |progress| progress.interview_dates());
    next_interview(dates, today)
        .map_or_else(String::new, |date| format!("interview {}, {}", ahead(date, today), short(date, today)))
}

/// The page.
pub(super) fn page(page: &mut Page, model: &Model) {
    let today = model.day();
    page.text(Role::Text, (0, 0), ORDER);
    page.gap();
    done(page, model);
    let room = page.beside(3 * COLUMN).min(NAMES);
    let heads = ["if skipped", "if drilled", "gain/minute"].map(|head| format!("{head:>COLUMN$}"));
    let recall = ["recall on that day", "recall then"].into_iter().find(|head| head.len() < room);
    page.push(Role::Fact.span(format!("{}{}", pad(recall.unwrap_or("recall"), room), heads.concat())));
    for pick in &model.known.agenda {
        if let Some(outlook) = pick.outlook {
            page.push(Role::Text.span(fit(text(&pick.question, model), page.wide())));
            let reason = format!("  {}", pick.reason.words(today));
            let is_beside = width(&reason) < room;
            if !is_beside {
                page.push(Role::Text.span(fit(&reason, page.wide())));
            }
            page.push(line(if is_beside { &reason } else { "" }, outlook, room));
        }
    }
    page.gap();
    set(page, model);
    page.gap();
    let estimate = "Recall is the chance that you remember the story that day. Gain is how much a minute of practice adds. Both are estimates: FSRS-6 was built for flashcards, not spoken stories.";
    page.text(Role::Fact, (0, 0), estimate);
}

/// How the questions of a day are chosen.
const ORDER: &str = "Weak questions come first, then enough new ones to get through your set in time, then whatever \
                     helps most by the interview.";

/// What was told today, and why it had been chosen.
fn done(page: &mut Page, model: &Model) {
    let context = model.context();
    for (take, _) in told_today(context) {
        let words = format!("{} · {}", text(&take.question, model), why_told(&take, context));
        let words = fit(&words, page.beside(2));
        page.push(vec![Role::Good.span("✓ "), Role::Text.span(words)]);
    }
    page.gap();
}

fn text<'a>(question: &Id, model: &'a Model) -> &'a str {
    model.known.bank.question(question).map_or("", |(_, question)| question.short())
}

/// Why a question comes, and what it is worth, to the nearest percent: it is an estimate.
fn line(reason: &str, outlook: Outlook, room: usize) -> Line<'static> {
    let percent = |share: f64| format!("{:>width$.0}%", share * 100.0, width = COLUMN - 1);
    Line::from(vec![
        Role::Text.span(pad(reason, room)),
        Role::Text.span(percent(outlook.skipped)),
        Role::Text.span(percent(outlook.drilled)),
        Role::Text.span(percent(outlook.gain)),
    ])
}

/// Which profile chose, out of how many.
fn chosen_for(model: &Model) -> String {
    let (bank, outside) = (model.known.bank.questions().count(), model.known.set.outside.len());
    let profile = model.known.settings.profile.words();
    let profile =
        profile.map_or_else(|| "any role and level".to_owned(), |it| format!("your profile ({it})"));
    match outside {
        0 => format!("Your set is chosen from all {bank} questions in the bank, for {profile}."),
        _ => format!(
            "Your set is chosen from the {} questions (of {bank}) for {profile}. The rest are marked in Browse.",
            bank - outside
        ),
    }
}

/// Why the rest stays out, and what to do about it.
const WHY_NOT: &str = "Your set is as large as it can be if you're to answer each question about three times before the \
     interview. If you want one of the questions below in it, star that question (* in Browse). More drills a day (in \
     Settings) make room for more questions.";

/// What else helps where no profile is set.
const NO_PROFILE: &str = " A role and a level (p in Practice) narrow the choice down.";

/// Why a question is in the set, and what it still lacks, or that it holds.
fn why(member: &Member, model: &Model) -> String {
    let progress = model.known.progress.as_ref();
    let lacks = progress.and_then(|it| lack(it, &model.known.pace, model.day(), &member.question));
    let why = if member.why == Why::Told { "answered" } else { member.why.words() };
    format!("{why} · {}", lacks.as_deref().unwrap_or("ready"))
}

/// What is in the set and why, what of it holds, and what is left out of it.
fn set(page: &mut Page, model: &Model) {
    let (set, standing) = (&model.known.set, &model.known.standing);
    let number = count(set.members.len(), "question", "questions");
    let title =
        format!("Your set has {number} to get ready by then; {} ready so far (■)", standing.questions.holds);
    page.push(Role::Strong.span(fit(&title, page.wide())));
    page.text(Role::Text, (0, 0), &format!("You're ready for a question if {RULE}."));
    page.text(Role::Text, (0, 0), &chosen_for(model));
    for member in &set.members {
        let why = why(member, model);
        let mark = if standing.holds.question(&member.question) {
            Role::Good.span("■ ")
        } else {
            Role::Text.span("□ ")
        };
        let room = page.wide().min(NAMES + 3 * COLUMN).saturating_sub(width(&why) + 4);
        let words = Role::Text.span(pad(&fit(text(&member.question, model), room), room + 1));
        page.push(vec![mark, words, Role::Fact.span(why)]);
    }
    if !set.left.is_empty() {
        page.gap();
        let left = count(set.left.len(), "question", "questions");
        page.push(Role::Strong.span(format!("{left} won't come up before the interview")));
        if let Some(words) = themes_left_out(model) {
            page.text(Role::Warn, (0, 0), &words);
        }
        let narrow = if model.known.settings.profile.words().is_none() { NO_PROFILE } else { "" };
        page.text(Role::Text, (0, 0), &format!("{WHY_NOT}{narrow}"));
        left_by_theme(page, model);
    }
}

/// The themes of which no question comes.
fn themes_left_out(model: &Model) -> Option<String> {
    let (bank, set) = (&model.known.bank, &model.known.set);
    let members: HashSet<&Id> = set.questions().filter_map(|id| Some(&bank.question(id)?.0.id)).collect();
    let titles: Vec<&str> = by_theme(model)
        .into_iter()
        .filter(|(theme, _)| !members.contains(&theme.id))
        .map(|(theme, _)| theme.title.as_str())
        .collect();
    (!titles.is_empty())
        .then(|| format!("Themes without a question: {}. To add one, press * in Browse.", titles.join(", ")))
}

/// What won't come, by theme in the order of the bank.
fn by_theme(model: &Model) -> Vec<(&Theme, Vec<&Id>)> {
    let mut themes: Vec<(&Theme, Vec<&Id>)> = Vec::new();
    let left: HashSet<&Id> = model.known.set.left.iter().collect();
    for (theme, question) in model.known.bank.questions().filter(|(_, it)| left.contains(&it.id)) {
        match themes.iter_mut().find(|(known, _)| known.id == theme.id) {
            Some((_, questions)) => questions.push(&question.id),
            None => themes.push((theme, vec![&question.id])),
        }
    }
    themes
}

/// What won't come, under its themes with their numbers; in two columns where there is room.
fn left_by_theme(page: &mut Page, model: &Model) {
    let column = if page.wide() >= BOTH && !page.is_read_out() { page.wide() / 2 } else { page.wide() };
    let sections = by_theme(model).into_iter().map(|(theme, questions)| {
        let title = format!("{} ({})", theme.title, questions.len());
        let names = questions.into_iter().map(|question| {
            Line::from(Role::Text.span(format!("  {}", fit(text(question, model), column.saturating_sub(3)))))
        });
        std::iter::once(Line::from(Role::Strong.span(fit(&title, column.saturating_sub(1)))))
            .chain(names)
            .collect()
    });
    let sections: Vec<Vec<Line<'static>>> = sections.collect();
    page.gap();
    if column == page.wide() {
        page.extend(sections.concat());
    } else {
        let [left, right] = in_columns(sections);
        page.extend(side_by_side(left, right, column));
    }
}
