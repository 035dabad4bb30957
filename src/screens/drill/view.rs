//! The drill on the screen.
//!
//! ```text
//! Drill 2 of 3                                          Managing expectations · cold
//!
//!   Tell me about a time you had to tell a stakeholder no.
//!
//!                         █ █▀█ █ █            ● in band
//!   ├────────────────────────────────────────────────┊▒▒▒▒▒▒▒▒▒▒▒▒┊▒▒▒▒▒▒▒▒▒▒▒┤
//!                                                  2:00         2:30         3:00
//!     Situation   0:21  in plan     0:24
//!   ▸ Action      1:04  0:11 left   1:15
//!     Result                        0:22
//! ```

use std::time::Duration;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::clean::clean;
use crate::domain::drill::{Assignment, Drill};
use crate::domain::pace::PlanFit;
use crate::domain::part::Part;
use crate::domain::settings::ClockView;
use crate::domain::story::choice::overused;
use crate::domain::take::Circumstances;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::DrillScreen;
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::{Page, hanging};
use crate::ui::text::{fit, minutes, pad, width, wrap_to};
use crate::ui::theme::Role;
use crate::ui::{clock, digits};

/// Draws the screen.
pub(in crate::screens) fn draw(telling: &DrillScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = lowered(area);
    if area.width < 20 || area.height < 4 {
        return tiny(telling, cx, canvas, area);
    }
    heading(telling.assignment(), telling, cx, canvas, area);
    if let Some(light) = telling.flash(cx) {
        canvas.reverse(Rect { height: 1, ..area }, clock::light(light).0);
    }
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    match telling {
        DrillScreen::Ready(assignment) => ready(telling, assignment, cx, canvas, body),
        DrillScreen::Speaking(drill, _) => speaking(drill, cx, canvas, body),
    }
}

/// On a tall terminal the column begins somewhat below the top, where the eye rests.
fn lowered(area: Rect) -> Rect {
    let down = area.height.saturating_sub(28) / 3;
    Rect { y: area.y + down, height: area.height - down, ..area }
}

/// Too small to be useful: the time goes on being taken.
fn tiny(telling: &DrillScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let words = match telling {
        DrillScreen::Ready(_) => "space starts; make the window larger".to_owned(),
        DrillScreen::Speaking(drill, _) => {
            let part = drill.part().map_or("told", Part::title);
            format!("{} {part}", minutes(drill.spoken(cx.now.elapsed)))
        }
    };
    canvas.line(area.x, area.y, area.width, &Line::from(words));
}

fn heading(
    assignment: &Assignment,
    telling: &DrillScreen,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let told = cx.told_today();
    let planned = cx.agenda.iter().any(|pick| pick.question == assignment.question);
    let number = match (told, cx.drills_today()) {
        (told, a_day) if planned && told < a_day => format!(" Drill {} of {a_day}", told + 1),
        _ => " Drill".to_owned(),
    };
    let spoiled = matches!(telling, DrillScreen::Speaking(drill, _) if drill.spoiled);
    let noted = match telling {
        DrillScreen::Ready(assignment) => assignment.with_notes(),
        DrillScreen::Speaking(drill, _) => drill.with_notes(),
    };
    let told = Circumstances {
        cold: assignment.cold,
        with_notes: noted,
        spoiled,
        live: assignment.live,
        elsewhere: false,
    };
    let theme = cx.bank.question(&assignment.question).map_or("", |(theme, _)| theme.title.as_str());
    let number = Line::from(Role::Fact.span(number));
    canvas.ends(area, area.y, &number, Role::Fact, &format!("{theme} · {}", told.words()));
}

