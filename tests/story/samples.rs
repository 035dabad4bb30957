//! The shipped samples pass their own check, each at its own length; a mixed answer fails it where it says so.

use std::collections::{HashMap, HashSet};

use starl::coach::check::{Delivery, Level, find_rule};
use starl::coach::sample::{findings, pace_of};
use starl::domain::bank::Bank;
use starl::domain::story::length::{clock, spoken};
use starl::packs::built_in;

use crate::stories::line;

/// So many words in a row are a phrase.
const PHRASE: usize = 3;

/// The rules about a whole that is too long or too short.
const LENGTH: [&str; 2] = ["SL103", "SL104"];

#[test]
fn no_sample_gives_a_warning_unless_it_is_told_for_it() {
    let bank = Bank::new(vec![built_in()]);
    let mut lines = Vec::new();
    for sample in bank.samples() {
        let found = findings(sample);
        let serious = found.iter().filter(|finding| finding.level >= Level::Consider && !sample.is_mixed());
        lines.extend(serious.map(|finding| format!("{}: {}", sample.id, line(finding))));
        let silent = sample.fails.iter().filter(|rule| !found.iter().any(|finding| finding.says(rule)));
        lines.extend(silent.map(|rule| format!("{}: passes {rule}, which it is meant to fail", sample.id)));
        let unknown = sample.fails.iter().filter(|rule| find_rule(rule).is_none());
        lines.extend(unknown.map(|rule| format!("{}: there is no rule {rule}", sample.id)));
    }
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn no_phrase_is_in_more_than_a_third_of_the_samples() {
    let bank = Bank::new(vec![built_in()]);
    let mut found: HashMap<String, usize> = HashMap::new();
    for sample in bank.samples() {
        let text = sample.whole().to_lowercase();
        let words: Vec<&str> =
            text.split(|it: char| !it.is_alphanumeric() && it != '\'').filter(|it| !it.is_empty()).collect();
        let phrases: HashSet<String> = words.windows(PHRASE).map(|words| words.join(" ")).collect();
        for phrase in phrases {
            *found.entry(phrase).or_default() += 1;
        }
    }
    let samples = bank.samples().count();
    let often: Vec<(&String, &usize)> = found.iter().filter(|(_, times)| **times * 3 > samples).collect();
    assert!(often.is_empty(), "of {samples} samples: {often:?}");
}

#[test]
fn every_sample_lies_in_the_band_of_its_length() {
    let bank = Bank::new(vec![built_in()]);
    let is_about_length = |rule: &String| LENGTH.contains(&rule.as_str());
    let mut lines = Vec::new();
    for sample in bank.samples().filter(|sample| !sample.fails.iter().any(is_about_length)) {
        let (words, pace) = (sample.whole(), pace_of(sample));
        let time = spoken(&words, Delivery::default().words_a_minute);
        if !pace.in_band(time) {
            let [time, from, to] = [time, pace.from, pace.to].map(clock);
            lines.push(format!("{}: {time}, where its band is {from} to {to}", sample.id));
        }
    }
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
