//! A drill: one story being told against the clock.
//!
//! The clock runs from the first `begin` until the take is finished; marks divide it into parts. Every mark can
//! be taken back, the finish too. Whatever is pressed, the parts add up to the time spoken.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::day::{Moment, Timestamp};
use crate::domain::exercise::Exercise;
use crate::domain::id::Id;
use crate::domain::part::{Part, Parts};
use crate::domain::shape::{Outline, ShapePart};
use crate::domain::stopwatch::{Stopwatch, bounded};

/// A press within this time after the one before does nothing: a double press finishes nothing, a held key counts once.
pub const DOUBLE_PRESS: Duration = Duration::from_secs(1);

/// A part that was open for less than this was not told; its breath belongs to the part that is told next, or at the
/// finish to the one before.
const BREATH: Duration = Duration::from_secs(1);

/// A running drill is kept at every mark, and after so long without one.
const BEAT: Duration = Duration::from_secs(15);

/// A longer silence between two looks at the clock means that the machine slept.
const SLEPT: Duration = Duration::from_secs(5);

/// What is told, and under which rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// The question to answer.
    pub question: Id,
    /// Which wording is shown: 0 the question's own text, then its other wordings.
    pub wording: usize,
    /// The user's story that will be told, where one was chosen.
    pub story: Option<Id>,
    /// The shape and the length of the answer.
    #[serde(default)]
    pub outline: Outline,
    /// No take of this question yet today.
    pub cold: bool,
    /// The sample or the criteria were looked at today.
    pub peeked: bool,
    /// The interview is today: it warms up, and is not rated.
    #[serde(default)]
    pub warm_up: bool,
    /// The rules of a live interview hold: no hints, no notes, no pause.
    #[serde(default)]
    pub live: bool,
    /// The notes on the chosen story were looked at.
    #[serde(default)]
    pub notes: bool,
    /// The part that is to be better this time, where the drill was chosen for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Part>,
    /// The exercise it belongs to, where only a piece of the answer is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Exercise>,
}

impl Assignment {
    /// Whether anything was looked at beforehand that a cold teller would not see.
    pub fn with_notes(&self) -> bool {
        self.peeked || self.notes
    }

    /// Whether the take will be rated: not as a warm-up on the day of an interview, nor at another length than the usual
    /// one.
    pub fn is_rated(&self) -> bool {
        !self.warm_up && self.outline.length.is_usual()
    }
}

/// The running drill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drill {
    /// What is told.
    pub assignment: Assignment,
    /// Hints shown so far.
    pub hints: u8,
    /// Spoiled by the world: kept, but left out of trends.
    pub spoiled: bool,
    /// The name of its sound, where it may be recorded; once its take was saved and undone, the id of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sound: Option<String>,
    /// What went wrong with its recording, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sound_trouble: Option<String>,
    watch: Stopwatch,
    marks: Vec<PartMark>,
    /// Time spoken when the take was finished.
    #[serde(deserialize_with = "bounded")]
    finished: Option<Duration>,
    /// Time spent on interruptions that have ended: it belongs to no part.
    #[serde(default, deserialize_with = "bounded")]
    detour: Duration,
    /// Since when an interruption lasts, on the monotonic clock.
    #[serde(skip)]
    interrupted: Option<Duration>,
    /// When it was last kept because time had passed.
    #[serde(skip)]
    beat: Option<Duration>,
    /// When the last mark was made, or the clock went on after it, on the monotonic clock.
    #[serde(skip)]
    marked: Option<Duration>,
    /// The last look at the wall clock and at the other one, to notice a sleep.
    #[serde(skip)]
    seen: Option<(Duration, Timestamp)>,
}

/// The end of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct PartMark {
    /// Told, or skipped.
    told: bool,
    /// Time spoken when the part ended.
    #[serde(deserialize_with = "bounded")]
    at: Duration,
}

impl Drill {
    /// Starts the clock, in the first part.
    pub fn begin(assignment: Assignment, now: Moment) -> Self {
        Self {
            assignment,
            hints: 0,
            spoiled: false,
            sound: None,
            sound_trouble: None,
            watch: Stopwatch::start(now.elapsed),
            marks: Vec::new(),
            finished: None,
            detour: Duration::ZERO,
            interrupted: None,
            beat: Some(now.elapsed),
            marked: None,
            seen: Some((now.elapsed, now.at)),
        }
    }

    /// The shape and the length of the answer.
    pub fn outline(&self) -> Outline {
        self.assignment.outline
    }

    /// The part being told; `None` once all have ended, and where the answer is told as a whole.
    pub fn part(&self) -> Option<ShapePart> {
        self.outline().parts().get(self.marks.len()).copied()
    }

