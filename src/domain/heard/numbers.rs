//! Numbers as they are said: "40,000", "40k" and "forty thousand" are one, and so are "0.4%" and "point four percent".

use std::ops::Range;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenNumber {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its value in millionths.
    pub value: u64,
    /// What its digits say without the letter behind them, in millionths: the 5 of "5m", which may be minutes.
    pub bare: u64,
}

/// One, in millionths.
pub const ONE: u64 = 1_000_000;

/// A piece of a text that may belong to a number.
#[derive(Debug)]
struct Token {
    range: Range<usize>,
    /// In small letters; of a figure, nothing.
    word: String,
    figure: Option<Digits>,
    /// Whether only a blank or a hyphen stands before it.
    is_joined: bool,
}

/// Digits with what belongs to them, in millionths.
#[derive(Debug, Clone, Copy)]
struct Digits {
    value: u64,
    bare: u64,
    decimals: usize,
}

/// All numbers in a text, in its order.
pub fn numbers(text: &str) -> Vec<SpokenNumber> {
    let pieces = pieces(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < pieces.len() {
        match (NumberReader { pieces: &pieces, at }).number() {
            Some((value, bare, next)) => {
                let range = pieces[at].range.start..pieces[next - 1].range.end;
                found.push(SpokenNumber { range, value, bare });
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// How many words a text is when it is said: "9%" is two, "40,000" is two, "0.4" is three.
pub fn spoken_words(text: &str) -> usize {
    let said = |piece: &Token| match piece.figure {
        Some(Digits { value, decimals, .. }) => {
            integer_words(value / ONE) + if decimals > 0 { 1 + decimals } else { 0 }
        }
        None => 1,
    };
    pieces(text).iter().map(said).sum::<usize>() + text.matches('%').count()
}

/// How many words an integer is: "forty thousand" is two, "one hundred and five" four.
fn integer_words(number: u64) -> usize {
    match number {
        0..=20 => 1,
        21..=99 => 1 + usize::from(!number.is_multiple_of(10)),
        100..=999 => 2 + rest_words(number % 100),
        1_000..=999_999 => integer_words(number / 1_000) + 1 + rest_words(number % 1_000),
        1_000_000..=999_999_999 => integer_words(number / ONE) + 1 + rest_words(number % ONE),
        _ => integer_words(number / 1_000_000_000) + 1 + rest_words(number % 1_000_000_000),
    }
}

fn rest_words(rest: u64) -> usize {
    if rest == 0 { 0 } else { integer_words(rest) }
}

fn pieces(text: &str) -> Vec<Token> {
    let mut pieces: Vec<Token> = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(char::is_alphanumeric)) {
        let start = from + start;
        let rest = text.get(start..).unwrap_or_default();
        let (length, figure) = match figure(rest, text.get(..start).unwrap_or_default()) {
            Some((length, figure)) => (length, Some(figure)),
            None => (word_length(rest), None),
        };
        let gap = pieces.last().map_or(0, |piece| piece.range.end);
        let gap = text.get(gap..start).unwrap_or_default();
        pieces.push(Token {
            range: start..start + length,
            word: figure
                .map_or_else(|| rest.get(..length).unwrap_or_default().to_lowercase(), |_| String::new()),
            figure,
            is_joined: gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}')),
        });
        from = start + length;
    }
    pieces
}

/// How far a word goes, digits in it among it.
fn word_length(rest: &str) -> usize {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '\u{300}'..='\u{36f}');
    rest.find(|c: char| !goes_on(c)).unwrap_or(rest.len())
}

/// The figure that a text starts with, and how long it is in bytes.
fn figure(rest: &str, before: &str) -> Option<(usize, Digits)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(rest);
    let mut whole: String = rest.get(..length)?.to_owned();
    if length == 0 || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    while rest.as_bytes().get(length) == Some(&b',') && digits(rest.get(length + 1..)?) == 3 {
        whole.push_str(rest.get(length + 1..length + 4)?);
        length += 4;
    }
    let mut decimals = 0;
    if rest.as_bytes().get(length) == Some(&b'.') {
        decimals = digits(rest.get(length + 1..)?);
        length += if decimals > 0 { decimals + 1 } else { 0 };
    }
    let fraction = rest.get(length - decimals..length)?;
    let mut bare = whole.parse::<u64>().ok()?.saturating_mul(ONE).saturating_add(fraction_of(fraction));
    // ".4": the point of a number without a whole part.
    if whole == rest.get(..length)? && before.ends_with('.') && !before.ends_with("..") {
        let alone = before.strip_suffix('.').is_none_or(|it| !it.ends_with(char::is_alphanumeric));
        if alone {
            (bare, decimals) = (fraction_of(&whole), whole.len());
        }
    }
    let ending = word_length(rest.get(length..)?);
    let ending = rest.get(length..length + ending)?;
    let scale = match ending.to_lowercase().as_str() {
        "k" => 1_000,
        "m" | "mn" => ONE,
        "b" | "bn" => 1_000_000_000,
        "st" | "nd" | "rd" | "th" => return None,
        _ => 1,
    };
    let figure = Digits { value: bare.saturating_mul(scale), bare, decimals };
    Some((length + if scale > 1 { ending.len() } else { 0 }, figure))
}

/// Digits behind a point, in millionths; what is finer is left out.
fn fraction_of(digits: &str) -> u64 {
    let digits: String = digits.chars().chain("000000".chars()).take(6).collect();
    digits.parse().unwrap_or_default()
}

/// Reads a number from some pieces.
struct NumberReader<'a> {
    pieces: &'a [Token],
    at: usize,
}

