//! What costs what. Each bench states its unit of work and runs at three sizes, so that growth is seen and not only a
//! point; compare ratios within one run, never times of two machines.
//!
//! `cargo bench` runs all, `cargo bench -- draw` some.

use std::fmt::Write;
use std::fs;
use std::time::Duration;

use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use starl::app::draw::draw;
use starl::app::model::{Model, Msg};
use starl::app::update::update;
use starl::domain::bank::Bank;
use starl::domain::day::{Moment, Timestamp, practice_day};
use starl::domain::fact::Fact;
use starl::domain::find::FindIndex;
use starl::domain::journal::Entry;
use starl::domain::journal::codec::encode;
use starl::domain::rating::Rating;
use starl::domain::take::Take;
use starl::keys::action::Tab;
use starl::keys::chord::char;
use starl::packs::{built_in, load_pack};
use starl::store::journal::look;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn bank() -> Bank {
    Bank::new(vec![built_in()])
}

fn start() -> Timestamp {
    "2026-01-01T09:00:00+01:00".parse().expect("a time")
}

/// A folder with a journal of so many takes, one every 20 minutes over all questions.
fn journal(takes: u64) -> TempDir {
    let bank = bank();
    let questions: Vec<_> = bank.questions().map(|(_, question)| question).collect();
    let mut lines = String::new();
    for number in 0..takes {
        let question = questions[number as usize % questions.len()];
        let at = start() + Duration::from_mins(20 * number);
        let parts = vec![Some(Duration::from_secs(30)); 5];
        let criteria = bank.criteria(&question.id);
        let take = Take {
            parts,
            total: Duration::from_secs(150),
            cold: true,
            points: criteria.iter().map(|criterion| (criterion.id.clone(), 2)).collect(),
            probe: question.probes.first().map_or("", |probe| probe.text.as_str()).into(),
            rating: Some(Rating::Good),
            next_time: "name the number first".to_owned(),
            ..Take::of(question.id.clone())
        };
        let (id, day) = (format!("bench000-{number:020x}"), practice_day(at, 4));
        let entry = Entry { id, seq: number + 1, at, day, fact: Fact::Take(Box::new(take)) };
        writeln!(lines, "{}", encode(&entry)).expect("a text takes everything");
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("bench000.jsonl"), lines).expect("a file");
    folder
}

/// The app with so many takes on record, at one of its places.
fn model(takes: u64, place: Tab, size: Size) -> Model {
    let now = Moment { elapsed: Duration::ZERO, at: start() + Duration::from_mins(20 * takes) };
    let mut model = Model::new(bank(), Vec::new(), size, now);
    update(&mut model, Msg::Loaded(Box::new(look(journal(takes).path()).progress), Vec::new()), now);
    update(&mut model, Msg::AllRead, now);
    for _ in 0..place as usize {
        update(&mut model, Msg::Press("tab".parse().expect("a key")), now);
    }
    model
}

/// Unit: the built-in bank, decoded and indexed.
#[divan::bench]
fn start_bank() -> Bank {
    bank()
}

/// Unit: a whole journal, read and folded.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn load_journal(bencher: Bencher<'_, '_>, takes: u64) {
    let journal = journal(takes);
    bencher.bench_local(|| look(journal.path()));
}

/// Unit: one frame of the practice screen, 80x24.
#[divan::bench(args = [0, 1_000, 10_000])]
fn draw_practice(bencher: Bencher<'_, '_>, takes: u64) {
    frame(bencher, &model(takes, Tab::Practice, Size::new(80, 24)));
}

/// Unit: one frame of the browser, 80x24.
#[divan::bench(args = [0, 1_000, 10_000])]
fn draw_browse(bencher: Bencher<'_, '_>, takes: u64) {
    frame(bencher, &model(takes, Tab::Browse, Size::new(80, 24)));
}

/// Unit: one frame of the checklist, 80x24.
#[divan::bench(args = [0, 1_000, 10_000])]
fn draw_checklist(bencher: Bencher<'_, '_>, takes: u64) {
    frame(bencher, &model(takes, Tab::Checklist, Size::new(80, 24)));
}

/// Unit: one frame of the figures of all takes, 120x40.
#[divan::bench(args = [0, 1_000, 10_000])]
fn draw_progress(bencher: Bencher<'_, '_>, takes: u64) {
    frame(bencher, &model(takes, Tab::Progress, Size::new(120, 40)));
}

/// Unit: one frame of the list of all takes, the oldest selected, 120x40.
#[divan::bench(args = [1_000, 10_000])]
fn draw_takes(bencher: Bencher<'_, '_>, takes: u64) {
    let mut model = model(takes, Tab::Progress, Size::new(120, 40));
    let now = model.now;
    for key in ["G", "enter", "G"] {
        update(&mut model, Msg::Press(key.parse().expect("a key")), now);
    }
    frame(bencher, &model);
}

/// Unit: one frame of the practice screen at this many columns and rows.
#[divan::bench(args = [(60, 15), (80, 24), (200, 60)])]
fn draw_at_size(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    frame(bencher, &model(0, Tab::Practice, Size::new(size.0, size.1)));
}

fn frame(bencher: Bencher<'_, '_>, model: &Model) {
    let area = Rect::from(model.size);
    bencher.bench_local(|| {
        let mut buffer = Buffer::empty(area);
        black_box(draw(model, area, &mut buffer))
    });
}

/// Unit: one key on the practice screen, with what follows from it, without the frame.
#[divan::bench(args = [0, 1_000, 10_000])]
fn press_key(bencher: Bencher<'_, '_>, takes: u64) {
    let mut model = model(takes, Tab::Practice, Size::new(80, 24));
    let now = model.now;
    bencher.bench_local(|| update(&mut model, Msg::Press(char('j')), now));
}

/// A pack of so many questions, as text.
fn pack(questions: usize) -> String {
    let mut text =
        "pack: {id: large, title: Large}\nthemes:\n- id: large-theme\n  title: Large\n  questions:\n"
            .to_owned();
    for number in 0..questions {
        let _ = writeln!(
            text,
            "  - {{id: large-{number}, text: Tell me about attempt {number} at a model nobody trusted.}}"
        );
    }
    text
}

fn large_bank(questions: usize) -> Bank {
    let file = tempfile::Builder::new().suffix(".yaml").tempfile().expect("a temporary file");
    std::fs::write(file.path(), pack(questions)).expect("the pack is written");
    Bank::new(vec![load_pack(file.path(), &[]).expect("the pack is sound").0])
}

/// Unit: one search over a bank of so many questions.
#[divan::bench(args = [100, 1_000, 10_000])]
fn find_as_you_type(bencher: Bencher<'_, '_>, questions: usize) {
    let index = FindIndex::new(&large_bank(questions));
    bencher.bench_local(|| index.search("attempt trust", 200));
}

/// Unit: one pack of so many questions, read and checked; 10,000 are just under 1 MiB.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 10)]
fn check_pack(bencher: Bencher<'_, '_>, questions: usize) {
    bencher.bench_local(|| large_bank(questions));
}
