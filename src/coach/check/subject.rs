//! Who does what in a sentence: the subject of a verb, and the forms of verbs.

use std::ops::Range;

use crate::coach::check::text::Text;

/// "I" as a subject.
pub(super) const I: [&str; 5] = ["i", "i'd", "i've", "i'm", "i'll"];
/// "We" as a subject.
pub(super) const WE: [&str; 5] = ["we", "we'd", "we've", "we're", "we'll"];

/// Whether a word is "I" as a subject, outside of double quotes.
pub(super) fn is_i(text: &Text, at: usize) -> bool {
    // "I/O" and "i.e." are none.
    let is_joined = || text.gap_after(at).starts_with(['/', '.']) || text.gap_before(at).ends_with('/');
    text.word(at).is_some_and(|word| I.contains(&word)) && !text.is_quoted(&(at..at + 1)) && !is_joined()
}

/// Whether a word is "we" as a subject, outside of double quotes.
pub(super) fn is_we(text: &Text, at: usize) -> bool {
    text.word(at).is_some_and(|word| WE.contains(&word)) && !text.is_quoted(&(at..at + 1))
}

/// Whether a word may be a verb in the present: not past, and neither a modal nor a state of mind.
pub(super) fn does(text: &Text, at: usize) -> bool {
    let Some(word) = text.word(at) else { return false };
    let plain = word.chars().all(|c| c.is_alphabetic() || c == '-');
    let repeats = || text.sentence_of(at).any(|at| text.is("again", at));
    let same = text.is("same-in-past", at) && !repeats();
    plain && !same && !text.is("past", at) && !text.is("no-deeds", at)
}

/// Whether "I" is the subject of the verb at this word: it stands before it, the verb is joined to one of "I", or the
/// sentence is a note that leaves "I" out.
pub(super) fn is_mine(text: &Text, verb: usize) -> bool {
    let start = text.sentence_of(verb).start;
    for at in (start + 1..=verb).rev() {
        let before = at - 1;
        if text.opens(at) {
            return is_subject_i(text, start, at);
        } else if is_i(text, before) {
            return true;
        } else if text.is("joints", before) {
            return is_subject_i(text, start, before);
        } else if !text.is("auxiliaries", before) && !text.is("adverbs", before) {
            return false;
        }
    }
    is_note(text, start)
}

/// "Chose the list, then wrote to the lead": a sentence that starts with a verb in the past leaves "I" out.
pub(super) fn is_note(text: &Text, start: usize) -> bool {
    let adverbs = (start..start + 2).take_while(|&at| text.is("adverbs", at) && !text.is("past", at)).count();
    let verb = start + adverbs;
    let links = ["by", "in", "on", "with", "from", "as", "and", "at"];
    let goes_on = text.after(verb, 1).is_some_and(|next| !links.contains(&next));
    let has_subject = text.sentence_of(start).take(adverbs + 8).any(|at| is_i(text, at) || is_we(text, at));
    let is_verb = text.is("past", verb) || text.is("same-in-past", verb);
    text.sentence_of(start).contains(&verb) && is_verb && goes_on && !has_subject
}

/// Whether the nearest subject before a joint is "I", or a note's.
fn is_subject_i(text: &Text, start: usize, joint: usize) -> bool {
    let is_subject = |&at: &usize| is_i(text, at) || text.is("other-subjects", at) && !is_object(text, at);
    match (start..=joint).rev().find(is_subject) {
        Some(subject) => is_i(text, subject),
        None => is_note(text, start),
    }
}

/// "It", "you" and the like are subjects only where a clause begins: not in "I read it and" or "coded it in two
/// days, then".
fn is_object(text: &Text, at: usize) -> bool {
    let closes = text.opens(at + 1) || text.is("joints", at + 1);
    matches!(text.word(at), Some("it" | "you" | "everyone" | "everybody"))
        && (closes || !text.begins_clause(at))
}

/// Whether these words are about "I" or "we": the nearest subject before them.
pub(super) fn is_about_me(text: &Text, at: usize) -> bool {
    let subjects = ["self", "other-subjects", "roles"];
    let from = text.sentence_of(at).start.max(at.saturating_sub(6));
    let nearest = (from..at).rev().find(|&at| subjects.iter().any(|list| text.is(list, at)));
    nearest.is_some_and(|at| text.is("self", at))
}

/// Whether a verb is said of another person: what software does is no blame. Words that may stand between a subject
/// and its verb are passed over, and so is a first verb that "and" joins to this one.
pub(super) fn is_of_others(text: &Text, verb: usize) -> bool {
    let start = text.sentence_of(verb).start;
    let between = |&at: &usize| text.is("adverbs", at) || text.is("between", at);
    let first = verb - (start..verb).rev().take(5).take_while(between).count();
    first > start && is_person(text, joined(text, verb).unwrap_or(first - 1))
}

/// The subject of the first verb of a clause to which "and" joins this one.
fn joined(text: &Text, verb: usize) -> Option<usize> {
    let start = text.sentence_of(verb).start;
    let first = (start..verb).rev().find(|&at| text.opens(at)).unwrap_or(start);
    let is = (first + 1..first + 4).find(|&at| text.is("be", at))?;
    (first + 3 < verb && text.word(verb - 1) == Some("and")).then_some(is - 1)
}

/// "He", "the lead", "Marketing", "Tom".
fn is_person(text: &Text, at: usize) -> bool {
    let known = ["roles", "groups"].iter().any(|list| text.is(list, at));
    let mut letters = text.written(at).chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
    let plain = ["self", "other-subjects", "no-names"].iter().any(|list| text.is(list, at));
    known || text.word(at) == Some("who") || capital && !plain
}

/// Whether words are denied: "not", "nobody", "never" before them in the same clause.
pub(super) fn is_denied(text: &Text, words: &Range<usize>) -> bool {
    let start = text.sentence_of(words.start).start.max(words.start.saturating_sub(8));
    let ends = |at: usize| text.opens(at) || matches!(text.word(at), Some("because" | "but" | "and" | "so"));
    (start..words.start).rev().take_while(|&at| !ends(at + 1)).any(|at| text.is("denials", at))
}

/// Whether words are what somebody else said, thought or wanted.
pub(super) fn is_reported(text: &Text, words: &Range<usize>) -> bool {
    let sentence = text.sentence_of(words.start);
    let mut reports = (sentence.start..words.start).filter(|&at| text.is("says", at));
    reports.any(|at| at > sentence.start && !is_mine(text, at) && !text.opens(at))
}
