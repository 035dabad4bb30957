//! Entries of every kind, with text that hurts.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use starl::domain::day::{Day, Timestamp};
use starl::domain::fact::Fact;
use starl::domain::heard::{Heard, PartFigures, SignalFigures, SilenceFigures, WordFigures};
use starl::domain::id::Id;
use starl::domain::journal::Entry;
use starl::domain::mock::{Mock, MockAnswer};
use starl::domain::outcome::Outcome;
use starl::domain::rating::{Cap, Rating};
use starl::domain::rung::Rung;
use starl::domain::shape::{Length, Outline, Shape};
use starl::domain::sprint::{Sprint, SprintAnswer};
use starl::domain::take::Take;

/// Any text at all, often of what JSON, terminals and line readers stumble over.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\"\\\\/\u{0}-\u{1f}\u{7f}-\u{9f}\u{85}\u{2028}\u{2029}\u{feff}\u{202e}a-c ,:{}\\[\\]]{0,24}",
        Just(r#"x","c":"00000000"}"#.to_owned()),
        Just("👩‍👩‍👧 e\u{301} \r\n null".to_owned()),
        "[a-z ]{0,40}",
    ]
}

/// Few names, so that entries meet on the same items.
pub(crate) fn id() -> impl Strategy<Value = Id> {
    "[a-d]|[a-z0-9][a-z0-9-]{3,20}".prop_filter_map("no device name", |text| Id::new(&text).ok())
}

/// A time of at most a day, whole milliseconds.
fn time() -> impl Strategy<Value = Duration> {
    prop_oneof![0..=200_000_u64, 0..=86_400_000_u64].prop_map(Duration::from_millis)
}

/// Few days, so that takes meet on the same one.
pub(crate) fn day() -> impl Strategy<Value = Day> {
    let first = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    (0..6_i64).prop_map(move |days| first + TimeDelta::days(days))
}

/// A wall time within six days, whole milliseconds, any offset in minutes.
pub(crate) fn at() -> impl Strategy<Value = Timestamp> {
    (0..518_400_000_i64, -1439..1440_i32).prop_map(|(millis, minutes)| {
        let at = DateTime::from_timestamp_millis(1_795_132_800_000 + millis).unwrap();
        at.with_timezone(&FixedOffset::east_opt(minutes * 60).unwrap())
    })
}

/// Any shape, a STAR-L story at any length, any exercise; mostly as in the first version.
fn outline() -> impl Strategy<Value = Outline> {
    let lengths = [Length::HalfMinute, Length::OneMinute, Length::NinetySeconds, Length::ThreeMinutes];
    let exercises = [Length::OnlyAction, Length::OnlyNumber, Length::OnlyFollowUp, Length::Gap];
    let shapes = [Shape::Opener, Shape::Motivation, Shape::Method];
    prop_oneof![
        4 => Just(Outline::default()),
        1 => proptest::sample::select(shapes.to_vec()).prop_map(Outline::from),
        1 => proptest::sample::select(lengths.to_vec()).prop_map(|length| Outline { length, ..Outline::default() }),
        1 => proptest::sample::select(exercises.to_vec())
            .prop_map(|length| Outline { length, shape: Shape::Opener }),
    ]
}

fn take() -> impl Strategy<Value = Take> {
    let caps = [
        Cap::PartMissing,
        Cap::OverTime,
        Cap::TooShort,
        Cap::WithNotes,
        Cap::FewPoints,
        Cap::PointsForEasy,
        Cap::ThinFollowUp,
    ];
    let told = (id(), 0..9_usize, option::of(id()), any::<[bool; 4]>(), any::<u8>());
    let times = (outline(), vec(option::of(time()), 6), option::of(any::<[bool; 6]>()), time(), time());
    let verdict = (
        vec((id(), 0..=2_u8), 0..6),
        vec(id(), 0..3),
        text(),
        option::of(rating()),
        vec(proptest::sample::select(caps.to_vec()), 0..3),
        text(),
    );
    let rung = option::of(proptest::sample::select(Rung::ALL.to_vec()));
    let follow_up = (rung, option::of(0..=2_u8));
    let seldom = (option::of(rating()), time(), any::<bool>(), text(), follow_up);
    (told, times, verdict, seldom).prop_map(|(told, times, verdict, seldom)| {
        let (question, wording, story, [cold, with_notes, spoiled, live], hints) = told;
        let (outline, parts, ticked, total, paused) = times;
        let (points, red_flags, probe, rating, capped, next_time) = verdict;
        let (felt, detour, elsewhere, note, (rung, answered)) = seldom;
        Take {
            question,
            wording,
            story,
            outline,
            parts: parts[..outline.parts().len()].to_vec(),
            told: ticked.map(|told| told[..outline.parts().len()].to_vec()),
            total,
            paused,
            cold,
            with_notes,
            hints,
            spoiled,
            live,
            points,
            red_flags,
            probe: probe.into(),
            rung,
            answered,
            rating: rating.filter(|_| outline.length.is_usual()),
            capped,
            next_time,
            felt,
            detour,
            elsewhere,
            note,
        }
    })
}

