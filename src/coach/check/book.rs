//! The rules, unpacked and ready: every list of words compiled once, every rule with what it looks for.

use std::ops::Range;
use std::sync::LazyLock;

use crate::coach::check::pattern::{Names, Pattern, Piece, Step, parse};
use crate::coach::check::rule::{Rule, RuleSet, WordSearch};
use crate::coach::check::text::{Text, Word, shape};
use crate::coach::check::{measure, subject};
use crate::domain::shared::QuickMap;

/// What the rules say, as the build has checked and packed them: read at once where one is named, long before a text is
/// checked.
#[expect(clippy::expect_used, reason = "the rules come from this very build")]
pub static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rules.json")))
        .expect("the build wrote these rules")
});

pub(super) static BOOK: LazyLock<Book> = LazyLock::new(|| Book::new(&RULES));

/// The rule with this id, in capitals or not.
pub fn find_rule(id: &str) -> Option<&'static Rule> {
    RULES.rules.iter().find(|rule| rule.id.eq_ignore_ascii_case(id.trim()))
}

/// The rule with an id that the program itself names.
#[expect(clippy::expect_used, reason = "a test asks for every rule that the program names")]
pub fn rule(id: &str) -> &'static Rule {
    find_rule(id).expect("the program names only rules that have a file")
}

/// Every list that the rules look for.
#[derive(Default)]
pub(super) struct Book {
    /// What the rules look for, by their ids.
    finds: QuickMap<&'static str, Vec<Search>>,
    lists: Vec<WordList>,
    names: QuickMap<String, usize>,
    ids: QuickMap<String, u16>,
}

/// What one `find` of a rule looks for, as numbers of lists; list 0 is empty.
pub(super) struct Search {
    /// What the rule says of it.
    pub find: &'static WordSearch,
    /// Its lists, in the order of [`WordSearch::lists`].
    pub lists: [usize; 8],
}

/// A list of patterns, by what they start with.
#[derive(Default)]
struct WordList {
    patterns: Vec<Pattern>,
    /// The words that a pattern starts with, by their numbers, rising, each with the number of the pattern.
    by_word: Vec<(u16, usize)>,
    /// Patterns that start with a kind of word.
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

    /// The patterns that start with a word.
    fn of_word(&self, id: u16) -> impl Iterator<Item = &Pattern> {
        let first = self.by_word.partition_point(|(word, _)| *word < id);
        let same = self.by_word[first..].iter().take_while(move |(word, _)| *word == id);
        same.map(|(_, number)| &self.patterns[*number])
    }
}

/// The lists of a rule, or those of all where it has no id.
struct Scope<'a>(&'a mut Book, &'a Rule);

impl Names for Scope<'_> {
    /// The build has looked at every word.
    fn word(&mut self, word: &str) -> Option<u16> {
        let next = self.0.ids.len() as u16 + 1;
        Some(*self.0.ids.entry(word.to_owned()).or_insert(next))
    }

    /// A list that another one names comes first; where it names itself, it is empty.
    fn list(&mut self, name: &str) -> Option<usize> {
        let Some(words) = self.1.lists.get(name) else { return self.0.names.get(name).copied() };
        let full_name = format!("{}@{name}", self.1.id);
        let full_name = full_name.trim_start_matches('@');
        if let Some(&number) = self.0.names.get(full_name) {
            return Some(number);
        }
        self.0.names.insert(full_name.to_owned(), 0);
        let number = self.compile(words);
        self.0.names.insert(full_name.to_owned(), number);
        Some(number)
    }
}

