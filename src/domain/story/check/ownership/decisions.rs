//! Whether the teller decides anything: an "I" with a verb that turns one way and not the other.

use std::sync::LazyLock;

use crate::domain::story::check::people::{is_adverb, is_i, is_other_subject};
use crate::domain::story::check::phrases::Phrases;
use crate::domain::story::check::text::Text;

/// Whether a text has a decision of the teller's own.
pub(super) fn has_own(text: &Text) -> bool {
    let decided = |words: std::ops::Range<usize>| {
        !text.is_quoted(&words) && !is_chore(text, &words) && is_own(text, words.start)
    };
    text.find(&VERBS).into_iter().any(decided) || !text.find(&NOUNS).is_empty()
}

/// "Picked up", "dropped the duplicate rows", "selected features" turn nothing away.
fn is_chore(text: &Text, words: &std::ops::Range<usize>) -> bool {
    let last = words.end - 1;
    let about_data = (1..=3).map_while(|on| text.after(last, on)).any(|word| DATA.has(word));
    match text.word(last) {
        Some("dropped" | "drop" | "selected" | "select" | "discarded") => about_data,
        Some("picked" | "pick") => text.after(last, 1) == Some("up"),
        Some("stopped" | "stop") => matches!(text.after(last, 1), Some("by" | "at" | "in")),
        _ => false,
    }
}

static DATA: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "columns, column, rows, row, nulls, null, duplicates, duplicate, features, feature, outliers,
         values, records, samples, fields, ball, by, off, in, me, table, tables, variables",
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

/// "It", "you" and the like after a verb or preposition of "I" are no subjects: "I read it and", "after it,
/// chose".
fn is_object(text: &Text, index: usize) -> bool {
    let word = text.word(index).unwrap_or_default();
    let closes = text.gap_after(index).contains([',', ';', ':'])
        || text.after(index, 1).is_some_and(|next| JOINTS.has(next));
    matches!(word, "it" | "you" | "everyone" | "everybody") && closes
}

static JOINTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new("and, but, or, then, so, yet"));

static AUXILIARIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new("had, have, did, do, myself"));

static VERBS: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(VERB_LIST));

const VERB_LIST: &str = "
    made a judgement|judgment call, put it|that|this|them on hold, put the launch|release|project|rollout|work on hold,
    decided, decide, chose, choose, picked, pick, opted, opt, selected, select, elected, preferred, favoured,
    favored, proposed, propose, recommended, recommend, suggested, suggest, advised, advocated, argued, made
    the|my case, put forward, put it|that forward, pushed for, called for, volunteered, stepped in, stepped
    up, rejected, reject, ruled out, rule out, ruled it|that|them|this|him|her|both|one out, turned down,
    dismissed, discarded, turned it|that|them|him|her|this|both|one down, declined, decline, refused, refuse,
    vetoed, veto, skipped, left out, gave up on, walked away, backed out, stuck with, stuck to, leaned
    towards, sided with, backed, descoped, de-scoped, prioritised, prioritise, prioritized, prioritize,
    deprioritised, deprioritized, de-prioritised, de-prioritized, reprioritised, reprioritized,
    re-prioritised, re-prioritized, triaged, weighed, judged, bet, gambled, escalated, escalate, raised
    it|this|that with, raised the alarm, overruled, overrode, paused, pause, stopped, stop, halted, halt,
    shelved, postponed, postpone, delayed, deferred, defer, suspended, froze, cancelled, canceled, killed,
    dropped, drop, scrapped, abandoned, abandon, withdrew, called off, called it|that off, cut scope, cut the
    scope|feature|features|project, pulled the plug, pulled it|that|them, pulled the release|launch|model,
    said no, say no, told him|her|them|everyone no, answered no, pushed back, push back, insisted, insist,
    objected, disagreed, challenged, stood my ground, stood firm, held firm, drew the|a line, put my foot
    down, held off, held back, held it|that|them back, held the release|launch, committed to, commit to, went
    with, go with, went for, settled on, settled for, settle on, landed on, took the|a|that decision, made
    the|a|that|this|my decision, made the|a|that|this call, made the|a|that|this choice, took the|that call,
    signed off, approved, delegated, negotiated, renegotiated, traded, capped, narrowed, rolled back, rolled
    it|that|them|this back, roll it|that back, reverted, reversed, changed course, switched off, switched
    it|that|them|this off, switched to, turned off, turned it|that|them|this off, shut down, shut it|that
    down, took it|that|them offline|down, set the bar, set a limit|bar|threshold|deadline";

/// Decisions that are things rather than verbs.
static NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "my decision, my choice, my call, my recommendation, my proposal, my judgement, my judgment, my
         pick, my suggestion, decision was mine, call was mine, choice was mine, my answer was no, my first
         decision, i was the one who
         decided|chose|said|proposed|pushed|stopped|made|escalated|refused|rejected",
    )
});
