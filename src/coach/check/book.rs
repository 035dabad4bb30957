//! The rules, unpacked and ready: every list of words compiled once, every rule with what it looks for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::pattern::{Class, Names, Pattern, Piece, Step, parse};
use crate::coach::check::rule::{Packed, Rule, WordSearch};
use crate::coach::check::text::{Text, shape};
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

/// The works that the evidence of the rules comes from, each with its key.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.shared.sources.iter().map(|(key, work)| (key.as_str(), work.as_str()))
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
    /// What the rules look for, by the number of the rule.
    finds: Vec<Vec<Search>>,
    lists: Vec<WordList>,
    names: QuickMap<String, usize>,
    ids: QuickMap<String, u16>,
}

/// What one `find` of a rule looks for, as numbers of lists; list 0 is empty.
pub(super) struct Search {
    /// What the rule says of it.
    pub find: WordSearch,
    /// Its lists, in the order of [`WordSearch::lists`].
    pub lists: [usize; 7],
}

/// A list of patterns, by what they start with.
#[derive(Default)]
struct WordList {
    patterns: Vec<Pattern>,
    /// Patterns that start with a word, by its number, rising.
    by_word: Vec<(u16, usize)>,
    /// Patterns that start with a phrase of a list or with a kind of word.
    by_kind: Vec<(Firsts, usize)>,
    /// One bit for each word that a pattern starts with, one in a list that it names among them.
    starts: Vec<u64>,
    /// The shapes of all kinds of words that a pattern starts with.
    shapes: u8,
}

/// What a pattern can start with.
#[derive(Default)]
struct Firsts {
    words: Vec<u16>,
    lists: Vec<usize>,
    /// Kinds of words, by their shapes.
    shapes: u8,
}

fn full_name(owner: &str, name: &str) -> String {
    if owner.is_empty() { name.to_owned() } else { format!("{owner}@{name}") }
}

/// The names that hold in a rule, or for all where it has no id.
struct NameScope<'a>(&'a mut Book, &'a str);

