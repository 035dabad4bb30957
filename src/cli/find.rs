//! `starl find`: items of the bank, stories and notes on companies by a few letters of their words, as `/` in the app.

use crate::cli::context::CommandContext;
use crate::cli::error::{CommandError, CommandOutcome};
use crate::cli::page::Printout;
use crate::domain::bank::Bank;
use crate::domain::find::{FindIndex, Match, by_kind};
use crate::domain::item::{Item, ItemKind};

/// Who finds more than this has to say more.
const MOST: usize = 50;

/// Shows what matches, kind by kind, the best first.
pub(super) fn find(
    query: &str,
    json: bool,
    context: &CommandContext,
    page: &mut Printout,
) -> Result<CommandOutcome, CommandError> {
    let index = FindIndex::new(context.bank()).with_own(&context.stories(), &context.companies());
    let matches = by_kind(index.search(query, MOST));
    if json {
        page.json(&matches)?;
    } else {
        show(page, &matches, context.bank());
    }
    Ok(CommandOutcome::fine_if(!matches.is_empty()))
}

fn show(page: &mut Printout, matches: &[Match], bank: &Bank) {
    if matches.is_empty() {
        page.line("Nothing in the bank, your stories or your notes has all these words.");
    }
    for of_kind in matches.chunk_by(|one, next| one.kind == next.kind) {
        let shown = of_kind.iter().map(|it| (&it.id, described(it, bank)));
        let rows: Vec<_> = shown.map(|(id, (text, at))| (id, page.marked(&text, &at))).collect();
        page.section_of(of_kind[0].kind.heading(), "", rows);
    }
}

/// A match as it is shown, and the characters that match: a question by its own text, and what else of it matches behind
/// that; a sample by its title, with the words around the match.
fn described(found: &Match, bank: &Bank) -> (String, Vec<usize>) {
    let whole = || (found.text.clone(), found.positions.clone());
    match found.kind {
        ItemKind::Question => {
            let Some((_, question)) = bank.question(&found.id) else { return whole() };
            let is_probe = question.probes.iter().any(|probe| probe.text == found.text);
            let what = if is_probe { "follow-up" } else { "also asked as" };
            if found.text == question.text || question.short.as_ref() == Some(&found.text) {
                return whole();
            }
            behind(&format!("{} ({what}: ", question.text), &found.text, ")", &found.positions)
        }
        ItemKind::Sample => {
            let sample = bank.samples().find(|sample| sample.id == found.id);
            let Some(sample) = sample.filter(|sample| sample.title != found.text) else { return whole() };
            let (excerpt, positions) = around(&found.text, &found.positions);
            behind(&format!("{}: ", sample.title), &excerpt, "", &positions)
        }
        _ => {
            let mut items = bank.packs().iter().flat_map(Item::all_of);
            let item = items.find(|item| item.kind() == found.kind && *item.id() == found.id);
            let (excerpt, positions) = around(&found.text, &found.positions);
            match item.map(Item::text).filter(|text| *text != found.text) {
                Some(text) => behind(&format!("{text}: "), &excerpt, "", &positions),
                None => (excerpt, positions),
            }
        }
    }
}

fn behind(lead: &str, text: &str, end: &str, positions: &[usize]) -> (String, Vec<usize>) {
    let shift = lead.chars().count();
    (format!("{lead}{text}{end}"), positions.iter().map(|place| place + shift).collect())
}

/// This many characters of a long text are shown, from a few before the first match on.
const EXCERPT: usize = 90;
const BEFORE: usize = 30;

/// The words around the first match of a long text, and the characters of them that match.
fn around(text: &str, positions: &[usize]) -> (String, Vec<usize>) {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= BEFORE + EXCERPT {
        return (text.to_owned(), positions.to_vec());
    }
    let near = positions.first().copied().unwrap_or(0).saturating_sub(BEFORE);
    let is_gap = |place: &usize| chars.get(place.wrapping_sub(1)).is_none_or(|c| *c == ' ');
    let from = (0..=near).rev().find(is_gap).unwrap_or(0);
    let to = (from + EXCERPT..=chars.len()).find(|place| chars.get(*place).is_none_or(|c| *c == ' '));
    let to = to.unwrap_or(chars.len());
    let [before, after] = [from > 0, to < chars.len()].map(|is_cut| if is_cut { "..." } else { "" });
    let excerpt = format!("{before}{}{after}", chars[from..to].iter().collect::<String>());
    let shown = positions.iter().filter(|place| (from..to).contains(place));
    (excerpt, shown.map(|place| place - from + before.len()).collect())
}