/// The question, what you meant to do better, the story, and the plan.
fn ready(
    telling: &DrillScreen,
    assignment: &Assignment,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let mut page = Page::of(area);
    let wide = page.wide();
    page.push(Line::default());
    question(&mut page, assignment, cx, 5);
    page.gap();
    next_times(&mut page, telling, cx);
    if !cx.library.stories().is_empty() {
        story(&mut page, telling, cx, wide, area.height >= 18);
        page.gap();
    }
    let (before, after) = match wide {
        66.. => ("   Take the time you need. ", " starts the clock; then tell it aloud."),
        _ => ("   ", " starts the clock."),
    };
    let start = Line::from(vec![Span::raw(before), Role::Key.span("space"), Span::raw(after)]);
    page.push_hit(start, Target::Do(Action::StartClock));
    page.gap();
    for part in Part::ALL {
        page.push(vec![
            Role::Text.span(format!("     {}", pad(part.title(), 11))),
            Role::Fact.span(format!("{}   ", minutes(cx.pace.plan(part)))),
            Role::Fact.span(fit(part.hint(), wide.saturating_sub(25))),
        ]);
    }
    page.gap();
    let aim = format!("     in all     {} to {}", minutes(cx.pace.from), minutes(cx.pace.to));
    page.push(Role::Fact.span(aim));
    page.draw(canvas, area);
}

/// What you meant to do better, with the keys that strike it off, and what somebody said who heard you.
fn next_times(page: &mut Page, telling: &DrillScreen, cx: Context<'_>) {
    const TITLE: &str = "   Next time I will  ";
    for (number, take) in telling.next_times(cx).iter().enumerate() {
        let title = pad(if number == 0 { TITLE } else { "" }, TITLE.len());
        let lead = vec![Span::raw(title), Role::Key.span(format!("{}  ", number + 1))];
        let lines = wrap_to(&clean(&take.next_time), page.beside(TITLE.len() + 4), 2);
        let start = page.len();
        page.extend(hanging(lead, Role::Text, lines));
        page.hit_from(start, Target::Do(Action::Strike(number as u8)));
    }
    let mut remarks = cx.progress().into_iter().flat_map(|it| it.remarks_on(&telling.assignment().question));
    if let Some(remark) = remarks.next() {
        let lines = wrap_to(&clean(&remark.note), page.beside(TITLE.len() + 1), 2);
        page.extend(hanging(pad("   What others said", TITLE.len()), Role::Text, lines));
    }
    page.gap();
}

/// The story that will be told, or that none is chosen; where there is room what speaks for it, and where it is told
/// too often, that it is.
fn story(page: &mut Page, telling: &DrillScreen, cx: Context<'_>, wide: usize, tall: bool) {
    const LEAD: &str = "          ";
    let Some(story) = telling.story(cx) else {
        let none =
            vec![Role::Fact.span("   Story  none chosen   "), Role::Key.span("s"), Span::raw(" chooses")];
        page.push_hit(Line::from(none), Target::Do(Action::ChooseStory));
        return;
    };
    let fits = telling.fit(story, cx);
    let keys =
        [Role::Key.span("s"), Role::Fact.span(" another · "), Role::Key.span("0"), Role::Fact.span(" none")];
    let keys_wide: usize = keys.iter().map(Span::width).sum();
    let side = if tall { keys_wide } else { width(fits) };
    let title = fit(&story.title, wide.saturating_sub(LEAD.len() + side + 3));
    let mut line = vec![Role::Fact.span("   Story  "), Role::Text.span(title), Span::raw("   ")];
    if tall {
        line.extend(keys);
    } else {
        line.push(Role::Fact.span(fits));
    }
    page.push_hit(Line::from(line), Target::Do(Action::ChooseStory));
    if tall {
        page.push(Role::Fact.span(fit(&format!("{LEAD}{}", telling.facts(story, cx)), wide)));
    }
    let often = cx.progress().and_then(|progress| overused(progress, cx.library.stories()));
    if let Some(often) = often.filter(|often| *often.story == story.slug) {
        let words = format!("{LEAD}{}; another may serve as well", often.words());
        page.push(Role::Warn.span(fit(&words, wide)));
    }
}

