//! What the browser shows of the selected item.

use std::time::Duration;

use ratatui::text::Span;

use crate::domain::bank::{AskGroup, Pack, Principle};
use crate::domain::clean::clean;
use crate::domain::day::short;
use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::question::{Question, Theme};
use crate::domain::rating;
use crate::domain::sample::Sample;
use crate::screens::Context;
use crate::screens::browse::Browse;
use crate::screens::browse::tree::{BrowseSection, Node};
use crate::screens::glossary::COLD;
use crate::screens::writing::view::SampleFindings;
use crate::ui::page::Page;
use crate::ui::text::{capital, count, minutes, width};
use crate::ui::theme::Role;

/// How an item is shown.
#[derive(Clone, Copy)]
struct DetailView {
    /// Whether what would give an answer away is hidden.
    covered: bool,
    /// Whether the keys of the browser act on it: they are named then.
    acts: bool,
    /// Whether it is read in full.
    full: bool,
}

/// The selected item on an empty page; with the keys that act on it, where they do.
pub fn page(browse: &Browse, acts: bool, cx: Context<'_>, mut page: Page) -> Page {
    let shown = DetailView { covered: browse.covered(cx).is_some(), acts, full: browse.reading().is_some() };
    let packs = cx.bank.packs();
    match browse.tree().selected(&cx.bank) {
        Node::Pack(p) => pack(&mut page, &packs[p]),
        Node::Context(p) => context(&mut page, &packs[p]),
        Node::Section(p, section) => about_section(&mut page, section, &packs[p], cx),
        Node::Theme(p, t) => {
            let questions = browse.tree().selected(&cx.bank).questions(&cx.bank);
            theme(&mut page, &packs[p].themes[t], &questions, cx);
        }
        node @ (Node::Question(..) | Node::Behind(..)) => {
            if let Some((theme, asked)) = node.asked(&cx.bank) {
                question(&mut page, theme, asked, shown, cx);
            }
        }
        Node::Sample(p, i) => sample(&mut page, &packs[p].samples[i], shown, cx),
        Node::AskGroup(p, g) => {
            let group = &packs[p].ask[g];
            page.text(Role::Strong, (0, 0), &group.title);
            page.gap();
            for question in &group.questions {
                bullet(&mut page, &question.text);
            }
        }
        Node::Ask(p, g, i) => ask(&mut page, &packs[p].ask[g], i, acts, cx),
        Node::RedFlag(p, i) => {
            let flag = &packs[p].red_flags[i];
            page.text(Role::Strong, (0, 0), &flag.behaviour);
            page.heading(0, "Why it costs an offer");
            page.text(Role::Text, (2, 0), &flag.why);
            notes(&mut page, &flag.id, cx);
        }
        Node::Competency(p, i) => competency(&mut page, &packs[p], i, cx),
        Node::Principle(p, i) => principle(&mut page, &packs[p].principles[i], cx),
    }
    page
}

fn bullet(page: &mut Page, text: &str) {
    page.hang(Role::Dim.span("  · "), 0, Role::Text, text);
}

fn pack(page: &mut Page, pack: &Pack) {
    page.text(Role::Strong, (0, 0), &pack.title);
    page.gap();
    page.text(Role::Text, (0, 0), &pack.introductions.chapter);
    credits(page, pack);
}

fn credits(page: &mut Page, pack: &Pack) {
    if !pack.source.is_empty() {
        page.heading(0, "Source");
        page.text(Role::Fact, (2, 0), &pack.source);
        page.text(Role::Fact, (2, 0), &pack.licence);
    }
}

/// Why these interviews differ: the introductions and the table of challenges.
fn context(page: &mut Page, pack: &Pack) {
    page.text(Role::Strong, (0, 0), "Why these interviews differ");
    page.gap();
    page.text(Role::Text, (0, 0), &pack.introductions.chapter);
    page.gap();
    page.text(Role::Text, (0, 0), &pack.introductions.context);
    for row in &pack.context {
        page.gap();
        page.text(Role::Strong, (2, 0), &row.challenge);
        page.text(Role::Text, (4, 0), &row.assesses);
    }
    credits(page, pack);
}