impl Scope<'_> {
    /// Compiles a list and returns its number.
    fn compile(&mut self, words: &str) -> usize {
        if words.is_empty() {
            return 0;
        }
        let patterns = parse(words, self).unwrap_or_default();
        let mut list = WordList::default();
        for (number, pattern) in patterns.iter().enumerate() {
            let mut steps = pattern.iter().filter(|step| !matches!(step, Step::Not(_)));
            let mut takes_word = false;
            while let (false, Some(Step::Of(pieces, least, _))) = (takes_word, steps.next()) {
                for piece in pieces {
                    self.start(&mut list, piece, number);
                }
                takes_word = *least > 0 && !matches!(pieces[..], [Piece::Start | Piece::Clause | Piece::End]);
            }
            if !takes_word {
                self.start(&mut list, &Piece::Any, number);
            }
        }
        list.by_word.sort_unstable();
        list.by_word.dedup();
        list.by_kind.dedup();
        list.starts = vec![0; self.0.ids.len() / 64 + 1];
        list.by_word.iter().for_each(|(word, _)| list.starts[usize::from(word / 64)] |= 1 << (word % 64));
        self.0.lists.push(WordList { patterns, ..list });
        self.0.lists.len() - 1
    }

    /// Adds what a pattern can start with.
    fn start(&mut self, list: &mut WordList, piece: &Piece, number: usize) {
        let mut starts_with = |word| list.by_word.push((word, number));
        let shapes = match piece {
            Piece::Word(word) => return starts_with(*word),
            Piece::I | Piece::We => {
                let forms = if *piece == Piece::I { subject::I } else { subject::WE };
                return forms.iter().filter_map(|word| self.word(word)).for_each(starts_with);
            }
            Piece::List(other) => {
                let other = &self.0.lists[*other];
                other.by_word.iter().for_each(|(word, _)| starts_with(*word));
                other.shapes
            }
            Piece::Start | Piece::Clause | Piece::End => 0,
            Piece::Number | Piece::Percent | Piece::Money => shape::NUMBER,
            Piece::Digits => shape::DIGITS,
            Piece::Name => shape::NAME,
            Piece::Any | Piece::Does => shape::ANY,
            Piece::Ending(end) if end.contains(['\'', '-']) => shape::JOINED,
            Piece::Ending(end) => shape::of_ending(|it| it == end).max(shape::ANY),
        };
        list.by_kind.extend((shapes > 0).then_some(number));
        list.shapes |= shapes;
    }
}

impl Book {
    fn new(set: &'static RuleSet) -> Self {
        let mut book = Self { lists: vec![WordList::default()], ..Self::default() };
        let shared = Rule { lists: set.lists.clone(), ..Rule::default() };
        let mut scope = Scope(&mut book, &shared);
        shared.lists.keys().for_each(|name| _ = scope.list(name));
        for rule in &set.rules {
            let mut scope = Scope(&mut book, rule);
            rule.lists.keys().for_each(|name| _ = scope.list(name));
            let search =
                |find: &'static WordSearch| Search { find, lists: find.lists().map(|it| scope.compile(it)) };
            let searches = rule.look.find.iter().map(search).collect();
            book.finds.insert(&rule.id, searches);
        }
        book
    }

