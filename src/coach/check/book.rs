//! The rules, unpacked and ready: every list of words compiled once, every rule with what it looks for.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::pattern::{Class, Names, Pattern, Piece, Step, parse};
use crate::coach::check::rule::{Packed, Rule, SharedRules, WordSearch};
use crate::coach::check::text::{Text, shape};
use crate::coach::check::{measure, subject};

/// The rules as the build has checked and packed them.
static PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(unpack()));

pub(super) fn book() -> &'static Book {
    &BOOK
}

/// All rules, by id, those that no longer fire among them.
pub fn rules() -> &'static [Rule] {
    &BOOK.rules
}

/// The works that the evidence of the rules comes from, each with its key.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    BOOK.shared.sources.iter().map(|(key, work)| (key.as_str(), work.as_str()))
}

/// The rule with this id, in capitals or not.
pub fn find_rule(id: &str) -> Option<&'static Rule> {
    BOOK.rules.iter().find(|rule| rule.id.eq_ignore_ascii_case(id.trim()))
}

/// The rule with an id that the program itself names.
#[expect(clippy::expect_used, reason = "a test asks for every rule that the program names")]
pub fn rule(id: &str) -> &'static Rule {
    find_rule(id).expect("the program names only rules that have a file")
}

#[expect(clippy::expect_used, reason = "the rules come from this very build")]
fn unpack() -> Packed {
    serde_json::from_str(PACKED).expect("the build wrote these rules")
}

/// All rules, and every list that they look for.
pub(super) struct Book {
    shared: SharedRules,
    rules: Vec<Rule>,
    /// What the rules look for, by the number of the rule.
    finds: Vec<Vec<Search>>,
    lists: Vec<WordList>,
    names: HashMap<String, usize>,
    ids: HashMap<String, u16>,
}

/// What one `find` of a rule looks for, as numbers of lists; list 0 is empty.
pub(super) struct Search {
    /// What the rule says of it.
    pub find: WordSearch,
    pub words: usize,
    pub unless: usize,
    pub sentence_lacks: usize,
    pub sentence_has: usize,
    pub part_lacks: usize,
}

/// A list of patterns, by the word that they start with.
#[derive(Default)]
struct WordList {
    patterns: Vec<Pattern>,
    /// Patterns by their first word, where that is one of a few.
    by_first: HashMap<u16, Vec<usize>>,
    /// One bit for each word that a pattern starts with.
    starts: Vec<u64>,
    /// Patterns that start with a kind of word, by its shape.
    by_shape: Vec<(u8, usize)>,
    /// The shapes of all of these.
    shapes: u8,
}

fn full_name(owner: &str, name: &str) -> String {
    if owner.is_empty() { name.to_owned() } else { format!("{owner}@{name}") }
}

/// The names that hold in a rule, or for all where it has no id.
struct NameScope<'a>(&'a mut Book, &'a str);

impl NameScope<'_> {
    /// The words and the shapes that a pattern can start with.
    fn firsts(&mut self, pattern: &Pattern) -> (Vec<u16>, u8) {
        let (mut words, mut shapes) = (Vec::new(), 0);
        for step in pattern.iter().filter(|step| !matches!(step, Step::Not(_))) {
            let Step::Of(pieces, least, _) = step else { break };
            for piece in pieces {
                match piece {
                    Piece::Word(word) => words.push(*word),
                    Piece::List(list) => {
                        let list = &self.0.lists[*list];
                        words.extend(list.by_first.keys());
                        // What was not read yet may start with anything.
                        shapes |= if list.patterns.is_empty() { shape::ANY } else { list.shapes };
                    }
                    Piece::Class(class) if class.is_place() => {}
                    Piece::Class(Class::I) => words.extend(subject::I.map(|word| self.word(word))),
                    Piece::Class(Class::We) => words.extend(subject::WE.map(|word| self.word(word))),
                    Piece::Class(Class::Number | Class::Percent | Class::Money) => shapes |= shape::NUMBER,
                    Piece::Class(Class::Digits) => shapes |= shape::DIGITS,
                    Piece::Class(Class::Name) => shapes |= shape::NAME,
                    Piece::Ending(end) if end.contains(['\'', '-']) => shapes |= shape::JOINED,
                    Piece::Class(_) | Piece::Ending(_) => shapes |= shape::ANY,
                }
            }
            let is_place = matches!(pieces.as_slice(), [Piece::Class(class)] if class.is_place());
            if *least > 0 && !is_place {
                return (words, shapes);
            }
        }
        (words, shape::ANY)
    }
}

