//! Words that blame other people or run them down.

use std::ops::Range;
use std::sync::LazyLock;

use crate::domain::story::check::people::{ROLES, is_adverb};
use crate::domain::story::check::phrases::Phrases;
use crate::domain::story::check::text::Text;

/// Every place where others are blamed, outside of double quotes.
pub(super) fn blames(text: &Text) -> Vec<Range<usize>> {
    let plain = text
        .find(&WORDS)
        .into_iter()
        .filter(|words| !is_own(text, words.start) && !is_denied(text, words.start));
    let faults = (0..text.len()).filter_map(|index| fault_at(text, index));
    let judged = (0..text.len()).filter_map(|index| judged_at(text, index));
    let mut found: Vec<Range<usize>> =
        plain.chain(faults).chain(judged).filter(|words| !text.is_quoted(words)).collect();
    found.sort_by_key(|words| words.start);
    found
}

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
        )
    };
    (1..=3).map_while(|back| text.before(index, back)).any(denies)
}

/// "Their fault", "the vendor's fault", "they were at fault"; but neither "my fault" nor "nobody's fault".
fn fault_at(text: &Text, index: usize) -> Option<Range<usize>> {
    if !matches!(text.word(index)?, "fault" | "faults") || is_denied(text, index) {
        return None;
    }
    let adjective = usize::from(matches!(text.before(index, 1), Some("own" | "entire" | "whole")));
    let owner = text.before(index, 1 + adjective)?;
    let owned = matches!(owner, "his" | "her" | "their" | "your") || is_somebodys(owner);
    let at = owner == "at"
        && (1..=4).any(|back| text.before(index, back + 1).is_some_and(is_other_person))
        && !is_own(text, index);
    (owned || at).then_some(index - adjective - 1..index + 1)
}

fn is_somebodys(owner: &str) -> bool {
    let name = owner.strip_suffix("'s").or_else(|| owner.strip_suffix('\''));
    name.is_some_and(|name| {
        !matches!(name, "it" | "nobody" | "no-one" | "one" | "that" | "let" | "what" | "system" | "today")
    })
}

/// "The analyst was lazy", "lazy colleagues": words that run down only what they are said of.
fn judged_at(text: &Text, index: usize) -> Option<Range<usize>> {
    if !JUDGEMENTS.has(text.word(index)?) || is_own(text, index) || is_denied(text, index) {
        return None;
    }
    let of_noun =
        text.after(index, 1).is_some_and(|word| is_other_person(word) && word != "user" && word != "users");
    let skipped =
        (1..=3).take_while(|&back| text.before(index, back).is_some_and(is_adverb_of_degree)).count();
    let is_said = text.before(index, skipped + 1).is_some_and(|word| BE.has(word));
    let of_subject =
        is_said && (2..=4).any(|back| text.before(index, skipped + back).is_some_and(is_other_person));
    let contracted =
        text.before(index, skipped + 1).is_some_and(|word| matches!(word, "he's" | "she's" | "they're"));
    (of_noun || of_subject || contracted).then_some(index..index + 1)
}

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
        "he, she, they, team, teams, culture, environment, workplace, atmosphere, company, management, relationship, guy, guys,
         other, others, attitude, person, behaviour, behavior, work",
    )
});

static SUBJECTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "i, i'd, i'm, i've, we, we'd, we've, my, our, myself, me, us, he, she, they, it, his, her, their, who, you, team, teams, management, company",
    )
});

static JUDGEMENTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "lazy, stupid, dumb, arrogant, stubborn, careless, useless, ignorant, toxic, unprofessional, selfish, disorganised, disorganized,
         unreliable, sloppy, negligent, hopeless, worthless, dishonest, childish, petty, hostile, rude, unreasonable, irresponsible, unhelpful,
         uncooperative, unqualified, inept, inexperienced, pathetic, terrible, awful, horrible, impossible, obnoxious, egotistical, insecure,
         lying, manipulative, two-faced, passive-aggressive, narrow-minded, close-minded, closed-minded, delusional, crazy, insane",
    )
});

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "clueless, incompetent, incompetence, incompetently, idiot, idiots, idiotic, moron, morons, laziness, slacker, slackers, dead weight, deadweight, jerk, jerks,
         dropped the ball, drop the ball, dropping the ball, dropped every ball, never listened, never listens, never listen, wouldn't listen, would not listen, didn't listen, did not listen,
         refused to listen, refuses to listen, refused to help, refused to cooperate, refused to co-operate, refused to work, refused to learn, refused to take responsibility, refuses to help,
         never helped, never bothered, couldn't be bothered, could not be bothered, didn't bother, did not bother, didn't care, did not care, doesn't care, never cared, couldn't care less,
         threw me under, threw us under, thrown under the bus, under the bus, stabbed me, stabbed us, backstabbing, sabotaged, undermined me, undermined us, screwed up, screwed it up, screwed us,
         screwed me, messed up, messed it up, messed everything up, let me down, let us down, let everyone down, made a mess, ruined, botched, blew it,
         had no clue, had no idea what, has no clue, no idea what he|she|they was|were, didn't know what he|she|they was|were, out of his|her|their depth, never did his|her|their job,
         didn't do his|her|their job|part|work, did not do his|her|their job|part|work, not doing his|her|their job, failed to do his|her|their job, didn't pull his|her|their weight, not pulling his|her|their weight,
         to blame, blame him|her|them, blamed me|us, blamed everyone, too lazy, impossible to work with, hard to work with, difficult to work with, a nightmare to work with, nightmare to work with,
         pain to work with, a difficult person, difficult personality, hated me, out to get me, took all the credit, stole the credit, stole my|our, took credit for my|our, micromanaged me|us,
         micromanager, control freak, bullied, drama queen, a nightmare",
    )
});
