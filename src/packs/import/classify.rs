//! What each block is: by its marker, by the label and the headings above it, by its own words. The first that says so
//! holds.

mod headings;
mod lead;
mod sample;
mod tables;

use crate::packs::import::account::LineFate;
use crate::packs::import::classify::lead::{ended_lead, first_line_bold, is_like_its_list, split_label};
use crate::packs::import::classify::sample::OpenSample;
use crate::packs::import::cues::{Column, Cue, Cues};
use crate::packs::import::layout::{Siblings, cut, siblings};
use crate::packs::import::list::{Collector, FoundPair, ListText};
use crate::packs::import::markdown::{BlockKind, ListBlock, blocks};
use crate::packs::import::sections::{BOLD, Sections};
use crate::packs::import::text::{bare, ends_asking, words};

/// The longest text of an item, in bytes: a longer one is no question, no criterion and no paragraph of an answer.
pub(super) const LONGEST: usize = 4000;

/// A question that may still get criteria and follow-ups.
#[derive(Debug, Clone, Copy)]
struct LastAsked {
    /// Its theme, and its place there.
    place: (usize, usize),
    /// In how many lists it stands.
    depth: usize,
    /// Whether it is a heading, a bold line or has a marker: what follows belongs to it.
    is_alone: bool,
    /// The level of the heading that it is.
    level: Option<usize>,
    /// How many items of its list were questions up to it.
    run: usize,
}

/// A label that rules what stands below it.
#[derive(Debug, Clone, Copy)]
struct ListLabel {
    cue: Cue,
    depth: usize,
    /// Whether it says what every item below it is; a sentence with a colon does so only where most items agree.
    is_firm: bool,
}

/// The state of reading the blocks.
struct Classifier<'a> {
    cues: &'a Cues,
    to: Collector,
    /// Whether every question is asked by the candidate.
    asked_by_candidate: bool,
    sections: Sections,
    label: Option<ListLabel>,
    last: Option<LastAsked>,
    /// The items around the next one, with the question that each is.
    items: Vec<(usize, Option<(usize, usize)>)>,
    sample: Option<OpenSample>,
    /// Whether the next text is a question, since its marker stood alone.
    is_expecting: bool,
    columns: Vec<Option<Column>>,
}

/// Reads a Markdown file.
pub(super) fn read(text: &str, asked_by_candidate: bool, cues: &Cues) -> Collector {
    let blocks = cut(blocks(text), cues);
    let siblings = siblings(&blocks, cues);
    let mut classifier = Classifier {
        cues,
        to: Collector::new(text),
        asked_by_candidate,
        sections: Sections::default(),
        label: None,
        last: None,
        items: Vec::new(),
        sample: None,
        is_expecting: false,
        columns: Vec::new(),
    };
    for (number, block) in blocks.iter().enumerate() {
        classifier.block(number, block, &blocks, &siblings);
    }
    classifier.end_sample();
    classifier.to.settle();
    classifier.to
}

