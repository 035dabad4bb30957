//! The preparation checklist: what history proves, and what is ticked by hand.

use crate::domain::checklist::Evidence;
use crate::domain::fact::Fact;
use crate::keys::action::{Action, Tab};
use crate::screens::companies::Companies;
use crate::screens::matrix::Matrix;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, Destination, Screen, is_move, moved};

pub mod view;

/// The checklist screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    selected: usize,
}

impl Checklist {
    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        let items = cx.bank.checklist().count();
        match action {
            Action::Enter => self.way(cx).is_some(),
            Action::Companies => true,
            Action::Tick | Action::Note => cx.progress.is_some() && items > 0,
            _ => is_move(action) && items > 1,
        }
    }

    /// The place where the selected item is worked on; nowhere where only a hand can tick it.
    fn way(&self, cx: Context<'_>) -> Option<Ask> {
        let evidence = cx.bank.checklist().nth(self.selected)?.evidence.as_ref()?;
        Some(match evidence {
            Evidence::StoriesCover { .. } if !cx.library.stories().is_empty() => {
                Ask::show(Screen::Matrix(Matrix::default()))
            }
            Evidence::StoriesCover { .. } | Evidence::StoryParts | Evidence::AiStory { .. } => {
                Ask::Go(Destination::Place(Tab::Stories))
            }
            Evidence::ToldInBand { .. } => Ask::Go(Destination::Place(Tab::Practice)),
            Evidence::StarredQuestions { .. } => {
                Ask::Go(Destination::Item(cx.bank.ask_questions().next()?.id.clone()))
            }
            Evidence::CompanyNotes => Ask::show(Screen::Companies(Companies::default())),
        })
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        if action == Action::Companies {
            return vec![Ask::show(Screen::Companies(Companies::default()))];
        }
        let Some(item) = cx.bank.checklist().nth(self.selected) else { return Vec::new() };
        match (action, cx.progress()) {
            (Action::Enter, _) => self.way(cx).into_iter().collect(),
            (Action::Tick, Some(progress)) => {
                vec![Ask::record(Fact::Tick { item: item.id.clone(), on: !progress.tick(&item.id) })]
            }
            (Action::Note, _) => vec![Ask::Open(Overlay::note(item.id.clone(), cx))],
            _ => {
                self.selected = moved(self.selected, action, cx.bank.checklist().count());
                Vec::new()
            }
        }
    }

    /// The number of the selected row.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        std::mem::replace(&mut self.selected, row) == row
    }
}
