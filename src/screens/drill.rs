//! The drill: the question, the clock and the five parts.

use std::time::Duration;

use crate::domain::day::Moment;
use crate::domain::drill::{Assignment, DOUBLE_PRESS, Drill};
use crate::domain::fact::Fact;
use crate::domain::follow_up::FollowUp;
use crate::domain::id::Id;
use crate::domain::pace::Light;
use crate::domain::part::Part;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::shape::Length;
use crate::domain::snapshot::{DrillSnapshot, ReviewDraft};
use crate::domain::story::Story;
use crate::domain::story::choice::{self, Choice, StoriesTold, fit_word, suggested};
use crate::keys::action::Action;
use crate::keys::table::{MOST_LETTERS, Scope};
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context};

mod exercise;
mod follow_up;
mod sound;
pub mod view;

pub use self::exercise::{Training, training};
pub(in crate::screens) use self::follow_up::follow_up;
use self::follow_up::{asks_follow_up, follow, follow_up_text};
use self::sound::name_sound;

/// A drill on the screen.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "only one exists at a time")]
pub enum DrillScreen {
    /// The question is read; no clock runs.
    Ready(Assignment),
    /// The clock runs, or is paused; with the judgement of the take so far, where its finish was taken back. Once the
    /// take is finished its follow-up is answered, while the criteria are still hidden.
    Speaking(Drill, ReviewDraft),
}

impl DrillScreen {
    /// A drill of this question, before its clock has started, in another wording than last time.
    pub fn ready(question: Id, cx: Context<'_>) -> Self {
        let last = cx.progress().and_then(|progress| progress.takes_of(&question).next_back());
        let all = wordings(&question, cx);
        let outline = cx.bank.outline(&question);
        let suggested = suggested(&choices(&question, cx)).filter(|_| outline.tells_story());
        Self::Ready(Assignment {
            wording: last.map_or(0, |take| (take.wording % all + 1) % all),
            story: suggested.map(|story| story.slug.clone()),
            outline,
            cold: cx.progress().is_none_or(|progress| progress.is_cold(&question, cx.day())),
            peeked: cx.is_peeked(&question),
            warm_up: cx.is_interview_day(),
            live: false,
            notes: false,
            focus: None,
            exercise: None,
            question,
        })
    }

    /// A drill of this question to do better in a part.
    pub fn focused(question: Id, focus: Option<Part>, cx: Context<'_>) -> Self {
        Self::Ready(Assignment { focus, ..Self::ready(question, cx).assignment().clone() })
    }

    /// A question of an interview: as it was asked, word for word, and nothing is suggested.
    pub fn live(question: Id, cx: Context<'_>) -> Self {
        let ready = Self::ready(question, cx);
        Self::Ready(Assignment { live: true, wording: 0, story: None, ..ready.assignment().clone() })
    }

