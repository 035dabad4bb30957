//! Tables: the header says what the columns hold.

use crate::packs::import::account::LineFate;
use crate::packs::import::classify::{Classifier, LONGEST};
use crate::packs::import::cues::{Column, Cue};
use crate::packs::import::list::{FoundPair, ListText};
use crate::packs::import::markdown::ListBlock;
use crate::packs::import::text::{bare, title};

impl Classifier<'_> {
    pub(super) fn row(&mut self, block: &ListBlock, cells: &[String], is_header: bool) {
        if is_header {
            self.end_sample();
            self.columns = cells.iter().map(|cell| self.cues.column(cell)).collect();
            return self.mark(block, LineFate::Label);
        }
        if cells.iter().any(|cell| cell.len() > LONGEST) {
            return self.mark(block, LineFate::Other);
        }
        let cell = |column: Option<usize>| column.and_then(|at| cells.get(at)).map(String::as_str);
        let filled = |text: Option<&str>| text.is_some_and(|it| it.contains(char::is_alphanumeric));
        let first = cells.first().map(String::as_str).filter(|it| filled(Some(it)));
        let second = cells.get(1).map(String::as_str).unwrap_or_default();
        let asked = self.column(Column::Question).or_else(|| self.asking_cell(cells));
        if self.column(Column::Context).is_some() {
            return self.pair(block, first, second, LineFate::Context);
        }
        if let Some(text) = cell(asked).filter(|it| filled(Some(it))) {
            let theme = cell(self.column(Column::Theme)).filter(|it| filled(Some(it)));
            return self.asked_in_row(block, text, theme);
        }
        if self.column(Column::RedFlags).is_some() || self.section() == Some(Cue::RedFlags) {
            return self.pair(block, first, second, LineFate::RedFlag);
        }
        self.mark(block, LineFate::Other);
    }

    /// The place of a column.
    fn column(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|it| *it == Some(column))
    }

    /// The one cell that is a question, where no header says so.
    fn asking_cell(&self, cells: &[String]) -> Option<usize> {
        let is_open = matches!(self.section(), None | Some(Cue::Prompts | Cue::Ask));
        let mut asking = (0..cells.len()).filter(|at| self.cues.asks_somebody(&cells[*at]));
        asking.next().filter(|_| is_open && asking.next().is_none())
    }

    fn asked_in_row(&mut self, block: &ListBlock, text: &str, theme: Option<&str>) {
        let theme = theme.map_or_else(|| self.sections.theme().to_owned(), |it| title(it).to_owned());
        let asked = ListText::new(bare(text), block.lines);
        if self.section() == Some(Cue::Ask) {
            self.to.ask(&theme, asked);
        } else {
            self.to.question(&theme, asked);
        }
    }

    fn pair(&mut self, block: &ListBlock, what: Option<&str>, why: &str, fate: LineFate) {
        let Some(what) = what.filter(|_| fate == LineFate::RedFlag || !why.is_empty()) else {
            return self.mark(block, LineFate::Other);
        };
        self.mark(block, fate);
        let pair = FoundPair { what: ListText::new(what, block.lines), why: why.to_owned() };
        let list = &mut self.to.list;
        if fate == LineFate::Context { list.context.push(pair) } else { list.red_flags.push(pair) }
    }
}
