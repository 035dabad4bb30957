//! The drill on the screen.
//!
//! ```text
//! Drill · 2 of 3                                  Managing expectations · first take today
//!
//!   Tell me about a time you had to tell a stakeholder no.
//!
//!                         █ █▀█ █ █            ● in band
//!   ├S━━━━━━┿T━━━━┿A━━━━━━━━━━━━━────────────────────┊▒▒▒▒▒▒▒▒▒▒▒▒┊▒▒▒▒▒▒▒▒▒▒▒┤
//!                                                  2:00         2:30         3:00
//!
//!   Action      0:39 of 1:15   what you did, and what you ruled out
//!
//!     Situation   0:21 of 0:24  ✓
//!     Task        0:12 of 0:15  ✓
//!   ▌ Action              1:15
//! ```

mod exercise;
mod interviewer;
mod speaking;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::clean::clean;
use crate::domain::day::short;
use crate::domain::drill::Assignment;
use crate::domain::focus::PartTold;
use crate::domain::id::Id;
use crate::domain::pace::Pace;
use crate::domain::part::Part;
use crate::domain::progress::TakeEntry;
use crate::domain::rating;
use crate::domain::shape::ShapePart;
use crate::domain::story::choice::overused;
use crate::domain::take::Circumstances;
use crate::domain::weakness::Weakness;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::DrillScreen;
pub(in crate::screens) use crate::screens::drill::view::interviewer::{Interjection, follow_up};
pub(in crate::screens) use crate::screens::drill::view::speaking::{after, at_zero, speaking};
use crate::ui::canvas::{Canvas, Target, head_line};
use crate::ui::clock::{self, LEFT};
use crate::ui::page::{Page, hanging, side_by_side};
use crate::ui::text::{fit, minutes, pad, width, wrap_to};
use crate::ui::theme::Role;

/// Draws the screen.
pub(in crate::screens) fn draw(telling: &DrillScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
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
        DrillScreen::Speaking(drill, draft) => match draft.open_follow_up() {
            Some(asked) => follow_up(drill, asked, cx, canvas, body),
            None => speaking(drill, cx, canvas, body),
        },
    }
    rule(canvas, area);
}

/// A rule below the head of a drill, where a blank line stands there.
pub(in crate::screens) fn rule(canvas: &mut Canvas<'_>, area: Rect) {
    if air(area.height.saturating_sub(1)) > 0 {
        canvas.rule(area, area.y + 1);
    }
}

/// The blank lines above the question and between what stands below it: the more, the taller the screen. On a low one
/// there are none.
pub(in crate::screens) fn air(rows: u16) -> usize {
    match rows {
        0..19 => 0,
        19..34 => 1,
        34..47 => 2,
        47..55 => 3,
        _ => 4,
    }
}

/// Leaves this many lines blank.
pub(in crate::screens) fn blank(page: &mut Page, lines: usize) {
    page.extend((0..lines).map(|_| Line::default()));
}

