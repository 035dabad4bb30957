//! What was said in a take: its sound by part, its figures, and its words next to the story as it is written.

mod reasons;
pub mod view;
pub mod words;

use std::time::Duration;

use crate::coach::heard::Listening;
use crate::domain::heard::transcript::{ends, marks};
use crate::domain::heard::{Heard, PartFigures};
use crate::domain::sound::desk::{OpenedSound, SoundOf, SoundRequest};
use crate::domain::sound::recorded::TakeSound;
use crate::domain::story::Story;
use crate::domain::take::Take;
use crate::keys::action::Action;
use crate::screens::effect::Effect;
use crate::screens::{Ask, Context, is_move, moved};

/// How far an arrow goes.
const STEP: Duration = Duration::from_secs(3);
/// How far a mark is moved.
const NUDGE: Duration = Duration::from_millis(500);
/// So long before a pause it is listened to.
const LEAD: Duration = Duration::from_secs(1);

/// The page with what was said in a take.
#[derive(Debug, Clone)]
pub struct SaidPage {
    /// Whose sound it is.
    pub of: SoundOf,
    take: Box<Take>,
    story: Option<Box<Story>>,
    state: SaidState,
    sound: Option<TakeSound>,
    texts: Option<Vec<String>>,
    listening: Listening,
    writing: WritingDown,
    selected: usize,
    /// Where it stands while nothing is played.
    at: Duration,
    playing: Option<Playing>,
    /// Whether the written story stands below what was said.
    compares: bool,
    /// Where somebody has cut the parts by hand, before each change of that.
    before: Vec<Vec<Option<Duration>>>,
    by_hand: Vec<Option<Duration>>,
    /// Where each part but the last ended on the clock; nothing of a take told without marks.
    pressed: Vec<Duration>,
    /// Where the last part ended on the clock.
    told: Duration,
}

/// Whether it was listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SaidState {
    Opening,
    Open,
}

/// How far the words are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum WritingDown {
    /// No program is set and confirmed for it.
    Impossible,
    /// It isn't asked to.
    Idle,
    Running,
    Failed(String),
}

/// What is being played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Playing {
    /// Since when, on the monotonic clock.
    since: Duration,
    from: Duration,
    to: Duration,
}

impl SaidPage {
    /// The page of a take; where its parts were cut by hand, that is known. It has to be opened.
    pub fn new(of: SoundOf, take: Take, by_hand: &[Option<Duration>], cx: Context<'_>) -> (Self, Vec<Ask>) {
        let story = take.story.as_ref().and_then(|slug| cx.known.library.story(slug)).cloned().map(Box::new);
        let (pressed, told) = (marks(&take), ends(&take).pop().unwrap_or_default());
        let asks = vec![sound(SoundRequest::Open(of.clone(), ends(&take), by_hand.to_vec()))];
        let page = Self {
            listening: Listening::new(&take, &[String::new()], None),
            of,
            take: Box::new(take),
            story,
            state: SaidState::Opening,
            sound: None,
            texts: None,
            writing: WritingDown::Impossible,
            selected: 0,
            at: Duration::ZERO,
            playing: None,
            compares: false,
            before: Vec::new(),
            by_hand: by_hand.to_vec(),
            pressed,
            told,
        };
        (page, asks)
    }

    /// It was listened to.
    ///
    /// # Errors
    /// There is nothing to hear or to read: a sentence where there is a recording that can't be used.
    pub fn opened(&mut self, opened: OpenedSound) -> Result<(), Option<String>> {
        let found = opened.sound.map_err(|why| format!("The recording of this take {why}"));
        if opened.texts.is_none() && !matches!(found, Ok(Some(_))) {
            return Err(found.err());
        }
        self.sound = found.ok().flatten();
        self.writing = match (opened.can_write, opened.is_writing) {
            (_, true) => WritingDown::Running,
            (true, false) => WritingDown::Idle,
            (false, false) => WritingDown::Impossible,
        };
        self.texts = opened.texts;
        self.state = SaidState::Open;
        self.time_parts();
        self.listen();
        Ok(())
    }

    /// Its words are there, or why not.
    pub fn written_down(&mut self, words: Result<Vec<String>, String>) {
        match words {
            Ok(texts) => {
                self.texts = Some(texts);
                self.writing = WritingDown::Idle;
                self.listen();
            }
            Err(why) => self.writing = WritingDown::Failed(why),
        }
    }

