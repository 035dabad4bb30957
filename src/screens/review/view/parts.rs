//! The five parts: how long each took against its plan; or, where none was marked, which ones were told.

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::domain::focus;
use crate::domain::pace::{Pace, PlanFit};
use crate::domain::shape::ShapePart;
use crate::screens::Context;
use crate::screens::review::view::ReviewLine;
use crate::screens::review::{ReviewScreen, ReviewSection};
use crate::ui::clock::{self, LEFT};
use crate::ui::list::Row;
use crate::ui::page::hanging;
use crate::ui::text::{and, fit, minutes, pad, wrap};
use crate::ui::theme::Role;

/// The cells of a name.
const NAME: usize = 11;

/// What the parts say in a sentence, and a line for each: a bar, its time, and how that fits the plan.
pub(crate) fn lines(review: &ReviewScreen, cx: Context<'_>, wide: usize) -> Vec<ReviewLine> {
    match (review.asks_parts(), review.is_covered()) {
        (true, false) => to_tick(review, wide),
        (false, _) if review.drill().is_marked() => timed(review, cx, wide),
        _ => whole(review, cx, wide),
    }
}

/// Where no part was marked, or there are none, the whole against the band.
fn whole(review: &ReviewScreen, cx: Context<'_>, wide: usize) -> Vec<ReviewLine> {
    let total = review.drill().spoken(Duration::ZERO);
    let room = wide.saturating_sub(2 * LEFT);
    let own_pace = cx.pace_of(review.drill().outline());
    let bars = [clock::bar(total, &[], &own_pace, room, false), clock::bar_times(&own_pace, room)];
    let indented = bars.map(|mut line| {
        line.spans.insert(0, Span::raw(" ".repeat(LEFT)));
        (line, None)
    });
    indented.into()
}

/// Where no part was marked: which ones were told?
fn to_tick(review: &ReviewScreen, wide: usize) -> Vec<ReviewLine> {
    let one = |(row, (part, told)): (usize, (&ShapePart, bool))| {
        let section = ReviewSection::Parts(row);
        let row = Row { number: row, here: review.is_at(section) };
        let words = format!("{} {}", if told { "☒" } else { "☐" }, pad(part.title, NAME));
        let hint = Role::Fact.span(fit(part.hint, wide.saturating_sub(LEFT + NAME + 4)));
        (Line::from(vec![row.mark(LEFT), row.role().span(words), hint]), Some(section))
    };
    let heading = Role::Strong.span("   Which parts did you cover?");
    let rows = review.drill().outline().parts().iter().zip(review.told()).enumerate().map(one);
    std::iter::once((heading.into(), None)).chain(rows).collect()
}

fn timed(review: &ReviewScreen, cx: Context<'_>, wide: usize) -> Vec<ReviewLine> {
    let outline = review.drill().outline();
    let own_pace = cx.pace_of(outline);
    let all: Vec<_> = outline.parts().iter().copied().zip(review.parts()).collect();
    let longest = all.iter().map(|(part, time)| own_pace.plan(*part).max(time.unwrap_or_default())).max();
    let longest = longest.unwrap_or_default();
    let room = wide.saturating_sub(LEFT + NAME + 22).clamp(4, 36);
    let cells = |time: Duration| (time.as_millis() * room as u128 / longest.as_millis().max(1)) as usize;
    let one = |&(part, time): &(ShapePart, Option<Duration>)| {
        let mut spans = vec![Span::raw(format!("   {}", pad(part.title, NAME)))];
        let plan = cells(own_pace.plan(part));
        let off = time.and_then(|time| off(part, time, review, &own_pace));
        let spoken = time.map_or(0, |time| cells(time).max(1));
        spans.extend(bar(spoken, plan, off.is_some()));
        spans.push(Span::raw(" ".repeat(room - plan.max(spoken).min(room) + 2)));
        spans.push(Role::Strong.span(pad(&time.map_or_else(String::new, minutes), 7)));
        spans.push(match (time, off) {
            (None, _) => Role::Warn.span("left out"),
            (_, Some((by, word))) => Role::Warn.span(format!("{} {word}", minutes(by))),
            (_, None) => Role::Fact.span("in range"),
        });
        (Line::from(spans), None)
    };
    let focused = review.focus_result(cx).map(|(good, words)| focused(good, &words, wide));
    let verdict = focused.unwrap_or_else(|| vec![verdict(&all, review, &own_pace).into()]);
    verdict.into_iter().map(|line| (line, None)).chain(all.iter().map(one)).collect()
}

