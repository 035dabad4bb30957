//! The stories on the screen.
//!
//! ```text
//!  ▌ The stemmer                │ The stemmer
//!  ▌ 2:05  ▲ 1 warning  3 takes │ 2:05 (2:00-3:00) · 3 takes, 2 in band, last Nov 3
//!    The missed launch          │ search · 2024 · failure, learning
//!    1:02  ✗ 1 error  no takes  │
//!    broken.yaml     an error   │   Situation   0:21 of 0:24
//!                               │   We ran the search of a shop ...
//!                               │ ▌ Action      0:52 of 1:15
//!                               │ ▌ We wrote ...
//!                               │ ▌ ▲ 4 "we", 0 "I" in Action. Which of it was you? (SL201)
//! ```

use std::time::Duration;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::coach::check::{Finding, Level, folded, shown};
use crate::coach::library::Faulty;
use crate::domain::day::short;
use crate::domain::id::Id;
use crate::domain::ladder::Ladder;
use crate::domain::part::Part;
use crate::domain::progress::TakeEntry;
use crate::domain::question::Question;
use crate::domain::story::Story;
use crate::domain::story::choice::StoryTold;
use crate::domain::story::choice::{Suitability, fit as suitability, overused};
use crate::domain::story::length::{spoken, spoken_whole};
use crate::keys::action::Action;
use crate::screens::matrix::view::strength;
use crate::screens::practice::panel::title;
use crate::screens::sections::at_edge;
use crate::screens::stories::{Stories, StoryRow, rows};
use crate::screens::writing::view::{finding_lines, glyph};
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::columns::{BOTH, Columns, WITH_PANEL};
use crate::ui::empty::Empty;
use crate::ui::list::{self, List};
use crate::ui::page::Page;
use crate::ui::text::{capital, count, fit, minutes, pad, width, wrapped};
use crate::ui::theme::Role;

/// What stories are for, where there is none yet.
const EMPTY: Empty = Empty {
    title: "No stories yet",
    words: "Five to seven stories answer most questions: what happened, what you did, how it turned out, and what you do differently now. Write each in five short parts. starl estimates how long each one takes to tell, \
            asks what a listener would ask, and shows which competencies still need a story.",
    key: ("a", " starts your first story", Action::Add),
};

/// The rule about parts that are missing.
const MISSING: &str = "SL101";

/// Where there is room for a panel, the list takes this many cells: no title of a question is cut in it.
const WIDE_LIST: u16 = 45;

/// Draws the screen.
pub(in crate::screens) fn draw(stories: &Stories, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(row) = stories.row(cx) else {
        return EMPTY.draw(
            canvas,
            area,
            sections::below_empty(area, |wide| vec![sections::without_story(cx, wide)]),
        );
    };
    let list_wide =
        if area.width < WITH_PANEL { 32 + area.width.saturating_sub(BOTH) / 6 } else { WIDE_LIST };
    let columns = Columns { list: list_wide, inset: [1, 0], reading: stories.part().is_some() };
    columns.draw(canvas, area, |area| list(row, cx, area), |area| detail(row, stories, cx, area));
}

fn list(selected: StoryRow<'_>, cx: Context<'_>, area: Rect) -> Page {
    let rows = rows(cx);
    let mut list = List::of(area, rows.iter().position(|row| row.slug() == selected.slug()));
    for row in rows {
        list.row(|page, mark| match row {
            StoryRow::Sound(story) => sound(page, mark, story, cx),
            StoryRow::Faulty(faulty) => {
                let name = fit(&format!("{}.yaml", faulty.slug), page.beside(13));
                let name = Line::from(vec![mark.mark(1), mark.role().span(name)]);
                page.ends(name, Role::Bad.span("an error"));
            }
        });
    }
    let mut page = list.finish();
    if area.height < sections::TALL {
        return page;
    }
    let lately = sections::takes(" LATELY", |take| take.story().is_some(), cx, page.wide());
    for section in [sections::without_story(cx, page.wide()), lately] {
        page.fill(section, area.height);
    }
    page
}

/// A story in two lines: its title, then its length, what the check found and how often it was told.
fn sound(page: &mut Page, row: list::Row, story: &Story, cx: Context<'_>) {
    let length = spoken_whole(story, cx.settings.words_a_minute);
    page.push(vec![row.mark(1), row.role().span(fit(cx.library.title(&story.slug), page.beside(3)))]);
    let mut second = vec![Span::raw("   "), length_role(length, cx).span(format!("{}  ", minutes(length)))];
    second.push(heaviest(cx.library.findings(&story.slug)));
    let told = times(cx.times_story_told(&story.slug));
    let room = page.beside(second.iter().map(Span::width).sum::<usize>() + 2);
    let told = if width(&told) > room { told.trim_end_matches(" yet") } else { &told };
    second.push(Role::Fact.span(format!("  {told}")));
    page.push(Line::from(second));
}

/// Whether a story is as long as it should be.
fn length_role(length: Duration, cx: Context<'_>) -> Role {
    if cx.pace.in_band(length) { Role::Good } else { Role::Warn }
}