impl NumberReader<'_> {
    /// The value, what the digits alone say, and the piece behind it.
    fn number(mut self) -> Option<(u64, u64, usize)> {
        if let Some(value) = self.share_of_scale() {
            return Some((value, value, self.at));
        }
        let start = self.at;
        let figure = self.pieces.get(start)?.figure;
        let mut value = if let Some(figure) = figure {
            self.at += 1;
            Some(figure.value)
        } else {
            self.whole()
        };
        if let Some(fraction) = self.fraction(start) {
            value = Some(value.unwrap_or_default().saturating_add(fraction));
        }
        let mut value = value?;
        if let Some((words, share)) = AND.iter().find(|(words, _)| self.says(words)) {
            // "A million and a half".
            let unit = self.at.checked_sub(1).and_then(|last| self.word_at(last, start)).and_then(scale);
            value = value.saturating_add(unit.unwrap_or(1).saturating_mul(*share));
            self.at += words.len();
        }
        let hundred = |word: &str| (word == "hundred").then_some(100);
        while let Some(scale) = self.word(start).and_then(|word| scale(word).or(hundred(word))) {
            value = value.saturating_mul(scale);
            self.at += 1;
        }
        let bare = figure.map_or(value, |figure| figure.bare);
        Some((value, bare, self.at))
    }

    /// A share of a large number: "half a million", "three quarters of a million".
    fn share_of_scale(&mut self) -> Option<u64> {
        let (words, share) = SHARES.iter().find(|(words, _)| {
            self.says(words)
                && self.word_at(self.at + words.len(), usize::MAX).is_some_and(|it| scale(it).is_some())
        })?;
        let scale = scale(self.word_at(self.at + words.len(), usize::MAX)?)?;
        self.at += words.len() + 1;
        Some(share.saturating_mul(scale))
    }

    /// The word here, if it belongs to what was read from a piece on.
    fn word(&self, start: usize) -> Option<&str> {
        self.word_at(self.at, start)
    }

    fn word_at(&self, at: usize, start: usize) -> Option<&str> {
        let piece = self.pieces.get(at)?;
        (at == start || piece.is_joined).then_some(piece.word.as_str()).filter(|word| !word.is_empty())
    }

    fn says(&self, words: &[&str]) -> bool {
        let start = if words.first() == Some(&"and") { usize::MAX } else { self.at };
        words.iter().enumerate().all(|(place, word)| self.word_at(self.at + place, start) == Some(*word))
    }

    /// A whole number in words, in millionths.
    fn whole(&mut self) -> Option<u64> {
        let start = self.at;
        let (mut total, mut group, mut least) = (0_u64, None::<u64>, u64::MAX);
        loop {
            let at = self.at;
            let Some(word) = self.word(start) else { break };
            if let Some((small, length)) = self.small(at, start) {
                let before_hundred = self.word_at(at + length, start) == Some("hundred");
                match group {
                    None => group = Some(small),
                    Some(known) if known > 0 && known.is_multiple_of(100) && !before_hundred => {
                        group = Some(known + small);
                    }
                    Some(_) => break,
                }
                self.at += length;
            } else if word == "hundred" && group.is_none_or(|known| (1..100).contains(&known)) {
                group = Some(group.unwrap_or(1) * 100);
                self.at += 1;
            } else if let Some(scale) = scale(word).filter(|scale| *scale < least) {
                if group.is_none() && total > 0 {
                    break;
                }
                total = total.saturating_add(group.take().unwrap_or(1).saturating_mul(scale));
                least = scale;
                self.at += 1;
            } else if word == "and" && self.goes_on(group, total, start)
                || matches!(word, "a" | "an") && at == start && self.is_scaled(at + 1)
            {
                self.at += 1;
            } else {
                break;
            }
        }
        let is_any = group.is_some() || total > 0;
        self.at = if is_any { self.at } else { start };
        is_any.then(|| total.saturating_add(group.unwrap_or_default()).saturating_mul(ONE))
    }

    /// Whether "and" joins what follows to a number: "a hundred and five", but not "a hundred and two hundred".
    fn goes_on(&self, group: Option<u64>, total: u64, start: usize) -> bool {
        let is_open = group.map_or(total > 0, |known| known > 0 && known.is_multiple_of(100));
        let next = self.small(self.at + 1, start);
        is_open
            && next.is_some_and(|(_, length)| self.word_at(self.at + 1 + length, start) != Some("hundred"))
    }

    fn is_scaled(&self, at: usize) -> bool {
        self.word_at(at, usize::MAX).is_some_and(|word| word == "hundred" || scale(word).is_some())
    }

    /// A number below a hundred in words, and how many pieces it has.
    fn small(&self, at: usize, start: usize) -> Option<(u64, usize)> {
        let first = small(self.word_at(at, start)?)?;
        let unit = self.word_at(at + 1, usize::MAX).and_then(small).filter(|unit| (1..10).contains(unit));
        match unit {
            Some(unit) if first >= 20 => Some((first + unit, 2)),
            _ => Some((first, 1)),
        }
    }

    /// What is said behind "point", in millionths.
    fn fraction(&mut self, start: usize) -> Option<u64> {
        if self.word(start) != Some("point") {
            return None;
        }
        let from = self.at + 1;
        let digit = |word: &str| if word == "oh" { Some(0) } else { small(word).filter(|digit| *digit < 10) };
        let digits = (from..).map_while(|at| self.word_at(at, usize::MAX).and_then(digit));
        let mut digits: String = digits.map(|digit| digit.to_string()).collect();
        let mut length = digits.len();
        if digits.is_empty() {
            let figure = self.pieces.get(from).and_then(|piece| piece.figure);
            (digits, length) = match figure.filter(|figure| figure.decimals == 0) {
                Some(figure) => ((figure.bare / ONE).to_string(), 1),
                None => self.small(from, usize::MAX).map(|(small, length)| (small.to_string(), length))?,
            };
        }
        self.at = from + length;
        Some(fraction_of(&digits))
    }
}

