//! How long a story takes to tell: its words at the pace of its teller.

use std::time::Duration;

use crate::domain::part::Parts;
use crate::domain::story::Story;
use crate::domain::story::word;

/// How many words a text has: runs of letters, digits, apostrophes and hyphens.
pub fn words(text: &str) -> usize {
    word::words(text).count()
}

/// How long a text takes to say at this pace. A pace of nought counts as one word a minute.
pub fn spoken(text: &str, words_a_minute: u32) -> Duration {
    time_of(words(text), words_a_minute)
}

/// How long each part of a story takes to say.
pub fn spoken_parts(story: &Story, words_a_minute: u32) -> Parts<Duration> {
    story.texts.map(|_, text| spoken(text, words_a_minute))
}

/// How long the whole story takes to say.
pub fn spoken_whole(story: &Story, words_a_minute: u32) -> Duration {
    let all = story.texts.iter().map(|(_, text)| words(text)).sum();
    time_of(all, words_a_minute)
}

/// How long this many words take at this pace, in whole seconds: as the clock shows them, and the same everywhere.
pub(crate) fn time_of(words: usize, words_a_minute: u32) -> Duration {
    Duration::from_secs(words as u64 * 60 / u64::from(words_a_minute.max(1)))
}

/// A time in minutes and seconds, rounded down: "2:05".
pub fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::{spoken, words};
    use std::time::Duration;

    #[test]
    fn a_minute_holds_the_words_of_the_pace() {
        let text = "one ".repeat(140);
        assert_eq!(words(&text), 140);
        assert_eq!(spoken(&text, 140), Duration::from_mins(1));
        assert_eq!(spoken(&text, 100), Duration::from_secs(84));
        assert_eq!(spoken("", 140), Duration::ZERO);
        assert_eq!(spoken("stop", 0), Duration::from_mins(1));
    }
}
