//! Which numbers a spoken text may mean: "one twenty" is 120 as well, and who says "twice" has said the 2 of "2x".

use std::collections::HashSet;

use crate::domain::heard::numbers::{ONE, SpokenNumber, numbers, small};

/// Words that stand for a number of the story, in millionths.
const WORDS: [(&str, u64); 12] = [
    ("half", ONE / 2),
    ("half", 50 * ONE),
    ("halved", 50 * ONE),
    ("twice", 2 * ONE),
    ("double", 2 * ONE),
    ("doubled", 2 * ONE),
    ("triple", 3 * ONE),
    ("tripled", 3 * ONE),
    ("quadrupled", 4 * ONE),
    ("quarter", 25 * ONE),
    ("couple", 2 * ONE),
    ("dozen", 12 * ONE),
];

/// The numbers that a text may mean. It rather has one too many: what isn't in it is reported as not heard.
#[derive(Debug)]
pub struct ToldNumbers(HashSet<u64>);

impl ToldNumbers {
    /// Those of this text.
    pub fn of(text: &str) -> Self {
        let all = numbers(text);
        let mut told: HashSet<u64> = all.iter().flat_map(|number| [number.value, number.bare]).collect();
        told.extend(all.windows(2).filter_map(|pair| joined(text, &pair[0], &pair[1])));
        told.extend(all.windows(2).filter_map(|pair| ratio(text, &pair[0], &pair[1])).flatten());
        let said = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let said: Vec<String> = said.map(str::to_lowercase).collect();
        told.extend((0..said.len()).flat_map(|at| meant(&said, at)));
        Self(told)
    }

    /// Whether a number of the written story is among them.
    pub fn have(&self, number: &SpokenNumber) -> bool {
        [number.value, number.bare].iter().any(|value| self.0.contains(value))
    }
}

/// "One twenty", "one oh five", "twenty twenty-four", "one twenty thousand" and "40 000" as one number.
fn joined(text: &str, first: &SpokenNumber, second: &SpokenNumber) -> Option<u64> {
    let is_blank = |c: char| c.is_whitespace() || c == '-';
    let between = text.get(first.range.end..second.range.start)?.trim_matches(is_blank);
    let digits = text.get(second.range.clone())?;
    let is_group = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (first, second) = (whole(first)?, whole(second)?);
    let (fits, unit) = match between {
        "" if is_group => return (1..1_000).contains(&first).then(|| (first * 1_000 + second) * ONE),
        "" if second >= 10_000 && second.is_multiple_of(1_000) => (10_000..100_000, 1_000),
        "" => (10..100, 1),
        "oh" | "o" | "O" => (1..10, 1),
        _ => return None,
    };
    ((1..100).contains(&first) && fits.contains(&second)).then(|| (first * 100 * unit + second) * ONE)
}

/// "One in nine", "nine out of ten" and "1/2" as a share.
fn ratio(text: &str, first: &SpokenNumber, second: &SpokenNumber) -> Option<[u64; 4]> {
    let between = text.get(first.range.end..second.range.start)?.trim().to_lowercase();
    let is_one = ["in", "of", "out of", "/"].contains(&between.as_str());
    let (part, all) = (whole(first)?, whole(second)?);
    (is_one && part <= all && (1..1_000_000).contains(&all)).then(|| share(part, all))
}

fn whole(number: &SpokenNumber) -> Option<u64> {
    number.value.is_multiple_of(ONE).then_some(number.value / ONE)
}

/// A share as it may be written: "0.11", and in percent, cut off, rounded, and with a decimal.
fn share(part: u64, all: u64) -> [u64; 4] {
    let rounded = |times: u64| (part * times * 2 + all) / (all * 2);
    [part * ONE / all, part * 100 / all * ONE, rounded(100) * ONE, rounded(1_000) * ONE / 10]
}

/// What the word at this place may stand for, in millionths.
fn meant(said: &[String], at: usize) -> Vec<u64> {
    let word = said[at].as_str();
    let before = |places: usize| at.checked_sub(places).map_or("", |at| said[at].as_str());
    let mut meant: Vec<u64> = WORDS.iter().filter(|(known, _)| *known == word).map(|it| it.1).collect();
    // "Tenfold".
    meant.extend(word.strip_suffix("fold").and_then(small).map(|number| number * ONE));
    let place = ordinal(word);
    // "Ninety-fifth".
    let tens = small(before(1)).filter(|tens| *tens >= 20 && tens.is_multiple_of(10));
    meant.extend(place.map(|place| (place + tens.filter(|_| place < 10).unwrap_or(0)) * ONE));
    // "A third", "two thirds", "three quarters".
    let parts = if word.starts_with("quarter") {
        Some(4)
    } else {
        place.or(word.strip_suffix('s').and_then(ordinal))
    };
    let number = small(before(1)).unwrap_or(1);
    let parts = parts.filter(|parts| (3..=10).contains(parts) && (1..*parts).contains(&number));
    meant.extend(parts.iter().flat_map(|parts| share(number, *parts)));
    // "A week and a half", "two weeks and a half".
    if word == "half" && [before(2), before(1)] == ["and", "a"] {
        let number = if matches!(before(4), "a" | "an") { Some(1) } else { small(before(4)) };
        meant.extend(number.map(|number| number * ONE + ONE / 2));
    }
    meant
}