    /// Whether every part has ended; never where the answer is told as a whole.
    pub fn has_ended(&self) -> bool {
        let parts = self.outline().parts().len();
        parts > 0 && self.marks.len() >= parts
    }

    /// Time spoken: since the start, pauses left out.
    pub fn spoken(&self, now: Duration) -> Duration {
        match self.finished {
            Some(total) => total,
            None if self.has_ended() => self.last_mark(),
            None => self.watch.ran(now),
        }
    }

    /// Time paused, interruptions left out.
    pub fn paused(&self, now: Duration) -> Duration {
        self.watch.paused(now).saturating_sub(self.detour(now))
    }

    /// Time spent on interruptions: it belongs to no part and is no pause.
    pub fn detour(&self, now: Duration) -> Duration {
        self.detour + self.interrupted.map_or(Duration::ZERO, |since| now.saturating_sub(since))
    }

    /// Whether an interruption lasts.
    pub fn is_interrupted(&self) -> bool {
        self.interrupted.is_some()
    }

    /// The teller is interrupted: the clock of the story stands until [`end_detour`](Self::end_detour).
    pub fn interrupt(&mut self, now: Duration) {
        if self.runs() {
            self.watch.pause(now);
            self.interrupted = Some(now);
        }
    }

    /// The interruption has ended: the story goes on where it was.
    pub fn end_detour(&mut self, now: Moment) {
        if self.interrupted.is_some() {
            self.settle_detour(now.elapsed);
            self.resume(now);
        }
    }

    fn settle_detour(&mut self, now: Duration) {
        self.detour = self.detour(now);
        self.interrupted = None;
    }

    /// Whether time is being counted at this moment.
    pub fn runs(&self) -> bool {
        self.finished.is_none() && !self.has_ended() && self.watch.runs()
    }

    /// Whether the user, or a sleep of the machine, has paused it.
    pub fn is_paused(&self) -> bool {
        self.finished.is_none() && !self.watch.runs()
    }

    /// Whether the take is finished.
    pub fn is_finished(&self) -> bool {
        self.finished.is_some()
    }

    /// Time spoken in the part being told.
    pub fn in_part(&self, now: Duration) -> Duration {
        self.spoken(now).saturating_sub(self.last_told())
    }

    /// Whether anything was looked at that a cold teller would not see.
    pub fn with_notes(&self) -> bool {
        self.hints > 0 || self.assignment.with_notes()
    }

    /// Whether any part was marked. Without a mark only the whole is timed.
    pub fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Whether there is a mark to take back.
    pub fn can_take_back(&self) -> bool {
        self.finished.is_some() || !self.marks.is_empty()
    }

    /// Ends the part being told. Once all have ended, or where there are none, it finishes the take, but not within
    /// [`DOUBLE_PRESS`]. Says whether anything changed.
    pub fn end_part(&mut self, now: Duration) -> bool {
        if self.part().is_some() {
            self.mark(true, now);
            return true;
        }
        let since = self.watch.ran(now).saturating_sub(self.last_mark());
        let waited = since >= DOUBLE_PRESS || !self.watch.runs();
        if waited {
            self.finish(now);
        }
        waited
    }

    /// Leaves the part being told out: what was spoken in it belongs to the next part that is told.
    pub fn skip_part(&mut self, now: Duration) {
        if self.part().is_some() {
            self.mark(false, now);
        }
    }

    /// Takes the last mark back, or the finish; the clock goes on as if it had not been made. The time between a
    /// finish and its taking back was spent on the review: it counts neither as spoken nor as paused. Once the last
    /// part has ended the teller is soon silent: a longer wait before that is taken back counts as paused.
    pub fn take_back(&mut self, now: Moment) {
        self.seen = Some((now.elapsed, now.at));
        if self.finished.take().is_some() {
            self.watch.resume(now.elapsed);
            self.marked = Some(now.elapsed);
            return;
        }
        if let Some(since) = self.marked.take()
            && self.has_ended()
            && self.watch.runs()
            && now.elapsed.saturating_sub(since) > SLEPT
        {
            self.watch.pause(since);
            self.watch.resume(now.elapsed);
        }
        self.marks.pop();
    }

    /// Pauses the clock.
    pub fn pause(&mut self, now: Duration) {
        if self.finished.is_none() {
            self.watch.pause(now);
        }
    }

    /// Lets the clock go on.
    pub fn resume(&mut self, now: Moment) {
        if self.is_paused() {
            self.watch.resume(now.elapsed);
            self.marked = Some(now.elapsed);
            self.seen = Some((now.elapsed, now.at));
        }
    }

    /// Finishes the take with what has been told.
    pub fn finish(&mut self, now: Duration) {
        if self.finished.is_none() {
            self.settle_detour(now);
            self.finished = Some(self.spoken(now));
            self.watch = self.watch.set_down(now);
        }
    }

