//! The settings screen.
//!
//! ```text
//!  Settings                                             saved at once in settings.yaml
//!  Practice
//!    interview           2026-12-02    in 9 days
//!  ▸ drills a day             ‹ 3 ›    make a day's practice     1 to 12
//!    start of the day         5:00     earlier is yesterday      default 4:00
//!
//!  Pace
//!    target                   2:30     the length to aim at
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::day::ahead;
use crate::domain::settings::{Setting, Settings};
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::settings::{Row, SettingsScreen, is_default, rows};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::page::Page;
use crate::ui::text::{fit, minutes, pad, width, wrap_to};
use crate::ui::theme::Role;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 96;

/// Where the value begins, and how wide it is without the arrow after it.
const VALUE: usize = 20;
const VALUE_WIDTH: usize = 11;

/// Where the words about a setting begin, and how wide they are.
const ABOUT: usize = VALUE + VALUE_WIDTH + 4;
const ABOUT_WIDTH: usize = 26;

/// Draws the screen.
pub(in crate::screens) fn draw(
    settings: &SettingsScreen,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let area = Rect { width: area.width.min(WIDEST), ..area };
    let mut page = Page::default();
    let wide = usize::from(area.width);
    let roomy = area.height > 24;
    heading(&mut page, cx, wide, roomy);
    let mut group = "";
    for (row, of) in rows().enumerate() {
        if of.group() != group {
            if row > 0 {
                page.gap();
            }
            group = of.group();
            page.push(Role::Strong.span(format!(" {group}")));
        }
        let start = page.len();
        line(&mut page, row, of, row == settings.selected(), cx, wide);
        if row == settings.selected() {
            // With the first line of all, its headings are seen too.
            page.focus_from(if row == 0 { 0 } else { start });
        }
    }
    page.draw(canvas, area);
}

/// The name of the screen, and what is wrong with the file.
fn heading(page: &mut Page, cx: Context<'_>, wide: usize, roomy: bool) {
    let title = " Settings";
    let kept = if cx.settings_fault.is_some() { "" } else { "saved at once in settings.yaml" };
    let kept = fit(kept, wide.saturating_sub(width(title) + 3));
    let gap = wide.saturating_sub(width(title) + width(&kept) + 1);
    page.push(Role::Dim.span(format!("{title}{}{kept}", " ".repeat(gap))));
    if let Some(fault) = cx.settings_fault.as_deref() {
        let first = fault.lines().next().unwrap_or_default();
        let words = format!("▲ The file has a fault and is left alone. {first}");
        for line in wrap_to(&words, wide.saturating_sub(2), 3) {
            page.push_hit(Role::Bad.span(format!(" {line}")), Target::Do(Action::Troubles));
        }
    }
    if roomy {
        page.gap();
    }
}

/// A line: name, value, what it means, and what it may be.
fn line(page: &mut Page, row: usize, of: Row, selected: bool, cx: Context<'_>, wide: usize) {
    let (name, value, about) = match of {
        Row::Interview => interview(cx),
        Row::Setting(setting) => {
            let value = setting.shown(cx.settings.number(setting));
            (setting.title().to_lowercase(), value, about(setting, cx))
        }
    };
    let note = match of {
        Row::Setting(setting) => note(setting, selected, cx, wide.saturating_sub(ABOUT + ABOUT_WIDTH + 1)),
        Row::Interview => String::new(),
    };
    let room = if note.is_empty() { wide.saturating_sub(ABOUT + 1) } else { ABOUT_WIDTH };
    let role = if selected { Role::Here } else { Role::Text };
    let arrows = selected && matches!(of, Row::Setting(_));
    let (left, right) = if arrows { ("‹ ", " ›") } else { ("", "  ") };
    let before = VALUE_WIDTH.saturating_sub(width(&value) + width(left));
    let spans = vec![
        role.span(if selected { " ▸ " } else { "   " }),
        role.span(pad(&name, VALUE - 3)),
        Role::Key.span(format!("{}{left}", " ".repeat(before))),
        role.span(value),
        Role::Key.span(right),
        Span::raw("  "),
        Role::Dim.span(pad(&about, room)),
        Role::Dim.span(note),
    ];
    page.push_hit(Line::from(spans), Target::Row(row));
    if arrows {
        let (left, right) = ((VALUE + before) as u16, (VALUE + VALUE_WIDTH) as u16);
        page.hit_last(Some(left..left + 2), Target::RowDo(row, Action::Left));
        page.hit_last(Some(right..right + 2), Target::RowDo(row, Action::Right));
    }
}

/// The next interview.
fn interview(cx: Context<'_>) -> (String, String, String) {
    let today = cx.day();
    let dates = cx.progress().map_or(&[][..], |progress| progress.interview_dates());
    let ahead_of = dates.iter().filter(|date| **date >= today);
    let later = ahead_of.clone().skip(1).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let (value, about) = match ahead_of.clone().next() {
        Some(date) if later.is_empty() => (date.to_string(), ahead(*date, today)),
        Some(date) => (date.to_string(), format!("{}, then {later}", ahead(*date, today))),
        None => ("none".to_owned(), "no date is set".to_owned()),
    };
    ("interview".to_owned(), value, about)
}

/// What a setting means, in a few words.
fn about(setting: Setting, cx: Context<'_>) -> String {
    match setting {
        Setting::Share(part) => format!("{} {}", minutes(cx.pace.plan(part)), setting.about()),
        _ => setting.about().to_owned(),
    }
}

/// What the selected setting may be, and the default of one that was changed; as much as there is room for.
fn note(setting: Setting, selected: bool, cx: Context<'_>, room: usize) -> String {
    let mut notes = Vec::new();
    if selected && !setting.goes_round() {
        notes.push(setting.allowed());
    }
    if !is_default(setting, &cx.settings) {
        notes.push(format!("default {}", setting.shown(Settings::default().number(setting))));
    }
    while width(&notes.join(", ")) > room {
        notes.pop();
    }
    notes.join(", ")
}
