//! A drill in lines: the question and the plan before it, then the part that is told.

use std::time::Duration;

use crate::domain::clean::clean;
use crate::domain::drill::{Assignment, Drill};
use crate::domain::follow_up::FollowUp;
use crate::domain::pace::PlanFit;
use crate::domain::settings::ClockView;
use crate::domain::shape::ShapePart;
use crate::domain::snapshot::ReviewDraft;
use crate::domain::story::choice::overused;
use crate::domain::take::Circumstances;
use crate::plain::speech::{Speech, read_out};
use crate::screens::Context;
use crate::screens::drill::DrillScreen;
use crate::screens::drill::view::{focus, heard_as};
use crate::ui::text::{capital, minutes};

/// What there is to say of a drill.
pub(super) fn speech(telling: &DrillScreen, cx: Context<'_>) -> Speech {
    match telling {
        DrillScreen::Ready(assignment) => ready(telling, assignment, cx),
        DrillScreen::Speaking(drill, draft) => {
            let question = question(&drill.assignment, cx);
            let mut speech = speaking(drill, draft, cx);
            speech.facts.insert(0, question);
            speech
        }
    }
}

fn question(assignment: &Assignment, cx: Context<'_>) -> String {
    format!("Question: {}", cx.wording(&assignment.question, assignment.wording))
}

/// The question, what to do better, the story and the plan.
fn ready(telling: &DrillScreen, assignment: &Assignment, cx: Context<'_>) -> Speech {
    let theme = cx.bank.question(&assignment.question).map_or("", |(theme, _)| theme.title.as_str());
    let told = Circumstances {
        cold: assignment.cold,
        with_notes: assignment.with_notes(),
        spoiled: false,
        live: assignment.live,
        elsewhere: false,
    };
    let mut facts = vec![
        format!("Drill: {theme}, {}.", read_out(&heard_as(told, assignment.wording))),
        question(assignment, cx),
    ];
    facts.extend(focus(assignment, cx).map(|words| format!("Focus: {words}")));
    let next_times = telling.next_times(cx);
    let next_times = next_times.iter().enumerate();
    facts.extend(
        next_times.map(|(row, take)| format!("{}. Next time I will {}", row + 1, clean(&take.next_time))),
    );
    let mut remarks = cx.progress().into_iter().flat_map(|it| it.remarks_on(&assignment.question));
    facts.extend(remarks.next().map(|take| format!("What others said: {}", clean(&take.note))));
    facts.extend(story(telling, cx));
    facts.extend(assignment.outline.notice_on(cx.wording(&assignment.question, assignment.wording)));
    let pace = cx.pace_of(assignment.outline);
    let parts = assignment.outline.parts().iter();
    facts.extend(parts.map(|part| format!("{}, {}: {}.", part.title, minutes(pace.plan(*part)), part.hint)));
    facts.push(format!("In the band from {} to {}.", minutes(pace.from), minutes(pace.to)));
    Speech { facts, here: "Ready when you are. An empty line starts the clock.".to_owned() }
}

/// The story that will be told, or that none is chosen; where it is told too often, that it is.
fn story(telling: &DrillScreen, cx: Context<'_>) -> Vec<String> {
    if cx.library.stories().is_empty() || !telling.assignment().outline.tells_story() {
        return Vec::new();
    }
    let Some(story) = telling.story(cx) else {
        let none = if telling.suggests(cx) { "none chosen" } else { "none for this question yet" };
        return vec![format!("Story: {none}.")];
    };
    let often = cx.progress().and_then(|progress| overused(progress, cx.library.stories()));
    let often = often.filter(|often| *often.story == story.slug);
    let often = often.map(|often| format!("{}; maybe try another.", capital(&often.words())));
    let chosen =
        format!("Story: {}, {}.", cx.library.title(&story.slug), read_out(&telling.facts(story, cx)));
    std::iter::once(chosen).chain(often).collect()
}

/// The part that is told, and what came of the one before; the follow-up once the story is over.
pub(super) fn speaking(drill: &Drill, draft: &ReviewDraft, cx: Context<'_>) -> Speech {
    let mut facts = Vec::new();
    if drill.spoiled {
        facts.push("Spoiled. This take will be saved, but it won't count.".to_owned());
    }
    let criteria = cx.bank.criteria(&drill.assignment.question);
    if let Some(hint) = usize::from(drill.hints).checked_sub(1).and_then(|last| criteria.get(last)) {
        facts.push(format!("Hint {} of {}: {}", drill.hints, criteria.len(), hint.text));
    }
    Speech {
        facts,
        here: draft.open_follow_up().map_or_else(|| now_told(drill, cx), |asked| follow_up(drill, asked, cx)),
    }
}

fn follow_up(drill: &Drill, asked: &FollowUp, cx: Context<'_>) -> String {
    let took = minutes(drill.spoken(cx.now.elapsed));
    format!("Your answer took {took}. Follow-up: \"{}\" Take about half a minute for this one.", asked.text)
}

fn now_told(drill: &Drill, cx: Context<'_>) -> String {
    let before = before(drill, cx);
    let all = drill.outline().parts();
    match drill.part() {
        _ if drill.has_ended() => format!("All {} parts done.{before}", drill.outline().number()),
        _ if drill.is_paused() => format!("Paused at {}.", minutes(drill.spoken(cx.now.elapsed))),
        Some(part) => {
            let number = all.iter().position(|it| *it == part).unwrap_or_default() + 1;
            let plan = match cx.clock_view {
                ClockView::Full => format!(", {}", minutes(cx.pace_of(drill.outline()).plan(part))),
                _ => String::new(),
            };
            format!("{}, part {number} of {}{plan}.{before}", part.title, all.len())
        }
        None => "The clock is running; this answer has no parts.".to_owned(),
    }
}

/// What came of the part that has just ended: " Situation took 0:21 of 0:24."
fn before(drill: &Drill, cx: Context<'_>) -> String {
    let all = drill.outline().parts();
    let number = drill.part().and_then(|now| all.iter().position(|part| *part == now)).unwrap_or(all.len());
    let mut ended = all.iter().zip(drill.parts()).take(number);
    let Some((part, time)) = ended.next_back() else { return String::new() };
    match (time, cx.clock_view) {
        (None, _) => format!(" You left out {}.", part.title),
        (Some(time), ClockView::Full) => {
            format!(
                " {} took {} of {}{}.",
                part.title,
                minutes(time),
                minutes(cx.pace_of(drill.outline()).plan(*part)),
                fit(*part, time, drill, cx)
            )
        }
        (Some(_), _) => String::new(),
    }
}

fn fit(part: ShapePart, time: Duration, drill: &Drill, cx: Context<'_>) -> &'static str {
    match cx.pace_of(drill.outline()).fit_so_far(part, time) {
        PlanFit::Short => ", too short",
        PlanFit::InPlan => "",
        PlanFit::Long => ", too long",
    }
}
