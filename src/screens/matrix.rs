//! The matrix: the stories against the competencies they are to show, and against the questions they are to answer.

use std::collections::HashMap;

use crate::coach::check::{BankFinding, FindingSubject};
use crate::coach::library;
use crate::domain::id::Id;
use crate::domain::question::{Question, Theme};
use crate::domain::story::{Story, StoryPurpose, Strength};
use crate::keys::action::Action;
use crate::keys::table::Scope;
use crate::screens::overlay::Overlay;
use crate::screens::{Ask, Context, Destination, is_move, moved};

pub mod view;

/// The matrix, on one of its two pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    page: Side,
    /// The selected row of the first page, and the selected question of the second.
    selected: [usize; 2],
}

/// What the stories are set against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Side {
    /// The competencies.
    #[default]
    Competencies,
    /// The questions.
    Questions,
}

/// A question with the stories that answer it, the strongest first.
#[derive(Debug, Clone)]
pub struct MatrixRow<'a> {
    /// Its theme or category.
    pub theme: &'a Theme,
    /// The question.
    pub question: &'a Question,
    /// Stories that say they fit it, and how well.
    pub stories: Vec<(&'a Story, Strength)>,
}

/// All questions that ask for a story, with their stories: those without any first, each group theme by theme.
pub fn questions(cx: Context<'_>) -> Vec<MatrixRow<'_>> {
    let mut answers: HashMap<&Id, Vec<(&Story, Strength)>> = HashMap::new();
    for story in cx.known.library.stories() {
        for fit in &story.fits {
            answers.entry(&fit.question).or_default().push((story, fit.strength));
        }
    }
    let mut rows: Vec<MatrixRow<'_>> = Vec::new();
    for (theme, question) in asked(cx) {
        let mut stories = answers.remove(&question.id).unwrap_or_default();
        stories.sort_by_key(|(_, strength)| std::cmp::Reverse(*strength));
        rows.push(MatrixRow { theme, question, stories });
    }
    rows.sort_by_key(|row| !row.stories.is_empty());
    rows
}

fn asked(cx: Context<'_>) -> impl Iterator<Item = (&Theme, &Question)> {
    cx.known.bank.questions().filter(|(_, question)| question.asks_for_story())
}

/// What the stories lack beside competencies.
fn others(cx: Context<'_>) -> Vec<BankFinding> {
    let mut lacks = lacks(cx);
    lacks.retain(|finding| !matches!(finding.subject, FindingSubject::Competency(_)));
    lacks
}

/// What all stories together lack, with a question each.
fn lacks(cx: Context<'_>) -> Vec<BankFinding> {
    let stories: Vec<&Story> = cx.library.stories().iter().collect();
    library::lacks(&stories, &cx.standing.cover, &cx.bank, cx.day())
}

impl Matrix {
    /// Its scopes of the key table.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.page {
            Side::Competencies => &[Scope::Matrix, Scope::Moving],
            Side::Questions => &[Scope::MatrixQuestions, Scope::Moving],
        }
    }

    /// Whether an action would do something now.
    pub fn accepts(&self, action: Action, cx: Context<'_>) -> bool {
        match (action, self.page) {
            (Action::Add | Action::OtherPage | Action::Back, _) => true,
            (Action::Start, Side::Questions) => cx.progress.is_some() && self.len(cx) > 0,
            (Action::Enter, Side::Competencies) => self.len(cx) > 0,
            _ => is_move(action) && self.len(cx) > 1,
        }
    }

    /// Does an accepted action.
    pub fn update(&mut self, action: Action, cx: Context<'_>) -> Vec<Ask> {
        match action {
            Action::Back => return vec![Ask::Home],
            Action::OtherPage => {
                self.page = match self.page {
                    Side::Competencies => Side::Questions,
                    Side::Questions => Side::Competencies,
                };
            }
            Action::Add => return vec![Ask::Open(Overlay::title(self.aim(cx)))],
            Action::Enter => return vec![self.fill(cx)],
            Action::Start => return self.question(cx).map(|id| Ask::drill(id, cx)).into_iter().collect(),
            _ => *self.row_mut() = moved(self.row(), action, self.len(cx)),
        }
        Vec::new()
    }

    /// Selects a row; says whether it was selected before.
    pub fn select(&mut self, row: usize) -> bool {
        std::mem::replace(self.row_mut(), row) == row
    }

    fn row(&self) -> usize {
        self.selected[self.page as usize]
    }

    fn row_mut(&mut self) -> &mut usize {
        &mut self.selected[self.page as usize]
    }

    fn len(&self, cx: Context<'_>) -> usize {
        match self.page {
            Side::Competencies => cx.standing.cover.competencies().len() + others(cx).len(),
            Side::Questions => asked(cx).count(),
        }
    }

    /// The selected competency of the first page.
    fn competency<'a>(&self, cx: Context<'a>) -> Option<&'a Id> {
        cx.known.standing.cover.competencies().get(self.row())
    }

    /// The selected finding of the first page: it stands below the competencies.
    fn finding(&self, cx: Context<'_>) -> Option<BankFinding> {
        others(cx).into_iter().nth(self.row().checked_sub(cx.standing.cover.competencies().len())?)
    }

    fn question(&self, cx: Context<'_>) -> Option<Id> {
        let rows = questions(cx);
        rows.get(self.row().min(rows.len().saturating_sub(1))).map(|row| row.question.id.clone())
    }

    /// What a story that is started here is for.
    fn aim(&self, cx: Context<'_>) -> StoryPurpose {
        match self.page {
            Side::Questions => self.question(cx).map_or(StoryPurpose::Any, StoryPurpose::Question),
            Side::Competencies => {
                self.competency(cx).cloned().map_or(StoryPurpose::Any, StoryPurpose::Competency)
            }
        }
    }

    /// The way to fix what the selected row is about.
    fn fill(&self, cx: Context<'_>) -> Ask {
        match self.finding(cx).map(|finding| finding.subject) {
            Some(FindingSubject::Story(slug)) => Ask::Go(Destination::Story(slug)),
            _ => Ask::Open(Overlay::title(self.aim(cx))),
        }
    }
}
