//! The takes behind a figure, day by day, and the selected one in full.
//!
//! ```text
//!  Learning is short: 6 cold takes │ What have you removed from a system to make it better?
//!                                  │ Thu, Nov 26, 9:12 AM    · Technical decisions · cold
//!  Thu, Nov 26                     │ 2:41 in band · 2 hard, it felt like 3 good
//!  ▸ ● What have you removed fro…  │
//!      2:41 in band · 2 hard       │   Situation  0:24 of 0:24   0:00
//!  Wed, Nov 25                     │   Learning   0:05 of 0:14  -0:09  short
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::clean::clean;
use crate::domain::day::{short, with_year};
use crate::domain::follow_up::marked;
use crate::domain::pace::PlanFit;
use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::trends::flag_words;
use crate::screens::progress::{TakeList, words};
use crate::screens::sections::at_edge;
use crate::screens::summary::view::length;
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::columns::{BOTH, Columns};
use crate::ui::list::{List, Row};
use crate::ui::page::Page;
use crate::ui::text::{and, capital, count, difference, fit, minutes, pad, width};
use crate::ui::theme::Role;

/// Draws the list with the selected take beside it, or the one of them that has the focus.
pub(super) fn draw(takes: &TakeList, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let all: Vec<TakeEntry<'_>> = takes.takes(cx).collect();
    let selected = takes.place(all.len());
    let wide = 34 + area.width.saturating_sub(BOTH) / 5;
    let columns = Columns { list: wide, inset: [1, 0], reading: takes.reading };
    let (one, many) = if takes.subject.is_cold() { ("cold take", "cold takes") } else { ("take", "takes") };
    let number = count(all.len(), one, many);
    let title = format!("{}: {number}", capital(&takes.subject.title(&cx.bank)));
    columns.draw(
        canvas,
        area,
        |area| list(&title, &all, selected, cx, area),
        |area| {
            let mut page = Page::of(area);
            if let Some(take) = all.get(selected) {
                full(&mut page, take, cx);
                more(&mut page, take, cx, area.height);
            }
            page
        },
    );
}

