//! What counts as a measure: a number of something, and not a year, a date, a version or a name.
//!
//! The lists stand in `content/check/shared.yaml`: `measures` are measures without a figure, `no-measures` are figures
//! that measure nothing, and the rest start with "number".

use crate::coach::check::text::{Text, shape};

/// The words of a text that are measures.
pub(super) fn measures(text: &Text) -> Vec<usize> {
    let hits = |name: &str| text.hits(text.book.list(name), text.all());
    let (others, none) = (hits("measures"), hits("no-measures"));
    let is_last = |at: usize| others.iter().any(|hit| hit.end == at + 1);
    let is_none = |at: usize| none.iter().any(|hit| hit.contains(&at));
    let is_money = |at: usize| has_currency(text, at) && text.has(at, shape::DIGITS);
    let is_measure = |at: usize| has_sign(text, at) || is_money(at) || !is_none(at) && counts(text, at);
    text.all().filter(|&at| is_last(at) || is_measure(at)).collect()
}

/// Whether this word is a number of per cent.
pub(super) fn is_percent(text: &Text, at: usize) -> bool {
    let named = matches!(text.after(at, 1), Some("percent" | "pct")) || text.after(at, 2) == Some("cent");
    text.has(at, shape::NUMBER) && (named || has_sign(text, at))
}

/// Whether this word is a sum of money.
pub(super) fn is_money(text: &Text, at: usize) -> bool {
    let named = text.after(at, 1).is_some() && text.is("number-money", at + 1);
    text.has(at, shape::NUMBER) && (named || has_currency(text, at))
}

/// A "%" after the word, as in "40 %" and "a few %".
fn has_sign(text: &Text, at: usize) -> bool {
    text.gap_after(at).trim_start().starts_with('%')
}

fn has_currency(text: &Text, at: usize) -> bool {
    let is_code = |at: usize| matches!(text.word(at), Some("usd" | "eur" | "gbp" | "chf" | "inr"));
    text.gap_before(at).ends_with(['$', '\u{20ac}', '\u{a3}', '\u{a5}', '\u{20b9}'])
        || at > 0 && is_code(at - 1) && text.sentence_of(at).start < at
}

/// Whether a word is a number that counts something.
fn counts(text: &Text, at: usize) -> bool {
    let word = text.word(at).unwrap_or_default();
    if text.has(at, shape::DIGITS) {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        return !is_name(text, at, rest) && (rest.is_empty() || is_unit(text, rest));
    }
    let is_number = |word: &str| text.book.is_in("number-words", word);
    let head = word.split_once('-').map(|(head, _)| head);
    let fold = word.strip_suffix("fold").map(|number| number.trim_end_matches('-'));
    head.is_some_and(is_number)
        || text.is("number-words", at)
        || fold.is_some_and(|number| number == "several" || is_number(number))
}

/// Whether what follows the digits of a word makes it a measure: "9ms", "40k", "3x", "30-day", "10-20", but not "1st".
fn is_unit(text: &Text, rest: &str) -> bool {
    let tail = rest.trim_start_matches('-');
    let unit = tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let is_known = |list: &&str| text.book.is_in(list, unit);
    unit.is_empty()
        || ["number-glued", "number-units"].iter().any(is_known)
        || rest.starts_with('-') && tail.len() > 2
}

/// Whether the number names something rather than counting it; what a list can say of that, it says.
fn is_name(text: &Text, at: usize, rest: &str) -> bool {
    let is_counted = text.after(at, 1).is_some() && is_apart(text, at + 1) && text.is("number-units", at + 1);
    let is_time = || text.gap_after(at) == ":" || text.gap_before(at) == ":";
    matches!(rest, "st" | "nd" | "rd" | "th" | "am" | "pm")
        || is_date(text, at)
        || text.gap_before(at).ends_with('#')
        || !is_counted && (is_time() || is_year(text, at) || is_version(text, at))
}

/// Whether only space stands before a word.
fn is_apart(text: &Text, at: usize) -> bool {
    text.gap_before(at).chars().all(char::is_whitespace)
}

/// 1990 to 2035 without anything counted after it, "2020s", and "2023-24".
fn is_year(text: &Text, at: usize) -> bool {
    let word = text.word(at).unwrap_or_default();
    let first = word.split(['-', '\'']).next().unwrap_or_default().trim_end_matches('s');
    let is_year = first.len() == 4 && first.parse().is_ok_and(|year: u32| (1990..=2035).contains(&year));
    let is_decimal = matches!(text.gap_after(at), "." | ",") && text.has(at + 1, shape::DIGITS);
    let is_plural = text.after(at, 1).is_some_and(|next| next.ends_with('s') && next.len() > 3);
    let is_round = first == "2000" && is_plural && is_apart(text, at + 1);
    is_year && !is_decimal && !is_round && !text.gap_before(at).ends_with([',', '.'])
}

/// "2024-03-01", "3/4/2024", "24/7".
fn is_date(text: &Text, at: usize) -> bool {
    let words = text.with_figures(&(at..at + 1), &["/"]);
    let is_slashed = words.len() > 1;
    let parts: Vec<&str> = words.filter_map(|at| text.word(at)).flat_map(|word| word.split('-')).collect();
    let is_digits = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_digits) || parts == ["24", "7"] && is_slashed
}

/// "Python 3.11", "Falcon 40", "1.2.3": a number after a name within a sentence, up to the next dot.
fn is_version(text: &Text, at: usize) -> bool {
    let numbers = text.with_figures(&(at..at + 1), &["."]);
    let (first, is_long) = (numbers.start, numbers.len() > 2);
    let Some(before) = first.checked_sub(1) else { return is_long };
    let is_month = text.is("months", before) || text.written(before).contains(['\'', '\u{2019}']);
    is_long
        || text.has(before, shape::NAME) && !is_month && is_apart(text, first)
        || first < at && text.is("number-named", before)
}
