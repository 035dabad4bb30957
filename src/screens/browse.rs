//! Browse: the bank as a tree, and what is selected in detail.

use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::keys::action::Action;
use crate::screens::browse::tree::{Node, Tree};
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, is_move, moved};

pub mod tree;
pub mod view;

/// The browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Browse {
    tree: Tree,
    /// Whether the detail has the focus, and its first line seen.
    reading: Option<usize>,
}

impl Browse {
    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The first line of the detail that is seen, where the detail has the focus.
    pub fn reading(&self) -> Option<usize> {
        self.reading
    }

    /// Goes to an item of the bank, opening what it lies in.
    pub fn show(&mut self, id: &Id, cx: Context<'_>) {
        self.reading = None;
        self.tree.show(id, &cx.bank);
    }

    /// Goes to a competency.
    pub fn show_competency(&mut self, id: &Id, cx: Context<'_>) {
        self.reading = None;
        self.tree.show_competency(id, &cx.bank);
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        let node = self.tree.selected(&cx.bank);
        let question = node.question(&cx.bank);
        match action {
            Action::Start | Action::Suspend => question.is_some() && cx.progress.is_some(),
            Action::Enter => question.is_none() && self.reading.is_none(),
            Action::Right => self.reading.is_none(),
            Action::Add => true,
            Action::Left => self.reading.is_some() || self.tree.can_leave(&cx.bank),
            Action::Back => self.reading.is_some(),
            Action::Uncover => cx.progress.is_some() && self.covered(cx).is_some(),
            Action::Star => (question.is_some() || matches!(node, Node::Ask(..))) && cx.progress.is_some(),
            Action::Flag | Action::Note => node.id(&cx.bank).is_some() && cx.progress.is_some(),
            Action::Copy => {
                !node.text(&cx.bank).is_empty() && self.covered(cx).is_none_or(|_| question.is_some())
            }
            _ => is_move(action),
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::Enter => self.open(cx),
            Action::Right => self.read_or_open(cx),
            Action::Left | Action::Back => self.leave(cx),
            _ if is_move(action) => self.move_cursor(action, cx),
            Action::Add => {
                let theme = self.tree.selected(&cx.bank).theme(&cx.bank).map(|theme| theme.id.clone());
                return vec![Ask::Open(Overlay::question(theme))];
            }
            Action::Copy => {
                let node = self.tree.selected(&cx.bank);
                return Ask::copy(node.text(&cx.bank), node.kind_word());
            }
            _ => return self.act(action, cx).into_iter().collect(),
        }
        Vec::new()
    }

    /// Selects a row of the tree; says whether it was selected before.
    pub fn select(&mut self, row: usize, cx: Context<'_>) -> bool {
        let before = self.tree.selected(&cx.bank);
        self.reading = None;
        self.tree.select(row, &cx.bank);
        before == self.tree.selected(&cx.bank)
    }

    /// The question whose sample or criteria are covered now, where the selected item shows some.
    pub fn covered(&self, cx: Context<'_>) -> Option<Id> {
        let question = self.tree.selected(&cx.bank).covers(&cx.bank)?;
        (!cx.is_open(&question)).then_some(question)
    }

    fn act(&self, action: Action, cx: Context<'_>) -> Option<Ask> {
        let node = self.tree.selected(&cx.bank);
        let id = node.id(&cx.bank).cloned();
        let progress = cx.progress()?;
        match action {
            Action::Start => Some(Ask::drill(id?, cx)),
            Action::Uncover => {
                self.covered(cx).map(|question| Ask::record(Fact::Uncover { question, on: true }))
            }
            Action::Star => id.map(|item| Fact::Star { on: !progress.starred(&item), item }).map(Ask::record),
            Action::Suspend => id
                .map(|question| Fact::Suspend { on: !progress.suspended(&question), question })
                .map(Ask::record),
            Action::Flag => id.map(|item| Fact::Flag { on: !progress.flagged(&item), item }).map(Ask::record),
            Action::Note => id.map(|item| Ask::Open(Overlay::note(item, cx))),
            _ => None,
        }
    }

    fn open(&mut self, cx: Context<'_>) {
        if self.tree.selected(&cx.bank).is_heading() {
            self.tree.toggle(&cx.bank);
        } else {
            self.reading = Some(0);
        }
    }

    fn read_or_open(&mut self, cx: Context<'_>) {
        let node = self.tree.selected(&cx.bank);
        if node.is_heading() && self.tree.is_open(node) {
            self.tree.step(Action::Down, &cx.bank);
        } else if node.is_heading() {
            self.tree.toggle(&cx.bank);
        } else {
            self.reading = Some(0);
        }
    }

    fn leave(&mut self, cx: Context<'_>) {
        if self.reading.take().is_none() {
            self.tree.leave(&cx.bank);
        }
    }

    fn move_cursor(&mut self, action: Action, cx: Context<'_>) {
        match self.reading {
            Some(first) => self.reading = Some(moved(first, action, cx.scroll_end + 1)),
            None => self.tree.step(action, &cx.bank),
        }
    }
}