fn about_section(page: &mut Page, section: BrowseSection, pack: &Pack, cx: Context<'_>) {
    page.text(Role::Strong, (0, 0), section.title());
    page.gap();
    let (words, number) = match section {
        BrowseSection::Themes => (
            "Questions about the challenges of AI work. A theme's criteria apply to all of its questions.",
            None,
        ),
        BrowseSection::Categories => {
            ("The classic behavioral questions, each with the elements of a strong answer.", None)
        }
        BrowseSection::Samples => (
            "Compare your answer with these after a take. A sample stays hidden until you've answered its question once.",
            Some(count(pack.samples.len(), "sample", "samples")),
        ),
        BrowseSection::Ask => (pack.introductions.ask.as_str(), None),
        BrowseSection::RedFlags => {
            ("Behavior that costs people offers. After each take, mark what you heard.", None)
        }
        BrowseSection::Competencies => {
            ("Tags are competencies: what interviewers are really asking about.", None)
        }
        BrowseSection::Principles => (
            "What companies say they look for, and the questions that test it. The names are theirs; we wrote the descriptions.",
            None,
        ),
    };
    page.text(Role::Text, (0, 0), words);
    if matches!(section, BrowseSection::Themes | BrowseSection::Categories) {
        legend(page, cx);
    }
    if section == BrowseSection::Ask {
        page.gap();
        page.text(Role::Fact, (0, 0), "Press * on the questions you want to ask. Three to five are enough.");
    }
    if let Some(number) = number {
        page.gap();
        page.text(Role::Fact, (0, 0), &number);
    }
}

/// What the numbers and marks in the tree mean, and how many questions the profile selects.
fn legend(page: &mut Page, cx: Context<'_>) {
    const MARKS: &str =
        "2/4 means that two of four questions are answered. ✓ answered, ★ starred, – suspended, ! flagged";
    let outside = cx.set.outside.len();
    let words =
        if outside == 0 { format!("{MARKS}.") } else { format!("{MARKS}, ◦ for other roles or levels") };
    page.gap();
    page.text(Role::Fact, (0, 0), &words);
    if outside > 0 {
        let (all, inside) = (cx.bank.questions().count(), cx.bank.questions().count() - outside);
        let words = match cx.settings.profile.words() {
            Some(profile) => {
                format!("{inside} of the {all} are for your profile ({profile}). * adds another question.")
            }
            None => {
                format!(
                    "{inside} of the {all} are for any role. To set yours, press p in Practice. * adds another question."
                )
            }
        };
        page.gap();
        page.text(Role::Fact, (0, 0), &words);
    }
}

fn theme(page: &mut Page, theme: &Theme, questions: &[&Question], cx: Context<'_>) {
    page.text(Role::Strong, (0, 0), &theme.title);
    page.gap();
    page.text(Role::Text, (0, 0), &theme.about);
    let told = questions.iter().filter(|question| cx.is_told(&question.id)).count();
    page.gap();
    let questions = count(questions.len(), "question", "questions");
    page.text(Role::Fact, (0, 0), &format!("{questions}, {told} done"));
}

fn question(page: &mut Page, theme: &Theme, question: &Question, shown: DetailView, cx: Context<'_>) {
    page.text(Role::Strong, (0, 0), &question.text);
    let origin = question.origin.as_ref().map_or(String::new(), |origin| format!(" · from {origin}"));
    let tags = tags(&question.tags, cx);
    page.text(Role::Fact, (0, 0), &format!("{} · {tags}{origin}", theme.title));
    outside(page, question, cx);
    takes(page, question, shown.acts, cx);
    notes(page, &question.id, cx);
    if shown.covered {
        page.gap();
        let what = "The criteria, follow-ups and sample stay hidden until you've answered the question once.";
        cover(page, what, shown.acts);
    } else {
        uncovered(page, question, shown.full, cx);
    }
    if !question.also.is_empty() {
        page.heading(0, "Also asked as");
        question.also.iter().for_each(|text| bullet(page, text));
    }
}

