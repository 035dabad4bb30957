//! What was said, as a page that lies over the screen.
//!
//! ```text
//!  What you said · the stemmer that ate the names          ▶ 0:52 of 2:19
//!
//!                time  plan  speech  longest pause  words/min  I/we  fillers  not heard
//!    Situation   0:24  0:24     86%              -        135             1+
//!  ▌ Action      1:04  1:15     78%  3.2 s at 0:52        145  10/1       3+
//!      cut at 1:18.4, you pressed at 1:19
//!      ... then I had two choices. (2.1 s) Uh, you know, we basically saw
//!    Result      0:22  0:22     93%              -        125             0+       0.4%
//!
//!  1 pause of 1.5 s or more inside a part. You started speaking after 0.3 s.
//! ```

use std::time::Duration;

use ratatui::text::{Line, Span};

use crate::coach::heard::HeardPart;
use crate::domain::heard::PartFigures;
use crate::screens::Context;
use crate::screens::said::words::{HEADING, at_least, figure_table, recorded, tenths, with_pauses};
use crate::screens::said::{SaidPage, SaidState, WritingDown};
use crate::ui::list::List;
use crate::ui::page::{Page, ends};
use crate::ui::text::{fit, minutes, width};
use crate::ui::theme::Role;

/// What stands under a row has this indent.
const UNDER: usize = 4;
/// A cut that is no further from its press isn't worth a line.
const NEAR: Duration = Duration::from_millis(100);

/// The page, as a list of the parts with the selected one in full.
pub(crate) fn list(said: &SaidPage, page: Page, cx: Context<'_>) -> List {
    let mut list = List::on(page, said.selected).showing_its_top();
    heading(&mut list.page, said, cx);
    list.page.gap();
    if said.state == SaidState::Opening {
        list.page.text(Role::Fact, (2, 1), "Listening to it ...");
        return list;
    }
    parts(&mut list, said, cx);
    list.page.gap();
    notes(&mut list.page, said, &said.figures());
    list
}

/// The parts, a row each below the heads of their figures.
fn parts(list: &mut List, said: &SaidPage, cx: Context<'_>) {
    let (figures, plans, wide) = (said.figures(), plans(said, cx), list.page.beside(3));
    let mut lines = figure_table(&said.listening.parts, &figures, &plans, wide).into_iter();
    let head = lines.next().unwrap_or_default();
    list.page.push(Role::Fact.span(format!("  {head}")));
    for ((place, part), line) in said.listening.parts.iter().enumerate().zip(lines) {
        list.row(|page, row| {
            page.push(Line::from(vec![row.mark(0), row.role().span(line)]));
            if row.here {
                in_full(page, said, part, place);
            }
        });
    }
}

fn heading(page: &mut Page, said: &SaidPage, cx: Context<'_>) {
    let subject =
        said.story.as_ref().map_or_else(|| cx.known.bank.short(&said.take.question), |it| &it.title);
    let place = match (&said.sound, said.playing) {
        (None, _) => String::new(),
        (Some(sound), playing) => {
            let mark = if playing.is_some() { "▶ playing " } else { "" };
            format!("{mark}{} of {}", minutes(said.position(cx.now.elapsed)), minutes(sound.length))
        }
    };
    let name = "What you said";
    let room = page.beside(width(name) + width(&place) + 5);
    let mut left = vec![Role::Strong.span(name)];
    left.push(Role::Fact.span(format!(" · {}", fit(subject, room))));
    let right: Vec<Span<'static>> = vec![Role::Here.span(place)];
    let wide = page.beside(1);
    page.push(ends(left.into(), right.into(), wide));
}

/// The planned time of each row; none where it is all of the answer.
fn plans(said: &SaidPage, cx: Context<'_>) -> Vec<String> {
    let pace = cx.pace_of(said.take.outline);
    let plan = |part: &HeardPart| part.part.map(|part| minutes(pace.plan(part))).unwrap_or_default();
    said.listening.parts.iter().map(plan).collect()
}

