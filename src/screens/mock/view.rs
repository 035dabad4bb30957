//! The mock interview on the screen.
//!
//! ```text
//!  Mock interview · question 2 of 4                                   7:12 of 20:00
//!
//!    Tell me about a time you had to tell a stakeholder no.
//!                        (the clock, the bar and the parts of a drill)
//!
//!  Follow-up
//!    "How would the stakeholder tell it?"                                    0:21
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::drill::{Assignment, Drill};
use crate::domain::mock::run::MockRun;
use crate::domain::mock::{Mock, MockAnswer};
use crate::domain::rating;
use crate::domain::stopwatch::Stopwatch;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::DrillScreen;
use crate::screens::drill::view::speaking;
use crate::screens::mock::{MockScreen, MockSetup, MockStep, probe_of};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::form::Form;
use crate::ui::list::List;
use crate::ui::page::Page;
use crate::ui::text::{count, fit, minutes, pad};
use crate::ui::theme::Role;

/// Draws the screen.
pub(in crate::screens) fn draw(mock: &MockScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    match mock {
        MockScreen::Setup(setup) => set_up(*setup, cx, canvas, area),
        MockScreen::Page(page, kept) => result(page, *kept, cx, canvas, area),
        MockScreen::Running(run, step) => {
            heading(run, cx, canvas, area);
            let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
            running(step, cx, canvas, body);
        }
    }
}

fn heading(run: &MockRun, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let number = format!(" Mock interview · question {} of {}", run.number() + 1, run.len());
    let spent = run.spent(cx.now.elapsed);
    let role = if spent >= run.limit { Role::Warn } else { Role::Fact };
    let time = format!("{} of {}", minutes(spent), minutes(run.limit));
    canvas.ends(area, area.y, &Line::from(Role::Fact.span(number)), role, &time);
}

fn running(step: &MockStep, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    match step {
        MockStep::Answer(DrillScreen::Ready(assignment), _) => asked(assignment, cx, canvas, area),
        MockStep::Answer(DrillScreen::Speaking(drill, _), words) if drill.is_interrupted() => {
            detour(drill, words, cx, canvas, area);
        }
        MockStep::Answer(DrillScreen::Speaking(drill, _), _) => speaking(drill, cx, canvas, area),
        MockStep::Probe(drill, watch) => probe(drill, *watch, cx, canvas, area),
    }
}

/// The question as an interviewer puts it: no plan, no hints.
fn asked(assignment: &Assignment, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let story = assignment.story.as_deref();
    let mut page = Page::of(area);
    page.push(Line::default());
    page.text(Role::Strong, (3, 3), cx.wording(&assignment.question, 0));
    page.gap();
    page.key(3, "space", Role::Text, " begins your answer", Action::StartClock);
    page.gap();
    page.push(Role::Fact.span("   No hints, no notes, no pause: the clock of the interview runs."));
    if !cx.library.stories().is_empty() {
        let title = story.and_then(|slug| cx.library.story(slug)).map(|story| story.title.as_str());
        let title = fit(title.unwrap_or("none chosen"), page.beside(24));
        let line = vec![
            Role::Fact.span("   Story  "),
            if story.is_some() { Role::Text } else { Role::Fact }.span(title),
            Span::raw("   "),
            Role::Key.span("s"),
            Role::Fact.span(" chooses"),
        ];
        page.gap();
        page.push_hit(Line::from(line), Target::Do(Action::ChooseStory));
    }
    page.draw(canvas, area);
}

/// What the interviewer put in; its time is not charged to the story.
fn detour(drill: &Drill, words: &str, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let lines = [
        ("You are interrupted", Role::Warn),
        ("answer it, then pick the story up where you left it; this time is not charged to it", Role::Fact),
    ];
    let time = minutes(drill.detour(cx.now.elapsed));
    spoken_to(words, &time, lines, ("goes on with the story", Action::GoOn), canvas, area);
}

/// The follow-up, against its own clock.
fn probe(drill: &Drill, watch: Stopwatch, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let total = minutes(drill.spoken(cx.now.elapsed));
    let told = format!("told in {total}; a follow-up takes half a minute or so");
    let lines = [("Follow-up", Role::Strong), (told.as_str(), Role::Fact)];
    let time = minutes(watch.ran(cx.now.elapsed));
    spoken_to(probe_of(drill, cx), &time, lines, ("done", Action::NextQuestion), canvas, area);
}