/// Whether the profile leaves it out.
fn outside(page: &mut Page, question: &Question, cx: Context<'_>) {
    if cx.set.outside.contains(&question.id) {
        let profile = cx.settings.profile.words().map_or_else(String::new, |words| format!(" ({words})"));
        let words = format!(
            "◦ This question is outside your profile{profile}, so it comes up only if you star it with *."
        );
        page.text(Role::Fact, (0, 0), &words);
    }
}

fn cover(page: &mut Page, what: &str, acts: bool) {
    page.text(Role::Dim, (2, 0), "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒");
    page.text(Role::Fact, (2, 0), &format!("{what}{}", if acts { " o shows them." } else { "" }));
}

/// What they look for, in full with an example of one point and of two; the follow-ups and the samples.
fn uncovered(page: &mut Page, question: &Question, full: bool, cx: Context<'_>) {
    let criteria = cx.bank.criteria(&question.id);
    page.heading(0, "What they look for");
    for criterion in criteria {
        bullet(page, &criterion.text);
        let anchors = criterion.anchors.iter().filter(|_| full);
        for (points, text) in anchors.flat_map(|it| [("1", &it.mentioned), ("2", &it.shown)]) {
            page.hang(Role::Strong.span(format!("    {points} ")), 0, Role::Fact, text);
        }
    }
    if !question.probes.is_empty() {
        page.heading(0, "Follow-ups");
        question.probes.iter().for_each(|probe| bullet(page, &probe.text));
    }
    for sample in cx.bank.samples_for(&question.id) {
        page.gap();
        page.text(Role::Strong, (0, 0), &sample.heading());
        sample_parts(page, sample);
    }
}

/// The takes of a question, the newest first.
fn takes(page: &mut Page, question: &Question, acts: bool, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    let takes: Vec<TakeEntry<'_>> = progress.takes_of(&question.id).collect();
    page.heading(0, "Your takes");
    if progress.suspended(&question.id) {
        let until = if acts { " until you press x" } else { "" };
        page.text(Role::Warn, (2, 0), &format!("Suspended. This question won't come up again{until}."));
    }
    for asked in progress.asked(&question.id) {
        let story = asked.story.and_then(|slug| cx.library.story(slug)).map(|story| story.title.as_str());
        let role = if asked.landed { Role::Good } else { Role::Warn };
        page.text(role, (2, 0), &asked.words(story, cx.day()));
    }
    if takes.is_empty() {
        page.text(Role::Fact, (2, 0), if acts { "no takes yet; enter starts one" } else { "none yet" });
    }
    for take in takes.iter().rev() {
        take_line(page, take, cx);
    }
    if cx.is_new() && !takes.is_empty() {
        page.text(Role::Fact, (2, 0), &format!("cold: {COLD}"));
    }
    for take in progress.open_next_times().iter().filter(|take| *take.question() == question.id) {
        page.hang(Role::Fact.span("  Next time I will "), 0, Role::Text, &clean(&take.next_time));
    }
    let remarks: Vec<TakeEntry<'_>> = progress.remarks_on(&question.id).collect();
    if !remarks.is_empty() {
        page.heading(0, "What others said");
    }
    for take in remarks {
        page.hang(format!("  {:<6}  ", short(take.day, cx.day())), 0, Role::Text, &clean(&take.note));
    }
}

/// A take in a line; how it came about stands below it where both don't fit.
fn take_line(page: &mut Page, take: &TakeEntry<'_>, cx: Context<'_>) {
    let (role, glyph) =
        if cx.pace_of(take.outline).in_band(take.total) { (Role::Good, "●") } else { (Role::Warn, "○") };
    let points = match take.score() {
        (_, 0) => "–".to_owned(),
        (points, of) => format!("{points}/{of}"),
    };
    page.push(vec![
        Span::raw(format!("  {:<6}  ", short(take.day, cx.day()))),
        role.span(format!("{glyph} {:>5}", minutes(take.total))),
        Span::raw(format!("  {:<9}  {points:<4} ", rating::shown(take.rating))),
    ]);
    let words = take.circumstances().words();
    if page.last_width() + width(&words) <= page.wide() {
        page.append(Role::Fact.span(words), None);
    } else {
        page.text(Role::Fact, (4, 0), &words);
    }
}

