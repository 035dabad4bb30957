//! Stories, strong and weak, with the rules that have to fire on them.

use starl::domain::story::Story;
use starl::domain::story::check::{Level, check};

use crate::stories::{ids, line, story};

#[test]
fn probe_strong() {
    for text in std::fs::read_to_string("/tmp/stories/strong.txt").unwrap().split("\n====\n") {
        show(text);
    }
}
#[test]
fn probe_weak() {
    for text in std::fs::read_to_string("/tmp/stories/weak.txt").unwrap().split("\n====\n") {
        show(text);
    }
}
fn show(text: &str) {
    let (head, rest) = text.trim().split_once('\n').unwrap();
    let mut parts: Vec<&str> = rest.split("\n--\n").map(|p| p.trim().trim_end_matches("\n--")).collect();
    parts.resize(5, "");
    let tags: Vec<&str> = head.split_whitespace().collect();
    let s: Story = story(&tags[1..], parts.try_into().unwrap());
    println!("## {} {:?}", tags[0], ids(&check(&s, 140), |l| l >= Level::Consider));
    for f in check(&s, 140) {
        let words: Vec<_> = f
            .marks
            .iter()
            .map(|m| s.texts[m.part].get(m.range.clone()).unwrap())
            .filter(|w| w.len() < 60)
            .collect();
        println!("   {} {words:?}", line(&f));
    }
}
