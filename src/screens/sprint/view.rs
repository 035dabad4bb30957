//! The sprint on the screen.
//!
//! ```text
//!  Sprint · question 3 of 10
//!
//!    Tell me about a time you had to tell a stakeholder no.
//!
//!    ▇▇▇▇▇▇▇▇▇▇▇▇▇▇░░░░░░  7
//!
//!    a  The missed launch        d  The stemmer
//!    b  ...                      0  none of them
//! ```

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::day::short;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::domain::sprint::run::SprintRun;
use crate::domain::sprint::{LIMIT, Speed, Sprint, SprintAnswer};
use crate::domain::story::choice::{fit, fit_word};
use crate::keys::action::Action;
use crate::keys::table::letter;
use crate::screens::drill::view::{air, blank, rule};
use crate::screens::matrix::view::first_choices;
use crate::screens::sprint::{SprintScreen, lettered};
use crate::screens::{Context, sections};
use crate::ui::canvas::{Canvas, Target, head_line};
use crate::ui::columns;
use crate::ui::facts::fact;
use crate::ui::page::{Page, hanging};
use crate::ui::text::{and, count, fit as cut, pad, wrap_to};
use crate::ui::theme::Role;

/// Cells of the bar for each second that is left: so many at least, and at most.
const CELLS: [usize; 2] = [2, 8];

/// What it is called that none of the stories fits.
const NONE: &str = "none";

/// Stories beside each other, where they are many.
const MOST_COLUMNS: usize = 3;

/// Draws the screen.
pub(in crate::screens) fn draw(sprint: &SprintScreen, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    match sprint {
        SprintScreen::Setup => set_up(cx, canvas, area),
        SprintScreen::Running(run) => running(run, cx, canvas, area),
        SprintScreen::Page(sprint, first) => {
            let asked = count(sprint.answers.len(), "question", "questions");
            let area = canvas.head(area, ["Sprint", &asked], Role::Fact, "");
            let left = columns::panel(canvas, area, |area| after(sprint, cx, area));
            let seen = left.unwrap_or(area);
            let mut page = result(Page::of(seen), sprint, left.is_none(), cx);
            if left.is_some() {
                page.fill(sections::stories(cx, page.wide()), seen.height);
            }
            page.draw_from(canvas, seen, *first);
        }
    }
}

fn set_up(cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let area = canvas.head(area, ["Sprint", ""], Role::Fact, "");
    let stories = lettered(cx);
    let newest = cx.progress().and_then(|progress| progress.sprints().next_back()).map(|(_, sprint)| sprint);
    let left = columns::panel(canvas, area, |area| {
        let mut page = Page::of(area);
        before(&mut page, cx);
        if let Some(sprint) = newest {
            let mut open = Page::new(page.wide());
            gaps(&mut open, sprint, cx);
            page.fill(open.into_lines(), area.height);
        }
        first_choices(&mut page, cx, area.height);
        page.fill(sections::without_story(cx, page.wide()), area.height);
        page
    });
    let seen = left.unwrap_or(area);
    let mut page = Page::of(seen);
    let about = "Ten questions, ten seconds each. For each one, which of your stories would you tell? Press the story's \
                 letter, or 0 for none. You don't speak, and nothing is rated.";
    page.text(Role::Text, (3, 1), about);
    page.gap();
    if stories.is_empty() {
        page.text(Role::Warn, (3, 1), "You don't have any stories to match questions to yet.");
        page.gap();
        page.key(3, "a", Role::Strong, " starts your first story", Action::Add);
    } else {
        page.key(3, "enter", Role::Text, " starts the first clock right away", Action::Start);
        page.gap();
        if left.is_none() {
            before(&mut page, cx);
        }
        page.push(Role::Strong.span(" YOUR STORIES"));
        let room = usize::from(seen.height).saturating_sub(page.len());
        if left.is_some() && stories.len() * 2 <= room {
            described(&mut page, &stories, cx);
            page.fill(newest.map(|sprint| last(sprint, cx, page.wide())).unwrap_or_default(), seen.height);
        } else {
            list(&mut page, &stories, usize::from(seen.height), false, cx);
        }
    }
    page.draw(canvas, seen);
}

