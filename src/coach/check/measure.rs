//! What counts as a measure: a number of something, and not a year, a date, a version or a name.
//!
//! The lists stand in `content/check/shared.yaml`, their names starting with "number".

use crate::coach::check::book::Book;
use crate::coach::check::text::Text;

/// Whether this word is a measure.
pub(super) fn is_measure(text: &Text, book: &Book, index: usize) -> bool {
    let counted = Counted::new(text, book, index);
    if counted.word.starts_with(|c: char| c.is_ascii_digit()) {
        return counted.is_number() && !counted.is_moment();
    }
    counted.has_sign() || counted.is_number_word() && !counted.is_moment() || counted.is_span()
}

/// Whether this word is a number of per cent.
pub(super) fn is_percent(text: &Text, book: &Book, index: usize) -> bool {
    let named =
        matches!(text.after(index, 1), Some("percent" | "pct")) || text.after(index, 2) == Some("cent");
    let is_number = text.words.get(index).is_some_and(|word| word.measure);
    is_number && (named || Counted::new(text, book, index).has_sign())
}

/// Whether this word is a sum of money.
pub(super) fn is_money(text: &Text, book: &Book, index: usize) -> bool {
    let is_number = text.words.get(index).is_some_and(|word| word.measure);
    let named = text.after(index, 1).is_some() && book.has(book.list("number-money"), text, index + 1);
    is_number && (named || Counted::new(text, book, index).has_currency())
}

/// A word that may be a measure.
struct Counted<'t> {
    text: &'t Text<'t>,
    book: &'t Book,
    index: usize,
    word: &'t str,
}

impl<'t> Counted<'t> {
    fn new(text: &'t Text<'t>, book: &'t Book, index: usize) -> Self {
        Self { text, book, index, word: text.word(index).unwrap_or_default() }
    }

    fn has(&self, list: &str, at: usize) -> bool {
        self.book.has(self.book.list(list), self.text, at)
    }

    fn next_is(&self, list: &str) -> bool {
        self.text.after(self.index, 1).is_some() && self.has(list, self.index + 1)
    }

    fn last_is(&self, list: &str) -> bool {
        self.text.before(self.index, 1).is_some() && self.has(list, self.index - 1)
    }

    /// A "%" after the word, as in "40 %" and "a few %".
    fn has_sign(&self) -> bool {
        self.text.gap_after(self.index).trim_start().starts_with('%')
    }