/// The takes that can be seen at this height, and no others: there may be ten thousand.
fn list(title: &str, all: &[TakeEntry<'_>], selected: usize, cx: Context<'_>, area: Rect) -> Page {
    let reach = usize::from(area.height);
    let first = selected.saturating_sub(reach);
    let mut list = List::of(area, selected).counting_from(first).out_of(all.len()).showing_its_top();
    if first == 0 {
        list.page.text(Role::Strong, (1, 0), title);
    }
    let mut before = None;
    for take in all.iter().skip(first).take(2 * reach + 1) {
        if before.replace(take.day) != Some(take.day) {
            list.page.gap();
            list.page.push(Role::Text.span(format!(" {}", with_year(take.day, cx.day(), "%a, %b %-d"))));
        }
        list.row(|page, row| one(page, row, take, cx));
    }
    list.finish()
}

/// A take in the list: its question, its length and rating, how it came about where there is room, and its note.
fn one(page: &mut Page, row: Row, take: &TakeEntry<'_>, cx: Context<'_>) {
    let (mark, role, mut length) = length(take, cx);
    if take.is_exercise() {
        length = minutes(take.total);
    }
    let question = fit(cx.known.bank.short(&take.question), page.beside(5));
    page.push(vec![row.mark(1), role.span(format!("{mark} ")), row.role().span(question)]);
    let rated = Some(rating::shown(take.rating)).filter(|_| !take.is_exercise());
    let mut facts = rated.map_or_else(String::new, |rated| format!(" · {rated}"));
    let circumstances = format!(" · {}", take.described());
    if width(&facts) + width(&circumstances) <= page.beside(length.len() + 5) {
        facts.push_str(&circumstances);
    }
    page.push(vec![role.span(format!("     {length}")), Role::Text.span(facts)]);
    if !take.note.is_empty() {
        let note = clean(&take.note).replace(['\n', '\t'], " ");
        page.push(Role::Text.span(fit(&format!("     {note}"), page.wide())));
    }
}

/// What is read out of the takes: the selected one, in full where it is read.
pub(crate) fn read_out(page: &mut Page, takes: &TakeList, cx: Context<'_>) {
    let all: Vec<TakeEntry<'_>> = takes.takes(cx).collect();
    match all.get(takes.place(all.len())) {
        Some(take) if takes.reading => full(page, take, cx),
        Some(take) => {
            let mut list = List::on(Page::read_out(), None);
            list.row(|page, row| one(page, row, take, cx));
            *page = list.finish();
        }
        None => {}
    }
}

/// A take in full.
fn full(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    page.text(Role::Strong, (0, 0), cx.wording(&take.question, take.wording));
    let theme = cx.bank.question(&take.question).map_or("", |(theme, _)| &theme.title);
    page.text(Role::Text, (0, 0), &facts([when(take, cx), theme.to_owned(), take.described()]));
    let (points, of) = take.score();
    let points = if of > 0 { format!("{points} of {of} points") } else { String::new() };
    let felt =
        take.felt.map_or_else(String::new, |felt| format!("it felt like {}", rating::shown(Some(felt))));
    page.text(Role::Text, (0, 0), &facts([length(take, cx).2, rating::shown(take.rating), felt, points]));
    if let Some(slug) = take.story() {
        let title = cx.library.story(slug).map_or(slug.as_str(), |story| &story.title);
        page.text(Role::Text, (0, 0), &format!("Story: {title}"));
    }
    page.gap();
    parts(page, take, cx);
    heard(page, take, cx);
    judged(page, take, cx);
    written(page, take);
}

/// What a tall screen has room for: the other takes of the question, and those of the story.
fn more(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>, height: u16) {
    if height < sections::TALL {
        return;
    }
    let of_question = |it: &TakeEntry<'_>| it.question == take.question && it.id != take.id;
    page.fill(at_edge(sections::takes(" OTHER TAKES OF THE QUESTION", of_question, cx, page.wide())), height);
    let of_story = |it: &TakeEntry<'_>| it.story() == take.story() && it.id != take.id;
    if take.story().is_some() {
        page.fill(at_edge(sections::takes(" OTHER TAKES OF THE STORY", of_story, cx, page.wide())), height);
    }
}

/// The day of a take with its time; of one that was logged for another day, when that was.
fn when(take: &TakeEntry<'_>, cx: Context<'_>) -> String {
    let day = with_year(take.day, cx.day(), "%a, %b %-d");
    match cx.settings.day(take.at) {
        logged if logged == take.day => {
            format!("{day}, {} {}", take.at.format("%-I:%M"), take.at.format("%p"))
        }
        logged => format!("{day} · logged {}", short(logged, cx.day())),
    }
}

fn facts<const N: usize>(facts: [String; N]) -> String {
    facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Each part against the plan; of a take without marks only whether it was told.
fn parts(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    if !take.outline.parts().is_empty() && !take.knows_parts() {
        return page.text(Role::Text, (2, 0), "You didn't say which parts you covered.");
    }
    let own_pace = cx.pace_of(take.outline);
    for ((part, told), time) in take.told_parts().zip(&take.parts) {
        let name = Role::Text.span(pad(part.title, 11));
        let plan = own_pace.plan(part);
        let words = match *time {
            None if told => vec![Role::Text.span("covered, not timed")],
            None => vec![Role::Warn.span("left out")],
            Some(time) => {
                let (role, word) = match own_pace.fit(part, time, take.total) {
                    PlanFit::Short => (Role::Warn, "short"),
                    PlanFit::InPlan => (Role::Text, "in range"),
                    PlanFit::Long => (Role::Warn, "long"),
                };
                let time_words = format!("{} of {}", minutes(time), minutes(plan));
                vec![Role::Text.span(time_words), role.span(format!(" {}  {word}", difference(time, plan)))]
            }
        };
        page.push(Line::from([vec![Span::raw("  "), name], words].concat()));
    }
}

/// What was heard of it, beside its times.
fn heard(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    let heard = cx.known.progress.as_ref().and_then(|progress| progress.heard(take.id));
    if let Some(said) = heard.and_then(|heard| words::heard(heard, take.total)) {
        page.gap();
        page.text(Role::Text, (2, 0), &said);
    }
}

/// Points, red flags, and what kept the rating down.
fn judged(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    if !take.points.is_empty() {
        page.heading(0, "What they look for");
    }
    for (criterion, points) in &take.points {
        let text = cx.bank.criterion(criterion).map_or(criterion.as_str(), |it| &it.text);
        let role = if *points == 0 { Role::Bad } else { Role::Text };
        page.hang(role.span(format!("  {points}  ")), 0, role, text);
    }
    if !take.red_flags.is_empty() {
        page.heading(0, "Red flags");
    }
    for flag in &take.red_flags {
        page.text(Role::Bad, (2, 0), flag_words(flag, &cx.bank));
    }
    if !take.capped.is_empty() {
        page.heading(0, "Why not rated higher");
        let told: Vec<bool> = take.told_parts().map(|(_, told)| told).collect();
        let missing = if take.knows_parts() { rating::missing(take.outline, &told) } else { Vec::new() };
        let reasons: Vec<String> = take.capped.iter().map(|cap| cap.reason(&missing)).collect();
        page.text(Role::Text, (2, 0), &format!("{}.", capital(&and(&reasons))));
    }
}

/// What was asked and written after it.
fn written(page: &mut Page, take: &TakeEntry<'_>) {
    let follow_up = format!("{}  {}", take.probe, marked(take.answered));
    let follow_up = follow_up.trim();
    let texts =
        [("Follow-up", follow_up), ("Next time I will", &take.next_time), ("What others said", &take.note)];
    for (title, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        page.heading(0, title);
        page.text(Role::Text, (2, 0), &clean(text));
    }
}