    /// It was played to its end; or nothing is heard, and it stands where it started.
    pub fn played(&mut self, to_its_end: bool) {
        if let Some(playing) = self.playing.take() {
            self.at = if to_its_end { playing.to } else { playing.from };
        }
    }

    fn listen(&mut self) {
        let parts = self.sound.as_ref().map_or(1, TakeSound::parts);
        self.listening = match &self.texts {
            Some(texts) if texts.len() > 1 || parts == 1 => {
                Listening::new(&self.take, texts, self.story.as_deref())
            }
            _ => Listening::new(&self.take, &vec![String::new(); parts], None),
        };
        self.selected = self.selected.min(self.rows().saturating_sub(1));
    }

    /// How many rows there are: the parts, or all of it.
    fn rows(&self) -> usize {
        self.listening.parts.len()
    }

    /// The words, where they were written down as a whole before the parts were known.
    fn whole_text(&self) -> Option<&str> {
        match self.texts.as_deref() {
            Some([text]) if self.rows() > 1 => Some(text),
            _ => None,
        }
    }

    /// What is asked before it is deleted.
    pub fn forgets(&self) -> &'static str {
        match (&self.sound, &self.texts) {
            (None, _) => "Delete the words of this take?",
            (Some(_), None) => "Delete the recording of this take?",
            (Some(_), Some(_)) => "Delete the recording and the words?",
        }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action) -> bool {
        let has_sound = self.sound.is_some();
        match action {
            Action::Back | Action::Help => true,
            _ if self.state == SaidState::Opening => false,
            Action::Play | Action::Left | Action::Right | Action::NextPause | Action::KeepTake => has_sound,
            Action::PlayPart(part) => self.bounds().len() > 1 && usize::from(part) < self.bounds().len(),
            Action::SetMark => self.next_mark().is_some(),
            Action::MarkBack | Action::MarkOn => self.mark().is_some(),
            Action::Undo => !self.before.is_empty(),
            Action::Compare => self.listening.parts.iter().any(|part| !part.written.is_empty()),
            Action::WriteDown => self.writing != WritingDown::Impossible && has_sound,
            Action::Forget => has_sound || self.texts.is_some(),
            _ => is_move(action) && self.rows() > 1,
        }
    }

    /// Shows the story as it was written, or hides it again.
    fn compare(&mut self) -> Vec<Ask> {
        self.compares = !self.compares;
        Vec::new()
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        let now = cx.now.elapsed;
        match action {
            Action::Play if self.playing.is_some() => self.stop(now),
            Action::Play => self.play_part(now),
            Action::PlayPart(part) => {
                self.select(part.into());
                self.play_part(now)
            }
            Action::Left => self.go(self.position(now).saturating_sub(STEP), now),
            Action::Right => self.go(self.position(now) + STEP, now),
            Action::NextPause => self.go_to_pause(now),
            Action::SetMark => self.set_mark(now),
            Action::MarkBack | Action::MarkOn => self.nudge(action == Action::MarkOn),
            Action::Undo => self.undo(),
            Action::Compare => self.compare(),
            Action::WriteDown => self.write_down(),
            Action::KeepTake => vec![sound(SoundRequest::Keep(self.of.clone()))],
            _ => {
                self.select(moved(self.selected, action, self.rows()));
                self.stop(now)
            }
        }
    }

    /// Selects a row that was clicked; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        let again = self.selected == row;
        self.selected = row.min(self.rows().saturating_sub(1));
        self.at = self.bounds().get(self.selected).map_or(Duration::ZERO, |(from, _)| *from);
        again
    }

    /// Where each row starts and ends in the sound; all of it where that isn't cut as the rows are.
    fn bounds(&self) -> Vec<(Duration, Duration)> {
        let Some(sound) = &self.sound else { return Vec::new() };
        let bounds = sound.bounds();
        if bounds.len() == self.rows() { bounds } else { vec![(Duration::ZERO, sound.end)] }
    }

    /// Where it stands now.
    pub fn position(&self, now: Duration) -> Duration {
        self.playing
            .map_or(self.at, |playing| (playing.from + now.saturating_sub(playing.since)).min(playing.to))
    }

    fn play_part(&mut self, now: Duration) -> Vec<Ask> {
        let Some(&(from, to)) = self.bounds().get(self.selected) else { return Vec::new() };
        // Where the recording ends before the part, it was played to its end there.
        let recorded = self.sound.as_ref().map_or(to, |sound| to.min(sound.length));
        let at = Some(self.at).filter(|at| (from..recorded).contains(at));
        self.play(at.unwrap_or(from), to, now)
    }

    fn play(&mut self, from: Duration, to: Duration, now: Duration) -> Vec<Ask> {
        let to = to.min(self.sound.as_ref().map_or(Duration::ZERO, |sound| sound.length));
        if from >= to {
            let mut asks = self.stop(now);
            self.at = from;
            let is_unrecorded = self.sound.as_ref().is_some_and(|sound| from < sound.end);
            asks.extend(is_unrecorded.then(|| Ask::say("Nothing was recorded there.")));
            return asks;
        }
        self.at = from;
        self.playing = Some(Playing { since: now, from, to });
        vec![sound(SoundRequest::Play(from, to))]
    }

    fn stop(&mut self, now: Duration) -> Vec<Ask> {
        if self.stopped(now) { vec![sound(SoundRequest::Stop)] } else { Vec::new() }
    }

    /// Nothing is played any longer: it stands where that was. Says whether anything was.
    pub fn stopped(&mut self, now: Duration) -> bool {
        self.at = self.position(now);
        self.playing.take().is_some()
    }

    /// Goes to a time; what is being played goes on from there.
    fn go(&mut self, at: Duration, now: Duration) -> Vec<Ask> {
        let end = self.sound.as_ref().map_or(Duration::ZERO, |sound| sound.end);
        let at = at.min(end);
        let plays = self.playing.is_some();
        let holds = |(from, to): &(Duration, Duration)| (*from..*to).contains(&at);
        let row = self.bounds().iter().position(holds);
        self.selected = row.unwrap_or(self.selected);
        let to = self.bounds().get(self.selected).map_or(end, |(_, to)| *to);
        self.at = at;
        if plays { self.play(at, to, now) } else { Vec::new() }
    }

    /// Goes on to a second before the next pause.
    fn go_to_pause(&mut self, now: Duration) -> Vec<Ask> {
        let at = self.position(now);
        let pauses = self.sound.as_ref().map_or_else(Vec::new, |sound| sound.voice.pauses());
        // There is less than a second before a pause that comes right at the start.
        let mut starts = pauses.iter().map(|pause| pause.at.saturating_sub(LEAD.min(pause.at / 2)));
        match starts.find(|start| *start > at) {
            Some(start) => self.go(start, now),
            None if pauses.is_empty() => vec![Ask::say("There are no pauses of a second or more.")],
            None => vec![Ask::say("There are no more pauses of a second or more.")],
        }
    }

    fn write_down(&mut self) -> Vec<Ask> {
        if self.writing == WritingDown::Running {
            self.writing = WritingDown::Idle;
            return vec![
                sound(SoundRequest::CancelWriting),
                Ask::say("Stopped transcribing. t starts again."),
            ];
        }
        self.writing = WritingDown::Running;
        let cuts = self.sound.as_ref().map(|sound| sound.cuts.clone()).unwrap_or_default();
        vec![sound(SoundRequest::WriteDown(cuts))]
    }

    /// The mark at the start of the selected part, by its number; none where the part wasn't told.
    fn mark(&self) -> Option<usize> {
        let sound = self.sound.as_ref()?;
        self.selected.checked_sub(1).filter(|mark| sound.cuts.get(*mark).is_some_and(|cut| *cut < sound.end))
    }

    /// The mark that is set next: of a take without marks the first, else the first that stands at the end, unless one
    /// before it was made while the clock ran.
    fn next_mark(&self) -> Option<usize> {
        let sound = self.sound.as_ref()?;
        if sound.cuts.is_empty() {
            return (self.take.outline.parts().len() > 1).then_some(0);
        }
        let at_end = sound.cuts.iter().position(|cut| *cut >= sound.end);
        let are_by_hand =
            |mark: usize| self.by_hand.get(..mark).is_some_and(|cuts| cuts.iter().all(Option::is_some));
        at_end.filter(|mark| self.pressed.is_empty() || *mark > 0 && are_by_hand(*mark))
    }

    /// The next part starts here. The parts after it are empty until they have a mark, too.
    fn set_mark(&mut self, now: Duration) -> Vec<Ask> {
        let (Some(mark), at) = (self.next_mark(), self.position(now)) else { return Vec::new() };
        let Some(sound) = &self.sound else { return Vec::new() };
        let first =
            mark.checked_sub(1).and_then(|before| sound.cuts.get(before)).copied().unwrap_or_default();
        // The part before would be empty, and its time lost.
        if mark > 0 && at <= first {
            return vec![Ask::say(
                "The next part has to start after the last mark. Go past that mark, then press m.",
            )];
        }
        self.cut(mark, at);
        self.selected = mark + 1;
        Vec::new()
    }

    /// Moves the mark at the start of the selected part, never past its neighbors.
    fn nudge(&mut self, on: bool) -> Vec<Ask> {
        let (Some(mark), Some(sound)) = (self.mark(), &self.sound) else { return Vec::new() };
        let cuts = &sound.cuts;
        let low = mark.checked_sub(1).and_then(|before| cuts.get(before)).copied().unwrap_or_default();
        let high = cuts.get(mark + 1).copied().unwrap_or(sound.end);
        let moved = if on { cuts[mark] + NUDGE } else { cuts[mark].saturating_sub(NUDGE) };
        let moved = moved.clamp(low, high.max(low));
        self.at = moved;
        self.cut(mark, moved);
        Vec::new()
    }

    fn undo(&mut self) -> Vec<Ask> {
        self.by_hand = self.before.pop().unwrap_or_default();
        self.cut_parts();
        Vec::new()
    }

    /// The part with this number ends here. Words that were heard as a whole stay so.
    fn cut(&mut self, mark: usize, at: Duration) {
        self.before.push(self.by_hand.clone());
        self.by_hand.resize(self.take.outline.parts().len() - 1, None);
        self.by_hand[mark] = Some(at);
        self.cut_parts();
    }

    fn cut_parts(&mut self) {
        if let Some(sound) = &mut self.sound {
            sound.cut_by_hand(&self.by_hand);
        }
        self.time_parts();
        self.listen();
    }

    /// Where a part ended on the clock, by its number; nothing where it had no mark of its own.
    fn pressed(&self, mark: usize) -> Option<Duration> {
        self.pressed.get(mark).copied().filter(|pressed| *pressed < self.told)
    }

    /// What was told without a mark has the time of its cuts, and what was cut by hand that of these.
    fn time_parts(&mut self) {
        let Some(sound) = self.sound.as_ref().filter(|sound| sound.parts() > 1) else { return };
        let end = if self.pressed.is_empty() { sound.end } else { self.told };
        let ends = sound.ends(&self.by_hand, |mark| self.pressed(mark));
        let ends: Vec<Duration> = ends.into_iter().map(|at| at.min(end)).chain([end]).collect();
        let starts = std::iter::once(Duration::ZERO).chain(ends.iter().copied());
        let time =
            |(from, to): (Duration, &Duration)| Some(to.saturating_sub(from)).filter(|it| !it.is_zero());
        self.take.parts = starts.zip(&ends).map(time).collect();
    }

    /// Where the parts end, all but the last, if somebody has cut them by hand since the page was opened: those there, and
    /// the others where they ended on the clock.
    pub fn marks_anew(&self) -> Option<Vec<Duration>> {
        self.before.first().filter(|before| **before != self.by_hand)?;
        Some(self.sound.as_ref()?.ends(&self.by_hand, |mark| self.pressed(mark)))
    }

    /// The figures of each row.
    fn figures(&self) -> Vec<PartFigures> {
        let mut figures = self.listening.figures();
        if let Some(sound) = &self.sound {
            sound.measure(&mut figures);
        }
        figures
    }

    /// What the journal keeps of it, for the take of this id; nothing before it was listened to.
    pub fn heard(&self, of: &str) -> Option<Heard> {
        let signal = self.sound.as_ref().and_then(|sound| sound.figures("", 1).signal);
        let cuts = self.by_hand.clone();
        let heard = Heard { of: of.to_owned(), parts: self.figures(), signal, cuts };
        (self.state == SaidState::Open).then_some(heard)
    }

    /// Time until the picture changes: the next second of what is played.
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        let at = self.position(now);
        let left = Duration::from_nanos(1_000_000_000 - u64::from(at.subsec_nanos()));
        self.playing.filter(|playing| at < playing.to).map(|_| left)
    }
}

fn sound(request: SoundRequest) -> Ask {
    Ask::World(Effect::Sound(request))
}
