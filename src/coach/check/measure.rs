//! What counts as a measure: a number of something, and not a year, a date, a version or a name.

mod name;
mod units;

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;
use name::is_name;
use units::{is_unit, splits_into_unit};

/// Every word of a text that is a measure.
pub(super) fn measures(text: &Text) -> Vec<usize> {
    (0..text.len()).filter(|&index| is_measure(text, index)).collect()
}

/// Whether some words hold a measure.
pub(super) fn has_measure(text: &Text, mut words: Range<usize>) -> bool {
    words.any(|index| is_measure(text, index))
}

/// Whether this word is a measure.
pub(super) fn is_measure(text: &Text, index: usize) -> bool {
    let Some(word) = text.word(index) else { return false };
    if is_rhythm(text, index) {
        return false;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return is_number(text, index, word);
    }
    has_sign(text, index) || is_number_word(text, index, word) || is_span(text, index, word)
}

/// "From a month to a week", "an hour instead of a day", "under a second": a unit of time that was counted as
/// one says how long if another stands against it.
fn is_span(text: &Text, index: usize, word: &str) -> bool {
    let is_one = |at: usize| {
        text.word(at).is_some_and(units::is_time) && matches!(text.before(at, 1), Some("a" | "an" | "one"))
    };
    let sets_against = |word: &str| matches!(word, "from" | "instead" | "than" | "against" | "of" | "to");
    let others = text.sentence_of(index).filter(|&at| at != index && is_one(at)).count();
    let limited = matches!(text.before(index, 2), Some("under" | "sub"));
    let compared = text.sentence_of(index).filter_map(|at| text.word(at)).any(sets_against);
    units::is_time(word) && is_one(index) && (limited || others > 0 && compared)
}

/// A "%" after the word, as in "40 %" and "a few %".
fn has_sign(text: &Text, index: usize) -> bool {
    text.gap_after(index).trim_start().starts_with('%')
}

fn is_number(text: &Text, index: usize, word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let rest = word.get(digits..).unwrap_or_default();
    if has_sign(text, index) || has_currency(text, index) {
        return true;
    }
    !is_name(text, index, word) && (rest.is_empty() || splits_into_unit(rest))
}

/// "Every two weeks" says when, unless it is compared.
fn is_rhythm(text: &Text, index: usize) -> bool {
    let compares = |word: &str| matches!(word, "from" | "instead" | "rather" | "than" | "used");
    text.before(index, 1) == Some("every")
        && text.after(index, 1).is_some_and(units::is_times)
        && !text.sentence_of(index).filter_map(|at| text.word(at)).any(compares)
}

/// Money before the number, perhaps with its sign.
fn has_currency(text: &Text, index: usize) -> bool {
    text.gap_before(index).ends_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}'])
        || matches!(text.before(index, 1), Some("usd" | "eur" | "gbp" | "chf" | "inr"))
}

/// A number in words, or a part or multiple of something.
fn is_number_word(text: &Text, index: usize, word: &str) -> bool {
    let head = word.split('-').next().unwrap_or_default();
    if COUNTS.has(word) || COUNTS.has(head) && word != head {
        return !follows_index_noun(text, index) && !is_idiom(text, index);
    }
    MULTIPLES.has(word) && !is_idiom(text, index) || is_fraction(text, index, word)
}

/// "Phase two" and "week one" say which, not how many.
fn follows_index_noun(text: &Text, index: usize) -> bool {
    text.before(index, 1).is_some_and(units::is_index_noun)
}

fn is_idiom(text: &Text, index: usize) -> bool {
    (0..=2).any(|back| {
        index.checked_sub(back).is_some_and(|from| text.phrase_at(from, &IDIOMS).is_some_and(|n| n > back))
    })
}

/// "A third", "two thirds", "a quarter of"; but neither "the third" nor "this quarter".
fn is_fraction(text: &Text, index: usize, word: &str) -> bool {
    let before = text.before(index, 1);
    match word {
        "half" | "halves" | "thirds" | "fifths" | "tenths" => {
            !matches!(before, Some("first" | "second" | "other"))
        }
        "third" | "fifth" | "sixth" | "eighth" | "tenth" | "hundredth" => {
            matches!(before, Some("a" | "one"))
                && !matches!(text.after(index, 1), Some("party" | "time" | "person"))
        }
        "quarter" => {
            matches!(before, Some("a" | "one")) && (text.after(index, 1) == Some("of") || is_by(text, index))
        }
        "quarters" => before == Some("three"),
        "magnitude" => before == Some("of"),
        _ => is_fold(word),
    }
}

/// "By a quarter".
fn is_by(text: &Text, index: usize) -> bool {
    text.before(index, 2) == Some("by")
}

/// "Tenfold", "three-fold".
fn is_fold(word: &str) -> bool {
    let number = word.strip_suffix("fold").map(|number| number.trim_end_matches('-'));
    number.is_some_and(|number| COUNTS.has(number) || matches!(number, "hundred" | "thousand" | "several"))
}

static COUNTS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "zero, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen,
         fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy,
         eighty, ninety, hundred, hundreds, thousand, thousands, million, millions, billion, billions, dozen,
         dozens",
    )
});

static MULTIPLES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "twice, thrice, double, doubled, doubles, doubling, triple, tripled, triples, tripling, trebled,
         quadruple, quadrupled, quadrupling, quintupled, halved, halving, halves, percent, pct, percentage,
         double-digit, triple-digit, single-digit, nil",
    )
});

/// Numbers that count nothing.
static IDIOMS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "one or two, a thing or two, double check, double checked, double checking, double-checked, think
         twice, thought twice, thinks twice, hundred percent sure, million times, second to none, on all
         fours, six sigma, back to square, at sixes and sevens, put two and two together, two cents, double
         down, doubled down, zero trust, zero shot, zero-shot, two-way, two-sided, zero-day, four-letter,
         double-edged, half-hearted, twenty-four seven, ten out of ten would, win-win",
    )
});

#[cfg(test)]
mod tests;
