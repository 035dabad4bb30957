//! What is behind a row of the matrix, where there is room beside it or below.
//!
//! ```text
//!  Failure
//!  ✓ 2 stories show it.
//!
//!  STORIES
//!  ● The stemmer
//!      its first tag
//!  ○ The launch
//!      answers AI that let you down
//!
//!  QUESTIONS ABOUT IT
//!    AI that let you down                     ● The stemmer
//!    Failing in production                    no story yet
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::id::Id;
use crate::domain::progress::TakeEntry;
use crate::domain::question::Question;
use crate::domain::story::Story;
use crate::domain::story::choice::fit as fits;
use crate::screens::matrix::view::{about, strength};
use crate::screens::matrix::{Matrix, MatrixRow, questions};
use crate::screens::practice::panel::title;
use crate::screens::{Context, sections};
use crate::ui::page::{Page, hanging};
use crate::ui::text::{fit, pad, width, wrap};
use crate::ui::theme::Role;

/// The page beside the grid: what is behind the selected row.
pub(super) fn page(matrix: &Matrix, cx: Context<'_>, area: Rect) -> Page {
    let mut page = Page::of(area);
    let wide = page.wide();
    if let Some(competency) = matrix.competency(cx) {
        page.text(Role::Strong, (1, 1), cx.bank.competency_title(competency));
        about(&mut page, 1, competency, cx);
        page.fill(stories(competency, cx, wide), area.height);
        page.fill(asked(competency, cx, wide), area.height);
        let asks = |take: &TakeEntry<'_>| asks(&take.question, competency, cx);
        page.fill(sections::takes(" YOUR TAKES", asks, cx, wide), area.height);
    } else if let Some(finding) = matrix.finding(cx) {
        page.text(Role::Strong, (1, 1), &finding.message);
        page.gap();
        page.text(Role::Text, (1, 1), &finding.rule.why);
    }
    page
}

/// The stories that show a competency, the strong ones first, and why each does.
fn stories(competency: &Id, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let cover = &cx.known.standing.cover;
    let column = cover.competencies().iter().position(|it| it == competency).unwrap_or(usize::MAX);
    let all = cx.known.library.stories().iter().enumerate();
    let mut shown: Vec<_> =
        all.filter_map(|(number, story)| Some((cover.cell(number, column)?, story))).collect();
    shown.sort_by_key(|(strength, _)| std::cmp::Reverse(*strength));
    let mut lines = vec![title(" STORIES", "", wide)];
    for (fits, story) in shown {
        let (mark, role) = strength(Some(fits));
        let name = Span::raw(fit(cx.library.title(&story.slug), wide.saturating_sub(4)));
        lines.push(vec![role.span(format!("   {mark} ")), name].into());
        lines.extend(hanging("     ", Role::Fact, wrap(&why(story, competency, cx), wide.saturating_sub(6))));
    }
    lines
}

/// Why a story shows a competency: by its tags, or by the questions it says it answers.
fn why(story: &Story, competency: &Id, cx: Context<'_>) -> String {
    let tag = match story.tags.iter().position(|tag| tag == competency) {
        Some(0) => Some("its first tag".to_owned()),
        Some(_) => Some("one of its tags".to_owned()),
        None => None,
    };
    let answered = story.fits.iter().filter(|fit| asks(&fit.question, competency, cx));
    let answered = answered.map(|fit| format!("answers \"{}\"", cx.bank.short(&fit.question)));
    let told = std::iter::once(cx.times_story_told(&story.slug).words(cx.day()));
    tag.into_iter().chain(answered).chain(told).collect::<Vec<_>>().join(" · ")
}

/// Whether a question asks about a competency.
fn asks(id: &Id, competency: &Id, cx: Context<'_>) -> bool {
    cx.bank.question(id).is_some_and(|(_, question)| question.tags.contains(competency))
}

/// The questions that ask about a competency, and the story that answers each best.
fn asked(competency: &Id, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let rows = questions(cx);
    let about = rows.iter().filter(|row| row.question.tags.contains(competency));
    let line = |row: &MatrixRow<'_>| {
        let answer = row.stories.first().map_or("no story yet", |(story, _)| cx.library.title(&story.slug));
        sections::row(row.question.short(), answer.to_owned(), wide)
    };
    std::iter::once(title(" QUESTIONS ABOUT IT", "", wide)).chain(about.map(line)).collect()
}

/// What helps to find a story for a question: what each of its competencies is asked about, the stories that come
/// nearest, and how else it is asked.
pub(in crate::screens) fn of_question(
    question: &Question,
    cx: Context<'_>,
    wide: usize,
) -> [Vec<Line<'static>>; 3] {
    let competencies = cx.known.bank.competencies().filter(|it| question.tags.contains(&it.id));
    let asked = competencies.flat_map(|it| {
        let asked = hanging("     ", Role::Fact, wrap(&it.asked, wide.saturating_sub(6)));
        std::iter::once(Line::from(format!("   {}", it.title))).chain(asked)
    });
    let mut near: Vec<_> = cx.known.library.stories().iter().collect();
    near.retain(|story| fits(story, question).is_some());
    near.sort_by_key(|story| std::cmp::Reverse(fits(story, question)));
    let near = near.into_iter().map(|story| {
        let word = fits(story, question).map_or("", |it| it.word());
        sections::row(cx.library.title(&story.slug), word.to_owned(), wide)
    });
    let also =
        question.also.iter().flat_map(|it| hanging("   · ", Role::Fact, wrap(it, wide.saturating_sub(6))));
    [
        std::iter::once(title(" ASKS ABOUT", "", wide)).chain(asked).collect(),
        std::iter::once(title(" NEAREST STORIES", "", wide)).chain(near).collect(),
        std::iter::once(title(" ALSO ASKED AS", "", wide)).chain(also).collect(),
    ]
}

/// The cells that are left beside the title of a story for what it is the first choice for.
const CHOSEN: usize = 23;

/// Which competencies each story is the first choice for.
pub(in crate::screens) fn first_choices(page: &mut Page, cx: Context<'_>, height: u16) {
    let (wide, stories) = (page.wide(), cx.known.library.stories());
    let longest = stories.iter().map(|story| width(cx.library.title(&story.slug))).max().unwrap_or(0);
    let room_of_titles = longest.min(wide.saturating_sub(CHOSEN));
    let mut lines = vec![title(" FIRST CHOICE FOR", "", wide)];
    for (number, story) in stories.iter().enumerate() {
        let ids = cx.known.standing.cover.primary_for(number);
        let names: Vec<String> = ids.iter().map(|id| cx.bank.competency_title(id).to_lowercase()).collect();
        let words = if names.is_empty() { "nothing yet".to_owned() } else { names.join(", ") };
        let lead = pad(&fit(cx.library.title(&story.slug), room_of_titles), room_of_titles + 2);
        let room = wide.saturating_sub(width(&lead) + 4);
        lines.extend(hanging(format!("   {lead}"), Role::Fact, wrap(&words, room)));
    }
    page.fill(lines, height);
}