/// Too small to be useful: the time goes on being taken.
fn tiny(telling: &DrillScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let words = match telling {
        DrillScreen::Ready(_) => "space starts; make the window larger".to_owned(),
        DrillScreen::Speaking(_, draft) if draft.open_follow_up().is_some() => {
            let time = telling.open_follow_up().map(|asked| minutes(asked.spent(cx.now.elapsed)));
            format!("{} follow-up", time.unwrap_or_default())
        }
        DrillScreen::Speaking(drill, _) => {
            let part = drill.part().map_or("", |part| part.title);
            let part = if drill.has_ended() { "done" } else { part };
            format!("{} {part}", minutes(drill.spoken(cx.now.elapsed)))
        }
    };
    let rec = if cx.mic.is_recording() { "REC " } else { "" };
    canvas.line(area.x, area.y, area.width, &Line::from(format!("{rec}{words}")));
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
    let length = assignment.outline.length.title();
    let exercise = assignment.exercise.as_ref().map(|it| format!("{length} · {}", it.number()));
    let number = match (told, cx.drills_today()) {
        _ if exercise.is_some() => exercise.clone().unwrap_or_default(),
        (told, a_day) if planned && told < a_day => format!("{} of {a_day}", told + 1),
        _ => String::new(),
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
    let left = with_mic(head_line("Drill", &number), telling, cx);
    if let Some(trouble) = sound_trouble(telling, cx) {
        return canvas.ends(area, area.y, &left, Role::Bad, &format!("▲ {trouble}"));
    }
    if exercise.is_some() {
        return canvas.ends(area, area.y, &left, Role::Fact, theme);
    }
    let told = heard_as(told, assignment.wording);
    let both = format!("{theme} · {told}");
    let fits = left.width() + width(&both) + 3 <= usize::from(area.width);
    canvas.ends(area, area.y, &left, Role::Fact, if fits { &both } else { &told });
}

/// The circumstances of a take, and that the question is asked in other words than the last time.
pub(crate) fn heard_as(circumstances: Circumstances, wording: usize) -> String {
    let told = circumstances.plainly();
    if wording == 0 { told } else { format!("{told} · another wording") }
}

/// What is wrong with the microphone, in a few words; and once it is closed, what was wrong with the recording.
pub(in crate::screens) fn sound_trouble(telling: &DrillScreen, cx: Context<'_>) -> Option<String> {
    let noted = || match telling {
        DrillScreen::Speaking(drill, _) if drill.is_finished() => drill.sound_trouble.clone(),
        _ => None,
    };
    cx.mic.trouble().map(|trouble| trouble.short.clone()).or_else(noted)
}

/// The head of a drill, with what the microphone does: by a word, not by its color alone.
pub(in crate::screens) fn with_mic(
    mut head: Line<'static>,
    telling: &DrillScreen,
    cx: Context<'_>,
) -> Line<'static> {
    let words = match (cx.mic.words(), cx.unrecorded) {
        _ if !cx.machine.record => return head,
        (_, true) => "REC off".to_owned(),
        (words, _) if words.is_empty() && sound_trouble(telling, cx).is_some() => "no REC".to_owned(),
        (words, _) if words.is_empty() => "mic closed".to_owned(),
        (words, _) => words,
    };
    let role = if cx.mic.is_recording() { Role::Bad } else { Role::Fact };
    head.push_span(Role::Fact.span(" · "));
    head.push_span(role.span(words));
    head
}

/// The question, what you meant to do better, the story, and the plan; on a tall screen with the clock as it will stand
/// there, and the last takes of the question.
fn ready(
    telling: &DrillScreen,
    assignment: &Assignment,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let full = ready_page(telling, assignment, cx, area, true);
    let fits = full.len() <= usize::from(area.height);
    let page = if fits { full } else { ready_page(telling, assignment, cx, area, false) };
    page.draw(canvas, area);
}

fn ready_page(
    telling: &DrillScreen,
    assignment: &Assignment,
    cx: Context<'_>,
    area: Rect,
    is_full: bool,
) -> Page {
    let mut page = Page::of(area);
    let air = air(area.height);
    let is_low = air == 0;
    blank(&mut page, air);
    question(&mut page, assignment, cx, if is_low { 3 } else { 5 });
    // On a low screen three lines of what to do better leave no row to spare for the parts.
    let is_full_up = is_low && telling.next_times(cx).len() > 2;
    blank(&mut page, if is_full_up { 0 } else { air.max(1) });
    let has_clock = is_full && speaking::before(&mut page, assignment, cx, area.height);
    if has_clock {
        blank(&mut page, air);
    }
    if let Some(words) = focus(assignment, cx) {
        page.text(Role::Warn, (LEFT, LEFT), &format!("Focus: {words}"));
    }
    if assignment.exercise.is_some() {
        exercise::asked(&mut page, assignment, cx);
    }
    next_times(&mut page, telling, cx, !is_low);
    let has_story = assignment.outline.tells_story() || assignment.exercise.is_some();
    if !cx.library.stories().is_empty() && has_story {
        story(&mut page, telling, cx, !is_low);
    }
    let own_pace = cx.pace_of(assignment.outline);
    let wording = cx.wording(&assignment.question, assignment.wording);
    if let Some(notice) = assignment.outline.notice_on(wording) {
        page.text(Role::Text, (LEFT, 1), &notice);
    }
    start(&mut page, &own_pace, is_low);
    let parts = assignment.outline.parts();
    if !is_low || page.len() + parts.len() < usize::from(area.height) {
        page.gap();
    }
    let mut below = Vec::new();
    if !is_low || page.len() + parts.len() <= usize::from(area.height) {
        below = plan(&mut page, assignment, cx, is_full && area.height >= TALL);
    }
    if !is_low {
        page.gap();
        total(&mut page, assignment, &own_pace);
    }
    if !below.is_empty() {
        page.gap();
        page.extend(below);
    }
    page
}

