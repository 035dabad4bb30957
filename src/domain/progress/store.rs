//! Every entry that was read, in order, undone or not.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::domain::day::Day;
use crate::domain::id::{BadId, Id};
use crate::domain::journal::{Body, Head, TakeBody};
use crate::domain::mock::Mock;
use crate::domain::outcome::Outcome;
use crate::domain::progress::key::{Key, Words};
use crate::domain::progress::names::Names;
use crate::domain::progress::record::{NONE, Record, Span, Switch, Telling, Texts, What};
use crate::domain::sprint::Sprint;

/// Every entry, once, and the texts and names they share.
#[derive(Debug, Clone, Default)]
pub(super) struct Store {
    pub(super) records: Vec<Record>,
    pub(super) tellings: Vec<Telling>,
    pub(super) notes: Vec<(u32, Span)>,
    pub(super) dates: Vec<Vec<Day>>,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) mocks: Vec<Mock>,
    pub(super) sprints: Vec<Sprint>,
    pub(super) undos: Vec<Key>,
    pub(super) names: Names<Id>,
    pub(super) words: Words,
    pub(super) texts: Texts,
}

impl Store {
    /// The key of an entry's id.
    pub(super) fn key(&mut self, id: &str) -> Key {
        Key::new(id, &mut self.words)
    }

    /// Takes in what an entry says. Its place in the order is not decided here.
    pub(super) fn record(&mut self, key: Key, head: &Head, body: Body) -> Result<Record, BadId> {
        Ok(Record {
            when: head.at,
            at: head.at,
            seq: head.seq,
            key,
            seal: head.seal,
            day: head.day,
            off: head.off,
            what: self.what(body)?,
        })
    }

    fn what(&mut self, body: Body) -> Result<What, BadId> {
        Ok(match body {
            Body::Take(take) => What::Take(self.telling(&take)?),
            Body::Tick(item, on) => What::Switch(Switch::Tick, on, self.name(&item)?),
            Body::Star(item, on) => What::Switch(Switch::Star, on, self.name(&item)?),
            Body::Suspend(item, on) => What::Switch(Switch::Suspend, on, self.name(&item)?),
            Body::Uncover(item, on) => What::Switch(Switch::Uncover, on, self.name(&item)?),
            Body::Flag(item, on) => What::Switch(Switch::Flag, on, self.name(&item)?),
            Body::Note(item, text) => {
                let note = (self.name(&item)?, self.texts.add(&text));
                What::Note(push(&mut self.notes, note))
            }
            Body::Interview(dates) => What::Interview(push(&mut self.dates, dates)),
            Body::Outcome(outcome) => What::Outcome(push(&mut self.outcomes, outcome)),
            Body::Mock(mock) => What::Mock(push(&mut self.mocks, *mock)),
            Body::Sprint(sprint) => What::Sprint(push(&mut self.sprints, *sprint)),
            Body::Undo(of) => {
                let of = self.key(&of);
                What::Undo(push(&mut self.undos, of))
            }
        })
    }

    fn telling(&mut self, take: &TakeBody) -> Result<u32, BadId> {
        let points: u32 = take.points.iter().map(|(_, points)| u32::from(*points)).sum();
        let story = take.story.as_deref().map(|story| self.name(story));
        let telling = Telling {
            question: self.name(&take.question)?,
            story: story.transpose()?.unwrap_or(NONE),
            parts: take.parts.map(|part| part.unwrap_or(NONE)),
            total: take.total,
            next_time: self.texts.add(&take.next_time),
            points: u16::try_from(points).unwrap_or(u16::MAX),
            of: u16::try_from(take.points.len() * 2).unwrap_or(u16::MAX),
            rating: take.rating,
            cold: take.cold,
            with_notes: take.with_notes,
            spoiled: take.spoiled,
            live: take.live,
            felt: take.felt,
            elsewhere: take.elsewhere,
            note: self.texts.add(&take.note),
        };
        Ok(push(&mut self.tellings, telling))
    }

    fn name(&mut self, text: &str) -> Result<u32, BadId> {
        self.names.number(text, Id::new)
    }

    /// Puts the records in order, whatever order they were read in.
    ///
    /// By time, then device, then sequence. Within a device the sequence decides: a clock that was set back does
    /// not move what came later before what it was meant to change.
    pub(super) fn arrange(&mut self) {
        let ranks = self.ranks();
        let mut records = std::mem::take(&mut self.records);
        records.sort_by(|a, b| {
            let of_device = rank(&ranks, a).cmp(&rank(&ranks, b)).then(a.seq.cmp(&b.seq));
            of_device.then_with(|| a.at.cmp(&b.at)).then_with(|| self.by_id(a, b))
        });
        follow_clock(&mut records);
        records.sort_by(|a, b| {
            let by_time = a.when.cmp(&b.when);
            by_time.then_with(|| rank(&ranks, a).cmp(&rank(&ranks, b)))
        });
        self.records = records;
    }

    /// The rank of every device's name among all, by its number.
    fn ranks(&self) -> Vec<u32> {
        let mut sorted: Vec<(&Arc<str>, usize)> = self.words.iter().zip(0..).collect();
        sorted.sort_unstable();
        let mut ranks = vec![0; sorted.len()];
        for ((_, number), rank) in sorted.into_iter().zip(0..) {
            if let Some(place) = ranks.get_mut(number) {
                *place = rank;
            }
        }
        ranks
    }

    fn by_id(&self, a: &Record, b: &Record) -> Ordering {
        a.key.id(&self.words).cmp(&b.key.id(&self.words))
    }

    /// Whether a record that is not among the others yet comes after them all; its place in time is then set.
    pub(super) fn is_last(&self, record: &mut Record) -> bool {
        let of_device = |other: &&Record| other.key.device() == record.key.device();
        let Some(last) = self.records.last() else {
            return true;
        };
        if let Some(own) = self.records.iter().rev().find(of_device) {
            if own.seq >= record.seq {
                return false;
            }
            record.when = record.when.max(own.when);
        }
        let same_device = last.key.device() == record.key.device();
        record.when > last.when || same_device && record.when == last.when
    }

    /// The highest sequence number of a device, 0 where it has written nothing.
    pub(super) fn last_seq(&self, device: &str) -> u64 {
        let device = self.words.find(&format!("{device}-"));
        let own = |record: &&Record| Some(record.key.device()) == device;
        let seqs = self.records.iter().filter(own).map(|record| record.seq);
        seqs.max().unwrap_or_default()
    }

    /// Whether the entry of this key was read.
    pub(super) fn holds(&self, key: Key) -> bool {
        self.records.iter().rev().any(|record| record.key == key)
    }
}

fn rank(ranks: &[u32], record: &Record) -> u32 {
    let device = record.key.device() as usize;
    ranks.get(device).copied().unwrap_or_default()
}

/// Moves every record at least to the time of the one before it of the same device.
fn follow_clock(records: &mut [Record]) {
    let mut before: Option<(u32, i64)> = None;
    for record in records {
        let device = record.key.device();
        record.when = match before {
            Some((same, when)) if same == device => record.at.max(when),
            _ => record.at,
        };
        before = Some((device, record.when));
    }
}

fn push<T>(list: &mut Vec<T>, value: T) -> u32 {
    let place = u32::try_from(list.len()).unwrap_or(NONE);
    list.push(value);
    place
}
