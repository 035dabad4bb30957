//! Whether Action tells a method instead of what happened.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::people::is_i;
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// So many of them make a method, or so many in half of the sentences about the teller.
const MANY: usize = 3;
const SOME: usize = 2;

/// The words that tell a method, where there are enough of them.
pub(super) fn told_as_method(text: &Text) -> Option<Vec<Range<usize>>> {
    let found: Vec<Range<usize>> = text
        .find(&WORDS)
        .into_iter()
        .filter(|words| !text.is_quoted(words) && !is_meant_otherwise(text, words))
        .collect();
    let about_me = text.sentences.iter().filter(|sentence| is_about_me(text, sentence, &found)).count();
    let enough = found.len() >= MANY || found.len() >= SOME && found.len() * 2 >= about_me;
    enough.then_some(found)
}

fn is_about_me(text: &Text, sentence: &Range<usize>, found: &[Range<usize>]) -> bool {
    sentence.clone().any(|index| is_i(text, index))
        || found.iter().any(|words| sentence.contains(&words.start))
}

/// What was said, promised or feared on a day is no method: "I told her I would", "so that I would notice".
/// Nor is "I'd" for "I had".
fn is_meant_otherwise(text: &Text, words: &Range<usize>) -> bool {
    let first = text.word(words.start);
    let would = matches!(text.word(words.end - 1), Some("would" | "wouldn't" | "i'd"))
        || text.word(words.start + 1) == Some("would");
    let told_you = first == Some("you");
    let reported = (would || told_you) && is_reported(text, words.start);
    let had = first == Some("i'd") && !text.word(words.start + 1).is_some_and(is_infinitive);
    let conditional = would && text.word(words.end) == Some("have");
    let past = text.word(words.end).is_some_and(is_past)
        && matches!(text.word(words.end - 1), Some("always" | "often"));
    reported || had || conditional || past
}

/// "I always kept": on all of those days.
fn is_past(word: &str) -> bool {
    word.ends_with("ed") && word.len() > 4 || PAST.has(word)
}

static PAST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "kept, sent, had, was, did, gave, took, went, made, wrote, said, told, left, ran, brought, met, knew,
         thought, felt, found, held, saw, got, came, began, paid, spoke, showed, wanted, hoped, had",
    )
});

/// Whether the clause before hangs on something that was said or asked.
fn is_reported(text: &Text, index: usize) -> bool {
    let same_clause = |back: &usize| !text.gap_before(index + 1 - back).contains(',');
    (1..=4).take_while(same_clause).map_while(|back| text.before(index, back)).any(|word| REPORTS.has(word))
}

/// Whether the word after "I'd" makes it "I would".
fn is_infinitive(word: &str) -> bool {
    INFINITIVES.has(word)
}

static INFINITIVES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "usually, always, typically, normally, generally, ask, be, build, call, check, choose, communicate,
         consider, create, decide, discuss, do, document, escalate, explain, explore, find, first, focus,
         get, give, go, have, identify, involve, keep, listen, look, make, measure, meet, need, organise,
         organize, plan, prepare, prioritise, prioritize, propose, review, schedule, see, send, set, sit,
         speak, start, take, talk, tell, test, then, think, share, show, open, agree, assess, analyse,
         analyze, compare, break, bring, collect, define, deliver, draft, evaluate, figure, fix, help, hold,
         implement, inform, invite, learn, lead, list, map, monitor, move, offer, pick, push, raise, reach,
         recommend, reflect, repeat, research, resolve, return, search, select, simplify, split, step, study,
         summarise, summarize, support, train, validate, wait, walk, watch, warn, reply, respond, suggest,
         pause, pull, visit, also, probably, try, understand, use, want, work, write",
    )
});

static REPORTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "said, told, promised, agreed, knew, thought, hoped, feared, assumed, explained, warned, wrote,
         offered, decided, announced, believed, that, what, how, where, whether, if, until, which, who, why,
         when, expected, guessed, predicted, worried, admitted, asked, than, as",
    )
});

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "i would, i wouldn't, i'd, i usually, i typically, i normally, i generally, i tend to, i always, i'd
         always, i'd usually, i try to, i like to, i also usually, i then usually, i also always, i also tend
         to, i then would, i also would, i often, i'll usually|always|often|typically|normally, i will
         usually|always|often|typically|normally, usually i, usually i would|tend|try|always, normally i,
         normally i would|tend|try|always, typically i, typically i would|tend|try|always, generally i,
         generally i would|tend|try|always, what i do is, what i usually do, what i would do, what i'd do, my
         approach is, my method is, my process is, in general i, you have to, you've got to, you need to, you
         always, you usually, you should",
    )
});