/// The number of an ordinal: "third", "95th". The first and the second are other words as well.
fn ordinal(word: &str) -> Option<u64> {
    let stem = match word {
        "third" | "3rd" => return Some(3),
        "fifth" => "five",
        "eighth" => "eight",
        "ninth" => "nine",
        "twelfth" => "twelve",
        _ => ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?,
    };
    let tens = stem.strip_suffix("ie").map(|stem| format!("{stem}y"));
    small(tens.as_deref().unwrap_or(stem)).or_else(|| stem.parse().ok().filter(|number| *number < 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::ToldNumbers;
    use crate::domain::heard::numbers::numbers;

    fn has(said: &str, written: &str) -> bool {
        let written = numbers(written);
        assert!(!written.is_empty(), "there is a number to look for");
        written.iter().all(|number| ToldNumbers::of(said).have(number))
    }

    #[test]
    fn a_number_is_heard_in_every_way_in_which_people_say_it() {
        for (said, written) in [
            ("it fell by forty percent", "40%"),
            ("it fell by 40 per cent", "40%"),
            ("our p ninety-five was one twenty milliseconds", "120 ms"),
            ("two fifty lines", "250"),
            ("one oh one milliseconds", "101 ms"),
            ("in twenty twenty-four", "2024"),
            ("in nineteen ninety eight", "1998"),
            ("in two thousand and twenty four", "2024"),
            ("eighty-five grand", "$85k"),
            ("eighty five thousand dollars", "$85k"),
            ("85 K", "85,000"),
            ("5 hundred queries", "500"),
            ("three to four weeks", "3-4 weeks"),
            ("twice as fast", "2x"),
            ("we tripled it", "3x"),
            ("half of them", "50%"),
            ("thirty eight hundred", "3,800"),
            ("seven B parameters", "7B"),
            ("two hundred and fifty thousand", "250k"),
            ("one and a half million", "1.5M"),
            ("a dozen rules", "12"),
        ] {
            assert!(has(said, written), "{said:?} has {written}");
        }
    }

    /// What a person says, or how a program that writes down speech writes it, and what stands in the story.
    const FORMS: [(&str, &str); 48] = [
        ("twenty five hundred", "2,500"),
        ("2500", "twenty-five hundred"),
        ("2.5k", "2,500"),
        ("two and a half thousand", "2.5k"),
        ("two point five K", "2,500"),
        ("one hundred twenty thousand", "120k"),
        ("one twenty thousand", "120,000"),
        ("40 000 names", "40,000"),
        ("1 250 queries", "1,250"),
        ("half a million", "500,000"),
        ("half a million", "500k"),
        ("500,000", "half a million"),
        ("half a dozen", "6"),
        ("a quarter of a million", "250k"),
        ("a quarter million", "250,000"),
        ("three quarters of a million", "750,000"),
        ("a million and a half", "1.5M"),
        ("1.5 million", "a million and a half"),
        ("2 mil", "$2M"),
        ("one and a quarter", "1.25"),
        ("one and three quarters", "1.75"),
        ("one-and-a-half", "1.5"),
        ("a week and a half", "1.5 weeks"),
        ("two weeks and a half", "2.5 weeks"),
        ("a couple of weeks", "2 weeks"),
        ("a quarter of the users", "25%"),
        ("three quarters", "75%"),
        ("a third", "33%"),
        ("two thirds", "67%"),
        ("a tenth of the cost", "10%"),
        ("1/2 of them", "50%"),
        ("nine out of ten", "90%"),
        ("one in nine", "1 in 9"),
        ("one in nine", "11%"),
        ("1 in 9", "11%"),
        ("from 11 to 2%", "from 11% to 2%"),
        ("from eleven to two percent", "11-2%"),
        ("on the third day", "day 3"),
        ("on the 3rd day", "day 3"),
        ("the ninety-fifth percentile", "95"),
        ("the 95th percentile", "95"),
        ("in twenty-twenty-four", "2024"),
        ("in twenty oh five", "2005"),
        ("a hundred and twenty milliseconds", "120ms"),
        ("sixteen gigs", "16GB"),
        ("threefold", "3x"),
        ("we quadrupled it", "4x"),
        ("ninety nine point nine percent", "99.9%"),
    ];

    #[test]
    fn a_number_is_heard_in_each_of_its_forms() {
        let lost = FORMS.iter().filter(|(said, written)| !has(said, written));
        assert_eq!(lost.collect::<Vec<_>>(), [&("", ""); 0]);
    }

    #[test]
    fn any_text_can_be_read() {
        for text in [
            "999999999999999999999 500",
            "9 999999999999999999999",
            "5 of 0",
            "0/0",
            "half",
            "s fold ieth th",
        ] {
            ToldNumbers::of(text);
        }
    }

    #[test]
    fn another_number_is_not_heard() {
        for (said, written) in [
            ("nine percent", "0.4%"),
            ("one, twenty of them", "120"),
            ("one of twenty", "120"),
            ("two hundred", "250"),
            ("1.5 20", "170"),
            ("it doubled", "3x"),
            ("half a million", "1,000,000"),
            ("a million and a half", "1,000,000"),
            ("nine of a hundred", "10%"),
            ("a quarter", "20%"),
            ("40, 000", "40,001"),
            ("20 50", "70"),
            ("the fourth", "3"),
        ] {
            assert!(!has(said, written), "{said:?} has no {written}");
        }
    }
}