/// What was chosen the last time.
fn last(sprint: &Sprint, cx: Context<'_>, wide: usize) -> Vec<Line<'static>> {
    let title = Line::from(Role::Strong.span(" LAST TIME"));
    let answers = sprint.answers.iter().flat_map(|answer| answered(answer, cx, wide));
    std::iter::once(title).chain(answers).collect()
}

/// The stories with their letters, and under each what it shows and how often it was told.
fn described(page: &mut Page, stories: &[Id], cx: Context<'_>) {
    let room = page.beside(3);
    for (number, slug) in stories.iter().enumerate() {
        page.push([vec![Span::raw("   ")], entry(number, stories, false, cx, room)].concat());
        let tags = cx.library.story(slug).map(|story| &story.tags);
        let shows = tags.into_iter().flatten().map(|tag| cx.bank.competency_title(tag).to_lowercase());
        let told = cx.times_story_told(slug).words(cx.day());
        let facts: Vec<String> = shows.collect();
        let facts = if facts.is_empty() { told } else { format!("{} · {told}", facts.join(", ")) };
        page.push(Role::Fact.span(cut(&format!("      {facts}"), page.wide())));
    }
}

/// The last sprints, the newest first.
fn before(page: &mut Page, cx: Context<'_>) {
    let Some(progress) = cx.progress() else { return };
    for (number, (day, sprint)) in progress.sprints().rev().take(5).enumerate() {
        if number == 0 {
            page.push(Role::Strong.span(" BEFORE"));
        }
        page.text(Role::Fact, (3, 1), &format!("{:<6}  {}", short(day, cx.day()), totals(sprint)));
    }
    page.gap();
}

/// A sprint in a line.
fn totals(sprint: &Sprint) -> String {
    let quick = Speed::ALL.map(|speed| format!("{} {}", sprint.so_quick(speed), speed.word())).join(" · ");
    let asked = count(sprint.answers.len(), "question", "questions");
    format!("{asked} · {quick} · {} none", sprint.none_fits())
}

fn running(run: &SprintRun, cx: Context<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let mut page = Page::of(area);
    let air = air(area.height).max(1);
    page.push(head_line("Sprint", &format!("question {} of {}", run.number() + 1, run.total())));
    blank(&mut page, air);
    let text = run.question().map_or("", |question| cx.wording(question, 0));
    page.extend(hanging("   ", Role::Strong, wrap_to(text, page.text_beside(6), 3)));
    blank(&mut page, air);
    page.push(bar(run, page.wide(), cx));
    blank(&mut page, air);
    let rows = usize::from(area.height).saturating_sub(page.len());
    list(&mut page, run.stories(), rows, true, cx);
    page.draw(canvas, area);
    rule(canvas, area);
}

/// The seconds that are left, as a bar that shrinks and as a number.
fn bar(run: &SprintRun, wide: usize, cx: Context<'_>) -> Line<'static> {
    let left = run.left(cx.now.elapsed);
    let seconds = left.as_millis().div_ceil(1000) as usize;
    let full = LIMIT.as_secs() as usize;
    let cells = (wide.saturating_sub(8) / full).clamp(CELLS[0], CELLS[1]);
    let role = match Speed::of(LIMIT.saturating_sub(left)) {
        Speed::Fast => Role::Good,
        _ => Role::Warn,
    };
    Line::from(vec![
        Span::raw("   "),
        role.span("▇".repeat(seconds * cells)),
        Role::Dim.span("░".repeat(full.saturating_sub(seconds) * cells)),
        role.span(format!("  {seconds}")),
    ])
}

/// The stories with their letters: in one column, or in more where they would not fit below each other.
fn list(page: &mut Page, stories: &[Id], rows: usize, offered: bool, cx: Context<'_>) {
    let none = usize::from(offered);
    let columns = (stories.len() + none).div_ceil(rows.max(1)).clamp(1, MOST_COLUMNS);
    let rows = (stories.len() + none).div_ceil(columns);
    let room = page.beside(3) / columns;
    for row in 0..rows {
        page.push("   ");
        for number in (0..columns).map(|column| column * rows + row) {
            let action = if number < stories.len() { Action::Pick(number as u8) } else { Action::NoStory };
            let is_offered = offered && number <= stories.len();
            page.append(entry(number, stories, offered, cx, room), is_offered.then_some(Target::Do(action)));
        }
    }
}

/// A story with its letter; behind the last one that it may be none.
fn entry(number: usize, stories: &[Id], offered: bool, cx: Context<'_>, room: usize) -> Vec<Span<'static>> {
    let (key, title) = match (stories.get(number), letter(number)) {
        (Some(slug), Some(key)) => (key.to_string(), cx.library.title(slug)),
        _ if number == stories.len() && offered => ("0".to_owned(), "none of them"),
        _ => return vec![Span::raw(" ".repeat(room))],
    };
    let words = pad(&cut(title, room.saturating_sub(5)), room.saturating_sub(3));
    vec![Role::Key.span(format!("{key}  ")), Role::Text.span(words)]
}

/// What was chosen; and, where that does not stand beside it, how quickly, and what the stories leave open.
pub(crate) fn result(mut page: Page, sprint: &Sprint, whole: bool, cx: Context<'_>) -> Page {
    let wide = page.wide();
    if whole {
        numbers(&mut page, sprint);
        page.gap();
    }
    for answer in &sprint.answers {
        page.extend(answered(answer, cx, wide));
    }
    if whole {
        page.gap();
        gaps(&mut page, sprint, cx);
    }
    page
}

/// How quickly stories came, and what they leave open.
fn after(sprint: &Sprint, cx: Context<'_>, area: Rect) -> Page {
    let mut page = Page::of(area);
    numbers(&mut page, sprint);
    page.gap();
    gaps(&mut page, sprint, cx);
    first_choices(&mut page, cx, area.height);
    page.fill(sections::without_story(cx, page.wide()), area.height);
    page
}

/// How quickly stories came.
fn numbers(page: &mut Page, sprint: &Sprint) {
    page.push(Role::Strong.span(" HOW QUICKLY"));
    for speed in Speed::ALL {
        let label = match speed {
            Speed::Fast => "fast, within 5 s",
            Speed::Hesitant => "hesitant, within 10 s",
            Speed::Stuck => "stuck, out of time",
        };
        page.push(fact(label, sprint.so_quick(speed), sprint.answers.len(), false));
    }
    page.push(fact(NONE, sprint.none_fits(), sprint.answers.len(), false));
}

/// A question, and the story that was chosen for it: how quickly, and how well it fits.
fn answered(answer: &SprintAnswer, cx: Context<'_>, wide: usize) -> [Line<'static>; 2] {
    let found = cx.bank.question(&answer.question).map(|(_, question)| question);
    let story = answer.story.as_ref().and_then(|slug| cx.library.story(slug));
    let fits = story.zip(found).and_then(|(story, question)| fit(story, question));
    let (mark, role) = if fits.is_some() { ("●", Role::Good) } else { ("○", Role::Warn) };
    let question = Line::from(vec![
        role.span(format!("   {mark} ")),
        Span::raw(cut(found.map_or(answer.question.as_str(), Question::short), wide.saturating_sub(6))),
    ]);
    let choice = match &answer.story {
        Some(slug) => format!("{} · {}", cx.library.title(slug), fit_word(fits)),
        None if answer.speed().is_some() => "no answer".to_owned(),
        None => "no story".to_owned(),
    };
    let speed = answer.speed().map_or(NONE, Speed::word);
    let time = format!("     {} {:>2} s  ", pad(speed, 8), answer.time.as_secs());
    let room = wide.saturating_sub(time.len());
    [question, Line::from(vec![Role::Fact.span(time), Role::Fact.span(cut(&choice, room))])]
}

/// The questions that no story was chosen for: which story would do, or all for which none does; then what they ask about.
fn gaps(page: &mut Page, sprint: &Sprint, cx: Context<'_>) {
    let open = sprint.answers.iter().filter(|answer| answer.story.is_none());
    let open: Vec<&Question> =
        open.filter_map(|answer| Some(cx.bank.question(&answer.question)?.1)).collect();
    if open.is_empty() {
        page.push(Role::Good.span(" You had a story for every question."));
        return;
    }
    page.push(Role::Strong.span(" WITHOUT A STORY"));
    let mut unfit = Vec::new();
    for question in &open {
        let Some(nearest) = nearest(question, cx) else {
            unfit.push(question.short());
            continue;
        };
        page.push(Line::from(format!("   {}", cut(question.short(), page.beside(4)))));
        page.text(Role::Fact, (5, 1), &nearest);
    }
    if !unfit.is_empty() {
        page.text(Role::Text, (3, 1), &format!("No story fits yet: {}.", unfit.join(", ")));
    }
    page.key(3, "b", Role::Text, " starts a gap drill, 45 seconds for each", Action::Exercise);
    page.gap();
    let mut titles: Vec<&str> = Vec::new();
    for tag in open.iter().flat_map(|question| &question.tags) {
        let title = cx.bank.competency_title(tag);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if !titles.is_empty() {
        page.text(Role::Text, (1, 1), &format!("These ask about {}.", and(&titles)));
    }
}

/// The story that fits a question best, where any does.
fn nearest(question: &Question, cx: Context<'_>) -> Option<String> {
    let fits = cx.library.stories().iter().filter_map(|story| Some((fit(story, question)?, story)));
    let (fit, story) = fits.reduce(|best, one| if one.0 > best.0 { one } else { best })?;
    Some(format!("nearest: {} ({})", cx.library.title(&story.slug), fit.word()))
}