/// What follows a number and belongs to it, in millionths.
const AND: [(&[&str], u64); 3] = [
    (&["and", "a", "half"], ONE / 2),
    (&["and", "a", "quarter"], ONE / 4),
    (&["and", "three", "quarters"], ONE / 4 * 3),
];

/// What stands before a large number and is a share of it, in millionths.
const SHARES: [(&[&str], u64); 6] = [
    (&["half", "a"], ONE / 2),
    (&["half"], ONE / 2),
    (&["quarter", "of", "a"], ONE / 4),
    (&["quarter"], ONE / 4),
    (&["three", "quarters", "of", "a"], ONE / 4 * 3),
    (&["three", "quarter"], ONE / 4 * 3),
];

fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "thousand" | "grand" | "k" => 1_000,
        "million" | "mil" => ONE,
        "billion" => 1_000_000_000,
        "dozen" => 12,
        _ => return None,
    })
}

/// The value of a word below a hundred.
pub(super) fn small(word: &str) -> Option<u64> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let unit = UNITS.iter().position(|it| *it == word);
    let tens = || TENS.iter().position(|it| *it == word).map(|place| (place + 2) * 10);
    unit.or_else(tens).map(|value| value as u64)
}

#[cfg(test)]
mod tests {
    use super::{ONE, numbers, spoken_words};

