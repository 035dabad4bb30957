//! The mock interview on the screen.
//!
//! ```text
//!  Mock interview · question 2 of 4                                   7:12 of 20:00
//!
//!    Tell me about a time you had to tell a stakeholder no.
//!                        (the clock, the bar and the parts of a drill)
//!
//!    FOLLOW-UP
//!    "How would the stakeholder tell it?"
//!                        (the digits of a drill)
//! ```

mod set_up;
pub(crate) use self::set_up::about;
mod your_turn;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::drill::{Assignment, Drill};
use crate::domain::mock::run::MockRun;
use crate::domain::mock::{Mock, MockAnswer};
use crate::domain::rating;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::drill::DrillScreen;
use crate::screens::drill::view::{
    Interjection, air, at_zero, blank, follow_up, rule, sound_trouble, speaking, with_mic,
};
use crate::screens::mock::{MockScreen, MockStep};
use crate::ui::canvas::{Canvas, Target, head_line};
use crate::ui::columns;
use crate::ui::facts::fact;
use crate::ui::page::Page;
use crate::ui::text::{count, facts_in, fit, minutes};
use crate::ui::theme::Role;

/// Draws the screen.
pub(in crate::screens) fn draw(mock: &MockScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    match mock {
        MockScreen::Setup(setup) => set_up::draw(*setup, cx, canvas, area),
        MockScreen::Page(page, kept) => result(page, *kept, cx, canvas, area),
        MockScreen::YourTurn(run, watch) => your_turn::draw(run, watch.ran(cx.now.elapsed), cx, canvas, area),
        MockScreen::Running(run, step) => {
            heading(run, step, cx, canvas, area);
            let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
            running(step, cx, canvas, body);
            rule(canvas, area);
        }
    }
}

fn heading(run: &MockRun, step: &MockStep, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let number = format!("question {} of {}", run.number() + 1, run.total());
    let spent = run.spent(cx.now.elapsed);
    let role = if spent >= run.limit { Role::Warn } else { Role::Fact };
    let time = format!("{} of {}", minutes(spent), minutes(run.limit));
    let head = head_line("Mock interview", &number);
    let left = with_mic(head, &step.drill, cx);
    match sound_trouble(&step.drill, cx) {
        Some(trouble) => canvas.ends(area, area.y, &left, Role::Bad, &format!("▲ {trouble}")),
        None => canvas.ends(area, area.y, &left, role, &time),
    }
}

fn running(step: &MockStep, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    match &step.drill {
        DrillScreen::Ready(assignment) => asked(assignment, cx, canvas, area),
        DrillScreen::Speaking(drill, _) if drill.is_interrupted() => {
            detour(drill, step.words, cx, canvas, area);
        }
        DrillScreen::Speaking(drill, draft) => match draft.open_follow_up() {
            Some(asked) => follow_up(drill, asked, cx, canvas, area),
            None => speaking(drill, cx, canvas, area),
        },
    }
}

/// The question as an interviewer puts it: no plan, no hints; on a tall screen with the clock where it will run.
fn asked(assignment: &Assignment, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let story = assignment.story.as_deref();
    let mut page = Page::of(area);
    let air = air(area.height);
    blank(&mut page, air);
    page.text(Role::Strong, (3, 3), cx.wording(&assignment.question, 0));
    blank(&mut page, air.max(1));
    if at_zero(&mut page, cx, area.height) {
        blank(&mut page, air);
    }
    page.key(3, "space", Role::Text, " starts your answer", Action::StartClock);
    if !cx.library.stories().is_empty() {
        let title = story.map_or("none chosen", |slug| cx.library.title(slug));
        let title = fit(title, page.beside(24));
        let line = vec![
            Span::raw("   Story  "),
            if story.is_some() { Role::Text } else { Role::Fact }.span(title),
            Span::raw("   "),
            Role::Key.span("s"),
            Role::Fact.span(" chooses"),
        ];
        page.gap();
        page.push_hit(Line::from(line), Target::Do(Action::ChooseStory));
    }
    page.gap();
    page.text(Role::Fact, (3, 3), "There are no hints, notes or pauses. The interview clock is running.");
    page.draw(canvas, area);
}

