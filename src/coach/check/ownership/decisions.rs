//! Whether the teller decides anything: an "I" with a verb that turns one way and not the other.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::ownership::deciding::VERBS;
use crate::coach::check::ownership::phrasal;
use crate::coach::check::people::{is_adverb, is_i, is_other_subject};
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether a text has a decision of the teller's own.
pub(super) fn has_own(text: &Text) -> bool {
    let decided =
        |words: Range<usize>| !text.is_quoted(&words) && !is_chore(text, &words) && is_own(text, words.start);
    text.find(&VERBS).into_iter().chain(phrasal::decisions(text)).any(decided)
        || text.find(&NOUNS).iter().any(|words| !is_talk(text, words))
        || has_refusal(text)
        || text.find(&RATHER).into_iter().any(|words| prefers(text, &words))
}

/// Whether the teller says no to something, in words of its own.
pub(super) fn has_refusal(text: &Text) -> bool {
    text.find(&SAID).into_iter().any(|words| refuses(text, &words))
}

/// "I answered that I couldn't write it", "I told her we wouldn't ship"; but not "I told her I couldn't
/// find it".
fn refuses(text: &Text, said: &Range<usize>) -> bool {
    let refusal = (1..=REFUSAL_WITHIN).map(|on| said.end - 1 + on).find(|&at| {
        text.word(at).is_some_and(|word| REFUSALS.has(word)) && matches!(text.before(at, 1), Some("i" | "we"))
    });
    let deed = refusal.and_then(|at| text.after(at, 1)).filter(|deed| !HELPLESS.has(deed));
    deed.is_some() && !text.is_quoted(said) && is_own(text, said.start)
}

/// So many words after "said" or "told" the refusal begins.
const REFUSAL_WITHIN: usize = 7;

static SAID: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("said, told, answered, replied, explained, wrote, warned, made clear, made it clear")
});

static REFUSALS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("couldn't, wouldn't, won't, can't, cannot, weren't, wasn't, shouldn't, should")
});

/// What cannot be done for want of knowing how.
static HELPLESS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "find, see, reproduce, open, understand, hear, explain, remember, tell, know, get, be, have, attend,
         reach, follow, access, log, sure, meet, come, wait",
    )
});

/// "I asked for the story rather than praise", "rather than wait, I wrote": one thing is taken and one is not.
/// What is usually done instead of something is no decision on a day.
fn prefers(text: &Text, words: &Range<usize>) -> bool {
    let sentence = text.sentence_of(words.start);
    let is_method = sentence.clone().filter_map(|at| text.word(at)).any(|word| METHODS.has(word));
    let before = subject_before(text, sentence.start, words.start);
    let next_subject = (words.end..sentence.end).find(|&at| begins_clause(text, at));
    let opens = sentence.start == words.start && next_subject.is_some_and(|at| is_i(text, at));
    !is_method && !text.is_quoted(words) && (before || opens)
}

static METHODS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "usually, generally, normally, typically, always, often, tend, would, like, try, you, i'd, i'll",
    )
});

fn begins_clause(text: &Text, index: usize) -> bool {
    is_i(text, index) || text.word(index).is_some_and(is_other_subject)
}

static RATHER: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("rather than, instead, instead of, in place of, as opposed to, in favour|favor of")
});

/// "My call with the vendor" was no decision.
fn is_talk(text: &Text, words: &Range<usize>) -> bool {
    text.word(words.end - 1) == Some("call") && matches!(text.after(words.end - 1, 1), Some("with" | "to"))
}

/// "Picked up", "dropped the duplicate rows", "selected features" turn nothing away.
fn is_chore(text: &Text, words: &Range<usize>) -> bool {
    let last = words.end - 1;
    let about_data = (1..=3).map_while(|on| text.after(last, on)).any(|word| DATA.has(word));
    match text.word(last) {
        Some("dropped" | "drop" | "selected" | "select" | "discarded") => about_data,
        Some("picked" | "pick" | "backed" | "back" | "held") => text.after(last, 1) == Some("up"),
        Some("stopped" | "stop") => matches!(text.after(last, 1), Some("by" | "at" | "in")),
        Some("for" | "skipped" | "to") => {
            (1..=2).map_while(|on| text.after(last, on)).any(|word| ERRANDS.has(word))
        }
        _ => false,
    }
}

static DATA: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "columns, column, rows, row, nulls, null, duplicates, duplicate, features, feature, outliers, values,
         records, samples, fields, ball, by, off, in, me, table, tables, variables",
    )
});

/// What is skipped, gone for or switched to without a thought; and where code is committed to.
static ERRANDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "lunch, breakfast, dinner, coffee, walk, run, drink, beer, main, master, git, trunk, repo,
         repository, branch, next, tab, screen, window",
    )
});

/// Whether "I" is the subject of the verb at this word: it stands before it, or the verb is joined to one of
/// "I".
fn is_own(text: &Text, verb: usize) -> bool {
    let start = text.sentence_of(verb).start;
    let mut index = verb;
    while index > start {
        index -= 1;
        let Some(word) = text.word(index) else { return false };
        if is_i(text, index) {
            return true;
        }
        if JOINTS.has(word) || text.gap_after(index).contains([',', ';', ':']) {
            return subject_before(text, start, index);
        }
        if !AUXILIARIES.has(word) && !is_adverb(word) {
            return false;
        }
    }
    false
}

/// Whether the nearest subject before a joint is "I".
fn subject_before(text: &Text, start: usize, joint: usize) -> bool {
    let subject = (start..=joint).rev().find(|&index| {
        is_i(text, index)
            || text.word(index).is_some_and(|word| is_other_subject(word) && !is_object(text, index))
    });
    subject.is_some_and(|index| is_i(text, index))
}

/// "It", "you" and the like are subjects only where a clause begins: not in "I read it and" or "coded it in two
/// days, then".
fn is_object(text: &Text, index: usize) -> bool {
    let word = text.word(index).unwrap_or_default();
    let closes = text.gap_after(index).contains([',', ';', ':'])
        || text.after(index, 1).is_some_and(|next| JOINTS.has(next));
    let begins = text.gap_before(index).contains([',', ';', ':', '.'])
        || text.before(index, 1).is_none_or(|before| JOINTS.has(before) || LINKS.has(before));
    matches!(word, "it" | "you" | "everyone" | "everybody") && (closes || !begins)
}

static LINKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "that, because, since, as, when, while, if, until, before, after, where, which, what, how, whether,
         though, although, once",
    )
});

static JOINTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new("and, but, or, then, so, yet"));

static AUXILIARIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new("had, have, did, do, myself"));

/// Decisions that are things rather than verbs.
static NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "my decision, my choice, my call, my recommendation, my proposal, my judgement, my judgment, my pick,
         my suggestion, decision was mine, call was mine, choice was mine, my answer was no, my first
         decision, i was the one who
         decided|chose|said|proposed|pushed|stopped|made|escalated|refused|rejected, it was me|i who
         decided|chose|said|proposed|pushed|stopped|made|escalated|refused|rejected, my plan was, my view
         was, my position was, my stance, my verdict, my conclusion, my preference, my advice, my
         counter-offer, my counteroffer, my counter-proposal, my offer was, my compromise, my bet, my
         condition, my answer was, what i wanted was, my vote, decision was on me, decision fell to me",
    )
});