fn question(page: &mut Page, assignment: &Assignment, cx: Context<'_>, lines: usize) {
    let text = cx.wording(&assignment.question, assignment.wording);
    page.extend(hanging("   ", Role::Strong, wrap_to(text, page.text_beside(6), lines)));
}

/// The question, the clock, the bar and the parts, as far as there is room.
pub(in crate::screens) fn speaking(drill: &Drill, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let rooms = Rooms::of(area.height, cx.clock_view);
    let mut page = Page::of(area);
    let wide = page.wide();
    if rooms.air {
        page.push(Line::default());
    }
    question(&mut page, &drill.assignment, cx, rooms.question);
    if rooms.air {
        page.push(Line::default());
    }
    time(&mut page, drill, cx, wide, rooms.digits);
    if cx.clock_view == ClockView::Full && wide >= 40 {
        bar(&mut page, drill, cx, wide, rooms.air);
    }
    if rooms.air {
        page.gap();
    }
    parts(&mut page, drill, cx, wide);
    told_all(&mut page, drill);
    hint(&mut page, drill, cx);
    page.draw(canvas, area);
}

/// What there is room for at a height.
struct Rooms {
    question: usize,
    digits: Digits,
    air: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Digits {
    Line,
    Small,
    Large,
}

impl Rooms {
    fn of(height: u16, view: ClockView) -> Self {
        let digits = match height {
            _ if view != ClockView::Full => Digits::Line,
            0..16 => Digits::Line,
            16..27 => Digits::Small,
            _ => Digits::Large,
        };
        let question = match height {
            0..9 => 1,
            9..12 => 2,
            _ => 3,
        };
        Self { question, digits, air: height >= 15 }
    }
}

/// The clock and the light, as much of them as the view shows.
fn time(page: &mut Page, drill: &Drill, cx: Context<'_>, wide: usize, size: Digits) {
    let spoken = drill.spoken(cx.now.elapsed);
    let (mut role, ..) = clock::light(cx.pace.light(spoken));
    let mut words = clock::light_words(spoken, &cx.pace, cx.clock_view == ClockView::Full);
    if drill.is_paused() {
        (role, words) = (Role::Warn, "‖ paused".to_owned());
    }
    let text = minutes(spoken);
    let light = match cx.clock_view {
        ClockView::Hidden if drill.is_paused() => Role::Warn.span("‖ paused"),
        ClockView::Hidden => Role::Fact.span("clock hidden"),
        _ => role.span(words),
    };
    let rows = match size {
        Digits::Large => digits::large(&text),
        Digits::Small => digits::small(&text),
        Digits::Line if cx.clock_view == ClockView::Full => vec![text],
        Digits::Line => vec![String::new()],
    };
    let cells = rows.first().map_or(0, |row| row.chars().count());
    let indent = if size == Digits::Line { 3 } else { (wide.saturating_sub(cells) / 2).max(3) };
    let middle = rows.len() / 2;
    for (number, row) in rows.into_iter().enumerate() {
        let gap = if cells == 0 { "" } else { "   " };
        let mut spans = vec![Span::raw(" ".repeat(indent)), role.span(row), Span::raw(gap)];
        if number == middle {
            spans.push(light.clone());
        }
        page.push(Line::from(spans));
    }
}

fn bar(page: &mut Page, drill: &Drill, cx: Context<'_>, wide: usize, times: bool) {
    let spoken = drill.spoken(cx.now.elapsed);
    let mut since = Duration::ZERO;
    let ends: Vec<Duration> = drill
        .parts()
        .0
        .into_iter()
        .flatten()
        .map(|time| {
            since += time;
            since
        })
        .collect();
    let indented = |mut line: Line<'static>| {
        line.spans.insert(0, Span::raw("   "));
        line
    };
    if times {
        page.gap();
    }
    page.push(indented(clock::bar(spoken, &ends, &cx.pace, wide.saturating_sub(6))));
    if times {
        page.push(indented(clock::bar_times(&cx.pace, wide.saturating_sub(6))));
    }
}