impl Names for NameScope<'_> {
    fn word(&mut self, word: &str) -> u16 {
        let next = self.0.ids.len() as u16 + 1;
        *self.0.ids.entry(word.to_owned()).or_insert(next)
    }

    fn list(&mut self, name: &str) -> Option<usize> {
        let own = self.0.names.get(&full_name(self.1, name));
        own.or_else(|| self.0.names.get(name)).copied()
    }
}

impl Book {
    fn new(packed: Packed) -> Self {
        let Packed { shared, rules } = packed;
        let lists = vec![WordList::default()];
        let (names, ids) = (HashMap::new(), HashMap::new());
        let mut book = Self { shared, rules: Vec::new(), finds: Vec::new(), lists, names, ids };
        let lists: Vec<(String, String)> = book.shared.lists.clone().into_iter().collect();
        book.add_lists("", &lists);
        for rule in &rules {
            let own: Vec<(String, String)> = rule.lists.clone().into_iter().collect();
            book.add_lists(&rule.id, &own);
            let finds = rule.look.iter().flat_map(|look| &look.find);
            let searches = finds.map(|find| book.search(&rule.id, find)).collect();
            book.finds.push(searches);
        }
        book.rules = rules;
        book
    }

    /// Numbers come first: lists may name each other.
    fn add_lists(&mut self, owner: &str, lists: &[(String, String)]) {
        for (name, _) in lists {
            self.names.insert(full_name(owner, name), self.lists.len());
            self.lists.push(WordList::default());
        }
        // Read twice: the first words of a list may come from one that stands behind it.
        for (name, words) in lists.iter().chain(lists) {
            let number = self.names[&full_name(owner, name)];
            self.lists[number] = self.compile(owner, words);
        }
    }

    fn search(&mut self, owner: &str, find: &WordSearch) -> Search {
        let mut list = |words: &str| {
            if words.is_empty() {
                return 0;
            }
            let compiled = self.compile(owner, words);
            self.lists.push(compiled);
            self.lists.len() - 1
        };
        Search {
            words: list(&find.words),
            unless: list(&find.unless),
            sentence_lacks: list(&find.sentence_lacks),
            sentence_has: list(&find.sentence_has),
            part_lacks: list(&find.part_lacks),
            find: find.clone(),
        }
    }

    fn compile(&mut self, owner: &str, words: &str) -> WordList {
        let mut names = NameScope(self, owner);
        let mut list =
            WordList { patterns: parse(words, &mut names).unwrap_or_default(), ..WordList::default() };
        for (number, pattern) in list.patterns.iter().enumerate() {
            let (words, shapes) = names.firsts(pattern);
            if shapes > 0 {
                list.by_shape.push((shapes, number));
                list.shapes |= shapes;
            }
            for id in words {
                list.by_first.entry(id).or_default().push(number);
                let bit = usize::from(id);
                list.starts.resize(list.starts.len().max(bit / 64 + 1), 0);
                list.starts[bit / 64] |= 1 << (bit % 64);
            }
        }
        list
    }

