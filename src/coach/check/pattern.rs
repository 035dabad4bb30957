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
//! | `I`, `WE`, `NUMBER` ... | words of a kind, see [`Class`] |
//!
//! The build reads every list with this module, so a mistake breaks the build and is reported with its place.

/// One alternative of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// This word, in lower case.
    Word(String),
    /// A phrase of the list of this name.
    List(String),
    /// A word of a kind.
    Class(Class),
    /// A longer word with this ending.
    Ending(String),
}

/// Kinds of words, and places without a word; in capitals, since words are in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
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
    /// `PAST`: a verb in the past, by its form.
    Past,
    /// `DOES`: a word that may be a verb in the present: neither past, nor a modal, nor a state of mind.
    Does,
    /// `DOING`: a word in "-ing" with more than a syllable before it.
    Doing,
    /// `ANY`: any word.
    Any,
    /// `START`: the start of a sentence.
    Start,
    /// `CLAUSE`: the start of a clause: after a comma or the like, or after "and", "but", "that", "because".
    Clause,
    /// `END`: the end of a clause.
    End,
}

impl Class {
    const ALL: [(&'static str, Self); 14] = [
        ("I", Self::I),
        ("WE", Self::We),
        ("NUMBER", Self::Number),
        ("PERCENT", Self::Percent),
        ("MONEY", Self::Money),
        ("DIGITS", Self::Digits),
        ("NAME", Self::Name),
        ("PAST", Self::Past),
        ("DOES", Self::Does),
        ("DOING", Self::Doing),
        ("ANY", Self::Any),
        ("START", Self::Start),
        ("CLAUSE", Self::Clause),
        ("END", Self::End),
    ];

    /// Whether it is a place between words.
    pub fn is_place(self) -> bool {
        matches!(self, Self::Start | Self::Clause | Self::End)
    }
}

/// What has to come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One of these, so many times at least and at most.
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

/// Reads a list of patterns.
///
/// # Errors
/// The first step that says nothing.
pub fn parse(list: &str) -> Result<Vec<Pattern>, BadPattern> {
    let phrases = list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty());
    phrases.map(|phrase| phrase.split_whitespace().map(step).collect()).collect()
}

fn step(written: &str) -> Result<Step, BadPattern> {
    let bad = |why| BadPattern { step: written.to_owned(), why };
    for (sign, in_clause) in [("~", true), ("..", false)] {
        if let Some(number) = written.strip_prefix(sign) {
            return Ok(Step::Gap(number.parse().map_err(|_| bad("needs a number behind it"))?, in_clause));
        }
    }
    if let Some(rest) = written.strip_prefix('!') {
        return Ok(Step::Not(pieces(rest).map_err(bad)?));
    }
    let (rest, least, most) = match written.strip_suffix('?') {
        Some(rest) => (rest, 0, 1),
        None => written.strip_suffix('*').map_or((written, 1, 1), |rest| (rest, 0, MANY)),
    };
    Ok(Step::Of(pieces(rest).map_err(bad)?, least, most))
}

fn pieces(written: &str) -> Result<Vec<Piece>, &'static str> {
    written.split('|').map(piece).collect()
}

fn piece(written: &str) -> Result<Piece, &'static str> {
    if let Some(name) = written.strip_prefix('@') {
        return Ok(Piece::List(name.to_owned()));
    }
    if let Some(ending) = written.strip_prefix('-') {
        return Ok(Piece::Ending(ending.to_owned()));
    }
    if let Some((_, class)) = Class::ALL.iter().find(|(name, _)| *name == written) {
        return Ok(Piece::Class(*class));
    }
    match written {
        "" => Err("has a bar with nothing beside it"),
        _ if written.chars().any(char::is_uppercase) => Err("is in capitals, but is not a kind of word"),
        _ if written.chars().all(|c| c.is_alphanumeric() || "'-".contains(c)) => {
            Ok(Piece::Word(written.to_owned()))
        }
        _ => Err("is not a word"),
    }
}

#[cfg(test)]
mod tests {
    use super::{BadPattern, Class, Piece, Step, parse};

    #[test]
    fn a_list_is_read_phrase_by_phrase() {
        let word = |word: &str| Piece::Word(word.to_owned());
        let read = parse("no idea, I very* @good|fine? ~2 END,\n -ly !up").unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0], [Step::Of(vec![word("no")], 1, 1), Step::Of(vec![word("idea")], 1, 1)]);
        let either = vec![Piece::List("good".to_owned()), word("fine")];
        let expected = [
            Step::Of(vec![Piece::Class(Class::I)], 1, 1),
            Step::Of(vec![word("very")], 0, 6),
            Step::Of(either, 0, 1),
            Step::Gap(2, true),
            Step::Of(vec![Piece::Class(Class::End)], 1, 1),
        ];
        assert_eq!(read[1], expected);
        assert_eq!(
            read[2],
            [Step::Of(vec![Piece::Ending("ly".to_owned())], 1, 1), Step::Not(vec![word("up")])]
        );
    }

    #[test]
    fn a_mistake_names_its_step() {
        for step in ["a|", "Word", "~x", "wh.t", "@a|B"] {
            assert!(
                matches!(parse(&format!("fine, so {step}")), Err(BadPattern { step: bad, .. }) if bad == step)
            );
        }
    }
}
