//! What the browser shows of the selected item.

use ratatui::text::{Line, Span};

use crate::domain::bank::Pack;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::progress::Told;
use crate::domain::question::{Question, Theme};
use crate::domain::rating;
use crate::domain::sample::Sample;
use crate::screens::Context;
use crate::screens::browse::Browse;
use crate::screens::browse::tree::{Node, Section};
use crate::ui::page::Page;
use crate::ui::text::{count, minutes, wrap};
use crate::ui::theme::Role;

/// A page being filled with paragraphs of one width.
struct Writer {
    page: Page,
    wide: usize,
}

impl Writer {
    fn heading(&mut self, text: &str) {
        self.page.gap();
        self.text(Role::Strong, 0, text);
    }

    fn text(&mut self, role: Role, indent: usize, text: &str) {
        for line in wrap(text, self.wide.saturating_sub(indent)) {
            self.page.push(Line::from(vec![Span::raw(" ".repeat(indent)), role.span(line)]));
        }
    }

    /// A paragraph with a mark hanging in front of it.
    fn item(&mut self, mark: &Span<'static>, role: Role, text: &str) {
        let indent = mark.width();
        for (number, line) in wrap(text, self.wide.saturating_sub(indent + 2)).into_iter().enumerate() {
            let lead = if number == 0 { mark.clone() } else { Span::raw(" ".repeat(indent)) };
            self.page.push(Line::from(vec![Span::raw("  "), lead, role.span(line)]));
        }
    }

    fn bullet(&mut self, text: &str) {
        self.item(&Role::Dim.span("· "), Role::Text, text);
    }

    fn bullets(&mut self, texts: &[String]) {
        for text in texts {
            self.bullet(text);
        }
    }

    fn gap(&mut self) {
        self.page.gap();
    }
}

/// The page of the selected item, for a column of this width.
pub(in crate::screens) fn page(browse: &Browse, cx: Context<'_>, wide: usize) -> Page {
    let mut writer = Writer { page: Page::default(), wide };
    let covered = browse.covered(cx).is_some();
    let packs = cx.bank.packs();
    match browse.tree().selected(&cx.bank) {
        Node::Pack(p) => pack(&mut writer, &packs[p]),
        Node::Context(p) => context(&mut writer, &packs[p]),
        Node::Section(p, section) => about_section(&mut writer, section, &packs[p]),
        Node::Theme(p, t) => theme(&mut writer, &packs[p].themes[t], cx),
        Node::Question(p, t, q) => {
            let theme = &packs[p].themes[t];
            question(&mut writer, theme, &theme.questions[q], covered, cx);
        }
        Node::Sample(p, i) => sample(&mut writer, &packs[p].samples[i], covered, cx),
        Node::AskGroup(p, g) => {
            let group = &packs[p].ask[g];
            writer.text(Role::Strong, 0, &group.title);
            writer.gap();
            for question in &group.questions {
                writer.bullet(&question.text);
            }
        }
        Node::Ask(p, g, i) => ask(&mut writer, &packs[p], g, i, cx),
        Node::RedFlag(p, i) => {
            let flag = &packs[p].red_flags[i];
            writer.text(Role::Strong, 0, &flag.behaviour);
            writer.heading("Why it costs an offer");
            writer.text(Role::Text, 2, &flag.why);
            notes(&mut writer, &flag.id, cx);
        }
        Node::Competency(p, i) => competency(&mut writer, &packs[p], i, cx),
    }
    writer.page
}

fn pack(writer: &mut Writer, pack: &Pack) {
    writer.text(Role::Strong, 0, &pack.title);
    writer.gap();
    writer.text(Role::Text, 0, &pack.introductions.chapter);
    credits(writer, pack);
}

fn credits(writer: &mut Writer, pack: &Pack) {
    if !pack.source.is_empty() {
        writer.heading("Source");
        writer.text(Role::Dim, 2, &pack.source);
        writer.text(Role::Dim, 2, &pack.licence);
    }
}