    /// What is told.
    pub fn assignment(&self) -> &Assignment {
        match self {
            Self::Ready(assignment) => assignment,
            Self::Speaking(drill, _) => &drill.assignment,
        }
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Ready(assignment) if assignment.live => &[Scope::MockAsked],
            Self::Ready(_) => &[Scope::Ready],
            Self::Speaking(_, draft) if draft.open_follow_up().is_some() => &[Scope::FollowUp],
            Self::Speaking(drill, _) if drill.is_interrupted() => &[Scope::MockDetour],
            Self::Speaking(drill, _) if drill.has_ended() => &[Scope::Told],
            Self::Speaking(drill, _) if drill.is_paused() => &[Scope::Paused],
            // Told as a whole: the key that ends a part finishes it.
            Self::Speaking(drill, _) if drill.outline().parts().is_empty() => &[Scope::Told, Scope::Speaking],
            Self::Speaking(..) => &[Scope::Speaking],
        }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match (self, action) {
            _ if self.assignment().live && is_refused(action) => false,
            (Self::Speaking(drill, draft), _) if draft.open_follow_up().is_some() => match action {
                Action::SkipPart | Action::TakeBack => !drill.assignment.live,
                Action::NextQuestion
                | Action::Stop
                | Action::Keep
                | Action::Discard
                | Action::GoOn
                | Action::ClockView => true,
                _ => false,
            },
            (Self::Speaking(drill, _), _) if drill.is_interrupted() => {
                matches!(action, Action::GoOn | Action::Stop | Action::Keep | Action::Discard)
            }
            (_, Action::Record) => cx.machine.record,
            (Self::Ready(assignment), Action::OtherWording) => wordings(&assignment.question, cx) > 1,
            (Self::Ready(assignment), Action::ChooseStory) => {
                assignment.outline.tells_story() && !cx.library.stories().is_empty()
            }
            (Self::Ready(assignment), Action::Left | Action::Right) => assignment.outline.has_lengths(),
            (Self::Ready(assignment), Action::NoStory) => assignment.story.is_some(),
            (Self::Ready(_), Action::Strike(number)) => usize::from(number) < self.next_times(cx).len(),
            (_, Action::Notes) => self.has_notes(cx),
            (Self::Speaking(drill, _), Action::TakeBack) => drill.can_take_back(),
            (Self::Speaking(drill, _), Action::SkipPart) => drill.part().is_some(),
            (Self::Speaking(drill, _), Action::Pause) => !drill.has_ended(),
            (Self::Speaking(drill, _), Action::Hint) => {
                !drill.has_ended() && usize::from(drill.hints) < hints(drill, cx)
            }
            (Self::Ready(_), Action::StartClock | Action::ClockView | Action::Back | Action::Quit)
            | (
                Self::Speaking(..),
                Action::NextPart
                | Action::Finish
                | Action::GoOn
                | Action::Stop
                | Action::Keep
                | Action::Discard
                | Action::ClockView
                | Action::Spoil,
            ) => true,
            _ => false,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        if let Action::Strike(number) = action {
            let struck = self.next_times(cx).get(usize::from(number)).map(|take| take.id.to_owned());
            return struck.map(|of| Ask::record(Fact::Strike { of })).into_iter().collect();
        }
        match self {
            Self::Ready(assignment) => match action {
                Action::StartClock => {
                    // The day may have turned, or another instance told it, since the question was opened.
                    let fresh = Self::ready(assignment.question.clone(), cx).assignment().clone();
                    let Assignment { wording, story, outline, live, notes, focus, exercise, .. } =
                        assignment.clone();
                    let story = story.filter(|slug| cx.library.story(slug).is_some());
                    let assignment =
                        Assignment { wording, story, outline, live, notes, focus, exercise, ..fresh };
                    let mut drill = Drill::begin(assignment, cx.now);
                    name_sound(&mut drill, cx);
                    let kept = keep(&drill, &ReviewDraft::default(), cx);
                    *self = Self::Speaking(drill, ReviewDraft::default());
                    vec![Ask::keep(kept)]
                }
                Action::OtherWording => {
                    assignment.wording = (assignment.wording + 1) % wordings(&assignment.question, cx);
                    Vec::new()
                }
                Action::ChooseStory => vec![choose_of(assignment, cx)],
                Action::NoStory => {
                    assignment.story = None;
                    Vec::new()
                }
                Action::Left | Action::Right => {
                    let length = &mut assignment.outline.length;
                    *length = length.stepped(action == Action::Right);
                    Vec::new()
                }
                Action::Notes => {
                    assignment.notes = true;
                    notes(assignment).into_iter().collect()
                }
                Action::ClockView => vec![Ask::NextClockView],
                Action::Record => vec![Ask::ToggleRecording],
                _ => vec![Ask::Home],
            },
            Self::Speaking(drill, draft) => {
                name_sound(drill, cx);
                speak(drill, draft, action, cx)
            }
        }
    }

