//! The settings screen.
//!
//! ```text
//!  Settings                                             saved right away in settings.yaml
//! ─────────────────────────────────────────────────────────────────────────────────────
//!  PRACTICE
//!    interview           2026-12-02    in 9 days
//!  ▌ drills a day             ‹ 3 ›    make a day's practice     1 to 12
//!    start of the day         5:00     earlier is yesterday      default 4:00
//!
//!  PACE
//!    target                   2:30     the length to aim at
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::day::{ahead, short};
use crate::domain::mic::Mic;
use crate::domain::part::Part;
use crate::domain::settings::{Setting, Settings};
use crate::domain::sound::desk::VoiceUse;
use crate::keys::action::Action;
use crate::screens::Context;
use crate::screens::practice::panel::glossary;
use crate::screens::sections::TALL;
use crate::screens::settings::{SettingsRow, SettingsScreen, is_default, rows};
use crate::ui::canvas::{Canvas, Target};
use crate::ui::chart::share;
use crate::ui::clock;
use crate::ui::columns;
use crate::ui::form::Form;
use crate::ui::list::{self, List};
use crate::ui::page::{Page, hanging};
use crate::ui::text::{minutes, pad, width, wrap_to};
use crate::ui::theme::Role;

/// Names and values.
const FORM: Form = Form { name: 20, value: 11 };

/// Where the words about a setting begin, and how wide they are.
const ABOUT: usize = FORM.name + FORM.value + 4;
const ABOUT_WIDTH: usize = 26;

/// The cells of the bar of a share.
const PLAN: usize = 30;

/// Draws the screen.
pub(in crate::screens) fn draw(
    settings: &SettingsScreen,
    cx: Context<'_>,
    canvas: &mut Canvas<'_>,
    area: Rect,
) {
    let area = canvas.head(area, ["Settings", ""], Role::Fact, kept(settings, cx));
    let left = columns::panel(canvas, area, |area| about(settings, cx, area));
    let seen = left.unwrap_or(area);
    let mut list = List::on(Page::new(seen.width.into()), settings.selected()).showing_its_top();
    fault(&mut list.page, cx);
    let mut group = "";
    for of in rows() {
        if of.group() != group {
            list.page.gap();
            group = of.group();
            list.page.push(Role::Strong.span(format!(" {}", group.to_uppercase())));
        }
        list.row(|page, row| line(page, row, of, cx));
    }
    if seen.height >= TALL {
        let words = glossary(list.page.wide());
        list.page.fill(words, seen.height);
    }
    list.draw(canvas, seen);
}

/// Where the selected setting is saved.
fn kept(settings: &SettingsScreen, cx: Context<'_>) -> &'static str {
    match settings.row() {
        row if row.is_of_machine() => "saved right away, only on this machine",
        _ if cx.settings_fault.is_some() => "",
        _ => "saved right away in settings.yaml",
    }
}

/// What is wrong with the file.
fn fault(page: &mut Page, cx: Context<'_>) {
    if let Some(fault) = cx.settings_fault.as_deref() {
        let first = fault.lines().next().unwrap_or_default();
        let words = format!("▲ The file has an error. {first}");
        for line in hanging(" ", Role::Bad, wrap_to(&words, page.beside(2), 3)) {
            page.push_hit(line, Target::Do(Action::Troubles));
        }
    }
}

/// The selected setting, the plan that follows from all of them, and the colors.
fn about(settings: &SettingsScreen, cx: Context<'_>, area: Rect) -> Page {
    let mut page = Page::of(area);
    if let Some(setting) = settings.setting() {
        page.push(Role::Strong.span(format!(" {}", setting.title().to_uppercase())));
        page.text(Role::Text, (3, 1), &meaning(setting, cx));
        let usual = setting.shown(Settings::default().number(setting));
        page.text(Role::Fact, (3, 1), &format!("{}; {usual} by default", setting.allowed()));
        page.gap();
    }
    plan(&mut page, cx);
    page.fill(samples(" COLORS", &COLORS, page.wide()), area.height);
    page.fill(samples(" MARKS", &MARKS, page.wide()), area.height);
    page
}

/// How the target is shared among the parts.
fn plan(page: &mut Page, cx: Context<'_>) {
    let [from, target, to] = [cx.pace.from, cx.pace.target, cx.pace.to].map(minutes);
    let title = Role::Strong.span(" THE PLAN");
    page.ends(title, Role::Fact.span(format!("{target}, in the band from {from} to {to}")));
    for part in Part::ALL {
        let share_of = cx.settings.shares[part] as usize;
        let mut line = Line::from(Role::Text.span(format!("   {}", pad(part.title(), 12))));
        line.push_span(Role::Text.span(format!("{}  ", minutes(cx.pace.plan(part)))));
        line.extend(share(share_of, 100, PLAN, Role::Text));
        page.push(line);
    }
    page.gap();
    let wide = page.beside(4);
    for mut line in [clock::bar(cx.pace.target, &[], &cx.pace, wide, false), clock::bar_times(&cx.pace, wide)]
    {
        line.spans.insert(0, Span::raw("   "));
        page.push(line);
    }
}

/// What the marks mean that stand beside words.
const MARKS: [(Role, &str); 12] = [
    (Role::Good, "● in the band"),
    (Role::Warn, "○ out of the band"),
    (Role::Good, "■ ready or done"),
    (Role::Text, "□ not yet"),
    (Role::Good, "✓ in range"),
    (Role::Warn, "★ starred"),
    (Role::Bad, "✗ an error"),
    (Role::Warn, "▲ a warning"),
    (Role::Fact, "· a hint"),
    (Role::Good, "● a strong story"),
    (Role::Text, "○ a usable one"),
    (Role::Fact, "◦ outside your profile"),
];

/// What each role looks like.
const COLORS: [(Role, &str); 8] = [
    (Role::Text, "text"),
    (Role::Fact, "fact"),
    (Role::Dim, "·"),
    (Role::Key, "key"),
    (Role::Here, "▌ selected"),
    (Role::Good, "● good"),
    (Role::Warn, "◆ warning"),
    (Role::Bad, "▲ bad"),
];

/// Words in their roles, as many in a line as fit.
fn samples(title: &'static str, samples: &[(Role, &'static str)], wide: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::from(Role::Strong.span(title)), Line::from("   ")];
    for (role, words) in samples {
        if lines.last().is_some_and(|line| line.width() + width(words) > wide) {
            lines.push(Line::from("   "));
        }
        if let Some(line) = lines.last_mut() {
            line.extend([role.span(*words), Span::raw("  ")]);
        }
    }
    lines
}

