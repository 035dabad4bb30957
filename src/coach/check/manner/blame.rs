//! Words that blame other people or run them down.

mod wordings;

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::people::{ROLES, is_adverb};
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;
use wordings::{JUDGEMENTS, OF_PEOPLE, WORDS};

/// Every place where others are blamed, outside of double quotes.
pub(super) fn blames(text: &Text) -> Vec<Range<usize>> {
    let plain = text.find(&WORDS).into_iter().filter(|words| blames_others(text, words));
    let of_people = text.find(&OF_PEOPLE).into_iter().filter(|words| is_of_person(text, words.start));
    let faults = (0..text.len()).filter_map(|index| fault_at(text, index));
    let judged = (0..text.len()).filter_map(|index| judged_at(text, index));
    let mut found: Vec<Range<usize>> =
        plain.chain(of_people).chain(faults).chain(judged).filter(|words| !text.is_quoted(words)).collect();
    found.sort_by_key(|words| words.start);
    found
}

/// Whether what runs somebody down is said of others.
fn blames_others(text: &Text, words: &Range<usize>) -> bool {
    let of_noun = text.word(words.end).is_some_and(is_other_person);
    !is_denied(text, words.start) && (of_noun || !is_own(text, words.start))
}

/// Whether the subject of a verb is another person: what software does is no blame.
fn is_of_person(text: &Text, verb: usize) -> bool {
    let skipped = (1..=5).take_while(|&back| text.before(verb, back).is_some_and(joins_subject)).count();
    let Some(nearest) = verb.checked_sub(skipped + 1) else { return false };
    let subject = subject_of_joined(text, verb).unwrap_or(nearest);
    text.before(verb, skipped + 1).is_some()
        && is_subject_person(text, subject)
        && !is_denied(text, verb)
        && !is_indifference(text, verb, subject)
}

/// "Some teams were rude about it and never cared": the subject at the beginning of the clause, where a verb is
/// joined to its first one by "and".
fn subject_of_joined(text: &Text, verb: usize) -> Option<usize> {
    let runs_on = |at: usize| !text.gap_before(at).contains([',', ';', ':']);
    let sentence = text.sentence_of(verb);
    let first = (sentence.start + 1..=verb).rev().find(|&at| !runs_on(at)).unwrap_or(sentence.start);
    let joined = text.before(verb, 1) == Some("and") && first + 3 < verb;
    let be = (first + 1..first + 4).find(|&at| text.word(at).is_some_and(|word| BE.has(word)))?;
    joined.then_some(be - 1)
}

/// "The users didn't care which", "he didn't care about parsers, but about the bill": what matters to
/// somebody is no blame.
fn is_indifference(text: &Text, verb: usize, subject: usize) -> bool {
    let Some(care) = (verb..verb + 3).find(|&at| matches!(text.word(at), Some("care" | "cared"))) else {
        return false;
    };
    let asked =
        matches!(text.after(care, 1), Some("which" | "how" | "what" | "whether" | "if" | "where" | "who"));
    let goes_on =
        (care + 1..text.sentence_of(care).end).any(|at| matches!(text.word(at), Some("but" | "cared")));
    asked || goes_on || text.word(subject).is_some_and(|word| BUYERS.has(word))
}

/// Who is free not to care.
static BUYERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "customer, customers, client, clients, user, users, patient, patients, buyer, buyers, people",
    )
});

/// "He", "the lead", "Marketing", "Tom".
fn is_subject_person(text: &Text, index: usize) -> bool {
    let mut letters = text.written(index).chars();
    let name = letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase);
    let Some(word) = text.word(index) else { return false };
    let plain = SUBJECTS.has(word) || NO_NAMES.has(word);
    is_other_person(word) || word == "who" || name && !plain
}

fn joins_subject(word: &str) -> bool {
    JUDGEMENTS.has(word)
        || is_adverb_of_degree(word)
        || BE.has(word)
        || matches!(word, "had" | "have" | "has" | "who" | "really")
}

static NO_NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "the, this, that, these, those, nothing, nobody, something, data, code, and, but, so, then, there,
         which",
    )
});

/// Whether the teller is the one who is run down: the nearest subject before is "I" or "we".
fn is_own(text: &Text, index: usize) -> bool {
    let mut before = (1..=6).map_while(|back| text.before(index, back));
    let subject = before.find(|word| SUBJECTS.has(word) || ROLES.has(word));
    matches!(
        subject,
        Some("i" | "i'd" | "i'm" | "i've" | "we" | "we'd" | "we've" | "my" | "our" | "myself" | "me" | "us")
    )
}

