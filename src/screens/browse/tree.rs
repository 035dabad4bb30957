//! The tree of the bank: which nodes there are, which are open, which is selected.

use std::collections::HashSet;

use crate::domain::bank::Bank;
use crate::domain::id::Id;
use crate::domain::question::{Question, Theme, ThemeKind};
use crate::domain::sample::Sample;
use crate::keys::action::Action;
use crate::screens::moved;

/// A node of the tree. The first number is that of the pack, the others count within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// A pack: the roots, where there is more than one.
    Pack(usize),
    /// Why these interviews differ.
    Context(usize),
    /// A section of a pack.
    Section(usize, BrowseSection),
    /// A theme or a category.
    Theme(usize, usize),
    /// A question of a theme.
    Question(usize, usize, usize),
    /// A sample.
    Sample(usize, usize),
    /// A group of questions to ask.
    AskGroup(usize, usize),
    /// A question to ask.
    Ask(usize, usize, usize),
    /// A red flag.
    RedFlag(usize, usize),
    /// A competency.
    Competency(usize, usize),
    /// What a company says it looks for.
    Principle(usize, usize),
    /// A question behind it, which stands with its theme as well.
    Behind(usize, usize, usize),
}

/// The sections of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BrowseSection {
    /// Themes of AI work.
    Themes,
    /// Categories of questions.
    Categories,
    /// Sample answers.
    Samples,
    /// Questions to ask the interviewers.
    Ask,
    /// Red flags.
    RedFlags,
    /// Competencies.
    Competencies,
    /// What companies say they look for.
    Principles,
}

impl BrowseSection {
    const ALL: [Self; 7] = [
        Self::Themes,
        Self::Categories,
        Self::Samples,
        Self::Ask,
        Self::RedFlags,
        Self::Competencies,
        Self::Principles,
    ];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Themes => "Themes of AI work",
            Self::Categories => "Classic themes",
            Self::Samples => "Samples",
            Self::Ask => "Questions to ask",
            Self::RedFlags => "Red flags",
            Self::Competencies => "Competencies",
            Self::Principles => "Principles and values",
        }
    }

    /// The nodes right below the heading.
    fn nodes(self, p: usize, bank: &Bank) -> Vec<Node> {
        let pack = &bank.packs()[p];
        let themes = |kind| {
            let of_kind = pack.themes.iter().enumerate().filter(|(_, theme)| theme.kind == kind);
            // What a pack adds to a theme stands there.
            let own = of_kind.filter(|(t, theme)| bank.places_of(&theme.id).next() == Some((p, *t)));
            own.map(|(t, _)| Node::Theme(p, t)).collect()
        };
        match self {
            Self::Themes => themes(ThemeKind::Theme),
            Self::Categories => themes(ThemeKind::Category),
            Self::Samples => (0..pack.samples.len()).map(|i| Node::Sample(p, i)).collect(),
            Self::Ask => (0..pack.ask.len()).map(|i| Node::AskGroup(p, i)).collect(),
            Self::RedFlags => (0..pack.red_flags.len()).map(|i| Node::RedFlag(p, i)).collect(),
            Self::Competencies => (0..pack.competencies.len()).map(|i| Node::Competency(p, i)).collect(),
            Self::Principles => (0..pack.principles.len()).map(|i| Node::Principle(p, i)).collect(),
        }
    }
}

impl Node {
    /// Whether there is something below it.
    pub fn is_heading(self) -> bool {
        matches!(
            self,
            Self::Pack(_) | Self::Section(..) | Self::Theme(..) | Self::AskGroup(..) | Self::Principle(..)
        )
    }

    /// The question it is.
    pub fn question(self, bank: &Bank) -> Option<&Question> {
        self.asked(bank).map(|(_, question)| question)
    }

    /// The question it is, with its theme.
    pub fn asked(self, bank: &Bank) -> Option<(&Theme, &Question)> {
        match self {
            Self::Question(p, t, q) => {
                let theme = &bank.packs()[p].themes[t];
                Some((theme, &theme.questions[q]))
            }
            Self::Behind(p, i, q) => bank.question(&bank.packs()[p].principles[i].questions[q]),
            _ => None,
        }
    }

    /// The theme it is or lies in.
    pub fn theme(self, bank: &Bank) -> Option<&Theme> {
        match self {
            Self::Theme(p, t) => Some(&bank.packs()[p].themes[t]),
            _ => self.asked(bank).map(|(theme, _)| theme),
        }
    }

    /// The questions of the theme it is, those that packs add to it too.
    pub fn questions(self, bank: &Bank) -> Vec<&Question> {
        self.children(bank).into_iter().filter_map(|node| node.question(bank)).collect()
    }

    /// The sample it is.
    pub fn sample(self, bank: &Bank) -> Option<&Sample> {
        match self {
            Self::Sample(p, i) => Some(&bank.packs()[p].samples[i]),
            _ => None,
        }
    }

