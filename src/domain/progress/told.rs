//! Takes as screens ask for them.

use std::fmt;
use std::time::Duration;

use crate::domain::day::{Day, Timestamp};
use crate::domain::id::Id;
use crate::domain::part::Parts;
use crate::domain::progress::key::{Key, Words};
use crate::domain::progress::record::{NONE, Record, Telling, What};
use crate::domain::progress::store::Store;
use crate::domain::rating::Rating;
use crate::domain::take::Circumstances;

/// One take that counts, with what trends, lists and the scheduler need of it.
///
/// The whole take (probe, points by criterion, red flags) is in the journal.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four facts about a take, as in `Take`")]
pub struct Told<'a> {
    /// The question that was answered.
    pub question: &'a Id,
    /// The user's story that was told, where one was chosen.
    pub story: Option<&'a Id>,
    /// When it was saved.
    pub at: Timestamp,
    /// Its practice day.
    pub day: Day,
    /// Time spoken in each part; `None` where the part was not told.
    pub parts: Parts<Option<Duration>>,
    /// Time spoken, pauses left out.
    pub total: Duration,
    /// Points given.
    pub points: u16,
    /// Points that could be had: two for each criterion.
    pub of: u16,
    /// How it went; nothing where it was not judged.
    pub rating: Option<Rating>,
    /// How it felt, before anything was uncovered.
    pub felt: Option<Rating>,
    /// The first take of the question on its day, as it was recorded.
    pub cold: bool,
    /// Notes, the sample or the criteria were open.
    pub with_notes: bool,
    /// Left out of trends.
    pub spoiled: bool,
    /// Told under the rules of a live interview.
    pub live: bool,
    /// Told elsewhere, and added by hand.
    pub elsewhere: bool,
    /// "Next time I will"; may be empty.
    pub next_time: &'a str,
    /// A note on the take; may be empty.
    pub note: &'a str,
    key: Key,
    words: &'a Words,
}

impl<'a> Told<'a> {
    /// The id of the take's entry.
    pub fn id(&self) -> String {
        self.key.id(self.words)
    }

    /// Under which circumstances it was told.
    pub fn circumstances(&self) -> Circumstances {
        Circumstances {
            cold: self.cold,
            with_notes: self.with_notes,
            spoiled: self.spoiled,
            live: self.live,
            elsewhere: self.elsewhere,
        }
    }

    /// Whether it counts as told cold: the first of its day, without notes, not spoiled.
    pub fn counts_cold(&self) -> bool {
        self.cold && !self.with_notes && !self.spoiled
    }

    /// Whether its time is known: one that was told elsewhere may have none.
    pub fn is_timed(&self) -> bool {
        !self.elsewhere || !self.total.is_zero()
    }

    /// Whether it speaks for the teller: cold, without notes, not spoiled, judged, and no part of it missing.
    pub fn is_sound(&self) -> bool {
        self.counts_cold() && self.rating > Some(Rating::Again)
    }

    /// The take at a place among the records, where there is one.
    pub(super) fn at(store: &'a Store, place: u32) -> Option<Self> {
        let record = store.records.get(place as usize)?;
        let What::Take(number) = record.what else {
            return None;
        };
        Self::of(store, record, store.tellings.get(number as usize)?)
    }

    fn of(store: &'a Store, record: &Record, telling: &Telling) -> Option<Self> {
        let time = |millis: u32| Duration::from_millis(u64::from(millis));
        let part = |millis: u32| (millis != NONE).then(|| time(millis));
        Some(Self {
            question: store.names.get(telling.question)?,
            story: store.names.get(telling.story),
            at: record.timestamp()?,
            day: record.day,
            parts: Parts(telling.parts.map(part)),
            total: time(telling.total),
            points: telling.points,
            of: telling.of,
            rating: telling.rating,
            felt: telling.felt,
            cold: telling.cold,
            with_notes: telling.with_notes,
            spoiled: telling.spoiled,
            live: telling.live,
            elsewhere: telling.elsewhere,
            next_time: store.texts.get(telling.next_time),
            note: store.texts.get(telling.note),
            key: record.key,
            words: &store.words,
        })
    }
}

impl fmt::Debug for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let facts = [
            (self.cold, "cold"),
            (self.with_notes, "with notes"),
            (self.spoiled, "spoiled"),
            (self.live, "live"),
            (self.elsewhere, "elsewhere"),
        ];
        let facts: Vec<&str> = facts.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        f.debug_struct("Told")
            .field("id", &self.id())
            .field("question", &self.question)
            .field("story", &self.story)
            .field("at", &self.at)
            .field("day", &self.day)
            .field("parts", &self.parts)
            .field("total", &self.total)
            .field("points", &(self.points, self.of))
            .field("rating", &self.rating)
            .field("felt", &self.felt)
            .field("facts", &facts)
            .field("next_time", &self.next_time)
            .field("note", &self.note)
            .finish_non_exhaustive()
    }
}
