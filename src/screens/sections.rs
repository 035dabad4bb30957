//! Sections that a tall screen has room for, wherever they help.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::story::choice::StoryTold;
use crate::screens::Context;
use crate::screens::practice::panel::title;
use crate::screens::progress::words::theme_title;
use crate::screens::stories::view::times;
use crate::ui::page::{ends, hanging};
use crate::ui::text::{count, fit, minutes, pad, width, wrap};
use crate::ui::theme::Role;

/// From this many lines on a list is followed by what helps beside it.
pub const TALL: u16 = 30;

/// Below words that stand alone no line is wider than these are.
const WIDEST: usize = 84;

/// The cells of a rating, such as "not rated".
const RATING: usize = 9;

/// The cells of a row beside its words: its indent, and what stands between them and after.
const ROW: usize = 5;

/// In a narrower section a take is shown without its time, so that its question isn't cut.
const WITH_TIME: usize = 58;

/// The stories, and how often each was told: in a few cells where a title would be cut.
pub fn stories(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let all = cx.known.library.stories().iter().map(|it| &it.slug);
    let all: Vec<_> = all.map(|slug| (cx.known.library.title(slug), cx.times_story_told(slug))).collect();
    let words = |told: StoryTold| told.words(cx.day());
    let fits = all.iter().all(|(title, told)| width(title) + width(&words(*told)) + ROW <= wide);
    let told = |told| if fits { words(told) } else { times(told) };
    section(" YOUR STORIES", all.iter().map(|(title, it)| row(title, told(*it), wide)), wide)
}

/// Some takes, the newest first.
pub fn takes(
    name: &'static str,
    of: impl Fn(&TakeEntry<'_>) -> bool,
    cx: Context<'_>,
    wide: usize,
) -> Vec<Line<'static>> {
    let takes = cx.progress().into_iter().flat_map(|progress| progress.takes().rev());
    let lines = takes.filter(of).take(MOST).map(|take| {
        let what = format!("{}  {}", take.day.format("%b %e"), cx.known.bank.short(&take.question));
        let rated = rating::shown(take.rating);
        let with_time = || format!("{:>5}  {}", minutes(take.total), pad(&rated, RATING));
        row(&what, if wide < WITH_TIME { rated } else { with_time() }, wide)
    });
    section(name, lines, wide)
}

/// No screen has room for more lines than this.
const MOST: usize = 60;

/// The starred questions to an interviewer, or how one is starred.
pub fn to_ask(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let starred = |id| cx.progress().is_some_and(|progress| progress.starred(id));
    let room = wide.saturating_sub(6);
    let starred = cx.known.bank.ask_questions().filter(|it| starred(&it.id));
    let mut lines: Vec<Line<'_>> =
        starred.flat_map(|it| hanging(Role::Warn.span("   ★ "), Role::Text, wrap(&it.text, room))).collect();
    if lines.is_empty() {
        let words = "None starred yet. To star one, press * in Browse, under Questions to ask.";
        lines = hanging("   ", Role::Fact, wrap(words, room));
    }
    section(" YOUR QUESTIONS TO THEM", lines.into_iter(), wide)
}

/// The questions to an interviewer that the bank has and nobody has starred.
pub fn more_to_ask(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let starred = |id| cx.progress().is_some_and(|progress| progress.starred(id));
    let others = cx.known.bank.ask_questions().filter(|it| !starred(&it.id));
    let room = wide.saturating_sub(6);
    let lines = others.flat_map(|it| hanging("   · ", Role::Fact, wrap(&it.text, room)));
    section(" MORE IN THE BANK", lines, wide)
}

/// The competencies that no story shows, and what each is asked about.
pub fn without_story(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let gaps = cx.known.standing.cover.gaps();
    let all = cx.known.bank.competencies().filter(|it| gaps.contains(&&it.id));
    let lines = all.flat_map(|it| {
        let asked = hanging("     ", Role::Fact, wrap(&it.asked, wide.saturating_sub(6)));
        std::iter::once(Line::from(format!("   {}", fit(&it.title, wide.saturating_sub(4))))).chain(asked)
    });
    section(" NO STORY YET ON", lines, wide)
}

/// The themes of the bank, and how many questions each has.
pub fn bank(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let themes = cx.known.bank.packs().iter().flat_map(|pack| &pack.themes);
    let lines = themes.map(|theme| {
        let number = count(theme.questions.len(), "question", "questions");
        row(&theme.title, number, wide)
    });
    section(" IN THE BANK", lines, wide)
}

/// For how many questions of each practiced theme one is ready, the weakest theme first.
pub fn themes(cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let practiced = cx.known.trends.themes.iter().filter(|theme| theme.takes > 0);
    let lines = practiced.map(|theme| {
        let holds = format!("{} of {} ready", theme.holds.holds, theme.holds.of);
        row(theme_title(&theme.id, &cx.known.bank), holds, wide)
    });
    section(" THEMES", lines, wide)
}

/// What a tall screen has room for below the words of an empty one.
pub fn below_empty(
    area: Rect,
    sections: impl FnOnce(usize) -> Vec<Vec<Line<'static>>>,
) -> Vec<Vec<Line<'static>>> {
    let wide = usize::from(area.width).saturating_sub(1).min(WIDEST);
    if area.height < TALL { Vec::new() } else { sections(wide) }
}

/// The same section in a column whose titles stand at its very edge.
pub fn at_edge(mut section: Vec<Line<'static>>) -> Vec<Line<'static>> {
    for first in section.iter_mut().filter_map(|line| line.spans.first_mut()) {
        if let Some(rest) = first.content.strip_prefix(' ') {
            first.content = rest.to_owned().into();
        }
    }
    section
}

/// Lines under a title; nothing where there is none.
fn section(
    name: &'static str,
    lines: impl Iterator<Item = Line<'static>>,
    wide: usize,
) -> Vec<Line<'static>> {
    let mut lines = lines.peekable();
    let first = lines.peek().is_some().then(|| title(name, "", wide));
    first.into_iter().chain(lines).collect()
}

/// What it is about, and facts at the other end of its line.
pub fn row(what: &str, facts: String, wide: usize) -> Line<'static> {
    let what = fit(what, wide.saturating_sub(width(&facts) + ROW));
    ends(Span::raw(format!("   {what}")).into(), Role::Fact.span(facts).into(), wide.saturating_sub(1))
}
