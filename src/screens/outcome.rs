//! How an interview went: which questions were asked, and how the answers landed.

use std::collections::HashMap;

use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::question::{Question, Theme};
use crate::keys::action::Action;
use crate::screens::{Ask, Context, is_move, moved};

pub mod view;

/// What is being said of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeScreen {
    date: Day,
    selected: usize,
    marks: HashMap<Id, AskedMark>,
}

/// How the answer to a question that was asked landed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedMark {
    /// It landed.
    Landed,
    /// It fell flat.
    Flat,
}

impl OutcomeScreen {
    /// The interview on a date, nothing said of it yet.
    pub fn new(date: Day) -> Self {
        Self { date, selected: 0, marks: HashMap::new() }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match action {
            Action::Landed | Action::Flat => questions(cx).next().is_some(),
            Action::Save | Action::Back => true,
            _ => is_move(action),
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::Landed => self.mark(AskedMark::Landed, cx),
            Action::Flat => self.mark(AskedMark::Flat, cx),
            Action::Save => return vec![Ask::record(Fact::Outcome(self.outcome(cx)))],
            Action::Back => return vec![Ask::Home],
            _ => self.selected = moved(self.selected, action, questions(cx).count()),
        }
        Vec::new()
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        self.selected = row;
        false
    }

    /// Marks the selected question, or takes the same mark off.
    fn mark(&mut self, mark: AskedMark, cx: Context<'_>) {
        let Some((_, question)) = questions(cx).nth(self.selected) else { return };
        if self.marks.get(&question.id) == Some(&mark) {
            self.marks.remove(&question.id);
        } else {
            self.marks.insert(question.id.clone(), mark);
        }
    }

    fn outcome(&self, cx: Context<'_>) -> Outcome {
        let marked = |mark: AskedMark| {
            let all = questions(cx).map(|(_, question)| &question.id);
            all.filter(|id| self.marks.get(*id) == Some(&mark)).cloned().collect()
        };
        Outcome { date: self.date, landed: marked(AskedMark::Landed), flat: marked(AskedMark::Flat) }
    }
}

/// All questions, theme by theme.
fn questions(cx: Context<'_>) -> impl Iterator<Item = (&Theme, &Question)> {
    cx.known.bank.themes().flat_map(|theme| theme.questions.iter().map(move |question| (theme, question)))
}