    fn values(text: &str) -> Vec<f64> {
        numbers(text).iter().map(|number| number.value as f64 / ONE as f64).collect()
    }

    #[test]
    fn a_number_is_the_same_in_digits_and_in_words() {
        for (digits, words) in [
            ("40,000", "forty thousand"),
            ("40k users", "40 thousand users"),
            ("1200", "twelve hundred"),
            ("1,250", "one thousand two hundred and fifty"),
            ("0.4%", "zero point four percent"),
            ("0.4%", "point four percent"),
            ("0.25", "point twenty-five"),
            ("0.05", "point oh five"),
            ("1.5 million", "one and a half million"),
            ("$1.5M", "one point five million dollars"),
            ("105", "a hundred and five"),
            ("24", "twenty-four"),
            ("36", "three dozen"),
            ("102,000", "one hundred two thousand"),
        ] {
            assert_eq!(values(digits), values(words), "{digits} and {words}");
            assert_eq!(values(digits).len(), 1, "{digits}");
        }
    }

    #[test]
    fn numbers_that_stand_side_by_side_stay_apart() {
        assert_eq!(values("between one hundred and two hundred"), [100.0, 200.0]);
        assert_eq!(values("two, three or four"), [2.0, 3.0, 4.0]);
        assert_eq!(values("from 10-20 to 9:30"), [10.0, 20.0, 9.0, 30.0]);
        assert_eq!(values("twenty twenty"), [20.0, 20.0]);
        assert_eq!(values("five ten"), [5.0, 10.0]);
        assert_eq!(values("It fell by 3.5. Then 2 of 40, 50 left"), [3.5, 2.0, 40.0, 50.0]);
        assert_eq!(values("two and a half days"), [2.5]);
        assert_eq!(values("5m"), [5e6]);
        assert_eq!(numbers("5m")[0].bare, 5 * ONE);
    }

    #[test]
    fn what_only_looks_like_a_number_is_none() {
        for text in
            ["", "the point is", "and a half", "second", "2nd place", "x86", "hundreds of them", "someone"]
        {
            assert_eq!(values(text), [0.0; 0], "{text}");
        }
    }

    #[test]
    fn any_text_can_be_read() {
        for text in
            ["999999999999999999999", "1.", ".", "9,99", "1,0000", "é9é", "point", "a hundred and", "point a"]
        {
            numbers(text);
            spoken_words(text);
        }
        let huge = "nine billion ".repeat(40);
        numbers(&huge);
    }

    #[test]
    fn digits_count_as_the_words_that_they_are_said_with() {
        for (text, words) in [
            ("nine percent", 2),
            ("9%", 2),
            ("40,000", 2),
            ("0.4", 3),
            ("105", 3),
            ("I re-ranked 24 of them", 7),
            ("twenty-four", 2),
            ("don't", 1),
            ("", 0),
        ] {
            assert_eq!(spoken_words(text), words, "{text}");
        }
    }
}
