//! Whether the teller does something differently now.

mod standing;

use std::sync::LazyLock;

use crate::coach::check::people::{is_adverb, is_i};
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether a text has a habit in the first person.
pub(super) fn has_habit(text: &Text) -> bool {
    let told = |words: std::ops::Range<usize>| !text.is_quoted(&words);
    text.find(&HABITS).into_iter().any(told)
        || standing::is_of_mine(text)
        || (0..text.len()).any(|index| is_mine_now(text, index) || is_i(text, index) && is_habit(text, index))
}

/// Whether an "I" is followed by what it does as a rule, or stands in "now I", "since then I".
fn is_habit(text: &Text, index: usize) -> bool {
    match text.word(index) {
        Some("i've") => return has_kept_up(text, index) || standing::keeps(text, index),
        Some("i'm") => return standing::is_doing(text, index),
        Some("i") => {}
        _ => return false,
    }
    if standing::keeps(text, index) || standing::is_doing(text, index) || standing::has_limit(text, index) {
        return true;
    }
    let adverbs = (1..=3).take_while(|&on| text.after(index, on).is_some_and(is_between)).count();
    let Some(verb) = text.after(index, adverbs + 1) else { return false };
    if is_thought(text, index + adverbs + 1) || verb == "have" && has_insight(text, index) {
        return false;
    }
    let has_now =
        (1..=adverbs).any(|on| matches!(text.after(index, on), Some("now" | "always" | "routinely")));
    let opened = opens_with_now(text, index);
    let kept_up = verb == "have" && text.after(index, adverbs + 2).is_some_and(|word| !NO_DEED.has(word));
    has_now || opened && (kept_up || !WISHES.has(verb)) || does(text, index + adverbs + 1)
}

/// "Since then I've phoned", "I've since added"; but not "I've since learned".
fn has_kept_up(text: &Text, index: usize) -> bool {
    let since = usize::from(text.after(index, 1) == Some("since"));
    let done = |word| !MENTAL.has(word) && !NO_DEED.has(word);
    (since == 1 || opens_with_now(text, index)) && text.after(index, 1 + since).is_some_and(done)
}

/// "I believe", "I keep in mind", "I stand by": what is thought is no deed.
fn is_thought(text: &Text, index: usize) -> bool {
    let next = text.after(index, 1).unwrap_or_default();
    match text.word(index).unwrap_or_default() {
        "keep" => matches!(next, "in" | "thinking" | "learning" | "believing" | "growing"),
        "take" => matches!(next, "from" | "away" | "pride"),
        "stand" => next == "by",
        "work" => matches!(next, "better" | "well" | "best" | "harder"),
        verb => MENTAL.has(verb),
    }
}

/// "I now have a better understanding".
fn has_insight(text: &Text, index: usize) -> bool {
    let insight = |word| {
        matches!(
            word,
            "understanding" | "appreciation" | "respect" | "confidence" | "view" | "idea" | "sense"
        )
    };
    (2..=8).map_while(|on| text.after(index, on)).any(insight)
}

/// "My designs now start with".
fn is_mine_now(text: &Text, index: usize) -> bool {
    text.word(index) == Some("my") && (2..=3).any(|on| text.after(index, on) == Some("now"))
}

/// "Now I", "since then, I", "these days I": up to the subject there is nothing else in the sentence.
fn opens_with_now(text: &Text, index: usize) -> bool {
    let from = text.sentence_of(index).start;
    let near = index.saturating_sub(4).max(from);
    text.find_in(near..index, &OPENERS).iter().any(|words| words.end + 1 >= index)
}

