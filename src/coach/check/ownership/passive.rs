//! Passives that name nobody: "was cleaned", but neither "was cleaned by Ana" nor "was concerned".

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::measure::is_measure;
use crate::coach::check::people::{ROLES, is_adverb};
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// How far behind the participle "by" still names who did it.
const BY_WITHIN: usize = 4;

/// Every passive without "by", as the words from the form of "to be" to the participle.
pub(super) fn agentless(text: &Text) -> Vec<Range<usize>> {
    (0..text.len()).filter_map(|index| passive_at(text, index)).collect()
}

fn passive_at(text: &Text, index: usize) -> Option<Range<usize>> {
    if !BE.has(text.word(index)?) || text.is_quoted(&(index..index + 1)) || is_own(text, index) {
        return None;
    }
    let between = (1..=2).take_while(|&on| text.after(index, on).is_some_and(is_between)).count();
    let participle = index + between + 1;
    let word = text.after(index, between + 1)?;
    let doer = (participle + 1..=participle + BY_WITHIN).any(|at| names_doer(text, participle, at));
    (is_participle(word) && !doer).then_some(index..participle + 1)
}

/// Whether "by" at a place in the same sentence names who did it: "by hand" and "by Friday" do not.
fn names_doer(text: &Text, participle: usize, at: usize) -> bool {
    let by = text.sentence_of(participle).contains(&at) && text.word(at) == Some("by");
    let next = text.after(at, 1).unwrap_or_default();
    let by_end = next == "the" && text.after(at, 2).is_some_and(|word| NO_DOERS.has(word));
    let by_amount = is_measure(text, at + 1) && !text.after(at, 2).is_some_and(|word| ROLES.has(word));
    by && !NO_DOERS.has(next) && !by_end && !by_amount
}

static NO_DOERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "hand, mistake, accident, default, then, now, chance, design, email, e-mail, mail, phone, post, law,
         far, noon, midnight, tomorrow, tonight, monday, tuesday, wednesday, thursday, friday, saturday,
         sunday, january, february, march, april, may, june, july, august, september, october, november,
         december, christmas, easter, end, deadline, time, launch, date, size, name, type, week, month",
    )
});

/// "I was told" and "we were asked" hide nobody who should have been "I".
fn is_own(text: &Text, index: usize) -> bool {
    let subject = (1..=3).filter_map(|back| text.before(index, back)).find(|word| !joins_subject(word));
    matches!(subject, Some("i" | "we" | "i'd" | "i've" | "we'd" | "we've"))
}

/// Words between a subject and "been" or "was".
fn joins_subject(word: &str) -> bool {
    is_adverb(word) || matches!(word, "had" | "have" | "was" | "were" | "be" | "been" | "being")
}

fn is_between(word: &str) -> bool {
    word != "being" && word != "been" && (is_adverb(word) || word == "not") && !is_participle(word)
}

fn is_participle(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    (regular || IRREGULAR.has(word)) && !ADJECTIVES.has(word)
}

static BE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("was, were, is, are, been, being, be, wasn't, weren't, isn't, aren't, got")
});

static IRREGULAR: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "built, rebuilt, made, remade, taken, given, sent, run, rerun, re-run, written, rewritten, chosen,
         found, brought, bought, sold, done, redone, held, kept, left, lost, paid, put, read, said, told,
         seen, set, reset, shown, shut, split, spent, taught, thought, thrown, drawn, driven, broken, caught,
         cut, fed, fixed, forgotten, hidden, hit, led, met, overridden, pulled, known, laid, shot, spread,
         swept, torn, understood, withdrawn, worn, rolled, begun, frozen, dealt, used",
    )
});

/// Participles that mostly say what something is like.
static ADJECTIVES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "concerned, interested, worried, excited, pleased, tired, surprised, disappointed, convinced,
         supposed, based, related, scared, limited, skewed, biased, unbiased, imbalanced, unbalanced,
         overdue, need, indeed, red, determined, committed, satisfied, unsatisfied, delighted, annoyed,
         frustrated, confused, experienced, inexperienced, qualified, dedicated, motivated, engaged,
         involved, located, stressed, overwhelmed, embarrassed, ashamed, amazed, impressed, alarmed,
         relieved, thrilled, opposed, prepared, unprepared, advanced, complicated, sophisticated, detailed,
         outdated, dated, crowded, distributed, unexpected, unlimited, unchanged, unrelated, undecided,
         unlabelled, unlabeled, unused, mixed, aligned, misaligned, hundred, finished, gone, speed, stuck,
         allowed, bored, shocked, relaxed, gifted, talented, skilled, unskilled, disorganised, disorganized,
         divided, connected, correlated, noted, ended, needed, known, unknown, left, overfitted, sized,
         headed, retired, married, said",
    )
});
