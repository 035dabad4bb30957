//! The page for the day itself: your stories, what to say next time, what to ask.
//!
//! It is built once, as headings, lines, lists and a table. Markdown, HTML and the pages on the screen are made of that.

mod digest;

use std::cmp::Reverse;
use std::collections::HashSet;

use serde::Serialize;

use crate::coach::library::cover;
use crate::coach::sheet::digest::{digest, numbers};
use crate::domain::agenda::next_interview;
use crate::domain::bank::Bank;
use crate::domain::clean::clean;
use crate::domain::company::Company;
use crate::domain::day::{Day, ahead, short};
use crate::domain::holds::Holds;
use crate::domain::id::Id;
use crate::domain::part::Part;
use crate::domain::progress::{Progress, TakeEntry};
use crate::domain::story::length::{clock, spoken_whole};
use crate::domain::story::{Story, Strength};

/// The heading of what is to be done better.
const NEXT_TIME: &str = "Next time I will";

/// So many past interviews stand on a sheet.
const INTERVIEWS: usize = 3;

/// So many remarks of others stand on a sheet.
const REMARKS: usize = 3;

/// What a sheet is made of.
#[derive(Debug, Clone)]
pub struct SheetSources<'a> {
    /// The questions and competencies.
    pub bank: &'a Bank,
    /// What was done up to now.
    pub progress: &'a Progress,
    /// The user's stories.
    pub stories: Vec<&'a Story>,
    /// The companies whose notes stand on it; the only one gives it its title.
    pub companies: Vec<&'a Company>,
    /// What holds.
    pub holds: &'a Holds,
    /// The pace of the user, in words a minute.
    pub words_a_minute: u32,
    /// Today.
    pub today: Day,
}

/// The page: its title, and what stands below it in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The company or the interview, with its date.
    pub title: String,
    /// What stands below the title.
    pub blocks: Vec<Block>,
}

/// Something that stands on the page, apart from what is above and below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A heading of the next level.
    Subheading(String),
    /// Which questions a story answers.
    Answers(String),
    /// A paragraph, or several with empty lines between.
    Text(String),
    /// Lines, one under the other.
    List(Vec<Line>),
    /// A note under its title.
    Note(&'static str, String),
    /// Which story shows what.
    Cover(CoverTable),
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What stands out before the text; may be empty.
    pub lead: &'static str,
    /// The text.
    pub text: String,
}

/// Competencies against stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverTable {
    /// The titles of the stories.
    pub stories: Vec<String>,
    /// The competencies, and how well each story shows them.
    pub rows: Vec<(String, Vec<Option<Strength>>)>,
}

impl Sheet {
    /// Everything on one page.
    pub fn of(from: &SheetSources<'_>) -> Self {
        let after = [last_time(from), next_times(from), remarks(from)];
        let sections = [stories(from), table(from), questions(from), notes(from), after.concat()];
        Self { title: title(from), blocks: sections.concat() }
    }
}

/// What is glanced at on the day itself, without the stories: what to do better, what to ask, and of whom.
pub fn reminders(from: &SheetSources<'_>) -> Vec<Block> {
    let open = from.progress.open_next_times();
    let lines = open.iter().map(|take| line(&clean(&take.next_time)));
    [last_time(from), listed(NEXT_TIME, lines.collect()), questions(from), notes(from)].concat()
}

/// What to remember of a story, to be cut where there is no room: the numbers of its result, else all of its numbers,
/// else its result.
pub fn in_a_line(story: &Story) -> String {
    let result = &story.texts[Part::Result];
    let all = story.texts.iter().map(|(_, text)| numbers(text)).filter(|line| !line.is_empty());
    let lines = [numbers(result), all.collect::<Vec<_>>().join(" "), digest(result)];
    lines.into_iter().find(|line| !line.is_empty()).unwrap_or_default()
}

/// How a table shows a cell.
pub fn sign(cell: Option<Strength>) -> &'static str {
    match cell {
        Some(Strength::Strong) => "●",
        Some(Strength::Usable) => "○",
        None => "·",
    }
}

