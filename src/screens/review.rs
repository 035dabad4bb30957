//! The review: what was told against what was looked for, and how it went.

use std::time::Duration;

use tui_input::Input;

use crate::domain::drill::Drill;
use crate::domain::fact::Fact;
use crate::domain::follow_up::FollowUp;
use crate::domain::heard::Heard;
use crate::domain::id::Id;
use crate::domain::mock::run::{MockRun, Verdict};
use crate::domain::rating::Rating;
use crate::domain::snapshot::{DrillSnapshot, ReviewDraft};
use crate::domain::story::Story;
use crate::domain::unsaved::Unsaved;
use crate::keys::action::Action;
use crate::keys::chord::Chord;
use crate::keys::table::Scope;
use crate::screens::drill::DrillScreen;
use crate::screens::mock::next_review;
use crate::screens::overlay::Overlay;
use crate::screens::summary::Summary;
use crate::screens::{Ask, Context, Screen, is_move};
use crate::ui::line;

mod cursor;
mod judgement;
mod listening;
pub mod view;

/// A take under review.
#[derive(Debug, Clone)]
pub struct ReviewScreen {
    /// The finished drill.
    drill: Drill,
    /// The judgement so far.
    draft: ReviewDraft,
    /// The line for the next time, as it is being typed.
    next_time: Input,
    unsaved: Unsaved,
    /// The rating chosen by hand; `None` follows the suggestion.
    chosen: Option<Rating>,
    /// The judgement as it was last kept on disk, and whether the take was spoiled then.
    on_disk: (ReviewDraft, bool),
    /// Where the cursor is.
    section: ReviewSection,
    phase: Phase,
    /// The mock interview it belongs to.
    mock: Option<Box<MockRun>>,
    /// What was heard of it before it was saved.
    heard: Option<Heard>,
    /// The take it was saved as and that was undone since: its sound has that name.
    saved_as: Option<String>,
}

/// The parts of the review that the cursor visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewSection {
    /// On this part, to tick whether it was told.
    Parts(usize),
    /// On this criterion.
    Criteria(usize),
    /// On this red flag.
    RedFlags(usize),
    /// On the follow-up, to change its mark.
    FollowUp,
    /// In the line for the next time.
    NextTime,
    /// On the rating.
    Rating,
}

/// How far the review is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Being judged.
    Judging,
    /// In the journal, under this id.
    Saved(String),
}

impl ReviewScreen {
    /// The review of a finished drill, with the judgement so far.
    pub fn new(DrillSnapshot { drill, mut draft, mock }: DrillSnapshot, cx: Context<'_>) -> Self {
        let question = drill.assignment.question.clone();
        draft.points.resize(cx.bank.criteria(question.as_str()).len(), None);
        draft.heard.resize(cx.bank.watched_for(drill.assignment.live).count(), false);
        draft.told.resize(drill.outline().parts().len(), false);
        draft.uncovered |= !drill.assignment.is_rated();
        let mut review = Self {
            next_time: Input::new(draft.next_time.clone()),
            unsaved: Unsaved::new(&draft.next_time),
            chosen: None,
            section: ReviewSection::Rating,
            phase: Phase::Judging,
            on_disk: (draft.clone(), drill.spoiled),
            drill,
            draft,
            mock,
            heard: None,
            saved_as: None,
        };
        review.section = review.section_of_row(0);
        review
    }

    /// The question that was answered.
    pub fn question(&self) -> &Id {
        &self.drill.assignment.question
    }

    /// The finished drill.
    pub fn drill(&self) -> &Drill {
        &self.drill
    }

    /// The judgement so far.
    pub fn draft(&self) -> &ReviewDraft {
        &self.draft
    }

    /// Where the cursor is.
    pub fn section(&self) -> ReviewSection {
        self.section
    }

    /// Whether the cursor is seen here: not while the criteria are covered, nor once the take is saved.
    pub fn is_at(&self, section: ReviewSection) -> bool {
        self.section == section && !self.is_saved() && !self.is_covered()
    }

    /// Whether the take is in the journal.
    pub fn is_saved(&self) -> bool {
        matches!(self.phase, Phase::Saved(_))
    }

    /// Whether the line for the next time has the focus.
    pub fn is_typing(&self) -> bool {
        !self.is_saved() && self.section == ReviewSection::NextTime
    }

