//! The clock of a drill in colours and words: lights and the bar with the band.

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::domain::pace::{Light, Pace};
use crate::ui::text::minutes;
use crate::ui::theme::Role;

/// The role, the glyph and the word of a light: a colour never stands alone.
pub fn light(light: Light) -> (Role, &'static str, &'static str) {
    match light {
        Light::KeepGoing => (Role::Text, "○", "keep going"),
        Light::InBand => (Role::Good, "●", "in band"),
        Light::WrapUp => (Role::Warn, "◆", "wrap up"),
        Light::Over => (Role::Bad, "▲", "over"),
        Light::FarOver => (Role::Bad, "▲", "far over"),
    }
}

/// The words of the light; with the time over, where times are shown: "over +0:17".
pub fn light_words(spoken: Duration, pace: &Pace, times: bool) -> String {
    let (_, glyph, word) = light(pace.light(spoken));
    if times && spoken >= pace.to {
        format!("{glyph} {word} +{}", minutes(spoken.saturating_sub(pace.to)))
    } else {
        format!("{glyph} {word}")
    }
}

/// A bar from nothing to the end of the band: what is spoken, where the parts ended, and the band itself.
pub fn bar(spoken: Duration, ends: &[Duration], pace: &Pace, width: usize) -> Line<'static> {
    let inner = width.saturating_sub(2);
    let column = |time: Duration| (time.as_millis() * inner as u128 / pace.to.as_millis().max(1)) as usize;
    let (role, ..) = light(pace.light(spoken));
    let cell = |x: usize| -> Span<'static> {
        let ended = ends.iter().any(|&end| end <= spoken && column(end) == x && x > 0);
        match x {
            x if x < column(spoken) && ended => role.span("┿"),
            x if x == column(pace.from) || x == column(pace.wrap_up) => Role::Text.span("┊"),
            x if x < column(spoken) => role.span("━"),
            x if x > column(pace.from) => Role::Dim.span("▒"),
            _ => Role::Dim.span("─"),
        }
    };
    let mut cells = vec![Role::Text.span("├")];
    cells.extend((0..inner).map(cell));
    cells.push(Role::Text.span("┤"));
    Line::from(cells)
}

/// The times under the bar.
pub fn bar_times(pace: &Pace, width: usize) -> Line<'static> {
    let inner = width.saturating_sub(2);
    let mut text = String::new();
    for time in [pace.from, pace.wrap_up, pace.to] {
        let at = 1 + (time.as_millis() * inner as u128 / pace.to.as_millis().max(1)) as usize;
        let label = minutes(time);
        let start = (at.saturating_sub(label.len() / 2)).min(width.saturating_sub(label.len()));
        let filled = text.chars().count();
        if start > filled || filled == 0 {
            text.push_str(&" ".repeat(start - filled.min(start)));
            text.push_str(&label);
        }
    }
    Line::from(Role::Fact.span(text))
}