/// Whose interview it is for, and when that is.
pub fn title(from: &SheetSources<'_>) -> String {
    let name = match from.companies.as_slice() {
        [company] => company.name.as_str(),
        _ => "Interview",
    };
    let date = next_interview(from.progress.interview_dates(), from.today);
    let date = date.map_or_else(String::new, |date| {
        format!(", {} ({})", short(date, from.today), ahead(date, from.today))
    });
    format!("{name}{date}")
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

/// The stories of which anything is written.
fn written<'a>(from: &SheetSources<'a>) -> Vec<&'a Story> {
    from.stories.iter().filter(|story| is_written(story)).copied().collect()
}

/// Whether a story has more than its title.
pub fn is_written(story: &Story) -> bool {
    story.texts.iter().any(|(_, text)| !text.is_empty())
}

/// What a story is called in a table: "a" for the first one.
pub fn letter(number: usize) -> String {
    let letter =
        u8::try_from(number).ok().filter(|number| *number < 26).map(|number| char::from(b'a' + number));
    letter.map_or_else(|| (number + 1).to_string(), String::from)
}

/// The questions that a story answers well, by their short titles.
fn answered<'a>(story: &Story, bank: &'a Bank) -> Vec<&'a str> {
    let strong = story.fits.iter().filter(|fit| fit.strength == Strength::Strong);
    strong.filter_map(|fit| bank.question(&fit.question)).map(|(_, question)| question.short()).collect()
}

/// Each story in five lines with its numbers, and which ones are not written yet.
fn stories(from: &SheetSources<'_>) -> Vec<Block> {
    let mut blocks = vec![heading("Stories")];
    if from.stories.is_empty() {
        blocks.push(Block::Text("No stories yet. Start one with: starl story new TITLE".to_owned()));
    }
    for (number, story) in written(from).into_iter().enumerate() {
        let length = clock(spoken_whole(story, from.words_a_minute));
        let holds = if from.holds.story(&story.slug) { "ready; " } else { "" };
        let title = format!("{}. {} ({holds}{length} as written)", letter(number), story.title);
        blocks.push(Block::Subheading(title));
        let questions = answered(story, from.bank);
        if !questions.is_empty() {
            blocks.push(Block::Answers(format!("Answers: {}", questions.join(", "))));
        }
        blocks.push(Block::List(parts(story)));
    }
    let drafts = from.stories.iter().filter(|story| !is_written(story));
    let drafts: Vec<&str> = drafts.map(|story| story.title.as_str()).collect();
    if !drafts.is_empty() {
        blocks.push(Block::Text(format!("Not written yet: {}.", drafts.join(", "))));
    }
    blocks
}

/// Each part that is written in a line, then the names of the others.
fn parts(story: &Story) -> Vec<Line> {
    let of_part = |(part, text): (Part, &String)| Line { lead: part.title(), text: digest(text) };
    let mut lines: Vec<Line> = story.texts.iter().filter(|(_, text)| !text.is_empty()).map(of_part).collect();
    let open: Vec<&str> =
        story.texts.iter().filter(|(_, text)| text.is_empty()).map(|(part, _)| part.title()).collect();
    if !open.is_empty() {
        lines.push(line(&format!("not written yet: {}", open.join(", "))));
    }
    lines
}

/// Which story shows which competency.
fn table(from: &SheetSources<'_>) -> Vec<Block> {
    let stories = written(from);
    if stories.is_empty() {
        return Vec::new();
    }
    let cover = cover(&stories, from.bank);
    let title = |id: &Id| from.bank.competency_title(id).to_owned();
    let cells = |number| (0..stories.len()).map(|story| cover.cell(story, number)).collect();
    let rows = cover.competencies().iter().enumerate().map(|(number, id)| (title(id), cells(number)));
    let table = CoverTable {
        stories: stories.iter().map(|story| story.title.clone()).collect(),
        rows: rows.collect(),
    };
    let gaps: Vec<String> = cover.gaps().into_iter().map(title).collect();
    let gaps = if gaps.is_empty() { String::new() } else { format!(" No story on: {}.", gaps.join(", ")) };
    let key = format!("● strong, ○ usable, · none.{gaps}");
    vec![heading("What each story shows"), Block::Cover(table), Block::Text(key)]
}

