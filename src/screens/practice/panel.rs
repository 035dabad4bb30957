//! What stands beside today's questions, or below them: how ready the user is, the last two weeks, what is weakest, and
//! what to do better.
//!
//! ```text
//!  READY
//!    questions that hold        9 of 14  ▇▇▇▇▇▇░░░░
//!    stories that hold          3 of 5
//!
//!  LAST TWO WEEKS                             9 days
//!     M  T  W  T  F  S  S
//!     ▂  ▅  ▇  ▃  ▅  ·  ▂
//!     ▅  ▅  ▃  □
//!
//!  WEAKEST NOW
//!    Learning is short   in 6 of 9 recent cold takes
//!    Theme: Dealing with failure         1 of 3 hold
//!
//!  NEXT TIME I WILL
//!    name the number first
//!
//!  COMING UP
//!    today 1 · Fri 3 · Sat 3
//! ```

use ratatui::text::{Line, Span};

use crate::coach::readiness::{PracticeDay, Readiness};
use crate::domain::clean::clean;
use crate::domain::holds::RULE;
use crate::domain::part::Part;
use crate::domain::progress::Progress;
use crate::domain::trends::PartTrend;
use crate::screens::Context;
use crate::screens::glossary::{FIRST, WORDS};
use crate::screens::progress::words;
use crate::screens::sections;
use crate::ui::chart::bars;
use crate::ui::facts::fact;
use crate::ui::page::{ends, hanging};
use crate::ui::text::{count, fit, minutes, pad, width, wrap, wrap_to};
use crate::ui::theme::Role;

/// The cells of a day of the fortnight.
const DAY: usize = 3;

/// The cells of a part's name.
const PART: usize = 10;

/// Minutes spoken on a day that fill its bar.
const FULL_DAY: usize = 12;

/// This many lines of what to do better are shown.
const NEXT_TIMES: usize = 3;