/// From this many lines on there is room for the last takes of the question.
const TALL: u16 = 29;

/// The column of the last takes beside the plan.
const BESIDE: usize = 64;

/// The parts with their times and what belongs into each; with the last takes of the question beside it, or given back
/// where there is no room for that.
fn plan(page: &mut Page, assignment: &Assignment, cx: Context<'_>, with_takes: bool) -> Vec<Line<'static>> {
    let is_beside = page.wide() > BESIDE + 40;
    let room = (if is_beside { BESIDE } else { page.wide() }).saturating_sub(25);
    let own_pace = cx.pace_of(assignment.outline);
    let line = |part: &ShapePart| {
        Line::from(vec![
            Role::Text.span(format!("     {}", pad(part.title, 11))),
            Role::Fact.span(format!("{}   {}", minutes(own_pace.plan(*part)), fit(part.hint, room))),
        ])
    };
    let parts: Vec<_> = assignment.outline.parts().iter().map(line).collect();
    let takes = if with_takes { last_takes(&assignment.question, cx) } else { Vec::new() };
    if is_beside && !parts.is_empty() {
        page.extend(side_by_side(parts, takes, BESIDE));
        return Vec::new();
    }
    page.extend(parts);
    let indented = takes.into_iter().map(|mut line| {
        line.spans.insert(0, Span::raw(" ".repeat(LEFT)));
        line
    });
    indented.collect()
}

/// The last takes of a question, the newest first: how long, how they were rated, and what each lacked most; not which
/// criterion, since that would give the answer away.
fn last_takes(question: &Id, cx: Context<'_>) -> Vec<Line<'static>> {
    let takes = cx.progress().into_iter().flat_map(|progress| progress.takes_of(question).rev());
    let line = |take: TakeEntry<'_>| {
        let pace = cx.pace_of(take.outline);
        let (mark, role) = if pace.in_band(take.total) { ("●", Role::Good) } else { ("○", Role::Warn) };
        let mut lacks = Weakness::of(&take, &pace).into_iter();
        let lack = lacks.find(|lack| !matches!(lack, Weakness::Criterion(_)));
        let lack = lack.map(|lack| lack.words(&cx.bank)).unwrap_or_default();
        Line::from(vec![
            Role::Text.span(pad(&short(take.day, cx.day()), 8)),
            role.span(format!("{mark} {:>5}", minutes(take.total))),
            Role::Text.span(format!("  {}  ", pad(&rating::shown(take.rating), 9))),
            Role::Fact.span(fit(&lack, LACK)),
        ])
    };
    let mut lines: Vec<Line<'_>> = takes.take(LAST_TAKES).map(line).collect();
    if !lines.is_empty() {
        lines.insert(0, Line::from(Role::Strong.span("YOUR LAST TAKES")));
    }
    lines
}

/// So many takes are shown, and this many cells of what each lacked.
const LAST_TAKES: usize = 4;
const LACK: usize = 24;

/// The band, and the keys of other lengths.
fn total(page: &mut Page, assignment: &Assignment, own_pace: &Pace) {
    page.push(Role::Fact.span(format!("     {}{}", pad("total", 11), band(own_pace))));
    if assignment.outline.has_lengths() && !assignment.live {
        page.append("     ", None);
        page.append(Role::Key.span("h"), Some(Target::Do(Action::Left)));
        page.append(Role::Fact.span(" shorter  "), Some(Target::Do(Action::Left)));
        page.append(Role::Key.span("l"), Some(Target::Do(Action::Right)));
        page.append(Role::Fact.span(" longer"), Some(Target::Do(Action::Right)));
    }
}

/// The part that is to be better, with its plan and what it took last: "Learning, 0:14. Last time it took 0:04."
pub(crate) fn focus(assignment: &Assignment, cx: Context<'_>) -> Option<String> {
    let part = assignment.focus?;
    let plan = minutes(cx.pace_of(assignment.outline).plan(part));
    let last = taken(part, assignment, cx).map_or_else(String::new, |last| format!(" {last}."));
    Some(format!("{}, {plan}.{last}", part.title()))
}

/// How long a part was in the last take of the question, where that is known.
fn taken(part: Part, assignment: &Assignment, cx: Context<'_>) -> Option<String> {
    match PartTold::last(cx.progress()?, &assignment.question, part, None)? {
        PartTold::Took(time, _) => Some(format!("Last time it took {}", minutes(time))),
        PartTold::Missing => Some("Last time you left it out".to_owned()),
        PartTold::Untimed => None,
    }
}

/// From when to when an answer is in the band.
fn band(own_pace: &Pace) -> String {
    format!("{} to {}", minutes(own_pace.from), minutes(own_pace.to))
}

/// The key that starts the clock; on a low screen also what to aim at.
fn start(page: &mut Page, own_pace: &Pace, is_low: bool) {
    let (before, after) = match page.wide() {
        0..50 if is_low => ("   ", format!(" starts; aim for {}.", band(own_pace))),
        _ if is_low => ("   ", format!(" starts the clock; aim for {}.", band(own_pace))),
        66.. => ("   Take your time. ", " starts the clock. Then answer aloud.".to_owned()),
        _ => ("   ", " starts the clock.".to_owned()),
    };
    let line = Line::from(vec![Span::raw(before), Role::Key.span("space"), Span::raw(after)]);
    page.push_hit(line, Target::Do(Action::StartClock));
}

/// What you meant to do better, with the keys that strike it off, and what somebody said who heard you.
fn next_times(page: &mut Page, telling: &DrillScreen, cx: Context<'_>, airy: bool) {
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
    if airy {
        page.gap();
    }
}

/// The story that will be told, or that none is chosen; where there is room what speaks for it, and where it is told
/// too often, that it is.
fn story(page: &mut Page, telling: &DrillScreen, cx: Context<'_>, airy: bool) {
    const LEAD: &str = "          ";
    let wide = page.wide();
    let Some(story) = telling.story(cx) else {
        let none = if telling.suggests(cx) { "none chosen" } else { "none for this question yet" };
        let spans = vec![
            Role::Fact.span(format!("   Story  {none}   ")),
            Role::Key.span("s"),
            Span::raw(" picks one"),
        ];
        page.push_hit(Line::from(spans), Target::Do(Action::ChooseStory));
        if airy {
            page.gap();
        }
        return;
    };
    let fits = telling.fit(story, cx);
    let keys =
        [Role::Key.span("s"), Role::Fact.span(" another · "), Role::Key.span("0"), Role::Fact.span(" none")];
    let keys_wide: usize = keys.iter().map(Span::width).sum();
    let side = if airy { keys_wide } else { width(fits) };
    let title = cx.library.title(&story.slug);
    let title = fit(title, wide.saturating_sub(LEAD.len() + side + 3));
    let mut line = vec![Role::Fact.span("   Story  "), Role::Text.span(title), Span::raw("   ")];
    if airy {
        line.extend(keys);
    } else {
        line.push(Role::Fact.span(fits));
    }
    page.push_hit(Line::from(line), Target::Do(Action::ChooseStory));
    if airy {
        page.push(Role::Fact.span(fit(&format!("{LEAD}{}", telling.facts(story, cx)), wide)));
    }
    let often = cx.progress().and_then(|progress| overused(progress, cx.library.stories()));
    if let Some(often) = often.filter(|often| *often.story == story.slug) {
        let words = format!("{LEAD}{}; maybe try another", often.words());
        page.push(Role::Warn.span(fit(&words, wide)));
    }
    if airy {
        page.gap();
    }
}

fn question(page: &mut Page, assignment: &Assignment, cx: Context<'_>, lines: usize) {
    let text = cx.wording(&assignment.question, assignment.wording);
    page.extend(hanging(" ".repeat(LEFT), Role::Strong, wrap_to(text, page.text_beside(2 * LEFT), lines)));
}