    /// Whether the criteria are still covered: first the follow-up is marked, and the teller may say how it felt.
    pub fn is_covered(&self) -> bool {
        (!self.draft.uncovered || self.wants_mark()) && !self.is_saved()
    }

    /// Whether the follow-up was answered and is not marked yet.
    pub fn wants_mark(&self) -> bool {
        self.draft.follow_up.as_ref().is_some_and(FollowUp::wants_mark)
    }

    /// Whether the take is rated: a warm-up on the day of the interview is not, nor one at another length than the usual
    /// one.
    pub fn is_rated(&self) -> bool {
        self.drill.assignment.is_rated()
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match (&self.phase, self.section) {
            (Phase::Saved(_), _) => match self.of_mock() {
                None => &[Scope::SavedLast, Scope::Saved],
                Some((number, of)) if number < of => &[Scope::SavedMock, Scope::Saved],
                Some(_) => &[Scope::SavedMockLast, Scope::Saved],
            },
            _ if self.wants_mark() => &[Scope::FollowUpMark, Scope::Review],
            _ if self.is_covered() => &[Scope::Feeling, Scope::Review],
            (_, ReviewSection::Parts(_)) => &[Scope::PartsTold, Scope::Review, Scope::Moving],
            (_, ReviewSection::Criteria(_)) => &[Scope::Criteria, Scope::Review, Scope::Moving],
            (_, ReviewSection::RedFlags(_)) => &[Scope::RedFlags, Scope::Review, Scope::Moving],
            (_, ReviewSection::FollowUp) => &[Scope::FollowUpMark, Scope::Review, Scope::Moving],
            (_, ReviewSection::NextTime) => &[Scope::NextTime],
            (_, ReviewSection::Rating) => &[Scope::Rating, Scope::Review, Scope::Moving],
        }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        if self.is_saved() {
            return match action {
                Action::Summary => self.mock.is_none() && is_last_of_day(cx),
                Action::NextQuestion => self.mock.is_none() && !is_last_of_day(cx),
                Action::NextReview => self.mock.is_some(),
                Action::Listen => true,
                Action::KeepTake => self.drill.sound.is_some(),
                Action::Again | Action::Back => self.mock.is_none(),
                Action::Compare => self.has_other(cx),
                _ => false,
            };
        }
        let always = matches!(
            action,
            Action::TakeBack | Action::Spoil | Action::Stop | Action::Keep | Action::Discard
        );
        if self.is_covered() {
            let asked = if self.wants_mark() {
                matches!(action, Action::Points(_))
            } else {
                matches!(action, Action::Felt(_) | Action::Uncover)
            };
            return always && self.may(action) || asked;
        }
        match action {
            Action::Compare => self.has_other(cx),
            Action::Listen => true,
            Action::Points(_) => {
                matches!(self.section, ReviewSection::Criteria(_) | ReviewSection::FollowUp)
            }
            Action::Heard => {
                matches!(self.section, ReviewSection::RedFlags(_)) && !self.draft.heard.is_empty()
            }
            Action::Tick => matches!(self.section, ReviewSection::Parts(_)),
            Action::Save => self.section == ReviewSection::Rating,
            Action::Left | Action::Right => self.section == ReviewSection::Rating && self.is_rated(),
            Action::Rate(rating) => {
                self.section == ReviewSection::Rating && self.is_rated() && rating <= self.limit(cx)
            }
            Action::NextSection => self.section != ReviewSection::Rating,
            Action::PreviousSection => self.row() > 0,
            _ => always && self.may(action) || is_move(action),
        }
    }

