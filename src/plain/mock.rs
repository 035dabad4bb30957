//! A mock interview in lines.

use crate::domain::day::short;
use crate::domain::mock::run::MockRun;
use crate::domain::mock::{Mock, MockAnswer};
use crate::domain::rating;
use crate::plain::drill::speaking;
use crate::plain::speech::{Speech, read_out};
use crate::screens::Context;
use crate::screens::drill::DrillScreen;
use crate::screens::mock::view::{about, is_in_band, totals};
use crate::screens::mock::{MockScreen, MockSetup, MockStep};
use crate::ui::text::{count, minutes};

/// What there is to say of a mock interview.
pub(super) fn speech(mock: &MockScreen, cx: Context<'_>) -> Speech {
    match mock {
        MockScreen::Setup(setup) => set_up(*setup, cx),
        MockScreen::Running(run, step) => running(run, step, cx),
        MockScreen::YourTurn(..) => your_turn(cx),
        MockScreen::Page(page, kept) => result(page, *kept, cx),
    }
}

fn set_up(setup: MockSetup, cx: Context<'_>) -> Speech {
    let about = format!("Mock interview. {}", about(cx));
    let before = cx.progress().into_iter().flat_map(|progress| progress.mocks().rev().take(5));
    let before = before
        .map(|(day, mock)| format!("Before, {}: {}.", short(day, cx.day()), read_out(&totals(mock, cx))));
    let questions = count(setup.questions, "question", "questions");
    let minutes = count(setup.minutes as usize, "minute", "minutes");
    let row = if setup.row == 0 { "questions" } else { "minutes" };
    Speech {
        facts: std::iter::once(about).chain(before).collect(),
        here: format!("{questions} in {minutes}. To change the {row}, enter more or fewer."),
    }
}

fn running(run: &MockRun, step: &MockStep, cx: Context<'_>) -> Speech {
    let text = run.question().map_or("", |question| cx.wording(question, 0));
    let asked = format!("Question {} of {}: {text}", run.number() + 1, run.total());
    match &step.drill {
        DrillScreen::Ready(assignment) => {
            let story = assignment.story.as_ref().and_then(|slug| cx.library.story(slug));
            let story = story.map(|story| format!("Story: {}.", story.title));
            let rules = "There are no hints, notes or pauses. The interview clock is running.".to_owned();
            Speech {
                facts: [asked, rules].into_iter().chain(story).collect(),
                here: "The interviewer is waiting for your answer.".to_owned(),
            }
        }
        DrillScreen::Speaking(drill, _) if drill.is_interrupted() => Speech {
            facts: vec![asked],
            here: format!(
                "The interviewer interrupts: \"{}\" Answer, then pick up where you left off.",
                step.words
            ),
        },
        DrillScreen::Speaking(drill, draft) => {
            let mut speech = speaking(drill, draft, cx);
            speech.facts.insert(0, asked);
            speech
        }
    }
}

fn your_turn(cx: Context<'_>) -> Speech {
    let starred = |id| cx.progress().is_some_and(|progress| progress.starred(id));
    let chosen =
        cx.bank.ask_questions().filter(|it| starred(&it.id)).map(|it| format!("You starred: {}", it.text));
    Speech {
        facts: chosen.collect(),
        here: "\"Do you have any questions for me?\" You have about 1:30 for this part, which isn't rated."
            .to_owned(),
    }
}

fn result(mock: &Mock, kept: bool, cx: Context<'_>) -> Speech {
    let all = format!("Mock interview: {}.", read_out(&totals(mock, cx)));
    let here = if kept {
        "Saved. You'll find the answers in Browse, marked live."
    } else {
        "This page isn't saved yet."
    };
    Speech {
        facts: std::iter::once(all).chain(mock.answers.iter().map(|answer| answered(answer, cx))).collect(),
        here: here.to_owned(),
    }
}

fn answered(answer: &MockAnswer, cx: Context<'_>) -> String {
    let band = if is_in_band(answer, cx) { "in the band" } else { "outside the band" };
    let (given, most) = answer.points;
    let detour = match answer.detour.as_secs() {
        0 => String::new(),
        _ => format!(", interrupted {}", minutes(answer.detour)),
    };
    format!(
        "{} {}, {band}, {}, {given} of {most} points, follow-up {}{detour}.",
        cx.wording(&answer.question, 0),
        minutes(answer.total),
        rating::shown(answer.rating),
        minutes(answer.probe),
    )
}
