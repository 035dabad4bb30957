//! How an interview went: which questions were asked, and how the answers landed.

use std::collections::HashMap;

use crate::domain::day::Day;
use crate::domain::fact::Fact;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::question::{Question, Theme};
use crate::keys::action::Action;
use crate::keys::table::letter;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, is_move, moved};

pub mod view;

/// What is being said of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeScreen {
    date: Day,
    /// What was said of it before; the same again isn't saved.
    said: Option<Outcome>,
    selected: usize,
    marks: HashMap<Id, AskedMark>,
    /// The story that was told in answer to a question.
    stories: HashMap<Id, Id>,
    surprise: String,
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
    /// The interview on a date, with what was said of it.
    pub fn new(date: Day, cx: Context<'_>) -> Self {
        let said = cx.progress().and_then(|progress| progress.outcome(date)).cloned();
        let Outcome { landed, flat, stories, surprise, .. } = said.clone().unwrap_or_default();
        let landed = landed.into_iter().map(|id| (id, AskedMark::Landed));
        let marks = landed.chain(flat.into_iter().map(|id| (id, AskedMark::Flat))).collect();
        let mut screen =
            Self { date, said: None, selected: 0, marks, stories: stories.into_iter().collect(), surprise };
        screen.said = said.map(|_| screen.outcome(cx));
        screen.selected = questions(cx).position(|(_, it)| screen.marks.contains_key(&it.id)).unwrap_or(0);
        screen
    }

    /// Whether there is anything to save.
    fn is_changed(&self, cx: Context<'_>) -> bool {
        let nothing = Outcome { date: self.date, ..Outcome::default() };
        self.outcome(cx) != *self.said.as_ref().unwrap_or(&nothing)
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match action {
            Action::Landed | Action::Flat => questions(cx).next().is_some(),
            Action::ChooseStory => self.question(cx).is_some() && !cx.library.stories().is_empty(),
            Action::Add | Action::Surprise | Action::Save | Action::Back => true,
            Action::Keep | Action::Discard => self.is_changed(cx),
            _ => is_move(action),
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::Landed => self.mark(AskedMark::Landed, cx),
            Action::Flat => self.mark(AskedMark::Flat, cx),
            Action::ChooseStory => {
                let stories = stories(cx);
                let told = self.question(cx).and_then(|question| self.story(&question.id));
                let selected = told.or(stories.first()).cloned();
                return vec![Ask::Open(Overlay::choose_story(stories, selected.as_ref()))];
            }
            Action::Add => {
                let theme = questions(cx).nth(self.selected).map(|(theme, _)| theme.id.clone());
                return vec![Ask::Open(Overlay::question(theme))];
            }
            Action::Surprise => return vec![Ask::Open(Overlay::surprise(&self.surprise))],
            Action::Save if self.said.is_some() && !self.is_changed(cx) => return vec![Ask::Home],
            Action::Save | Action::Keep => return vec![Ask::record(Fact::Outcome(self.outcome(cx)))],
            Action::Back if self.is_changed(cx) => return vec![Ask::Open(Overlay::LeaveWriting)],
            Action::Back | Action::Discard => return vec![Ask::Home],
            _ => self.selected = moved(self.selected, action, questions(cx).count()),
        }
        Vec::new()
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        self.selected = row;
        false
    }

    /// The selected question.
    pub fn question<'a>(&self, cx: Context<'a>) -> Option<&'a Question> {
        questions(cx).nth(self.selected).map(|(_, question)| question)
    }

    /// The story that was told in answer to a question.
    pub fn story(&self, question: &Id) -> Option<&Id> {
        self.stories.get(question)
    }

    /// This story was told in answer to the selected question, or none; it was asked then, and landed unless it is said
    /// that it fell flat.
    pub fn tell_story(&mut self, story: Option<Id>, cx: Context<'_>) {
        let Some(question) = self.question(cx).map(|question| question.id.clone()) else { return };
        match story {
            Some(story) => {
                self.marks.entry(question.clone()).or_insert(AskedMark::Landed);
                self.stories.insert(question, story);
            }
            None => drop(self.stories.remove(&question)),
        }
    }

    /// This came as a surprise.
    pub fn surprised(&mut self, surprise: String) {
        self.surprise = surprise;
    }

    /// Selects a question: one that was just added, because it was asked.
    pub fn show(&mut self, id: &Id, cx: Context<'_>) {
        self.selected = questions(cx).position(|(_, question)| question.id == *id).unwrap_or(self.selected);
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
        // In the order of the bank, then what no pack has now.
        let place =
            |id: &Id| questions(cx).position(|(_, question)| question.id == *id).unwrap_or(usize::MAX);
        let mut asked: Vec<&Id> = self.marks.keys().collect();
        asked.sort_by_cached_key(|id| (place(id), (*id).clone()));
        let marked = |mark: AskedMark| {
            asked.iter().filter(|id| self.marks.get(**id) == Some(&mark)).map(|id| (*id).clone()).collect()
        };
        let story = |id: &&Id| Some(((*id).clone(), self.story(id)?.clone()));
        Outcome {
            date: self.date,
            landed: marked(AskedMark::Landed),
            flat: marked(AskedMark::Flat),
            stories: asked.iter().filter_map(story).collect(),
            surprise: self.surprise.clone(),
        }
    }
}

/// The user's stories that have a letter, by name.
fn stories(cx: Context<'_>) -> Vec<Id> {
    let stories = cx.library.stories().iter().map(|story| story.slug.clone());
    stories.enumerate().take_while(|(number, _)| letter(*number).is_some()).map(|(_, slug)| slug).collect()
}

/// All questions, theme by theme.
fn questions(cx: Context<'_>) -> impl Iterator<Item = (&Theme, &Question)> {
    cx.known.bank.questions_by_theme().into_iter()
}
