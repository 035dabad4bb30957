//! SL504: fillers in a minute of speech.

use std::ops::Range;
use std::sync::LazyLock;
use std::time::Duration;

use crate::coach::check::finding::{Finding, StoryField, WordMark};
use crate::coach::check::phrases::Phrases;
use crate::coach::check::rules::manner::FILLER_HEAVY;
use crate::coach::check::text::Text;
use crate::domain::part::Part;

/// More fillers a minute than this do harm; from the second on they are strong.
const MOST_A_MINUTE: f64 = 5.0;
const STRONG_A_MINUTE: f64 = 12.0;
/// Less speech than this is judged as if it were so long: one "um" in five seconds is no rate.
const SHORTEST: Duration = Duration::from_secs(30);

/// Counts the fillers of what was said in one part within some time; a finding where there are more than five
/// a minute.
pub fn check_transcript(part: Part, text: &str, duration: Duration) -> Option<Finding> {
    let text = Text::new(text);
    let found = fillers(&text);
    let message = message(found.len(), duration)?;
    let marks = found.iter().map(|words| WordMark { part, range: text.bytes(words) }).collect();
    Some(Finding::new(&FILLER_HEAVY, StoryField::Part(part), marks, message))
}

/// What to say of so many fillers in this time, if anything.
pub(super) fn message(fillers: usize, duration: Duration) -> Option<String> {
    let rate = fillers as f64 * 60.0 / duration.max(SHORTEST).as_secs_f64();
    let strong = if rate >= STRONG_A_MINUTE { ", which listeners hold against you" } else { "" };
    let message = || format!("{rate:.1} fillers a minute{strong}. Where could a pause stand instead?");
    (rate > MOST_A_MINUTE).then(message)
}

/// Every filler of a text.
pub(super) fn fillers(text: &Text) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        text.find(&WORDS).into_iter().filter(|words| !is_meant(text, words)).collect();
    found.extend((0..text.len()).filter(|&index| is_lone_like(text, index)).map(|index| index..index + 1));
    found.sort_by_key(|words| words.start);
    found
}

/// "Did you know", "what I mean", "ER".
fn is_meant(text: &Text, words: &Range<usize>) -> bool {
    let before = text.before(words.start, 1);
    match text.word(words.start) {
        Some("you") => {
            matches!(before, Some("do" | "did" | "if" | "what" | "that" | "as" | "how" | "don't" | "because"))
        }
        Some("i") => matches!(before, Some("what" | "that" | "if")) || text.word(words.end) == Some("to"),
        Some("er" | "um" | "uh") => text.written(words.start).chars().all(char::is_uppercase),
        _ => false,
    }
}

/// "It was, like, broken".
fn is_lone_like(text: &Text, index: usize) -> bool {
    let alone = text.gap_before(index).contains(',') && text.gap_after(index).contains(',');
    text.word(index) == Some("like") && alone
}

static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "um, umm, ummm, uhm, uh, uhh, uh-huh, er, err, erm, hmm, hm, mm, mmm, you know, i mean, basically,
         literally, actually, honestly, obviously, so yeah, anyway, anyways",
    )
});
