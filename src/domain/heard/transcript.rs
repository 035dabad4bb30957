//! What was said, as a text that somebody wrote or a program made: blocks for the parts, or lines with times.

use std::time::Duration;

use crate::domain::clean::clean;
use crate::domain::shape::{Outline, ShapePart};
use crate::domain::take::Take;

/// What was said, before it is laid to the parts of a take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transcript {
    /// Blocks with empty lines between them.
    Blocks(Vec<String>),
    /// Texts under the names of parts: the place of each part, and its text.
    Named(Vec<(usize, String)>),
    /// Lines with times, as subtitles have them.
    Timed(Vec<TimedLine>),
}

/// A line with its time, from the start of the recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedLine {
    /// When it starts.
    pub from: Duration,
    /// When it ends; not before it starts.
    pub to: Duration,
    /// What is said in it.
    pub text: String,
}

impl Transcript {
    /// Reads a text: SRT and VTT by their times, else blocks, headed by the names of the parts or not.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn read(text: &str, outline: Outline) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let text = clean(&text);
        if text.lines().any(|line| times(line).is_some()) {
            return Ok(Self::Timed(timed(&text)));
        }
        if text.trim_start().starts_with("WEBVTT") {
            return Err("This VTT file has no line with times.".to_owned());
        }
        if text.lines().any(|line| heading(line, outline).is_some()) {
            return named(&text, outline).map(Self::Named);
        }
        let blocks = text.split("\n\n").map(in_one_line).filter(|block| !block.is_empty());
        // A line of blanks is empty to whoever looks at it.
        let blocks = blocks.collect::<Vec<_>>();
        if blocks.is_empty() { Err("There is no text in it.".to_owned()) } else { Ok(Self::Blocks(blocks)) }
    }

    /// The text of each part of a take, or one text where only the whole is known; the take starts so far into the
    /// recording.
    ///
    /// # Errors
    /// A sentence: there are more or fewer blocks than parts.
    pub fn by_part(self, take: &Take, start: Duration) -> Result<Vec<String>, String> {
        let number = take.outline.parts().len();
        match self {
            Self::Blocks(blocks) => of_blocks(blocks, take),
            Self::Named(named) => {
                let mut texts = vec![String::new(); number];
                for (place, text) in named {
                    let slot = texts.get_mut(place).ok_or("This take has no such part.")?;
                    *slot = in_one_line(&format!("{slot} {text}"));
                }
                Ok(texts)
            }
            Self::Timed(lines) => Ok(cut(&lines, &marks(take), start)),
        }
    }
}

/// Where the parts of a take end, from its start, all but the last; and where a part wasn't told, at once. Nothing where
/// no part was timed.
pub fn marks(take: &Take) -> Vec<Duration> {
    let mut ends = ends(take);
    ends.pop();
    ends
}

/// Where the parts of a take end, from its start; the end of all of it alone where no part was timed.
pub fn ends(take: &Take) -> Vec<Duration> {
    if take.timed_parts().next().is_none() {
        return vec![take.total];
    }
    let mut end = Duration::ZERO;
    let ends = take.parts.iter().map(|time| {
        end += time.unwrap_or_default();
        end
    });
    ends.collect()
}

fn of_blocks(blocks: Vec<String>, take: &Take) -> Result<Vec<String>, String> {
    let parts = take.outline.parts();
    let told: Vec<usize> =
        take.told_parts().enumerate().filter(|(_, (_, told))| *told).map(|it| it.0).collect();
    if parts.is_empty() || blocks.len() == 1 && told.len() != 1 {
        return Ok(vec![blocks.join(" ")]);
    }
    if blocks.len() == parts.len() {
        return Ok(blocks);
    }
    if blocks.len() == told.len() {
        let mut texts = vec![String::new(); parts.len()];
        for (place, block) in told.into_iter().zip(blocks) {
            texts[place] = block;
        }
        return Ok(texts);
    }
    let names: Vec<&str> = parts.iter().map(|part| part.title).collect();
    Err(format!(
        "The text has {} blocks, but the take has {} parts: {}. Put one empty line between the parts, or write \
         each part's name above it.",
        blocks.len(),
        take.outline.number(),
        names.join(", ")
    ))
}