/// Why these interviews differ: the introductions and the table of challenges.
fn context(writer: &mut Writer, pack: &Pack) {
    writer.text(Role::Strong, 0, "Why these interviews differ");
    writer.gap();
    writer.text(Role::Text, 0, &pack.introductions.chapter);
    writer.gap();
    writer.text(Role::Text, 0, &pack.introductions.context);
    for row in &pack.context {
        writer.gap();
        writer.text(Role::Accent, 2, &row.challenge);
        writer.text(Role::Text, 4, &row.assesses);
    }
    credits(writer, pack);
}

fn about_section(writer: &mut Writer, section: Section, pack: &Pack) {
    writer.text(Role::Strong, 0, section.title());
    writer.gap();
    let (words, number) = match section {
        Section::Themes => (
            "What AI work is like, as interviews ask about it. A theme's criteria hold for all its questions.",
            None,
        ),
        Section::Categories => {
            ("The classic behavioural questions. Each comes with the elements of a strong answer.", None)
        }
        Section::Samples => (
            "Answers in STAR-L form, to compare with after a take. A sample is covered until you have told its question once.",
            Some(count(pack.samples.len(), "sample", "samples")),
        ),
        Section::Ask => (pack.introductions.ask.as_str(), None),
        Section::RedFlags => {
            ("Behaviour that costs offers. After each take you say which of them you heard.", None)
        }
        Section::Competencies => {
            ("What the tags stand for: the abilities that questions are really about.", None)
        }
    };
    writer.text(Role::Text, 0, words);
    if section == Section::Ask {
        writer.gap();
        writer.text(Role::Dim, 0, "* chooses a question for the interview; three to five are enough.");
    }
    if let Some(number) = number {
        writer.gap();
        writer.text(Role::Dim, 0, &number);
    }
}

fn theme(writer: &mut Writer, theme: &Theme, cx: Context<'_>) {
    writer.text(Role::Strong, 0, &theme.title);
    writer.gap();
    writer.text(Role::Text, 0, &theme.about);
    let told = theme.questions.iter().filter(|question| cx.is_told(&question.id)).count();
    writer.gap();
    let questions = count(theme.questions.len(), "question", "questions");
    writer.text(Role::Dim, 0, &format!("{questions}, {told} told"));
}

fn question(writer: &mut Writer, theme: &Theme, question: &Question, covered: bool, cx: Context<'_>) {
    writer.text(Role::Strong, 0, &question.text);
    let origin = question.origin.as_ref().map_or(String::new(), |origin| format!(" · from {origin}"));
    let tags = tags(&question.tags, cx);
    writer.text(Role::Dim, 0, &format!("{} · {tags}{origin}", theme.title));
    takes(writer, question, cx);
    notes(writer, &question.id, cx);
    if covered {
        writer.gap();
        cover(
            writer,
            "What they look for, the follow-ups and the sample stay covered until you have told it once.",
        );
    } else {
        uncovered(writer, question, cx);
    }
    if !question.also.is_empty() {
        writer.heading("Also asked as");
        writer.bullets(&question.also);
    }
}

fn cover(writer: &mut Writer, what: &str) {
    writer.text(Role::Dim, 2, "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒");
    writer.text(Role::Dim, 2, &format!("{what} o uncovers them."));
}

fn uncovered(writer: &mut Writer, question: &Question, cx: Context<'_>) {
    let criteria = cx.bank.criteria(&question.id);
    let title = if question.elements.is_empty() { "What they look for" } else { "A strong answer has" };
    writer.heading(title);
    for criterion in criteria {
        writer.bullet(&criterion.text);
    }
    if !question.probes.is_empty() {
        writer.heading("Follow-ups");
        writer.bullets(&question.probes);
    }
    for sample in cx.bank.samples_for(&question.id) {
        writer.heading(&format!("Sample: {}", sample.title));
        sample_parts(writer, sample);
    }
}