    /// The question that has to be told before everything here is uncovered.
    pub fn covers(self, bank: &Bank) -> Option<Id> {
        let question = self.question(bank).map(|question| &question.id);
        question.or_else(|| self.sample(bank).map(|sample| &sample.question)).cloned()
    }

    /// Its id, where it is an item that marks and notes can hang on.
    pub fn id(self, bank: &Bank) -> Option<&Id> {
        let pack = |p: usize| &bank.packs()[p];
        match self {
            Self::Question(..) | Self::Behind(..) => self.question(bank).map(|question| &question.id),
            Self::Sample(p, i) => Some(&pack(p).samples[i].id),
            Self::Ask(p, g, i) => Some(&pack(p).ask[g].questions[i].id),
            Self::RedFlag(p, i) => Some(&pack(p).red_flags[i].id),
            _ => None,
        }
    }

    /// The line that stands for it in the tree.
    pub fn title(self, bank: &Bank) -> &str {
        let pack = |p: usize| &bank.packs()[p];
        match self {
            Self::Pack(p) => &pack(p).title,
            Self::Context(_) => "Why these interviews differ",
            Self::Section(_, section) => section.title(),
            Self::Theme(p, t) => &pack(p).themes[t].title,
            Self::Question(..) | Self::Behind(..) => self.question(bank).map_or("", Question::short),
            Self::Sample(p, i) => &pack(p).samples[i].title,
            Self::AskGroup(p, g) => &pack(p).ask[g].title,
            Self::Ask(p, g, i) => &pack(p).ask[g].questions[i].text,
            Self::RedFlag(p, i) => &pack(p).red_flags[i].behaviour,
            Self::Competency(p, i) => &pack(p).competencies[i].title,
            Self::Principle(p, i) => &pack(p).principles[i].title,
        }
    }

    /// The text that can be copied; empty for headings.
    pub fn text(self, bank: &Bank) -> String {
        match self {
            Self::Sample(p, i) => sample_text(&bank.packs()[p].samples[i]),
            Self::RedFlag(p, i) => {
                let flag = &bank.packs()[p].red_flags[i];
                format!("{}: {}", flag.behaviour, flag.why)
            }
            Self::Question(..) | Self::Behind(..) => self.question(bank).map_or("", |it| &it.text).to_owned(),
            Self::Ask(..) => self.title(bank).to_owned(),
            _ => String::new(),
        }
    }