/// A line: name, value, what it means, and what it may be.
fn line(page: &mut Page, row: list::Row, of: SettingsRow, cx: Context<'_>) {
    let SettingsRow::Setting(setting) = of else {
        let (name, [value, about]) = match of {
            SettingsRow::Voice => ("voice", [cx.machine.voice.word().to_owned(), voice(cx.machine.voice)]),
            SettingsRow::Record => ("record", [switch(cx.machine.record), mic(cx)]),
            SettingsRow::Keep => ("keep", [cx.machine.keep.to_string(), "recordings to keep".to_owned()]),
            _ => ("interview", interview(cx)),
        };
        let changes = of != SettingsRow::Interview;
        let about = Role::Fact.span(format!("  {}", pad(&about, page.beside(ABOUT + 1))));
        return FORM.row(page, row, [name, &value], changes, vec![about]);
    };
    let name = setting.title().to_lowercase();
    let value = setting.shown(cx.settings.number(setting));
    let (meaning, note) =
        (meaning(setting, cx), note(setting, row.here, cx, page.beside(ABOUT + ABOUT_WIDTH + 1)));
    let room = if note.is_empty() { page.beside(ABOUT + 1) } else { ABOUT_WIDTH };
    let about = Role::Fact.span(format!("  {}{note}", pad(&meaning, room)));
    FORM.row(page, row, [&name, &value], true, vec![about]);
}

fn switch(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

/// Where questions are asked aloud.
fn voice(voice: VoiceUse) -> String {
    let words = match voice {
        VoiceUse::Off => "you read the questions",
        VoiceUse::Mock => "asked aloud in mock interviews",
        VoiceUse::Always => "questions are asked aloud",
    };
    words.to_owned()
}

/// What would record, and whether it was tried.
fn mic(cx: Context<'_>) -> String {
    match (&cx.mic, &cx.recorder) {
        _ if !cx.machine.record => "nothing is recorded".to_owned(),
        (Mic::Opening | Mic::Trying, _) => "talk for two seconds".to_owned(),
        (Mic::Playing, _) => "this is what it heard".to_owned(),
        (Mic::Tried { words, unplayed: None }, _) => words.clone(),
        (Mic::Tried { words, .. }, _) => format!("{words}; not played"),
        (Mic::Failed(trouble) | Mic::Doubtful { trouble, .. }, _) => trouble.short.clone(),
        (_, Some(Ok(name))) => format!("{name}, not tried yet; t tries it"),
        (_, Some(Err(why))) => why.clone(),
        _ => String::new(),
    }
}

/// The next interview.
pub(crate) fn interview(cx: Context<'_>) -> [String; 2] {
    let today = cx.day();
    let dates = cx.progress().map_or(&[][..], |progress| progress.interview_dates());
    let ahead_of = dates.iter().filter(|date| **date >= today);
    let later = ahead_of.clone().skip(1).map(|date| short(*date, today)).collect::<Vec<_>>().join(", ");
    match ahead_of.clone().next() {
        Some(date) if later.is_empty() => [short(*date, today), ahead(*date, today)],
        Some(date) => [short(*date, today), format!("{}, then {later}", ahead(*date, today))],
        None => ["none".to_owned(), "no date is set".to_owned()],
    }
}

/// What a setting means, in a few words.
pub(crate) fn meaning(setting: Setting, cx: Context<'_>) -> String {
    match setting {
        Setting::Share(part) => format!("{} {}", minutes(cx.pace.plan(part)), setting.about()),
        Setting::Role => match (cx.settings.profile.role, cx.settings.role_said) {
            (Some(role), _) => role.about().to_owned(),
            (None, true) => "questions for any role".to_owned(),
            (None, false) => "press enter to choose".to_owned(),
        },
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
