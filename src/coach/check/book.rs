//! The rules, unpacked and ready: every list of words compiled once, every rule with what it looks for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::pattern::{Class, Names, Pattern, Piece, Step, parse};
use crate::coach::check::rule::{Packed, Rule, SharedRules, WordSearch};
use crate::coach::check::text::{Text, Word, shape};
use crate::coach::check::{measure, subject};
use crate::domain::shared::QuickMap;

/// The rules as the build has checked and packed them.
static PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.json"));

/// What the rules say: read at once where one is named, long before a text is checked.
static RULES: LazyLock<Packed> = LazyLock::new(unpack);

static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(&RULES));

pub(super) fn book() -> &'static Book {
    &BOOK
}

/// All rules, by id, those that no longer fire among them.
pub fn rules() -> &'static [Rule] {
    &RULES.rules
}

pub(super) fn shared() -> &'static SharedRules {
    &RULES.shared
}

/// The works that the evidence of the rules comes from, each with its key.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    shared().sources.iter().map(|(key, work)| (key.as_str(), work.as_str()))
}

/// The rule with this id, in capitals or not.
pub fn find_rule(id: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(id.trim()))
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

/// Every list that the rules look for.
#[derive(Default)]
pub(super) struct Book {
    /// What the rules look for, by their ids.
    finds: QuickMap<String, Vec<Search>>,
    lists: Vec<WordList>,
    names: QuickMap<String, usize>,
    ids: QuickMap<String, u16>,
}

/// What one `find` of a rule looks for, as numbers of lists; list 0 is empty.
pub(super) struct Search {
    /// What the rule says of it.
    pub find: WordSearch,
    /// Its lists, in the order of [`WordSearch::lists`].
    pub lists: [usize; 8],
}

/// A list of patterns, by what they start with.
#[derive(Default)]
struct WordList {
    patterns: Vec<Pattern>,
    /// Patterns that start with a word, by its number, rising.
    by_word: Vec<(u16, usize)>,
    /// Patterns that start with a phrase of a list or with a kind of word.
    by_kind: Vec<usize>,
    /// One bit for each word that a phrase starts with.
    starts: Vec<u64>,
    /// The shapes of all kinds of words that a phrase starts with.
    shapes: u8,
}

impl WordList {
    /// Whether a phrase may start with this word.
    fn may_start(&self, word: &Word) -> bool {
        let bits = self.starts.get(usize::from(word.id) / 64);
        self.shapes & word.shape > 0 || bits.is_some_and(|bits| bits >> (word.id % 64) & 1 == 1)
    }

    /// The patterns that start with a word, by their numbers.
    fn of_word(&self, id: u16) -> impl Iterator<Item = usize> {
        let first = self.by_word.partition_point(|(word, _)| *word < id);
        self.by_word[first..].iter().take_while(move |(word, _)| *word == id).map(|(_, number)| *number)
    }

    fn start_with(&mut self, starts: &[u64]) {
        self.starts.resize(self.starts.len().max(starts.len()), 0);
        self.starts.iter_mut().zip(starts).for_each(|(mine, bits)| *mine |= bits);
    }

    fn start_with_word(&mut self, word: u16, number: usize) {
        let (place, bit) = (usize::from(word) / 64, usize::from(word) % 64);
        self.by_word.push((word, number));
        self.starts.resize(self.starts.len().max(place + 1), 0);
        self.starts[place] |= 1 << bit;
    }

    fn start_with_kind(&mut self, shapes: u8, number: usize) {
        self.shapes |= shapes;
        self.by_kind.push(number);
    }
}

fn full_name(owner: &str, name: &str) -> String {
    if owner.is_empty() { name.to_owned() } else { format!("{owner}@{name}") }
}

/// The lists of a rule, or those of all where it has no id.
struct Scope<'a>(&'a mut Book, &'a str, &'a BTreeMap<String, String>);

impl Names for Scope<'_> {
    fn word(&mut self, word: &str) -> u16 {
        let next = self.0.ids.len() as u16 + 1;
        *self.0.ids.entry(word.to_owned()).or_insert(next)
    }

    /// A list that another one names comes first.
    fn list(&mut self, name: &str) -> Option<usize> {
        let Some(words) = self.2.get(name) else { return self.0.names.get(name).copied() };
        let full_name = full_name(self.1, name);
        if let Some(&number) = self.0.names.get(&full_name) {
            return Some(number);
        }
        let number = self.0.lists.len();
        self.0.names.insert(full_name, number);
        self.0.lists.push(WordList::default());
        self.0.lists[number] = self.compile(words);
        Some(number)
    }
}

