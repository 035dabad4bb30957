//! Lessons that are for somebody else.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::people::{ROLES, is_adverb};
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Every place where a text says what others should do, from the subject to the verb.
pub(super) fn on_others(text: &Text) -> Vec<Range<usize>> {
    let duties = text.find(&DUTIES).into_iter().filter_map(|duty| with_subject(text, &duty));
    let mut found: Vec<Range<usize>> =
        duties.chain(text.find(&AVOID)).filter(|words| !text.is_quoted(words)).collect();
    found.sort_by_key(|words| words.start);
    found
}

/// The duty with its subject, where that is somebody else and the clause is not what the teller finds out.
fn with_subject(text: &Text, duty: &Range<usize>) -> Option<Range<usize>> {
    let adverbs = (1..=2).take_while(|&back| text.before(duty.start, back).is_some_and(is_adverb)).count();
    let subject = duty.start.checked_sub(adverbs + 1)?;
    let is_other = text
        .before(duty.start, adverbs + 1)
        .is_some_and(|word| OTHERS.has(word) || ROLES.has(word) || is_group(text, subject));
    (is_other && !is_asked(text, subject) && !is_clause_about_noun(text, subject))
        .then_some(subject..duty.end)
}

/// "The decision someone has to take", "every question the customer has to answer": what others have to do says
/// which thing is meant.
fn is_clause_about_noun(text: &Text, subject: usize) -> bool {
    let article = usize::from(matches!(text.before(subject, 1), Some("the" | "a" | "an" | "my" | "our")));
    let plain = text.word(subject).is_some_and(|word| OTHERS.has(word));
    let Some(noun) = subject.checked_sub(article + 1).filter(|_| plain || article == 1) else { return false };
    let same_clause = text.before(subject, article + 1).is_some()
        && (noun..subject).all(|at| text.gap_after(at).trim().is_empty());
    let is_noun = text.before(noun, 1).is_some_and(|word| DETERMINERS.has(word))
        || text.before(noun, 2).is_some_and(|word| DETERMINERS.has(word));
    let of_amount = matches!(text.word(noun), Some("all" | "than" | "as"));
    same_clause && (of_amount || is_noun && !text.word(noun).is_some_and(|word| LINKS.has(word)))
}

static DETERMINERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("the, a, an, every, each, any, one, two, three, those, which, what, only, all")
});

/// After these a sentence of its own begins, and "the hard way" is no noun that it could be about.
static LINKS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "that, because, since, and, but, or, so, as, think, believe, know, learned, learnt, realised,
         realized, found, means, is, was, way, time, end, future, day, meantime, opinion",
    )
});

/// "The team should", but not "my team".
fn is_group(text: &Text, subject: usize) -> bool {
    matches!(
        text.word(subject),
        Some(
            "team"
                | "teams"
                | "business"
                | "company"
                | "companies"
                | "management"
                | "organisation"
                | "organization"
        )
    )
}

/// "What they need to decide" and "the people who must sign" are things the teller asks about.
fn is_asked(text: &Text, subject: usize) -> bool {
    let same_clause = |back: &usize| !text.gap_before(subject + 1 - back).contains(',');
    (1..=4).take_while(same_clause).map_while(|back| text.before(subject, back)).any(|word| ASKING.has(word))
}

static ASKING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "longer, what, who, whom, whose, whether, how, when, where, why, which, if, before, until, unless,
         so, everything, anything, once, while",
    )
});

static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "they, people, others, everyone, everybody, anyone, nobody, he, she, someone, somebody, management,
         businesses, pms",
    )
});

static DUTIES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "should, should have, should've, should not, shouldn't, must, must not, mustn't, need to, needs to,
         needed to, have to, has to, ought to, had to learn, had better, have got to",
    )
});

static AVOID: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "never work with, never to work with, not to work with, not work with, never working with, never
         trust, never to trust, not to trust, don't trust, avoid working with, avoid people, never rely on,
         never to rely on, not to rely on, can't trust, cannot trust, can't rely on, cannot rely on",
    )
});