    /// The number of a word, 0 where no rule looks for it.
    pub(super) fn id_of(&self, word: &str) -> u16 {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// What a rule looks for.
    pub(super) fn searches(&self, rule: &Rule) -> &[Search] {
        self.finds.get(rule.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The list of this name that all rules share; one of a rule has the id before it, as in "SL505@known".
    pub(super) fn list(&self, name: &str) -> usize {
        self.names.get(name).copied().unwrap_or_default()
    }

    /// Whether a word that stands in no text is one of a list.
    pub(super) fn is_in(&self, list: &str, word: &str) -> bool {
        let (list, id) = (&self.lists[self.list(list)], self.id_of(word));
        id > 0 && list.of_word(id).any(|pattern| matches!(pattern.as_slice(), [Step::Of(..)]))
    }
}

impl Text<'_> {
    /// Where the longest phrase of a list ends that starts with this word, within its sentence.
    pub(super) fn phrase_at(&self, list: usize, at: usize) -> Option<usize> {
        let list = self.book.lists.get(list)?;
        let word = self.words.get(at).filter(|word| list.may_start(word))?;
        let end = self.sentences.get(word.sentence).map_or(at, |sentence| sentence.end);
        let of_kind = list.by_kind.iter().map(|number| &list.patterns[*number]);
        let ends =
            list.of_word(word.id).chain(of_kind).filter_map(|pattern| self.end_of(pattern, 0, at, end));
        ends.filter(|&end| end > at).max()
    }

    /// Whether a phrase of a list stands among some words.
    pub(super) fn any(&self, list: usize, within: Range<usize>) -> bool {
        self.next(list, within).is_some()
    }

    /// The first place among some words where a phrase of a list stands. Nearly every word starts none: that is seen
    /// before anything else is asked.
    fn next(&self, list: usize, within: Range<usize>) -> Option<Range<usize>> {
        let starts = self.book.lists.get(list).filter(|it| !it.patterns.is_empty())?;
        let words = self.words.get(within.clone())?.iter().zip(within.start..);
        let mut places = words.filter(|(word, _)| starts.may_start(word)).map(|(_, at)| at);
        places.find_map(|at| self.phrase_at(list, at).filter(|&end| end <= within.end).map(|end| at..end))
    }

    /// Every place among some words where a phrase of a list stands; none overlap.
    pub(super) fn hits(&self, list: usize, mut within: Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        while let Some(hit) = self.next(list, within.clone()) {
            within.start = hit.end;
            found.push(hit);
        }
        found
    }

    /// Where these steps end, if they match the words from here on; `times` counts the matches of the first step so far.
    fn end_of(&self, steps: &[Step], times: usize, at: usize, end: usize) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else { return Some(at) };
        match step {
            Step::Not(pieces) => {
                let stands = at < end && pieces.iter().any(|piece| self.takes(piece, at, end).is_some());
                if stands { None } else { self.end_of(rest, 0, at, end) }
            }
            Step::Gap(most, in_clause) => {
                let open = |skip: &usize| *skip == 0 || !in_clause || !self.opens(at + skip - 1);
                let mut room = (0..=*most).take_while(|skip| at + skip <= end && open(skip));
                room.find_map(|skip| self.end_of(rest, 0, at + skip, end))
            }
            // The longest way first.
            Step::Of(pieces, least, most) => {
                let go_on = |next: usize| {
                    let is_last = next == at || times + 1 == *most;
                    if is_last {
                        self.end_of(rest, 0, next, end)
                    } else {
                        self.end_of(steps, times + 1, next, end)
                    }
                };
                let mut next = pieces.iter().filter_map(|piece| self.takes(piece, at, end));
                next.find_map(go_on)
                    .or_else(|| if times < *least { None } else { self.end_of(rest, 0, at, end) })
            }
        }
    }

    /// The place behind what this takes.
    fn takes(&self, piece: &Piece, at: usize, end: usize) -> Option<usize> {
        let word = self.words.get(at).filter(|_| at < end);
        let is_taken = match piece {
            Piece::Start => return (self.sentence_of(at).start == at).then_some(at),
            Piece::Clause => return self.begins_clause(at).then_some(at),
            Piece::End => return (at >= end || self.opens(at)).then_some(at),
            Piece::List(list) => return self.phrase_at(*list, word.map(|_| at)?).filter(|&next| next <= end),
            Piece::Word(id) => word?.id == *id,
            Piece::Ending(ending) => {
                let word = &word?.folded;
                word.len() > ending.len() + 2 && word.ends_with(ending.as_str())
            }
            Piece::I => subject::is_i(self, at),
            Piece::We => subject::is_we(self, at),
            Piece::Number => self.has(at, shape::NUMBER),
            Piece::Percent => measure::is_percent(self, at),
            Piece::Money => measure::is_money(self, at),
            Piece::Digits => self.has(at, shape::DIGITS),
            Piece::Name => self.has(at, shape::NAME),
            Piece::Does => subject::does(self, at),
            Piece::Any => true,
        };
        (is_taken && word.is_some()).then_some(at + 1)
    }
}
