//! A text being written, on the screen.
//!
//! ```text
//!  The stemmer · Action                                     0:52 of 1:15 · 122 words
//!
//!  I wrote the matcher, rather than ...
//!
//!  ────────────────────────────────────────────────────────────────────────────────
//!  ▲ 19 "we", 0 "I" in Action. Which of it was you? (SL201)
//! ```

use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::coach::check::{Finding, Level, folded, shown};
use crate::coach::sample::findings;
use crate::domain::company::Note;
use crate::domain::part::Part;
use crate::domain::sample::Sample;
use crate::domain::story::length::{spoken, words};
use crate::screens::Context;
use crate::screens::writing::{Writing, WritingSubject};
use crate::ui::canvas::Canvas;
use crate::ui::columns::{FIRST, WITH_PANEL, with_panel};
use crate::ui::page::{Page, hanging};
use crate::ui::text::{count, fit, minutes, wrap};
use crate::ui::theme::Role;

/// Lines longer than this are hard to read.
const WIDEST: u16 = 86;

/// From this many lines on a rule stands below the head.
const AIRY: u16 = 12;

/// Draws the screen; on a wide one all of the story or page stands beside the text.
pub(in crate::screens) fn draw(writing: &Writing, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    heading(writing, cx, canvas, area);
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let left = with_panel(canvas, body).map(|[left, right]| {
        whole(writing, right).draw_still(canvas, right);
        left
    });
    let wide = left.map_or(area.width.min(WIDEST), |left| left.width);
    text(writing, cx, canvas, Rect { width: wide, ..area });
    if area.height >= AIRY {
        canvas.rule(area, area.y + 1);
    }
}

/// The other texts of the story or page as they are saved, and what belongs into the one being written.
fn whole(writing: &Writing, area: Rect) -> Page {
    let texts: Vec<(&str, &str, bool)> = match &writing.subject {
        WritingSubject::Part(story, part) => {
            Part::ALL.map(|it| (it.title(), story.texts[it].trim(), it == *part)).to_vec()
        }
        WritingSubject::Note(company, note) => {
            Note::ALL.into_iter().map(|it| (it.title(), company.note(it).trim(), it == *note)).collect()
        }
    };
    let mut page = Page::of(area);
    for (title, text, is_here) in texts {
        page.push(Line::default());
        let start = page.len();
        page.push(if is_here { Role::Here } else { Role::Strong }.span(title.to_owned()));
        let text = if is_here { writing.subject.hint() } else { text };
        page.text(Role::Fact, (2, 1), if text.is_empty() { "nothing yet" } else { text });
        if is_here {
            page.focus_from(start);
        }
    }
    page
}

/// The text, and what is found of it.
fn text(writing: &Writing, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let findings = writing.findings(cx);
    let most = (area.height / 3).min(6);
    let below = lines(&findings, usize::from(area.width), usize::from(most));
    let used = (below.len() as u16 + 1).min(area.height.saturating_sub(3));
    let body = Rect {
        x: area.x + 1,
        y: area.y + 2.min(area.height),
        width: text_width(area.width),
        height: area.height.saturating_sub(2 + used),
    };
    writing.editor.draw(canvas, body);
    for (y, line) in (body.bottom()..area.bottom()).skip(1).zip(below) {
        canvas.line(area.x, y, area.width, &line);
    }
}

/// How wide the text is on a screen of this width.
pub(in crate::screens) fn text_width(screen: u16) -> u16 {
    if screen < WITH_PANEL { screen.min(WIDEST).saturating_sub(2) } else { FIRST - 2 }
}

/// Which text of which story or page, how many words it has, and of a part how long it is against the plan.
fn heading(writing: &Writing, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let text = writing.text();
    let mut facts = count(words(&text), "word", "words");
    if let WritingSubject::Part(_, part) = &writing.subject {
        let time = minutes(spoken(&text, cx.settings.words_a_minute));
        facts = format!("{time} of {} · {facts}", minutes(cx.pace.plan(*part)));
    }
    let title = writing.slot().title();
    let room = usize::from(area.width).saturating_sub(facts.len() + title.len() + 7);
    let left = Line::from(vec![
        Role::Strong.span(format!(" {title}")),
        Role::Fact.span(format!(" · {}", fit(writing.subject.whole(), room))),
    ]);
    canvas.ends(area, area.y, &left, Role::Fact, &facts);
}

/// What the check says of the part: the heaviest, and how many there are besides.
fn lines(findings: &[Finding], wide: usize, most: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> =
        shown(findings).iter().flat_map(|finding| finding_lines(finding, true, 1, wide)).collect();
    lines.extend(folded(findings).map(|more| Line::from(Role::Fact.span(format!("   {more}")))));
    lines.truncate(most);
    lines
}

/// A finding, whole since its question comes last: a glyph for its level after an indent, what it says, and its rule
/// where that is wanted.
pub(in crate::screens) fn finding_lines(
    finding: &Finding,
    with_rule: bool,
    indent: usize,
    wide: usize,
) -> Vec<Line<'static>> {
    let (glyph, role) = glyph(finding.level);
    let source = if with_rule { format!(" ({})", finding.rule.id) } else { String::new() };
    let texts = wrap(&format!("{}{source}", finding.message), wide.saturating_sub(indent + 3));
    hanging(role.span(format!("{:indent$}{glyph} ", "")), Role::Text, texts)
}

/// What the story check finds in a mixed answer; of a good sample there is nothing.
pub(in crate::screens) struct SampleFindings(Vec<Finding>);

impl SampleFindings {
    /// Those of this sample.
    pub(in crate::screens) fn of(sample: &Sample) -> Self {
        Self(if sample.is_mixed() { findings(sample) } else { Vec::new() })
    }

    /// Adds what is found of a part, or of the whole.
    pub(in crate::screens) fn show(&self, page: &mut Page, field: Option<Part>, indent: usize) {
        let wide = page.text_beside(1);
        for finding in self.0.iter().filter(|finding| finding.field == field) {
            page.extend(finding_lines(finding, true, indent, wide));
        }
    }
}

/// The glyph of a level: a colour never stands alone.
pub(in crate::screens) fn glyph(level: Level) -> (&'static str, Role) {
    match level {
        Level::Error => ("✗", Role::Bad),
        Level::Warning => ("▲", Role::Warn),
        Level::Consider => ("·", Role::Fact),
    }
}