impl NameScope<'_> {
    fn firsts(&mut self, pattern: &Pattern) -> Firsts {
        let mut firsts = Firsts::default();
        for step in pattern.iter().filter(|step| !matches!(step, Step::Not(_))) {
            let Step::Of(pieces, least, _) = step else { break };
            for piece in pieces {
                match piece {
                    Piece::Word(word) => firsts.words.push(*word),
                    Piece::List(list) => firsts.lists.push(*list),
                    Piece::Class(class) if class.is_place() => {}
                    Piece::Class(Class::I) => firsts.words.extend(subject::I.map(|word| self.word(word))),
                    Piece::Class(Class::We) => firsts.words.extend(subject::WE.map(|word| self.word(word))),
                    Piece::Class(Class::Number | Class::Percent | Class::Money) => {
                        firsts.shapes |= shape::NUMBER;
                    }
                    Piece::Class(Class::Digits) => firsts.shapes |= shape::DIGITS,
                    Piece::Class(Class::Name) => firsts.shapes |= shape::NAME,
                    Piece::Ending(end) if end.contains(['\'', '-']) => firsts.shapes |= shape::JOINED,
                    Piece::Class(_) | Piece::Ending(_) => firsts.shapes |= shape::ANY,
                }
            }
            let is_place = matches!(pieces.as_slice(), [Piece::Class(class)] if class.is_place());
            if *least > 0 && !is_place {
                return firsts;
            }
        }
        Firsts { shapes: shape::ANY, ..firsts }
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

impl WordList {
    fn mark(&mut self, word: u16) {
        let (place, bit) = (usize::from(word) / 64, usize::from(word) % 64);
        self.starts.resize(self.starts.len().max(place + 1), 0);
        self.starts[place] |= 1 << bit;
    }

    /// Whether a phrase may start with a word of this number and shape.
    fn may_start(&self, id: u16, shape: u8) -> bool {
        let bits = self.starts.get(usize::from(id) / 64);
        self.shapes & shape > 0 || bits.is_some_and(|bits| bits >> (id % 64) & 1 == 1)
    }

    /// The patterns that start with a word, by their numbers.
    fn of_word(&self, id: u16) -> impl Iterator<Item = usize> {
        let first = self.by_word.partition_point(|(word, _)| *word < id);
        self.by_word[first..].iter().take_while(move |(word, _)| *word == id).map(|(_, number)| *number)
    }
}

impl Book {
    fn new(packed: &Packed) -> Self {
        let mut book = Self { lists: vec![WordList::default()], ..Self::default() };
        book.add_lists("", &packed.shared.lists);
        for rule in &packed.rules {
            book.add_lists(&rule.id, &rule.lists);
            let finds = rule.look.iter().flat_map(|look| &look.find);
            let searches = finds.map(|find| book.search(&rule.id, find)).collect();
            book.finds.push(searches);
        }
        book
    }

    /// Numbers come first: lists may name each other.
    fn add_lists(&mut self, owner: &str, lists: &BTreeMap<String, String>) {
        let first = self.lists.len();
        for name in lists.keys() {
            self.names.insert(full_name(owner, name), self.lists.len());
            self.lists.push(WordList::default());
        }
        for (number, words) in (first..).zip(lists.values()) {
            self.lists[number] = self.compile(owner, words);
        }
        // Twice: what a list starts with may come from one that stands behind it.
        for number in (first..self.lists.len()).chain(first..self.lists.len()) {
            self.join(number);
        }
    }

    /// A list starts with whatever the lists start with that its patterns start with.
    fn join(&mut self, number: usize) {
        let mut list = std::mem::take(&mut self.lists[number]);
        for other in list.by_kind.iter().flat_map(|(firsts, _)| &firsts.lists) {
            let other = &self.lists[*other];
            list.shapes |= other.shapes;
            list.starts.resize(list.starts.len().max(other.starts.len()), 0);
            list.starts.iter_mut().zip(&other.starts).for_each(|(mine, bits)| *mine |= bits);
        }
        self.lists[number] = list;
    }

    fn search(&mut self, owner: &str, find: &WordSearch) -> Search {
        let list = |words: &str| {
            if words.is_empty() {
                return 0;
            }
            let (compiled, number) = (self.compile(owner, words), self.lists.len());
            self.lists.push(compiled);
            self.join(number);
            number
        };
        Search { lists: find.lists().map(list), find: find.clone() }
    }

    fn compile(&mut self, owner: &str, words: &str) -> WordList {
        let mut names = NameScope(self, owner);
        let mut list =
            WordList { patterns: parse(words, &mut names).unwrap_or_default(), ..WordList::default() };
        for number in 0..list.patterns.len() {
            let firsts = names.firsts(&list.patterns[number]);
            for &word in &firsts.words {
                list.mark(word);
                list.by_word.push((word, number));
            }
            list.shapes |= firsts.shapes;
            if firsts.shapes > 0 || !firsts.lists.is_empty() {
                list.by_kind.push((firsts, number));
            }
        }
        list.by_word.sort_unstable();
        list
    }

    /// The number of a word, 0 where no rule looks for it.
    pub(super) fn id_of(&self, word: &str) -> u16 {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// What a rule looks for.
    pub(super) fn searches(&self, rule: &Rule) -> &[Search] {
        let number = rules().iter().position(|it| it.id == rule.id);
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
        if !list.may_start(word.id, word.shape) {
            return None;
        }
        let fits = |firsts: &Firsts| {
            firsts.shapes & word.shape > 0
                || firsts.lists.iter().any(|&list| self.lists[list].may_start(word.id, word.shape))
        };
        let end = text.sentences.get(word.sentence).map_or(at, |sentence| sentence.end);
        let by_kind = list.by_kind.iter().filter(|(firsts, _)| fits(firsts)).map(|(_, number)| *number);
        let numbers = list.of_word(word.id).chain(by_kind);
        let ends = numbers.filter_map(|number| self.end_of(&list.patterns[number], text, at, end));
        ends.filter(|&end| end > at).max()
    }

    /// Whether a phrase of a list starts with this word.
    pub(super) fn has(&self, list: usize, text: &Text, at: usize) -> bool {
        self.phrase_at(list, text, at).is_some()
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
        let mut places = words.filter(|(word, _)| starts.may_start(word.id, word.shape)).map(|(_, at)| at);
        places.find_map(|at| {
            let end = self.phrase_at(list, text, at).filter(|&end| end <= within.end)?;
            Some(at..end)
        })
    }

    /// Whether a word that stands in no text is one of a list.
    pub(super) fn is_in(&self, list: usize, word: &str) -> bool {
        let Some(list) = self.lists.get(list) else { return false };
        let alone = |number: usize| list.patterns[number].len() == 1;
        let in_list = |(firsts, number): &(Firsts, usize)| {
            alone(*number) && firsts.lists.iter().any(|&list| self.is_in(list, word))
        };
        self.ids.get(word).is_some_and(|&id| list.of_word(id).any(alone)) || list.by_kind.iter().any(in_list)
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
