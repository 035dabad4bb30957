//! Habits that stand without "now I": what is done ever since, what is not done without, what has become mine.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::people::is_adverb;
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// "I haven't launched without one since", "I've been writing it ever since", "I have done so since".
pub(super) fn keeps(text: &Text, index: usize) -> bool {
    let begins = text.word(index) == Some("i've") || matches!(text.after(index, 1), Some("have" | "haven't"));
    let goes_on = (index + 1..text.sentence_of(index).end).any(|at| is_since(text, at) || is_again(text, at));
    let thought = (1..=4).filter_map(|on| text.after(index, on)).any(|word| NO_DEEDS.has(word));
    begins && goes_on && !thought
}

/// "Since" that closes a clause.
fn is_since(text: &Text, index: usize) -> bool {
    let closes = text.after(index, 1).is_none() || text.gap_after(index).contains([',', ';', ':']);
    text.word(index) == Some("since") && closes
}

/// "I've handed it over four times by now".
fn is_again(text: &Text, index: usize) -> bool {
    text.word(index) == Some("times") && text.word(index - 1) != Some("at")
}

/// "I'm asking for the rows first these days", "I am now the one who asks".
pub(super) fn is_doing(text: &Text, index: usize) -> bool {
    let be = usize::from(text.word(index) != Some("i'm"));
    if be == 1 && text.after(index, 1) != Some("am") {
        return false;
    }
    let adverbs = (1..=3)
        .take_while(|&on| text.after(index, be + on).is_some_and(|word| word != "the" && is_adverb(word)))
        .count();
    let next = |on: usize| text.after(index, be + adverbs + on).unwrap_or_default();
    let doing = next(1).len() > 4 && next(1).ends_with("ing") && !NO_DEEDS.has(next(1));
    let the_one =
        next(1) == "the" && matches!(next(2), "one" | "person") && matches!(next(3), "who" | "that");
    let is_now = !text.find_in(text.sentence_of(index), &NOW).is_empty();
    is_now && (doing || the_one)
}

/// "I won't start without a baseline", "I will not argue until".
pub(super) fn has_limit(text: &Text, index: usize) -> bool {
    let denies = match [1, 2].map(|on| text.after(index, on).unwrap_or_default()) {
        ["won't", _] => 1,
        ["will", "not" | "never"] => 2,
        _ => return false,
    };
    let verb = text.after(index, denies + 1);
    let limit = |at: usize| matches!(text.word(at), Some("without" | "until" | "unless" | "before"));
    let limited = (index..text.sentence_of(index).end).any(limit);
    limited && verb.is_some_and(|word| !NO_DEEDS.has(word) && !matches!(word, "do" | "make"))
}

/// Whether a habit stands in words of its own, or in a sentence that has none but a rule: "it has become second
/// nature", "no plan of mine goes out without a date".
pub(super) fn is_of_mine(text: &Text) -> bool {
    let told = |words: Range<usize>| !text.is_quoted(&words);
    text.find(&OWN).into_iter().any(told) || text.sentences.iter().any(|sentence| is_rule(text, sentence))
}

/// "These days nothing ships before I've seen it": from now on, of the teller's own, and without a wish.
fn is_rule(text: &Text, sentence: &Range<usize>) -> bool {
    let has = |list: &Phrases| sentence.clone().filter_map(|at| text.word(at)).any(|word| list.has(word));
    let opens = text.phrase_at(sentence.start, &RULE_OPENERS).is_some();
    opens && has(&MINE) && has(&ORDERS) && !has(&WISHES)
}

static NOW: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new("now, nowadays, these days, today, always, since, every, each, whenever"));

static RULE_OPENERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "these days, nowadays, since then, ever since, since that day|week|month|time|project|launch, from
         that day on, from then on, no, nothing, whoever, anyone who, none of my, every, each, all my",
    )
});

static MINE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new("i, i've, i'm, my, mine, me"));

static ORDERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("without, before, until, unless, first, starts, begins, opens, has, carries, gets, goes")
});

static WISHES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "would, should, could, will, might, must, i'd, i'll, was, were, had, did, know, think, feel, believe,
         need, learned, learnt, realised, realized",
    )
});

static OWN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "has become a habit, become a habit of mine, become my habit|rule|default|routine|practice, second
         nature, got into the habit, gotten into the habit, i have a rule|checklist|habit, i've got a
         rule|checklist|template|habit, i've a rule, part of how i work, part of my
         routine|process|checklist|template, never again do i, done so|it|that since, done so|it|that ever
         since, that's how i, that is how i, that's what i do, that is what i do, which is what i do, a habit
         of mine, to my checklist|template|routine|process, in my checklist|template|routine, into my
         checklist|template|routine|process",
    )
});

/// What is felt or has been is no habit.
static NO_DEEDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "regretted, regret, felt, feel, feeling, grown, become, becoming, changed, improved, learned, learnt,
         learning, known, thought, thinking, believed, hoping, trying, getting, had, proud, happy, forget,
         forgotten, better, more, working, looking, going",
    )
});