    /// Money before the number, perhaps with its sign.
    fn has_currency(&self) -> bool {
        self.text.gap_before(self.index).ends_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}'])
            || self.last_is("number-currencies")
    }

    fn is_number(&self) -> bool {
        let digits = self.word.chars().take_while(char::is_ascii_digit).count();
        let rest = self.word.get(digits..).unwrap_or_default();
        self.has_sign() || self.has_currency() || !self.is_name() && (rest.is_empty() || self.is_unit(rest))
    }

    /// Whether what follows the digits of a word makes it a measure: "9ms", "40k", "3x", "30-day", "10-20", but
    /// not "1st".
    fn is_unit(&self, rest: &str) -> bool {
        let tail = rest.trim_start_matches('-');
        let unit = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
        let known = |list: &str| self.book.is_in(Some(self.book.list(list)), unit);
        unit.is_empty()
            || known("number-glued")
            || known("number-units")
            || rest.starts_with('-') && tail.len() > 2
    }

    /// "Two years later", "four weeks after the launch", "every two weeks": when, and not how much.
    fn is_moment(&self) -> bool {
        let compares = || self.text.sentence_of(self.index).any(|at| self.has("number-compares", at));
        let times = self.next_is("times");
        let later =
            times && self.text.after(self.index, 2).is_some() && self.has("number-later", self.index + 2);
        let rhythm = times && self.text.before(self.index, 1) == Some("every");
        later || rhythm && !compares()
    }

    /// A number in words, or a part or multiple of something.
    fn is_number_word(&self) -> bool {
        let head = self.word.split('-').next().unwrap_or_default();
        let counts = self.book.list("number-words");
        let is_count =
            self.has("number-words", self.index) || head != self.word && self.book.is_in(Some(counts), head);
        if is_count {
            return !self.last_is("number-named") && !self.is_idiom();
        }
        (self.has("number-multiples", self.index) || self.has("number-fractions", self.index))
            && !self.is_idiom()
            || self.is_fraction()
            || self.is_fold()
    }

    /// "A third", "by a quarter"; but neither "the third" nor "this quarter".
    fn is_fraction(&self) -> bool {
        let one = matches!(self.text.before(self.index, 1), Some("a" | "one"));
        let by = self.text.before(self.index, 2) == Some("by");
        let of = self.text.after(self.index, 1) == Some("of");
        match self.word {
            "quarter" => one && (of || by),
            "third" | "fifth" | "sixth" | "eighth" | "tenth" | "hundredth" => {
                one && !matches!(self.text.after(self.index, 1), Some("party" | "time" | "person"))
            }
            _ => false,
        }
    }

    /// "Tenfold", "three-fold".
    fn is_fold(&self) -> bool {
        let number = self.word.strip_suffix("fold").map(|number| number.trim_end_matches('-'));
        let counts = Some(self.book.list("number-words"));
        number.is_some_and(|number| number == "several" || self.book.is_in(counts, number))
    }

    fn is_idiom(&self) -> bool {
        let idioms = self.book.list("number-idioms");
        (0..=3)
            .filter_map(|back| self.index.checked_sub(back))
            .any(|from| self.book.phrase_at(idioms, self.text, from).is_some_and(|end| end > self.index))
    }

    /// "From a month to a week", "an hour instead of a day", "within an hour": a unit of time that was counted as one
    /// says how long if another stands against it, or if it is a limit.
    fn is_span(&self) -> bool {
        let is_one = |at: usize| {
            self.has("time", at) && matches!(self.text.before(at, 1), Some("a" | "an" | "one" | "single"))
        };
        if !is_one(self.index) {
            return false;
        }
        let limit = |back: usize| {
            matches!(self.text.before(self.index, back), Some("under" | "sub" | "within" | "inside"))
        };
        let mut sentence = self.text.sentence_of(self.index);
        let other = sentence.clone().any(|at| at != self.index && is_one(at));
        let single = self.text.before(self.index, 1) == Some("single");
        limit(2) || limit(3) || single || other && sentence.any(|at| self.has("number-compares", at))
    }

    /// Whether the number names something rather than counting it.
    fn is_name(&self) -> bool {
        let counts = self.next_is("number-units") && self.is_joined(self.index + 1);
        self.has("number-fixed", self.index)
            || self.is_ordinal()
            || self.is_long_date()
            || self.is_time()
            || self.is_date()
            || self.text.gap_before(self.index).ends_with('#')
            || !counts && (self.is_year() || self.is_numbered(self.index) || self.is_version())
    }

    fn is_joined(&self, at: usize) -> bool {
        self.text.gap_before(at).chars().all(char::is_whitespace)
    }

    /// "1st", "95th".
    fn is_ordinal(&self) -> bool {
        matches!(self.word.trim_start_matches(|c: char| c.is_ascii_digit()), "st" | "nd" | "rd" | "th")
    }

    /// 1990 to 2035 without anything counted after it, "2020s", and "2023-24".
    fn is_year(&self) -> bool {
        let first = self.word.split(['-', '\'']).next().unwrap_or_default().trim_end_matches('s');
        let is_year = first.len() == 4 && first.parse().is_ok_and(|year: u32| (1990..=2035).contains(&year));
        let decimal = matches!(self.text.gap_after(self.index), "." | ",") && self.is_digit(self.index + 1);
        let in_number = self.text.gap_before(self.index).ends_with([',', '.']) || decimal;
        let plural = self.text.after(self.index, 1).is_some_and(|next| next.ends_with('s') && next.len() > 3);
        is_year && !in_number && !(first == "2000" && plural && self.is_joined(self.index + 1))
    }

    fn is_digit(&self, at: usize) -> bool {
        self.text.word(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// "2024-03-01", "3/4/2024", "24/7".
    fn is_long_date(&self) -> bool {
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

    /// "9:30", "9 am", "5pm".
    fn is_time(&self) -> bool {
        let (text, index) = (self.text, self.index);
        let half_day = |word: &str| matches!(word, "am" | "pm" | "o'clock");
        let letters = self.word.trim_start_matches(|c: char| c.is_ascii_digit());
        let dotted = matches!(text.after(index, 1), Some("a" | "p"))
            && text.gap_after(index + 1) == "."
            && text.after(index, 2) == Some("m");
        let colon = text.gap_after(index) == ":" || text.gap_before(index) == ":";
        let last = if text.gap_after(index) == ":" { index + 1 } else { index };
        let is_length = text.after(last, 1).is_some() && self.has("number-units", last + 1);
        half_day(letters) || text.after(index, 1).is_some_and(half_day) || dotted || colon && !is_length
    }

    /// "12 March", "March 12".
    fn is_date(&self) -> bool {
        let capital = |at: usize| self.text.written(at).starts_with(char::is_uppercase);
        let before = self.last_is("months") && capital(self.index - 1);
        let after = self.next_is("months") && capital(self.index + 1) && self.is_joined(self.index + 1);
        before && !self.next_is("number-units") || self.word.len() <= 2 && after
    }

    /// "Week 3", "step 2", "ISO 9001".
    fn is_numbered(&self, at: usize) -> bool {
        let named = |at: usize| self.has("number-named", at) || self.has("number-names", at);
        self.text.before(at, 1).is_some() && named(at - 1) && self.is_joined(at)
    }

    /// "Python 3.11", "Falcon 40", "1.2.3": a number after a name within a sentence, up to the next dot.
    fn is_version(&self) -> bool {
        let joined = |at: usize| self.text.gap_before(at) == "." && self.is_digit(at);
        let mut first = self.index;
        while first > 0 && joined(first) && self.is_digit(first - 1) {
            first -= 1;
        }
        let dots = (first + 1..self.text.len()).take_while(|&at| joined(at)).count();
        let name = |at: usize| {
            self.text.is_name(at)
                && self.text.written(at).len() > 1
                && !self.has("months", at)
                && !self.text.written(at).contains(['\'', '\u{2019}'])
        };
        let follows_name = first.checked_sub(1).is_some_and(name) && self.is_joined(first);
        dots >= 2 || follows_name || first < self.index && self.is_numbered(first)
    }
}