    /// Why a key does nothing now: its moment is to come.
    pub fn why_not(&self, meant: Option<Action>) -> Option<&'static str> {
        match (meant, self.section) {
            _ if self.is_saved() => None,
            _ if self.wants_mark() => Some("Rate your follow-up answer first: 0 none, 1 thin, 2 answered."),
            _ if self.is_covered() => Some("Guess first: 1-4, or 0 to skip it."),
            (Some(Action::Go(_)), ReviewSection::Parts(_)) => {
                Some("First mark the parts you covered: space marks one, tab moves on.")
            }
            (Some(Action::Go(_)), _) => Some("tab moves on to the rating."),
            (Some(Action::Rate(_)), ReviewSection::Rating) => {
                Some("That rating is ruled out. The line below it says why.")
            }
            _ => None,
        }
    }

    /// Does an accepted action; what it changed is kept on disk, a mere move is not.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::Felt(rating) => (self.draft.felt, self.draft.uncovered) = (Some(rating), true),
            Action::Uncover => self.draft.uncovered = true,
            Action::Points(points) => self.give(points),
            Action::Heard => self.hear(),
            Action::Tick => self.tick_part(),
            Action::NextSection => self.section = self.next_section(),
            Action::PreviousSection => self.section = self.previous_section(),
            Action::Left | Action::Right => self.choose(action, cx),
            Action::Spoil => self.drill.spoiled = !self.drill.spoiled,
            Action::Save | Action::Keep => return vec![self.save(self.rating(cx), cx)],
            Action::Rate(rating) => return vec![self.save(Some(rating), cx)],
            Action::Compare => return vec![Ask::Open(Overlay::Compare(self.question().clone()))],
            Action::Listen => return self.listen(cx),
            Action::TakeBack => return self.tell_on(cx),
            Action::Stop => return vec![Ask::Open(Overlay::Leave)],
            Action::Discard if self.mock.is_some() => return self.go_on(Verdict::Discarded, cx),
            Action::Discard => return Ask::discard(),
            Action::Again => {
                let focus = self.drill.assignment.focus;
                return vec![Ask::start(DrillScreen::focused(self.question().clone(), focus, cx))];
            }
            Action::NextReview => return self.go_on(self.verdict(cx), cx),
            Action::NextQuestion => return next_question(cx),
            Action::Summary => return vec![Ask::Home, Ask::show(Screen::Summary(Summary))],
            Action::Back => return vec![Ask::Home],
            Action::KeepTake => return self.keep_sound(),
            _ => self.move_cursor(action),
        }
        self.keep_changes(cx)
    }

    /// Whether there is anything to compare the take with: the story that was told, or a sample.
    pub fn has_other(&self, cx: Context<'_>) -> bool {
        self.story(cx).is_some() || cx.bank.samples_for(self.question()).next().is_some()
    }

    /// The story that was told, where one was chosen and its file is sound.
    pub fn story<'a>(&self, cx: Context<'a>) -> Option<&'a Story> {
        cx.known.library.story(self.drill.assignment.story.as_ref()?)
    }

    /// An answer of a mock interview is over: it cannot be told on.
    fn may(&self, action: Action) -> bool {
        action != Action::TakeBack || self.mock.is_none()
    }

    /// Which answer of a mock interview this is, from 1, and how many there are.
    pub fn of_mock(&self) -> Option<(usize, usize)> {
        let run = self.mock.as_ref()?;
        Some((run.next_open()? + 1, run.told().len()))
    }

    /// On to the next answer of the mock interview, or to its page.
    fn go_on(&mut self, verdict: Verdict, cx: Context<'_>) -> Vec<Ask> {
        let Some(run) = &mut self.mock else { return Vec::new() };
        run.judge(verdict);
        next_review(run, cx)
    }

    /// What is still to be reviewed of a mock interview, once this take is in the journal.
    pub fn rest(&self, cx: Context<'_>) -> Option<DrillSnapshot> {
        let mut run = self.mock.clone()?;
        run.judge(self.verdict(cx));
        Some(DrillSnapshot { mock: Some(run), ..self.kept(cx) })
    }

    fn keep_changes(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let now = (self.draft.clone(), self.drill.spoiled);
        if self.on_disk == now {
            return Vec::new();
        }
        self.on_disk = now;
        vec![Ask::keep(self.kept(cx))]
    }

    /// What was typed into the line for the next time is kept a second later: a sync for each letter would be felt.
    pub fn tick(&mut self, cx: Context<'_>) -> Vec<Ask> {
        let is_due = self.unsaved.is_due(self.next_time.value(), cx.now.elapsed);
        if is_due && !self.is_saved() { self.keep_changes(cx) } else { Vec::new() }
    }

    /// Time until what was typed is kept; nothing where nothing was typed since.
    pub fn next_wake(&self, now: Duration) -> Option<Duration> {
        self.unsaved.next_wake(self.next_time.value(), now)
    }

    /// Types into the line for the next time.
    pub fn type_key(&mut self, chord: Chord) {
        line::edit(&mut self.next_time, chord);
        self.next_time.value().clone_into(&mut self.draft.next_time);
    }

    /// Selects a row that was clicked; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        if self.is_saved() || self.is_covered() {
            return false;
        }
        let clicked = self.section_of_row(row);
        let again = std::mem::replace(&mut self.section, clicked) == clicked;
        // A click into the line that is being typed stays in it.
        again && clicked != ReviewSection::NextTime
    }

    /// The journal holds the take.
    pub fn saved(&mut self, id: String) {
        self.phase = Phase::Saved(id);
    }

    /// The journal entry with this id was taken back; says whether it was this take.
    pub fn taken_back(&mut self, id: &str) -> bool {
        let ours = self.phase == Phase::Saved(id.to_owned());
        if ours {
            self.phase = Phase::Judging;
            // Its sound has the name of that take by now.
            self.drill.sound = self.drill.sound.take().map(|_| id.to_owned());
        }
        ours
    }

    /// What is kept on disk until the take is saved.
    pub fn kept(&self, cx: Context<'_>) -> DrillSnapshot {
        let drill = self.drill.set_down(cx.now.elapsed);
        DrillSnapshot { drill, draft: self.draft.clone(), mock: self.mock.clone() }
    }

    fn give(&mut self, points: u8) {
        if let Some(follow_up) = &mut self.draft.follow_up
            && (follow_up.wants_mark() || self.section == ReviewSection::FollowUp)
        {
            follow_up.mark = Some(points);
            return;
        }
        let ReviewSection::Criteria(row) = self.section else { return };
        if let Some(given) = self.draft.points.get_mut(row) {
            *given = Some(points);
        }
        self.section = self.section_of_row(self.row() + 1);
    }

    /// Ticks the part as told, or takes the tick off.
    fn tick_part(&mut self) {
        let ReviewSection::Parts(row) = self.section else { return };
        if let Some(told) = self.draft.told.get_mut(row) {
            *told = !*told;
        }
    }

    fn hear(&mut self) {
        if let ReviewSection::RedFlags(row) = self.section
            && let Some(heard) = self.draft.heard.get_mut(row)
        {
            *heard = !*heard;
        }
    }

    /// A rating to the left or right, never past a cap.
    fn choose(&mut self, action: Action, cx: Context<'_>) {
        let Some(selected) = self.rating(cx).map(u8::from) else { return };
        let moved = if action == Action::Left { selected.saturating_sub(1) } else { selected + 1 };
        if let Ok(rating) = Rating::try_from(moved) {
            self.chosen = Some(rating.min(self.limit(cx)));
        }
    }

    fn save(&mut self, rating: Option<Rating>, cx: Context<'_>) -> Ask {
        self.chosen = rating;
        Ask::record(Fact::Take(Box::new(self.take(rating, cx))))
    }

    /// The finish is taken back: the clock goes on. What was judged so far waits for the next finish.
    fn tell_on(&mut self, cx: Context<'_>) -> Vec<Ask> {
        self.drill.take_back(cx.now);
        let has_looked = self.draft.uncovered && self.is_rated();
        if has_looked {
            // What they look for was seen: it is no cold telling any more, and the guess was of another one.
            self.drill.assignment.peeked = true;
            self.draft.felt = None;
        }
        let drill = self.drill.clone();
        let kept =
            DrillSnapshot { drill: drill.set_down(cx.now.elapsed), draft: self.draft.clone(), mock: None };
        let told_on = Ask::tell_on(DrillSnapshot { drill, draft: self.draft.clone(), mock: None });
        let say = has_looked.then(|| Ask::Say(WITH_NOTES.to_owned()));
        [Ask::keep(kept), told_on].into_iter().chain(say).collect()
    }
}

/// What is said to whoever goes on with an answer after they looked.
const WITH_NOTES: &str = "You've seen the criteria, so this take counts as \"with notes\".";

/// Whether the day has its number of drills now: what was told is looked back on.
fn is_last_of_day(cx: Context<'_>) -> bool {
    cx.told_today() == cx.drills_today()
}

/// The next of today's questions.
fn next_question(cx: Context<'_>) -> Vec<Ask> {
    match cx.agenda.first() {
        Some(pick) => vec![Ask::drill(pick.question.clone(), cx)],
        None => vec![Ask::Home],
    }
}