/// How many findings there are of the heaviest level, in words.
fn heaviest(findings: &[Finding]) -> Span<'static> {
    let Some((level, words)) = counts(findings).into_iter().next() else { return Role::Good.span("✓") };
    let (glyph, role) = glyph(level);
    role.span(format!("{glyph} {words}"))
}

/// How many findings there are of each level, the heaviest first; none of a level that has none.
fn counts(findings: &[Finding]) -> Vec<(Level, String)> {
    let of = |level| findings.iter().filter(|finding| finding.level == level).count();
    let levels = [
        (Level::Error, "error", "errors"),
        (Level::Warning, "warning", "warnings"),
        (Level::Consider, "hint", "hints"),
    ];
    let found = levels.into_iter().filter(|(level, ..)| of(*level) > 0);
    found.map(|(level, one, many)| (level, count(of(level), one, many))).collect()
}

/// How often a story was told, in a few cells.
pub(crate) fn times(told: StoryTold) -> String {
    match told.times {
        0 => "no takes yet".to_owned(),
        times => count(times, "take", "takes"),
    }
}

fn detail(row: StoryRow<'_>, stories: &Stories, cx: Context<'_>, area: Rect) -> Page {
    let first = rows(cx).len();
    let mut list = List::of(area, stories.part().map(|part| first + part as usize)).counting_from(first);
    match row {
        StoryRow::Sound(story) => whole(&mut list, story, stories.part().is_some(), cx),
        StoryRow::Faulty(faulty) => fault(&mut list.page, faulty),
    }
    let mut page = list.finish();
    if let (StoryRow::Sound(story), sections::TALL..) = (row, area.height) {
        let is_of_it = |take: &TakeEntry<'_>| take.story() == Some(&story.slug);
        page.fill(at_edge(sections::takes(" TAKES WITH IT", is_of_it, cx, page.wide())), area.height);
        page.fill(at_edge(suits(story, cx, page.wide())), area.height);
    }
    page
}

/// The questions of the bank that the story would suit, and how well.
fn suits(story: &Story, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let questions = cx.known.bank.questions().map(|(_, question)| question);
    let suited = questions.filter_map(|question| Some((suitability(story, question)?, question)));
    let line = |(suits, question): (Suitability, &Question)| {
        sections::row(question.short(), suits.word().to_owned(), wide)
    };
    std::iter::once(title(" QUESTIONS IT ANSWERS", "", wide)).chain(suited.map(line)).collect()
}

/// A file with an error: what is wrong, where, and how to fix it.
fn fault(page: &mut Page, faulty: &Faulty) {
    page.push(Role::Strong.span(format!("{}.yaml has an error", faulty.slug)));
    page.text(Role::Fact, (0, 0), "Your other stories still work. e opens this one in your editor.");
    page.gap();
    for line in faulty.report.lines() {
        // A caret points into the line above it: what is shown of the file must not be wrapped.
        if line.starts_with(' ') {
            page.push(Line::from(fit(line, page.wide())));
        } else {
            page.text(Role::Text, (0, 0), line);
        }
    }
}

/// The story with what the check says of it: at a glance the heaviest, while it is read all.
fn whole(list: &mut List, story: &Story, is_read: bool, cx: Context<'_>) {
    let page = &mut list.page;
    page.text(Role::Strong, (0, 0), &story.title);
    facts(page, story, cx);
    let often = cx.progress().and_then(|progress| overused(progress, cx.library.stories()));
    if let Some(often) = often.filter(|often| *often.story == story.slug) {
        page.push(Role::Warn.span(fit(&capital(&often.words()), page.wide())));
    }
    answers(page, story, cx);
    let all = cx.library.findings(&story.slug);
    let findings = if is_read { all } else { shown(all) };
    for part in Part::ALL {
        list.page.gap();
        list.row(|page, row| section(page, row, story, part, findings, cx));
    }
    let over_all: Vec<&Finding> = about(None, story, findings).collect();
    if !over_all.is_empty() {
        list.page.heading(0, "The whole story");
        push_findings(&mut list.page, &over_all, is_read);
    }
    if let Some(more) = folded(all).filter(|_| !is_read) {
        list.page.gap();
        list.page.key(2, "enter", Role::Fact, &format!(" shows {more}"), Action::Write);
    }
}

/// How many findings of each level, in words.
pub(crate) fn found(findings: &[Finding]) -> String {
    let counts: Vec<String> = counts(findings).into_iter().map(|(_, words)| words).collect();
    if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") }
}

/// What is read out of a story: what stands above its parts and what is found over all, or a part with what is found there.
pub(crate) fn read_out(page: &mut Page, story: &Story, part: Option<Part>, cx: Context<'_>) {
    let findings = cx.library.findings(&story.slug);
    if let Some(part) = part {
        let mut list = List::on(Page::read_out(), None);
        list.row(|page, row| section(page, row, story, part, findings, cx));
        *page = list.finish();
        return;
    }
    page.text(Role::Strong, (0, 0), &story.title);
    facts(page, story, cx);
    if !(story.fits.is_empty() || story.tags.is_empty()) {
        answers(page, story, cx);
    }
    let over_all: Vec<&Finding> = about(None, story, findings).collect();
    push_findings(page, &over_all, true);
}