/// "Nobody dropped the ball", "not lazy".
fn is_denied(text: &Text, index: usize) -> bool {
    let denies = |word| {
        matches!(
            word,
            "not"
                | "no"
                | "nobody"
                | "never"
                | "wasn't"
                | "weren't"
                | "isn't"
                | "aren't"
                | "without"
                | "didn't"
                | "don't"
                | "doesn't"
                | "couldn't"
                | "can't"
                | "cannot"
                | "wouldn't"
        )
    };
    (1..=3).map_while(|back| text.before(index, back)).any(denies)
}

/// "Their fault", "the vendor's fault", "they were at fault"; but neither "my fault" nor "nobody's fault".
fn fault_at(text: &Text, index: usize) -> Option<Range<usize>> {
    if !matches!(text.word(index)?, "fault" | "faults") || is_denied_far(text, index) {
        return None;
    }
    if text.after(index, 1).is_some_and(|next| FAULT_NOUNS.has(next)) {
        return None;
    }
    let adjective = usize::from(matches!(text.before(index, 1), Some("own" | "entire" | "whole")));
    let owner = text.before(index, 1 + adjective)?;
    let has_owner = matches!(owner, "his" | "her" | "their" | "your") || is_somebodys(owner);
    let at = owner == "at"
        && (1..=4).any(|back| text.before(index, back + 1).is_some_and(is_other_person))
        && !is_own(text, index);
    (has_owner || at).then_some(index - adjective - 1..index + 1)
}

/// "I never said that it was her fault": the denial may stand before the clause.
fn is_denied_far(text: &Text, index: usize) -> bool {
    let same_clause = |at: &usize| !text.gap_after(*at).contains([',', ';', ':']);
    let from = text.sentence_of(index).start.max(index.saturating_sub(FAR));
    (from..index).rev().take_while(same_clause).any(|at| is_denied(text, at + 1))
}

/// So many words before a fault it may still be denied.
const FAR: usize = 7;

static FAULT_NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "code, codes, report, reports, log, logs, rate, rates, line, lines, detection, injection, tree, trees",
    )
});

fn is_somebodys(owner: &str) -> bool {
    let name = owner.strip_suffix("'s").or_else(|| owner.strip_suffix('\''));
    name.is_some_and(|name| {
        !matches!(name, "it" | "nobody" | "no-one" | "one" | "that" | "let" | "what" | "system" | "today")
    })
}

/// "The analyst was lazy", "lazy colleagues": words that run down only what they are said of.
fn judged_at(text: &Text, index: usize) -> Option<Range<usize>> {
    let word = text.word(index).filter(|word| JUDGEMENTS.has(word))?;
    if is_denied(text, index) {
        return None;
    }
    let noun = text.after(index, 1).unwrap_or_default();
    let of_thing = text.after(index, 2).is_some_and(|thing| THINGS.has(thing));
    let of_noun = is_other_person(noun) && !of_thing || word == "toxic" && TOXIC.has(noun);
    (of_noun || is_said_of_person(text, index)).then_some(index..index + 1)
}

/// "He was really lazy", "they're lazy".
fn is_said_of_person(text: &Text, index: usize) -> bool {
    let skipped =
        (1..=3).take_while(|&back| text.before(index, back).is_some_and(is_adverb_of_degree)).count();
    match text.before(index, skipped + 1) {
        Some("he's" | "she's" | "they're") => true,
        Some(be) if BE.has(be) => is_of_person(text, index - skipped - 1),
        _ => false,
    }
}

/// "Rude customer messages" are messages.
static THINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "messages, message, comments, comment, content, posts, post, reviews, review, language, speech,
         input, inputs, labels, label, data, accounts, account, records, requests, behaviour, behavior,
         queries, chats, tweets, text, texts, votes, ratings, feedback",
    )
});

static TOXIC: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "culture, environment, workplace, work, atmosphere, company, management, relationship, person,
         attitude, situation, behaviour, behavior, office",
    )
});

fn is_adverb_of_degree(word: &str) -> bool {
    is_adverb(word)
        || matches!(
            word,
            "so" | "very" | "too" | "quite" | "pretty" | "just" | "rather" | "a" | "bit" | "and"
        )
}

fn is_other_person(word: &str) -> bool {
    let role = word.strip_suffix("'s").unwrap_or(word);
    ROLES.has(role) || GROUPS.has(role)
}

static BE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new("was, were, is, are, being, been, be, seemed, became, got, acted, stayed, remained")
});

static GROUPS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "he, she, they, team, teams, management, guy, guys, others, person, culture, environment, workplace",
    )
});

static SUBJECTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "i, i'd, i'm, i've, we, we'd, we've, my, our, myself, me, us, he, she, they, it, his, her, their,
         who, you, team, teams, management",
    )
});
