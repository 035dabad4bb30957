//! What was said, as a page that lies over the screen.
//!
//! ```text
//!  What you said · the stemmer that ate the names          ▶ 0:52 of 2:19
//!
//!                time  plan  speech  longest pause  words/min  I/we  fillers  not heard
//!    Situation   0:24  0:24     86%              -        135             1+
//!  ▌ Action      1:04  1:15     78%  3.2 s at 0:52        145  10/1       3+
//!      cut at 1:18.4, you pressed at 1:19.2; [ and ] move it
//!      ... then I had two choices. (2.1 s) Uh, you know, we basically saw
//!    Result      0:22  0:22     93%              -        125             0+       0.4%
//!
//!  1 pause of 1.5 s or more inside a part. You started speaking after 0.3 s.
//! ```

use std::time::Duration;
use std::vec;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::coach::heard::HeardPart;
use crate::domain::heard::PartFigures;
use crate::domain::progress::TakeEntry;
use crate::screens::said::words::{at_least, figure_table, partly, recorded, tenths, with_pauses};
use crate::screens::said::{SaidPage, SaidState, WritingDown};
use crate::screens::sections::at_edge;
use crate::screens::{Context, sections};
use crate::ui::canvas::Canvas;
use crate::ui::list::List;
use crate::ui::page::{Page, ends};
use crate::ui::text::{fit, minutes, width};
use crate::ui::theme::Role;

/// What stands under a row has this indent.
const UNDER: usize = 4;
/// A cut that is no further from its press isn't worth a line.
const NEAR: Duration = Duration::from_millis(100);

/// Takes stand no further from their times than this.
const WIDEST: usize = 84;

/// From this many lines on a blank line stands below the name of the page.
const AIRY: u16 = 16;

/// Draws the page: its name, where it stands and the heads of the figures stay, the parts scroll below them. Where all of
/// them fit, each is shown in full.
pub(crate) fn draw(said: &SaidPage, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut head = Page::of(area);
    let lines = above(&mut head, said, cx, area.height >= AIRY);
    let used = (head.len() as u16).min(area.height);
    head.draw_still(canvas, Rect { height: used, ..area });
    let below = Rect { y: area.y + used, height: area.height - used, ..area };
    let mut full = list(said, Page::of(below), lines.clone(), true).finish();
    if full.len() > usize::from(below.height) {
        return list(said, Page::of(below), lines, false).draw(canvas, below);
    }
    if area.height >= sections::TALL && said.state != SaidState::Opening {
        let of_story = |it: &TakeEntry<'_>| it.story().is_some() && it.story() == said.take.story.as_ref();
        let takes = sections::takes(" TAKES OF THE STORY", of_story, cx, full.wide().min(WIDEST));
        full.fill(at_edge(takes), below.height);
    }
    full.draw(canvas, below);
}

/// Whether a blank line stands below the name of the page, where a rule can stand.
pub(crate) fn has_blank(said: &SaidPage, area: Rect) -> bool {
    area.height >= AIRY && state(said).is_none()
}

/// The same, as one page that is read out.
pub(crate) fn read_out(said: &SaidPage, mut page: Page, cx: Context<'_>) -> Page {
    let lines = above(&mut page, said, cx, true);
    list(said, page, lines, false).page
}

/// What stays in sight; gives the lines of the figures.
fn above(page: &mut Page, said: &SaidPage, cx: Context<'_>, is_airy: bool) -> vec::IntoIter<String> {
    heading(page, said, cx);
    match state(said) {
        Some((role, words)) => page.text(role, (2, 1), &words),
        None if is_airy => page.gap(),
        None => {}
    }
    if said.state == SaidState::Opening {
        return Vec::new().into_iter();
    }
    let (figures, plans, wide) = (said.figures(), plans(said, cx), page.beside(3));
    let mut lines = figure_table(&said.listening.parts, &figures, &plans, wide).into_iter();
    let head = lines.next().unwrap_or_default();
    page.push(Role::Fact.span(format!("  {head}")));
    lines
}