/// A line for each part: its time, how it fits, and its plan.
fn parts(page: &mut Page, drill: &Drill, cx: Context<'_>, wide: usize) {
    let times = drill.parts();
    let full = cx.clock_view == ClockView::Full;
    for part in Part::ALL {
        let open = drill.part() == Some(part) && !drill.is_finished();
        let passed = drill.part().is_none_or(|now| part < now);
        let start = page.len();
        let (mark, role) = match (open, passed) {
            (true, _) => ("   ▌ ", Role::Here),
            (false, true) => ("     ", Role::Text),
            (false, false) => ("     ", Role::Fact),
        };
        let mut spans = vec![role.span(mark), role.span(pad(part.title(), 11))];
        match times[part] {
            Some(time) => spans.extend(ended(part, time, cx, full)),
            None if open => spans.extend(opened(drill, part, cx, full)),
            None if passed => spans.push(Role::Warn.span(pad("not told", 24))),
            None => spans.push(Span::raw(" ".repeat(24))),
        }
        if full {
            let hint = if open && wide >= 76 { part.hint() } else { "" };
            spans.push(Role::Fact.span(format!("{}   {hint}", minutes(cx.pace.plan(part)))));
        }
        page.push(Line::from(spans));
        if open {
            page.hit_last(None, Target::Do(Action::NextPart));
            page.focus_from(start);
        }
    }
}

fn ended(part: Part, time: Duration, cx: Context<'_>, full: bool) -> Vec<Span<'static>> {
    let (role, word) = match cx.pace.fit_so_far(part, time) {
        PlanFit::Short => (Role::Warn, "short"),
        PlanFit::InPlan => (Role::Good, "in plan"),
        PlanFit::Long => (Role::Warn, "long"),
    };
    if full {
        vec![Span::raw(pad(&minutes(time), 7)), role.span(pad(word, 17))]
    } else {
        vec![Role::Fact.span(pad("told", 24))]
    }
}

fn opened(drill: &Drill, part: Part, cx: Context<'_>, full: bool) -> Vec<Span<'static>> {
    if !full {
        return vec![Role::Fact.span(part.hint())];
    }
    let (time, plan) = (drill.in_part(cx.now.elapsed), cx.pace.plan(part));
    let (role, words) = match plan.as_secs().checked_sub(time.as_secs()) {
        Some(left) if left > 0 => (Role::Text, format!("{} left", minutes(Duration::from_secs(left)))),
        _ => {
            let over = minutes(Duration::from_secs(time.as_secs() - plan.as_secs()));
            let long = cx.pace.fit_so_far(part, time) == PlanFit::Long;
            (if long { Role::Warn } else { Role::Text }, format!("{over} over"))
        }
    };
    vec![Span::raw(pad(&minutes(time), 7)), role.span(pad(&words, 17))]
}

fn told_all(page: &mut Page, drill: &Drill) {
    if drill.part().is_none() {
        page.gap();
        let start = page.len();
        page.push(vec![
            Role::Good.span("   The last part has ended. "),
            Role::Key.span("space"),
            Span::raw(" finishes, "),
            Role::Key.span("bksp"),
            Span::raw(" goes on telling."),
        ]);
        page.focus_from(start);
    }
}

fn hint(page: &mut Page, drill: &Drill, cx: Context<'_>) {
    let criteria = cx.bank.criteria(&drill.assignment.question);
    let Some(shown) = usize::from(drill.hints).checked_sub(1).and_then(|last| criteria.get(last)) else {
        return;
    };
    page.gap();
    let words = format!("Hint {} of {}: {}", drill.hints, criteria.len(), shown.text);
    page.text(Role::Text, (3, 3), &words);
}
