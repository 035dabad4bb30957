//! Entries written as lines.

use std::fmt::{self, Write};
use std::time::Duration;

use serde_json::Value;

use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::journal::codec::{CAPS, LONGEST_TIME, VERSION};
use crate::domain::journal::{Entry, seal, stamp};
use crate::domain::mock::MockAnswer;
use crate::domain::rating::Cap;
use crate::domain::sprint::SprintAnswer;
use crate::domain::take::Take;

/// One entry as a sealed line.
pub(super) fn line(entry: &Entry) -> String {
    let mut fields = Fields(format!("{{\"v\":{VERSION}"));
    fields.text("id", &entry.id);
    fields.plain("seq", entry.seq);
    fields.text("at", &stamp::write_at(entry.at));
    fields.plain("off", entry.at.offset().local_minus_utc() / 60);
    fields.text("day", &entry.day.to_string());
    fields.fact(&entry.fact);
    seal::close(fields.0)
}

/// A line in the making: an object without its closing brace.
struct Fields(String);

impl Fields {
    /// Adds a number, a truth value or anything that is JSON already.
    fn plain(&mut self, name: &str, value: impl fmt::Display) {
        // Writing into a string cannot fail.
        let _ = write!(self.0, ",\"{name}\":{value}");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.plain(name, Value::from(text));
    }

    fn list(&mut self, name: &str, values: impl Iterator<Item = String>) {
        let values: Vec<String> = values.collect();
        self.plain(name, format_args!("[{}]", values.join(",")));
    }

    fn switch(&mut self, kind: &str, name: &str, item: &Id, on: bool) {
        self.text("t", kind);
        self.text(name, item.as_str());
        self.plain("on", on);
    }

    fn fact(&mut self, fact: &Fact) {
        match fact {
            Fact::Take(take) => self.take(take),
            Fact::Tick { item, on } => self.switch("tick", "item", item, *on),
            Fact::Star { item, on } => self.switch("star", "item", item, *on),
            Fact::Suspend { question, on } => self.switch("suspend", "question", question, *on),
            Fact::Uncover { question, on } => self.switch("uncover", "question", question, *on),
            Fact::Flag { item, on } => self.switch("flag", "item", item, *on),
            Fact::Note { item, text } => {
                self.text("t", "note");
                self.text("item", item.as_str());
                self.text("text", text);
            }
            Fact::Interview { dates } => {
                self.text("t", "interview");
                self.list("dates", dates.iter().map(|day| format!("\"{day}\"")));
            }
            Fact::Outcome(outcome) => {
                self.text("t", "outcome");
                self.text("date", &outcome.date.to_string());
                self.list("landed", outcome.landed.iter().map(quoted));
                self.list("flat", outcome.flat.iter().map(quoted));
            }
            Fact::Mock(mock) => {
                self.text("t", "mock");
                self.plain("limit", seconds(mock.limit));
                self.plain("spent", seconds(mock.spent));
                self.list("answers", mock.answers.iter().map(mock_answer));
            }
            Fact::Sprint(sprint) => {
                self.text("t", "sprint");
                self.list("answers", sprint.answers.iter().map(sprint_answer));
            }
            Fact::Undo { of } => {
                self.text("t", "undo");
                self.text("of", of);
            }
        }
    }

    fn take(&mut self, take: &Take) {
        self.text("t", "take");
        self.text("question", take.question.as_str());
        self.plain("wording", take.wording);
        self.plain("story", nullable(take.story.as_ref().map(quoted)));
        self.times(take);
        self.plain("cold", take.cold);
        self.plain("notes", take.with_notes);
        self.plain("hints", take.hints);
        self.plain("spoiled", take.spoiled);
        self.plain("live", take.live);
        self.verdict(take);
    }

    fn times(&mut self, take: &Take) {
        let part = |time: &Option<Duration>| match time {
            Some(time) => seconds(*time),
            None => "null".to_owned(),
        };
        self.list("parts", take.parts.0.iter().map(part));
        self.plain("total", seconds(take.total));
        self.plain("paused", seconds(take.paused));
    }

    fn verdict(&mut self, take: &Take) {
        let point = |(id, points): &(Id, u8)| format!("\"{id}\":{}", points.min(&2));
        let points: Vec<String> = take.points.iter().map(point).collect();
        self.plain("points", format_args!("{{{}}}", points.join(",")));
        self.list("flags", take.red_flags.iter().map(quoted));
        self.text("probe", &take.probe);
        self.plain("rating", nullable(take.rating.map(u8::from)));
        self.list("capped", take.capped.iter().filter_map(|known| cap(*known)));
        self.text("next", &take.next_time);
        self.seldom(take);
    }

    /// What few takes have: nothing is written where there is nothing to say.
    fn seldom(&mut self, take: &Take) {
        if let Some(felt) = take.felt {
            self.plain("felt", u8::from(felt));
        }
        if !take.detour.is_zero() {
            self.plain("detour", seconds(take.detour));
        }
        if take.elsewhere {
            self.plain("elsewhere", true);
        }
        if !take.note.is_empty() {
            self.text("note", &take.note);
        }
    }
}

fn sprint_answer(answer: &SprintAnswer) -> String {
    let story = nullable(answer.story.as_ref().map(quoted));
    format!("{{\"question\":\"{}\",\"story\":{story},\"time\":{}}}", answer.question, seconds(answer.time))
}

fn mock_answer(answer: &MockAnswer) -> String {
    let (points, of) = answer.points;
    format!(
        "{{\"question\":\"{}\",\"story\":{},\"total\":{},\"detour\":{},\"probe\":{},\"points\":[{points},{of}],\"rating\":{}}}",
        answer.question,
        nullable(answer.story.as_ref().map(quoted)),
        seconds(answer.total),
        seconds(answer.detour),
        seconds(answer.probe),
        nullable(answer.rating.map(u8::from)),
    )
}

/// Ids need no escapes.
fn quoted(id: &Id) -> String {
    format!("\"{id}\"")
}

fn nullable(value: Option<impl fmt::Display>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}

/// Seconds with at most three decimals, rounded, none where they are zero.
fn seconds(time: Duration) -> String {
    let rounded = time.saturating_add(Duration::from_micros(500));
    let millis = rounded.min(LONGEST_TIME).as_millis();
    let text = format!("{}.{:03}", millis / 1000, millis % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn cap(cap: Cap) -> Option<String> {
    let (_, word) = CAPS.iter().find(|(known, _)| *known == cap)?;
    Some(format!("\"{word}\""))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{cap, seconds};
    use crate::domain::journal::codec::CAPS;

    #[test]
    fn seconds_are_short_and_exact() {
        for (millis, text) in [
            (0, "0"),
            (1, "0.001"),
            (1_500, "1.5"),
            (100_000, "100"),
            (86_400_000, "86400"),
            (90_000_000, "86400"),
        ] {
            assert_eq!(seconds(Duration::from_millis(millis)), text);
        }
        assert_eq!(seconds(Duration::from_micros(1_499)), "0.001");
        assert_eq!(seconds(Duration::from_micros(1_500)), "0.002");
        assert_eq!(seconds(Duration::MAX), "86400");
    }

    #[test]
    fn every_cap_has_the_word_that_serde_gives_it() {
        for (known, word) in CAPS {
            let serde = serde_json::to_string(&known).expect("a word");
            assert_eq!(cap(known), Some(serde));
            assert_eq!(cap(known), Some(format!("\"{word}\"")));
        }
    }
}