/// What is being done, or why it isn't.
fn state(said: &SaidPage) -> Option<(Role, String)> {
    if said.state == SaidState::Opening {
        return Some((Role::Fact, "Listening to the recording ...".to_owned()));
    }
    let is_missing = said.texts.is_none() && said.sound.is_some();
    match &said.writing {
        WritingDown::Running => Some((Role::Accent, "Transcribing ... t stops it.".to_owned())),
        WritingDown::Failed(why) => {
            Some((Role::Bad, format!("Couldn't transcribe this take: {why}. t tries again.")))
        }
        WritingDown::Idle if is_missing => {
            Some((Role::Fact, "There are no words yet. t transcribes this take.".to_owned()))
        }
        WritingDown::Idle | WritingDown::Impossible => None,
    }
}

/// The parts as a list, with the selected one or all of them in full, and what is to be known of all of it.
fn list(said: &SaidPage, page: Page, lines: vec::IntoIter<String>, in_full: bool) -> List {
    let mut list = List::on(page, said.selected).showing_its_top();
    if said.state == SaidState::Opening {
        return list;
    }
    parts(&mut list, said, lines, in_full);
    list.page.gap();
    notes(&mut list.page, said, &said.figures());
    list
}

/// The parts, a row each below the heads of their figures.
fn parts(list: &mut List, said: &SaidPage, lines: vec::IntoIter<String>, all: bool) {
    for ((place, part), line) in said.listening.parts.iter().enumerate().zip(lines) {
        if all && place > 0 {
            list.page.gap();
        }
        list.row(|page, row| {
            page.push(Line::from(vec![row.mark(0), row.role().span(line)]));
            if row.here || all {
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
            format!("{mark}{} of {}", minutes(said.position(cx.now.elapsed)), minutes(sound.end))
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
    let unheard = said.figures().get(place).and_then(|figures| partly(figures, part.time));
    if let Some(unheard) = unheard {
        page.text(Role::Warn, (UNDER, 1), &unheard);
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

/// Where the selected part starts, if that isn't where its mark was made. A part that wasn't told starts nowhere.
fn cut_words(said: &SaidPage, place: usize) -> Option<String> {
    let at = *said.sound.as_ref()?.cuts.get(place.checked_sub(1)?)?;
    let is_told = said.take.parts.get(place).is_some_and(Option::is_some);
    let Some(pressed) = said.pressed(place - 1) else {
        return is_told
            .then(|| format!("starts at {}, your mark; [ and ] move it, and u undoes that", tenths(at)));
    };
    let is_near = at.abs_diff(pressed) < NEAR;
    (is_told && !is_near).then(|| {
        format!("cut at {} (you pressed the key at {}); [ and ] move the cut", tenths(at), tenths(pressed))
    })
}

/// What is to be known of all of it.
fn notes(page: &mut Page, said: &SaidPage, figures: &[PartFigures]) {
    let signal = said.sound.as_ref().and_then(|sound| sound.figures("", 1).signal);
    if let Some(signal) = signal {
        page.text(Role::Text, (2, 1), &recorded(signal, figures));
    } else if said.sound.is_some() {
        page.text(Role::Warn, (2, 1), "There's no speech in this recording.");
    }
    let unrecorded = said.sound.as_ref().map_or(Duration::ZERO, |sound| sound.voice.unrecorded());
    if unrecorded.as_secs() > 0 {
        let words = format!("{} of this take wasn't recorded, so that isn't measured.", minutes(unrecorded));
        page.text(Role::Warn, (2, 1), &words);
    }
    let words = figures.iter().filter_map(|part| part.words).reduce(|all, part| all + part);
    if let Some(words) = words {
        page.text(Role::Text, (2, 1), &at_least(words.fillers, said.take.total));
    }
    if said.sound.is_some() {
        page.text(Role::Fact, (2, 1), "K keeps this recording, and x deletes it.");
    }
    if let Some(text) = said.whole_text() {
        let again = if said.writing == WritingDown::Impossible { "" } else { "; t redoes it by part" };
        let words = format!("This was transcribed in one go, before you marked the parts{again}:");
        page.text(Role::Fact, (2, 1), &words);
        page.text(Role::Text, (4, 1), text);
    }
    if said.listening.parts.len() == 1 && said.next_mark().is_some() {
        page.text(Role::Fact, (2, 1), "The parts weren't marked. Press m where the next part starts.");
    }
    let findings = &said.listening.findings;
    if !findings.is_empty() {
        page.gap();
        page.push(vec![Role::Strong.span("TO CONSIDER"), Role::Fact.span("  the transcript may be wrong")]);
        for finding in findings {
            page.hang(Role::Fact.span(format!("  {}  ", finding.rule.id)), 1, Role::Text, &finding.message);
        }
    }
}
