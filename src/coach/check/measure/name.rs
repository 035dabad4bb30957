//! Numbers that name something: years, dates, times of day, versions, models, standards.

use std::sync::LazyLock;

use crate::coach::check::measure::is_unit;
use crate::coach::check::measure::units::is_index_noun;
use crate::coach::check::phrases::Phrases;
use crate::coach::check::text::Text;

/// Whether the number at this word names something rather than counting it.
pub(super) fn is_name(text: &Text, index: usize, word: &str) -> bool {
    let counts = text.after(index, 1).is_some_and(is_unit) && is_joined_by_space(text, index + 1);
    FIXED.has(word)
        || is_ordinal(word)
        || is_long_date(text, index, word)
        || is_time(text, index, word)
        || is_date(text, index)
        || is_after_hash(text, index)
        || !counts && (is_year(text, index, word) || is_numbered(text, index) || is_version(text, index))
}

fn is_joined_by_space(text: &Text, index: usize) -> bool {
    text.gap_before(index).chars().all(char::is_whitespace)
}

/// "#4512".
fn is_after_hash(text: &Text, index: usize) -> bool {
    text.gap_before(index).ends_with('#')
}

static FIXED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "1-on-1, 1-1, 24-7, 9-to-5, 2d, 3d, 4d, 2fa, 3g, 4g, 5g, 80-20, 50-50, 360, 2-pizza, 0-day, 1-to-1",
    )
});

/// "1st", "95th".
fn is_ordinal(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(letters, "st" | "nd" | "rd" | "th")
}

/// 1990 to 2035 without anything counted after it, "2020s", and "2023-24".
fn is_year(text: &Text, index: usize, word: &str) -> bool {
    let first = word.split(['-', '\'']).next().unwrap_or_default().trim_end_matches('s');
    let is_year = first.len() == 4 && first.parse().is_ok_and(|year: u32| (1990..=2035).contains(&year));
    let in_number = text.gap_before(index).ends_with([',', '.']) || is_decimal_after(text, index);
    is_year && !in_number && !counts_round_number(text, index, first)
}

/// "2000 requests": only the round year is a usual count.
fn counts_round_number(text: &Text, index: usize, year: &str) -> bool {
    let plural = text.after(index, 1).is_some_and(|next| next.ends_with('s') && next.len() > 3);
    year == "2000" && plural && is_joined_by_space(text, index + 1)
}

fn is_decimal_after(text: &Text, index: usize) -> bool {
    let next_is_digit =
        text.word(index + 1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    matches!(text.gap_after(index), "." | ",") && next_is_digit
}

/// "2024-03-01", "3/4/2024", "24/7".
fn is_long_date(text: &Text, index: usize, word: &str) -> bool {
    let dashed = word.split('-').count() == 3 && word.split('-').all(is_digits);
    let slash_before =
        |at: usize| at > 0 && text.gap_before(at) == "/" && text.word(at - 1).is_some_and(is_digits);
    let first = (0..=index).rev().find(|&at| !slash_before(at)).unwrap_or(index);
    let joined =
        (first + 1..text.len()).take_while(|&at| slash_before(at) && text.word(at).is_some_and(is_digits));
    let day_and_night = text.word(first) == Some("24") && text.word(first + 1) == Some("7");
    dashed || matches!((joined.count(), day_and_night), (1, true) | (2, _))
}

fn is_digits(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// "9:30", "9 am", "5pm".
fn is_time(text: &Text, index: usize, word: &str) -> bool {
    let half_day = |word: &str| matches!(word, "am" | "pm" | "o'clock");
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let dotted = text.after(index, 1).is_some_and(|next| matches!(next, "a" | "p"))
        && text.gap_after(index + 1) == "."
        && text.after(index, 2) == Some("m");
    let colon = text.gap_after(index) == ":" || text.gap_before(index) == ":";
    let last = if text.gap_after(index) == ":" { index + 1 } else { index };
    let is_length = text.after(last, 1).is_some_and(is_unit);
    half_day(letters) || text.after(index, 1).is_some_and(half_day) || dotted || colon && !is_length
}

/// "12 March", "March 12", "the 12 of May".
fn is_date(text: &Text, index: usize) -> bool {
    let is_month = |at: usize| {
        let capital = text.written(at).starts_with(char::is_uppercase);
        capital && text.word(at).is_some_and(|word| MONTHS.has(word))
    };
    let same = |at: usize| {
        text.words.get(at).map(|word| word.sentence) == text.words.get(index).map(|word| word.sentence)
    };
    let before = index.checked_sub(1).is_some_and(|at| same(at) && is_month(at));
    let small = text.word(index).is_some_and(|word| word.len() <= 2);
    let after = same(index + 1) && is_month(index + 1) && is_joined_by_space(text, index + 1);
    before && !text.after(index, 1).is_some_and(is_unit) || small && after
}

static MONTHS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "january, february, march, april, may, june, july, august, september, october, november, december,
         jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, easter, christmas",
    )
});

/// "Week 3", "step 2", "ISO 9001".
fn is_numbered(text: &Text, index: usize) -> bool {
    text.before(index, 1).is_some_and(|before| is_index_noun(before) || NUMBERED_NAMES.has(before))
        && is_joined_by_space(text, index)
}

/// "Python 3.11", "Falcon 40": a number after a name within a sentence, up to the next dot.
fn is_version(text: &Text, index: usize) -> bool {
    let digit = |at: usize| text.word(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let mut first = index;
    while first > 0 && text.gap_before(first) == "." && digit(first - 1) {
        first -= 1;
    }
    let follows_name =
        first.checked_sub(1).is_some_and(|name| is_proper(text, name)) && is_joined_by_space(text, first);
    let dots = dots_around(text, first);
    dots >= 2 || follows_name || first < index && is_numbered(text, first)
}

/// How many dots join the numbers from here on: "1.2.3" has two.
fn dots_around(text: &Text, first: usize) -> usize {
    let joined = |at: &usize| {
        text.gap_after(*at) == "."
            && text.word(*at + 1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    (first..text.len()).take_while(joined).count()
}

/// Whether a word is a name: a capital within a sentence, and neither "I" nor a month.
fn is_proper(text: &Text, index: usize) -> bool {
    let begins = text.sentence_of(index).start == index;
    let Some(word) = text.word(index) else { return false };
    let capital = text.written(index).starts_with(char::is_uppercase);
    capital && !begins && word.len() > 1 && !MONTHS.has(word) && !word.contains('\'')
}

static NUMBERED_NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "gpt, bert, llama, claude, gemini, mistral, falcon, gemma, qwen, phi, python, java, node, ios,
         android, windows, ubuntu, cuda, http, iso, soc, rfc, article, route, boeing, airbus, kafka, spark,
         postgres, tensorflow, pytorch, keras, react, angular, covid, web, basel, code, top-level, clause,
         resnet, yolo, whisper, opus, sonnet, sol, studio, error, port, status",
    )
});