/// Whether the word at this place is a verb in the present: neither past, nor a wish, nor a state of mind.
fn does(text: &Text, index: usize) -> bool {
    let Some(verb) = text.word(index) else { return false };
    if matches!(verb, "don't" | "do") {
        let on = if text.after(index, 1) == Some("not") { 2 } else { 1 };
        return text.after(index, on).is_some_and(|next| !MENTAL.has(next));
    }
    if is_vow(text, index) {
        return false;
    }
    let past = verb.ends_with("ed") && verb.len() > 4 && !matches!(verb, "embed" | "proceed" | "speed")
        || SAME_IN_PAST.has(verb) && !is_of_rule(text, index);
    !past && !PAST.has(verb) && !WISHES.has(verb) && verb.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// "Try to be", "plan to", "look forward".
fn is_vow(text: &Text, index: usize) -> bool {
    let next = [1, 2].map(|on| text.after(index, on).unwrap_or_default());
    match text.word(index) {
        Some("try") => next == ["to", "be"],
        Some("plan" | "aim") => next[0] == "to",
        Some("look") => matches!(next[0], "forward" | "back"),
        _ => false,
    }
}

/// Whether a sentence says that something is done again and again.
fn is_of_rule(text: &Text, index: usize) -> bool {
    let again = |word: &str| {
        matches!(word, "every" | "each" | "before" | "whenever" | "when" | "first" | "always" | "any")
    };
    text.sentence_of(index).filter_map(|at| text.word(at)).any(again)
}

/// Verbs whose past looks like their present.
static SAME_IN_PAST: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new("put, set, let, cut, hit, read, cost, quit, shut, split, shed"));

fn is_between(word: &str) -> bool {
    is_adverb(word) || matches!(word, "sometimes" | "regularly" | "first" | "no" | "longer")
}

/// Openers after which "I" does something that has become different.
static OPENERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "now, nowadays, since this time, since that time|day|week|month|year|project|launch|release, from
         this day, from this day on, since then, ever since, since, these days, today, from then on, from
         that day on, from now on, from that point on, after that, going forward, so now, these days when",
    )
});

/// Habits by their wording alone.
static HABITS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "i no longer, i now no longer, i've started, i have started, i have since
         started|stopped|made|added|kept|used|written|asked|run|changed, i've since
         started|stopped|made|added|kept|used|written|asked|run|changed|moved|built, i've begun, i have
         begun, i've stopped, i have stopped, i've made it a habit|rule|point|practice, i have made it a
         habit|rule|point|practice, i made it a habit|rule|point|practice, i've made a
         habit|rule|point|practice, i have made a habit|rule|point|practice, i've got into the habit, i've
         kept, i have kept, i've adopted, i have adopted, i adopted, i've changed how|my|the way, i have
         changed how|my|the way, i changed how|my|the way, i've switched, i have switched, i switched to,
         i've built, i've added, i have added, i started to, i started
         writing|asking|using|doing|keeping|sending|checking|running|adding|testing|booking|sharing, i
         stopped, i began writing|asking|using|doing|keeping|sending|checking|running|adding|testing|to, i've
         moved, i've put, in the habit of, my habit, my rule, my first question, my first step, my default,
         my checklist, my practice, my routine, my template, now my, it's now my, is now my, are now my, is
         now part of my, is now the first thing, the first thing i, every project of mine, all my projects",
    )
});

/// States of mind: to know better is not to do otherwise.
static MENTAL: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "know, understand, realise, realize, believe, feel, appreciate, recognise, recognize, love, like,
         hope, wish, guess, suppose, value, think, regret, knew, understood, realised, realized, believed,
         felt, feeling, learned, learnt, learn, strive, wonder, agree, grow",
    )
});

/// Words after "I" that are no deed: modals, forms of "be" and "have", wishes and opinions.
static WISHES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "would, wouldn't, should, shouldn't, could, couldn't, might, may, must, will, won't, shall, can,
         can't, cannot, ought, need, needed, want, wanted, am, was, were, be, been, being, have, haven't,
         had, hadn't, has, having, did, didn't, wasn't, see, mean, find, remember, care, enjoy, prefer, mind,
         doubt, expect, imagine, admire, hate, owe, deserve, seem, sound, tend, intend, and, or, but, to, in,
         on, at, of, with, the, a, an, as, that, if, when, who, which, not, myself",
    )
});

/// What follows "I have" when nothing was done.
static NO_DEED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "a, an, the, more, better, no, to, been, had, felt, known, learned, learnt, become, grown, my",
    )
});

/// Past forms that do not end in "-ed".
static PAST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "wrote, got, took, made, went, found, gave, came, became, began, brought, built, bought, caught,
         chose, did, drew, drove, fell, fought, forgot, grew, heard, held, kept, knew, led, left, lost, met,
         paid, ran, rose, said, saw, sent, shot, showed, slept, sold, spent, spoke, stood, swore, taught,
         thought, threw, told, understood, won, woke, wore, hid, broke, bit, sat, sought, stuck, swam, lent,
         learnt, walked, had, was, used, tried, died, lied, underestimated, overlooked, misjudged, overran,
         undertook, withdrew, overcame, dealt, felt",
    )
});