    /// What it is, for the message line.
    pub fn kind_word(self) -> &'static str {
        match self {
            Self::Sample(..) => "sample",
            Self::RedFlag(..) => "red flag",
            _ => "question",
        }
    }

    fn children(self, bank: &Bank) -> Vec<Self> {
        let pack = |p: usize| &bank.packs()[p];
        match self {
            Self::Pack(p) => pack_nodes(p, bank),
            Self::Section(p, section) => section.nodes(p, bank),
            Self::Theme(p, t) => {
                let of = |(p, t): (usize, usize)| {
                    (0..pack(p).themes[t].questions.len()).map(move |q| Self::Question(p, t, q))
                };
                bank.places_of(&pack(p).themes[t].id).flat_map(of).collect()
            }
            Self::AskGroup(p, g) => (0..pack(p).ask[g].questions.len()).map(|i| Self::Ask(p, g, i)).collect(),
            Self::Principle(p, i) => {
                (0..pack(p).principles[i].questions.len()).map(|q| Self::Behind(p, i, q)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Themes are shown as headings at first; everything else is folded away.
    fn opens_by_itself(self) -> bool {
        matches!(self, Self::Pack(_) | Self::Section(_, BrowseSection::Themes | BrowseSection::Categories))
    }
}

fn sample_text(sample: &Sample) -> String {
    sample.parts().map(|(part, text)| format!("{}: {text}", part.title)).collect::<Vec<_>>().join("\n\n")
}

fn pack_nodes(p: usize, bank: &Bank) -> Vec<Node> {
    let pack = &bank.packs()[p];
    let mut nodes = Vec::new();
    if !pack.context.is_empty() || !pack.introductions.chapter.is_empty() {
        nodes.push(Node::Context(p));
    }
    let filled = BrowseSection::ALL.into_iter().filter(|section| !section.nodes(p, bank).is_empty());
    nodes.extend(filled.map(|section| Node::Section(p, section)));
    nodes
}

/// What is open in the tree, and what is selected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Nodes that are not as they were at first.
    toggled: HashSet<Node>,
    selected: Option<Node>,
}

impl Tree {
    /// The visible nodes with their depth, from the top.
    pub fn nodes(&self, bank: &Bank) -> Vec<(usize, Node)> {
        let mut nodes = Vec::new();
        // A pack that only adds to the themes of others has nothing of its own to show.
        let filled: Vec<usize> =
            (0..bank.packs().len()).filter(|p| !pack_nodes(*p, bank).is_empty()).collect();
        let roots = match filled.as_slice() {
            [only] => pack_nodes(*only, bank),
            packs => packs.iter().map(|p| Node::Pack(*p)).collect(),
        };
        for root in roots {
            self.collect(root, 0, bank, &mut nodes);
        }
        nodes
    }

    fn collect(&self, node: Node, depth: usize, bank: &Bank, nodes: &mut Vec<(usize, Node)>) {
        nodes.push((depth, node));
        if self.is_open(node) {
            for child in node.children(bank) {
                self.collect(child, depth + 1, bank, nodes);
            }
        }
    }

    /// Whether what lies below a node is shown.
    pub fn is_open(&self, node: Node) -> bool {
        node.is_heading() && (node.opens_by_itself() != self.toggled.contains(&node))
    }

    /// The selected node.
    pub fn selected(&self, bank: &Bank) -> Node {
        let first = || self.nodes(bank).first().map_or(Node::Context(0), |(_, node)| *node);
        self.selected.unwrap_or_else(first)
    }

    /// The row of the selected node.
    pub fn row(&self, bank: &Bank) -> usize {
        let selected = self.selected(bank);
        self.nodes(bank).iter().position(|(_, node)| *node == selected).unwrap_or(0)
    }

    /// Selects the node in a row.
    pub fn select(&mut self, row: usize, bank: &Bank) {
        if let Some((_, node)) = self.nodes(bank).get(row) {
            self.selected = Some(*node);
        }
    }

    /// Moves the selection.
    pub fn step(&mut self, action: Action, bank: &Bank) {
        let row = moved(self.row(bank), action, self.nodes(bank).len());
        self.select(row, bank);
    }

    /// Opens or closes the selected heading.
    pub fn toggle(&mut self, bank: &Bank) {
        let node = self.selected(bank);
        if !self.toggled.remove(&node) {
            self.toggled.insert(node);
        }
    }

    /// Whether there is something to close, or a heading to go back to.
    pub fn can_leave(&self, bank: &Bank) -> bool {
        self.is_open(self.selected(bank)) || self.parent(bank).is_some()
    }

    /// Closes the selected heading, or goes to the one above.
    pub fn leave(&mut self, bank: &Bank) {
        if self.is_open(self.selected(bank)) {
            self.toggle(bank);
        } else if let Some(parent) = self.parent(bank) {
            self.selected = Some(parent);
        }
    }

    /// Selects the item with this id, and opens everything it lies in.
    pub fn show(&mut self, id: &Id, bank: &Bank) {
        let is_it = |node: Node| match node {
            Node::Theme(p, t) => bank.packs()[p].themes[t].id == *id,
            Node::AskGroup(p, g) => bank.packs()[p].ask[g].id == *id,
            Node::Principle(p, i) => bank.packs()[p].principles[i].id == *id,
            Node::Context(p) => bank.packs()[p].context.iter().any(|row| row.id == *id),
            node => node.id(bank) == Some(id),
        };
        self.show_first(is_it, bank);
    }

    /// Selects the competency with this id.
    pub fn show_competency(&mut self, id: &Id, bank: &Bank) {
        let is_it = |node: Node| match node {
            Node::Competency(p, i) => bank.packs()[p].competencies[i].id == *id,
            _ => false,
        };
        self.show_first(is_it, bank);
    }

    fn show_first(&mut self, is_it: impl Fn(Node) -> bool, bank: &Bank) {
        let Some(path) = path_to(&is_it, bank) else { return };
        for &heading in &path[..path.len() - 1] {
            if !self.is_open(heading) {
                self.selected = Some(heading);
                self.toggle(bank);
            }
        }
        self.selected = path.last().copied();
        // Who looks for a principle wants its questions.
        if let Some(Node::Principle(..)) = self.selected
            && !self.is_open(self.selected(bank))
        {
            self.toggle(bank);
        }
    }

    fn parent(&self, bank: &Bank) -> Option<Node> {
        let nodes = self.nodes(bank);
        let row = self.row(bank);
        let (depth, _) = nodes.get(row)?;
        nodes[..row].iter().rev().find(|(above, _)| above < depth).map(|(_, node)| *node)
    }
}

/// The nodes from a root down to the first one that is meant.
fn path_to(is_it: &impl Fn(Node) -> bool, bank: &Bank) -> Option<Vec<Node>> {
    (0..bank.packs().len()).find_map(|p| {
        let mut path = vec![Node::Pack(p)];
        descend(is_it, bank, &mut path).then_some(path)
    })
}

fn descend(is_it: &impl Fn(Node) -> bool, bank: &Bank, path: &mut Vec<Node>) -> bool {
    let Some(&node) = path.last() else { return false };
    if is_it(node) {
        return true;
    }
    for child in node.children(bank) {
        path.push(child);
        if descend(is_it, bank, path) {
            return true;
        }
        path.pop();
    }
    false
}