    /// The number of a word, 0 where no rule looks for it.
    pub(super) fn id_of(&self, word: &str) -> u16 {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// What a rule looks for.
    pub(super) fn searches(&self, rule: &Rule) -> &[Search] {
        let number = self.rules.iter().position(|it| it.id == rule.id);
        number.and_then(|number| self.finds.get(number)).map_or(&[], Vec::as_slice)
    }

    /// The list of this name that all rules share; one of a rule has the id before it, as in "SL505@known".
    pub(super) fn list(&self, name: &str) -> usize {
        self.names.get(name).copied().unwrap_or_default()
    }

    /// Where the longest phrase of a list ends that starts with this word, within its sentence.
    pub(super) fn phrase_at(&self, list: usize, text: &Text, at: usize) -> Option<usize> {
        let list = self.lists.get(list)?;
        let word = text.words.get(at)?;
        let id = usize::from(word.id);
        let known = id > 0 && list.starts.get(id / 64).is_some_and(|bits| bits >> (id % 64) & 1 == 1);
        if !known && list.shapes & word.shape == 0 {
            return None;
        }
        let by_first = if known { list.by_first.get(&word.id) } else { None };
        let end = text.sentences.get(word.sentence).map_or(at, |sentence| sentence.end);
        let shaped = list.by_shape.iter().filter(|(shapes, _)| shapes & word.shape > 0);
        let numbers = by_first.into_iter().flatten().chain(shaped.map(|(_, number)| number));
        let ends = numbers.filter_map(|&number| self.end_of(&list.patterns[number], text, at, end));
        ends.filter(|&end| end > at).max()
    }

    /// Whether a phrase of a list starts with this word.
    pub(super) fn has(&self, list: usize, text: &Text, at: usize) -> bool {
        self.phrase_at(list, text, at).is_some()
    }

    /// Whether a word that stands in no text is one of a list.
    pub(super) fn is_in(&self, list: usize, word: &str) -> bool {
        let Some(list) = self.lists.get(list) else { return false };
        let alone = |number: &usize| list.patterns[*number].len() == 1;
        self.ids.get(word).and_then(|id| list.by_first.get(id)).is_some_and(|found| found.iter().any(alone))
    }

    /// Every place among some words where a phrase of a list stands; none overlap.
    pub(super) fn hits(&self, list: usize, text: &Text, within: Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = within.start;
        while at < within.end {
            match self.phrase_at(list, text, at).filter(|&end| end <= within.end) {
                Some(end) => {
                    found.push(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a phrase of a list that starts among some words overlaps others.
    pub(super) fn overlaps(
        &self,
        list: usize,
        text: &Text,
        near: Range<usize>,
        words: &Range<usize>,
    ) -> bool {
        near.filter(|&at| at < words.end)
            .filter_map(|at| self.phrase_at(list, text, at))
            .any(|end| end > words.start)
    }

    /// Where these steps end, if the words from here on take them.
    fn end_of(&self, steps: &[Step], text: &Text, at: usize, end: usize) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else { return Some(at) };
        match step {
            Step::Not(kinds) => {
                let stands = at < end && kinds.iter().any(|kind| self.takes(kind, text, at, end).is_some());
                if stands { None } else { self.end_of(rest, text, at, end) }
            }
            Step::Gap(most, in_clause) => {
                let open = |skip: &usize| *skip == 0 || !in_clause || !text.opens(at + skip - 1);
                let mut room = (0..=*most).take_while(|skip| at + skip <= end && open(skip));
                room.find_map(|skip| self.end_of(rest, text, at + skip, end))
            }
            Step::Of(kinds, least, most) => self.times(kinds, (*least, *most), rest, text, at, end),
        }
    }

    /// Takes a step as often as it may, the longest way first.
    fn times(
        &self,
        kinds: &[Piece],
        (least, most): (usize, usize),
        rest: &[Step],
        text: &Text,
        at: usize,
        end: usize,
    ) -> Option<usize> {
        if most > 0 {
            for next in kinds.iter().filter_map(|kind| self.takes(kind, text, at, end)) {
                let times = (least.saturating_sub(1), if next == at { 0 } else { most - 1 });
                if let Some(end) = self.times(kinds, times, rest, text, next, end) {
                    return Some(end);
                }
            }
        }
        if least == 0 { self.end_of(rest, text, at, end) } else { None }
    }

    /// The place behind what this takes.
    fn takes(&self, kind: &Piece, text: &Text, at: usize, end: usize) -> Option<usize> {
        if let Piece::Class(class) = kind
            && class.is_place()
        {
            return is_place(*class, text, at, end).then_some(at);
        }
        let word = text.words.get(at).filter(|_| at < end)?;
        match kind {
            Piece::Word(id) => (word.id == *id).then_some(at + 1),
            Piece::List(list) => self.phrase_at(*list, text, at).filter(|&next| next <= end),
            Piece::Ending(ending) => (word.folded.len() > ending.len() + 2
                && word.folded.ends_with(ending.as_str()))
            .then_some(at + 1),
            Piece::Class(class) => is_of(*class, text, at).then_some(at + 1),
        }
    }
}

fn is_place(class: Class, text: &Text, at: usize, end: usize) -> bool {
    match class {
        Class::Start => text.sentence_of(at).start == at,
        Class::Clause => text.opens(at) || at.checked_sub(1).is_some_and(|before| text.is("links", before)),
        _ => at >= end || text.opens(at),
    }
}

fn is_of(class: Class, text: &Text, at: usize) -> bool {
    let Some(word) = text.words.get(at) else { return false };
    match class {
        Class::I => subject::is_i(text, at),
        Class::We => subject::is_we(text, at),
        Class::Number => word.measure,
        Class::Percent => measure::is_percent(text, at),
        Class::Money => measure::is_money(text, at),
        Class::Digits => word.folded.starts_with(|c: char| c.is_ascii_digit()),
        Class::Name => text.is_name(at),
        Class::Past => subject::is_past(text, at),
        Class::Does => subject::does(text, at),
        Class::Doing => word.folded.len() > 4 && word.folded.ends_with("ing"),
        _ => true,
    }
}
