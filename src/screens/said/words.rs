//! The figures of what was said, in words: on the screen and on the command line.

use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::coach::heard::HeardPart;
use crate::domain::heard::{PartFigures, SignalFigures, SilenceFigures};
use crate::domain::part::Part;
use crate::domain::sound::silence::VoiceMap;
use crate::domain::story::length::clock;

/// What stands above the findings: a program may have heard it all wrong.
pub const HEADING: &str = "To consider (the transcript may be wrong)";

/// A column: its heading, and what it says of a part; empty where it says nothing.
type FigureColumn = (&'static str, fn(&HeardPart, &PartFigures) -> String);

/// All columns, in their order.
const COLUMNS: [FigureColumn; 7] = [
    ("time", |part, _| part.time.map(clock).unwrap_or_default()),
    ("speech", |_, figures| {
        figures.silence.map(|silence| format!("{}%", silence.speech)).unwrap_or_default()
    }),
    ("longest pause", |_, figures| figures.silence.map(pause).unwrap_or_default()),
    (PACE, |part, figures| pace(part, figures).map(|it| it.to_string()).unwrap_or_default()),
    ("I/we", pronouns),
    ("fillers", |_, figures| figures.words.map(|words| format!("{}+", words.fillers)).unwrap_or_default()),
    ("not heard", not_heard),
];

/// Columns that go first where there is no room for all.
const FIRST_TO_GO: [&str; 5] = ["plan", "fillers", "not heard", "I/we", "w/min"];
/// The heading of words a minute, where there is room for it.
const PACE: &str = "words/min";

/// A table: a line of headings and one for each part, no wider than this where that can be. A column in which nothing stands
/// is left out. `plans` are the times that were planned, where they are to be seen.
pub fn figure_table(
    parts: &[HeardPart],
    figures: &[PartFigures],
    plans: &[String],
    wide: usize,
) -> Vec<String> {
    let cells = |cell: fn(&HeardPart, &PartFigures) -> String| {
        parts.iter().zip(figures).map(|(part, figures)| cell(part, figures)).collect()
    };
    let mut columns: Vec<(&str, Vec<String>)> =
        COLUMNS.into_iter().map(|(heading, cell)| (heading, cells(cell))).collect();
    columns.insert(1, ("plan", plans.to_vec()));
    columns.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let names = parts.iter().map(|part| part.title().width()).max().unwrap_or_default();
    let is_too_wide = |columns: &[(&str, Vec<String>)]| {
        names + columns.iter().map(|column| 2 + column_width(column)).sum::<usize>() > wide
    };
    if is_too_wide(&columns) {
        columns.iter_mut().filter(|column| column.0 == PACE).for_each(|column| column.0 = "w/min");
    }
    for name in FIRST_TO_GO {
        if is_too_wide(&columns) {
            columns.retain(|(heading, _)| *heading != name);
        }
    }
    let titles = [""].into_iter().chain(parts.iter().map(HeardPart::title));
    let mut lines: Vec<String> = titles.map(|title| format!("{title:<names$}")).collect();
    for column in &columns {
        let width = column_width(column);
        let (heading, cells) = column;
        let cells = std::iter::once(*heading).chain(cells.iter().map(String::as_str));
        for (line, cell) in lines.iter_mut().zip(cells) {
            *line = format!("{line}  {}{cell}", " ".repeat(width - cell.width()));
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

fn column_width((heading, cells): &(&str, Vec<String>)) -> usize {
    cells.iter().map(|cell| cell.width()).chain([heading.width()]).max().unwrap_or_default()
}

/// Words a minute, where words and time are known.
fn pace(part: &HeardPart, figures: &PartFigures) -> Option<u32> {
    figures.pace(part.time?)
}

/// Who acts is of interest in Action.
fn pronouns(part: &HeardPart, figures: &PartFigures) -> String {
    let words = figures.words.filter(|_| part.part.is_some_and(|part| part.star == Some(Part::Action)));
    words.map(|words| format!("{}/{}", words.i, words.we)).unwrap_or_default()
}

/// The numbers that were not heard; how many, where the words are gone.
fn not_heard(part: &HeardPart, figures: &PartFigures) -> String {
    match figures.words {
        None => String::new(),
        Some(words) if part.text.is_empty() && words.not_heard > 0 => {
            format!("{} of {}", words.not_heard, words.numbers)
        }
        Some(_) => part.not_heard.join(", "),
    }
}

/// "3.2 s at 0:52".
fn pause(silence: SilenceFigures) -> String {
    let at = if silence.longest.is_zero() { String::new() } else { format!(" s at {}", clock(silence.at)) };
    if at.is_empty() { "-".to_owned() } else { format!("{:.1}{at}", silence.longest.as_secs_f64()) }
}

/// How much of a part of this length was recorded, where that isn't all of it: its figures are of that.
pub fn partly(figures: &PartFigures, time: Option<Duration>) -> Option<String> {
    let (silence, time) = (figures.silence?, time?);
    let recorded = clock(time.saturating_sub(silence.unrecorded));
    let is_partly = silence.unrecorded >= Duration::from_secs(1);
    is_partly
        .then(|| format!("Only {recorded} of {} was recorded, so the figures cover only that.", clock(time)))
}

/// Such as "There was 1 pause of 1.5 s or more inside a part. You started speaking after 0.8 s.".
pub fn recorded(signal: SignalFigures, parts: &[PartFigures]) -> String {
    let pauses: u32 = parts.iter().filter_map(|part| part.silence).map(|silence| silence.long_pauses).sum();
    let pauses = match pauses {
        0 => "There were no pauses".to_owned(),
        1 => "There was 1 pause".to_owned(),
        more => format!("There were {more} pauses"),
    };
    let started =
        signal.before.map(|before| format!(" You started speaking after {:.1} s.", before.as_secs_f64()));
    let mut said = format!(
        "{pauses} of 1.5 s or more inside a part.{} Your voice is {} dB below the maximum.",
        started.unwrap_or_default(),
        signal.below_full
    );
    if signal.clipped {
        said.push_str(" The recording was too loud in places, so turn the level down.");
    }
    if signal.loud_room {
        said.push_str(" The room was noisy, so the pauses may be off.");
    }
    said
}

/// What has to be known of fillers, in a take of this length.
pub fn at_least(fillers: u32, total: Duration) -> String {
    let minutes = total.as_secs_f64() / 60.0;
    let rate = if minutes > 0.5 && fillers > 0 {
        format!(" ({:.1} a minute)", f64::from(fillers) / minutes)
    } else {
        String::new()
    };
    format!("Fillers: at least {fillers}{rate}. Transcription programs often leave out \"um\".")
}

/// What was said in a part between these times, with its pauses of a second or more about where they were: a program that
/// writes down speech says nothing of them.
pub fn with_pauses(text: &str, (from, to): (Duration, Duration), voice: &VoiceMap) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let spoken = voice.spoken(from, to).as_secs_f64().max(0.1);
    let inside = voice.pauses().into_iter().filter(|pause| pause.at > from && pause.at + pause.length < to);
    let mut pauses = inside.map(|pause| {
        let before = voice.spoken(from, pause.at).as_secs_f64() / spoken * words.len() as f64;
        (before.round() as usize, format!("({:.1} s)", pause.length.as_secs_f64()))
    });
    let mut next = pauses.next();
    let mut said: Vec<String> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        while let Some((_, pause)) = next.take_if(|(at, _)| *at <= place) {
            said.push(pause);
            next = pauses.next();
        }
        said.push((*word).to_owned());
    }
    said.join(" ")
}

/// A time to the tenth of a second: "1:18.4".
pub fn tenths(time: Duration) -> String {
    let tenths = (time.as_secs_f64() * 10.0).round() as u64;
    format!("{}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{tenths, with_pauses};
    use crate::domain::sound::frame_at;
    use crate::domain::sound::silence::VoiceMap;

    #[test]
    fn pauses_stand_between_the_words_about_where_they_were() {
        let frame = |millis| frame_at(Duration::from_millis(millis));
        let speech = [(0, 2_000), (4_000, 6_000), (6_500, 8_500)];
        let speech = speech.map(|(from, to)| frame(from)..frame(to)).to_vec();
        let voice = VoiceMap {
            speech,
            frames: frame(9_000),
            missing: Vec::new(),
            level: None,
            range: 60.0,
            clipped: 0.0,
        };
        let said = |from, to| with_pauses("one two three four five six", (from, to), &voice);
        let all = said(Duration::ZERO, Duration::from_secs(9));
        assert_eq!(all, "one two (2.0 s) three four five six", "half a second is none");
        let end = said(Duration::from_secs(3), Duration::from_secs(9));
        assert_eq!(end, "one two three four five six", "it is before the part");
        assert_eq!(with_pauses("", (Duration::ZERO, Duration::from_secs(9)), &voice), "");
    }

    #[test]
    fn times_have_tenths() {
        let shown = [78_400, 59_960, 0].map(|millis| tenths(Duration::from_millis(millis)));
        assert_eq!(shown, ["1:18.4", "1:00.0", "0:00.0"]);
    }
}