/// The questions that were chosen to be asked.
fn questions(from: &SheetSources<'_>) -> Vec<Block> {
    let chosen = from.bank.ask_questions().filter(|question| from.progress.starred(&question.id));
    let lines: Vec<Line> = chosen.map(|question| line(&question.text)).collect();
    let asked = if lines.is_empty() {
        Block::Text("You haven't starred any yet. To star one, press * in Browse.".to_owned())
    } else {
        Block::List(lines)
    };
    vec![heading("Questions to ask"), asked]
}

/// What is noted of each company.
fn notes(from: &SheetSources<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for company in &from.companies {
        blocks.push(heading(&company.name));
        let written = company.notes().into_iter().filter(|(_, note)| !note.is_empty());
        let written: Vec<Block> = written.map(|(title, note)| Block::Note(title, note.to_owned())).collect();
        if written.is_empty() {
            blocks.push(Block::Text("No notes yet.".to_owned()));
        }
        blocks.extend(written);
    }
    blocks
}

/// How the last interviews went, the newest first.
fn last_time(from: &SheetSources<'_>) -> Vec<Block> {
    let said = from.progress.outcomes().rev().filter(|outcome| !outcome.words().is_empty());
    let lines = said.take(INTERVIEWS);
    let lines = lines.map(|it| line(&format!("{}: {}", short(it.date, from.today), it.words())));
    listed("Last time", lines.collect())
}

/// What the user means to do next time, as far as it isn't struck off.
fn next_times(from: &SheetSources<'_>) -> Vec<Block> {
    let open = from.progress.open_next_times();
    let lines = open.iter().map(|take| on_question(&take.next_time, take, from));
    listed(NEXT_TIME, lines.collect())
}

/// What others said last, the newest first, and each remark once.
fn remarks(from: &SheetSources<'_>) -> Vec<Block> {
    let questions = from.bank.questions().map(|(_, question)| &question.id);
    let mut newest: Vec<TakeEntry<'_>> =
        questions.filter_map(|question| from.progress.remarks_on(question).next()).collect();
    newest.sort_by_key(|take| Reverse(take.at));
    let mut said = HashSet::new();
    newest.retain(|take| said.insert(clean(&take.note).to_lowercase()));
    let lines = newest.iter().take(REMARKS).map(|take| on_question(&take.note, take, from));
    listed("What others said", lines.collect())
}

/// What was written after a take, and of which question that was.
fn on_question(words: &str, take: &TakeEntry<'_>, from: &SheetSources<'_>) -> Line {
    let question = from.bank.question(take.question());
    let question = question.map_or_else(String::new, |(_, question)| format!(" ({})", question.short()));
    line(&format!("{}{question}", clean(words)))
}

fn line(text: &str) -> Line {
    Line { lead: "", text: text.to_owned() }
}

fn listed(title: &str, lines: Vec<Line>) -> Vec<Block> {
    if lines.is_empty() { Vec::new() } else { vec![heading(title), Block::List(lines)] }
}

#[cfg(test)]
mod tests {
    use super::in_a_line;
    use crate::domain::part::Part;
    use crate::domain::story::blank::blank;

    #[test]
    fn a_story_in_a_line_has_its_numbers_those_of_the_result_first() {
        let mut story = blank("one", &[], &[]);
        assert_eq!(in_a_line(&story), "");
        story.texts[Part::Result] = "It got better. Everybody was glad.".to_owned();
        assert_eq!(in_a_line(&story), "It got better.");
        story.texts[Part::Situation] = "We had 9 errors a day.".to_owned();
        assert_eq!(in_a_line(&story), "We had 9 errors a day.");
        story.texts[Part::Result] = "It got better. They fell to 4.".to_owned();
        assert_eq!(in_a_line(&story), "They fell to 4.");
    }
}