/// The sections that fit into this many lines, with a gap between them. What holds always stands; the themes give way
/// first, then the stories, the parts, what comes on the next days, the words, the fortnight, what to do better, and what is weakest.
pub(super) fn lines(cx: Context<'_>, wide: usize, room: usize) -> Vec<Line<'static>> {
    let standing = &cx.known.standing;
    let words = if cx.is_new() { glossary(wide) } else { Vec::new() };
    let (two_weeks, blank) = (fortnight(standing, wide), Vec::new());
    let mut sections = [
        ready(cx, wide),
        two_weeks,
        weakest(cx, wide),
        next(cx, wide),
        blank.clone(),
        blank.clone(),
        words,
        blank.clone(),
        blank,
    ];
    // Long lists and what takes a while to work out: only where a gap, a title and a line have room.
    if length(&sections) + 3 <= room {
        (sections[7], sections[8]) = (sections::stories(cx, wide), sections::themes(cx, wide));
    }
    if length(&sections) + 3 <= room {
        sections[4] = coming(cx, wide);
    }
    sections[5] = parts(cx, wide);
    for gives_way in [8, 7, 5, 4, 6, 1, 3, 2] {
        if length(&sections) > room {
            sections[gives_way].clear();
        }
    }
    together(&sections)
}

/// The lines of these sections with a gap between them.
fn length(sections: &[Vec<Line<'static>>]) -> usize {
    let lines = sections.iter().map(|section| section.len() + usize::from(!section.is_empty()));
    lines.sum::<usize>().saturating_sub(1)
}

/// Before the first take: the plan of an answer, the words to come, and what to have stories on, as far as they fit into
/// this many lines.
pub(super) fn first(cx: Context<'_>, wide: usize, room: usize) -> Vec<Line<'static>> {
    let mut sections = vec![plan(cx, wide), glossary(wide)];
    if length(&sections) + 3 <= room {
        sections.push(sections::without_story(cx, wide));
    }
    while length(&sections) > room {
        sections.pop();
    }
    together(&sections)
}

/// The five parts of an answer, how long each takes, and what belongs into it.
pub(in crate::screens) fn plan(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let band = format!("{} to {} total", minutes(cx.pace.from), minutes(cx.pace.to));
    let lines = Part::ALL.into_iter().flat_map(|part| {
        let name = format!("   {}{}  ", pad(part.title(), PART), minutes(cx.pace.plan(part)));
        let room = wide.saturating_sub(width(&name) + 1);
        hanging(name, Role::Fact, wrap(part.hint(), room))
    });
    std::iter::once(title(" THE FIVE PARTS", &band, wide)).chain(lines).collect()
}

/// The words that one meets from the first drill on.
pub(in crate::screens) fn glossary(wide: usize) -> Vec<Line<'static>> {
    let lines = WORDS.into_iter().take(FIRST).flat_map(|(word, meaning)| {
        let word = format!("   {}", pad(word, PART + 3));
        let room = wide.saturating_sub(width(&word) + 1).min(66);
        hanging(word, Role::Fact, wrap(meaning, room))
    });
    std::iter::once(title(" WORDS", "more under ?", wide)).chain(lines).collect()
}

/// How the parts compare with the plan, once there are enough takes to say so.
fn parts(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let trends = &cx.known.trends;
    if trends.is_short() {
        return Vec::new();
    }
    let line = |(part, trend): (Part, &PartTrend)| {
        let name = format!("   {}{:>6}  ", pad(part.title(), PART), words::off_plan(trend));
        let facts = fit(&words::part_facts(trend), wide.saturating_sub(width(&name)));
        Line::from(vec![Span::raw(name), Role::Fact.span(facts)])
    };
    std::iter::once(title(" PARTS", "compared with the plan, on average", wide))
        .chain(trends.parts.iter().map(line))
        .collect()
}

fn together(sections: &[Vec<Line<'static>>]) -> Vec<Line<'static>> {
    let seen: Vec<&[Line<'static>]> =
        sections.iter().map(Vec::as_slice).filter(|section| !section.is_empty()).collect();
    seen.join(&Line::default())
}

/// A title, and what stands at the other end of its line.
pub(in crate::screens) fn title(title: &'static str, after: &str, wide: usize) -> Line<'static> {
    let after = Role::Fact.span(fit(after, wide.saturating_sub(title.len() + 2)));
    ends(Role::Strong.span(title).into(), after.into(), wide.saturating_sub(1))
}

/// Which questions are counted: those to have ready by the date, or all that the profile selects.
fn which_questions(cx: Context<'_>) -> &'static str {
    match (cx.trends.interview, cx.settings.profile.words()) {
        (Some(_), _) => "questions in your set",
        (None, Some(_)) => "questions for your role",
        (None, None) => "questions for any role",
    }
}

fn ready(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let standing = &cx.known.standing;
    let rule = format!("You're ready if {RULE}.");
    let beside = wide > rule.len() + 12;
    let mut lines = vec![title(" READY", if beside { &rule } else { "" }, wide)];
    let facts = [
        (which_questions(cx), Some(standing.questions)),
        ("stories", Some(standing.stories)),
        ("checklist", cx.known.checklist_by_now()),
    ];
    for (label, it) in facts.into_iter().filter(|(_, it)| it.is_none_or(|it| it.of > 0)) {
        let counted = it.map(|it| fact(label, it.holds, it.of, it.is_all()));
        lines.push(counted.unwrap_or_else(|| Line::from(format!("   {label}"))));
    }
    if !beside {
        lines.extend(hanging("   ", Role::Fact, wrap(&rule, wide.saturating_sub(4))));
    }
    lines
}

/// Two weeks, Monday first: how long was spoken on each day, a dot for a missed one.
fn fortnight(standing: &Readiness, wide: usize) -> Vec<Line<'static>> {
    let days = &standing.fortnight;
    let practiced = days.iter().filter(|day| matches!(day, PracticeDay::Practiced(_))).count();
    if practiced == 0 {
        return Vec::new();
    }
    let names = ["M", "T", "W", "T", "F", "S", "S"].map(|day| format!("{day:>DAY$}")).concat();
    let mut lines = vec![
        title(" LAST TWO WEEKS", &count(practiced, "day", "days"), wide),
        Line::from(Role::Fact.span(format!("  {names}"))),
    ];
    for week in days.chunks(7) {
        let mut line = Line::from("  ");
        line.extend(week.iter().map(|day| cell(*day)));
        lines.push(line);
    }
    lines
}

fn cell(day: PracticeDay) -> Span<'static> {
    match day {
        PracticeDay::Practiced(spoken) => {
            let minutes = (spoken.as_secs() as usize).div_ceil(60).max(1);
            Role::Text.span(format!("{:>DAY$}", bars([minutes], FULL_DAY)))
        }
        PracticeDay::Today => Role::Strong.span(format!("{:>DAY$}", "□")),
        PracticeDay::Missed => Role::Dim.span(format!("{:>DAY$}", "·")),
        PracticeDay::Ahead => Span::raw(" ".repeat(DAY)),
    }
}

/// What takes lacked most of late, as Progress has it, and the weakest theme, which is the first one there.
fn weakest(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let trends = &cx.known.trends;
    // Facts give way before the words they are about are cut.
    let fitted = |what: String, facts: String, short: String| {
        let fits = width(&what) + width(&facts) + 6 <= wide;
        (what, if fits { facts } else { short })
    };
    let theme = trends.themes.first().filter(|theme| theme.takes > 0 && !theme.holds.is_all());
    let theme = theme.map(|theme| {
        let what = format!("Theme: {}", words::theme_title(&theme.id, &cx.known.bank));
        let holds = format!("{} of {}", theme.holds.holds, theme.holds.of);
        fitted(what, format!("{holds} ready"), holds)
    });
    let lacks = trends.lacks.iter().map(|lack| {
        let short = format!("{} of {} takes", lack.takes, lack.of);
        fitted(words::lack(lack, &cx.known.bank), words::in_takes(lack), short)
    });
    let all: Vec<(String, String)> = lacks.chain(theme).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let line = |(what, facts): &(String, String)| {
        let what = fit(what, wide.saturating_sub(width(facts) + 6));
        let facts = Role::Fact.span(facts.clone());
        ends(Role::Text.span(format!("   {what}")).into(), facts.into(), wide.saturating_sub(1))
    };
    std::iter::once(title(" WEAK SPOTS", "", wide)).chain(all.iter().map(line)).collect()
}

/// What the user means to do better, the newest first.
pub(in crate::screens) fn next(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let open = cx.progress().map(Progress::open_next_times).unwrap_or_default();
    if open.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![title(" NEXT TIME I WILL", "", wide)];
    for take in open.iter().take(NEXT_TIMES) {
        let words = wrap_to(&clean(&take.next_time), wide.saturating_sub(4), 2);
        lines.extend(hanging("   ", Role::Text, words));
    }
    lines
}

/// A blank at which no line is broken.
const GLUE: &str = "\u{a0}";

/// How many questions come on the next days.
pub(in crate::screens) fn coming(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let days = words::forecast(cx.known.coming(), cx.trends.interview, cx.day());
    if days.is_empty() {
        return Vec::new();
    }
    // A day and its number stay in one line.
    let glued = days.replace(' ', GLUE).replace(&format!("{GLUE}·{GLUE}"), " · ");
    let lines = wrap(&glued, wide.saturating_sub(4)).into_iter().map(|line| line.replace(GLUE, " "));
    let lines = hanging("   ", Role::Text, lines.collect());
    std::iter::once(title(" COMING UP", "", wide)).chain(lines).collect()
}