/// The part that a line names, and what stands behind the name: "Situation", "## Situation", "Situation: I was ...".
fn heading(line: &str, outline: Outline) -> Option<(usize, &str)> {
    let line = line.trim().trim_start_matches(['#', '*', '-', ' ']);
    let is = |part: &ShapePart| {
        let name = line.get(..part.title.len())?;
        let rest = line.get(part.title.len()..)?.trim_start_matches('*');
        let rest = rest.strip_prefix(':').or_else(|| rest.trim().is_empty().then_some(""))?;
        name.eq_ignore_ascii_case(part.title).then(|| rest.trim_matches(['*', ' ']))
    };
    outline.parts().iter().enumerate().find_map(|(place, part)| Some((place, is(part)?)))
}

fn named(text: &str, outline: Outline) -> Result<Vec<(usize, String)>, String> {
    let mut named: Vec<(usize, String)> = Vec::new();
    for line in text.lines() {
        match (heading(line, outline), named.last_mut()) {
            (Some((place, rest)), _) => named.push((place, rest.to_owned())),
            (None, Some((_, text))) => *text = in_one_line(&format!("{text} {line}")),
            (None, None) if line.trim().is_empty() => {}
            (None, None) => {
                let line: String = line.trim().chars().take(40).collect();
                return Err(format!(
                    "\"{line}\" is above the name of the first part. Put the name of its part above it."
                ));
            }
        }
    }
    Ok(named)
}

