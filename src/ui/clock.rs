//! The clock of a drill in colors and words: its digits, its lights and the bar with the band.

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::domain::pace::{Light, Pace};
use crate::domain::shape::ShapePart;
use crate::ui::digits::Size;
use crate::ui::page::Page;
use crate::ui::text::minutes;
use crate::ui::theme::Role;

/// The left edge of a drill, in cells.
pub const LEFT: usize = 3;

/// The role, the glyph and the word of a light: a color never stands alone.
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

/// The time in digits in the middle of a page, what is said of it beside them; a plain line of them stands at the left.
/// They are bold: signs that are read like words.
pub fn face(page: &mut Page, size: Size, text: &str, role: Role, said: &Span<'static>) {
    /// What is said takes no more than this.
    const SAID: usize = 20;
    let rows = size.rows(text);
    let cells = rows.first().map_or(0, |row| row.chars().count());
    let middle = (page.wide().saturating_sub(cells) / 2).min(page.beside(cells + SAID)).max(LEFT);
    let indent = if size == Size::Line { LEFT } else { middle };
    let half = rows.len() / 2;
    let style = if role == Role::Dim { role.style() } else { role.style().bold() };
    for (number, row) in rows.into_iter().enumerate() {
        let mut spans = vec![Span::raw(" ".repeat(indent)), Span::styled(row, style)];
        if number == half {
            spans.extend([Span::raw(if cells == 0 { "" } else { "   " }), said.clone()]);
        }
        page.push(Line::from(spans));
    }
}

/// A bar from nothing to the end of the band: what is spoken, where each part started, with its letter, and the band
/// itself. While the clock stands it has no color.
pub fn bar(
    spoken: Duration,
    parts: &[(Duration, ShapePart)],
    pace: &Pace,
    width: usize,
    stands: bool,
) -> Line<'static> {
    let inner = width.saturating_sub(2);
    let column = |time: Duration| (time.as_millis() * inner as u128 / pace.to.as_millis().max(1)) as usize;
    let role = if stands { Role::Dim } else { light(pace.light(spoken)).0 };
    let (until, marks) = (column(spoken), [column(pace.from), column(pace.wrap_up)]);
    let starts: Vec<_> = parts.iter().map(|(start, part)| (column(*start), part.letter)).collect();
    let cell = |x: usize| -> Span<'static> {
        let starts_at = |at: usize| starts.iter().find(|(start, _)| *start == at).filter(|_| x < until);
        let letter = if x == 0 { starts_at(0) } else { starts_at(x - 1).filter(|(start, _)| *start > 0) };
        match (starts_at(x).filter(|_| x > 0), letter) {
            (Some(_), _) => role.span("┿"),
            (None, Some((_, letter))) => Role::Strong.span(*letter),
            _ if marks.contains(&x) => Role::Text.span("┊"),
            _ if x < until => role.span("━"),
            _ if x > marks[0] => Role::Dim.span("▒"),
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::bar;
    use crate::domain::pace::Pace;
    use crate::domain::part::Part;
    use crate::ui::theme::Role;

    #[test]
    fn the_bar_says_which_part_started_where() {
        let at = |seconds| Duration::from_secs(seconds);
        let parts = [(0, Part::Situation), (24, Part::Action), (60, Part::Result)];
        let parts = parts.map(|(start, part)| (at(start), part.into()));
        let shown = |spoken| bar(at(spoken), &parts, &Pace::default(), 32, false).to_string();
        assert_eq!(shown(90), "├S━━━┿A━━━━┿R━━━─────┊▒▒▒▒┊▒▒▒▒┤");
        assert_eq!(shown(62), "├S━━━┿A━━━━──────────┊▒▒▒▒┊▒▒▒▒┤", "a part is marked once it takes a cell");
    }

    #[test]
    fn a_bar_that_stands_has_no_color() {
        let spoken = Duration::from_secs(130);
        let color = |stands| bar(spoken, &[], &Pace::default(), 32, stands).spans[3].style;
        assert_eq!([color(false), color(true)], [Role::Good.style(), Role::Dim.style()]);
    }
}
