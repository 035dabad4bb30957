//! The stories on the screen.
//!
//! ```text
//!  ▸ The stemmer          2:05 │ The stemmer                          2:05 of 2:00 to 3:00
//!    The missed launch    1:02 │ search, 2024 · failure, learning · told 3 times, 2 cold
//!    broken.yaml     a fault   │
//!                              │   Situation   0:21 of 0:24
//!                              │   We ran the search of a shop ...
//!                              │ ▸ Action      0:52 of 1:15
//!                              │   We wrote ...
//!                              │   ▲ SL201  4 "we", 0 "I" in Action. Which of it was you?
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::story::Story;
use crate::domain::story::check::{Field, Finding};
use crate::domain::story::choice::overused;
use crate::domain::story::length::{spoken, spoken_whole};
use crate::domain::story::library::{Faulty, StoryTold};
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::matrix::view::strength;
use crate::screens::stories::{Row, Stories, rows};
use crate::screens::writing::view::{finding_lines, glyph};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{capital, count, fit, minutes, pad, width, wrap, wrapped};
use crate::ui::theme::Role;

/// Two columns need this much.
const TWO_COLUMNS: u16 = 76;

/// The list beside the detail.
const LIST: u16 = 32;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 92;

/// Draws the screen.
pub(in crate::screens) fn draw(stories: &Stories, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    if cx.library.is_empty() {
        return first_words(canvas, area);
    }
    if area.width < TWO_COLUMNS {
        match (stories.part(), stories.row(cx)) {
            (Some(_), Some(row)) => {
                let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
                detail(row, stories, cx, canvas, area);
            }
            _ => list(stories, cx, canvas, area),
        }
        return;
    }
    let left = Rect { width: LIST + (area.width - TWO_COLUMNS) / 6, ..area };
    list(stories, cx, canvas, left);
    for y in area.y..area.bottom() {
        canvas.line(left.right(), y, 1, &Line::from(Role::Dim.span("│")));
    }
    let width = (area.width - left.width - 2).min(WIDEST);
    if let Some(row) = stories.row(cx) {
        detail(row, stories, cx, canvas, Rect { x: left.right() + 2, width, ..area });
    }
}

/// What stories are for, where there is none yet.
fn first_words(canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::default();
    let wide = usize::from(Page::room(area)).min(usize::from(WIDEST));
    page.push(Line::default());
    page.push(Role::Strong.span("  No stories yet"));
    page.gap();
    let words = "Five to seven stories answer most questions: what happened, what you did, what came of it, and what \
                 you do differently since. Write each in five short parts; starl tells how long it takes to say, \
                 what a listener would ask, and which competencies have no story.";
    for line in wrap(words, wide.saturating_sub(4)) {
        page.push(Line::from(format!("  {line}")));
    }
    page.gap();
    let key = vec![Span::raw("  "), Role::Key.span("a"), Role::Strong.span(" begins your first story")];
    page.push_hit(Line::from(key), Target::Do(Action::Add));
    page.draw(canvas, area);
}

fn list(stories: &Stories, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    let selected = stories.row(cx).map(Row::slug);
    for (number, row) in rows(cx).into_iter().enumerate() {
        let start = page.len();
        let here = selected == Some(row.slug());
        let lines = match row {
            Row::Sound(story) => sound(story, here, cx, wide),
            Row::Faulty(faulty) => vec![unsound(faulty, here, wide)],
        };
        for line in lines {
            page.push_hit(line, Target::Row(number));
        }
        if here {
            page.focus_from(start);
        }
    }
    page.draw(canvas, area);
}

/// A story in two lines: its title and length, what the check found and how often it was told.
fn sound(story: &Story, here: bool, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let role = if here { Role::Here } else { Role::Text };
    let length = spoken_whole(story, cx.settings.words_a_minute);
    let time = minutes(length);
    let fits = if cx.pace.in_band(length) { Role::Good } else { Role::Warn };
    let room = wide.saturating_sub(time.len() + 5);
    let first = Line::from(vec![
        role.span(if here { " ▸ " } else { "   " }),
        role.span(pad(&story.title, room)),
        Span::raw(" "),
        fits.span(time),
    ]);
    let told = cx.standing.stories_told.get(&story.slug).copied().unwrap_or_default();
    let mut second = vec![Span::raw("   ")];
    second.extend(counts(cx.library.findings(&story.slug)));
    second.push(Role::Dim.span(fit(&times(told), wide.saturating_sub(14))));
    vec![first, Line::from(second)]
}