/// What there is to know of the selected row.
fn in_full(page: &mut Page, said: &SaidPage, part: &HeardPart, place: usize) {
    if let Some(cut) = cut_words(said, place) {
        page.text(Role::Fact, (UNDER, 1), &cut);
    }
    if !part.text.is_empty() {
        let bounds = said.bounds().get(place).copied();
        let text = match (&said.sound, bounds) {
            (Some(sound), Some(bounds)) => with_pauses(&part.text, bounds, &sound.voice),
            _ => part.text.clone(),
        };
        page.text(Role::Text, (UNDER, 1), &text);
    }
    if !said.compares || part.written.is_empty() {
        return;
    }
    page.push(Role::Strong.span(format!("{:UNDER$}As you wrote it", "")));
    for sentence in &part.written {
        let (role, lead) =
            if sentence.is_hardly_heard() { (Role::Warn, "hardly heard  ") } else { (Role::Fact, "") };
        page.hang(role.span(format!("{:UNDER$}{lead}", "")), 1, role, &sentence.text);
    }
}

/// Where the selected part starts, if that isn't where its mark was made.
fn cut_words(said: &SaidPage, place: usize) -> Option<String> {
    let sound = said.sound.as_ref()?;
    // A part that wasn't told starts nowhere.
    let at = *sound.cuts.get(place.checked_sub(1)?).filter(|at| **at < sound.length)?;
    let Some(pressed) = said.pressed.get(place - 1).copied() else {
        return Some(format!("starts at {}, marked by hand", tenths(at)));
    };
    let is_near = at.abs_diff(pressed) < NEAR;
    (!is_near).then(|| format!("cut at {}, you pressed at {}", tenths(at), minutes(pressed)))
}

/// What is to be known of all of it.
fn notes(page: &mut Page, said: &SaidPage, figures: &[PartFigures]) {
    let signal = said.sound.as_ref().and_then(|sound| sound.figures("", 1).signal);
    if let Some(signal) = signal {
        page.text(Role::Text, (2, 1), &recorded(signal, figures));
    } else if said.sound.is_some() {
        page.text(Role::Warn, (2, 1), "No voice was found in it.");
    }
    let unrecorded = said.sound.as_ref().map_or(Duration::ZERO, |sound| sound.voice.unrecorded());
    if unrecorded.as_secs() > 0 {
        let words = format!("{} of it wasn't recorded: nothing is measured there.", minutes(unrecorded));
        page.text(Role::Warn, (2, 1), &words);
    }
    let words = figures.iter().filter_map(|part| part.words).reduce(|all, part| all + part);
    if let Some(words) = words {
        page.text(Role::Text, (2, 1), &at_least(words.fillers, said.take.total));
    }
    if let Some(text) = said.whole_text() {
        page.text(
            Role::Fact,
            (2, 1),
            "Written down in one piece, before its parts were known; t does it again by part:",
        );
        page.text(Role::Text, (4, 1), text);
    }
    match &said.writing {
        WritingDown::Running => {
            page.text(Role::Fact, (2, 1), "Being transcribed: the words come when that's done. t stops it.");
        }
        WritingDown::Failed(why) => {
            page.text(Role::Bad, (2, 1), &format!("The words are missing: {why}. t tries again."));
        }
        WritingDown::Idle | WritingDown::Impossible => {}
    }
    if said.listening.parts.len() == 1 && said.next_mark().is_some() {
        page.text(Role::Fact, (2, 1), "Its parts weren't marked: m sets where the next one starts.");
    }
    let findings = &said.listening.findings;
    if !findings.is_empty() {
        page.gap();
        page.push(Role::Strong.span(format!("  {HEADING}: consider")));
        for finding in findings {
            page.hang(Role::Fact.span(format!("    {}  ", finding.rule.id)), 1, Role::Text, &finding.message);
        }
    }
}