fn rating() -> impl Strategy<Value = Rating> {
    proptest::sample::select(Rating::ALL.to_vec())
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let marks = (vec(id(), 0..3), vec(id(), 0..3), vec((id(), id()), 0..3));
    (day(), marks, text()).prop_map(|(date, (landed, flat, stories), surprise)| Outcome {
        date,
        landed,
        flat,
        stories,
        surprise,
    })
}

fn mock() -> impl Strategy<Value = Mock> {
    let times = (time(), time(), time());
    let answer = (id(), option::of(id()), times, any::<(u16, u16)>(), option::of(rating()));
    let answer = answer.prop_map(|(question, story, (total, detour, probe), points, rating)| MockAnswer {
        question,
        story,
        total,
        detour,
        probe,
        points,
        rating,
    });
    (time(), time(), vec(answer, 0..4)).prop_map(|(limit, spent, answers)| Mock { limit, spent, answers })
}

fn sprint() -> impl Strategy<Value = Sprint> {
    let answer = (id(), option::of(id()), time());
    let answer = answer.prop_map(|(question, story, time)| SprintAnswer { question, story, time });
    vec(answer, 0..4).prop_map(|answers| Sprint { answers })
}

fn heard() -> impl Strategy<Value = Heard> {
    let words = any::<[u32; 6]>().prop_map(|[said, i, we, fillers, numbers, not_heard]| WordFigures {
        said,
        i,
        we,
        fillers,
        numbers,
        not_heard,
    });
    let silence = (any::<[u32; 2]>(), time(), time(), time());
    let silence = silence.prop_map(|([speech, long_pauses], longest, at, unrecorded)| SilenceFigures {
        speech,
        long_pauses,
        longest,
        at,
        unrecorded,
    });
    let part = (option::of(words), option::of(silence));
    let part = part.prop_map(|(words, silence)| PartFigures { words, silence });
    let signal = (option::of(time()), any::<u32>(), any::<[bool; 2]>(), time());
    let signal = signal.prop_map(|(before, below_full, [clipped, loud_room], unrecorded)| SignalFigures {
        unrecorded,
        before,
        below_full,
        clipped,
        loud_room,
    });
    let heard = ("[!-~]{1,64}", vec(part, 0..7), option::of(signal), vec(option::of(time()), 0..5));
    heard.prop_map(|(of, parts, signal, cuts)| Heard { of, parts, signal, cuts })
}

/// Any fact but an undo.
pub(crate) fn deed() -> impl Strategy<Value = Fact> {
    prop_oneof![
        4 => take().prop_map(|take| Fact::Take(Box::new(take))),
        1 => (id(), any::<bool>()).prop_map(|(item, on)| Fact::Tick { item, on }),
        1 => (id(), any::<bool>()).prop_map(|(item, on)| Fact::Star { item, on }),
        1 => (id(), any::<bool>()).prop_map(|(question, on)| Fact::Suspend { question, on }),
        1 => (id(), any::<bool>()).prop_map(|(question, on)| Fact::Uncover { question, on }),
        1 => (id(), any::<bool>()).prop_map(|(item, on)| Fact::Flag { item, on }),
        1 => (id(), text()).prop_map(|(item, text)| Fact::Note { item, text }),
        1 => vec(day(), 0..3).prop_map(|dates| Fact::Interview { dates }),
        1 => outcome().prop_map(Fact::Outcome),
        1 => mock().prop_map(|mock| Fact::Mock(Box::new(mock))),
        1 => sprint().prop_map(|sprint| Fact::Sprint(Box::new(sprint))),
        1 => heard().prop_map(|heard| Fact::Heard(Box::new(heard))),
    ]
}

/// Any fact; an undo is of an id of the right form.
pub(crate) fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        7 => deed(),
        1 => "[!-~]{1,64}".prop_map(|of| Fact::Undo { of }),
        1 => "[!-~]{1,64}".prop_map(|of| Fact::Strike { of }),
    ]
}

/// Any entry by itself.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let id = prop_oneof!["[a-z0-9]{8}-[0-9a-f]{20}", "[!-~]{1,64}"];
    (id, any::<u64>(), at(), day(), fact()).prop_map(|(id, seq, at, day, fact)| Entry {
        id,
        seq,
        at,
        day,
        fact,
    })
}

/// A history of up to three devices, in the order it was written; undos and strikes are of entries of it.
pub(crate) fn history() -> impl Strategy<Value = Vec<Entry>> {
    let step = (0..3_usize, at(), day(), deed(), option::weighted(0.4, any::<(prop::sample::Index, bool)>()));
    vec(step, 0..24).prop_map(|steps| {
        let mut entries: Vec<Entry> = Vec::new();
        for (number, (device, at, day, deed, earlier)) in steps.into_iter().enumerate() {
            let fact = match earlier.filter(|_| !entries.is_empty()) {
                Some((of, true)) => Fact::Undo { of: of.get(&entries).id.clone() },
                Some((of, false)) => Fact::Strike { of: of.get(&entries).id.clone() },
                None => deed,
            };
            let device = ["dev00000", "dev00001", "dev00002"][device];
            let id = format!("{device}-{number:020x}");
            entries.push(Entry { id, seq: number as u64 + 1, at, day, fact });
        }
        entries
    })
}
