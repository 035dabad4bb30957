//! Filling the slots of a day from the candidates.

use crate::domain::agenda::Pick;
use crate::domain::agenda::candidate::{Before, Candidate, Contest};

/// Fills so many slots; `set` 0 is the first choice, and each one after it leaves out those before, until too few are
/// left and they begin anew.
pub(super) fn fill(field: &Contest<'_>, set: usize, slots: usize) -> Vec<Pick> {
    let sets = field.candidates.len().checked_div(slots).unwrap_or_default().max(1);
    let mut taken = vec![false; field.candidates.len()];
    for _ in 0..set % sets {
        one_set(field, &mut taken, slots);
    }
    one_set(field, &mut taken, slots)
}

/// Takes the candidates of one set.
fn one_set(field: &Contest<'_>, taken: &mut [bool], slots: usize) -> Vec<Pick> {
    let mut picks = Vec::new();
    let mut before = field.before.clone();
    let mut quota = field.quota;
    while picks.len() < slots {
        let must_be_new = quota > 0 && (field.new_first || slots - picks.len() <= quota);
        let Some((place, candidate)) = next(field, taken, &before, must_be_new) else {
            break;
        };
        if let Some(place) = taken.get_mut(place) {
            *place = true;
        }
        before.picked(candidate);
        quota = quota.saturating_sub(usize::from(candidate.new));
        picks.push(candidate.pick(field.aim));
    }
    picks
}

/// The next candidate: one whose story is free by all that is known; where there is none, one whose story was not told
/// today for certain.
fn next<'f, 'a>(
    field: &'f Contest<'a>,
    taken: &[bool],
    before: &Before<'a>,
    must_be_new: bool,
) -> Option<(usize, &'f Candidate<'a>)> {
    let free = |it: &Candidate<'a>| before.is_other_story(it);
    let surely_free = |it: &Candidate<'a>| free(it) && before.is_other_meant(it);
    most_wanted(field, taken, before, must_be_new, &surely_free)
        .or_else(|| most_wanted(field, taken, before, must_be_new, &free))
}

/// The most wanted candidate that is left, of another competency and theme than the one before where there is one.
/// Where a new question must come and there is one, it comes though it be of the
/// competency before: none is to be left untold.
fn most_wanted<'f, 'a>(
    field: &'f Contest<'a>,
    taken: &[bool],
    before: &Before<'a>,
    must_be_new: bool,
    free: &dyn Fn(&Candidate<'a>) -> bool,
) -> Option<(usize, &'f Candidate<'a>)> {
    let open = || {
        let all = field.candidates.iter().enumerate().zip(taken);
        let open = all.filter(|(_, taken)| !**taken).map(|(candidate, _)| candidate);
        open.filter(|(_, candidate)| free(candidate))
    };
    let find = |fits: &dyn Fn(&Candidate<'a>) -> bool| open().find(|(_, candidate)| fits(candidate));
    let other = |it: &Candidate<'a>| before.is_other_competency(it);
    let all_other = |it: &Candidate<'a>| other(it) && before.is_other_theme(it);
    let new = || {
        find(&|it| it.new && all_other(it))
            .or_else(|| find(&|it| it.new && other(it)))
            .or_else(|| find(&|it| it.new))
    };
    let any = || find(&all_other).or_else(|| find(&other)).or_else(|| find(&|_| true));
    let chosen = if must_be_new { new().or_else(any) } else { any() };
    // What an interview has asked goes first in its theme.
    let (_, theme) = chosen?;
    let asked = open().filter(|(_, it)| it.is_beside(theme) && it.asked > theme.asked);
    // The first of those that were asked alike.
    asked.reduce(|best, it| if it.1.asked > best.1.asked { it } else { best }).or(chosen)
}