/// A text without line breaks, and with one blank where there were several.
pub(crate) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of an SRT or VTT file; counters, notes, styles and tags are left out.
fn timed(text: &str) -> Vec<TimedLine> {
    let mut lines: Vec<TimedLine> = Vec::new();
    let mut is_in_cue = false;
    for line in text.lines() {
        if let Some((from, to)) = times(line) {
            lines.push(TimedLine { from, to: to.max(from), text: String::new() });
            is_in_cue = true;
        } else if line.trim().is_empty() {
            is_in_cue = false;
        } else if let Some(last) = lines.last_mut().filter(|_| is_in_cue) {
            last.text = in_one_line(&format!("{} {}", last.text, untagged(line)));
        }
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// "00:01:02,500 --> 00:01:04,000", in VTT with a point, without hours, and with settings behind it.
fn times(line: &str) -> Option<(Duration, Duration)> {
    let (from, to) = line.split_once("-->")?;
    Some((time(from.trim())?, time(to.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<Duration> {
    let mut seconds = 0_f64;
    let text = text.replace(',', ".");
    for field in text.split(':') {
        if !field.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        seconds = seconds * 60.0 + field.parse::<f64>().ok()?;
    }
    Duration::try_from_secs_f64(seconds).ok().filter(|_| text.contains(':'))
}

fn untagged(line: &str) -> String {
    let mut pieces = line.split('<');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('>').map_or("", |(_, rest)| rest))
}

/// Lines cut at marks: a word belongs to the part in which its middle lies, if the words of a line are evenly spread. One
/// text where there are no marks.
fn cut(lines: &[TimedLine], marks: &[Duration], start: Duration) -> Vec<String> {
    let mut texts = vec![Vec::new(); marks.len() + 1];
    for line in lines {
        let words: Vec<&str> = line.text.split_whitespace().collect();
        let step = line.to.saturating_sub(line.from) / (words.len().max(1) * 2) as u32;
        for (place, word) in words.into_iter().enumerate() {
            let middle = (line.from + step * (place * 2 + 1) as u32).saturating_sub(start);
            let part = marks.iter().filter(|mark| **mark <= middle).count();
            texts[part].push(word);
        }
    }
    texts.iter().map(|words| words.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Transcript;
    use crate::domain::id::Id;
    use crate::domain::shape::{Length, Outline, Shape};
    use crate::domain::take::Take;

    fn take(seconds: [Option<u64>; 5]) -> Take {
        let parts = seconds.map(|time| time.map(Duration::from_secs)).to_vec();
        Take { parts, ..Take::of(Id::new("q").expect("an id")) }
    }

    fn read(text: &str, take: &Take) -> Result<Vec<String>, String> {
        Transcript::read(text, take.outline)?.by_part(take, Duration::ZERO)
    }

    const ALL: [Option<u64>; 5] = [Some(2), Some(2), Some(4), Some(2), Some(2)];

    #[test]
    fn blocks_belong_to_the_parts_in_their_order() {
        let blocks = read("\u{feff}One\r\nmore\r\n\r\ntwo\n\n\n\nthree\n\nfour\n\nfive\n", &take(ALL));
        assert_eq!(blocks.expect("five"), ["One more", "two", "three", "four", "five"]);
        let four = read("one\n\ntwo\n\nthree\n\nfour", &take([Some(2), None, Some(2), Some(2), Some(2)]));
        assert_eq!(four.expect("those that were told"), ["one", "", "two", "three", "four"]);
        assert_eq!(read("all of it", &take(ALL)).expect("the whole"), ["all of it"]);
        let why = read("one\n\ntwo\n\nthree", &take(ALL)).expect_err("which ones?");
        assert!(
            why.starts_with("The text has 3 blocks, but the take has five parts: Situation, Task"),
            "{why}"
        );
        assert_eq!(read(" \n\n ", &take(ALL)), Err("There is no text in it.".to_owned()));
    }

    #[test]
    fn names_of_parts_head_their_texts_in_any_order() {
        let text =
            "## Action\nI asked.\n\nThen I chose.\n\n**Situation:** We had a stemmer.\nRESULT\n9% less";
        let texts = read(text, &take(ALL)).expect("named");
        assert_eq!(texts, ["We had a stemmer.", "", "I asked. Then I chose.", "9% less", ""]);
        let why = read("My story\n\nAction\nI asked.", &take(ALL)).expect_err("whose is it?");
        assert!(why.starts_with("\"My story\" is above"), "{why}");
        let opener = Take { outline: Shape::Opener.into(), parts: vec![None; 3], ..take(ALL) };
        assert_eq!(read("now: I do.\nnext: I will.", &opener).expect("named"), ["I do.", "", "I will."]);
    }

    #[test]
    fn subtitles_are_cut_at_the_marks() {
        let srt = "1\n00:00:00,000 --> 00:00:04,000\none two <b>three</b> four\n\n2\n00:00:05,000 --> 00:00:07,000\nfive\n";
        assert_eq!(read(srt, &take(ALL)).expect("cut"), ["one two", "three four", "five", "", ""]);
        let vtt = "WEBVTT\n\nNOTE nothing\n\n00:00.000 --> 00:04.000 align:start\n<v Me>one two three four\n";
        assert_eq!(read(vtt, &take(ALL)).expect("cut"), ["one two", "three four", "", "", ""]);
        let later = Transcript::read(srt, Outline::default()).expect("read");
        let later = later.by_part(&take(ALL), Duration::from_secs(1)).expect("cut");
        assert_eq!(
            later,
            ["one two three", "four", "five", "", ""],
            "what was said before it is in the first part"
        );
        assert_eq!(read(srt, &take([None; 5])).expect("the whole"), ["one two three four five"]);
    }

    #[test]
    fn an_answer_without_parts_is_one_text() {
        let outline = Outline { length: Length::HalfMinute, ..Outline::default() };
        let short = Take { outline, parts: vec![], ..take(ALL) };
        assert_eq!(read("one\n\ntwo", &short).expect("the whole"), ["one two"]);
    }
}