/// Something the interviewer says, with a clock beside it.
fn spoken_to(
    words: &str,
    time: &str,
    [(title, role), (about, under)]: [(&str, Role); 2],
    (done, action): (&str, Action),
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let mut page = Page::of(area);
    page.push(Line::default());
    page.ends(role.span(format!("   {title}")), Role::Strong.span(time.to_owned()));
    page.gap();
    page.text(Role::Strong, (3, 3), &format!("\"{words}\""));
    page.gap();
    page.key(3, "space", Role::Text, &format!(" {done}"), action);
    page.gap();
    page.text(under, (3, 3), about);
    page.draw(canvas, area);
}

/// How many questions, and how long; and the mock interviews before.
fn set_up(setup: MockSetup, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut list = List::of(area, setup.row);
    list.page.push(Role::Strong.span(" Mock interview"));
    list.page.gap();
    let about = "Questions across the themes, one after the other, under live rules: no hints, no notes, no \
                 pause. A follow-up comes after each. You review all answers at the end.";
    list.page.text(Role::Text, (3, 1), about);
    list.page.gap();
    for (name, value) in [("questions", setup.questions.to_string()), ("minutes", setup.minutes.to_string())]
    {
        let form = Form { name: 17, value: value.len() + 2 };
        list.row(|page, row| form.row(page, row, [name, &value], true, Vec::new()));
    }
    let page = &mut list.page;
    let interrupted = if cx.settings.interruption { "on" } else { "off" };
    page.push(Role::Fact.span(format!("   {}{interrupted}  (in the settings)", pad("interruption", 16))));
    page.gap();
    page.key(3, "enter", Role::Text, " begins: the first question is asked at once", Action::Start);
    page.gap();
    before(page, cx);
    list.draw(canvas, area);
}

/// The last mock interviews, the newest first.
fn before(page: &mut Page, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    for (number, (day, mock)) in progress.mocks().rev().take(5).enumerate() {
        if number == 0 {
            page.push(Role::Strong.span(" Before"));
        }
        page.push(Role::Fact.span(fit(&format!("   {day}  {}", totals(mock, cx)), page.wide())));
    }
}

/// A mock interview in a line.
fn totals(mock: &Mock, cx: Context<'_>) -> String {
    let in_band = mock.answers.iter().filter(|answer| cx.pace.in_band(answer.total)).count();
    let sum = |of: fn(&MockAnswer) -> u16| mock.answers.iter().map(|it| u32::from(of(it))).sum::<u32>();
    format!(
        "{} · {in_band} in the band · {} of {} points · {} of {}",
        count(mock.answers.len(), "answer", "answers"),
        sum(|it| it.points.0),
        sum(|it| it.points.1),
        minutes(mock.spent),
        minutes(mock.limit),
    )
}

/// The page of a mock interview that was gone through.
fn result(mock: &Mock, kept: bool, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::of(area);
    let wide = page.wide();
    page.push(Role::Strong.span(" The mock interview"));
    page.push(Role::Fact.span(fit(&format!(" {}", totals(mock, cx)), wide)));
    page.gap();
    for answer in &mock.answers {
        page.extend(answered(answer, cx, wide));
        page.gap();
    }
    if kept {
        page.push(Role::Fact.span(" Kept in the journal. Its answers are in Browse, marked live."));
    } else {
        let again = vec![
            Role::Bad.span(" This page is not in the journal yet. "),
            Role::Key.span("s"),
            Span::raw(" tries again"),
        ];
        page.push_hit(Line::from(again), Target::Do(Action::Save));
    }
    page.draw(canvas, area);
}

fn answered(answer: &MockAnswer, cx: Context<'_>, wide: usize) -> [Line<'static>; 2] {
    let in_band = cx.pace.in_band(answer.total);
    let (mark, role) = if in_band { ("●", Role::Good) } else { ("○", Role::Warn) };
    let question = Line::from(vec![
        role.span(format!("  {mark} ")),
        Span::raw(fit(cx.wording(&answer.question, 0), wide.saturating_sub(6))),
    ]);
    let (given, most) = answer.points;
    let detour = match answer.detour.as_secs() {
        0 => String::new(),
        _ => format!(" · interrupted {}", minutes(answer.detour)),
    };
    let facts = format!(
        "    {}  {} · {given}/{most} points · follow-up {}{detour}",
        minutes(answer.total),
        rating::shown(answer.rating),
        minutes(answer.probe),
    );
    [question, Line::from(Role::Fact.span(fit(&facts, wide)))]
}