/// What the interviewer put in; its time is not charged to the story.
fn detour(drill: &Drill, words: &str, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let about = "Answer, then pick up where you left off. This time doesn't count toward your story.";
    let interjection = Interjection {
        title: Role::Warn.span("   THE INTERVIEWER INTERRUPTS"),
        words,
        time: drill.detour(cx.now.elapsed),
        light: None,
        done: ("takes you back to your story", Action::GoOn),
        about: about.to_owned(),
        trouble: None,
    };
    interjection.draw(cx, canvas, area);
}

/// What a mock interview adds up to: answers in the band, and points with the most there were to give.
fn sums(mock: &Mock, cx: Context<'_>) -> (usize, [usize; 2]) {
    let in_band = mock.answers.iter().filter(|answer| is_in_band(answer, cx)).count();
    let sum = |of: fn(&MockAnswer) -> u16| mock.answers.iter().map(|it| usize::from(of(it))).sum::<usize>();
    (in_band, [sum(|it| it.points.0), sum(|it| it.points.1)])
}

pub(crate) fn is_in_band(answer: &MockAnswer, cx: Context<'_>) -> bool {
    cx.pace_of(cx.bank.outline(&answer.question)).in_band(answer.total)
}

/// A mock interview in a line.
pub(crate) fn totals(mock: &Mock, cx: Context<'_>) -> String {
    let (in_band, [given, most]) = sums(mock, cx);
    let answers = count(mock.answers.len(), "answer", "answers");
    let [spent, limit] = [mock.spent, mock.limit].map(minutes);
    format!("{answers} · {in_band} in the band · {given} of {most} points · {spent} of {limit}")
}

/// The page of a mock interview that was gone through.
fn result(mock: &Mock, kept: bool, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let answers = count(mock.answers.len(), "answer", "answers");
    let time = format!("{} of {}", minutes(mock.spent), minutes(mock.limit));
    let area = canvas.head(area, ["Mock interview", &answers], Role::Fact, &time);
    let left = columns::panel(canvas, area, |area| {
        let mut page = Page::of(area);
        numbers(&mut page, mock, cx);
        page
    });
    let seen = left.unwrap_or(area);
    let mut page = Page::of(seen);
    let wide = page.wide();
    if left.is_none() {
        numbers(&mut page, mock, cx);
        page.gap();
    }
    for answer in &mock.answers {
        page.extend(answered(answer, cx, wide));
        page.gap();
    }
    if kept {
        page.text(Role::Fact, (1, 1), "Saved. You'll find the answers in Browse, marked live.");
    } else {
        let again = vec![
            Role::Bad.span(" This page isn't saved yet. "),
            Role::Key.span("s"),
            Span::raw(" tries again"),
        ];
        page.push_hit(Line::from(again), Target::Do(Action::Save));
    }
    page.draw(canvas, seen);
}

/// How the answers went together.
fn numbers(page: &mut Page, mock: &Mock, cx: Context<'_>) {
    let ((in_band, [given, most]), answers) = (sums(mock, cx), mock.answers.len());
    page.push(Role::Strong.span(" ALL ANSWERS"));
    page.push(fact("in the band", in_band, answers, in_band == answers));
    page.push(fact("points", given, most, given == most));
}

fn answered(answer: &MockAnswer, cx: Context<'_>, wide: usize) -> [Line<'static>; 2] {
    let in_band = is_in_band(answer, cx);
    let (mark, role) = if in_band { ("●", Role::Good) } else { ("○", Role::Warn) };
    let question = Line::from(vec![
        role.span(format!("   {mark} ")),
        Span::raw(fit(cx.known.bank.short(&answer.question), wide.saturating_sub(6))),
    ]);
    let (given, most) = answer.points;
    let detour = match answer.detour.as_secs() {
        0 => String::new(),
        _ => format!(" · interrupted {}", minutes(answer.detour)),
    };
    let facts = format!(
        "     {}  {} · {given}/{most} points · follow-up {}{detour}",
        minutes(answer.total),
        rating::shown(answer.rating),
        minutes(answer.probe),
    );
    [question, Line::from(Role::Fact.span(facts_in(&facts, wide)))]
}