fn sample(page: &mut Page, sample: &Sample, shown: DetailView, cx: Context<'_>) {
    let title = if sample.is_mixed() { sample.heading() } else { sample.title.clone() };
    page.text(Role::Strong, (0, 0), &title);
    let origin = if sample.origin.as_deref() == Some("starl") { " · invented" } else { "" };
    let length = sample.length.map(|length| format!(" · {}", minutes(Duration::from_secs(length.into()))));
    let facts = format!("{}{}{origin}", tags(&sample.tags, cx), length.unwrap_or_default());
    page.text(Role::Fact, (0, 0), &facts);
    page.heading(0, "Asked");
    let question = cx.bank.question(&sample.question).map_or("", |(_, question)| &question.text);
    let asked = if sample.asked.is_empty() { question } else { &sample.asked };
    page.text(Role::Text, (2, 0), asked);
    if asked != question {
        page.hang(Role::Fact.span("  similar to "), 0, Role::Fact, question);
    }
    page.gap();
    if shown.covered {
        cover(page, "The parts stay hidden until you've answered the question once.", shown.acts);
    } else {
        sample_parts(page, sample);
    }
    notes(page, &sample.id, cx);
}

/// Its parts; of a mixed answer also what the story check finds, below the part it means.
fn sample_parts(page: &mut Page, sample: &Sample) {
    let found = SampleFindings::of(sample);
    if let Some(warning) = sample.warning() {
        page.text(Role::Warn, (2, 0), &capital(warning));
    }
    for (part, text) in sample.parts() {
        page.gap();
        page.text(Role::Strong, (2, 0), part.title);
        page.text(Role::Text, (4, 0), text);
        if let Some(star) = part.star {
            found.show(page, Some(star), 4);
        }
    }
    found.show(page, None, 2);
}

fn ask(page: &mut Page, group: &AskGroup, number: usize, acts: bool, cx: Context<'_>) {
    let question = &group.questions[number];
    page.text(Role::Strong, (0, 0), &question.text);
    page.text(Role::Fact, (0, 0), &group.title);
    page.gap();
    let starred = cx.progress().is_some_and(|progress| progress.starred(&question.id));
    if starred {
        page.text(Role::Warn, (0, 0), "★ one you'll ask");
    } else if acts {
        page.text(Role::Fact, (0, 0), "* marks it as one you'll ask");
    }
    notes(page, &question.id, cx);
}

fn competency(page: &mut Page, pack: &Pack, number: usize, cx: Context<'_>) {
    let competency = &pack.competencies[number];
    page.text(Role::Strong, (0, 0), &competency.title);
    for (title, text) in [
        ("How interviewers ask it", &competency.asked),
        ("What they look for", &competency.looks_for),
        ("The hard follow-up", &competency.probe),
        ("What companies call it", &competency.company_words),
    ] {
        if !text.is_empty() {
            page.heading(0, title);
            page.text(Role::Text, (2, 0), text);
        }
    }
    page.heading(0, "Questions about it");
    for (_, question) in cx.bank.questions().filter(|(_, question)| question.tags.contains(&competency.id)) {
        bullet(page, &question.text);
    }
}

fn principle(page: &mut Page, principle: &Principle, cx: Context<'_>) {
    page.text(Role::Strong, (0, 0), &principle.title);
    page.text(Role::Fact, (0, 0), &principle.company);
    page.gap();
    page.text(Role::Text, (0, 0), &principle.about);
    page.heading(0, "Questions behind it");
    for (_, question) in principle.questions.iter().filter_map(|id| cx.bank.question(id)) {
        bullet(page, &question.text);
    }
}

fn notes(page: &mut Page, id: &Id, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    if progress.flagged(id) {
        page.gap();
        page.text(Role::Bad, (0, 0), "! flagged");
    }
    if let Some(note) = progress.note(id) {
        page.heading(0, "Your note");
        page.text(Role::Text, (2, 0), note);
    }
}

fn tags(tags: &[Id], cx: Context<'_>) -> String {
    tags.iter().map(|tag| cx.bank.competency_title(tag)).collect::<Vec<_>>().join(", ")
}