    /// Time of each part; `None` for parts not told. Of a running drill the parts that have ended, of a finished one
    /// all, so that they add up to the time spoken, unless every part was skipped or none was marked.
    pub fn parts(&self) -> Vec<Option<Duration>> {
        let mut times = vec![None; self.outline().parts().len()];
        let mut since = Duration::ZERO;
        let mut last_told = None;
        for (place, (time, mark)) in times.iter_mut().zip(&self.marks).enumerate() {
            if mark.told && mark.at.saturating_sub(since) >= BREATH {
                *time = Some(mark.at.saturating_sub(since));
                (since, last_told) = (mark.at, Some(place));
            }
        }
        if let Some(total) = self.finished.filter(|_| self.is_marked()) {
            let rest = total.saturating_sub(since);
            let open = Some(self.marks.len()).filter(|_| !self.has_ended());
            let told = match (open, last_told) {
                (Some(open), None) => Some(open),
                (Some(open), _) if rest >= BREATH => Some(open),
                (_, last) => last,
            };
            if let Some(time) = told.and_then(|place| times.get_mut(place)) {
                *time = Some(time.unwrap_or_default() + rest);
            }
        }
        times
    }

    /// Sets where each part ended, all but the last: a finished take was listened to since.
    pub fn set_marks(&mut self, ends: &[Duration]) {
        let total = self.finished.unwrap_or_default();
        self.marks = ends.iter().map(|at| PartMark { told: true, at: (*at).min(total) }).collect();
    }

    /// Which parts were told: those with a time; where none was marked, as the teller says.
    pub fn told(&self, unmarked: &[bool]) -> Vec<bool> {
        if self.is_marked() { self.parts().iter().map(Option::is_some).collect() } else { unmarked.to_vec() }
    }

    /// Which parts of a STAR-L story were told, and their times, for a follow-up. Parts that the answer doesn't have count as
    /// told, and as long as nothing is known of any, all do.
    pub fn story_parts(&self, unmarked: &[bool]) -> (Parts<bool>, Parts<Option<Duration>>) {
        let told = self.told(unmarked);
        let known = if told.contains(&true) { &told[..] } else { &[] };
        (self.outline().star_of(known, true), self.outline().star_of(&self.parts(), None))
    }

    /// Notes a look at the clocks. When either has leapt since the last look, the machine slept: the drill is
    /// paused as of that look, and this says so.
    pub fn look(&mut self, now: Moment) -> bool {
        let timed = self.runs() || self.is_interrupted();
        let slept = timed && self.seen.is_some_and(|seen| leapt(seen, now));
        if slept && let Some((then, _)) = self.seen {
            self.settle_detour(then);
            self.watch.pause(self.marked.map_or(then, |marked| marked.max(then)));
        }
        self.seen = Some((now.elapsed, now.at));
        slept
    }

    /// Whether the running drill is to be kept because time has passed: a program that is killed then loses no more than
    /// that of what was spoken.
    pub fn beat(&mut self, now: Duration) -> bool {
        let due = self.runs() && self.beat.is_none_or(|last| now.saturating_sub(last) >= BEAT);
        if due {
            self.beat = Some(now);
        }
        due
    }

    /// How long until the clock, or that of an interruption, shows another second; `None` while it stands still.
    pub fn next_second(&self, now: Duration) -> Option<Duration> {
        let shown = if self.is_interrupted() { self.detour(now) } else { self.spoken(now) };
        let left = 1_000_000_000 - shown.subsec_nanos();
        (self.runs() || self.is_interrupted()).then(|| Duration::from_nanos(left.into()))
    }

    /// The drill as it is kept on disk: its clock set down, so that another process can take it up, paused.
    #[must_use]
    pub fn set_down(&self, now: Duration) -> Self {
        Self {
            watch: self.watch.set_down(now),
            detour: self.detour(now),
            interrupted: None,
            beat: None,
            seen: None,
            marked: None,
            ..self.clone()
        }
    }

    fn mark(&mut self, told: bool, now: Duration) {
        let at = self.watch.ran(now);
        self.marks.push(PartMark { told, at });
        self.marked = Some(now);
    }

    fn last_mark(&self) -> Duration {
        self.marks.last().map_or(Duration::ZERO, |mark| mark.at)
    }

    /// Time spoken when the last part that was told ended.
    fn last_told(&self) -> Duration {
        self.parts().into_iter().flatten().sum()
    }
}

/// Whether either clock has leapt since it was looked at: the machine slept.
pub(super) fn leapt((then, at): (Duration, Timestamp), now: Moment) -> bool {
    let on_the_wall = now.at.signed_duration_since(at).to_std().unwrap_or_default();
    now.elapsed.saturating_sub(then) > SLEPT || on_the_wall > SLEPT
}

#[cfg(test)]
mod tests;