/// What was spoken, with a mark where the plan ends. What is over it stands out, unless the part is as planned; what is
/// missing is dotted.
fn bar(spoken: usize, plan: usize, is_off: bool) -> [Span<'static>; 4] {
    let (role, over) = if is_off { (Role::Warn, "▓") } else { (Role::Text, "━") };
    [
        Role::Text.span("━".repeat(spoken.min(plan))),
        Role::Dim.span("╌".repeat(plan.saturating_sub(spoken))),
        Role::Strong.span("┃"),
        role.span(over.repeat(spoken.saturating_sub(plan))),
    ]
}

/// How the part went that the drill was started for.
fn focused(good: bool, words: &str, wide: usize) -> Vec<Line<'static>> {
    let role = if good { Role::Good } else { Role::Warn };
    hanging(" ".repeat(LEFT), role, wrap(words, wide.saturating_sub(LEFT + 1)))
}

/// By how much a part is over its plan or short of it; nothing where it is as planned, by the rule that held while the
/// clock ran.
fn off(
    part: ShapePart,
    time: Duration,
    review: &ReviewScreen,
    own_pace: &Pace,
) -> Option<(Duration, &'static str)> {
    let (spoken, plan) = (time.as_secs(), own_pace.plan(part).as_secs());
    let word = match focus::fit(review.drill(), part, time, Duration::ZERO, own_pace) {
        PlanFit::Long if spoken > plan => "over",
        PlanFit::Short if spoken < plan => "short",
        _ => return None,
    };
    Some((Duration::from_secs(spoken.abs_diff(plan)), word))
}

/// What the eye should meet first: what was not told, else the part that is furthest from its plan.
fn verdict(all: &[(ShapePart, Option<Duration>)], review: &ReviewScreen, own_pace: &Pace) -> Span<'static> {
    let missing: Vec<_> = all.iter().filter(|(_, time)| time.is_none()).map(|(part, _)| part.title).collect();
    if !missing.is_empty() {
        return Role::Strong.span(format!("   You left out {}.", and(&missing)));
    }
    // Of equals the later part.
    let off =
        all.iter().filter_map(|(part, time)| Some((off(*part, (*time)?, review, own_pace)?, part.title)));
    match off.max_by_key(|(off, _)| *off) {
        Some(((by, word), part)) => Role::Strong.span(match word {
            "over" => format!("   {part} ran {} over.", minutes(by)),
            _ => format!("   {part} ran {} short.", minutes(by)),
        }),
        None => Role::Good.span(format!("   All {} parts are in range.", review.drill().outline().number())),
    }
}

#[cfg(test)]
mod tests {
    use super::bar;
    use crate::ui::theme::Role;

    fn shown(spoken: usize, plan: usize, is_off: bool) -> String {
        bar(spoken, plan, is_off).iter().map(|span| span.content.as_ref()).collect()
    }

    #[test]
    fn a_bar_shows_where_the_plan_ends_and_what_is_over_it() {
        assert_eq!(shown(4, 6, true), "━━━━╌╌┃");
        assert_eq!(shown(6, 6, false), "━━━━━━┃");
        assert_eq!(shown(9, 6, true), "━━━━━━┃▓▓▓");
        assert_eq!(shown(7, 6, false), "━━━━━━┃━", "a little over is as planned");
        assert_eq!(shown(0, 3, false), "╌╌╌┃", "left out");
        assert_eq!(bar(9, 6, true)[3].style, Role::Warn.style());
    }
}
