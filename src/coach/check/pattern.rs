//! How the rules write down what they look for: lists of words and phrases, parted by commas.
//!
//! | written | matches |
//! |---|---|
//! | `never listened` | these words, one after the other |
//! | `his\|her\|their fault` | any of the words joined by bars |
//! | `very? happy` | with the word or without it |
//! | `very* happy` | with the word any number of times |
//! | `turned ~4 down` | up to four words between, within a clause |
//! | `turned ..4 down` | up to four words between, within a sentence |
//! | `@roles should` | a phrase of the list `roles` |
//! | `-ly` | a word that ends like this |
//! | `option !trading` | not before this word |
//! | `I`, `WE`, `NUMBER` ... | words of a kind, see [`Piece`] |
//!
//! The build reads every list with this module, so a mistake breaks the build and is reported with its place.

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

/// One alternative of a step. Kinds of words, and places without a word, are in capitals, since words are in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Piece {
    /// The word with this number.
    #[serde(skip)]
    Word(u16),
    /// A phrase of the list with this number.
    #[serde(skip)]
    List(usize),
    /// A longer word with this ending.
    #[serde(skip)]
    Ending(String),
    /// `I`: "I" as a subject, outside of quotes.
    I,
    /// `WE`: "we" as a subject, outside of quotes.
    We,
    /// `NUMBER`: a measure.
    Number,
    /// `PERCENT`: a number of per cent.
    Percent,
    /// `MONEY`: a sum of money.
    Money,
    /// `DIGITS`: a word that starts with a digit.
    Digits,
    /// `NAME`: a word with a capital within a sentence.
    Name,
    /// `DOES`: a word that may be a verb in the present: neither past, nor a modal, nor a state of mind.
    Does,
    /// `ANY`: any word.
    Any,
    /// `START`: the start of a sentence.
    Start,
    /// `CLAUSE`: the start of a clause: after a comma or the like, or after "and", "but", "that", "because".
    Clause,
    /// `END`: the end of a clause.
    End,
}

/// What has to come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One of these, this many times at least and at most.
    Of(Vec<Piece>, usize, usize),
    /// Any words, at most so many; within a clause or within the sentence.
    Gap(usize, bool),
    /// None of these.
    Not(Vec<Piece>),
}

/// A phrase.
pub type Pattern = Vec<Step>;

/// The most times that something with a star is looked for.
const MANY: usize = 6;

/// What is wrong with a pattern.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{step}\" {why}")]
pub struct BadPattern {
    /// As it is written.
    pub step: String,
    why: &'static str,
}

/// Knows words and lists by numbers.
pub trait Names {
    /// The number of a word; none where it can't be one.
    fn word(&mut self, word: &str) -> Option<u16>;
    /// The number of the list of this name, where there is one.
    fn list(&mut self, name: &str) -> Option<usize>;
}

/// What says only whether there is a list is enough to look for mistakes.
impl<F: FnMut(&str) -> bool> Names for F {
    fn word(&mut self, word: &str) -> Option<u16> {
        word.chars().all(|c| c.is_alphanumeric() || "'-".contains(c)).then_some(0)
    }

    fn list(&mut self, name: &str) -> Option<usize> {
        self(name).then_some(0)
    }
}

/// Reads a list of patterns.
///
/// # Errors
/// The first step that says nothing.
pub fn parse(list: &str, names: &mut impl Names) -> Result<Vec<Pattern>, BadPattern> {
    let phrases = list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty());
    phrases.map(|phrase| phrase.split_whitespace().map(|it| step(it, names)).collect()).collect()
}

fn step(written: &str, names: &mut impl Names) -> Result<Step, BadPattern> {
    let bad = |why| BadPattern { step: written.to_owned(), why };
    for (sign, in_clause) in [("~", true), ("..", false)] {
        if let Some(number) = written.strip_prefix(sign) {
            return Ok(Step::Gap(number.parse().map_err(|_| bad("needs a number behind it"))?, in_clause));
        }
    }
    if let Some(rest) = written.strip_prefix('!') {
        return Ok(Step::Not(pieces(rest, names).map_err(bad)?));
    }
    let (rest, least, most) = match written.strip_suffix('?') {
        Some(rest) => (rest, 0, 1),
        None => written.strip_suffix('*').map_or((written, 1, 1), |rest| (rest, 0, MANY)),
    };
    Ok(Step::Of(pieces(rest, names).map_err(bad)?, least, most))
}

fn pieces(written: &str, names: &mut impl Names) -> Result<Vec<Piece>, &'static str> {
    written.split('|').map(|it| piece(it, names)).collect()
}

fn piece(written: &str, names: &mut impl Names) -> Result<Piece, &'static str> {
    if let Some(name) = written.strip_prefix('@') {
        return names.list(name).map(Piece::List).ok_or("is a list that is neither here nor in shared.yaml");
    }
    if let Some(ending) = written.strip_prefix('-') {
        return Ok(Piece::Ending(ending.to_owned()));
    }
    if written.starts_with(char::is_uppercase) {
        let kind = Piece::deserialize(StrDeserializer::<Error>::new(written));
        return kind.map_err(|_| "is in capitals, but is not a kind of word");
    }
    match written {
        "" => Err("has a bar with nothing next to it"),
        _ => names.word(written).map(Piece::Word).ok_or("is not a word"),
    }
}