/// How many findings of each level, where there are any.
fn counts(findings: &[Finding]) -> Vec<Span<'static>> {
    use crate::domain::story::check::Level;
    let mut spans = Vec::new();
    for level in [Level::Error, Level::Warning, Level::Consider] {
        let number = findings.iter().filter(|finding| finding.level == level).count();
        if number > 0 {
            let (glyph, role) = glyph(level);
            spans.push(role.span(format!("{glyph}{number} ")));
        }
    }
    if spans.is_empty() {
        spans.push(Role::Good.span("✓ "));
    }
    spans
}

fn times(told: StoryTold) -> String {
    match told.times {
        0 => "never told".to_owned(),
        times => format!("told {}, {} cold", count(times, "time", "times"), told.cold),
    }
}

fn unsound(faulty: &Faulty, here: bool, wide: usize) -> Line<'static> {
    let role = if here { Role::Here } else { Role::Text };
    let name = fit(&format!("{}.yaml", faulty.slug), wide.saturating_sub(12));
    let gap = wide.saturating_sub(width(&name) + 11);
    Line::from(vec![
        role.span(if here { " ▸ " } else { "   " }),
        role.span(name),
        Span::raw(" ".repeat(gap)),
        Role::Bad.span("a fault"),
    ])
}

fn detail(row: Row<'_>, stories: &Stories, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::default();
    let wide = usize::from(Page::room(area));
    match row {
        Row::Sound(story) => whole(&mut page, story, stories, cx, wide),
        Row::Faulty(faulty) => fault(&mut page, faulty, wide),
    }
    page.draw(canvas, area);
}

/// A file with a fault: what is wrong, where, and how to mend it.
fn fault(page: &mut Page, faulty: &Faulty, wide: usize) {
    page.push(Role::Strong.span(format!("{}.yaml has a fault", faulty.slug)));
    for line in wrap("It is left alone; the others work. e opens it in your editor.", wide) {
        page.push(Role::Dim.span(line));
    }
    page.gap();
    for line in faulty.report.lines() {
        // A caret points into the line above it: what is shown of the file must not be wrapped.
        if line.starts_with(' ') {
            page.push(Line::from(fit(line, wide)));
        } else {
            for line in wrap(line, wide) {
                page.push(Line::from(line));
            }
        }
    }
}

fn whole(page: &mut Page, story: &Story, stories: &Stories, cx: Context<'_>, wide: usize) {
    let length = spoken_whole(story, cx.settings.words_a_minute);
    let aim = format!("{} of {} to {}", minutes(length), minutes(cx.pace.from), minutes(cx.pace.to));
    let title = fit(&story.title, wide.saturating_sub(aim.len() + 2));
    let gap = wide.saturating_sub(width(&title) + aim.len());
    let role = if cx.pace.in_band(length) { Role::Good } else { Role::Warn };
    page.push(Line::from(vec![Role::Strong.span(title), Span::raw(" ".repeat(gap)), role.span(aim)]));
    for line in wrap(&facts(story, cx), wide) {
        page.push(Role::Dim.span(line));
    }
    let often = cx.progress().and_then(|progress| overused(progress, cx.library.stories()));
    if let Some(often) = often.filter(|often| *often.story == story.slug) {
        page.push(Role::Warn.span(fit(&capital(&often.words()), wide)));
    }
    answers(page, story, cx, wide);
    let findings = cx.library.findings(&story.slug);
    for part in Part::ALL {
        page.gap();
        section(page, story, part, findings, stories, cx, wide);
    }
    let over_all: Vec<&Finding> = findings.iter().filter(|it| it.field == Field::Whole).collect();
    if !over_all.is_empty() {
        page.gap();
        page.push(Role::Strong.span("The whole story"));
        for finding in over_all {
            push_finding(page, finding, wide);
        }
    }
}