    /// The takes after which a line for the next time was written that is still open: those of the question first, then
    /// the newest.
    pub fn next_times<'a>(&self, cx: Context<'a>) -> Vec<TakeEntry<'a>> {
        if self.assignment().exercise.is_some() {
            return Vec::new();
        }
        let mut open = cx.progress().map(Progress::open_next_times).unwrap_or_default();
        open.sort_by_key(|take| *take.question() != self.assignment().question);
        open
    }

    /// Whether there are notes to show: on the chosen story, while it is not told to its end.
    fn has_notes(&self, cx: Context<'_>) -> bool {
        let open = match self {
            Self::Ready(_) => true,
            Self::Speaking(drill, _) => !drill.has_ended(),
        };
        open && self.story(cx).is_some()
    }

    /// The story that will be told, where one is chosen and its file is sound.
    pub fn story<'a>(&self, cx: Context<'a>) -> Option<&'a Story> {
        cx.known.library.story(self.assignment().story.as_ref()?)
    }

    /// Whether any story would be suggested for the question.
    pub fn suggests(&self, cx: Context<'_>) -> bool {
        suggested(&choices(&self.assignment().question, cx)).is_some()
    }

    /// It will be told at this length, if one is named.
    ///
    /// # Errors
    /// A sentence that says why its question has no other length.
    pub fn set_length(&mut self, length: Option<Length>) -> Result<(), String> {
        if let Self::Ready(assignment) = self {
            assignment.outline = assignment.outline.at(length)?;
        }
        Ok(())
    }

    /// This story will be told, or none.
    pub fn tell_story(&mut self, story: Option<Id>) {
        if let Self::Ready(assignment) = self {
            assignment.story = story;
        }
    }

    /// What speaks for a story, or against it: its fit, and how often it was told.
    pub fn facts(&self, story: &Story, cx: Context<'_>) -> String {
        let told = cx.times_story_told(&story.slug);
        format!("{} · {}", self.fit(story, cx), told.words(cx.day()))
    }

    /// How well a story fits the question, in a word or two.
    pub fn fit(&self, story: &Story, cx: Context<'_>) -> &'static str {
        let question = cx.bank.question(&self.assignment().question);
        fit_word(question.and_then(|(_, question)| choice::fit(story, question)))
    }

    /// The follow-up that is being answered.
    pub fn open_follow_up(&self) -> Option<&FollowUp> {
        match self {
            Self::Ready(_) => None,
            Self::Speaking(_, draft) => draft.open_follow_up(),
        }
    }

    /// The time spoken so far, once the clock has started.
    pub fn spoken(&self, now: Moment) -> Option<Duration> {
        match self {
            Self::Ready(_) => None,
            Self::Speaking(drill, _) => Some(drill.spoken(now.elapsed)),
        }
    }

    /// Looks at the clocks; a machine that slept has paused the drill.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let Self::Speaking(drill, draft) = self else { return Vec::new() };
        draft.follow_up.iter_mut().for_each(|follow_up| follow_up.look(cx.now));
        if !drill.look(cx.now) {
            let due = drill.beat(cx.now.elapsed);
            return if due { vec![Ask::keep(keep(drill, draft, cx))] } else { Vec::new() };
        }
        let slept = "starl was asleep or suspended, so the clock is paused. space resumes.";
        vec![Ask::keep(keep(drill, draft, cx)), Ask::say(slept)]
    }

    /// What is kept on disk of a drill whose clock has started.
    pub fn kept(&self, cx: Context<'_>) -> Option<DrillSnapshot> {
        match self {
            Self::Ready(_) => None,
            Self::Speaking(drill, draft) => Some(keep(drill, draft, cx)),
        }
    }

    /// Time to the next second on the clock.
    pub fn next_wake(&self, now: Moment) -> Option<Duration> {
        match self {
            Self::Ready(_) => None,
            Self::Speaking(drill, draft) => {
                let follow_up = draft.open_follow_up().map(|it| it.next_second(now.elapsed));
                follow_up.or_else(|| drill.next_second(now.elapsed))
            }
        }
    }

    /// The light of a mark that is being passed, where the user wants to see it: no wake of its own is needed, since the
    /// clock shows another second anyway when it ends.
    pub fn flash(&self, cx: Context<'_>) -> Option<Light> {
        let spoken = self.spoken(cx.now)?;
        let is_lit = cx.settings.flash && cx.pace_of(self.assignment().outline).at_mark(spoken);
        self.light(cx).filter(|_| is_lit)
    }

    /// The light the clock shows, while it runs: a bell may mark its changes.
    pub fn light(&self, cx: Context<'_>) -> Option<Light> {
        match self {
            Self::Speaking(drill, _) if drill.runs() => {
                Some(cx.pace_of(drill.outline()).light(drill.spoken(cx.now.elapsed)))
            }
            _ => self.open_follow_up().map(|follow_up| follow_up.light(cx.now.elapsed)),
        }
    }
}

/// All stories for a question, the one to tell first.
fn choices<'a>(question: &Id, cx: Context<'a>) -> Vec<Choice<'a>> {
    let Some((_, question)) = cx.known.bank.question(question) else { return Vec::new() };
    let before = cx.progress().and_then(StoriesTold::of);
    choice::choices(cx.known.library.stories(), question, |slug| cx.times_story_told(slug), before)
}

/// Asks which story will be told, in an interview by name; only so many have a letter.
fn choose_of(assignment: &Assignment, cx: Context<'_>) -> Ask {
    let stories: Vec<&Story> = if assignment.live {
        cx.library.stories().iter().collect()
    } else {
        choices(&assignment.question, cx).into_iter().map(|choice| choice.story).collect()
    };
    let slugs = stories.into_iter().take(MOST_LETTERS).map(|story| story.slug.clone());
    Ask::Open(Overlay::choose_story(slugs.collect(), assignment.story.as_ref()))
}