impl Classifier<'_> {
    fn block(&mut self, number: usize, block: &ListBlock, blocks: &[ListBlock], siblings: &[Siblings]) {
        if !matches!(block.kind, BlockKind::Row(..) | BlockKind::Markup) {
            self.columns.clear();
        }
        match &block.kind {
            BlockKind::Heading(level) => self.heading(usize::from(*level), number, blocks, siblings),
            BlockKind::Row(cells, is_header) => self.row(block, cells, *is_header),
            BlockKind::Code => self.mark(block, LineFate::Code),
            BlockKind::FrontMatter => self.mark(block, LineFate::FrontMatter),
            BlockKind::Markup => self.mark(block, LineFate::Markup),
            BlockKind::Item | BlockKind::Paragraph => self.text(block, siblings[number]),
        }
    }

    fn mark(&mut self, block: &ListBlock, fate: LineFate) {
        self.to.ledger.mark(block.lines, fate);
    }

    /// What the headings say; questions are questions to ask where all are asked by the candidate.
    fn section(&self) -> Option<Cue> {
        match self.sections.cue() {
            None | Some(Cue::Prompts) if self.asked_by_candidate => Some(Cue::Ask),
            cue => cue,
        }
    }

    fn text(&mut self, block: &ListBlock, siblings: Siblings) {
        let text = block.joined();
        if block.kind == BlockKind::Item {
            self.items.retain(|(depth, _)| *depth < block.depth);
        }
        let lies_below = usize::from(block.kind == BlockKind::Item);
        self.label = self.label.filter(|label| block.depth >= label.depth + lies_below);
        let parent = self.items.last().and_then(|(_, question)| *question);
        if block.kind == BlockKind::Item {
            self.items.push((block.depth, None));
        }
        if self.sample.as_ref().is_some_and(|sample| sample.is_left_by(block)) {
            self.end_sample();
        }
        if !text.contains(char::is_alphanumeric) {
            return self.mark(block, LineFate::Markup);
        }
        if text.len() > LONGEST {
            self.end_sample();
            return self.mark(block, LineFate::Other);
        }
        if text.starts_with("import ") && text.contains(" from ") {
            return self.mark(block, LineFate::Code);
        }
        let is_link = block.is_link && (block.is_anchor || !self.cues.reads_like_question(&text));
        if is_link || self.section() == Some(Cue::Navigation) || self.cues.is_pointer(&text) {
            return self.mark(block, LineFate::Navigation);
        }
        if self.take_part(block, &text) || self.take_marked(block, &text) || self.take_label(block, &text) {
            return;
        }
        if self.sample.is_some() {
            return self.add_to_sample(block, &text);
        }
        self.by_cue(block, &text, siblings, parent);
    }

    /// A text with a marker before it, or after a marker that stood alone.
    fn take_marked(&mut self, block: &ListBlock, text: &str) -> bool {
        let is_expected = std::mem::take(&mut self.is_expecting);
        let marked = self.cues.after_marker(bare(text));
        match marked {
            Some("") => {
                self.end_sample();
                self.is_expecting = true;
                self.mark(block, LineFate::Label);
            }
            Some(asked) => self.ask(block, asked, true),
            None if is_expected => self.ask(block, text, true),
            None => return false,
        }
        true
    }

    /// A label over what follows, or one with its text behind it. A bold line of other words stands for a heading.
    fn take_label(&mut self, block: &ListBlock, text: &str) -> bool {
        let bold = text.get(..first_line_bold(block)).unwrap_or_default().trim();
        let is_bold = bold.len() == text.len();
        let lead = if is_bold { text } else { ended_lead(text, bold) };
        if !lead.is_empty() && self.is_bold_question(lead) {
            let is_item_of_many = block.kind == BlockKind::Item && self.label.is_some();
            self.ask(block, lead, !is_item_of_many);
            return true;
        }
        let cue = if is_bold || text.ends_with([':', '：']) { self.cues.of(text) } else { None };
        if self.is_label(text, cue, is_bold) && (cue.is_some() || !self.cues.reads_like_question(text)) {
            self.end_sample();
            self.mark(block, LineFate::Label);
            self.set_label(block, text, cue, is_bold);
            return true;
        }
        let Some((name, rest)) = split_label(text, bold) else { return false };
        let is_open = !self.cues.reads_like_question(name) && (self.sample.is_none() || !bold.is_empty());
        let Some(cue) = self.cues.of(name).filter(|_| is_open) else { return false };
        self.end_sample();
        self.label = Some(ListLabel { cue, depth: block.depth, is_firm: true });
        self.labelled(block, rest, cue);
        true
    }

    /// Whether a text stands over what follows. Within a sample only a bold one that is known does.
    fn is_label(&self, text: &str, cue: Option<Cue>, is_bold: bool) -> bool {
        if self.sample.is_some() {
            return is_bold && cue.is_some();
        }
        let longest = if matches!(cue, Some(Cue::Prompts | Cue::Ask)) { 30 } else { 10 };
        (text.ends_with([':', '：']) || is_bold) && words(text) <= longest
    }

    fn is_bold_question(&self, text: &str) -> bool {
        let cue = self.cues.of(text);
        let open = matches!(cue, None | Some(Cue::Prompts | Cue::Advice));
        self.cues.opens_strongly(text) || open && self.cues.reads_like_question(text)
    }

    fn set_label(&mut self, block: &ListBlock, text: &str, cue: Option<Cue>, is_bold: bool) {
        self.label = cue.map(|cue| ListLabel { cue, depth: block.depth, is_firm: is_bold });
        // A label with a colon stands below a bold line, and next to another one.
        let is_beside = text.ends_with([':', '：']);
        let level = BOLD + 2 * block.depth + usize::from(is_beside);
        if cue.is_none() {
            self.sections.enter(level, text, None, self.cues);
            self.last = None;
        } else if is_beside {
            self.sections.leave(level);
        }
    }

    /// What stands behind a label in the same line.
    fn labelled(&mut self, block: &ListBlock, text: &str, cue: Cue) {
        let is_asking = self.cues.reads_like_question(text);
        match (cue, self.section()) {
            (Cue::Ask, _) | (Cue::Prompts, Some(Cue::Ask)) if is_asking => self.ask_interviewer(block, text),
            (Cue::Prompts, _) if is_asking => self.ask(block, text, false),
            (Cue::Criteria, _) => self.criterion(block, text),
            (Cue::FollowUps, _) if self.last.is_some() => self.probe(block, text),
            (Cue::Navigation, _) => self.mark(block, LineFate::Navigation),
            (Cue::Answers, _) => self.mark(block, LineFate::Answer),
            _ => self.mark(block, LineFate::Other),
        }
    }

    fn by_cue(&mut self, block: &ListBlock, text: &str, siblings: Siblings, parent: Option<(usize, usize)>) {
        let is_item = block.kind == BlockKind::Item;
        let section = self.section();
        let is_firm = self.label.is_some_and(|label| label.is_firm);
        let label = self.label.map(|label| label.cue);
        let asks_interviewer = section == Some(Cue::Ask) && matches!(label, None | Some(Cue::Prompts));
        match label.filter(|_| !asks_interviewer) {
            _ if asks_interviewer => self.may_ask_interviewer(block, text, siblings),
            Some(Cue::Ask) if is_item => self.may_ask_interviewer(block, text, siblings),
            Some(Cue::Prompts)
                if is_item && parent.is_none() && (is_firm || siblings.asking * 2 >= siblings.all) =>
            {
                self.ask(block, text, false);
            }
            Some(Cue::Criteria) if is_item => self.criterion(block, text),
            Some(Cue::FollowUps) if is_item && self.last.is_some() => self.probe(block, text),
            Some(Cue::Answers) => self.mark(block, LineFate::Answer),
            Some(Cue::Checklist) if is_item => self.checklist(block, text),
            Some(Cue::RedFlags) if is_item && self.last.is_none() => self.red_flag(block, text, ""),
            Some(Cue::RedFlags | Cue::Advice | Cue::Checklist | Cue::FollowUps) => {
                self.mark(block, LineFate::Other);
            }
            Some(Cue::Navigation) => self.mark(block, LineFate::Navigation),
            _ => self.by_section(block, text, section, siblings, parent),
        }
    }

    fn by_section(
        &mut self,
        block: &ListBlock,
        text: &str,
        section: Option<Cue>,
        siblings: Siblings,
        parent: Option<(usize, usize)>,
    ) {
        let is_item = block.kind == BlockKind::Item;
        match section {
            Some(Cue::Criteria) if is_item => self.criterion(block, text),
            Some(Cue::FollowUps) if self.last.is_some() => self.probe(block, text),
            Some(Cue::RedFlags) if is_item && parent.is_none() => self.red_flag(block, text, ""),
            Some(Cue::Checklist) if is_item => self.checklist(block, text),
            Some(Cue::Advice | Cue::RedFlags | Cue::Checklist) if block.has_box => {
                self.checklist(block, text);
            }
            Some(Cue::Advice | Cue::RedFlags | Cue::Checklist | Cue::Criteria) => {
                self.mark(block, LineFate::Other);
            }
            Some(Cue::Answers) if self.last.is_some() => self.mark(block, LineFate::Answer),
            _ if is_item => self.item(block, text, siblings, parent),
            _ => self.paragraph(block, text, section),
        }
    }

    /// An item that nothing rules.
    fn item(&mut self, block: &ListBlock, text: &str, siblings: Siblings, parent: Option<(usize, usize)>) {
        let is_asking = self.reads_behind_lead(block, text);
        if parent.is_some() {
            return if ends_asking(text) {
                self.probe(block, text);
            } else {
                self.mark(block, LineFate::Answer);
            };
        }
        if block.has_box && !is_asking {
            return self.checklist(block, text);
        }
        let enough = if self.sections.cue() == Some(Cue::Prompts) { 50 } else { 60 };
        let is_list = siblings.ask(enough);
        if is_asking && self.cues.is_about_candidate(text) {
            return self.criterion(block, text);
        }
        let below = self.last.filter(|last| last.is_alone && block.depth > last.depth);
        match below {
            Some(last) if !is_list || last.level.is_some() => {
                if is_asking && ends_asking(text) {
                    self.probe(block, text);
                } else {
                    self.mark(block, LineFate::Answer);
                }
            }
            _ if is_asking || is_list && is_like_its_list(text) => self.ask(block, text, false),
            _ => self.mark(block, LineFate::Other),
        }
    }

    /// Whether an item reads like a question: all of it, or what stands behind its bold lead.
    fn reads_behind_lead(&self, block: &ListBlock, text: &str) -> bool {
        let bold = text.get(..first_line_bold(block)).unwrap_or_default().trim();
        match split_label(text, bold) {
            Some((name, rest)) if !bold.is_empty() && !self.cues.reads_like_question(name) => {
                self.cues.opens_strongly(rest) || ends_asking(rest) && block.kind == BlockKind::Item
            }
            _ => self.cues.reads_like_question(text),
        }
    }

    /// A paragraph that nothing rules.
    fn paragraph(&mut self, block: &ListBlock, text: &str, section: Option<Cue>) {
        let opens = self.cues.opens_strongly(text);
        let is_short = words(text) <= if opens || section == Some(Cue::Prompts) { 60 } else { 25 };
        let asks = opens || ends_asking(text) && self.reads_behind_lead(block, text);
        let is_told_to = self.cues.asks_somebody(text)
            || section == Some(Cue::Prompts) && words(text) <= 15 && !self.cues.explains(text);
        let is_asking = is_short && asks && is_told_to;
        let is_answer =
            self.last.is_some_and(|last| last.is_alone && last.level.is_some() || block.depth > 0);
        if is_asking && !is_answer {
            self.ask(block, text, true);
        } else if is_answer || self.last.is_some_and(|last| last.is_alone) {
            self.mark(block, LineFate::Answer);
        } else {
            self.mark(block, LineFate::Other);
        }
    }

    /// A question of an interviewer, or one to ask where the headings say so.
    fn ask(&mut self, block: &ListBlock, text: &str, is_alone: bool) {
        self.end_sample();
        if self.section() == Some(Cue::Ask) {
            return self.ask_interviewer(block, text);
        }
        if is_alone {
            self.label = None;
        }
        let title = self.sections.theme().to_owned();
        let place = self.to.question(&title, ListText::new(bare(text), block.lines));
        let run = self.last.filter(|last| !last.is_alone && !is_alone && last.depth == block.depth);
        let run = run.map_or(0, |last| last.run) + 1;
        self.last = Some(LastAsked { place, depth: block.depth, is_alone, level: None, run });
        if block.kind == BlockKind::Item {
            self.items.iter_mut().last().into_iter().for_each(|item| item.1 = Some(place));
        }
    }

    fn may_ask_interviewer(&mut self, block: &ListBlock, text: &str, siblings: Siblings) {
        let is_list =
            siblings.asking * 2 >= siblings.all && block.kind == BlockKind::Item && self.items.len() < 2;
        // "Some ask: ..." quotes one.
        let is_asking = self.cues.reads_like_question(text) && !text.contains(": \"");
        if is_asking || is_list && is_like_its_list(text) {
            self.ask_interviewer(block, text);
        } else {
            self.mark(block, LineFate::Other);
        }
    }

    fn ask_interviewer(&mut self, block: &ListBlock, text: &str) {
        let title = self.sections.theme().to_owned();
        self.to.ask(&title, ListText::new(bare(text), block.lines));
    }

    /// What a listener looks for: in the answer to the question above, or in all answers of the theme.
    fn criterion(&mut self, block: &ListBlock, text: &str) {
        let text = ListText::new(text.trim(), block.lines);
        let of_question = self.last.filter(|last| {
            last.is_alone
                || last.run == 1
                || self.label.is_some_and(|label| label.depth > 0 && label.depth >= last.depth)
        });
        if let Some(last) = of_question {
            self.to.element(last.place, text);
        } else {
            let title = self.sections.theme().to_owned();
            self.to.criterion(&title, text);
        }
    }

    fn probe(&mut self, block: &ListBlock, text: &str) {
        match self.items.iter().rev().find_map(|(_, question)| *question).or(self.last.map(|last| last.place))
        {
            Some(place) => self.to.probe(place, ListText::new(bare(text), block.lines)),
            None => self.mark(block, LineFate::Other),
        }
    }

    fn checklist(&mut self, block: &ListBlock, text: &str) {
        self.mark(block, LineFate::Checklist);
        self.to.list.checklist.push(ListText::new(text, block.lines));
    }

    fn red_flag(&mut self, block: &ListBlock, text: &str, why: &str) {
        self.mark(block, LineFate::RedFlag);
        let bold = text.get(..first_line_bold(block)).unwrap_or_default();
        let (what, why) = split_label(text, bold).filter(|_| !bold.is_empty()).unwrap_or((bare(text), why));
        self.to
            .list
            .red_flags
            .push(FoundPair { what: ListText::new(what, block.lines), why: why.to_owned() });
    }
}
