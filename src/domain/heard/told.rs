//! Which numbers a spoken text may mean: "one twenty" is 120 as well, and who says "twice" has said the 2 of "2x".

use std::collections::HashSet;

use crate::domain::heard::numbers::{ONE, SpokenNumber, numbers};

/// Words that stand for a number of the story, in millionths.
const WORDS: [(&str, u64); 9] = [
    ("half", ONE / 2),
    ("half", 50 * ONE),
    ("halved", 50 * ONE),
    ("twice", 2 * ONE),
    ("double", 2 * ONE),
    ("doubled", 2 * ONE),
    ("triple", 3 * ONE),
    ("tripled", 3 * ONE),
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
        let said = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        told.extend(
            said.flat_map(|said| WORDS.into_iter().filter(move |(word, _)| *word == said)).map(|it| it.1),
        );
        Self(told)
    }

    /// Whether a number of the written story is among them.
    pub fn have(&self, number: &SpokenNumber) -> bool {
        [number.value, number.bare].iter().any(|value| self.0.contains(value))
    }
}

/// "One twenty", "one oh five" and "twenty twenty-four" as one number.
fn joined(text: &str, first: &SpokenNumber, second: &SpokenNumber) -> Option<u64> {
    let between = text.get(first.range.end..second.range.start)?.trim();
    let fits = match between {
        "" => 10..100,
        "oh" | "o" | "O" => 1..10,
        _ => return None,
    };
    let whole = |number: &SpokenNumber| number.value.is_multiple_of(ONE).then_some(number.value / ONE);
    let (first, second) = (whole(first)?, whole(second)?);
    ((1..100).contains(&first) && fits.contains(&second)).then_some((first * 100 + second) * ONE)
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

    #[test]
    fn another_number_is_not_heard() {
        for (said, written) in [
            ("nine percent", "0.4%"),
            ("one, twenty of them", "120"),
            ("one of twenty", "120"),
            ("two hundred", "250"),
            ("1.5 20", "170"),
            ("it doubled", "3x"),
        ] {
            assert!(!has(said, written), "{said:?} has no {written}");
        }
    }
}
