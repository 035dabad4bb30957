//! What counts as a measure: a number of something, and not a year, a date, a version or a name.
//!
//! The lists stand in `content/check/shared.yaml`: `measures` are measures without a figure, `no-measures` are figures
//! that measure nothing, and the rest start with "number".

use std::ops::Range;

use crate::coach::check::text::Text;

/// The measures of a text: for each word, whether it is one.
pub(super) fn measures(text: &Text) -> Vec<bool> {
    let hits = |name: &str| text.book.hits(text.book.list(name), text, text.all());
    let (others, none) = (hits("measures"), hits("no-measures"));
    let within = |hits: &[Range<usize>], at: usize| hits.iter().any(|hit| hit.contains(&at));
    let is_last = |at: usize| others.iter().any(|hit| hit.end == at + 1);
    let is_measure = |index: usize| {
        let figure = Figure { text, index, word: text.word(index).unwrap_or_default() };
        has_sign(text, index)
            || has_currency(text, index) && text.is_figure(index)
            || !within(&none, index) && figure.counts()
    };
    text.all().map(|at| is_last(at) || is_measure(at)).collect()
}

/// Whether this word is a number of per cent.
pub(super) fn is_percent(text: &Text, at: usize) -> bool {
    let named = matches!(text.after(at, 1), Some("percent" | "pct")) || text.after(at, 2) == Some("cent");
    text.words.get(at).is_some_and(|word| word.measure) && (named || has_sign(text, at))
}

/// Whether this word is a sum of money.
pub(super) fn is_money(text: &Text, at: usize) -> bool {
    let named = text.after(at, 1).is_some() && text.is("number-money", at + 1);
    text.words.get(at).is_some_and(|word| word.measure) && (named || has_currency(text, at))
}

/// A "%" after the word, as in "40 %" and "a few %".
fn has_sign(text: &Text, at: usize) -> bool {
    text.gap_after(at).trim_start().starts_with('%')
}

fn has_currency(text: &Text, at: usize) -> bool {
    text.gap_before(at).ends_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}'])
        || matches!(text.before(at, 1), Some("usd" | "eur" | "gbp" | "chf" | "inr"))
}

/// A word that may be a measure.
struct Figure<'t> {
    text: &'t Text<'t>,
    index: usize,
    word: &'t str,
}

impl Figure<'_> {
    fn is_one_of(&self, list: &str, word: &str) -> bool {
        self.text.book.is_in(self.text.book.list(list), word)
    }

    fn counts(&self) -> bool {
        if self.text.is_figure(self.index) {
            let digits = self.word.trim_start_matches(|c: char| c.is_ascii_digit());
            return !self.is_name(digits) && (digits.is_empty() || self.is_unit(digits));
        }
        let head = self.word.split_once('-').map(|(head, _)| head);
        let fold = self.word.strip_suffix("fold").map(|number| number.trim_end_matches('-'));
        head.is_some_and(|head| self.is_one_of("number-words", head))
            || self.text.is("number-words", self.index)
            || fold.is_some_and(|number| number == "several" || self.is_one_of("number-words", number))
    }

    /// Whether what follows the digits of a word makes it a measure: "9ms", "40k", "3x", "30-day", "10-20", but
    /// not "1st".
    fn is_unit(&self, rest: &str) -> bool {
        let tail = rest.trim_start_matches('-');
        let unit = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        let known = self.is_one_of("number-glued", unit) || self.is_one_of("number-units", unit);
        unit.is_empty() || known || rest.starts_with('-') && tail.len() > 2
    }

    /// Whether the number names something rather than counting it; what a list can say of that, it says.
    fn is_name(&self, rest: &str) -> bool {
        let next = self.index + 1;
        let counts = self.text.after(self.index, 1).is_some()
            && self.is_joined(next)
            && self.text.is("number-units", next);
        matches!(rest, "st" | "nd" | "rd" | "th" | "am" | "pm")
            || self.is_date()
            || self.text.gap_before(self.index).ends_with('#')
            || !counts && (self.is_time() || self.is_year() || self.is_version())
    }

    fn is_joined(&self, at: usize) -> bool {
        self.text.gap_before(at).chars().all(char::is_whitespace)
    }

    /// 1990 to 2035 without anything counted after it, "2020s", and "2023-24".
    fn is_year(&self) -> bool {
        let first = self.word.split(['-', '\'']).next().unwrap_or_default().trim_end_matches('s');
        let is_year = first.len() == 4 && first.parse().is_ok_and(|year: u32| (1990..=2035).contains(&year));
        let decimal =
            matches!(self.text.gap_after(self.index), "." | ",") && self.text.is_figure(self.index + 1);
        let in_number = self.text.gap_before(self.index).ends_with([',', '.']) || decimal;
        let plural = self.text.after(self.index, 1).is_some_and(|next| next.ends_with('s') && next.len() > 3);
        is_year && !in_number && !(first == "2000" && plural && self.is_joined(self.index + 1))
    }

    /// "9:30".
    fn is_time(&self) -> bool {
        self.text.gap_after(self.index) == ":" || self.text.gap_before(self.index) == ":"
    }

    /// "2024-03-01", "3/4/2024", "24/7".
    fn is_date(&self) -> bool {
        let is_digits = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        let dashed = self.word.split('-').count() == 3 && self.word.split('-').all(is_digits);
        let slashed = |at: usize| {
            at > 0 && self.text.gap_before(at) == "/" && self.text.word(at).is_some_and(is_digits)
        };
        let first = (0..=self.index).rev().find(|&at| !slashed(at)).unwrap_or(self.index);
        let joined = (first + 1..self.text.len()).take_while(|&at| slashed(at)).count();
        let day_and_night = self.text.word(first) == Some("24") && self.text.word(first + 1) == Some("7");
        dashed || joined == 2 || joined == 1 && day_and_night
    }

    /// "Python 3.11", "Falcon 40", "1.2.3": a number after a name within a sentence, up to the next dot.
    fn is_version(&self) -> bool {
        let joined = |at: usize| self.text.gap_before(at) == "." && self.text.is_figure(at);
        let first = (0..=self.index).rev().find(|&at| !(joined(at) && at > 0 && self.text.is_figure(at - 1)));
        let first = first.unwrap_or(self.index);
        let dots = (first + 1..self.text.len()).take_while(|&at| joined(at)).count();
        let named = first.checked_sub(1).is_some_and(|at| self.text.is_name(at) && !self.is_month(at));
        let numbered =
            first.checked_sub(1).is_some_and(|at| first < self.index && self.text.is("number-named", at));
        dots >= 2 || named && self.is_joined(first) || numbered
    }

    fn is_month(&self, at: usize) -> bool {
        self.text.is("months", at) || self.text.written(at).contains(['\'', '\u{2019}'])
    }
}