impl Scope<'_> {
    fn search(&mut self, find: &WordSearch) -> Search {
        let lists = find.lists().map(|words| {
            if words.is_empty() {
                return 0;
            }
            let list = self.compile(words);
            self.0.lists.push(list);
            self.0.lists.len() - 1
        });
        Search { lists, find: find.clone() }
    }

    fn compile(&mut self, words: &str) -> WordList {
        let patterns = parse(words, self).unwrap_or_default();
        let mut list = WordList::default();
        for (number, pattern) in patterns.iter().enumerate() {
            let steps = pattern.iter().filter(|step| !matches!(step, Step::Not(_)));
            let mut first = steps.take_while(|step| matches!(step, Step::Of(..)));
            if !first.any(|step| self.start(&mut list, step, number)) {
                list.start_with_kind(shape::ANY, number);
            }
        }
        list.by_word.sort_unstable();
        list.by_kind.dedup();
        WordList { patterns, ..list }
    }

    /// Adds what a pattern can start with where it starts with this step, and says whether it has to.
    fn start(&mut self, list: &mut WordList, step: &Step, number: usize) -> bool {
        let Step::Of(pieces, least, _) = step else { return false };
        for piece in pieces {
            match piece {
                Piece::Word(word) => list.start_with_word(*word, number),
                Piece::Class(Class::I | Class::We) => {
                    let words = if *piece == Piece::Class(Class::I) { subject::I } else { subject::WE };
                    for word in words {
                        list.start_with_word(self.word(word), number);
                    }
                }
                Piece::Class(class) if class.is_place() => {}
                Piece::List(other) => {
                    list.start_with(&self.0.lists[*other].starts);
                    list.start_with_kind(self.0.lists[*other].shapes, number);
                }
                _ => list.start_with_kind(shape_of(piece), number),
            }
        }
        *least > 0 && !matches!(pieces.as_slice(), [Piece::Class(class)] if class.is_place())
    }
}

/// What every word of a kind looks like.
fn shape_of(piece: &Piece) -> u8 {
    match piece {
        Piece::Class(Class::Number | Class::Percent | Class::Money) => shape::NUMBER,
        Piece::Class(Class::Digits) => shape::DIGITS,
        Piece::Class(Class::Name) => shape::NAME,
        Piece::Ending(end) if end.contains(['\'', '-']) => shape::JOINED,
        Piece::Ending(end) => shape::of_ending(|it| it == end).max(shape::ANY),
        Piece::Class(_) | Piece::Word(_) | Piece::List(_) => shape::ANY,
    }
}

impl Book {
    fn new(packed: &Packed) -> Self {
        let mut book = Self { lists: vec![WordList::default()], ..Self::default() };
        let shared = Rule { lists: packed.shared.lists.clone(), ..Rule::default() };
        for rule in std::iter::once(&shared).chain(&packed.rules) {
            let mut scope = Scope(&mut book, &rule.id, &rule.lists);
            for name in rule.lists.keys() {
                scope.list(name);
            }
            let finds = rule.look.iter().flat_map(|look| &look.find);
            let searches = finds.map(|find| scope.search(find)).collect();
            book.finds.insert(rule.id.clone(), searches);
        }
        book
    }

    /// The number of a word, 0 where no rule looks for it.
    pub(super) fn id_of(&self, word: &str) -> u16 {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// What a rule looks for.
    pub(super) fn searches(&self, rule: &Rule) -> &[Search] {
        self.finds.get(&rule.id).map_or(&[], Vec::as_slice)
    }

    /// The list of this name that all rules share; one of a rule has the id before it, as in "SL505@known".
    pub(super) fn list(&self, name: &str) -> usize {
        self.names.get(name).copied().unwrap_or_default()
    }

    /// Where the longest phrase of a list ends that starts with this word, within its sentence.
    pub(super) fn phrase_at(&self, list: usize, text: &Text, at: usize) -> Option<usize> {
        let list = self.lists.get(list)?;
        let word = text.words.get(at)?;
        if !list.may_start(word) {
            return None;
        }
        let end = text.sentences.get(word.sentence).map_or(at, |sentence| sentence.end);
        let numbers = list.of_word(word.id).chain(list.by_kind.iter().copied());
        let ends = numbers.filter_map(|number| self.end_of(&list.patterns[number], text, at, end));
        ends.filter(|&end| end > at).max()
    }

    /// Whether a phrase of a list stands among some words.
    pub(super) fn any(&self, list: usize, text: &Text, within: Range<usize>) -> bool {
        self.next(list, text, within).is_some()
    }

    /// The first place among some words where a phrase of a list stands. Nearly every word starts none: that is seen
    /// before anything else is asked.
    fn next(&self, list: usize, text: &Text, within: Range<usize>) -> Option<Range<usize>> {
        let starts = self.lists.get(list).filter(|it| !it.patterns.is_empty())?;
        let words = text.words.get(within.clone())?.iter().zip(within.start..);
        let mut places = words.filter(|(word, _)| starts.may_start(word)).map(|(_, at)| at);
        places.find_map(|at| {
            let end = self.phrase_at(list, text, at).filter(|&end| end <= within.end)?;
            Some(at..end)
        })
    }

    /// Whether a word that stands in no text is one of a list.
    pub(super) fn is_in(&self, list: usize, word: &str) -> bool {
        let Some(list) = self.lists.get(list) else { return false };
        let id = self.id_of(word);
        let is_it = |piece: &Piece| match piece {
            Piece::Word(it) => *it == id,
            Piece::List(list) => self.is_in(*list, word),
            _ => false,
        };
        let is_alone = |pattern: &Pattern| matches!(pattern.as_slice(), [Step::Of(kinds, ..)] if kinds.iter().any(is_it));
        id > 0 && list.patterns.iter().any(is_alone)
    }

    /// Every place among some words where a phrase of a list stands; none overlap.
    pub(super) fn hits(&self, list: usize, text: &Text, mut within: Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        while let Some(hit) = self.next(list, text, within.clone()) {
            within.start = hit.end;
            found.push(hit);
        }
        found
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
        Class::Digits => text.is_figure(at),
        Class::Name => text.is_name(at),
        Class::Does => subject::does(text, at),
        _ => true,
    }
}