/// The questions it answers; where there is none, or no competency, the key that sets it.
fn answers(page: &mut Page, story: &Story, cx: Context<'_>) {
    for fit_of in &story.fits {
        let (mark, role) = strength(Some(fit_of.strength));
        let line = vec![
            role.span(format!("{mark} ")),
            Role::Fact.span(fit(cx.known.bank.short(&fit_of.question), page.beside(2))),
        ];
        page.push(Line::from(line));
    }
    let hints = [
        (story.tags.is_empty(), "t", " to choose its competencies", Action::Tags),
        (story.fits.is_empty(), "f", " to choose its questions", Action::Fits),
    ];
    for (_, key, words, action) in hints.into_iter().filter(|hint| hint.0) {
        page.key(0, key, Role::Fact, words, action);
    }
}

/// How long it is, how often it was told, where it is from, and what it shows.
fn facts(page: &mut Page, story: &Story, cx: Context<'_>) {
    let length = spoken_whole(story, cx.settings.words_a_minute);
    let told = cx.times_story_told(&story.slug);
    let last = told.last.map(|day| format!(", last {}", short(day, cx.day()))).unwrap_or_default();
    let in_band = if told.cold > 0 { format!(", {} in the band", told.in_band) } else { String::new() };
    let lead = length_role(length, cx).span(format!("{} ", minutes(length)));
    let band = format!("({}-{})", minutes(cx.pace.from), minutes(cx.pace.to));
    page.hang(lead, 0, Role::Fact, &format!("{band} · {}{in_band}{last}", times(told)));
    let tags: Vec<&str> = story.tags.iter().map(Id::as_str).collect();
    let all = [story.project.clone(), story.when.clone(), tags.join(", ")];
    let all: Vec<String> = all.into_iter().filter(|fact| !fact.is_empty()).collect();
    if !all.is_empty() {
        page.text(Role::Fact, (0, 0), &all.join(" · "));
    }
    ladder(page, story, cx);
}

/// A mark for each rung of its follow-ups, and which one comes next; nothing before one was answered.
fn ladder(page: &mut Page, story: &Story, cx: Context<'_>) {
    let Some(ladder) = cx.progress().map(|progress| Ladder::of_story(progress, &story.slug)) else { return };
    if ladder.is_empty() {
        return;
    }
    let mark = |(_, mark)| match mark {
        Some(2..) => Role::Good.span("●"),
        Some(1) => Role::Warn.span("○"),
        Some(0) => Role::Bad.span("✗"),
        None => Role::Dim.span("·"),
    };
    let mut line = vec![Role::Fact.span("follow-ups ")];
    line.extend(ladder.marks().map(mark));
    line.push(Role::Fact.span(format!(" next: {}", ladder.next().about())));
    page.push(line);
}

/// A part: its length against the plan, its words with what the check means marked in them, and what that says.
fn section(
    page: &mut Page,
    row: list::Row,
    story: &Story,
    part: Part,
    findings: &[Finding],
    cx: Context<'_>,
) {
    let time = spoken(&story.texts[part], cx.settings.words_a_minute);
    page.push(vec![
        row.mark(0),
        row.heading().span(pad(part.title(), 12)),
        Role::Text.span(minutes(time)),
        Role::Fact.span(format!(" of {}", minutes(cx.pace.plan(part)))),
    ]);
    if story.texts[part].trim().is_empty() {
        page.text(Role::Fact, (2, 2), &format!("not written yet: {}", part.hint()));
    } else {
        page.extend(marked(&story.texts[part], &marks(findings, part), page.text_beside(2)));
    }
    let of_part: Vec<&Finding> = about(Some(part), story, findings).collect();
    push_findings(page, &of_part, row.here);
}

/// What findings mean in a part. A rule about length means all of the words: marking them would hide those that others
/// mean.
fn marks(findings: &[Finding], part: Part) -> Vec<std::ops::Range<usize>> {
    let worded = findings.iter().filter(|finding| !finding.rule.id.starts_with("SL1"));
    worded.flat_map(|finding| finding.spans(part)).collect()
}

/// What is found about a part, or about the whole. What isn't written yet is seen without it.
fn about<'a>(
    field: Option<Part>,
    story: &'a Story,
    findings: &'a [Finding],
) -> impl Iterator<Item = &'a Finding> {
    let is_written = |part: Part| !story.texts[part].trim().is_empty();
    let is_seen = move |finding: &&Finding| match finding.field {
        Some(part) => is_written(part),
        None => Part::ALL.into_iter().all(is_written),
    };
    findings.iter().filter(move |it| it.field == field && (!it.says(MISSING) || is_seen(it)))
}

/// Adds findings, each with its rule where the cursor is.
fn push_findings(page: &mut Page, findings: &[&Finding], here: bool) {
    for finding in findings {
        page.extend(finding_lines(finding, here, 2, page.text_beside(1)));
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
