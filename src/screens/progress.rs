//! Progress: what all takes together say, the takes behind each figure, and each take in full.

use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::sound::desk::SoundOf;
use crate::domain::trends::Subject;
use crate::domain::weakness::Weakness;
use crate::keys::action::Action;
use crate::keys::table::Scope;
use crate::screens::drill::{Training, training};
use crate::screens::overlay::Overlay;
use crate::screens::practice::{drills_weakest, has_numbers, weakest_drill};
use crate::screens::said::SaidPage;
use crate::screens::{Ask, Context, is_move, moved};

pub mod view;
pub mod words;

/// The screen with the figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgressScreen {
    selected: usize,
    /// The takes that are looked at; nothing while the figures are.
    pub takes: Option<TakeList>,
}

/// The takes behind a figure, as they are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeList {
    /// The figure.
    pub subject: Subject,
    selected: usize,
    /// Whether the selected one is read in full.
    reading: bool,
}

impl TakeList {
    /// The takes, the newest first.
    pub fn takes<'a>(&'a self, cx: Context<'a>) -> impl Iterator<Item = TakeEntry<'a>> {
        takes(&self.subject, cx)
    }

    /// Whether the selected one is read in full.
    pub fn is_reading(&self) -> bool {
        self.reading
    }

    /// The place of the selected one among so many.
    fn place(&self, takes: usize) -> usize {
        self.selected.min(takes.saturating_sub(1))
    }

    /// Opens the page with what was said in the selected take.
    fn listen(&self, cx: Context<'_>) -> Vec<Ask> {
        let Some(take) = self.takes(cx).nth(self.selected) else { return Vec::new() };
        let heard = cx.progress().and_then(|progress| progress.heard(take.id));
        let by_hand = heard.map_or(&[][..], |heard| &heard.cuts);
        let (page, asks) = SaidPage::new(SoundOf::Take(take.id.to_owned()), (*take).clone(), by_hand, cx);
        std::iter::once(Ask::Open(Overlay::Said(Box::new(page)))).chain(asks).collect()
    }

    /// The question of the selected take, where it can be told again.
    fn question<'a>(&'a self, cx: Context<'a>) -> Option<&'a Id> {
        let question = self.takes(cx).nth(self.selected)?.question();
        cx.known.bank.question(question).map(|_| question)
    }
}

impl ProgressScreen {
    /// The selected figure, where there is any.
    pub fn subject(&self, cx: Context<'_>) -> Option<Subject> {
        let mut all = cx.trends.subjects();
        let place = self.selected.min(all.len().saturating_sub(1));
        (place < all.len()).then(|| all.swap_remove(place))
    }

    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.takes {
            Some(_) => &[Scope::Takes, Scope::Moving],
            None => &[Scope::Progress, Scope::Moving],
        }
    }

    /// The selected weakness.
    fn weakness(&self, cx: Context<'_>) -> Option<Weakness> {
        match self.subject(cx)? {
            Subject::Lack(weakness) => Some(weakness),
            _ => None,
        }
    }

    /// The exercise on the selected weakness, else on the worst.
    fn exercise(&self, cx: Context<'_>) -> Option<Training> {
        let selected = match self.subject(cx) {
            Some(Subject::Lack(weakness)) => vec![weakness],
            Some(Subject::Part(part)) => vec![Weakness::Short(part)],
            _ => Vec::new(),
        };
        training(selected, cx)
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        if cx.trends.takes == 0 {
            return false;
        }
        match (action, &self.takes) {
            (Action::Enter, Some(list)) => !list.reading && list.takes(cx).next().is_some(),
            (Action::Left, Some(_)) => true,
            (Action::Again, Some(list)) => list.question(cx).is_some(),
            (Action::Listen, Some(list)) => list.takes(cx).next().is_some(),
            (_, Some(list)) => is_move(action) && !list.reading && list.takes(cx).nth(1).is_some(),
            (Action::Enter, None) => {
                self.subject(cx).is_some_and(|subject| takes(&subject, cx).next().is_some())
            }
            (Action::RedoWeakest, None) => drills_weakest(cx),
            (Action::Exercise, None) => self.exercise(cx).is_some(),
            (Action::Numbers, None) => has_numbers(cx),
            (_, None) => is_move(action) && cx.trends.subjects().len() > 1,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match (action, &mut self.takes) {
            (Action::Enter, Some(list)) => list.reading = true,
            (Action::Left, Some(list)) if list.reading => list.reading = false,
            (Action::Left, Some(_)) => self.takes = None,
            (Action::Again, Some(list)) => {
                let question = list.question(cx).cloned();
                return question.map(|question| Ask::drill(question, cx)).into_iter().collect();
            }
            (Action::Listen, Some(list)) => return list.listen(cx),
            (_, Some(list)) => {
                let takes = list.takes(cx).count();
                list.selected = moved(list.place(takes), action, takes);
            }
            (Action::Enter, None) => {
                self.takes =
                    self.subject(cx).map(|subject| TakeList { subject, selected: 0, reading: false });
            }
            (Action::RedoWeakest, None) => {
                return weakest_drill(self.weakness(cx), cx).map(Ask::start).into_iter().collect();
            }
            (Action::Numbers, None) => return vec![Ask::Open(Overlay::Numbers)],
            (Action::Exercise, None) => {
                return self.exercise(cx).and_then(|it| it.start(cx)).into_iter().collect();
            }
            (_, None) => self.selected = moved(self.selected, action, cx.trends.subjects().len()),
        }
        Vec::new()
    }

    /// Selects a row that was clicked; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        match &mut self.takes {
            Some(list) => {
                let again = std::mem::replace(&mut list.selected, row) == row;
                !std::mem::take(&mut list.reading) && again
            }
            None => std::mem::replace(&mut self.selected, row) == row,
        }
    }
}

/// The takes behind a figure, the newest first.
fn takes<'a>(subject: &'a Subject, cx: Context<'a>) -> impl Iterator<Item = TakeEntry<'a>> {
    let progress = cx.progress().into_iter();
    progress.flat_map(move |progress| subject.takes(progress, &cx.known.bank, &cx.known.pace))
}