/// What is not to be had in an interview: hints, notes and pauses, other words, another length, and a way out that asks nothing.
fn is_refused(action: Action) -> bool {
    use Action::{Back, Hint, Left, NoStory, Notes, OtherWording, Pause, Quit, Right, Strike};
    matches!(action, Back | Hint | Left | NoStory | Notes | OtherWording | Pause | Quit | Right | Strike(_))
}

/// Whether the take may be finished: a press held down begins a drill, and must not finish it in the same breath.
fn can_finish(drill: &Drill, cx: Context<'_>) -> bool {
    !drill.runs() || drill.spoken(cx.now.elapsed) >= DOUBLE_PRESS
}

/// What an action does with the story being told; false where it does nothing, as a double press.
fn tell(drill: &mut Drill, action: Action, at: Moment) -> bool {
    let now = at.elapsed;
    match action {
        Action::NextPart => return drill.end_part(now),
        Action::TakeBack => drill.take_back(at),
        Action::SkipPart => drill.skip_part(now),
        Action::Pause => drill.pause(now),
        Action::GoOn if drill.is_interrupted() => drill.end_detour(at),
        Action::GoOn => drill.resume(at),
        Action::Finish | Action::Keep => drill.finish(now),
        Action::Hint => drill.hints = drill.hints.saturating_add(1),
        Action::Spoil => drill.spoiled = !drill.spoiled,
        _ => {}
    }
    true
}

/// What is said of a mark right after another one.
const TOO_SOON: &str = "You pressed too soon after the last press, so the two count as one.";

fn speak(drill: &mut Drill, draft: &mut ReviewDraft, action: Action, cx: Context<'_>) -> Vec<Ask> {
    match action {
        Action::ClockView => return vec![Ask::NextClockView],
        Action::Record => return vec![Ask::ToggleRecording],
        Action::Stop => return vec![Ask::Open(Overlay::Stop)],
        Action::Discard => return Ask::discard(),
        Action::Notes => {
            drill.assignment.notes = true;
            let kept = Ask::keep(keep(drill, draft, cx));
            return std::iter::once(kept).chain(notes(&drill.assignment)).collect();
        }
        _ if draft.open_follow_up().is_some() => follow(drill, draft, action, cx),
        Action::Finish if !can_finish(drill, cx) => return Vec::new(),
        action if !tell(drill, action, cx.now) => return vec![Ask::say(TOO_SOON)],
        _ => {}
    }
    if drill.is_finished() && asks_follow_up(drill, draft, action, cx) {
        draft.follow_up = Some(follow_up(drill, cx));
    }
    if drill.is_finished() && drill.assignment.exercise.is_some() {
        return exercise::finished(drill, action, cx);
    }
    let kept = keep(drill, draft, cx);
    if drill.is_finished() && draft.open_follow_up().is_none() {
        return vec![Ask::keep(kept.clone()), Ask::review(kept, cx)];
    }
    let explained = explained(drill, action).filter(|_| cx.is_new());
    std::iter::once(Ask::keep(kept)).chain(explained.map(Ask::say)).collect()
}

/// What a word means that an action has just brought to the heading.
fn explained(drill: &Drill, action: Action) -> Option<&'static str> {
    match action {
        Action::Spoil if drill.spoiled => Some("Spoiled. This take will be saved, but it won't count."),
        Action::Hint if drill.hints == 1 => {
            Some("This take now counts as \"with notes\", so it's rated 2 at most.")
        }
        _ => None,
    }
}

/// Shows the notes on the story that will be told.
fn notes(assignment: &Assignment) -> Option<Ask> {
    let story = assignment.story.clone()?;
    Some(Ask::Open(Overlay::Notes(story)))
}

fn keep(drill: &Drill, draft: &ReviewDraft, cx: Context<'_>) -> DrillSnapshot {
    let now = cx.now.elapsed;
    DrillSnapshot { drill: drill.set_down(now), draft: draft.set_down(now), mock: None }
}

fn wordings(question: &Id, cx: Context<'_>) -> usize {
    cx.bank.question(question).map_or(1, |(_, question)| 1 + question.also.len())
}

/// How many hints there are: one for each criterion.
fn hints(drill: &Drill, cx: Context<'_>) -> usize {
    match drill.assignment.exercise {
        Some(_) => 0,
        None => cx.bank.criteria(drill.assignment.question.as_str()).len(),
    }
}