/// The takes of a question, the newest first.
fn takes(writer: &mut Writer, question: &Question, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    let takes: Vec<Told<'_>> = progress.takes_of(&question.id).collect();
    writer.heading("Your takes");
    if progress.suspended(&question.id) {
        writer.text(Role::Warn, 2, "Suspended: it is not drawn for a day's set. x brings it back.");
    }
    if takes.is_empty() {
        writer.text(Role::Dim, 2, "none yet; enter begins one");
    }
    for take in takes.iter().rev().take(8) {
        writer.page.push(take_line(take, cx));
    }
    if takes.len() > 8 {
        writer.text(Role::Dim, 2, &format!("and {} before", takes.len() - 8));
    }
    if let Some(line) = progress.last_next_time(&question.id) {
        writer.item(&Role::Dim.span("Next time I will "), Role::Accent, line);
    }
}

fn take_line(take: &Told<'_>, cx: Context<'_>) -> Line<'static> {
    let (points, of) = take.score();
    let (role, glyph) = if cx.pace.in_band(take.total) { (Role::Good, "●") } else { (Role::Warn, "○") };
    Line::from(vec![
        Span::raw(format!("  {}  ", take.day)),
        role.span(format!("{glyph} {:>5}", minutes(take.total))),
        Span::raw(format!("  {:<9}", rating::shown(take.rating))),
        Span::raw(format!("{points}/{of}  ")),
        Role::Dim.span(take.circumstances().words()),
    ])
}

fn sample(writer: &mut Writer, sample: &Sample, covered: bool, cx: Context<'_>) {
    writer.text(Role::Strong, 0, &sample.title);
    let origin = match sample.origin.as_deref() {
        Some("starl") => " · invented",
        _ => "",
    };
    writer.text(Role::Dim, 0, &format!("{}{origin}", tags(&sample.tags, cx)));
    writer.heading("Asked");
    let question = cx.bank.question(&sample.question).map_or("", |(_, question)| &question.text);
    let asked = if sample.asked.is_empty() { question } else { &sample.asked };
    writer.text(Role::Text, 2, asked);
    if asked != question {
        writer.item(&Role::Dim.span("close to "), Role::Dim, question);
    }
    writer.gap();
    if covered {
        cover(writer, "The five parts stay covered until you have told the question once.");
    } else {
        sample_parts(writer, sample);
    }
    notes(writer, &sample.id, cx);
}

fn sample_parts(writer: &mut Writer, sample: &Sample) {
    for part in Part::ALL {
        writer.text(Role::Accent, 2, part.title());
        writer.text(Role::Text, 4, &sample.parts[part]);
    }
}

fn ask(writer: &mut Writer, pack: &Pack, group: usize, number: usize, cx: Context<'_>) {
    let question = &pack.ask[group].questions[number];
    writer.text(Role::Strong, 0, &question.text);
    writer.text(Role::Dim, 0, &pack.ask[group].title);
    writer.gap();
    let starred = cx.progress().is_some_and(|progress| progress.starred(&question.id));
    if starred {
        writer.text(Role::Warn, 0, "★ chosen for the interview");
    } else {
        writer.text(Role::Dim, 0, "* chooses it for the interview");
    }
    notes(writer, &question.id, cx);
}

fn competency(writer: &mut Writer, pack: &Pack, number: usize, cx: Context<'_>) {
    let competency = &pack.competencies[number];
    writer.text(Role::Strong, 0, &competency.title);
    for (title, text) in [
        ("How it is asked", &competency.asked),
        ("What they look for", &competency.looks_for),
        ("The hard probe", &competency.probe),
        ("What companies call it", &competency.company_words),
    ] {
        if !text.is_empty() {
            writer.heading(title);
            writer.text(Role::Text, 2, text);
        }
    }
    writer.heading("Questions about it");
    for (_, question) in cx.bank.questions().filter(|(_, question)| question.tags.contains(&competency.id)) {
        writer.bullet(&question.text);
    }
}

fn notes(writer: &mut Writer, id: &Id, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    if progress.flagged(id) {
        writer.gap();
        writer.text(Role::Bad, 0, "! flagged as faulty");
    }
    if let Some(note) = progress.note(id) {
        writer.heading("Your note");
        writer.text(Role::Text, 2, note);
    }
}

fn tags(tags: &[Id], cx: Context<'_>) -> String {
    tags.iter().map(|tag| cx.bank.competency_title(tag)).collect::<Vec<_>>().join(", ")
}
