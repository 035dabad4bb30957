//! Whether a story names what was not done.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether the part that says what was done names what would have come of something else; before that part the
/// same words say what was at stake.
pub(super) fn imagines_one(action: &Text) -> bool {
    !action.find(&WOULD_HAVE).is_empty()
}

static WOULD_HAVE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "would|might have been|taken|cost|meant|needed|worked, would've been|taken|cost|meant|needed|worked",
    )
});

/// Whether a text names something that was weighed, or that could have been done instead.
pub(super) fn names_one(text: &Text) -> bool {
    text.find(&WORDS).into_iter().any(|words| is_weighed(text, words.start))
        || text.find(&CHOOSING).into_iter().any(|words| is_over(text, &words))
        || (0..text.len()).any(|index| is_compared(text, index))
        || text.sentences.iter().any(|sentence| is_either(text, sentence))
}

/// "Was considered a success" weighs nothing, and "skipped lunch" neither.
fn is_weighed(text: &Text, index: usize) -> bool {
    let before = text.before(index, 1);
    match text.word(index) {
        Some("considered") => {
            !matches!(before, Some("was" | "were" | "is" | "are" | "be" | "been" | "widely"))
        }
        Some("skipped") => !matches!(text.after(index, 1), Some("lunch" | "breakfast" | "dinner" | "to")),
        _ => true,
    }
}

/// "Two reactions: to defend it, or to believe him".
fn is_either(text: &Text, sentence: &Range<usize>) -> bool {
    let number = sentence.clone().find(|&at| matches!(text.word(at), Some("two" | "three" | "either")));
    let or = |at: &usize| {
        text.word(*at) == Some("or") && !matches!(text.word(*at + 1), Some("three" | "two" | "so" | "four"))
    };
    number.is_some_and(|from| (from + 2..sentence.end).any(|at| or(&at)))
}

/// "Compared the rewrite with a repair".
fn is_compared(text: &Text, index: usize) -> bool {
    let against = |on| matches!(text.after(index, on), Some("with" | "to" | "against"));
    text.word(index) == Some("compared") && (2..=OVER_WITHIN).any(against)
}

/// So many words after the verb may "over" still stand.
const OVER_WITHIN: usize = 6;

/// "Chose removal over hardware"; but not "took it home over the weekend".
fn is_over(text: &Text, verb: &Range<usize>) -> bool {
    let last = verb.end - 1;
    let over = (2..=OVER_WITHIN).find(|&on| text.after(last, on) == Some("over"));
    let is_time = |on| (1..=3).filter_map(|more| text.after(last, on + more)).any(|word| TIMES.has(word));
    over.is_some_and(|on| text.after(last, on + 1).is_some() && !is_time(on))
}

static CHOOSING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "chose, choose, chosen, picked, pick, went with, go with, went for, settled on, opted for, preferred,
         prioritised, prioritized, favoured, favored, took, put, recommended, proposed, suggested",
    )
});

static TIMES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "weekend, weekends, night, day, days, week, weeks, month, months, year, years, summer, winter, hours,
         lunch, coffee, dinner, time, phone, course, period, christmas, easter, holidays",
    )
});

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "instead, instead of, rather than, option, options, alternative, alternatives, alternatively,
         considered, weighed, weighing, weigh, weighed up, trade-off, trade-offs, tradeoff, tradeoffs, trade
         off, trade offs, traded, ruled out, ruled it|that|them|this|both|one out, ruling out, rule out,
         versus, vs, as opposed to, in favour|favor of, over the alternative, chose between, choose between,
         decide between, decided between, choice between, choosing between, decided against, decide against,
         advised against, argued against, turned down, turned it|that|them|this|him|her down, rejected,
         discarded, dismissed, set aside, passed on, opted for, opted against, preferred, compared
         both|two|three|four|several, compared the
         two|three|four|options|approaches|alternatives|costs|designs|candidates|models, pros and cons,
         opted, thought about, thought of, i'd rather, would rather,
         two|three|four|both|several|many|different paths|routes|approaches|choices|plans,
         two|three|four|both|several|different
         designs|solutions|candidates|proposals|possibilities|directions, the other was, another was, the
         second was, build or buy, make or buy, build or to buy, two|three|four|several|many|different|other
         ways, other way, another way, other choice, between two|three|four, a choice, my choice was, said
         no, asked if|whether we|i|it could, his|her|their way, counter-offer, counteroffer,
         counter-proposal, told him|her|them no, in its place, i refused|declined|vetoed, temptation, in
         place of, favoured, favored, first idea, first thought, plan a, pushed for, lobbied for, chose not
         to, decided not to, a couple|few|number of
         ways|routes|approaches|choices|plans|options|directions|paths, i|we|you could have, i|we could've,
         could either, could also have,
         obvious|easy|easiest|quick|quickest|usual|natural|safe|safest|simplest
         fix|choice|answer|move|way|route|solution|thing, first instinct, instinct was, tempted, tempting,
         shortlisted, shortlist, debated, toyed with, on the shelf, said no to, say no to, saying no to,
         scrapped, ditched, binned, shelved, abandoned, skipped, left out, pushed back on, whether to, plan
         b, fallback, fall-back",
    )
});
