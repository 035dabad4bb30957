//! A review in lines: how long it took, then one thing after the other to be judged.

use std::time::Duration;

use crate::domain::follow_up::marked;
use crate::domain::rating;
use crate::plain::speech::{Speech, lines_of, read_out};
use crate::screens::Context;
use crate::screens::review::view::rating::{saved, suggested};
use crate::screens::review::view::{given_points, off_band, parts};
use crate::screens::review::{ReviewScreen, ReviewSection};
use crate::ui::text::minutes;

/// What there is to say of a review.
pub(super) fn speech(review: &ReviewScreen, cx: Context<'_>) -> Speech {
    let mut facts = taken(review, cx);
    if review.is_saved() {
        facts.extend(lines_of(|page| saved(page, review, cx, 0)));
        return Speech { facts, here: "The take is saved.".to_owned() };
    }
    if review.wants_mark() {
        return Speech {
            facts,
            here: follow_up(review) + " How well did you answer it? 0 not at all, 1 thinly, 2 well.",
        };
    }
    if review.is_covered() {
        let here = "Before you hear the criteria, how did it go? 1 again, 2 hard, 3 good, 4 easy, 0 skip.";
        return Speech { facts, here: here.to_owned() };
    }
    facts.extend(judged(review, cx));
    Speech { facts, here: row(review, cx) }
}

/// The question and the times.
fn taken(review: &ReviewScreen, cx: Context<'_>) -> Vec<String> {
    let drill = review.drill();
    let (total, pace) = (drill.spoken(Duration::ZERO), cx.pace_of(drill.outline()));
    let number =
        review.of_mock().map_or_else(String::new, |(number, of)| format!(" of answer {number} of {of}"));
    let band = if pace.in_band(total) {
        format!("in the band, {} to {}", minutes(pace.from), minutes(pace.to))
    } else {
        off_band(total, &pace)
    };
    let paused = match drill.paused(Duration::ZERO) {
        paused if paused.as_secs() > 0 => format!(", paused {}", minutes(paused)),
        _ => String::new(),
    };
    let told = read_out(&review.circumstances().plainly());
    let assignment = &drill.assignment;
    let question = cx.wording(&assignment.question, assignment.wording);
    let mut facts =
        vec![format!("Review{number}: {question}"), format!("{}, {band}; {told}{paused}.", minutes(total))];
    if drill.is_marked() && !drill.outline().parts().is_empty() {
        facts.extend(parts::lines(review, cx, WIDE).iter().map(|(line, _)| read_out(&line.to_string())));
    }
    facts
}

/// The cells of a line with a bar, which is not read out.
const WIDE: usize = 100;

/// What they look for, and how each of it was judged so far.
fn judged(review: &ReviewScreen, cx: Context<'_>) -> Vec<String> {
    let criteria = cx.bank.criteria(review.question());
    let mut facts = Vec::new();
    if review.asks_parts() {
        facts.push(
            "Which parts did you cover? Enter \"covered\" to mark one, or an empty line to continue."
                .to_owned(),
        );
    }
    if !criteria.is_empty() {
        let (_, most) = review.points();
        facts.push(format!(
            "What they look for: {} criteria, {most} points. 0 means missing, 1 means mentioned, and 2 means backed by a fact.",
            criteria.len()
        ));
    }
    let points = review.draft().points.iter().enumerate();
    let given = points.filter_map(|(row, points)| Some((row, (*points)?)));
    facts.extend(
        given.map(|(row, points)| format!("Criterion {}: {}.", row + 1, given_points(Some(points)).1)),
    );
    facts
}

fn follow_up(review: &ReviewScreen) -> String {
    review.follow_up().map_or_else(String::new, |asked| {
        let mark = asked.mark.map_or_else(String::new, |mark| format!(" {}.", marked(Some(mark))));
        format!("Follow-up: \"{}\"{mark}", asked.text)
    })
}

/// Where the cursor is, and what is to be judged there.
fn row(review: &ReviewScreen, cx: Context<'_>) -> String {
    let draft = review.draft();
    match review.section() {
        ReviewSection::Parts(row) => part(row, review),
        ReviewSection::Criteria(row) => criterion(row, review, cx),
        ReviewSection::RedFlags(row) => {
            let flag = review.watched_for(cx).nth(row).map_or("", |flag| flag.behaviour.as_str());
            let is_heard = draft.heard.get(row).copied().unwrap_or(false);
            let state = if is_heard { "marked" } else { "not marked" };
            format!("Watch for, {} of {}: {flag} ({state}).", row + 1, draft.heard.len())
        }
        ReviewSection::FollowUp => follow_up(review),
        ReviewSection::NextTime if draft.next_time.is_empty() => {
            "Next time I will: enter a line to see before your next take, or an empty line for none."
                .to_owned()
        }
        ReviewSection::NextTime => format!("Next time I will {}", draft.next_time),
        ReviewSection::Rating => rate(review, cx),
    }
}

fn part(row: usize, review: &ReviewScreen) -> String {
    let parts = review.drill().outline().parts();
    let title = parts.get(row).map_or("", |part| part.title);
    let is_told = review.draft().told.get(row).copied().unwrap_or(false);
    let state = if is_told { "covered" } else { "not marked" };
    format!("Part {} of {}, {title}: {state}.", row + 1, parts.len())
}

fn criterion(row: usize, review: &ReviewScreen, cx: Context<'_>) -> String {
    let criteria = cx.bank.criteria(review.question());
    let Some(criterion) = criteria.get(row) else { return String::new() };
    let given = review.draft().points.get(row).copied().flatten();
    let given = given.map_or_else(String::new, |points| format!(" {}.", given_points(Some(points)).1));
    let anchors = criterion.anchors.as_ref();
    let anchors = anchors
        .map_or_else(String::new, |it| format!(" For 1 point: {} For 2 points: {}", it.mentioned, it.shown));
    format!(
        "Criterion {} of {}: {}.{given}{anchors}",
        row + 1,
        criteria.len(),
        criterion.text.trim_end_matches('.')
    )
}

/// The ratings that are open, and the one that is suggested.
fn rate(review: &ReviewScreen, cx: Context<'_>) -> String {
    if !review.is_rated() {
        let is_warm_up = review.drill().assignment.warm_up;
        let why = if is_warm_up { "warm-ups aren't rated on interview day" } else { "this take isn't rated" };
        return format!("An empty line saves it; {why}.");
    }
    let (given, most) = review.points();
    let points = if most > 0 { format!("{given} of {most} points. ") } else { String::new() };
    let limit = review.limit(cx);
    let open = rating::Rating::ALL.into_iter().filter(|rating| *rating <= limit);
    let open: Vec<String> = open.map(|rating| rating::shown(Some(rating))).collect();
    format!(
        "{points}How was it? {} An empty line saves {}. Or enter one of these: {}.",
        suggested(review, cx),
        rating::shown(review.rating(cx)),
        open.join(", ")
    )
}