/// The questions it answers; where there is none, or no competency, the key that sets it.
fn answers(page: &mut Page, story: &Story, cx: Context<'_>, wide: usize) {
    for fit_of in &story.fits {
        let text = cx.bank.question(&fit_of.question).map_or(fit_of.question.as_str(), |(_, it)| &it.text);
        let (mark, role) = strength(Some(fit_of.strength));
        let line = vec![role.span(format!("{mark} ")), Role::Dim.span(fit(text, wide.saturating_sub(2)))];
        page.push(Line::from(line));
    }
    let hints = [
        (story.tags.is_empty(), "t", " says what it shows", Action::Tags),
        (story.fits.is_empty(), "f", " says which questions it answers", Action::Fits),
    ];
    for (_, key, words, action) in hints.into_iter().filter(|hint| hint.0) {
        page.push_hit(Line::from(vec![Role::Key.span(key), Role::Dim.span(words)]), Target::Do(action));
    }
}

/// Where it is from, what it shows, and how often it was told.
fn facts(story: &Story, cx: Context<'_>) -> String {
    let tags: Vec<&str> = story.tags.iter().map(Id::as_str).collect();
    let told = cx.standing.stories_told.get(&story.slug).copied().unwrap_or_default();
    let last = told.last.map(|day| format!(", last on {}", day.format("%-d %b"))).unwrap_or_default();
    let in_band = if told.cold > 0 { format!(", {} in the band", told.in_band) } else { String::new() };
    let takes = format!("{}{in_band}{last}", times(told));
    let all = [story.project.clone(), story.when.clone(), tags.join(", "), takes];
    all.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A part: its length against the plan, its words with what the check means marked in them, and what that says.
fn section(
    page: &mut Page,
    story: &Story,
    part: Part,
    findings: &[Finding],
    stories: &Stories,
    cx: Context<'_>,
    wide: usize,
) {
    let here = stories.part() == Some(part);
    let start = page.len();
    let role = if here { Role::Here } else { Role::Accent };
    let time = spoken(&story.texts[part], cx.settings.words_a_minute);
    let heading = vec![
        role.span(if here { "▸ " } else { "  " }),
        role.span(pad(part.title(), 12)),
        Role::Text.span(minutes(time)),
        Role::Dim.span(format!(" of {}", minutes(cx.pace.plan(part)))),
    ];
    let target = Target::Row(rows(cx).len() + part as usize);
    page.push_hit(Line::from(heading), target);
    // A rule about length means all of the words: marking them would hide those that others mean.
    let worded = findings.iter().filter(|finding| !finding.rule.id.starts_with("SL1"));
    let marks: Vec<std::ops::Range<usize>> = worded.flat_map(|finding| finding.spans(part)).collect();
    if story.texts[part].trim().is_empty() {
        page.push_hit(Role::Dim.span(format!("  {}", part.hint())), target);
    } else {
        for line in marked(&story.texts[part], &marks, wide.saturating_sub(2)) {
            page.push_hit(line, target);
        }
    }
    for finding in findings.iter().filter(|finding| finding.field == Field::Part(part)) {
        push_finding(page, finding, wide);
    }
    if here {
        page.focus_from(start);
    }
}

fn push_finding(page: &mut Page, finding: &Finding, wide: usize) {
    for line in finding_lines(finding, wide.saturating_sub(1)) {
        page.push(line);
    }
}

/// A text in lines, the marked words underlined.
fn marked(text: &str, marks: &[std::ops::Range<usize>], wide: usize) -> Vec<Line<'static>> {
    let is_marked = |at: usize| marks.iter().any(|mark| mark.contains(&at));
    let line = |range: std::ops::Range<usize>| {
        let mut spans = vec![Span::raw("  ")];
        let mut run = String::new();
        let mut state = false;
        for (at, letter) in text.get(range.clone()).unwrap_or_default().char_indices() {
            let now = is_marked(range.start + at);
            if now != state {
                spans.push(piece(std::mem::take(&mut run), state));
                state = now;
            }
            run.push(letter);
        }
        spans.push(piece(run, state));
        Line::from(spans)
    };
    wrapped(text, wide).into_iter().map(line).collect()
}

fn piece(text: String, is_marked: bool) -> Span<'static> {
    if is_marked { Role::Match.span(text) } else { Role::Text.span(text) }
}
